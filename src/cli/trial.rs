//! What would come of new or changed sources, before they are written.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::Arc;

use crate::author::NewFile;
use crate::check::Drafts;
use crate::cli::failure::Failure;
use crate::cli::signing::refused;
use crate::cli::terminal::Terminal;
use crate::cli::time::stated_time;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Level;
use crate::diag::Report;
use crate::host;
use crate::pipeline;
use crate::pipeline::MakeError;
use crate::pipeline::Options;
use crate::pipeline::PlannedEdition;
use crate::text::Snapshot;

/// A site as it would be.
pub(in crate::cli) struct Trial {
    /// Its sources.
    pub(in crate::cli) snapshot: Arc<Snapshot>,
}

impl Trial {
    /// Puts files into a site, in memory alone.
    pub(in crate::cli) fn of(snapshot: &Snapshot, files: &[NewFile]) -> Trial {
        let files = files.iter().map(|file| (file.path.clone(), file.text.clone()));
        Trial { snapshot: Arc::new(snapshot.with(files)) }
    }

    /// Prints the errors that the site would have and does not have now, and fails where there are any.
    ///
    /// What is not public counts as well. Returned is what would be reported of what is public.
    pub(in crate::cli) fn verify(&self, terminal: &Terminal, before: &Arc<Snapshot>) -> Result<Report, Failure> {
        self.verify_with(Drafts::Shown, terminal, before)?;
        self.verify_with(Drafts::Hidden, terminal, before)
    }

    fn verify_with(&self, drafts: Drafts, terminal: &Terminal, before: &Arc<Snapshot>) -> Result<Report, Failure> {
        let options = options(drafts)?;
        let report = pipeline::check(Arc::clone(&self.snapshot), &options).report;
        if report.has_errors() {
            let old = pipeline::check(Arc::clone(before), &options).report;
            self.refuse(terminal, new_problems(&report, &old, |problem| problem.level == Level::Error))?;
        }
        Ok(report)
    }

    fn refuse(&self, terminal: &Terminal, problems: Report) -> Result<(), Failure> {
        if problems.is_empty() {
            return Ok(());
        }
        terminal.problems(&problems, &self.snapshot);
        Err(Failure::problems().told("nothing was written, for the site would have these problems"))
    }
}

/// Returns what a check depends on beside the sources.
pub(in crate::cli) fn options(drafts: Drafts) -> Result<Options, Failure> {
    let (at, clock) = (stated_time(None)?, host::clock()?);
    Ok(Options { drafts, ..Options::new(at, clock) })
}

/// Makes every output and discards it, for the problems that only show then.
pub(in crate::cli) fn make(
    terminal: &Terminal,
    edition: &PlannedEdition,
    options: &Options,
    report: &mut Report,
) -> Result<(), Failure> {
    let progress = terminal.progress();
    match pipeline::make(edition, options, &|step| progress.show(step), &|_| Ok::<(), Infallible>(())) {
        Ok(_) => {}
        Err(MakeError::Faults(faults)) => report.extend(faults),
        Err(MakeError::Signer(error)) => return Err(refused(&error)),
        Err(MakeError::Sink(never)) => match never {},
    }
    Ok(())
}

/// Returns of a report the diagnostics that are meant and whose code and words are not in another; their places may have
/// moved.
pub(in crate::cli) fn new_problems(report: &Report, old: &Report, is_meant: impl Fn(&Diagnostic) -> bool) -> Report {
    let known: BTreeSet<(Code, &str)> = old.iter().map(|known| (known.code, known.message.as_str())).collect();
    let is_new = |problem: &&Diagnostic| !known.contains(&(problem.code, problem.message.as_str()));
    let mut new = Report::new();
    report.iter().filter(|problem| is_meant(problem)).filter(is_new).for_each(|problem| new.push(problem.clone()));
    new
}
