//! What a translator tells readers of the translation alone, in brackets: `(NdT : en français)`, `［訳注：…］`.

use std::ops::Range;

use crate::check::drift::fold::Folded;
use crate::check::drift::lexicon::Lexicon;
use crate::check::script::is_spaced_letter;

/// What opens and closes such a note.
const BRACKETS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('〔', '〕'), ('【', '】')];
/// A bracket that has not been closed after so many characters was forgotten.
const LONGEST: usize = 1000;

/// Returns the characters of each translator's note in a text, in order.
pub(in crate::check::drift) fn notes(text: &Folded, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let chars = &text.lower;
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, c) in chars.iter().enumerate() {
        let Some(brackets) = BRACKETS.iter().find(|(open, _)| open == c) else { continue };
        let is_inside = found.last().is_some_and(|last| last.contains(&start));
        if !is_inside && is_note(&chars[start + 1..], lexicon) {
            found.extend(closed(&chars[start..], *brackets).map(|length| start..start + length));
        }
    }
    found
}

/// Returns where the bracket that a text begins with is closed.
fn closed(chars: &[char], (open, close): (char, char)) -> Option<usize> {
    let mut depth = 0usize;
    chars.iter().take(LONGEST).position(|c| {
        depth += usize::from(*c == open);
        depth -= usize::from(*c == close);
        depth == 0
    })
}

/// Whether a text begins as such a note does, and not with a longer word, such as `NDTV`.
fn is_note(inner: &[char], lexicon: &Lexicon) -> bool {
    lexicon.list("note").any(|words| {
        let length = words.chars().count();
        let is_longer = || words.ends_with(is_spaced_letter) && inner.get(length).is_some_and(|c| is_spaced_letter(*c));
        inner.len() >= length && words.chars().zip(inner).all(|(a, b)| a == *b) && !is_longer()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn note_is_what_its_brackets_hold() {
        let check = |language: &str, text: &str, expected: &[(usize, usize)]| {
            let lexicon = Lexicon::new(&language.parse().unwrap());
            let found: Vec<(usize, usize)> =
                notes(&Folded::new(text), &lexicon).into_iter().map(|note| (note.start, note.end)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("fr", "Le paquet (NdT : depuis 2010) est lu.", &[(10, 28)]);
        check("fr", "(NdT : (2010)) et (N.d.T. : 2011)", &[(0, 13), (18, 32)]);
        check("fr", "Le paquet (depuis 2010) est lu par (NDTV 2012).", &[]);
        check("ja", "公開（訳注：2010年）した【訳註：2011年】。", &[(2, 11), (14, 23)]);
        check("ja", "公開（訳注：2010年", &[]);
    }
}
