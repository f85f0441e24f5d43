//! What one text has in the place of a passage of the other, read once for all that the passage may lack.

use std::collections::BTreeSet;

use crate::check::drift::code_span::method;
use crate::check::drift::code_span::unquoted;
use crate::check::drift::item::Item;
use crate::check::drift::reading::Part;
use crate::check::script::has_word;
use crate::check::script::is_inner;
use crate::text::Span;

/// A part in the place of another one.
pub(in crate::check::drift::attached) struct Beside<'r> {
    text: &'r str,
    /// The runs of letters and digits in the text.
    words: BTreeSet<&'r str>,
    /// Its first line.
    pub(in crate::check::drift::attached) first_line: Span,
}

impl<'r> Beside<'r> {
    /// Reads a part.
    pub(in crate::check::drift::attached) fn new(part: &'r Part) -> Beside<'r> {
        let text = part.passage.text.as_str();
        Beside { text, words: runs(text).collect(), first_line: part.first_line() }
    }

    /// Whether the part says in its text, without marks or in its own quotation marks, what an item says.
    pub(in crate::check::drift::attached) fn says(&self, item: &Item) -> bool {
        let text = item.value.trim();
        let says = |text: &str| text.chars().count() > 1 && self.has_word(text);
        let address = text.split_once("://").map(|(_, address)| address.trim_end_matches('/'));
        let folder = text.strip_suffix('/').filter(|folder| folder.starts_with(['/', '~']));
        // A version is bounded in words where code does it by a sign: `<= 0.1.5`.
        let version = text.trim_start_matches(|c: char| "<>=~^! ".contains(c));
        let version =
            Some(version).filter(|rest| rest.len() < text.len() && rest.starts_with(|c: char| c.is_ascii_digit()));
        let mail = text.strip_prefix("mailto:");
        says(text) || [unquoted(text), address, folder, version, mail].into_iter().flatten().any(says)
    }

    /// Whether the part says in its text the method that a longer name ends with.
    pub(in crate::check::drift::attached) fn has_method(&self, item: &Item) -> bool {
        method(item.value.trim()).is_some_and(|method| self.has_word(method))
    }

    fn has_word(&self, text: &str) -> bool {
        // To search the text for each of many items would cost a square.
        runs(text).all(|word| self.words.contains(word)) && has_word(self.text, text)
    }
}

fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_inner(c)).filter(|run| !run.is_empty())
}
