//! Which documents the public may see.

use std::sync::Arc;

use crate::check::BuildTime;
use crate::check::Drafts;
use crate::diag::Hidden;
use crate::read::Document;
use crate::read::Visibility;

/// For when, and for whom, an edition is made.
#[derive(Clone, Copy)]
pub(in crate::check) struct Now {
    pub(in crate::check) time: BuildTime,
    pub(in crate::check) drafts: Drafts,
}

impl Now {
    /// Returns whether something with this visibility is shown.
    pub(in crate::check) fn shows(self, visibility: Visibility) -> bool {
        self.drafts == Drafts::Shown || is_public(visibility, self.time)
    }
}

/// Returns whether the public may see a document at the time of a build.
pub(in crate::check) fn is_public(visibility: Visibility, time: BuildTime) -> bool {
    match visibility {
        Visibility::Always => true,
        Visibility::From(published) => published.timestamp() <= time.public_until,
        Visibility::Draft | Visibility::Unreadable => false,
    }
}

/// Takes out the documents that are not to be seen: none where drafts are shown.
pub(in crate::check) fn take_hidden(
    documents: Vec<Arc<Document>>,
    time: BuildTime,
    drafts: Drafts,
) -> (Vec<Arc<Document>>, Hidden) {
    if drafts == Drafts::Shown {
        return (documents, Hidden::default());
    }
    let (seen, hidden): (Vec<Arc<Document>>, Vec<Arc<Document>>) =
        documents.into_iter().partition(|document| is_public(document.visibility, time));
    let mut of_hidden = Hidden::default();
    for document in hidden {
        let files = match document.visibility {
            Visibility::Unreadable => &mut of_hidden.unclear,
            Visibility::Always | Visibility::From(_) | Visibility::Draft => &mut of_hidden.private,
        };
        files.extend(&document.files);
        of_hidden.folders.push(format!("content/{}/", document.id));
    }
    (seen, of_hidden)
}
