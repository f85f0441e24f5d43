//! Numbers of parts of a document, such as `section 4.1, “Targets”`.

use crate::check::drift::claim::Reader;

impl Reader<'_> {
    /// Whether a number is that of a part of a document whose title stands behind it, so that a language may tell the
    /// title alone: `section 4.1, “Targets”`.
    pub(in crate::check::drift::claim) fn is_of_title(&self, at: usize, end: usize) -> bool {
        let behind = self.text.chars[end..].iter().copied().find(|c| !matches!(c, ' ' | ',' | ':' | '節' | '章'));
        let before = self.text.chars[..at].iter().rev().skip_while(|c| **c == ' ');
        let word: Vec<char> = before.take_while(|c| c.is_alphabetic()).copied().collect();
        let word: String = word.iter().rev().collect::<String>().to_lowercase();
        behind.is_some_and(|c| matches!(c, '"' | '«' | '「' | '『')) && self.lexicon.has("division", &word)
    }
}
