//! What the readers of a published advisory's translation are told of it beside its text.

use std::collections::BTreeSet;

use jiff::SignedDuration;

use crate::model::Instant;
use crate::model::Lock;
use crate::model::Revision;
use crate::model::RevisionKind;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::read::Text;

/// Returns whether a translation of an advisory comes later than the source, and does not say when: `lucarne.lock`
/// knows the advisory, and not in this language.
pub fn is_late(document: &Document, text: &Text, lock: &Lock) -> bool {
    let is_advisory = matches!(document.fields, DocumentFields::Advisory(_));
    let known = lock.documents.get(document.id.as_str());
    let is_new = known.is_some_and(|known| !known.texts.contains_key(text.locale.as_str()));
    let is_stated = text.translation.as_ref().is_some_and(|translation| translation.on.is_some());
    is_advisory && is_new && !is_stated
}

/// Makes the next revision of a translation: of this moment, yet later than all that its readers were told, with the
/// day for its id, and a number behind it where a revision has that already.
pub fn next_revision(document: &Document, text: &Text, kind: RevisionKind, now: Instant) -> Revision {
    let (mut ids, mut last) = (BTreeSet::new(), None);
    let mut add = |revision: &Revision| {
        ids.insert(revision.id.as_str().to_owned());
        last = last.max(Some(revision.on.timestamp()));
    };
    if let DocumentFields::Advisory(Some(fields)) = &document.fields {
        fields.revisions.iter().for_each(|revision| add(&revision.value));
    }
    let own = text.translation.iter().flat_map(|translation| &translation.revisions);
    own.for_each(|own| add(&own.value.revision));
    let next = last.and_then(|last| last.checked_add(SignedDuration::from_secs(1)).ok());
    let on = next.map_or(now, |next| Instant::from_timestamp(next.max(now.timestamp())));
    let day = now.date().to_string();
    let numbered = (2..).map(|number: usize| format!("{day}-{number}"));
    let mut free = [day.clone()].into_iter().chain(numbered).filter(|id| !ids.contains(id));
    let id = free.find_map(|id| id.parse().ok()).expect("one of all numbers is free");
    Revision { id, on, kind }
}
