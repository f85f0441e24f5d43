//! `lucarne new`.

use std::fmt::Display;
use std::sync::Arc;

use jiff::civil::Date;

use crate::author::NewFile;
use crate::author::init::parse_name;
use crate::author::new;
use crate::author::new::Beginning;
use crate::author::new::TakenIds;
use crate::author::translate;
use crate::check::Drafts;
use crate::cli::arguments::NewArguments;
use crate::cli::arguments::NewDocument;
use crate::cli::arguments::NewWords;
use crate::cli::failure::Failure;
use crate::cli::place;
use crate::cli::place::Place;
use crate::cli::questions::Questions;
use crate::cli::terminal::Terminal;
use crate::cli::trial;
use crate::cli::trial::Trial;
use crate::host;
use crate::model::AdvisoryId;
use crate::model::DocumentId;
use crate::model::Slug;
use crate::read;
use crate::read::Corpus;
use crate::text::SitePath;
use crate::text::Snapshot;

pub(in crate::cli) fn run(terminal: &Terminal, place: &Place, arguments: &NewArguments) -> Result<(), Failure> {
    let site = Site::read(terminal, place)?;
    let words = match &arguments.document {
        NewDocument::Advisory { words, .. }
        | NewDocument::Policy { words, .. }
        | NewDocument::Announcement { words, .. }
        | NewDocument::Page { words, .. } => words,
    };
    let source = site.source(&arguments.document, words)?;
    let mut files = vec![source];
    if words.translations {
        files.extend(site.translations(&files[0]));
    }
    Trial::of(&site.snapshot, &files).verify(terminal, &site.snapshot)?;
    write(terminal, place, &files)?;
    terminal.status(next_steps(&arguments.document, &files));
    site.note_prefix(terminal, &arguments.document);
    Ok(())
}

/// The site as it is.
struct Site {
    snapshot: Arc<Snapshot>,
    corpus: Corpus,
    on: Date,
}

impl Site {
    fn read(terminal: &Terminal, place: &Place) -> Result<Site, Failure> {
        let now = trial::options(Drafts::Shown)?;
        let snapshot = place.snapshot()?;
        let corpus = place::corpus(terminal, &snapshot)?;
        Ok(Site { snapshot, corpus, on: now.time().today() })
    }

    /// Returns the new document in the source language.
    fn source(&self, document: &NewDocument, words: &NewWords) -> Result<NewFile, Failure> {
        let locale = self.corpus.site.source_locale();
        // What cannot be is told before anything is asked.
        let id = match document {
            NewDocument::Advisory { id, .. } => Id::Advisory(self.advisory_id(id.as_ref())?),
            NewDocument::Policy { name, .. } => Id::Policy(self.free(&format!("policies/{name}"))?),
            NewDocument::Announcement { name, .. } => Id::Announcement(self.free(&format!("announcements/{name}"))?),
            NewDocument::Page { name, .. } => Id::Page(self.free_page(name)?),
        };
        let mut questions = Questions::new();
        let title = questions.answer("--title", words.title.clone(), &format!("Title ({locale})"), None, parse_name)?;
        let title = title.ok_or_else(|| questions.failure())?;
        let beginning = Beginning { title: &title, locale, on: self.on };
        let product = self.corpus.site.products.first().map(|product| &product.id.value);
        Ok(match id {
            Id::Advisory(id) => new::advisory(&beginning, &id, product),
            Id::Announcement(id) => new::announcement(&beginning, &id, product),
            Id::Policy(id) => new::policy(&beginning, &id),
            Id::Page(id) => new::page(&beginning, &id),
        })
    }

    fn advisory_id(&self, wanted: Option<&AdvisoryId>) -> Result<AdvisoryId, Failure> {
        let taken = TakenIds::of(&self.snapshot, &self.corpus);
        match (wanted, &self.corpus.site.advisory_prefix) {
            (Some(id), _) if taken.has(id) => Err(Failure::usage(format!("the id `{id}` is taken"))
                .hint("leave `--id` out, and the next free one is given")),
            (Some(id), _) => Ok(id.clone()),
            (None, Some(prefix)) => taken
                .next(prefix, self.on.year())
                .map_err(|rule| Failure::usage(format!("`advisory_prefix` of site.toml makes no id: {rule}"))),
            (None, None) => Err(Failure::usage("nothing says what the ids of advisories begin with")
                .hint("add `advisory_prefix = \"EX\"` to `[site]` in site.toml, or give an id with `--id`")),
        }
    }

    /// Says that an id begins with other letters than those of the site's own advisories.
    fn note_prefix(&self, terminal: &Terminal, document: &NewDocument) {
        let (NewDocument::Advisory { id: Some(id), .. }, Some(prefix)) = (document, &self.corpus.site.advisory_prefix)
        else {
            return;
        };
        if !id.as_str().starts_with(&format!("{prefix}-")) {
            terminal.note(format_args!("`{id}` does not begin with `{prefix}-`, the `advisory_prefix` of site.toml"));
        }
    }

    fn free_page(&self, name: &DocumentId) -> Result<DocumentId, Failure> {
        for (folder, command) in [("advisories", "advisory"), ("policies", "policy"), ("announcements", "announcement")]
        {
            if name.as_str().split('/').next() == Some(folder) {
                let failure = Failure::usage(format!("`{name}` is no page: the folder is for others"));
                return Err(failure.hint(format!("run `lucarne new {command}`")));
            }
        }
        self.free(name.as_str())
    }

    /// Returns the id of a document that the site does not have, without regard to case.
    fn free(&self, text: &str) -> Result<DocumentId, Failure> {
        let id: DocumentId = text.parse().map_err(|rule| impossible(text, rule))?;
        format!("content/{id}.md").parse::<SitePath>().map_err(|rule| impossible(text, rule))?;
        let is_same = |other: &&read::Document| other.id.as_str().eq_ignore_ascii_case(text);
        if let Some(document) = self.corpus.documents().find(is_same) {
            let path = &self.snapshot.file(document.source.file).path;
            return Err(Failure::usage(format!("`{path}` is there already")));
        }
        for part in text.split('/') {
            part.parse::<Slug>().map_err(|rule| impossible(text, rule).hint("the name is the page's address"))?;
        }
        Ok(id)
    }

    /// Returns the skeletons of the translations of a new document.
    fn translations(&self, source: &NewFile) -> Vec<NewFile> {
        let snapshot = Trial::of(&self.snapshot, std::slice::from_ref(source)).snapshot;
        let Some(corpus) = read::read(&snapshot).value else { return Vec::new() };
        let is_new = |document: &&read::Document| snapshot.file(document.source.file).path == source.path;
        let Some(document) = corpus.documents().find(is_new) else { return Vec::new() };
        let text = translate::skeleton(&snapshot, document);
        let locales = corpus.site.locales.iter().skip(1);
        locales.map(|locale| NewFile { path: translate::path(&source.path, locale), text: text.clone() }).collect()
    }
}

fn impossible(name: &str, rule: impl Display) -> Failure {
    Failure::usage(format!("`{}` cannot be: {rule}", name.escape_debug()))
}

enum Id {
    Advisory(AdvisoryId),
    Policy(DocumentId),
    Announcement(DocumentId),
    Page(DocumentId),
}

/// Makes the files, all of them or none.
fn write(terminal: &Terminal, place: &Place, files: &[NewFile]) -> Result<(), Failure> {
    let files: Vec<(SitePath, String)> = files.iter().map(|file| (file.path.clone(), file.text.clone())).collect();
    let taken = host::taken(place.root(), files.iter().map(|(path, _)| path));
    if let Some(path) = taken.first() {
        return Err(Failure::usage(format!("`{path}` is there already, and nothing was written")));
    }
    host::create_all(place.root(), &files)?;
    files.iter().try_for_each(|(path, _)| terminal.result(path))
}

fn next_steps(document: &NewDocument, files: &[NewFile]) -> String {
    let source = &files[0].path;
    let mut steps = match document {
        NewDocument::Advisory { .. } => format!(
            "fill in {source}: `lucarne check --drafts` says what is missing. It is a draft, in no output, until \
             `status` is \"published\""
        ),
        NewDocument::Announcement { .. } => format!(
            "fill in {source}: nobody sees it before the day in `published`. Once the advisories are there, name them in \
             `advisories`"
        ),
        NewDocument::Policy { .. } | NewDocument::Page { .. } => format!(
            "write {source}: the next build publishes it. A link in the header is an entry of `nav` in site.toml"
        ),
    };
    if files.len() > 1 {
        steps.push_str(
            ". Once its text stands, bring it into the translations, and run `lucarne translate mark FILE...`",
        );
    }
    steps
}
