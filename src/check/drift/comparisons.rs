//! The comparisons of all documents, kept from one run to the next.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::iter::IntoParallelIterator;
use rayon::iter::ParallelIterator;
use sha2::Digest;
use sha2::Sha256;

use crate::check::Edition;
use crate::check::drift::Tools;
use crate::check::drift::english;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::site_term::SiteTerms;
use crate::check::drift::term::Rules;
use crate::diag::Code;
use crate::diag::Place;
use crate::diag::Report;
use crate::model::DocumentId;
use crate::model::Locale;
use crate::model::Terms;
use crate::read::Document;
use crate::read::Text;
use crate::text::FileId;
use crate::text::Snapshot;

/// What the comparison of each document reports.
///
/// It depends on the texts of the document and on the terms of the site, and on nothing else.
#[derive(Debug, Default)]
pub struct Comparisons {
    terms: Terms,
    lexicons: BTreeMap<Locale, Lexicon>,
    documents: BTreeMap<DocumentId, Compared>,
    /// Documents of an earlier run of which nothing was reported.
    silent: BTreeSet<SilenceKey>,
}

/// A hash of the texts of a document and of the terms of the site: the first half of a SHA-256.
pub type SilenceKey = [u8; 16];

#[derive(Debug)]
struct Compared {
    document: Arc<Document>,
    texts: Vec<KnownText>,
    report: Report,
}

/// A text that was read: where it stood, in which language, and its bytes.
type KnownText = (FileId, Locale, Arc<[u8]>);

impl Comparisons {
    /// Makes what an earlier run left of documents of which nothing was reported.
    pub fn of_silent(silent: BTreeSet<SilenceKey>) -> Comparisons {
        Comparisons { silent, ..Comparisons::default() }
    }

    /// Returns the public documents of which nothing is reported.
    pub fn silent(&self, edition: &Edition) -> BTreeSet<SilenceKey> {
        let is_public = |id: &DocumentId| edition.document(id).is_some_and(|document| document.is_public);
        let silent = self.documents.iter().filter(|(id, compared)| compared.report.is_empty() && is_public(id));
        silent.map(|(_, compared)| silence_key(&compared.texts, &self.terms)).collect()
    }

    /// Compares every translation with its source, and looks at every text for what should not be in it.
    ///
    /// Of documents whose texts are the same in `before`, its reports are taken over.
    pub(in crate::check) fn new(
        documents: &[Arc<Document>],
        terms: &Terms,
        snapshot: &Snapshot,
        mut before: Comparisons,
    ) -> Comparisons {
        if before.terms != *terms {
            before.documents.clear();
        }
        let mut kept = BTreeMap::new();
        let mut others = Vec::new();
        for document in documents {
            match before.documents.remove(&document.id).filter(|known| known.is_of(document, snapshot)) {
                Some(known) => drop(kept.insert(document.id.clone(), known)),
                None if before.silent.is_empty() => others.push(document),
                None => {
                    let texts: Vec<KnownText> = known_texts(document, snapshot).collect();
                    if before.silent.contains(&silence_key(&texts, terms)) {
                        let document = Arc::clone(document);
                        kept.insert(document.id.clone(), Compared { document, texts, report: Report::new() });
                    } else {
                        others.push(document);
                    }
                }
            }
        }
        let mut lexicons = before.lexicons;
        for locale in
            others.iter().flat_map(|document| texts(document)).map(|text| text.locale.clone()).chain([english()])
        {
            lexicons.entry(locale).or_insert_with_key(Lexicon::new);
        }
        let tools = Tools { snapshot, terms: SiteTerms::new(terms), lexicons: &lexicons, rules: Rules::built_in() };
        let compare = |document: &Arc<Document>| (document.id.clone(), Compared::new(document, &tools));
        let compared: Vec<(DocumentId, Compared)> = others.into_par_iter().map(compare).collect();
        kept.extend(compared);
        Comparisons { terms: terms.clone(), lexicons, documents: kept, silent: BTreeSet::new() }
    }

    /// Adds its reports to one that holds what was said of references.
    pub(in crate::check) fn tell(&self, report: &mut Report) {
        let places: BTreeSet<Place> = report.iter().map(|diagnostic| diagnostic.place.clone()).collect();
        for compared in self.documents.values() {
            let mut own = compared.report.clone();
            // A link that leads nowhere has been reported, and differs because of that.
            own.retain(|diagnostic| diagnostic.code != Code::DriftLink || !places.contains(&diagnostic.place));
            report.extend(own);
        }
    }
}

impl Compared {
    fn new(document: &Arc<Document>, tools: &Tools<'_>) -> Compared {
        let texts = known_texts(document, tools.snapshot).collect();
        Compared { document: Arc::clone(document), texts, report: tools.check(document) }
    }

    fn is_of(&self, document: &Arc<Document>, snapshot: &Snapshot) -> bool {
        Arc::ptr_eq(&self.document, document) || self.texts.iter().cloned().eq(known_texts(document, snapshot))
    }
}

/// It holds for one program: another may look for other things.
fn silence_key(texts: &[KnownText], terms: &Terms) -> SilenceKey {
    let mut hash = Sha256::new();
    hash.update(format!("{terms:?}"));
    for (_, locale, bytes) in texts {
        hash.update(format!("\n{locale} {}\n", bytes.len()));
        hash.update(bytes);
    }
    let digest: [u8; 32] = hash.finalize().into();
    digest.first_chunk().copied().expect("a SHA-256 is longer")
}

fn texts(document: &Document) -> impl Iterator<Item = &Text> {
    [&document.source].into_iter().chain(document.translations.values())
}

fn known_texts(document: &Document, snapshot: &Snapshot) -> impl Iterator<Item = KnownText> {
    let known = |file: FileId, text: &Text| (file, text.locale.clone(), Arc::clone(&snapshot.file(file).bytes));
    texts(document).flat_map(move |text| files(text).into_iter().map(move |file| known(file, text)))
}

/// Returns the files that a text is from: where a policy shows a stored text, its summaries are from another one.
fn files(text: &Text) -> BTreeSet<FileId> {
    text.revision_summaries.values().map(|summary| summary.span.file).chain([text.file]).collect()
}
