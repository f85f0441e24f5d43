//! `lucarne translate status`.

use std::path::Path;

use serde::Serialize;

use crate::author::translate;
use crate::author::translate::TranslationState;
use crate::author::translate::TranslationStatus;
use crate::cli::arguments::StatusArguments;
use crate::cli::failure::Failure;
use crate::cli::place::Place;
use crate::cli::place::is_private;
use crate::cli::terminal::Terminal;
use crate::cli::terminal::counted;
use crate::cli::translate::report_unknown;
use crate::cli::translate::site_path;
use crate::diag::visible;
use crate::host;
use crate::read;
use crate::read::Corpus;
use crate::read::Document;
use crate::text::SitePath;
use crate::text::Snapshot;

pub(in crate::cli::translate) fn show(
    terminal: &Terminal,
    place: &Place,
    snapshot: &Snapshot,
    corpus: &Corpus,
    arguments: &StatusArguments,
) -> Result<(), Failure> {
    report_unknown(corpus, &arguments.locale)?;
    let paths = paths(place, arguments)?;
    let now = host::clock()?;
    let is_shown = |document: &&Document| arguments.drafts || !is_private(document, now);
    // What was released is history, which nobody translates.
    let is_living = |document: &&Document| !document.is_released();
    let documents = corpus.documents().filter(is_shown).filter(is_living);
    let mut statuses = translate::statuses(snapshot, &corpus.site.locales, documents);
    statuses.retain(|status| arguments.locale.is_empty() || arguments.locale.contains(&status.locale));
    report_unlisted(&paths, &statuses, arguments)?;
    statuses.retain(|status| paths.is_empty() || paths.iter().any(|path| is_below(status, path)));
    if arguments.json {
        terminal.result(json(&statuses))?;
    } else {
        for status in &statuses {
            terminal.result(line(status))?;
            if arguments.diff && status.state == TranslationState::Stale {
                show_changes(terminal, place, snapshot, status)?;
            }
        }
        terminal.status(counts(&statuses));
    }
    let is_behind = |status: &TranslationStatus| status.state != TranslationState::Current;
    if arguments.check && statuses.iter().any(is_behind) { Err(Failure::problems()) } else { Ok(()) }
}

/// Returns the paths that are asked for; the root of the site stands for all, as no path does.
fn paths(place: &Place, arguments: &StatusArguments) -> Result<Vec<SitePath>, Failure> {
    if arguments.files.iter().any(|file| place.is_root(file)) {
        return Ok(Vec::new());
    }
    arguments.files.iter().map(|file| site_path(place, file)).collect()
}

/// Returns whether a path is that of the document, of this translation of it, or of a folder that holds one of them.
fn is_below(status: &TranslationStatus, path: &SitePath) -> bool {
    let files = [Some(&status.source), status.file.as_ref()];
    files.into_iter().flatten().any(|file| Path::new(file.as_str()).starts_with(path.as_str()))
}

/// Fails for a path of which nothing is listed: a check of it would hold though nobody looked.
fn report_unlisted(
    paths: &[SitePath],
    statuses: &[TranslationStatus],
    arguments: &StatusArguments,
) -> Result<(), Failure> {
    match paths.iter().find(|path| !statuses.iter().any(|status| is_below(status, path))) {
        None => Ok(()),
        Some(path) => {
            let failure = Failure::usage(format!("`{path}` is, or holds, no document that is listed"));
            Err(match (arguments.locale.is_empty(), arguments.drafts) {
                (false, _) => failure.hint("other languages are listed without `--locale`"),
                (true, false) => failure.hint("drafts and what is under embargo are listed with `--drafts`"),
                (true, true) => failure,
            })
        }
    }
}

/// One line for each, so that it can be searched and sorted.
fn line(status: &TranslationStatus) -> String {
    let file = status.file.as_ref().unwrap_or(&status.source);
    format!("{:8}  {:5}  {}", status.state.as_str(), status.locale.as_str(), visible(file.as_str()))
}

fn counts(statuses: &[TranslationStatus]) -> String {
    let states =
        [TranslationState::Stale, TranslationState::Unmarked, TranslationState::Missing, TranslationState::Current];
    let count = |state| statuses.iter().filter(|status| status.state == state).count();
    let parts: Vec<String> = states.map(|state| format!("{} {}", count(state), state.as_str())).to_vec();
    format!("{}: {}", counted(statuses.len(), "translation"), parts.join(", "))
}

/// Shows the paragraphs of the source that differ from those that a translation was made from.
fn show_changes(
    terminal: &Terminal,
    place: &Place,
    snapshot: &Snapshot,
    status: &TranslationStatus,
) -> Result<(), Failure> {
    let made_from = |text: &String| read::source_digest(&status.document, text) == status.made_from;
    let Some(old) = host::older_versions(place.root(), &status.source).find(made_from) else {
        let source = &status.source;
        terminal.note(format_args!("git knows no version of `{source}` that `{}` was made from", file_of(status)));
        return Ok(());
    };
    let new = snapshot.find(&status.source).and_then(|file| snapshot.file(file).text().ok()).unwrap_or_default();
    translate::changes(&old, new).iter().try_for_each(|runs| terminal.changes(runs))
}

fn file_of(status: &TranslationStatus) -> &SitePath {
    status.file.as_ref().unwrap_or(&status.source)
}

/// The result of `--json`.
#[derive(Serialize)]
struct Listing<'a> {
    translations: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    document: &'a str,
    locale: &'a str,
    state: &'static str,
    source: &'a str,
    file: Option<&'a str>,
    /// The hash of the source as it is.
    source_hash: &'a str,
    /// The hash of the source that the translation was made from.
    made_from: Option<&'a str>,
}

fn json(statuses: &[TranslationStatus]) -> String {
    let listing = Listing { translations: statuses.iter().map(entry).collect() };
    serde_json::to_string_pretty(&listing).expect("texts are JSON")
}

fn entry(status: &TranslationStatus) -> Entry<'_> {
    Entry {
        document: status.document.as_str(),
        locale: status.locale.as_str(),
        state: status.state.as_str(),
        source: status.source.as_str(),
        file: status.file.as_ref().map(SitePath::as_str),
        source_hash: &status.digest,
        made_from: status.made_from.as_deref(),
    }
}
