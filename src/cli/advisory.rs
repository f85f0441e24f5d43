//! `lucarne advisory`.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::author;
use crate::author::EditError;
use crate::author::NewFile;
use crate::author::init::parse_name;
use crate::check::Drafts;
use crate::cli::arguments::AdvisoryArguments;
use crate::cli::arguments::AdvisoryCommand;
use crate::cli::arguments::RevisionWords;
use crate::cli::failure::Failure;
use crate::cli::place;
use crate::cli::place::Place;
use crate::cli::questions::Questions;
use crate::cli::terminal::Terminal;
use crate::cli::trial;
use crate::cli::trial::Trial;
use crate::model::AdvisoryId;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::Revision;
use crate::model::RevisionKind;
use crate::model::Slug;
use crate::model::StatusName;
use crate::model::WithdrawalReason;
use crate::read::AdvisoryFields;
use crate::read::Corpus;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::text::Snapshot;
use crate::text::nearest;

pub(in crate::cli) fn run(terminal: &Terminal, place: &Place, arguments: &AdvisoryArguments) -> Result<(), Failure> {
    let snapshot = place.snapshot()?;
    let corpus = place::corpus(terminal, &snapshot)?;
    let now = Instant::from_timestamp(trial::options(Drafts::Shown)?.time().at);
    let shelf = Shelf { snapshot, corpus, now };
    match &arguments.command {
        AdvisoryCommand::Withdraw { advisory, reason, on } => withdraw(terminal, place, &shelf, advisory, *reason, *on),
        AdvisoryCommand::Supersede { advisory, by, words } => {
            supersede(terminal, place, &shelf, advisory, by.as_ref(), words)
        }
        AdvisoryCommand::Revise { advisory, kind, words } => revise(terminal, place, &shelf, advisory, *kind, words),
    }
}

fn withdraw(
    terminal: &Terminal,
    place: &Place,
    shelf: &Shelf,
    id: &AdvisoryId,
    reason: Option<WithdrawalReason>,
    on: Option<Instant>,
) -> Result<(), Failure> {
    let advisory = shelf.published(id)?;
    let on = shelf.moment(on)?;
    let reasons: Vec<&str> = WithdrawalReason::ALL.iter().map(|reason| reason.as_str()).collect();
    let mut questions = Questions::new();
    let question = format!("Why ({})", reasons.join(", "));
    let reason = questions.answer("--reason", reason, &question, None, parse_word)?;
    let reason = reason.ok_or_else(|| questions.failure())?;
    let text = author::advisory::withdraw(advisory.text, on, reason);
    advisory.write(terminal, place, shelf, text)?;
    if reason == WithdrawalReason::Other {
        terminal.note("readers are told that the text gives the reason: write it there");
    }
    terminal.status("its page stays and says that it was withdrawn; a feed entry tells readers after the next build");
    Ok(())
}

fn supersede(
    terminal: &Terminal,
    place: &Place,
    shelf: &Shelf,
    id: &AdvisoryId,
    by: Option<&AdvisoryId>,
    words: &RevisionWords,
) -> Result<(), Failure> {
    let advisory = shelf.published(id)?;
    let on = shelf.moment(words.on)?;
    let replacement = |by: &AdvisoryId| match shelf.find(by) {
        Ok(found) if found.fields.id.value == advisory.fields.id.value => Err(format!("`{by}` is the advisory itself")),
        Ok(found) => Ok(found.fields.id.value.clone()),
        Err(rule) => Err(rule),
    };
    let by = by.map(replacement).transpose().map_err(Failure::usage)?;
    let parse = |text: &str| text.trim().parse().map_err(|rule| format!("{rule}")).and_then(|by| replacement(&by));
    let mut questions = Questions::new();
    let by = questions.answer("--by", by, "Which advisory replaces it", None, parse)?;
    let summary = ask_summary(&mut questions, shelf, words)?;
    let (Some(by), Some(summary)) = (by, summary) else { return Err(questions.failure()) };
    let revision = advisory.revision("superseded", RevisionKind::Content, words, on)?;
    let text = author::advisory::supersede(advisory.text, &by, &revision, &summary);
    advisory.write(terminal, place, shelf, text)?;
    advisory.tell_translations(terminal, &revision);
    Ok(())
}

fn revise(
    terminal: &Terminal,
    place: &Place,
    shelf: &Shelf,
    id: &AdvisoryId,
    kind: Option<RevisionKind>,
    words: &RevisionWords,
) -> Result<(), Failure> {
    let advisory = shelf.find(id).map_err(Failure::usage)?;
    advisory.refuse_unseen(shelf.now)?;
    let on = shelf.moment(words.on)?;
    let mut questions = Questions::new();
    let question = "Of what kind: content (readers are alerted) or editorial (they are not)";
    let kind = questions.answer("--kind", kind, question, Some("content"), parse_word)?;
    let summary = ask_summary(&mut questions, shelf, words)?;
    let (Some(kind), Some(summary)) = (kind, summary) else { return Err(questions.failure()) };
    let day = shelf.now.date().to_string();
    let revision = advisory.revision(&day, kind, words, on)?;
    let text = author::advisory::revise(advisory.text, &revision, &summary);
    advisory.write(terminal, place, shelf, text)?;
    advisory.tell_translations(terminal, &revision);
    Ok(())
}

fn ask_summary(questions: &mut Questions, shelf: &Shelf, words: &RevisionWords) -> Result<Option<String>, Failure> {
    let question = format!("What changed, in one sentence ({})", shelf.corpus.site.source_locale());
    questions.answer("--summary", words.summary.clone(), &question, None, parse_name)
}

fn parse_word<T: std::str::FromStr<Err: std::fmt::Display>>(text: &str) -> Result<T, String> {
    text.trim().parse().map_err(|rule: T::Err| rule.to_string())
}

/// The advisories of the site.
struct Shelf {
    snapshot: Arc<Snapshot>,
    corpus: Corpus,
    now: Instant,
}

/// One advisory, with the text of its source.
struct Found<'s> {
    document: &'s Document,
    fields: &'s AdvisoryFields,
    text: &'s str,
}

impl Shelf {
    /// Finds an advisory by its id, without regard to case; the error says that there is none.
    fn find(&self, id: &AdvisoryId) -> Result<Found<'_>, String> {
        let advisories = || {
            self.corpus.documents().filter_map(|document| {
                let DocumentFields::Advisory(Some(fields)) = &document.fields else { return None };
                Some((document, fields.as_ref()))
            })
        };
        let is_meant = |(_, fields): &(_, &AdvisoryFields)| fields.id.value.as_str().eq_ignore_ascii_case(id.as_str());
        match advisories().find(is_meant) {
            Some((document, fields)) => {
                let text = self.snapshot.file(document.source.file).text().unwrap_or_default();
                Ok(Found { document, fields, text })
            }
            None => {
                let known = advisories().map(|(_, fields)| fields.id.value.as_str());
                let nearest = nearest(id.as_str(), known);
                let hint = nearest.map(|nearest| format!("; there is `{nearest}`")).unwrap_or_default();
                Err(format!("the site has no advisory `{id}`{hint}"))
            }
        }
    }

    /// Returns the moment that was stated, or now; a change is public with the next build, so it has none to come.
    fn moment(&self, stated: Option<Instant>) -> Result<Instant, Failure> {
        match stated {
            Some(on) if on.timestamp() > self.now.timestamp() => {
                let failure = Failure::usage(format!("`--on {on}` has not come: the next build publishes the change"));
                Err(failure.hint("run this then, or leave `--on` out"))
            }
            on => Ok(on.unwrap_or(self.now)),
        }
    }

    /// Finds an advisory that is in force.
    fn published(&self, id: &AdvisoryId) -> Result<Found<'_>, Failure> {
        let found = self.find(id).map_err(Failure::usage)?;
        found.refuse_unseen(self.now)?;
        match found.fields.status.name.value {
            StatusName::Draft | StatusName::Published => Ok(found),
            name @ (StatusName::Withdrawn | StatusName::Superseded) => {
                Err(Failure::usage(format!("`{}` is {} already", found.fields.id.value, name.as_str())))
            }
        }
    }
}

impl Found<'_> {
    /// Refuses what is not public: readers cannot be told that it changed.
    fn refuse_unseen(&self, now: Instant) -> Result<(), Failure> {
        let (id, published) = (&self.fields.id.value, self.fields.published.value);
        let is_embargoed = published.timestamp() > now.timestamp();
        let what = match self.fields.status.name.value {
            StatusName::Draft => "a draft".to_owned(),
            StatusName::Published | StatusName::Withdrawn | StatusName::Superseded if is_embargoed => {
                format!("under embargo until {published}")
            }
            StatusName::Published | StatusName::Withdrawn | StatusName::Superseded => return Ok(()),
        };
        Err(Failure::usage(format!("`{id}` is {what}, so that nobody has seen it")).hint("edit or delete it"))
    }

    /// Makes a revision; without an id on the command line, of the proposed one and a number where it is taken.
    fn revision(
        &self,
        proposal: &str,
        kind: RevisionKind,
        words: &RevisionWords,
        on: Instant,
    ) -> Result<Revision, Failure> {
        // Feeds name the revisions of translations beside those of the source.
        let texts = self.document.translations.values().filter_map(|text| text.translation.as_ref());
        let own = texts.flat_map(|own| &own.revisions).map(|revision| &revision.value.revision.id);
        let taken: BTreeSet<&Slug> =
            self.fields.revisions.iter().map(|revision| &revision.value.id).chain(own).collect();
        let is_free = |id: &Slug| !taken.contains(id);
        let id = match &words.id {
            Some(id) if !is_free(id) => {
                return Err(Failure::usage(format!("`{}` has a revision `{id}` already", self.fields.id.value)));
            }
            Some(id) => id.clone(),
            None => {
                let numbered = (2..).map(|number: usize| format!("{proposal}-{number}"));
                let mut ids = [proposal.to_owned()].into_iter().chain(numbered).filter_map(|id| id.parse().ok());
                ids.find(is_free).expect("an advisory has fewer revisions than numbers")
            }
        };
        Ok(Revision { id, on, kind })
    }

    /// Writes the new text, unless the site would have problems that it does not have now.
    fn write(
        &self,
        terminal: &Terminal,
        place: &Place,
        shelf: &Shelf,
        text: Result<String, EditError>,
    ) -> Result<(), Failure> {
        let path = shelf.snapshot.file(self.document.source.file).path.clone();
        let text = text.map_err(|error| Failure::usage(format!("`{path}` cannot be edited: {error}")))?;
        let file = NewFile { path, text };
        Trial::of(&shelf.snapshot, std::slice::from_ref(&file)).verify(terminal, &shelf.snapshot)?;
        place.renew(&file.path, self.text, &file.text)?;
        terminal.result(&file.path)
    }

    fn tell_translations(&self, terminal: &Terminal, revision: &Revision) {
        let locales: Vec<&str> = self.document.translations.keys().map(Locale::as_str).collect();
        if !locales.is_empty() {
            terminal.status(format_args!(
                "say it in {} too: `summary` under `[revision.{}]`, the text where it changed, and then `lucarne \
                 translate mark FILE...`",
                locales.join(", "),
                revision.id
            ));
        }
    }
}
