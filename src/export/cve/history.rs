//! Who helped, and what happened when.

use serde::Serialize;

use crate::export::cve::words::bounded;
use crate::export::statement::Subject;
use crate::phrase::PhraseError;

/// Somebody who helped.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Credit {
    lang: String,
    #[serde(rename = "type")]
    role: String,
    value: String,
}

impl Credit {
    /// Lists those who are credited in an advisory.
    pub(super) fn all(english: &Subject<'_>) -> Result<Vec<Credit>, PhraseError> {
        let mut credits = Vec::new();
        for credit in &english.advisory.credits {
            let value = match &credit.name {
                Some(name) => bounded(name),
                None => english.words("credit-anonymous", &[])?,
            };
            let role = credit.role.as_str().replace('_', " ");
            credits.push(Credit { lang: english.text.locale.to_string(), role, value });
        }
        Ok(credits)
    }
}

/// Something that happened.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Event {
    lang: String,
    time: String,
    value: String,
}

impl Event {
    /// Lists what happened to the vulnerability of an advisory, oldest first.
    pub(super) fn all(english: &Subject<'_>) -> Result<Vec<Event>, PhraseError> {
        let mut events = Vec::new();
        for entry in &english.advisory.timeline {
            let word = format!("timeline-{}", entry.event.as_str().replace('_', "-"));
            let word = english.words(&word, &[])?;
            let value = match english.text.timeline_notes.get(entry.id.as_str()) {
                Some(note) => bounded(&format!("{word}. {note}")),
                None => word,
            };
            events.push(Event { lang: english.text.locale.to_string(), time: entry.on.rfc3339(), value });
        }
        Ok(events)
    }
}
