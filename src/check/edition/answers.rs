//! What an edition answers, hashed.

use std::collections::BTreeMap;

use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;

use crate::check::Answers;
use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::Head;
use crate::check::Topic;
use crate::check::edition::Contents;
use crate::check::question::Answer;
use crate::check::question::Sum;
use crate::model::DocumentId;
use crate::text::FileId;
use crate::text::LOCK_FILE;

impl Edition {
    /// Returns the answers to all that can be asked of an edition.
    pub fn answers(&self) -> Answers {
        let contents = &*self.contents;
        let mut answers = Answers::default();
        add_documents(contents, &mut answers);
        add_csaf(contents, &mut answers);
        for (id, document) in &contents.advisory_documents {
            answers.add(Topic::Advisory, id, document);
        }
        let heads: BTreeMap<&DocumentId, Answer> =
            contents.documents.iter().map(|(id, document)| (id, Sum::of(&Head::new(document)))).collect();
        for (path, id) in &contents.sources {
            answers.add(Topic::Source, path, &(id, heads.get(id)));
        }
        for (id, head) in heads {
            answers.insert(Topic::Head, id, head);
        }
        answers.add(Topic::Aliases, "", &contents.aliases);
        for (alias, documents) in &contents.aliases {
            answers.add(Topic::Alias, alias, documents);
        }
        answers.add(Topic::Statics, "", &contents.statics.keys());
        answers.add(Topic::Signatures, "", &contents.signatures.keys());
        answers.add(Topic::Lock, "", &contents.lock);
        answers.add(Topic::Day, "", &contents.time.today());
        answers.add(Topic::Moment, "", &contents.time);
        answers.insert(Topic::Shared, "", shared(contents));
        answers.insert(Topic::Snapshot, "", snapshot(contents));
        answers
    }
}

fn add_documents(contents: &Contents, answers: &mut Answers) {
    let documents: Vec<(&DocumentId, &EditionDocument)> =
        contents.documents.iter().map(|(id, made)| (id, &**made)).collect();
    let hashed: Vec<(&DocumentId, Answer)> =
        documents.par_iter().map(|(id, made)| (*id, document(contents, made))).collect();
    answers.add(Topic::Documents, "", &hashed);
    let advisories = contents.advisories.iter();
    let place = |id: &DocumentId| hashed.binary_search_by(|(other, _)| (*other).cmp(id)).ok();
    let advisories: Vec<_> = advisories.filter_map(|id| Some(&hashed[place(id)?])).collect();
    answers.add(Topic::Advisories, "", &advisories);
    for (id, answer) in hashed {
        answers.insert(Topic::Document, id, answer);
    }
}

/// Hashes a document with where its texts stand and what they say.
fn document(contents: &Contents, document: &EditionDocument) -> Answer {
    let mut sum = Sum::default();
    sum.add(document);
    for text in document.texts.values() {
        let file = contents.snapshot.file(text.body.file);
        sum.add(&file.path);
        sum.bytes(&file.bytes[text.body.range()]);
    }
    sum.finish()
}

fn add_csaf(contents: &Contents, answers: &mut Answers) {
    for (id, documents) in &contents.csaf {
        answers.add(Topic::Csaf, id, documents);
    }
    answers.add(Topic::CsafDocuments, "", &contents.csaf);
    answers.add(Topic::HasCsaf, "", &contents.csaf.values().any(|documents| !documents.is_empty()));
}

/// Hashes what every job depends on.
fn shared(contents: &Contents) -> Answer {
    let Contents { site, drafts, signing, settings, catalogs, theme, .. } = contents;
    let mut sum = Sum::default();
    sum.add(&(site, drafts, signing, settings));
    let mut add = |name: &dyn std::fmt::Debug, file: FileId| {
        let file = contents.snapshot.file(file);
        sum.add(&(name, &file.path, file.origin));
        sum.bytes(&file.bytes);
    };
    for (locale, files) in catalogs {
        files.iter().for_each(|file| add(locale, *file));
    }
    theme.templates.iter().for_each(|(name, file)| add(name, *file));
    theme.statics.iter().for_each(|(name, file)| add(name, *file));
    sum.finish()
}

/// Hashes all input files but the lock, of which the edition says more.
fn snapshot(contents: &Contents) -> Answer {
    let mut sum = Sum::default();
    for (_, file) in contents.snapshot.files().filter(|(_, file)| file.path.as_str() != LOCK_FILE) {
        sum.add(&(&file.path, file.origin));
        sum.bytes(&file.bytes);
    }
    sum.finish()
}
