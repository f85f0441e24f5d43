//! What a translator tells readers of the translation alone, in brackets: `(NdT : en français)`, `［訳注：…］`.

use std::ops::Range;

use crate::check::drift::fold::Folded;
use crate::check::drift::lexicon::Lexicon;

/// What opens and closes such a note.
const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('〔', '〕')];

/// Returns the characters of a translator's note in a text; without one the range is empty.
pub(in crate::check::drift) fn note(text: &Folded, lexicon: &Lexicon) -> Range<usize> {
    let chars = &text.lower;
    let opened = chars.iter().enumerate().filter_map(|(at, c)| {
        let (_, close) = BRACKETS.iter().find(|(open, _)| open == c)?;
        is_note(&chars[at + 1..], lexicon).then_some((at, *close))
    });
    let Some((start, close)) = opened.into_iter().next() else { return 0..0 };
    let length = chars[start..].iter().position(|c| *c == close).unwrap_or(chars.len() - start);
    start..start + length
}

fn is_note(inner: &[char], lexicon: &Lexicon) -> bool {
    let mut words = lexicon.list("note");
    words.any(|words| words.chars().count() <= inner.len() && words.chars().zip(inner).all(|(a, b)| a == *b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn note_is_what_its_brackets_hold() {
        let check = |language: &str, text: &str, expected: Range<usize>| {
            let lexicon = Lexicon::new(&language.parse().unwrap());
            assert_eq!(note(&Folded::new(text), &lexicon), expected, "{text}");
        };
        check("fr", "Le paquet (NdT : depuis 2010) est lu.", 10..28);
        check("fr", "Le paquet (depuis 2010) est lu.", 0..0);
        check("ja", "公開（訳注：2010年）した。", 2..11);
        check("ja", "公開（訳注：2010年", 2..11);
    }
}
