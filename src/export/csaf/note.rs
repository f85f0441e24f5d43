//! Texts of a document and of its vulnerabilities.

use serde::Serialize;

use crate::check::TextState;
use crate::check::TranslationAge;
use crate::export::statement::EXPLOITATION;
use crate::export::statement::IMPACT;
use crate::export::statement::NOT_AFFECTED;
use crate::export::statement::Standing;
use crate::export::statement::Subject;
use crate::export::statement::WORKAROUNDS;
use crate::model::Status;
use crate::model::TimelineEntry;
use crate::model::TranslationMethod;
use crate::phrase::PhraseError;
use crate::prose::PlainSection;

/// A text.
#[derive(Serialize)]
pub(super) struct Note {
    category: NoteCategory,
    text: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
}

/// Of what kind a text is (CSAF 2.0, section 3.1.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum NoteCategory {
    Description,
    Details,
    General,
    Other,
    Summary,
}

/// The section that tells more of one vulnerability where an advisory has no other.
const DETAILS: &str = "details";

impl Note {
    pub(super) fn new(category: NoteCategory, title: String, text: String) -> Note {
        Note { category, text, title }
    }

    fn of_section(section: &PlainSection) -> Option<Note> {
        let category = match section.id.as_str() {
            IMPACT => NoteCategory::Description,
            DETAILS => NoteCategory::Details,
            _ => NoteCategory::General,
        };
        let has_text = !section.text.is_empty();
        has_text.then(|| Note::new(category, section.title.clone(), section.text.clone()))
    }

    /// Lists the texts of a document: its state, the summary, what the vulnerabilities do not carry, the timeline.
    pub(super) fn of_document(subject: &Subject<'_>, standings: &[Standing<'_>]) -> Result<Vec<Note>, PhraseError> {
        let mut notes = Vec::new();
        notes.extend(state(subject)?);
        notes.extend(translation(subject)?);
        if let Some(summary) = &subject.text.summary {
            let title = subject.words("csaf-note-summary", &[])?;
            notes.push(Note::new(NoteCategory::Summary, title, summary.clone()));
        }
        let has_intro = !subject.plain.intro.is_empty() && !is_intro_carried(subject);
        if has_intro {
            let title = subject.words("csaf-note-description", &[])?;
            notes.push(Note::new(NoteCategory::Description, title, subject.plain.intro.clone()));
        }
        let sections = subject.plain.sections.iter();
        notes.extend(
            sections.filter(|section| !is_carried(subject, standings, &section.id)).filter_map(Note::of_section),
        );
        notes.extend(timeline(subject)?);
        Ok(notes)
    }

    /// Lists the texts of a vulnerability: of the only one what the advisory says, of one among several the summary.
    pub(super) fn of_vulnerability(subject: &Subject<'_>) -> Result<Vec<Note>, PhraseError> {
        let intro = Some(subject.plain.intro.as_str()).filter(|intro| !intro.is_empty());
        if !subject.is_of_one() {
            let title = subject.words("csaf-note-summary", &[])?;
            let text = subject.text.summary.as_deref().or(intro).unwrap_or(&subject.text.title);
            return Ok(vec![Note::new(NoteCategory::Summary, title, text.to_owned())]);
        }
        let section = |id: &str| subject.plain.section(id).and_then(Note::of_section);
        let mut notes = Vec::new();
        match section(IMPACT) {
            Some(impact) => notes.push(impact),
            None => {
                let title = subject.words("csaf-note-description", &[])?;
                let text = intro.or(subject.text.summary.as_deref()).unwrap_or(&subject.text.title);
                notes.push(Note::new(NoteCategory::Description, title, text.to_owned()));
            }
        }
        notes.extend(section(DETAILS));
        Ok(notes)
    }
}

/// Returns whether the vulnerability has what stands before the first section for its description.
fn is_intro_carried(subject: &Subject<'_>) -> bool {
    subject.is_of_one() && subject.section(IMPACT).is_none()
}

/// Returns whether a section stands where the standard has a place of its own for it.
fn is_carried(subject: &Subject<'_>, standings: &[Standing<'_>], id: &str) -> bool {
    match id {
        IMPACT | DETAILS | EXPLOITATION => subject.is_of_one(),
        WORKAROUNDS => standings.iter().any(|standing| !standing.affected.is_empty()),
        NOT_AFFECTED => standings.iter().any(|standing| !standing.not_affected.is_empty()),
        _ => false,
    }
}

/// Says that an advisory was taken back or replaced.
fn state(subject: &Subject<'_>) -> Result<Option<Note>, PhraseError> {
    let (title, text) = match &subject.advisory.status {
        Status::Withdrawn { on, .. } => {
            let reason = subject.withdrawal_reason()?.unwrap_or_default();
            let date = subject.phrases.date(on);
            ("status-withdrawn", subject.words("csaf-withdrawn", &[("date", &date), ("reason", &reason)])?)
        }
        Status::Superseded { by } => ("status-superseded", subject.words("csaf-superseded", &[("id", by.as_str())])?),
        Status::Draft | Status::Published => return Ok(None),
    };
    Ok(Some(Note::new(NoteCategory::General, subject.words(title, &[])?, text)))
}

/// Says what a reader of a translation should know of it.
fn translation(subject: &Subject<'_>) -> Result<Option<Note>, PhraseError> {
    let TextState::Translation { method, age, .. } = &subject.text.state else { return Ok(None) };
    let notice = match (age, method == &TranslationMethod::Machine) {
        (TranslationAge::Stale, true) => "notice-stale-machine",
        (TranslationAge::Stale, false) => "notice-stale",
        (TranslationAge::Current | TranslationAge::Unknown, true) => "notice-machine",
        (TranslationAge::Unknown, false) => "notice-unmarked",
        (TranslationAge::Current, false) => return Ok(None),
    };
    let language = subject.phrases.language(subject.site().source_locale());
    let title = subject.words("csaf-note-translation", &[])?;
    Ok(Some(Note::new(NoteCategory::General, title, subject.words(notice, &[("language", &language)])?)))
}

/// Says what happened when, oldest first.
fn timeline(subject: &Subject<'_>) -> Result<Option<Note>, PhraseError> {
    let line = |entry: &TimelineEntry| {
        let event = subject.words(&format!("timeline-{}", entry.event.as_str().replace('_', "-")), &[])?;
        let date = subject.phrases.date(&entry.on);
        let note = subject.text.timeline_notes.get(entry.id.as_str());
        match note {
            Some(note) => subject.words("csaf-timeline-note", &[("date", &date), ("event", &event), ("note", note)]),
            None => subject.words("csaf-timeline", &[("date", &date), ("event", &event)]),
        }
    };
    let lines: Result<Vec<String>, PhraseError> = subject.advisory.timeline.iter().map(line).collect();
    let text = lines?.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n");
    if text.is_empty() {
        return Ok(None);
    }
    Ok(Some(Note::new(NoteCategory::Other, subject.words("timeline-title", &[])?, text)))
}
