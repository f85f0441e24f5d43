//! What a plan is made from: all of an edition but its words.

use std::fmt::Debug;
use std::sync::Arc;

use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::check::TextState;

impl Edition {
    /// Returns whether another edition has the same facts at the same places, so that the same files are made of it.
    ///
    /// Titles, texts and what is in attached files may differ; no file of the input may have come or gone.
    pub fn has_shape_of(&self, other: &Edition) -> bool {
        let (own, other) = (&*self.contents, &*other.contents);
        own.snapshot.is_same_outside("content", &other.snapshot)
            && own.site.base_url.value == other.site.base_url.value
            && (own.time.at, own.drafts, own.signing) == (other.time.at, other.drafts, other.signing)
            && own.signatures == other.signatures
            && own.documents.len() == other.documents.len()
            && own.documents.values().zip(other.documents.values()).all(|(own, other)| is_alike(own, other))
    }
}

fn is_alike(own: &Arc<EditionDocument>, other: &Arc<EditionDocument>) -> bool {
    Arc::ptr_eq(own, other) || format!("{:?}", shape(own)) == format!("{:?}", shape(other))
}

/// Returns all that is known of a document but its words. Redirects may lead to its headings.
fn shape(document: &EditionDocument) -> impl Debug + '_ {
    let EditionDocument { id, path, content, is_public, texts, attachments } = document;
    let texts: Vec<_> = texts.values().map(facts).collect();
    (id, path, content, is_public, texts, attachments)
}

/// Returns the facts of a text. Its words show on pages and in feeds alone; redirects may lead to its headings.
fn facts(text: &EditionText) -> impl Debug + '_ {
    let EditionText {
        locale,
        state,
        headings,
        title: _,
        summary: _,
        revision_summaries: _,
        timeline_notes: _,
        body: _,
    } = text;
    let ids: Vec<&str> = headings.iter().map(|heading| heading.id.as_str()).collect();
    (locale, changes(state), ids)
}

/// Returns what feeds tell of a translation; nothing of a source. How old it is shows on its page alone.
fn changes(state: &TextState) -> impl Debug + '_ {
    match state {
        TextState::Source => None,
        TextState::Translation { on, revisions, method: _, age: _ } => Some((on, revisions)),
    }
}
