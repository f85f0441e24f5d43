//! Which document it is, and what became of it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::check::CsafChange;
use crate::check::RevisionRef;
use crate::check::TextState;
use crate::export::csaf::subject::Subject;
use crate::model::Revision;
use crate::model::Status;
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
    pub(super) fn new(subject: &Subject<'a>) -> Result<Tracking<'a>, PhraseError> {
        let csaf = subject.csaf;
        let entry = |(index, change): (usize, &CsafChange)| {
            let summary = summary(subject, change.revision)?;
            Ok(Entry { date: change.on.rfc3339(), number: (index + 1).to_string(), summary })
        };
        let history: Result<Vec<Entry>, PhraseError> = csaf.history.iter().enumerate().map(entry).collect();
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

/// The other ids of an advisory name its vulnerability where it has one, and else the document as a whole.
fn aliases<'a>(subject: &Subject<'a>) -> BTreeSet<&'a str> {
    let aliases = subject.advisory.aliases.iter().filter(|_| !subject.is_of_one());
    aliases.map(String::as_str).collect()
}

/// Says what changed, in the document's language.
fn summary(subject: &Subject<'_>, change: Option<RevisionRef>) -> Result<String, PhraseError> {
    let generic = |revision: &Revision| subject.words(&format!("revision-{}", revision.kind.as_str()), &[]);
    match (change, &subject.text.state) {
        (None, _) => subject.words("revision-published", &[]),
        (Some(RevisionRef::Source(index)), _) => {
            let revision = &subject.advisory.revisions[index];
            let own = subject.text.revision_summaries.get(revision.id.as_str());
            own.map_or_else(|| generic(revision), |summary| Ok(summary.clone()))
        }
        (Some(RevisionRef::Translation(index)), TextState::Translation { revisions, .. }) => {
            let (revision, own) = &revisions[index];
            own.clone().map_or_else(|| generic(revision), Ok)
        }
        (Some(RevisionRef::Translation(_)), TextState::Source) => unreachable!("a source has no revisions of a translation"),
        (Some(RevisionRef::Withdrawal), _) => {
            let reason = withdrawal_reason(subject)?.unwrap_or_default();
            subject.words("csaf-revision-withdrawn", &[("reason", &reason)])
        }
    }
}

/// Returns why the advisory was taken back, as a sentence.
pub(super) fn withdrawal_reason(subject: &Subject<'_>) -> Result<Option<String>, PhraseError> {
    match &subject.advisory.status {
        Status::Withdrawn { reason, .. } => subject.words(&format!("withdrawn-{}", reason.as_str()), &[]).map(Some),
        Status::Draft | Status::Published | Status::Superseded { .. } => Ok(None),
    }
}
