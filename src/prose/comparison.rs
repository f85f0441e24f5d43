//! Two texts compared: what was added, removed and changed, in the shape of the text.
//!
//! A text is taken apart into units: headings, paragraphs, the texts of list items, rows, code blocks. Units that
//! both texts have stay as they are; those that are alike are compared word by word; the others were added or
//! removed as a whole. Additions are `<ins>` and removals `<del>`, each with words that are read out and copied, so that
//! a text without its marks still tells what came and what went.

mod pair;
mod print;
mod reader;
mod tree;
mod unit;

use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::prose::Frame;
use crate::prose::comparison::pair::Match;
use crate::prose::with_manuscript;

/// Two texts compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The newer text with what was removed, as safe HTML.
    pub html: String,
    /// How many units were added.
    pub added: usize,
    /// How many were removed.
    pub removed: usize,
    /// How many have other words.
    pub changed: usize,
}

/// Compares two texts of one language, of which the first is the older one.
pub fn compare(
    frame: &Frame<'_>,
    old: (&EditionDocument, &EditionText),
    new: (&EditionDocument, &EditionText),
) -> Comparison {
    let (document, text) = old;
    let before = with_manuscript(frame, document, text, reader::units);
    let (document, text) = new;
    with_manuscript(frame, document, text, |manuscript| {
        let after = reader::units(manuscript);
        let matches = pair::matches(&before, &after);
        let count = |is_meant: fn(&Match) -> bool| matches.iter().filter(|found| is_meant(found)).count();
        Comparison {
            html: print::print(manuscript, (&before, &after), &matches),
            added: count(|found| matches!(found, Match::Added(_))),
            removed: count(|found| matches!(found, Match::Removed(_))),
            changed: count(|found| matches!(found, Match::Changed(..))),
        }
    })
}

#[cfg(test)]
mod tests;
