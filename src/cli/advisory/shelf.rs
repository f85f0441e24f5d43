//! The advisories of a site, found and written anew.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::author::EditError;
use crate::author::NewFile;
use crate::check::Drafts;
use crate::check::last_locked;
use crate::cli::arguments::RevisionWords;
use crate::cli::failure::Failure;
use crate::cli::place::Place;
use crate::cli::terminal::Terminal;
use crate::cli::terminal::counted;
use crate::cli::trial::Trial;
use crate::cli::trial::make;
use crate::cli::trial::options;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Level;
use crate::diag::Outcome;
use crate::model::AdvisoryId;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::Revision;
use crate::model::RevisionKind;
use crate::model::Slug;
use crate::model::StatusName;
use crate::pipeline;
use crate::read::AdvisoryFields;
use crate::read::Corpus;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::text::FileId;
use crate::text::LOCK_FILE;
use crate::text::Snapshot;
use crate::text::nearest;

/// The advisories of the site.
pub(in crate::cli::advisory) struct Shelf {
    pub(in crate::cli::advisory) snapshot: Arc<Snapshot>,
    pub(in crate::cli::advisory) corpus: Corpus,
    pub(in crate::cli::advisory) now: Instant,
}

/// One advisory, with the text of its source.
pub(in crate::cli::advisory) struct Found<'s> {
    document: &'s Document,
    pub(in crate::cli::advisory) fields: &'s AdvisoryFields,
    pub(in crate::cli::advisory) text: &'s str,
}

impl Shelf {
    /// Finds an advisory by its id, without regard to case; the error says that there is none.
    pub(in crate::cli::advisory) fn find(&self, id: &AdvisoryId) -> Result<Found<'_>, String> {
        let is_meant = |found: &Found| found.fields.id.value.as_str().eq_ignore_ascii_case(id.as_str());
        self.advisories().find(is_meant).ok_or_else(|| {
            let known = self.advisories().map(|found| found.fields.id.value.as_str());
            let nearest = nearest(id.as_str(), known);
            let hint = nearest.map(|nearest| format!("; there is `{nearest}`")).unwrap_or_default();
            format!("the site has no advisory `{id}`{hint}")
        })
    }

    /// Lists the advisories that are not what was built last, as far as `lucarne.lock` tells of that; of those of which a
    /// translation alone changed it says so, and of the others that nothing did. Fails where the site has another error.
    pub(in crate::cli::advisory) fn changed(&self, terminal: &Terminal) -> Result<Vec<Found<'_>>, Failure> {
        if self.corpus.lock.documents.is_empty() {
            let failure = Failure::usage("no build has noted yet what readers have seen");
            return Err(failure.hint("revise advisories once the site was published with `lucarne build`"));
        }
        let files = self.changed_files(terminal)?;
        let seen = self.advisories().filter(|found| found.refuse_unseen(self.now).is_ok());
        let changed = seen.filter(|found| found.document.files.iter().any(|file| files.contains(file)));
        let (changed, translated): (Vec<Found>, Vec<Found>) =
            changed.partition(|found| files.contains(&found.document.source.file));
        for file in translated.iter().flat_map(|found| &found.document.files).filter(|file| files.contains(file)) {
            let path = &self.snapshot.file(*file).path;
            terminal.note(format_args!(
                "`{path}` changed and its source did not: `lucarne translate mark {path}` tells of that"
            ));
        }
        if changed.is_empty() {
            terminal.status("no advisory in the source's language changed; nothing was revised");
        }
        Ok(changed)
    }

    fn changed_files(&self, terminal: &Terminal) -> Result<BTreeSet<FileId>, Failure> {
        let is_change = |problem: &Diagnostic| matches!(problem.code, Code::CsafChanged | Code::RevisionMissing);
        let options = options(Drafts::Hidden)?;
        let Outcome { value: edition, mut report } = pipeline::check(Arc::clone(&self.snapshot), &options);
        if report.iter().any(|problem| problem.level == Level::Error && !is_change(problem)) {
            report.retain(|problem| problem.level == Level::Error);
            terminal.problems(&report, &self.snapshot);
            return Err(Failure::problems().told("what changed is known once the site has no error"));
        }
        // Where a change is an error by itself, documents are compared once that is revised.
        if let Some(edition) = edition {
            make(terminal, &edition, &options, &mut report)?;
        }
        Ok(report.iter().filter(|problem| is_change(problem)).filter_map(Diagnostic::file).collect())
    }

    fn advisories(&self) -> impl Iterator<Item = Found<'_>> {
        self.corpus.documents().filter_map(|document| {
            let DocumentFields::Advisory(Some(fields)) = &document.fields else { return None };
            let text = self.snapshot.file(document.source.file).text().unwrap_or_default();
            Some(Found { document, fields, text })
        })
    }

    /// Returns the moment that was stated, or now; a change is public with the next build, so it has none to come.
    pub(in crate::cli::advisory) fn moment(&self, stated: Option<Instant>) -> Result<Instant, Failure> {
        match stated {
            Some(on) if on.timestamp() > self.now.timestamp() => {
                let failure = Failure::usage(format!("`--on {on}` has not come: the next build publishes the change"));
                Err(failure.hint("run this then, or leave `--on` out"))
            }
            on => Ok(on.unwrap_or(self.now)),
        }
    }

    /// Writes the new texts of advisories, unless the site would have problems that it does not have now.
    pub(in crate::cli::advisory) fn write(
        &self,
        terminal: &Terminal,
        place: &Place,
        renewed: &[(&Found, NewFile)],
    ) -> Result<(), Failure> {
        let files: Vec<NewFile> = renewed.iter().map(|(_, file)| file.clone()).collect();
        Trial::of(&self.snapshot, &files).verify(terminal, &self.snapshot)?;
        let present = place.snapshot()?;
        let text_of = |path| present.find(path).and_then(|file| present.file(file).text().ok());
        if let Some((_, changed)) = renewed.iter().find(|(found, file)| text_of(&file.path) != Some(found.text)) {
            return Err(Failure::changed_meanwhile(&changed.path));
        }
        renewed.iter().enumerate().try_for_each(|(done, (advisory, file))| {
            let written = place.renew(&file.path, advisory.text, &file.text);
            written.map_err(|failure| told_of(failure, &renewed[..done], &renewed[done..]))?;
            terminal.result(&file.path)
        })
    }

    /// Finds an advisory that is in force.
    pub(in crate::cli::advisory) fn published(&self, id: &AdvisoryId) -> Result<Found<'_>, Failure> {
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

/// Says of a command that fails between two files how to go on.
fn told_of(failure: Failure, written: &[(&Found, NewFile)], left: &[(&Found, NewFile)]) -> Failure {
    let ids: Vec<&str> = left.iter().map(|(advisory, _)| advisory.fields.id.value.as_str()).collect();
    match written.len() {
        0 => failure,
        written => failure.hint(format!(
            "{} written, which are listed above; go on with the others: {}",
            counted(written, "file"),
            ids.join(" ")
        )),
    }
}

impl Found<'_> {
    /// Refuses what is not public: readers cannot be told that it changed.
    pub(in crate::cli::advisory) fn refuse_unseen(&self, now: Instant) -> Result<(), Failure> {
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

    /// Refuses a change that would stand before one that readers know: what they were told is numbered by time.
    pub(in crate::cli::advisory) fn refuse_early(&self, shelf: &Shelf, on: Instant) -> Result<(), Failure> {
        let id = &self.fields.id.value;
        match last_locked(self.document, &shelf.corpus.lock).filter(|last| on.timestamp() <= last.timestamp()) {
            None => Ok(()),
            Some(last) => {
                let message = format!("{on} is not later than the last revision of `{id}` in {LOCK_FILE}, of {last}");
                Err(Failure::usage(message).hint("leave `--on` out, or name a later time"))
            }
        }
    }

    /// Makes a revision; without an id on the command line, of the proposed one and a number where it is taken.
    pub(in crate::cli::advisory) fn revision(
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

    /// Returns the file with its new text.
    pub(in crate::cli::advisory) fn renewed(
        &self,
        shelf: &Shelf,
        text: Result<String, EditError>,
    ) -> Result<NewFile, Failure> {
        let path = shelf.snapshot.file(self.document.source.file).path.clone();
        let text = text.map_err(|error| Failure::usage(format!("`{path}` cannot be edited: {error}")))?;
        Ok(NewFile { path, text })
    }

    /// Lists the languages that it is translated into.
    pub(in crate::cli::advisory) fn locales(&self) -> impl Iterator<Item = &Locale> {
        self.document.translations.keys()
    }
}
