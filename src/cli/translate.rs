//! `lucarne translate`.

use std::path::Path;

use serde::Serialize;

use crate::author::translate;
use crate::author::translate::Mark;
use crate::author::translate::TranslationState;
use crate::author::translate::TranslationStatus;
use crate::check::Drafts;
use crate::check::is_untold;
use crate::check::untranslated_from;
use crate::cli::arguments::StatusArguments;
use crate::cli::arguments::TranslateArguments;
use crate::cli::arguments::TranslateCommand;
use crate::cli::failure::Failure;
use crate::cli::place::Place;
use crate::cli::terminal::Terminal;
use crate::cli::terminal::counted;
use crate::cli::trial;
use crate::diag::visible;
use crate::host;
use crate::host::Created;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::Revision;
use crate::model::RevisionKind;
use crate::read;
use crate::read::Corpus;
use crate::read::Document;
use crate::read::Text;
use crate::read::Visibility;
use crate::text::SitePath;
use crate::text::Snapshot;

pub(in crate::cli) fn run(terminal: &Terminal, place: &Place, arguments: &TranslateArguments) -> Result<(), Failure> {
    let snapshot = place.snapshot()?;
    let outcome = read::read(&snapshot);
    let Some(corpus) = outcome.value else {
        terminal.problems(&outcome.report, &snapshot);
        return Err(Failure::problems());
    };
    match &arguments.command {
        TranslateCommand::Status(arguments) => status(terminal, place, &snapshot, &corpus, arguments),
        TranslateCommand::New { locale, file } => create(terminal, place, &snapshot, &corpus, locale, file),
        TranslateCommand::Mark { files, kind, summary } => {
            let (snapshot, corpus, summary) = (&*snapshot, &corpus, summary.as_deref());
            if summary.is_some() && files.len() > 1 {
                let failure = Failure::usage("a summary is for one file, and there are several");
                return Err(failure.hint("mark each with a summary in its own language"));
            }
            let desk = Desk { terminal, place, snapshot, corpus, kind: *kind, summary };
            files.iter().try_for_each(|file| desk.mark(file))
        }
    }
}

fn status(
    terminal: &Terminal,
    place: &Place,
    snapshot: &Snapshot,
    corpus: &Corpus,
    arguments: &StatusArguments,
) -> Result<(), Failure> {
    report_unknown(corpus, &arguments.locale)?;
    let paths = arguments.files.iter().map(|file| site_path(place, file)).collect::<Result<Vec<_>, _>>()?;
    let now = host::clock()?;
    let is_shown = |document: &&Document| {
        arguments.drafts || matches!(document.visibility, Visibility::Always) || is_public(document, now)
    };
    // What was released is history, which nobody translates.
    let is_living = |document: &&Document| !document.is_released();
    let documents = corpus.documents().filter(is_shown).filter(is_living);
    let mut statuses = translate::statuses(snapshot, &corpus.site.locales, documents);
    statuses.retain(|status| arguments.locale.is_empty() || arguments.locale.contains(&status.locale));
    report_unlisted(&paths, &statuses)?;
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

/// Returns whether a path is that of the document, of this translation of it, or of a folder that holds one of them.
fn is_below(status: &TranslationStatus, path: &SitePath) -> bool {
    let files = [Some(&status.source), status.file.as_ref()];
    files.into_iter().flatten().any(|file| Path::new(file.as_str()).starts_with(path.as_str()))
}

/// Fails for a path of which nothing is listed: a check of it would hold though nobody looked.
fn report_unlisted(paths: &[SitePath], statuses: &[TranslationStatus]) -> Result<(), Failure> {
    match paths.iter().find(|path| !statuses.iter().any(|status| is_below(status, path))) {
        None => Ok(()),
        Some(path) => {
            let failure = Failure::usage(format!("`{path}` is, or holds, no document that is listed"));
            Err(failure.hint("drafts and what is under embargo are listed with `--drafts`"))
        }
    }
}

fn is_public(document: &Document, now: jiff::Timestamp) -> bool {
    matches!(document.visibility, Visibility::From(published) if Instant::timestamp(&published) <= now)
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

fn report_unknown(corpus: &Corpus, locales: &[Locale]) -> Result<(), Failure> {
    let translated = &corpus.site.locales[1..];
    match locales.iter().find(|locale| !translated.contains(locale)) {
        None => Ok(()),
        Some(locale) => {
            let known: Vec<String> = translated.iter().map(|locale| format!("`{locale}`")).collect();
            let failure = Failure::usage(format!("the site is not translated into `{locale}`"));
            Err(failure.hint(format!("`locales` of site.toml has {}", known.join(", "))))
        }
    }
}

fn create(
    terminal: &Terminal,
    place: &Place,
    snapshot: &Snapshot,
    corpus: &Corpus,
    locale: &Locale,
    file: &Path,
) -> Result<(), Failure> {
    report_unknown(corpus, std::slice::from_ref(locale))?;
    let path = site_path(place, file)?;
    let is_meant = |document: &&Document| snapshot.file(document.source.file).path == path;
    let document = corpus.documents().find(is_meant).ok_or_else(|| {
        let failure = Failure::usage(format!("`{}` is no source document of the site", file.display()));
        failure.hint("name the document in the source language, such as content/overview.md")
    })?;
    let target = translate::path(&path, locale);
    match host::create_source(place.root(), &target, &translate::skeleton(snapshot, document))? {
        Created::New => {
            terminal.result(&target)?;
            terminal.status(format_args!("translate its words, and then run `lucarne translate mark {target}`"));
            Ok(())
        }
        Created::Same | Created::Kept => Err(Failure::usage(format!("`{target}` is there already"))),
    }
}

/// What marks translations: the site, and what a revision of one is said to be.
struct Desk<'a> {
    terminal: &'a Terminal,
    place: &'a Place,
    snapshot: &'a Snapshot,
    corpus: &'a Corpus,
    kind: RevisionKind,
    summary: Option<&'a str>,
}

impl Desk<'_> {
    fn mark(&self, file: &Path) -> Result<(), Failure> {
        let path = site_path(self.place, file)?;
        let (document, translation) = self.find(&path).ok_or_else(|| {
            let failure = Failure::usage(format!("`{}` is no translation of the site", file.display()));
            failure.hint("name a file such as content/overview.fr.md, whose source is there")
        })?;
        let headings = |text: &Text| text.outline.headings.len();
        let (own, source) = (headings(translation), headings(&document.source));
        if own != source {
            let failure = Failure::usage(format!(
                "`{path}` has {}, its source has {source}: it is no translation of all of it",
                counted(own, "heading")
            ));
            return Err(failure.hint("translate what is missing; `lucarne check` names it"));
        }
        if let Some(language) = untranslated_from(self.snapshot, &document.source.locale, translation) {
            let failure = Failure::usage(format!("`{path}` is in `{language}`: it is no translation"));
            return Err(failure.hint(format!("translate it into `{}`", translation.locale)));
        }
        let text = self.snapshot.file(translation.file).text().unwrap_or_default();
        let now = Instant::from_timestamp(trial::options(Drafts::Shown)?.time().at);
        let revision = is_untold(document, translation, &self.corpus.lock)
            .then(|| translate::next_revision(document, translation, self.kind, now));
        let mark = Mark {
            digest: &document.source.digest,
            on: translate::is_late(document, translation, &self.corpus.lock).then_some(now),
            revision: revision.clone().map(|revision| (revision, self.summary.map(str::to_owned))),
        };
        let marked = translate::mark(text, &mark)
            .map_err(|error| Failure::usage(format!("`{path}` cannot be marked: {error}")))?;
        if marked == text {
            self.terminal.status(format_args!("`{path}` is marked already"));
            return Ok(());
        }
        self.place.renew(&path, text, &marked)?;
        self.terminal.result(&path)?;
        if revision.is_none() && self.summary.is_some() {
            self.terminal
                .note("no revision is due, since no build published another text: the summary was not written");
        }
        if let Some(revision) = revision {
            let Revision { id, kind, .. } = revision;
            let kind = kind.as_str();
            self.terminal.status(format_args!("its revision `{id}` ({kind}) tells those who know the published text"));
        }
        Ok(())
    }

    fn find(&self, path: &SitePath) -> Option<(&Document, &Text)> {
        let documents = self.corpus.documents();
        let mut texts = documents.flat_map(|document| document.translations.values().map(move |text| (document, text)));
        texts.find(|(_, text)| self.snapshot.file(text.file).path == *path)
    }
}

/// Returns the path in the site of a file that is named from the current folder, or from the root of the site.
fn site_path(place: &Place, file: &Path) -> Result<SitePath, Failure> {
    let root = place.root().canonicalize().ok();
    let found = [Some(file.to_owned()), Some(place.root().join(file))].into_iter().flatten();
    let mut below = found.filter_map(|file| {
        let file = file.canonicalize().ok()?;
        file.strip_prefix(root.as_ref()?).ok()?.to_str()?.parse().ok()
    });
    below.next().ok_or_else(|| Failure::usage(format!("`{}` is no file of the site", file.display())))
}
