//! The ids of headings, the same in every language.

mod counterpart;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Deref;

use crate::check::EditionHeading;
use crate::check::heading::counterpart::Counterparts;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Level;
use crate::diag::Report;
use crate::read::Heading;
use crate::read::Text;
use crate::text::Snapshot;

/// The headings of a text with their final ids, in order; no id twice. As a slice they are in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Headings {
    headings: Vec<EditionHeading>,
    /// Their positions, in the order of their ids.
    by_id: Vec<usize>,
}

impl Headings {
    /// Makes them of headings in the order of the text.
    pub(in crate::check) fn new(headings: Vec<EditionHeading>) -> Headings {
        let mut by_id: Vec<usize> = (0..headings.len()).collect();
        by_id.sort_by_key(|&place| &headings[place].id);
        Headings { headings, by_id }
    }

    /// Returns the heading of an id, without looking at every one: a text may link to as many as it has.
    pub fn get(&self, id: &str) -> Option<&EditionHeading> {
        let found = self.by_id.binary_search_by(|&place| self.headings[place].id.as_str().cmp(id)).ok()?;
        Some(&self.headings[self.by_id[found]])
    }
}

impl Deref for Headings {
    type Target = [EditionHeading];

    fn deref(&self) -> &[EditionHeading] {
        &self.headings
    }
}

/// Gives every heading of a source text its id: the one behind it, else one made of its words.
pub(in crate::check) fn of_source(text: &Text, report: &mut Report) -> Vec<EditionHeading> {
    let headings = &text.outline.headings;
    let mut taken: BTreeMap<String, &Heading> = BTreeMap::new();
    for heading in headings {
        let Some(id) = &heading.id else { continue };
        match taken.get(&id.value) {
            None => {
                taken.insert(id.value.clone(), heading);
            }
            Some(first) => {
                let message = format!("two headings have the id `{}`", id.value);
                let first = first.id.as_ref().map_or(first.span, |id| id.span);
                report.push(Diagnostic::new(Code::HeadingDuplicate, id.span, message).related(first, "first here"));
            }
        }
    }
    let mut made = Vec::new();
    let mut numbers = BTreeMap::new();
    for heading in headings {
        let id = match &heading.id {
            Some(id) => id.value.clone(),
            None => make_id(&heading.text, |id| taken.contains_key(id), &mut numbers),
        };
        made.push(named(heading, id));
    }
    made
}

/// Makes an id of the Latin letters and digits of a heading, or of its position where it has none.
///
/// `numbers` holds how often each such id was made; a repeated one gets its number behind it.
fn make_id(text: &str, is_taken: impl Fn(&str) -> bool, numbers: &mut BTreeMap<String, usize>) -> String {
    let letters: String =
        text.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let stem = letters.split_whitespace().collect::<Vec<_>>().join("-");
    let stem = if stem.is_empty() { "section".to_owned() } else { stem };
    loop {
        let number = numbers.entry(stem.clone()).or_insert(0);
        *number += 1;
        let id = if *number == 1 { stem.clone() } else { format!("{stem}-{number}") };
        // `Impact 2` and a second `Impact` would both be `impact-2`.
        let is_made = *number > 1 && numbers.contains_key(&id);
        if !is_taken(&id) && !is_made {
            numbers.entry(id.clone()).or_insert(1);
            return id;
        }
    }
}

/// Gives the headings of a translation the ids of its source's by position.
///
/// Another count, level or id is reported once, at the first heading that differs: as an error in a translation that says
/// that it is up to date. In any other the headings have the ids of those that they certainly stand for.
pub(in crate::check) fn of_translation(
    snapshot: &Snapshot,
    (text, source_text): (&Text, &Text),
    source: &[EditionHeading],
    report: &mut Report,
) -> Vec<EditionHeading> {
    let headings = &text.outline.headings;
    let differing = (0..headings.len().max(source.len())).find(|&at| match (headings.get(at), source.get(at)) {
        (Some(own), Some(source)) => {
            own.level != source.level || own.id.as_ref().is_some_and(|id| id.value != source.id)
        }
        _ => true,
    });
    let Some(at) = differing else {
        return headings.iter().zip(source).map(|(own, source)| named(own, source.id.clone())).collect();
    };
    let found = Counterparts::find(snapshot, (text, source_text), source);
    let lacking = found.lacking.first().map(|&at| &source[at]);
    let mut diagnostic = tell(text, (headings.get(at), source.get(at)), lacking, (headings.len(), source.len()));
    if text.is_current(source_text) {
        diagnostic.level = Level::Error;
    } else if text.is_stale(source_text) {
        diagnostic.level = Level::Reminder;
    }
    if diagnostic.level != Level::Error && found.certain.contains(&None) {
        diagnostic =
            diagnostic.hint("until then, an id of the source behind a heading, as in `{#fix}`, lets links find it");
    }
    report.push(diagnostic);
    by_counterparts(headings, source, &found)
}

/// Gives headings the ids of those that they stand for, and the others ids that no heading of the source has.
fn by_counterparts(headings: &[Heading], source: &[EditionHeading], found: &Counterparts) -> Vec<EditionHeading> {
    let mut taken: BTreeSet<&str> = source.iter().map(|heading| heading.id.as_str()).collect();
    let written = headings.iter().map(|own| {
        let id = own.id.as_ref().map(|id| id.value.as_str());
        id.filter(|id| taken.insert(id))
    });
    let written: Vec<Option<&str>> = written.collect();
    let mut numbers = BTreeMap::new();
    let ids = headings.iter().zip(found.certain.iter().zip(written));
    ids.map(|(own, (certain, written))| match (certain, written) {
        (Some(at), _) => named(own, source[*at].id.clone()),
        (None, Some(id)) => named(own, id.to_owned()),
        (None, None) => named(own, make_id(&own.text, |id| taken.contains(id), &mut numbers)),
    })
    .collect()
}

fn named(heading: &Heading, id: String) -> EditionHeading {
    EditionHeading { level: heading.level, id, text: heading.text.clone(), has_text: heading.has_text }
}

/// Tells of the first heading that differs from the source's at its place; `lacking` is one that has no counterpart.
fn tell(
    text: &Text,
    (own, source): (Option<&Heading>, Option<&EditionHeading>),
    lacking: Option<&EditionHeading>,
    counts: (usize, usize),
) -> Diagnostic {
    let diagnostic = |span, message: String| Diagnostic::new(Code::HeadingsDiffer, span, message);
    let has_level = own.zip(source).is_none_or(|(own, source)| own.level == source.level);
    if counts.0 < counts.1 && has_level {
        let lacking = lacking.map(|source| format!(", and lacks the source's `{}`", source.id)).unwrap_or_default();
        let message = format!("the translation has {} of {} headings{lacking}", counts.0, counts.1);
        return diagnostic(text.title.span, message).hint("translations have the source's headings, in its order");
    }
    match (own, source) {
        (Some(own), Some(source)) if own.level != source.level => {
            let message = format!(
                "the heading has level {}, and the source's `{}` has level {}",
                own.level, source.id, source.level
            );
            diagnostic(own.span, message).hint("translations have the source's headings, in its order")
        }
        (Some(own), Some(source)) => {
            let message = format!("the heading's id is not the source's `{}`", source.id);
            diagnostic(own.span, message).hint("leave the id out: it is taken from the source by position")
        }
        (own, _) => {
            let (count, number) = (counts.1, counts.1 + 1);
            let headings = if count == 1 { "heading" } else { "headings" };
            let message = format!("the source has {count} {headings}, and this is number {number}");
            let place = own.map_or(text.title.span, |own| own.span);
            diagnostic(place, message).hint("translations have the source's headings, in its order")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heading_is_found_by_its_id() {
        let heading = |id: &str| EditionHeading { level: 2, id: id.to_owned(), text: String::new(), has_text: false };
        let headings = Headings::new(["workarounds", "impact", "fix", "impact-2"].map(heading).to_vec());
        assert!(headings.iter().all(|heading| headings.get(&heading.id) == Some(heading)));
        assert_eq!(headings.get("impact-3"), None);
        assert_eq!(headings[1].id, "impact");
    }
}
