//! `lucarne advisory`.

mod shelf;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::author;
use crate::author::init::parse_name;
use crate::check::Drafts;
use crate::cli::advisory::shelf::Found;
use crate::cli::advisory::shelf::Shelf;
use crate::cli::arguments::AdvisoryArguments;
use crate::cli::arguments::AdvisoryCommand;
use crate::cli::arguments::Revised;
use crate::cli::arguments::RevisionWords;
use crate::cli::failure::Failure;
use crate::cli::place;
use crate::cli::place::Place;
use crate::cli::questions::Questions;
use crate::cli::terminal::Terminal;
use crate::cli::trial;
use crate::model::AdvisoryId;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::RevisionKind;
use crate::model::Slug;
use crate::model::WithdrawalReason;

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
        AdvisoryCommand::Revise { which, kind, words } => revise(terminal, place, &shelf, which, *kind, words),
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
    advisory.refuse_early(shelf, on)?;
    let reasons: Vec<&str> = WithdrawalReason::ALL.iter().map(|reason| reason.as_str()).collect();
    let mut questions = Questions::new();
    let question = format!("Why ({})", reasons.join(", "));
    let reason = questions.answer("--reason", reason, &question, None, parse_word)?;
    let reason = reason.ok_or_else(|| questions.failure())?;
    let text = author::advisory::withdraw(advisory.text, on, reason);
    shelf.write(terminal, place, &[(&advisory, advisory.renewed(shelf, text)?)])?;
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
    advisory.refuse_early(shelf, on)?;
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
    shelf.write(terminal, place, &[(&advisory, advisory.renewed(shelf, text)?)])?;
    tell_translations(terminal, &revision.id, &advisory.locales().collect());
    Ok(())
}

fn revise(
    terminal: &Terminal,
    place: &Place,
    shelf: &Shelf,
    which: &Revised,
    kind: Option<RevisionKind>,
    words: &RevisionWords,
) -> Result<(), Failure> {
    let advisories = which.find(terminal, shelf)?;
    if advisories.is_empty() {
        return Ok(());
    }
    let on = shelf.moment(words.on)?;
    advisories.iter().try_for_each(|advisory| advisory.refuse_early(shelf, on))?;
    let mut questions = Questions::new();
    let question = "Of what kind: content (readers are alerted) or editorial (they are not)";
    let kind = questions.answer("--kind", kind, question, Some("content"), parse_word)?;
    let summary = ask_summary(&mut questions, shelf, words)?;
    let (Some(kind), Some(summary)) = (kind, summary) else { return Err(questions.failure()) };
    let day = shelf.now.date().to_string();
    let (mut renewed, mut told) = (Vec::new(), BTreeMap::new());
    for advisory in &advisories {
        let revision = advisory.revision(&day, kind, words, on)?;
        let text = author::advisory::revise(advisory.text, &revision, &summary);
        renewed.push((advisory, advisory.renewed(shelf, text)?));
        told.entry(revision.id).or_insert_with(BTreeSet::new).extend(advisory.locales());
    }
    shelf.write(terminal, place, &renewed)?;
    told.iter().for_each(|(revision, locales)| tell_translations(terminal, revision, locales));
    Ok(())
}

impl Revised {
    /// Finds the advisories; each is taken once.
    fn find<'s>(&self, terminal: &Terminal, shelf: &'s Shelf) -> Result<Vec<Found<'s>>, Failure> {
        if self.changed {
            return shelf.changed(terminal);
        }
        let mut found: Vec<Found> = Vec::new();
        for id in &self.advisories {
            let advisory = shelf.find(id).map_err(Failure::usage)?;
            advisory.refuse_unseen(shelf.now)?;
            if !found.iter().any(|known| known.fields.id.value == advisory.fields.id.value) {
                found.push(advisory);
            }
        }
        Ok(found)
    }
}

fn tell_translations(terminal: &Terminal, revision: &Slug, locales: &BTreeSet<&Locale>) {
    let locales: Vec<&str> = locales.iter().map(|locale| locale.as_str()).collect();
    if !locales.is_empty() {
        terminal.status(format_args!(
            "say it in {} too: `summary` under `[revision.{revision}]`, the text where it changed, and then `lucarne \
             translate mark FILE...`",
            locales.join(", "),
        ));
    }
}

fn ask_summary(questions: &mut Questions, shelf: &Shelf, words: &RevisionWords) -> Result<Option<String>, Failure> {
    let question = format!("What changed, in one sentence ({})", shelf.corpus.site.source_locale());
    questions.answer("--summary", words.summary.clone(), &question, None, parse_name)
}

fn parse_word<T: std::str::FromStr<Err: std::fmt::Display>>(text: &str) -> Result<T, String> {
    text.trim().parse().map_err(|rule: T::Err| rule.to_string())
}
