//! `lucarne serve`.
//!
//! A rebuild goes through the same stages as a build, as far as its edition. Files are made when they are asked for;
//! once a site is shown, all of them are, for the faults of templates. It ends where the program does: nothing is
//! written, so that nothing must be put in order.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::time;
use jiff::tz::TimeZone;

use crate::cli::arguments::ServeArguments;
use crate::cli::check::note_embargo;
use crate::cli::check::shown_drafts;
use crate::cli::failure::Failure;
use crate::cli::place::Place;
use crate::cli::signing::refused;
use crate::cli::terminal::Terminal;
use crate::cli::terminal::closing_line;
use crate::cli::terminal::counted;
use crate::cli::time::stated_time;
use crate::diag;
use crate::diag::Code;
use crate::diag::Format;
use crate::diag::Outcome;
use crate::diag::Report;
use crate::diag::Style;
use crate::diag::Subject;
use crate::host;
use crate::host::Extent;
use crate::host::Files;
use crate::host::HostError;
use crate::host::Preview;
use crate::host::Problems;
use crate::host::Sources;
use crate::host::Stopwatch;
use crate::pipeline;
use crate::pipeline::MakeError;
use crate::pipeline::Memo;
use crate::pipeline::Options;
use crate::pipeline::Press;
use crate::text::SitePath;
use crate::text::Snapshot;

pub(in crate::cli) fn run(terminal: &Terminal, place: &Place, arguments: &ServeArguments) -> Result<(), Failure> {
    let preview = open(arguments.port)?;
    let mut sources = Sources::open(place.root())?;
    let options = options(arguments, &preview)?;
    note_embargo(terminal, &options);
    let mut workbench = Workbench {
        terminal,
        preview: &preview,
        options,
        at: stated_time(arguments.at)?,
        memo: Memo::default(),
        shown: None,
        unfinished: None,
        told: Told::default(),
    };
    workbench.rebuild(&sources.snapshot())?;
    terminal.result(format_args!("{}/", preview.address()))?;
    terminal.status("the site is shown there, and follows its sources until Ctrl-C");
    if arguments.open
        && let Err(error) = preview.open_browser()
    {
        terminal.warning(error);
    }
    loop {
        match sources.changed_beside(|is_over| workbench.finish(is_over)) {
            Ok(snapshot) => workbench.rebuild(&snapshot)?,
            Err(error) => workbench.tell_unreadable(&error),
        }
    }
}

fn open(port: u16) -> Result<Preview, Failure> {
    let step = "give another port, such as `--port 4001`, or `--port 0` for one that is free";
    Preview::open(port).map_err(|error| Failure::from(error).hint(step))
}

fn options(arguments: &ServeArguments, preview: &Preview) -> Result<Options, Failure> {
    let base_url = preview.address().parse().expect("the preview has a base address");
    let options = Options::new(stated_time(arguments.at)?, host::clock()?);
    Ok(Options { base_url: Some(base_url), drafts: shown_drafts(arguments.drafts), ..options })
}

/// Makes a site again and again.
struct Workbench<'a> {
    terminal: &'a Terminal,
    preview: &'a Preview,
    options: Options,
    /// The time that was asked for.
    at: Option<Timestamp>,
    memo: Memo,
    /// The sources of what is shown.
    shown: Option<Arc<Snapshot>>,
    /// What is shown, and what was reported of its sources, until all its files were made.
    unfinished: Option<(Arc<Press>, Report)>,
    told: Told,
}

/// What the terminal was told last.
#[derive(Default)]
struct Told {
    sources: Option<String>,
    faults: Option<String>,
}

impl Workbench<'_> {
    /// Makes the site of a snapshot, and shows it; where that cannot be, what is shown stays.
    fn rebuild(&mut self, snapshot: &Arc<Snapshot>) -> Result<(), Failure> {
        let watch = Stopwatch::start();
        self.options.clock = host::clock()?;
        self.options.at = Some(self.at.unwrap_or_else(|| end_of_day(self.options.clock)));
        let Outcome { value: press, report } = self.press(snapshot)?;
        let problems = problems(&report, snapshot, press.is_none());
        self.unfinished = None;
        print_new(self.terminal, &mut self.told.sources, &report, snapshot);
        match press {
            Some(press) => {
                let press = Arc::new(press);
                self.preview.show(files(&press), self.extent(snapshot), problems);
                self.shown = Some(Arc::clone(snapshot));
                let pages = counted(press.edition().plan().pages(), "page");
                self.terminal.status(format_args!("{pages} ready in {} ms", watch.elapsed().as_millis()));
                self.unfinished = Some((press, report));
            }
            None => {
                self.preview.tell(problems);
                self.terminal.status(match self.shown {
                    Some(_) => "what was shown before stays up",
                    None => "there is nothing to show until that is mended",
                });
            }
        }
        Ok(())
    }

    /// Returns how far the site of a snapshot differs from what is shown.
    fn extent(&self, snapshot: &Snapshot) -> Extent {
        let changed = self.shown.as_ref().and_then(|shown| snapshot.changed_since(shown));
        let is_text = |path: &SitePath| path.strip("content").is_some_and(|name| name.ends_with(".md"));
        match changed {
            Some(changed) if changed.iter().all(|file| is_text(&snapshot.file(*file).path)) => Extent::Words,
            _ => Extent::Anything,
        }
    }

    fn press(&mut self, snapshot: &Arc<Snapshot>) -> Result<Outcome<Option<Press>>, Failure> {
        let checked = pipeline::check_again(Arc::clone(snapshot), &self.options, &mut self.memo);
        let Outcome { value: edition, mut report } = checked;
        // It is true of the preview's own address, which nobody publishes.
        report.override_level(Subject::Diagnostic(Code::CsafInsecure), None);
        let Some(edition) = edition else { return Ok(Outcome { value: None, report }) };
        match Press::new(edition, &self.options, &mut self.memo) {
            Ok(press) => Ok(Outcome { value: Some(press), report }),
            Err(MakeError::Faults(faults)) => {
                report.extend(faults);
                report.sort();
                Ok(Outcome { value: None, report })
            }
            Err(MakeError::Signer(error)) => Err(refused(&error)),
            Err(MakeError::Sink(never)) => match never {},
        }
    }

    /// Makes every file of the site that is shown, unless that is over before, and tells of the faults of templates.
    fn finish(&mut self, is_over: &(dyn Fn() -> bool + Sync)) {
        let Some((press, mut report)) = self.unfinished.take() else { return };
        let Some(faults) = press.faults(is_over) else { return };
        let snapshot = press.edition().snapshot();
        print_new(self.terminal, &mut self.told.faults, &faults, snapshot);
        if !faults.is_empty() {
            report.extend(faults);
            report.sort();
            self.preview.tell(problems(&report, snapshot, false));
        }
    }

    fn tell_unreadable(&mut self, error: &HostError) {
        self.terminal.error(error);
        self.told = Told::default();
        let text = format!("error: {error}\n");
        self.preview.tell(Problems { summary: counted(1, "error"), text, is_outdated: true });
    }
}

/// Returns the last second of a day, so that no page changes but for its sources. What is public is settled by the clock.
fn end_of_day(clock: Timestamp) -> Timestamp {
    let date = clock.to_zoned(TimeZone::UTC).date();
    let end = date.to_datetime(time(23, 59, 59, 0)).to_zoned(TimeZone::UTC);
    end.map_or(clock, |end| end.timestamp())
}

/// Returns the files of a site, each made when it is asked for.
fn files(press: &Arc<Press>) -> Files {
    let (press, known) = (Arc::clone(press), Arc::clone(press));
    Files::new(
        move |path| known.edition().has_file(path),
        move |path| match press.file(path) {
            Ok(file) => Ok(file.expect("only paths of the site are asked for").bytes),
            Err(fault) => {
                let mut report = Report::new();
                report.push(*fault);
                Err(problems(&report, press.edition().snapshot(), false))
            }
        },
    )
}

/// Prints diagnostics; those that were printed last are only counted.
fn print_new(terminal: &Terminal, told: &mut Option<String>, report: &Report, snapshot: &Snapshot) {
    let text = diag::print(report, snapshot, Format::Human, Style::Plain, "");
    if told.as_ref() == Some(&text) {
        terminal.count(report);
    } else {
        terminal.problems(report, snapshot);
        *told = Some(text);
    }
}

/// Returns what an open page tells; what keeps the site from being made stands first, for a page shows little at once.
fn problems(report: &Report, snapshot: &Snapshot, is_outdated: bool) -> Problems {
    let text = diag::print(&report.errors_first(), snapshot, Format::Human, Style::Plain, "");
    Problems { summary: closing_line(report).unwrap_or_default(), text, is_outdated }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_ends_in_utc() {
        let end = |clock: &str| end_of_day(clock.parse().unwrap()).to_string();
        assert_eq!(end("2026-03-14T00:00:00Z"), "2026-03-14T23:59:59Z");
        assert_eq!(end("2026-03-14T23:59:59.5Z"), "2026-03-14T23:59:59Z");
        assert_eq!(end("2026-03-15T01:00:00+09:00"), "2026-03-14T23:59:59Z");
    }
}
