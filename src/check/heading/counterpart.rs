//! Which heading of a source each heading of its translation stands for, where the two are built otherwise.

use std::collections::BTreeSet;

use crate::check::EditionHeading;
use crate::check::drift::MOST_COMPARISONS;
use crate::check::drift::match_up;
use crate::read::Heading;
use crate::read::Text;
use crate::text::Snapshot;

/// The likeness of headings that cannot stand for each other.
const APART: i32 = i32::MIN / 4;

/// The most marks of a section that are compared.
const MOST_MARKS: usize = 100;

/// What the headings of a translation stand for.
pub(super) struct Counterparts {
    /// For each heading of the translation the position of the source's; `None` where it has none, or another one could
    /// be meant as well.
    pub(super) certain: Vec<Option<usize>>,
    /// The positions of the source's headings that the translation lacks for certain.
    pub(super) lacking: Vec<usize>,
}

impl Counterparts {
    /// Finds them by order and level, by the ids behind the translation's headings, and by what both sections share.
    pub(super) fn find(
        snapshot: &Snapshot,
        (text, source): (&Text, &Text),
        source_headings: &[EditionHeading],
    ) -> Counterparts {
        let (own, other) = (sections(snapshot, text), sections(snapshot, source));
        if own.len() * other.len() > MOST_COMPARISONS {
            return Counterparts { certain: vec![None; own.len()], lacking: Vec::new() };
        }
        let likeness = |at: usize, own_at: usize| likeness(&source_headings[at], &other[at], &own[own_at]);
        // Where several pairings are as good, the one begins at the front and the other at the end.
        let forward = match_up(other.len(), own.len(), likeness);
        let (last, own_last) = (other.len().wrapping_sub(1), own.len().wrapping_sub(1));
        let backward = match_up(other.len(), own.len(), |at, own_at| likeness(last - at, own_last - own_at));
        let turned = backward.into_iter().map(|(at, own_at)| (at.map(|at| last - at), own_at.map(|at| own_last - at)));
        let agreed: BTreeSet<_> = turned.collect();
        let mut found = Counterparts { certain: vec![None; own.len()], lacking: Vec::new() };
        for pair in forward.into_iter().filter(|pair| agreed.contains(pair)) {
            match pair {
                (Some(at), Some(own_at)) => found.certain[own_at] = Some(at),
                (Some(at), None) => found.lacking.push(at),
                (None, _) => {}
            }
        }
        found
    }
}

/// A heading with what the text below it shares with a translation.
struct Section<'t> {
    heading: &'t Heading,
    marks: BTreeSet<&'t str>,
}

fn sections<'t>(snapshot: &'t Snapshot, text: &'t Text) -> Vec<Section<'t>> {
    let file = snapshot.file(text.file).text().unwrap_or_default();
    let headings = &text.outline.headings;
    let ends = headings.iter().skip(1).map(|next| next.span.start).chain([text.body.end]);
    let section = |(heading, end): (&'t Heading, usize)| Section {
        heading,
        marks: marks(file.get(heading.span.end..end).unwrap_or_default()),
    };
    headings.iter().zip(ends).map(section).collect()
}

/// Returns the words that are the same in every language: those with a digit, a mark inside or several capitals.
fn marks(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && !"-_./:@+#".contains(c));
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()));
    let is_mark = |word: &&str| {
        let count = |is: fn(&char) -> bool| word.chars().filter(is).count();
        count(char::is_ascii_digit) > 0 || count(|c| "_./:@+#".contains(*c)) > 0 || count(char::is_ascii_uppercase) > 1
    };
    words.filter(is_mark).take(MOST_MARKS).collect()
}

fn likeness(source: &EditionHeading, other: &Section<'_>, own: &Section<'_>) -> i32 {
    let written = own.heading.id.as_ref().map(|id| id.value == source.id);
    if source.level != own.heading.level || written == Some(false) {
        return APART;
    }
    let shared = i32::try_from(other.marks.intersection(&own.marks).count()).unwrap_or(8).min(8);
    let is_other = shared == 0 && other.marks.len() > 1 && own.marks.len() > 1;
    match written {
        Some(_) => 1000,
        None if is_other => -1,
        None => 4 + 3 * shared + 3 * i32::from(source.text == own.heading.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_words_of_no_language() {
        let text = "Upgrade to 1.4.2, or set `max_age` (see RFC 9116, https://example.org/a). Un-do it.";
        assert_eq!(marks(text), ["1.4.2", "9116", "RFC", "https://example.org/a", "max_age"].into());
    }
}
