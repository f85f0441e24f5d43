//! The files that a release of a policy writes.

use crate::author::NewFile;
use crate::author::policy;
use crate::author::policy::Changes;
use crate::author::policy::Wording;
use crate::cli::failure::Failure;
use crate::cli::policy::Checked;
use crate::cli::policy::Found;
use crate::cli::policy::Shelf;
use crate::cli::policy::fresh;
use crate::cli::policy::printed;
use crate::cli::trial::Trial;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::PolicyVersion;
use crate::model::Revision;
use crate::model::RevisionKind;
use crate::model::is_storable;
use crate::pipeline;
use crate::read::Document;
use crate::read::Text;
use crate::read::TranslationRevision;

/// The files that a release writes.
#[derive(Default)]
pub(in crate::cli::policy) struct Writing {
    /// Those that are new.
    pub(in crate::cli::policy) made: Vec<NewFile>,
    /// Those that are there already, in the order in which they are written.
    pub(in crate::cli::policy) renewed: Vec<Renewal>,
}

/// A file that is there, and will say something else.
pub(in crate::cli::policy) struct Renewal {
    /// The file as it will be.
    pub(in crate::cli::policy) file: NewFile,
    /// Its text as it was read.
    pub(in crate::cli::policy) old: String,
}

impl Writing {
    /// Returns every file as it will be, in the order in which they are written.
    pub(in crate::cli::policy) fn files(&self) -> impl Iterator<Item = &NewFile> {
        self.made.iter().chain(self.renewed.iter().map(|renewal| &renewal.file))
    }
}

impl Shelf<'_> {
    /// Returns the files that store a version: those that are not there, and translations that were corrected since.
    pub(in crate::cli::policy) fn stored(
        &self,
        found: &Found<'_>,
        version: &PolicyVersion,
        listed: Option<&NewFile>,
    ) -> Result<Writing, Failure> {
        if !is_storable(&version.version) {
            let message = format!("version `{}` has no name that a file can have", version.version.escape_debug());
            return Err(Failure::usage(message));
        }
        let with_list = listed.map(|listed| Trial::of(&self.checked.snapshot, std::slice::from_ref(listed)).snapshot);
        let with_list = with_list.map(|snapshot| Checked::of(snapshot, &self.options));
        let checked = with_list.as_ref().unwrap_or(&self.checked);
        let edition = checked.edition(self.terminal)?;
        let document = found.document;
        let settled = pipeline::settled(edition, &document.id).map_err(|report| {
            self.terminal.problems(&report, &checked.snapshot);
            Failure::problems()
        })?;
        let body = |locale: &Locale| settled.get(locale).map(String::as_str).unwrap_or_default();
        let wording = |text| Wording { text, body: body(&text.locale) };
        let there = self.stored_source(found, version);
        let mut writing = Writing::default();
        let source = match there {
            Some(stored) => self.file(&stored.source),
            None => {
                let facts = printed(edition, &document.id, &document.source);
                let source = policy::store(&document.id, &version.version, &wording(&document.source), &facts);
                writing.made.push(source.clone());
                source
            }
        };
        let store = |text, changes: &Changes<'_>| {
            policy::store_translation(&document.id, &version.version, &wording(text), &source, changes)
        };
        let today = self.options.time().today();
        let late = (today > version.issued && there.is_some()).then(|| Instant::from_date(today)).flatten();
        for text in fresh(document) {
            match there.and_then(|stored| Some((stored, stored.translations.get(&text.locale)?))) {
                None => writing.made.push(store(text, &Changes { on: late, revisions: &[], stored: None })),
                Some((document, stored)) if stored.is_corrected_by(text) => {
                    let on = stored.translation.as_ref().and_then(|own| own.on);
                    let revisions = self.revisions(document, stored);
                    let old = self.file(stored).text;
                    let file = store(text, &Changes { on, revisions: &revisions, stored: Some(&old) });
                    writing.renewed.push(Renewal { file, old });
                }
                Some(_) => {}
            }
        }
        Ok(writing)
    }

    /// Returns the revisions of a stored translation that is corrected: one more where readers have seen it.
    fn revisions(&self, document: &Document, stored: &Text) -> Vec<TranslationRevision> {
        let known = stored.translation.iter().flat_map(|own| &own.revisions);
        let mut revisions: Vec<TranslationRevision> = known.map(|revision| revision.value.clone()).collect();
        let locked = self.corpus.lock.documents.get(document.id.as_str());
        if locked.is_some_and(|locked| locked.texts.contains_key(stored.locale.as_str())) {
            let id = |number: usize| format!("correction-{number}").parse().expect("letters, a hyphen and a number");
            let mut ids = (1..).map(id);
            let is_free = |id: &_| revisions.iter().all(|revision| revision.revision.id != *id);
            let id = ids.find(is_free).expect("numbers do not end");
            let on = Instant::from_timestamp(self.options.time().at);
            let revision = Revision { id, on, kind: RevisionKind::Content };
            revisions.push(TranslationRevision { revision, summary: None });
        }
        revisions
    }

    /// Returns the file of a text as it was read.
    pub(in crate::cli::policy) fn file(&self, text: &Text) -> NewFile {
        let file = self.checked.snapshot.file(text.file);
        NewFile { path: file.path.clone(), text: file.text().unwrap_or_default().to_owned() }
    }
}
