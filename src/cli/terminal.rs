//! The only place that prints.
//!
//! A reader that goes away (`lucarne check | head`) is no failure.

use std::env;
use std::fmt::Display;
use std::io;
use std::io::ErrorKind;
use std::io::IsTerminal;
use std::io::Write;
use std::process::ExitCode;

use indicatif::ProgressBar;
use indicatif::ProgressDrawTarget;
use indicatif::ProgressStyle;

use crate::author::translate::Change;
use crate::cli::arguments::Color;
use crate::cli::arguments::Loudness;
use crate::cli::failure::Failure;
use crate::diag::Format;
use crate::diag::Level;
use crate::diag::Report;
use crate::diag::Style;
use crate::diag::print;
use crate::diag::visible;
use crate::pipeline;
use crate::text::Snapshot;

/// Standard output and standard error, and how much may be said there.
pub(in crate::cli) struct Terminal {
    loudness: Loudness,
    results: Style,
    messages: Style,
}

impl Terminal {
    /// Looks at where the output goes.
    pub(in crate::cli) fn new(loudness: Loudness, color: Color) -> Terminal {
        let results = style(color, io::stdout().is_terminal());
        Terminal { loudness, results, messages: style(color, io::stderr().is_terminal()) }
    }

    /// Prints a result.
    pub(in crate::cli) fn result(&self, text: impl Display) -> Result<(), Failure> {
        written(writeln!(io::stdout(), "{text}"))
    }

    /// Prints runs of words; what was taken out and put in is marked, on a terminal also by colour.
    pub(in crate::cli) fn changes(&self, runs: &[Change]) -> Result<(), Failure> {
        let mark = |text: &str, codes| painted(text, codes, self.results);
        let runs = runs.iter().map(|run| match run {
            Change::Kept(text) => visible(text),
            Change::Removed(text) => mark(&format!("[-{}-]", visible(text)), "31"),
            Change::Added(text) => mark(&format!("{{+{}+}}", visible(text)), "32"),
        });
        self.result(format_args!("    {}", runs.collect::<String>()))
    }

    /// Prints a file as the result of a command.
    pub(in crate::cli) fn file(&self, bytes: &[u8]) -> Result<(), Failure> {
        written(io::stdout().write_all(bytes))
    }

    /// Says what was done; not with `--quiet`.
    pub(in crate::cli) fn status(&self, text: impl Display) {
        if self.loudness >= Loudness::Normal {
            self.message(text);
        }
    }

    /// Says more about what is done, with `--verbose`.
    pub(in crate::cli) fn detail(&self, text: impl Display) {
        if self.loudness >= Loudness::Verbose {
            self.message(text);
        }
    }

    /// Says something worth knowing.
    pub(in crate::cli) fn note(&self, text: impl Display) {
        let label = self.paint("note", "1;32");
        self.status(format_args!("{label}: {text}"));
    }

    /// Says what was not done as one might expect.
    pub(in crate::cli) fn warning(&self, text: impl Display) {
        self.message(format_args!("{}: {text}", self.paint("warning", "1;33")));
    }

    /// Says what went wrong.
    pub(in crate::cli) fn error(&self, text: impl Display) {
        self.message(format_args!("{}: {text}", self.paint("error", "1;31")));
    }

    /// Says why a command failed, and what to do.
    pub(in crate::cli) fn failure(&self, failure: &Failure) {
        if let Some(message) = failure.message() {
            self.error(message);
        }
        if let Some(step) = failure.next_step() {
            self.message(format_args!("{}: {step}", self.paint("hint", "1;36")));
        }
    }

    /// Prints diagnostics as the result of a command.
    ///
    /// `base` is the path from the current folder to the site, for programs that look files up.
    pub(in crate::cli) fn report(
        &self,
        report: &Report,
        snapshot: &Snapshot,
        format: Format,
        base: &str,
    ) -> Result<(), Failure> {
        let text = print(report, snapshot, format, self.results, base);
        written(io::stdout().write_all(text.as_bytes()))?;
        self.count(report);
        Ok(())
    }

    /// Prints diagnostics that keep a command from its result, or accompany it.
    pub(in crate::cli) fn problems(&self, report: &Report, snapshot: &Snapshot) {
        let text = print(report, snapshot, Format::Human, self.messages, "");
        let _ = io::stderr().write_all(text.as_bytes());
        self.count(report);
    }

    /// Counts diagnostics that were told before.
    pub(in crate::cli) fn count(&self, report: &Report) {
        if let Some(line) = closing_line(report) {
            self.status(line);
        }
    }

    /// Shows a bar that fills, on a terminal only. It is gone when it is dropped.
    pub(in crate::cli) fn progress(&self) -> Progress {
        let is_shown = self.loudness >= Loudness::Normal && io::stderr().is_terminal();
        let target = if is_shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let style =
            ProgressStyle::with_template("{bar:40} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar());
        Progress { bar: ProgressBar::with_draw_target(None, target).with_style(style) }
    }

    fn message(&self, text: impl Display) {
        // Where standard error is closed, nobody is left to be told.
        let _ = writeln!(io::stderr(), "{text}");
    }

    fn paint(&self, text: &str, codes: &str) -> String {
        painted(text, codes, self.messages)
    }
}

fn painted(text: &str, codes: &str, style: Style) -> String {
    match style {
        Style::Plain => text.to_owned(),
        Style::Coloured => format!("\x1b[{codes}m{text}\x1b[0m"),
    }
}

/// A bar that fills while files are made.
pub(in crate::cli) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Shows how much is done. May be called from several threads.
    pub(in crate::cli) fn show(&self, step: pipeline::Progress) {
        match step {
            pipeline::Progress::Begun(jobs) => self.bar.set_length(jobs as u64),
            pipeline::Progress::Done => self.bar.inc(1),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Prints what is wrong with the command line, or the help that it asks for.
pub(in crate::cli) fn print_usage(error: &clap::Error) -> ExitCode {
    let code = ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
    written(error.print()).map_or_else(|failure| failure.exit_code(), |()| code)
}

fn style(color: Color, is_terminal: bool) -> Style {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = || env::var_os("TERM").is_some_and(|value| value == "dumb");
    match color {
        Color::Always => Style::Coloured,
        Color::Auto if is_terminal && !is_set("NO_COLOR") && !is_dumb() => Style::Coloured,
        Color::Auto | Color::Never => Style::Plain,
    }
}

fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::host(format!("could not write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Counts a report, with the places of rules that are not kept: `2 errors, 1 warning`; nothing where there is nothing.
pub(in crate::cli) fn closing_line(report: &Report) -> Option<String> {
    let count = |level| report.count(level) + report.count_findings(level);
    let warnings = count(Level::Warning) + count(Level::Reminder);
    let counts = [(count(Level::Error), "error"), (warnings, "warning"), (count(Level::Note), "note")];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let line = counts.map(|(count, word)| counted(*count, word)).collect::<Vec<_>>().join(", ");
    (!line.is_empty()).then_some(line)
}

/// Returns a count with its word: `1 file`, `2 files`.
pub(in crate::cli) fn counted(count: usize, word: &str) -> String {
    match (count, word.strip_suffix('y')) {
        (1, _) => format!("1 {word}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        (_, None) => format!("{count} {word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;
    use crate::diag::Diagnostic;

    #[test]
    fn closing_line_counts_what_there_is() {
        let mut report = Report::new();
        assert_eq!(closing_line(&report), None);
        for code in [Code::LinkBroken, Code::LinkBroken, Code::KeyExpired] {
            report.push(Diagnostic::at_path(code, "a", "b"));
        }
        assert_eq!(closing_line(&report).as_deref(), Some("2 errors, 1 warning"));
    }

    #[test]
    fn words_are_counted_in_english() {
        assert_eq!(counted(1, "advisory"), "1 advisory");
        assert_eq!(counted(0, "advisory"), "0 advisories");
        assert_eq!(counted(2, "file"), "2 files");
    }
}
