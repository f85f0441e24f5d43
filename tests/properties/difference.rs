//! What is kept and what is replaced make both texts, and words make the text they were cut from.

use lucarne::text::Difference;
use lucarne::text::differences;
use lucarne::text::words;
use proptest::collection::vec;
use proptest::prelude::Strategy;
use proptest::proptest;
use proptest::sample::select;

const PARTS: [&str; 16] = [
    "three",
    "it's",
    "2.1",
    " ",
    "\n",
    "\u{3000}",
    ".",
    "–",
    "é",
    "e\u{301}",
    "報告",
    "から",
    "メール",
    "ー",
    "a@b.c",
    "'",
];

fn text() -> impl Strategy<Value = String> {
    vec(select(&PARTS[..]), 0..20).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn words_make_the_text(text in text(), any in ".*") {
        for text in [text, any] {
            let words = words(&text);
            assert_eq!(words.concat(), text);
            assert!(words.iter().all(|word| !word.is_empty()), "{words:?}");
        }
    }

    #[test]
    fn runs_make_both_texts(old in vec(0_u8..4, 0..40), new in vec(0_u8..4, 0..40)) {
        let (mut old_end, mut new_end, mut was_kept) = (0, 0, None);
        for run in differences(&old, &new) {
            let (before, after, is_kept) = match run {
                Difference::Kept(before, after) => (before, after, true),
                Difference::Replaced(before, after) => (before, after, false),
            };
            assert_eq!((before.start, after.start), (old_end, new_end), "each run begins where the last one ended");
            assert!(!before.is_empty() || !after.is_empty(), "no run is empty");
            assert_ne!(was_kept, Some(is_kept), "two runs of a kind are one");
            assert_eq!(old[before.clone()] == new[after.clone()], is_kept);
            (old_end, new_end, was_kept) = (before.end, after.end, Some(is_kept));
        }
        assert_eq!((old_end, new_end), (old.len(), new.len()));
    }

    #[test]
    fn text_differs_from_itself_in_nothing(text in vec(0_u8..4, 1..40)) {
        assert_eq!(differences(&text, &text), [Difference::Kept(0..text.len(), 0..text.len())]);
    }
}
