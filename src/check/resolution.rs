//! What was made of each document by itself, kept from one run to the next.
//!
//! Of an advisory and of a page that is its facts, its headings and what is reported of them: they depend on the document,
//! on the time of the build and on files that are no documents. Policies and announcements depend on other documents
//! too, and are made each time.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::check::CodeBlocks;
use crate::check::EditionDocument;
use crate::check::ledger::LockEntry;
use crate::diag::Report;
use crate::model::BaseUrl;
use crate::model::DocumentId;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::text::Snapshot;

/// What earlier runs made of each document by itself, and what they said of the words of the site.
#[derive(Debug, Default)]
pub struct Resolutions {
    surroundings: Option<Surroundings>,
    documents: BTreeMap<DocumentId, Resolution>,
    /// What is said of the catalogs.
    words: Option<Report>,
    /// The code blocks of all texts, and the documents that they stand in.
    code: Option<(Vec<Arc<Document>>, Arc<CodeBlocks>)>,
}

/// What all of it depends on.
#[derive(Clone, Debug)]
struct Surroundings {
    snapshot: Arc<Snapshot>,
    base_url: BaseUrl,
    at: Timestamp,
}

/// What was made of a document.
#[derive(Clone, Debug)]
struct Resolution {
    document: Arc<Document>,
    made: Option<Arc<EditionDocument>>,
    report: Report,
    /// What the lock file says of it, once that is known.
    lock_entry: Option<LockEntry>,
}

impl Resolutions {
    /// Forgets what does not hold for a site at a time: all of it, where a file that is no document is another.
    pub(in crate::check) fn enter(&mut self, snapshot: &Arc<Snapshot>, base_url: &BaseUrl, at: Timestamp) {
        let now = Surroundings { snapshot: Arc::clone(snapshot), base_url: base_url.clone(), at };
        if !self.surroundings.as_ref().is_some_and(|before| before.hold(&now)) {
            *self = Resolutions::default();
        }
        self.surroundings = Some(now);
    }

    /// Returns what is said of the catalogs, and finds it out where nothing is known of that.
    pub(in crate::check) fn words(&mut self, check: impl FnOnce(&mut Report)) -> Report {
        let words = self.words.get_or_insert_with(|| {
            let mut report = Report::new();
            check(&mut report);
            report
        });
        words.clone()
    }

    /// Returns the code blocks of all texts.
    pub(in crate::check) fn code(&mut self, documents: &[Arc<Document>]) -> Arc<CodeBlocks> {
        let is_same =
            |(own, other): (&Arc<Document>, &Arc<Document>)| Arc::ptr_eq(own, other) || code_of(own).eq(code_of(other));
        let has_same =
            |before: &[Arc<Document>]| before.len() == documents.len() && before.iter().zip(documents).all(is_same);
        let code = match self.code.take().filter(|(before, _)| has_same(before)) {
            Some((_, code)) => code,
            None => Arc::new(distinct_code(documents)),
        };
        self.code = Some((documents.to_vec(), Arc::clone(&code)));
        code
    }

    /// Returns what is made of a document, and makes it where it is another one than before, or not by itself.
    pub(in crate::check) fn resolve(
        &mut self,
        document: &Arc<Document>,
        is_public: bool,
        report: &mut Report,
        make: impl FnOnce(&mut Report) -> Option<EditionDocument>,
    ) -> Option<Arc<EditionDocument>> {
        if !stands_alone(document) {
            return make(report).map(Arc::new);
        }
        let is_known = |known: &&Resolution| {
            let is_as_public = known.made.as_ref().is_none_or(|made| made.is_public == is_public);
            is_as_public && Arc::ptr_eq(&known.document, document)
        };
        if let Some(known) = self.documents.get(&document.id).filter(is_known) {
            report.extend(known.report.clone());
            return known.made.clone();
        }
        let mut own = Report::new();
        let made = make(&mut own).map(Arc::new);
        report.extend(own.clone());
        let resolution =
            Resolution { document: Arc::clone(document), made: made.clone(), report: own, lock_entry: None };
        self.documents.insert(document.id.clone(), resolution);
        made
    }

    /// Returns what the lock file says of a document that was resolved, and finds it out where that is not known.
    pub(in crate::check) fn lock_entry(
        &mut self,
        document: &Arc<Document>,
        make: impl FnOnce() -> LockEntry,
    ) -> LockEntry {
        match self.documents.get_mut(&document.id).filter(|known| Arc::ptr_eq(&known.document, document)) {
            Some(known) => known.lock_entry.get_or_insert_with(make).clone(),
            None => make(),
        }
    }
}

impl Surroundings {
    /// Returns whether what was made in these holds in others.
    fn hold(&self, now: &Surroundings) -> bool {
        now.snapshot.is_same_outside("content", &self.snapshot) && (&self.base_url, self.at) == (&now.base_url, now.at)
    }
}

/// Commands are the same in every language, so that most blocks stand in several texts.
fn distinct_code(documents: &[Arc<Document>]) -> CodeBlocks {
    let blocks = documents.iter().flat_map(|document| code_of(document));
    blocks.map(|(info, text)| (info.to_owned(), text.to_owned())).collect()
}

fn code_of(document: &Document) -> impl Iterator<Item = (&str, &str)> {
    let texts = document.translations.values().chain([&document.source]);
    let blocks = texts.flat_map(|text| &text.outline.code).filter(|block| !block.info.is_empty());
    blocks.map(|block| (block.info.as_str(), block.text.as_str()))
}

fn stands_alone(document: &Document) -> bool {
    match &document.fields {
        DocumentFields::Page(_) | DocumentFields::Advisory(_) => true,
        DocumentFields::Policy(_) | DocumentFields::PolicyVersion(_) | DocumentFields::Announcement(_) => false,
    }
}
