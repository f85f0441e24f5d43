//! `lucarne translate`.

mod status;

use std::path::Path;

use crate::author::translate;
use crate::author::translate::Mark;
use crate::check::Drafts;
use crate::check::is_untold;
use crate::check::untranslated_from;
use crate::cli::arguments::StatusArguments;
use crate::cli::arguments::TranslateArguments;
use crate::cli::arguments::TranslateCommand;
use crate::cli::check::shown_drafts;
use crate::cli::failure::Failure;
use crate::cli::place;
use crate::cli::place::Place;
use crate::cli::terminal::Terminal;
use crate::cli::terminal::counted;
use crate::cli::trial;
use crate::host;
use crate::host::Created;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::Revision;
use crate::model::RevisionKind;
use crate::read::Corpus;
use crate::read::Document;
use crate::read::Text;
use crate::text::SitePath;
use crate::text::Snapshot;

pub(in crate::cli) fn run(terminal: &Terminal, place: &Place, arguments: &TranslateArguments) -> Result<(), Failure> {
    let snapshot = place.snapshot()?;
    let corpus = match &arguments.command {
        TranslateCommand::Status(StatusArguments { check: true, drafts, .. }) => {
            place::whole_corpus(terminal, &snapshot, shown_drafts(*drafts))?
        }
        TranslateCommand::Status(_) | TranslateCommand::New { .. } | TranslateCommand::Mark { .. } => {
            place::corpus(terminal, &snapshot)?
        }
    };
    match &arguments.command {
        TranslateCommand::Status(arguments) => status::show(terminal, place, &snapshot, &corpus, arguments),
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
