//! Ids of advisories that are not public, in sources that are.

mod published;
mod search;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::Edition;
use crate::check::private_id::published::CanAllow;
use crate::check::private_id::search::Found;
use crate::check::private_id::search::Search;
use crate::check::visibility::Now;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Level;
use crate::diag::Place;
use crate::diag::Report;
use crate::model::Lock;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::read::Visibility;
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

    /// Reports each published source that has such an id, at the first place; but for links to what is not public, which
    /// the report has already.
    pub(in crate::check) fn report(&self, edition: &Edition, documents: &[Arc<Document>], report: &mut Report) {
        if self.0.is_empty() {
            return;
        }
        let search = Search::new(self.0.keys());
        let links = private_links(report);
        for source in published::sources(edition, documents) {
            let mut told = BTreeSet::new();
            let found = source.parts.into_iter().flat_map(|part| search.find(edition.snapshot(), part));
            for Found { id, written, place } in found.filter(|found| !is_within(&found.place, &links)) {
                if told.insert(id) {
                    report.push(private(&written, self.0[id], place, source.can_allow));
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
    let others = fields.ids_of_others().map(|(id, _)| (id.to_ascii_lowercase(), Owner::Others));
    // An alias that is the id itself stays the site's.
    others.chain([(fields.id.value.as_str().to_ascii_lowercase(), Owner::Site)]).collect()
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

fn is_within(place: &Place, links: &[Span]) -> bool {
    let Place::Span(span) = place else { return false };
    links.iter().any(|link| link.file == span.file && link.start <= span.start && span.end <= link.end)
}

fn private(id: &str, owner: Owner, place: Place, can_allow: CanAllow) -> Diagnostic {
    let message = format!("`{id}` is an id of an advisory that is not public");
    let diagnostic = match place {
        Place::Span(span) => Diagnostic::new(Code::IdPrivate, span, message),
        Place::Path(path) => Diagnostic::at_path(Code::IdPrivate, &path, message),
    };
    let diagnostic = diagnostic.hint("leave it out until the advisory is published");
    match (owner, can_allow) {
        (Owner::Site, _) => Diagnostic { level: Level::Error, ..diagnostic },
        (Owner::Others, CanAllow::Itself) => diagnostic
            .hint("where readers know it from elsewhere, add `[[allow]]` with `code = \"id-private\"` and `reason`"),
        (Owner::Others, CanAllow::Site) => diagnostic.hint(
            "where readers know it from elsewhere, add `\"id-private\"` to `allow` below `[check]` in `site.toml`",
        ),
    }
}
