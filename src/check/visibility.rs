//! Which documents the public may see.

use std::collections::BTreeSet;

use crate::check::BuildTime;
use crate::check::Drafts;
use crate::read::Document;
use crate::read::Visibility;
use crate::text::FileId;
use crate::text::SitePath;
use crate::text::Snapshot;

/// The documents that stay out of an edition.
#[derive(Default)]
pub(in crate::check) struct Hidden {
    /// Their files, of which nothing is said.
    pub(in crate::check) files: BTreeSet<FileId>,
    /// The paths of those that are known to be drafts or under embargo.
    pub(in crate::check) private: BTreeSet<SitePath>,
}

/// Returns whether the public may see a document at the time of a build.
pub(in crate::check) fn is_public(visibility: Visibility, time: BuildTime) -> bool {
    match visibility {
        Visibility::Always => true,
        Visibility::From(published) => published.timestamp() <= time.public_until,
        Visibility::Draft | Visibility::Unreadable => false,
    }
}

/// Takes out the documents that are not to be seen; with drafts, only those whose facts cannot be read.
pub(in crate::check) fn take_hidden(
    documents: Vec<Document>,
    time: BuildTime,
    drafts: Drafts,
    snapshot: &Snapshot,
) -> (Vec<Document>, Hidden) {
    if drafts == Drafts::Shown {
        return (documents, Hidden::default());
    }
    let (seen, hidden): (Vec<Document>, Vec<Document>) =
        documents.into_iter().partition(|document| is_public(document.visibility, time));
    let mut of_hidden = Hidden::default();
    for document in hidden {
        let is_private = document.visibility != Visibility::Unreadable;
        let texts = document.translations.values().chain([&document.source]).map(|text| text.file);
        let files: Vec<FileId> = texts.chain(document.attachments.values().copied()).collect();
        if is_private {
            of_hidden.private.extend(files.iter().map(|file| snapshot.file(*file).path.clone()));
        }
        of_hidden.files.extend(files);
    }
    (seen, of_hidden)
}
