//! Ids of advisories that are not public, in the words of documents that are.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use aho_corasick::AhoCorasick;

use crate::check::visibility::Now;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Level;
use crate::diag::Place;
use crate::diag::Report;
use crate::model::Lock;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::read::Text;
use crate::read::Visibility;
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
    /// Lists the ids of the advisories that are not shown and that the lock file does not know as public ones, without
    /// those that one which is shown has too.
    pub(in crate::check) fn new(documents: &[Arc<Document>], lock: &Lock, now: Now) -> PrivateIds {
        let (shown, hidden): (Vec<_>, Vec<_>) = documents
            .iter()
            .filter(|document| matches!(document.fields, DocumentFields::Advisory(_)))
            // What cannot be read is an error by itself, after which nothing is published.
            .filter(|document| document.visibility != Visibility::Unreadable)
            .partition(|document| now.shows(document.visibility));
        let hidden = hidden.into_iter().filter(|document| !lock.documents.contains_key(document.id.as_str()));
        let mut private: BTreeMap<String, Owner> = hidden.flat_map(|document| ids(document)).collect();
        if !private.is_empty() {
            for (id, owner) in shown.into_iter().flat_map(|document| ids(document)) {
                // What the site gave to one advisory is not public because another one has it as an alias.
                if owner == Owner::Site || private.get(&id) == Some(&Owner::Others) {
                    private.remove(&id);
                }
            }
        }
        PrivateIds(private)
    }

    /// Reports each text that has such an id in its title, its summaries, its notes, its aliases or its body, at the
    /// first place; but for links to what is not public, which the report has already.
    pub(in crate::check) fn report(&self, snapshot: &Snapshot, documents: &[Arc<Document>], report: &mut Report) {
        if self.0.is_empty() {
            return;
        }
        let search = AhoCorasick::builder().ascii_case_insensitive(true).build(self.0.keys());
        let search = search.expect("ids are short, and no more than there are advisories");
        let links = private_links(report);
        for document in documents {
            for text in document.translations.values().chain([&document.source]) {
                let mut told = BTreeSet::new();
                let found = told_parts(document, text).flat_map(|part| named(&search, snapshot, part));
                for (id, span) in found.filter(|(_, span)| !is_within(*span, &links)) {
                    let lower = id.to_ascii_lowercase();
                    let owner = self.0[&lower];
                    if told.insert(lower) {
                        report.push(private(id, owner, span));
                    }
                }
            }
        }
    }
}

/// Returns the ids of an advisory in lower case; of one that cannot be read, what its file name says where that is one.
fn ids(document: &Document) -> Vec<(String, Owner)> {
    let DocumentFields::Advisory(Some(fields)) = &document.fields else {
        let name = document.id.as_str().rsplit('/').next().unwrap_or_default();
        let is_id = name.contains(|c: char| c.is_ascii_digit());
        return is_id.then(|| (name.to_ascii_lowercase(), Owner::Site)).into_iter().collect();
    };
    let others = fields.ids_of_others().map(|id| (id.to_ascii_lowercase(), Owner::Others));
    // An alias that is the id itself stays the site's.
    others.chain([(fields.id.value.as_str().to_ascii_lowercase(), Owner::Site)]).collect()
}

/// Returns what readers are told in a text's own words, and by the aliases of an advisory.
fn told_parts<'t>(document: &'t Document, text: &'t Text) -> impl Iterator<Item = Span> + 't {
    let notes = text.revision_summaries.values().chain(text.timeline_notes.values());
    let words = [&text.title].into_iter().chain(&text.summary).chain(notes);
    let aliases = match &document.fields {
        DocumentFields::Advisory(Some(fields)) if text.translation.is_none() => fields.aliases.as_slice(),
        _ => &[],
    };
    words.chain(aliases).map(|words| words.span).chain([text.body])
}

/// Returns the ids that stand in a part of a text, as they are written there, each with its place.
///
/// The notes of a policy stand in its own file, also where a stored text is shown.
fn named<'s>(
    search: &'s AhoCorasick,
    snapshot: &'s Snapshot,
    part: Span,
) -> impl Iterator<Item = (&'s str, Span)> + 's {
    let text = snapshot.written(part);
    let found = search.find_overlapping_iter(text).map(|found| found.range());
    let whole = found.filter(|range| ends_there(&text[range.end..]) && begins_there(&text[..range.start]));
    whole.map(move |range| {
        (&text[range.clone()], Span::new(part.file, part.start + range.start..part.start + range.end))
    })
}

/// Returns whether an id ends where this text begins: `EX-2026-0001` in `EX-2026-0001.`, and not in `EX-2026-0001-2`.
fn ends_there(behind: &str) -> bool {
    let rest = behind.trim_start_matches(['-', '.', '_', ':']);
    let is_digit = rest.starts_with(|c: char| c.is_ascii_digit());
    if rest.len() == behind.len() { !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) } else { !is_digit }
}

/// Returns whether an id begins where this text ends: `EX-2026-0001` in `v1.EX-2026-0001`, and not in `AEX-2026-0001`.
fn begins_there(before: &str) -> bool {
    let is_part = |text: &str| text.ends_with(|c: char| c.is_ascii_alphanumeric());
    !is_part(before) && !before.strip_suffix(['-', '_']).is_some_and(is_part)
}

/// Returns where the links are that lead to what is not public.
fn private_links(report: &Report) -> Vec<Span> {
    let links = report.iter().filter(|diagnostic| diagnostic.code == Code::LinkPrivate);
    let places = links.filter_map(|link| match &link.place {
        Place::Span(span) => Some(*span),
        _ => None,
    });
    places.collect()
}

fn is_within(span: Span, links: &[Span]) -> bool {
    links.iter().any(|link| link.file == span.file && link.start <= span.start && span.end <= link.end)
}

fn private(id: &str, owner: Owner, span: Span) -> Diagnostic {
    let message = format!("`{id}` is an id of an advisory that is not public");
    let diagnostic =
        Diagnostic::new(Code::IdPrivate, span, message).hint("leave it out until the advisory is published");
    match owner {
        Owner::Site => Diagnostic { level: Level::Error, ..diagnostic },
        Owner::Others => diagnostic
            .hint("where readers know it from elsewhere, add `[[allow]]` with `code = \"id-private\"` and `reason`"),
    }
}
