//! The revisions of a published text, by which the lock file knows whether a change was told.

use crate::check::Content;
use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::check::RevisionRef;
use crate::check::TextState;
use crate::model::Advisory;
use crate::model::Instant;
use crate::model::Lock;
use crate::model::Status;
use crate::model::StatusName;
use crate::read::AdvisoryFields;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::read::Text;

/// Returns whether readers know another text than a translation of an advisory that says it is up to date, and no
/// revision tells them: its words are others than `lucarne.lock` has, or it was published with the notice that it is
/// behind.
pub fn is_untold(document: &Document, text: &Text, lock: &Lock) -> bool {
    let DocumentFields::Advisory(Some(fields)) = &document.fields else { return false };
    let known = lock.documents.get(document.id.as_str());
    let Some(known) = known.and_then(|known| known.texts.get(text.locale.as_str())) else { return false };
    let is_other = known.hash != text.digest || !text.is_current(&document.source);
    is_other && RevisionIds::as_written(fields, text).last() == known.revision
}

/// Returns when the last change of an advisory was that `lucarne.lock` knows, in whatever language; `None` where it knows
/// no change.
pub fn last_locked(document: &Document, lock: &Lock) -> Option<Instant> {
    let DocumentFields::Advisory(Some(fields)) = &document.fields else { return None };
    let known = lock.documents.get(document.id.as_str())?;
    let moments = known.texts.iter().flat_map(|(locale, known)| {
        let (source, own) = locked_ids(known.revision.as_deref());
        let text = document.translations.values().find(|text| text.locale.as_str() == locale);
        let own = text.into_iter().flat_map(own_changes).filter(move |(_, id)| *id == own);
        source_changes(fields).filter(move |(_, id)| *id == source).chain(own).map(|(on, _)| on)
    });
    moments.max()
}

/// The ids of a text's revisions, or the versions of a policy, oldest first.
pub(in crate::check) struct RevisionIds<'e> {
    of_source: Vec<&'e str>,
    of_translation: Vec<&'e str>,
}

impl RevisionIds<'_> {
    /// Lists the revisions of a text and of its source.
    pub(in crate::check) fn new<'e>(document: &'e EditionDocument, text: &'e EditionText) -> RevisionIds<'e> {
        let of_translation = match &text.state {
            TextState::Source => Vec::new(),
            TextState::Translation { revisions, .. } => {
                revisions.iter().map(|(revision, _)| revision.id.as_str()).collect()
            }
        };
        let of_source = match &document.content {
            Content::Advisory(advisory) => source_ids(advisory),
            Content::Policy(policy) => policy.versions.iter().rev().map(|version| version.version.as_str()).collect(),
            Content::Home | Content::Page(_) | Content::PolicyText(_) | Content::Announcement(_) => Vec::new(),
        };
        RevisionIds { of_source, of_translation }
    }

    /// Lists those of a translation that was read, and of its source.
    fn as_written<'e>(fields: &'e AdvisoryFields, text: &'e Text) -> RevisionIds<'e> {
        RevisionIds { of_source: by_time(source_changes(fields)), of_translation: by_time(own_changes(text)) }
    }

    /// Returns what the lock file keeps: the last revision of the source, and behind a slash the translation's own.
    pub(in crate::check) fn last(&self) -> Option<String> {
        match (self.of_source.last(), self.of_translation.last()) {
            (source, None) => source.map(|source| (*source).to_owned()),
            (source, Some(own)) => Some(format!("{}/{own}", source.copied().unwrap_or_default())),
        }
    }

    /// Returns whether the text, or the source of a translation, has a revision behind those that the lock names.
    pub(in crate::check) fn has_newer(&self, locked: Option<&str>) -> bool {
        let (of_source, of_translation) = locked_ids(locked);
        is_followed(&self.of_source, of_source) || is_followed(&self.of_translation, of_translation)
    }

    /// Returns a revision that the lock names and that is listed no more.
    pub(in crate::check) fn lost<'l>(&self, locked: Option<&'l str>) -> Option<&'l str> {
        let (of_source, of_translation) = locked_ids(locked);
        let is_lost = |ids: &[&str], id: &str| !id.is_empty() && !ids.contains(&id);
        let lost = [(&self.of_source, of_source), (&self.of_translation, of_translation)];
        lost.into_iter().find(|(ids, id)| is_lost(ids, id)).map(|(_, id)| id)
    }
}

/// Returns whether a change of a text is one that the lock file names as the last of its source, or of a translation.
pub(in crate::check) fn is_locked(
    document: &EditionDocument,
    text: &EditionText,
    change: RevisionRef,
    locked: &str,
) -> bool {
    let (of_source, of_translation) = locked_ids(Some(locked));
    match (change, &text.state) {
        (RevisionRef::Source(index), _) => document.revisions()[index].id.as_str() == of_source,
        (RevisionRef::Withdrawal, _) => of_source == "withdrawn",
        (RevisionRef::Translation(index), TextState::Translation { revisions, .. }) => {
            revisions[index].0.id.as_str() == of_translation
        }
        (RevisionRef::Translation(_), TextState::Source) => false,
    }
}

/// Splits what [`RevisionIds::last`] joins; no id is an empty one.
fn locked_ids(locked: Option<&str>) -> (&str, &str) {
    locked.map_or(("", ""), |locked| locked.split_once('/').unwrap_or((locked, "")))
}

/// Returns whether another revision stands behind the one that was published, or is the first.
fn is_followed(ids: &[&str], published: &str) -> bool {
    let Some((last, older)) = ids.split_last() else { return false };
    *last != published && (published.is_empty() || older.contains(&published))
}

/// The revisions of an advisory as they are written, and its withdrawal.
fn source_changes(fields: &AdvisoryFields) -> impl Iterator<Item = (Instant, &str)> {
    let source = fields.revisions.iter().map(|revision| (revision.value.on, revision.value.id.as_str()));
    let withdrawn = fields.status.withdrawn.iter().filter(|_| fields.status.name.value == StatusName::Withdrawn);
    source.chain(withdrawn.map(|withdrawn| (withdrawn.value.0, "withdrawn")))
}

/// The revisions of a translation alone.
fn own_changes(text: &Text) -> impl Iterator<Item = (Instant, &str)> {
    let own = text.translation.iter().flat_map(|translation| &translation.revisions);
    own.map(|own| (own.value.revision.on, own.value.revision.id.as_str()))
}

/// The revisions of an advisory, oldest first; a withdrawal tells its readers as much as any.
fn source_ids(advisory: &Advisory) -> Vec<&str> {
    let revisions = advisory.revisions.iter().map(|revision| (revision.on, revision.id.as_str()));
    let withdrawal = match &advisory.status {
        Status::Withdrawn { on, .. } => Some((*on, "withdrawn")),
        Status::Draft | Status::Published | Status::Superseded { .. } => None,
    };
    by_time(revisions.chain(withdrawal))
}

fn by_time<'e>(dated: impl Iterator<Item = (Instant, &'e str)>) -> Vec<&'e str> {
    let mut dated: Vec<_> = dated.collect();
    dated.sort_by_key(|(on, _)| *on);
    dated.into_iter().map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn revision_is_newer_only_behind_the_one_that_was_published() {
        assert!(is_followed(&["a"], ""));
        assert!(is_followed(&["a", "b"], "a"));
        for (revisions, locked) in [(&[][..], ""), (&[], "a"), (&["a"], "a"), (&["b"], "a"), (&["b", "a"], "a")] {
            assert!(!is_followed(revisions, locked), "{revisions:?} {locked:?}");
        }
    }
}
