//! Ids of advisories that are not public, in the words of documents that are.

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::check::visibility::Now;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Level;
use crate::diag::Report;
use crate::diag::Subject;
use crate::read::AdvisoryFields;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::read::Text;
use crate::text::Snapshot;
use crate::text::Span;

/// The ids that no public advisory has, in lower case.
pub(in crate::check) struct PrivateIds(BTreeMap<String, Owner>);

/// Who gave an id.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// The site: nobody knows it who was not told.
    Site,
    /// Others, such as a CVE id: readers may know it from elsewhere.
    Others,
}

impl PrivateIds {
    /// Lists the ids of the advisories that are not shown, without those that one which is shown has too.
    pub(in crate::check) fn new(documents: &[Arc<Document>], now: Now) -> PrivateIds {
        let (shown, hidden): (Vec<_>, Vec<_>) = documents
            .iter()
            .filter(|document| matches!(document.fields, DocumentFields::Advisory(_)))
            .partition(|document| now.shows(document.visibility));
        let mut private: BTreeMap<String, Owner> = hidden.into_iter().flat_map(|document| ids(document)).collect();
        if !private.is_empty() {
            for (id, _) in shown.into_iter().flat_map(|document| ids(document)) {
                private.remove(&id);
            }
        }
        PrivateIds(private)
    }

    /// Reports each text that has such an id in its title, its summaries, its notes or its body, at the first place.
    pub(in crate::check) fn report(&self, snapshot: &Snapshot, documents: &[Arc<Document>], report: &mut Report) {
        let Some(lengths) = self.lengths() else { return };
        let texts = documents.iter().flat_map(|document| document.translations.values().chain([&document.source]));
        for text in texts {
            for (owner, span) in self.named(snapshot, text, &lengths).into_values() {
                let mut diagnostic = private(written(snapshot, span), span);
                // An error could not be allowed.
                if owner == Owner::Site && !is_allowed(text) {
                    diagnostic.level = Level::Error;
                }
                report.push(diagnostic);
            }
        }
    }

    /// Returns which of the ids a text has, and where first.
    fn named(
        &self,
        snapshot: &Snapshot,
        text: &Text,
        lengths: &RangeInclusive<usize>,
    ) -> BTreeMap<String, (Owner, Span)> {
        let mut named = BTreeMap::new();
        let paths = LazyCell::new(|| paths(text));
        let is_in_path = |span: Span| {
            let before = paths.range(..=span.start).next_back();
            span.file == text.file && before.is_some_and(|(_, end)| span.end <= *end)
        };
        for part in told_parts(text) {
            for (at, word) in words(written(snapshot, part)).filter(|(_, word)| lengths.contains(&word.len())) {
                let id = word.to_ascii_lowercase();
                let span = Span::new(part.file, part.start + at..part.start + at + word.len());
                if let Some(owner) = self.0.get(&id)
                    && !is_in_path(span)
                {
                    named.entry(id).or_insert((*owner, span));
                }
            }
        }
        named
    }

    /// Returns how many bytes the shortest and the longest of the ids have.
    fn lengths(&self) -> Option<RangeInclusive<usize>> {
        let lengths = || self.0.keys().map(String::len);
        Some(lengths().min()?..=lengths().max()?)
    }
}

/// Returns the ids of an advisory in lower case; of one that cannot be read, what its file name says.
fn ids(document: &Document) -> Vec<(String, Owner)> {
    let DocumentFields::Advisory(fields) = &document.fields else { return Vec::new() };
    let name = document.id.as_str().rsplit('/').next().unwrap_or_default();
    let given =
        fields.iter().flat_map(|fields| ids_of_others(fields)).map(|id| (id.to_ascii_lowercase(), Owner::Others));
    // An alias that is the id itself stays the site's.
    given.chain([(name.to_ascii_lowercase(), Owner::Site)]).collect()
}

fn ids_of_others(fields: &AdvisoryFields) -> impl Iterator<Item = &str> {
    let cve = fields.vulnerabilities.iter().filter_map(|vulnerability| vulnerability.cve.as_ref());
    fields.aliases.iter().map(|alias| alias.value.as_str()).chain(cve.map(|cve| cve.value.as_str()))
}

/// Returns what readers are told in a text's own words.
fn told_parts(text: &Text) -> impl Iterator<Item = Span> {
    let notes = text.revision_summaries.values().chain(text.timeline_notes.values());
    let words = [&text.title].into_iter().chain(&text.summary).chain(notes);
    words.map(|words| words.span).chain([text.body])
}

/// Returns what is written at a place; the notes of a policy stand in its file, also where a stored text is shown.
fn written(snapshot: &Snapshot, span: Span) -> &str {
    &snapshot.file(span.file).text().expect("texts are UTF-8")[span.range()]
}

/// Returns the words of a text that can be ids, and where they begin: also those before the dots of a file's name.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_mark = |c: char| matches!(c, '-' | '_' | '.');
    let is_part = move |c: char| c.is_ascii_alphanumeric() || is_mark(c);
    let runs = text.split_inclusive(move |c| !is_part(c)).scan(0, |end, run| {
        *end += run.len();
        Some((*end - run.len(), run))
    });
    runs.flat_map(move |(start, run)| {
        let word = run.trim_start_matches(is_mark);
        let at = start + run.len() - word.len();
        let word = word.trim_end_matches(|c| !is_part(c) || is_mark(c));
        let ends = word.match_indices('.').map(|(end, _)| end).chain([word.len()]);
        ends.map(move |end| (at, &word[..end]))
    })
}

/// Returns where the links to files of the site name them, from and to: a link to what is not public is told of as such.
fn paths(text: &Text) -> BTreeMap<usize, usize> {
    let destinations = text.outline.links.iter().map(|link| &link.destination);
    let paths = destinations.filter(|destination| !destination.value.contains(':'));
    paths.map(|path| (path.span.start, path.span.end)).collect()
}

/// Returns whether a text says itself that its readers may know such an id.
fn is_allowed(text: &Text) -> bool {
    text.allows.iter().any(|allow| allow.code.value == Subject::Diagnostic(Code::IdPrivate))
}

fn private(id: &str, span: Span) -> Diagnostic {
    let message = format!("`{id}` is an id of an advisory that is not public");
    Diagnostic::new(Code::IdPrivate, span, message)
        .hint("leave it out until the advisory is published")
        .hint("where readers may know it, add `[[allow]]` with `code = \"id-private\"`, `reason` and `until`")
}
