//! Which CSAF documents an edition has, and what became of each.

use std::collections::BTreeMap;

use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::check::RevisionRef;
use crate::check::TextState;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Advisory;
use crate::model::BaseUrl;
use crate::model::CsafProfile;
use crate::model::DocumentId;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::Route;
use crate::model::Status;
use crate::model::address;
use crate::text::Span;

/// A CSAF document: an advisory in one language and of one profile.
///
/// Invariant: the history has at least one entry, is sorted by time, and no two entries share an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsafDocument {
    /// Its tracking id, such as `EX-2026-0001`, `EX-2026-0001-fr` or `EX-2026-0001-VEX`.
    pub id: String,
    /// The advisory.
    pub advisory: DocumentId,
    /// The language of its texts.
    pub locale: Locale,
    /// What it is.
    pub profile: CsafProfile,
    history: Vec<CsafChange>,
}

/// An entry of a CSAF document's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsafChange {
    /// When.
    pub on: Instant,
    /// What changed; `None` for the publication.
    pub revision: Option<RevisionRef>,
}

impl CsafDocument {
    /// Makes the VEX document of an advisory in the source's language. An edition lists it where the advisory has
    /// statements that are VEX's alone; other formats say the same of every advisory.
    pub fn vex(document: &EditionDocument, advisory: &Advisory) -> CsafDocument {
        CsafDocument {
            id: format!("{}-VEX", advisory.id),
            advisory: document.id.clone(),
            locale: document.source().locale.clone(),
            profile: CsafProfile::Vex,
            history: history(advisory, document.source()),
        }
    }

    /// Returns what became of it, oldest first; its version is the number of entries.
    pub fn history(&self) -> &[CsafChange] {
        &self.history
    }

    /// Returns when it appeared.
    pub fn released(&self) -> Instant {
        self.history[0].on
    }

    /// Returns when it last changed.
    pub fn updated(&self) -> Instant {
        self.history[self.history.len() - 1].on
    }

    /// Returns its version, from 1.
    pub fn version(&self) -> usize {
        self.history.len()
    }

    /// Returns its address below a base address: another one where the site stands below a path of its host.
    pub fn route(&self, base_url: &BaseUrl) -> Route {
        address::csaf_document(base_url, self.year(), &self.id)
    }

    /// Returns the year of the folder that it stands in.
    pub fn year(&self) -> i16 {
        self.released().date().year()
    }
}

/// Lists the CSAF documents of what is public, by advisory: the source's first, then the translations' in the site's
/// order, then the VEX document. None where the base address is not secure (CSAF 2.0, section 7.1.3).
pub(in crate::check) fn documents(edition: &Edition) -> BTreeMap<DocumentId, Vec<CsafDocument>> {
    if !edition.site().base_url.value.is_https() {
        return BTreeMap::new();
    }
    let public = edition.documents().filter(|document| document.is_public);
    let advisories = public.filter_map(|document| Some((document, document.advisory()?)));
    advisories.map(|(document, advisory)| (document.id.clone(), of_advisory(edition, document, advisory))).collect()
}

fn of_advisory(edition: &Edition, document: &EditionDocument, advisory: &Advisory) -> Vec<CsafDocument> {
    let source = document.source();
    let make = |text: &EditionText| CsafDocument {
        id: csaf_id(advisory, text),
        advisory: document.id.clone(),
        locale: text.locale.clone(),
        profile: CsafProfile::SecurityAdvisory,
        history: history(advisory, text),
    };
    let translations = edition.site().locales.iter().filter_map(|locale| document.texts.get(locale));
    let translations = translations.filter(|text| !matches!(text.state, TextState::Source));
    let mut documents = vec![make(source)];
    documents.extend(translations.map(make));
    documents.extend(has_statements(advisory).then(|| CsafDocument::vex(document, advisory)));
    documents
}

/// Returns the tracking id of the document that is made from a text of an advisory.
fn csaf_id(advisory: &Advisory, text: &EditionText) -> String {
    match text.state {
        TextState::Source => advisory.id.to_string(),
        TextState::Translation { .. } => format!("{}-{}", advisory.id, text.locale),
    }
}

/// Returns whether an advisory says of a product that it is not affected, or still looked at.
fn has_statements(advisory: &Advisory) -> bool {
    let mut vulnerabilities = advisory.vulnerabilities.iter();
    vulnerabilities.any(|fields| !fields.not_affected.is_empty() || !fields.under_investigation.is_empty())
}

/// Lists what became of a text, oldest first. What came before a translation is none of its history.
fn history(advisory: &Advisory, text: &EditionText) -> Vec<CsafChange> {
    let (begun, own) = match &text.state {
        TextState::Source => (advisory.published, &[][..]),
        TextState::Translation { on, revisions, .. } => {
            (on.map_or(advisory.published, |on| on.max(advisory.published)), revisions.as_slice())
        }
    };
    let change = |on, revision| CsafChange { on, revision: Some(revision) };
    let source = advisory.revisions.iter().enumerate();
    let source = source.map(|(index, revision)| change(revision.on, RevisionRef::Source(index)));
    let own = own.iter().enumerate();
    let own = own.map(|(index, (revision, _))| change(revision.on, RevisionRef::Translation(index)));
    let withdrawal = match &advisory.status {
        Status::Withdrawn { on, .. } => Some(change(*on, RevisionRef::Withdrawal)),
        Status::Draft | Status::Published | Status::Superseded { .. } => None,
    };
    // Of two changes at one instant the gravest stands for both.
    let mut changes: Vec<CsafChange> = withdrawal.into_iter().chain(source).chain(own).collect();
    changes.retain(|change| change.on.timestamp() > begun.timestamp());
    changes.sort_by_key(|change| change.on.timestamp());
    changes.dedup_by_key(|change| change.on.timestamp());
    changes.insert(0, CsafChange { on: begun, revision: None });
    changes
}

/// Reports CSAF documents whose file names would be one (CSAF 2.0, section 5.1).
pub(in crate::check) fn report_clashes(edition: &Edition, report: &mut Report) {
    let advisory = |document: &CsafDocument| {
        let source = edition.document(&document.advisory).expect("CSAF documents are of the edition");
        let id = source.advisory().expect("CSAF documents are of advisories").id.as_str();
        (id, Span::top(source.source().body.file))
    };
    let mut seen: BTreeMap<String, &CsafDocument> = BTreeMap::new();
    for document in edition.csaf_documents() {
        let name = address::csaf_file_name(&document.id);
        let first = *seen.entry(name.clone()).or_insert(document);
        if std::ptr::eq(first, document) {
            continue;
        }
        let ((first, first_place), (second, place)) = (advisory(first), advisory(document));
        // Two advisories of one id have an error of their own.
        if first.eq_ignore_ascii_case(second) {
            continue;
        }
        let message = format!("CSAF documents of `{first}` and of `{second}` would both be named `{name}`");
        let diagnostic = Diagnostic::new(Code::CsafNameDuplicate, place, message);
        report.push(diagnostic.related(first_place, "the first one").hint("rename one of the two advisories"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Headings;
    use crate::check::TranslationAge;
    use crate::model::Revision;
    use crate::model::RevisionKind;
    use crate::model::TranslationMethod;
    use crate::model::specimen;

    fn revision(id: &str, day: &str) -> Revision {
        specimen::revision(id, day, RevisionKind::Editorial)
    }

    fn advisory() -> Advisory {
        specimen::withdrawn(vec![revision("a", "2026-03-02T00:00:00Z"), revision("b", "2026-03-04T00:00:00Z")])
    }

    fn text(state: TextState) -> EditionText {
        EditionText {
            locale: "fr".parse().unwrap(),
            title: String::new(),
            summary: None,
            revision_summaries: BTreeMap::new(),
            timeline_notes: BTreeMap::new(),
            state,
            body: Span::top(specimen::file()),
            headings: Headings::default(),
        }
    }

    fn revisions(text: &EditionText) -> Vec<Option<RevisionRef>> {
        history(&advisory(), text).into_iter().map(|change| change.revision).collect()
    }

    #[test]
    fn withdrawal_stands_for_a_revision_at_its_instant() {
        let expected = [None, Some(RevisionRef::Source(0)), Some(RevisionRef::Withdrawal)];
        assert_eq!(revisions(&text(TextState::Source)), expected);
    }

    #[test]
    fn translation_has_its_own_changes_and_none_before_it_came() {
        let state = TextState::Translation {
            method: TranslationMethod::Human,
            age: TranslationAge::Current,
            on: Some(specimen::on("2026-03-02T12:00:00Z")),
            revisions: vec![(revision("own", "2026-03-03T00:00:00Z"), None)],
        };
        let expected = [None, Some(RevisionRef::Translation(0)), Some(RevisionRef::Withdrawal)];
        assert_eq!(revisions(&text(state)), expected);
    }
}
