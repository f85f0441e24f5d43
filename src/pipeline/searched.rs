//! What the search looks through: the files of it are made again after each edit, but few of their texts have changed.
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
        let text = |document: &EditionDocument, length| self.search_text(locale, document, length, &known);
        search::search_files(self.material(), locale, text)
    }

    fn search_text(
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
        if let (Some((_, deeds)), Some(asked)) = (self.past, asked) {
            deeds.add(key, asked);
        }
        text
    }

    /// Returns the texts that the last build published, by the ids of their advisories.
    fn published_texts(&self, locale: &Locale) -> BTreeMap<String, String> {
        let Some((past, _)) = self.past.filter(|(past, _)| !past.jobs.is_empty()) else { return BTreeMap::new() };
        let prefix = self.setting.edition.site().prefix(locale);
        let read = |route: Route| (past.published.read)(&route.output_path());
        let files = read(address::search_facts(prefix)).zip(read(address::search_texts(prefix)));
        files.map_or_else(BTreeMap::new, |(facts, texts)| search::search_texts(&facts, &texts))
    }
}
