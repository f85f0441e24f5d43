//! Which document it is, and what became of it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::check::CsafChange;
use crate::check::CsafDocument;
use crate::check::EditionText;
use crate::check::RevisionRef;
use crate::check::TextState;
use crate::export::csaf::identifier::Identifier;
use crate::export::statement::Subject;
use crate::model::Revision;
use crate::phrase::PhraseError;

#[derive(Serialize)]
pub(super) struct Tracking<'a> {
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    aliases: BTreeSet<&'a str>,
    current_release_date: String,
    generator: Generator,
    id: &'a str,
    initial_release_date: String,
    revision_history: Vec<Entry>,
    status: &'static str,
    version: String,
}

/// The program's version is left out: a new one must not change documents that are released.
#[derive(Serialize)]
struct Generator {
    engine: Engine,
}

#[derive(Serialize)]
struct Engine {
    name: &'static str,
}

#[derive(Serialize)]
struct Entry {
    date: String,
    number: String,
    summary: String,
}

impl<'a> Tracking<'a> {
    pub(super) fn new(subject: &Subject<'a>, csaf: &'a CsafDocument) -> Result<Tracking<'a>, PhraseError> {
        let entry = |(index, change): (usize, &CsafChange)| {
            let summary = summary(subject, change.revision)?;
            Ok(Entry { date: change.on.rfc3339(), number: (index + 1).to_string(), summary })
        };
        let history: Result<Vec<Entry>, PhraseError> = csaf.history().iter().enumerate().map(entry).collect();
        Ok(Tracking {
            aliases: aliases(subject),
            current_release_date: csaf.updated().rfc3339(),
            generator: Generator { engine: Engine { name: "Lucarne" } },
            id: &csaf.id,
            initial_release_date: csaf.released().rfc3339(),
            revision_history: history?,
            status: "final",
            version: csaf.version().to_string(),
        })
    }
}

/// Returns the other ids of an advisory that name none of its vulnerabilities alone, and so the document as a whole.
fn aliases<'a>(subject: &Subject<'a>) -> BTreeSet<&'a str> {
    let is_of_document = |alias: &&str| !subject.is_of_one() || Identifier::of_alias(alias).is_none();
    subject.advisory.aliases.iter().map(String::as_str).filter(is_of_document).collect()
}

/// Says what changed, in the document's language.
fn summary(subject: &Subject<'_>, change: Option<RevisionRef>) -> Result<String, PhraseError> {
    let (revision, own) = match change {
        None => return subject.words("revision-published", &[]),
        Some(RevisionRef::Withdrawal) => {
            let reason = subject.withdrawal_reason()?.unwrap_or_default();
            return subject.words("csaf-revision-withdrawn", &[("reason", &reason)]);
        }
        Some(RevisionRef::Source(index)) => {
            let revision = &subject.advisory.revisions[index];
            (revision, subject.text.revision_summaries.get(revision.id.as_str()))
        }
        Some(RevisionRef::Translation(index)) => {
            let (revision, own) = &own_revisions(subject.text)[index];
            (revision, own.as_ref())
        }
    };
    match own {
        Some(summary) => Ok(summary.clone()),
        None => subject.words(&format!("revision-{}", revision.kind.as_str()), &[]),
    }
}

fn own_revisions(text: &EditionText) -> &[(Revision, Option<String>)] {
    match &text.state {
        TextState::Source => &[],
        TextState::Translation { revisions, .. } => revisions,
    }
}
