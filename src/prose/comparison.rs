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
use crate::prose::comparison::unit::Kind;
use crate::prose::comparison::unit::Unit;
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
    /// The sections of the newer text in which something differs, in its order.
    pub sections: Vec<ChangedSection>,
}

/// A section of the newer text, without those below it, in which something differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedSection {
    /// The id of its heading.
    pub id: String,
    /// The words of its heading.
    pub title: String,
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
            sections: sections((&before, &after), &matches),
        }
    })
}

/// Returns the sections that differ; what stands before the first heading is in none.
///
/// A section that is gone is in none, and nor is what it held.
fn sections((before, after): (&[Unit], &[Unit]), matches: &[Match]) -> Vec<ChangedSection> {
    let mut section = None;
    let mut changed = Vec::new();
    for found in matches {
        let (place, is_kept) = match found {
            Match::Kept(_, place) => (Some(place), true),
            Match::Changed(_, place) | Match::Added(place) => (Some(place), false),
            Match::Removed(place) if matches!(before[*place].kind, Kind::Heading(..)) => {
                section = None;
                continue;
            }
            Match::Removed(_) => (None, false),
        };
        if let Some(unit) = place.map(|place| &after[*place])
            && let Kind::Heading(_, id) = &unit.kind
        {
            section = Some(ChangedSection { id: id.clone(), title: unit.words() });
        }
        if !is_kept {
            changed.extend(section.take());
        }
    }
    changed
}

#[cfg(test)]
mod tests;
