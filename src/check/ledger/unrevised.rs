//! Texts that are no more what the lock file knows, and no revision tells it.

use std::collections::BTreeSet;

use crate::check::Content;
use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::check::TextState;
use crate::check::ledger::Locking;
use crate::check::release::printed::is_same_wording;
use crate::check::revision_ids::RevisionIds;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Level;
use crate::diag::Report;
use crate::model::AdvisoryId;
use crate::model::Lock;
use crate::model::LockedText;
use crate::text::FileId;
use crate::text::SitePath;
use crate::text::Span;

/// Reports texts that changed without a revision; the lock keeps their old hash, so that the next build says so too.
pub(in crate::check::ledger) fn keep(
    edition: &Edition,
    old: &Lock,
    new: &mut Lock,
    locking: Locking,
    report: &mut Report,
) {
    // Of a file with an error nobody knows yet what it will say.
    let faulty: BTreeSet<FileId> =
        report.iter().filter(|fault| fault.level == Level::Error).filter_map(Diagnostic::file).collect();
    for document in edition.documents() {
        let id = document.id.as_str();
        let (Some(before), Some(now)) = (old.documents.get(id), new.documents.get_mut(id)) else { continue };
        // Whoever sets a site up builds it before anybody reads it.
        if matches!(document.content, Content::Policy(_)) && before.is_of(edition.today()) {
            continue;
        }
        let times = (before.public_since.as_deref(), now.public_since.as_deref());
        let moved = document.advisory().and_then(|_| moved(times));
        for text in document.texts.values() {
            let locale = text.locale.as_str();
            let (Some(before), Some(now)) = (before.texts.get(locale), now.texts.get_mut(locale)) else { continue };
            let revisions = RevisionIds::new(document, text);
            let locked = before.revision.as_deref();
            if before.hash == now.hash || revisions.has_newer(locked) {
                continue;
            }
            let own = std::mem::replace(now, before.clone());
            if faulty.contains(&text.body.file) {
                continue;
            }
            let mut diagnostic = match &document.content {
                Content::Advisory(advisory) => unrevised(
                    (&advisory.id, &edition.snapshot().file(text.body.file).path),
                    text,
                    revisions.lost(locked),
                ),
                Content::Policy(_) => unreleased(document, text, before, &own),
                Content::Home | Content::Page(_) | Content::PolicyText(_) | Content::Announcement(_) => rewritten(text),
            };
            if let Some(hint) = moved.as_ref().filter(|_| matches!(text.state, TextState::Source)) {
                diagnostic.hints.insert(0, hint.clone());
            }
            if locking == Locking::Locked && diagnostic.level == Level::Warning {
                diagnostic.level = Level::Error;
            }
            report.push(diagnostic);
        }
    }
}

/// Returns what to do where a public advisory states another time of its publication.
fn moved((before, now): (Option<&str>, Option<&str>)) -> Option<String> {
    let before = before.filter(|before| now.is_some_and(|now| now != *before))?;
    Some(format!("put `published` back to {before}: it stays what it was, and revisions tell of what changes"))
}

/// `path` is that of the text.
fn unrevised((id, path): (&AdvisoryId, &SitePath), text: &EditionText, lost: Option<&str>) -> Diagnostic {
    let diagnostic = |message: String| Diagnostic::new(Code::RevisionMissing, Span::top(text.body.file), message);
    if let Some(lost) = lost {
        let message = format!("the text is not the one in lucarne.lock, and its revision `{lost}` is gone");
        return diagnostic(message).hint(format!("put the revision `{lost}` back, and add a new one behind it"));
    }
    let fields = "with `id`, `on`, `kind = \"content\"` to alert readers or `\"editorial\"`, and `summary`";
    diagnostic("the text is not the one in lucarne.lock, and no revision says so".to_owned()).hint(match text.state {
        TextState::Source => format!("run `lucarne advisory revise {id}`, or add `[[revision]]` {fields}"),
        TextState::Translation { .. } => {
            format!("`lucarne translate mark {path}` adds `[[translation.revision]]`; or write it, {fields}")
        }
    })
}

/// Only a note: nobody can tell whether the version was deployed. The words of a version stay known where they are stored.
fn unreleased(policy: &EditionDocument, text: &EditionText, before: &LockedText, now: &LockedText) -> Diagnostic {
    let version = before.revision.as_deref().unwrap_or_default();
    let what = if is_same_wording(&before.hash, &now.hash) { "what it prints of site.toml" } else { "its text" };
    let message = format!("{what} is not what lucarne.lock holds as version `{version}`, of which no text is stored");
    let name = policy.id.as_str().strip_prefix("policies/").unwrap_or_default();
    let diagnostic = Diagnostic::new(Code::PolicyUnreleased, Span::top(text.body.file), message)
        .hint(format!("`lucarne policy release {name}` makes that a new version, once it stands"))
        .hint(format!(
            "where nobody has read version {version} yet, `lucarne policy release {name} --version {version}`"
        ));
    Diagnostic { level: Level::Note, ..diagnostic }
}

/// A released text is what readers were told; a correction is a version of its own.
fn rewritten(text: &EditionText) -> Diagnostic {
    let message = "the text of a released version is not the one in lucarne.lock";
    let diagnostic = Diagnostic::new(Code::PolicyVersionChanged, Span::top(text.body.file), message);
    let diagnostic = diagnostic.hint("take the file back from your version control; a change is a new version");
    match text.state {
        TextState::Source => diagnostic,
        TextState::Translation { .. } => {
            diagnostic.hint("or, where the translation alone was wrong, add `[[translation.revision]]`")
        }
    }
}
