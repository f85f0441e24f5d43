//! What the search looks through: the files of it are made again after each edit of an advisory, but few of their texts
//! have changed.
//!
//! A text that would be answered as in the last build is taken from the files that this build published.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::EditionDocument;
use crate::export::search;
use crate::model::Locale;
use crate::model::OutputFile;
use crate::model::Route;
use crate::model::address;
use crate::pipeline::deeds::search_key;
use crate::pipeline::job::Workshop;

impl Workshop<'_> {
    /// Makes the files that the search of a locale reads.
    pub(in crate::pipeline) fn search_files(&self, locale: &Locale) -> Vec<OutputFile> {
        let known = self.published_texts(locale);
        let text = |document: &EditionDocument, length| self.known_or_made(locale, document, length, &known);
        search::search_files(self.material(), locale, text)
    }

    /// Notes again what was asked for the texts of a locale whose files are kept.
    pub(in crate::pipeline) fn keep_search_texts(&self, locale: &Locale) {
        let Some((past, deeds)) = self.past else { return };
        let edition = self.setting.edition;
        let length = search::text_length(edition.advisories().count());
        past.note_again(edition.advisories().map(|(document, _)| search_key(locale, &document.id, length)), deeds);
    }

    fn known_or_made(
        &self,
        locale: &Locale,
        document: &EditionDocument,
        length: usize,
        known: &BTreeMap<String, String>,
    ) -> String {
        let key = search_key(locale, &document.id, length);
        let advisory = document.advisory().expect("the search is of advisories");
        let asked = self.past.and_then(|(past, _)| past.jobs.get(&key));
        let (text, asked) = match (asked, known.get(advisory.id.as_str())) {
            (Some(asked), Some(text)) => (text.clone(), Some(Arc::clone(asked))),
            _ => {
                let (text, asked) = self.noting(|workshop| {
                    search::search_text(workshop.material(), workshop.document(&document.id), locale, length)
                });
                (text, asked.map(Arc::new))
            }
        };
        self.setting.edition.notes().add_all(asked.as_deref());
        if let (Some((_, deeds)), Some(asked)) = (self.past, &asked) {
            deeds.add(key, asked);
        }
        text
    }

    /// Returns the texts that the last build published, by the ids of their advisories.
    fn published_texts(&self, locale: &Locale) -> BTreeMap<String, String> {
        let prefix = self.setting.edition.site().prefix(locale);
        let read = |route: Route| self.past?.0.read(&route.output_path());
        let files = read(address::search_facts(prefix)).zip(read(address::search_texts(prefix)));
        files.map_or_else(BTreeMap::new, |(facts, texts)| search::written_texts(&facts, &texts))
    }
}
