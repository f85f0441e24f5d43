//! What other pages say of a document.

use std::fmt;

use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::model::Locale;

/// What other pages say of a document: where it stands, what it is called, and what in it can be linked to.
#[derive(Clone, Copy)]
pub struct Head<'e>(&'e EditionDocument);

impl<'e> Head<'e> {
    pub(in crate::check) fn new(document: &'e EditionDocument) -> Head<'e> {
        Head(document)
    }

    /// Returns its address below the locale, without slashes: empty for the home page.
    pub fn path(&self) -> &'e [String] {
        &self.0.path
    }

    /// Returns its title for a reader of a locale, and the locale of that.
    pub fn title(&self, locale: &Locale) -> (&'e str, &'e Locale) {
        let text = self.0.text(locale);
        (&text.title, &text.locale)
    }

    /// Returns whether it has a heading: its source, or its text in a locale, which may be behind the source.
    pub(in crate::check) fn has_heading(&self, locale: &Locale, id: &str) -> bool {
        let texts = [Some(self.0.source()), self.0.texts.get(locale)];
        texts.into_iter().flatten().any(|text| text.headings.get(id).is_some())
    }

    /// Returns whether a file is published beside it.
    pub(in crate::check) fn has_attachment(&self, name: &str) -> bool {
        self.0.attachments.contains_key(name)
    }
}

/// Writes all that it can be asked, since two of them are told apart by what this writes.
impl fmt::Debug for Head<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headings = |text: &EditionText| text.headings.iter().map(|heading| heading.id.clone()).collect::<Vec<_>>();
        let text = |text: &EditionText| (text.locale.clone(), text.title.clone(), headings(text));
        let source = &self.0.source().locale;
        let texts: Vec<_> = self.0.texts.values().map(text).collect();
        write!(out, "{:?} {source:?} {texts:?} {:?}", self.0.path, self.0.attachments.keys())
    }
}
