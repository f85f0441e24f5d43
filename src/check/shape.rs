//! What a plan is made from: all of an edition but its words.

use std::fmt::Debug;
use std::sync::Arc;

use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::EditionText;

impl Edition {
    /// Returns whether another edition has the same facts at the same places, so that the same files are made of it.
    ///
    /// Titles, texts and what is in attached files may differ; no file of the input may have come or gone.
    pub fn has_shape_of(&self, other: &Edition) -> bool {
        let changed = self.snapshot.changed_since(&other.snapshot);
        let is_document = |changed: &_| self.snapshot.is_under(*changed, "content");
        changed.is_some_and(|changed| changed.iter().all(is_document))
            && self.site.base_url.value == other.site.base_url.value
            && (self.time.at, self.drafts, self.signing) == (other.time.at, other.drafts, other.signing)
            && self.signatures == other.signatures
            && self.documents.len() == other.documents.len()
            && self.documents.values().zip(other.documents.values()).all(|(own, other)| is_alike(own, other))
    }
}

fn is_alike(own: &Arc<EditionDocument>, other: &Arc<EditionDocument>) -> bool {
    Arc::ptr_eq(own, other) || format!("{:?}", shape(own)) == format!("{:?}", shape(other))
}

/// Returns all that is known of a document but its words. Redirects may lead to its headings.
fn shape(document: &EditionDocument) -> impl Debug + '_ {
    let EditionDocument { id, path, content, is_public, texts, attachments } = document;
    let ids =
        |text: &'_ EditionText| -> Vec<String> { text.headings.iter().map(|heading| heading.id.clone()).collect() };
    let texts: Vec<_> = texts.values().map(|text| (&text.locale, &text.state, ids(text))).collect();
    (id, path, content, is_public, texts, attachments)
}
