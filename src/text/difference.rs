//! What differs between two texts: the words that one has and the other lacks.

use std::hash::Hash;
use std::ops::Range;

use similar::Algorithm;
use similar::DiffTag;
use similar::capture_diff_slices;

/// Beyond so many parts the search for what two sequences share is not worth its time, which grows with their product.
const MOST_PARTS: usize = 20_000;

/// A run of two sequences, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// In both: where it stands in the old and in the new one. The two are of one length.
    Kept(Range<usize>, Range<usize>),
    /// Where the old one has the first and the new one the second instead; one of the two may be empty.
    Replaced(Range<usize>, Range<usize>),
}

/// Returns how the new sequence is made of the old one. Two that are very long share nothing but their ends.
pub fn differences<T: Hash + Ord>(old: &[T], new: &[T]) -> Vec<Difference> {
    if old.len() + new.len() > MOST_PARTS {
        return ends(old, new);
    }
    let mut found: Vec<Difference> = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, old, new) {
        let (before, after) = (operation.old_range(), operation.new_range());
        match (operation.tag(), found.last_mut()) {
            (DiffTag::Equal, _) => found.push(Difference::Kept(before, after)),
            (_, Some(Difference::Replaced(old, new))) => {
                (old.end, new.end) = (before.end, after.end);
            }
            (_, _) => found.push(Difference::Replaced(before, after)),
        }
    }
    found
}

fn ends<T: Eq>(old: &[T], new: &[T]) -> Vec<Difference> {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let rest = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = rest.take_while(|(old, new)| old == new).count();
    let (old_end, new_end) = (old.len() - end, new.len() - end);
    let all = [
        Difference::Kept(0..start, 0..start),
        Difference::Replaced(start..old_end, start..new_end),
        Difference::Kept(old_end..old.len(), new_end..new.len()),
    ];
    let is_there = |part: &Difference| match part {
        Difference::Kept(old, new) | Difference::Replaced(old, new) => !old.is_empty() || !new.is_empty(),
    };
    all.into_iter().filter(is_there).collect()
}

/// Cuts a text into words, white space and marks, so that all of them together are the text.
///
/// Japanese has no spaces: a word there is a run of one script. `2.1`, `it's` and `a@example.org` are words.
pub fn words(text: &str) -> Vec<&str> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut starts = Vec::new();
    let mut last: Option<Class> = None;
    for (place, &(at, c)) in chars.iter().enumerate() {
        let next = chars.get(place + 1).map(|(_, c)| *c);
        let is_inner =
            last == Some(Class::Letters) && INNER.contains(c) && next.is_some_and(|c| Class::of(c) == Class::Letters);
        let class = if is_inner { Class::Letters } else { Class::of(c) };
        if last != Some(class) || class == Class::Mark {
            starts.push(at);
        }
        last = Some(class);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect()
}

/// Marks that stand inside of words.
const INNER: &str = ".,'’@:-_/";

/// What a character is a part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Mark,
    Letters,
    Hiragana,
    Katakana,
    Han,
}

impl Class {
    fn of(c: char) -> Class {
        match u32::from(c) {
            0x3041..=0x309f => Class::Hiragana,
            0x30a1..=0x30fa | 0x30fc..=0x30ff | 0x31f0..=0x31ff | 0xff66..=0xff9f => Class::Katakana,
            0x3005..=0x3007 | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff => Class::Han,
            _ if c.is_whitespace() => Class::Space,
            _ if c.is_alphanumeric() => Class::Letters,
            _ => Class::Mark,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_at_spaces_marks_and_changes_of_script() {
        assert_eq!(words("It's 2.1, a@b.c."), ["It's", " ", "2.1", ",", " ", "a@b.c", "."]);
        assert_eq!(words("報告から3営業日以内にメール"), ["報告", "から", "3", "営業日以内", "に", "メール"]);
        assert_eq!(words("l’été – «oui»"), ["l’été", " ", "–", " ", "«", "oui", "»"]);
        assert!(words("").is_empty());
    }

    #[test]
    fn what_is_replaced_is_one_run() {
        let found = differences(&["a", "b", "c", "d"], &["a", "x", "y", "d", "e"]);
        let expected = [
            Difference::Kept(0..1, 0..1),
            Difference::Replaced(1..3, 1..3),
            Difference::Kept(3..4, 3..4),
            Difference::Replaced(4..4, 4..5),
        ];
        assert_eq!(found, expected);
        assert!(differences::<u8>(&[], &[]).is_empty());
    }

    #[test]
    fn very_long_texts_share_their_ends() {
        let old: Vec<usize> = (0..30_000).collect();
        let new: Vec<usize> = (0..10).chain([7]).chain(29_999..30_000).collect();
        let expected = [
            Difference::Kept(0..10, 0..10),
            Difference::Replaced(10..29_999, 10..11),
            Difference::Kept(29_999..30_000, 11..12),
        ];
        assert_eq!(differences(&old, &new), expected);
    }
}
