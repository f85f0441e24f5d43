//! Diagnostics as text.
//!
//! `human` shows the source line in the way of rustc; `short` is one line each, for editors and logs. The other formats
//! are for programs.

mod fingerprint;
mod github;
mod json;
mod profile;
mod ruler;
mod sarif;

use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level as PrintLevel;
use annotate_snippets::Origin as PrintOrigin;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;

use crate::diag::Diagnostic;
use crate::diag::Level;
use crate::diag::Place;
use crate::diag::Report;
use crate::diag::print::ruler::Ruler;
use crate::text::Location;
use crate::text::Snapshot;
use crate::text::Span;

/// The form in which a report is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// With the source line, underlined.
    Human,
    /// One line each: `path:line:column: level[code]: message; hint`.
    Short,
    /// One JSON document; docs/design.md, section 4.
    Json,
    /// One SARIF 2.1.0 log.
    Sarif,
    /// Annotations of GitHub's runners, one line each.
    Github,
}

/// Whether the text may hold terminal colours. Meaning never depends on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Letters alone.
    Plain,
    /// With ANSI colours.
    Coloured,
}

/// A longer list is no message that anybody could read.
const MOST_SHOWN: usize = 1000;

/// The longest line of a source that is shown, and the longest text of a message, in bytes.
const LONGEST_LINE: usize = 2 * 1024;

/// Returns a report as text, each diagnostic ended by a line break.
///
/// People are shown the first thousand, errors before anything else; the other formats have all. `base` is the path from
/// the folder that a program looks up files in to the site, empty or with a slash at its end.
pub fn print(report: &Report, snapshot: &Snapshot, format: Format, style: Style, base: &str) -> String {
    let mut text = String::new();
    let mut ruler = Ruler::new(snapshot);
    match format {
        Format::Json => text = json::json(report, &mut ruler),
        Format::Sarif => text = sarif::sarif(report, &mut ruler, base),
        Format::Github => {
            report.iter().for_each(|diagnostic| github::line(&mut text, diagnostic, &mut ruler, base));
            report.findings().for_each(|finding| github::finding(&mut text, finding, &mut ruler, base));
        }
        Format::Short => {
            report.iter().for_each(|diagnostic| short(&mut text, diagnostic, &mut ruler));
            profile::short(&mut text, report, &mut ruler);
        }
        Format::Human => {
            let shown = shown(report);
            for diagnostic in &shown {
                text.push_str(&human(diagnostic, &mut ruler, style));
                text.push_str("\n\n");
            }
            let more = report.iter().count() - shown.len();
            if more > 0 {
                let _ = writeln!(text, "and {more} more, which `lucarne check --format short` lists\n");
            }
            profile::human(&mut text, report, &mut ruler, style);
        }
    }
    text
}

/// Chooses what people are shown, in its order.
fn shown(report: &Report) -> Vec<&Diagnostic> {
    let mut errors = report.count(Level::Error).min(MOST_SHOWN);
    let mut others = MOST_SHOWN - errors;
    let is_shown = |diagnostic: &&Diagnostic| {
        let left = if diagnostic.level == Level::Error { &mut errors } else { &mut others };
        let is_left = *left > 0;
        *left = left.saturating_sub(1);
        is_left
    };
    report.iter().filter(is_shown).collect()
}

fn short(text: &mut String, diagnostic: &Diagnostic, ruler: &mut Ruler<'_>) {
    match &diagnostic.place {
        Place::Path(path) => text.push_str(&visible(path)),
        Place::Span(span) => {
            let Location { line, column } = ruler.location(*span);
            let _ = write!(text, "{}:{line}:{column}", ruler.path(*span));
        }
    }
    let level = diagnostic.level.as_str();
    let _ = write!(text, ": {level}[{}]: {}", diagnostic.code, visible(&diagnostic.message));
    if let Some(hint) = diagnostic.hints.first() {
        let _ = write!(text, "; {}", visible(hint));
    }
    text.push('\n');
}

fn human(diagnostic: &Diagnostic, ruler: &mut Ruler<'_>, style: Style) -> String {
    let title = level(diagnostic.level).primary_title(visible(&diagnostic.message)).id(diagnostic.code.as_str());
    let mut group = match &diagnostic.place {
        Place::Path(path) => title.element(PrintOrigin::path(visible(path))),
        Place::Span(span) => {
            let excerpt = Excerpt::of(*span, ruler).filter(|_| !diagnostic.is_redacted);
            match excerpt {
                Some(excerpt) => title.element(excerpt.snippet(diagnostic.label.as_deref(), AnnotationKind::Primary)),
                None => title.element(origin(*span, ruler)),
            }
        }
    };
    for related in &diagnostic.related {
        group = match Excerpt::of(related.span, ruler) {
            Some(excerpt) => group.element(excerpt.snippet(Some(&related.message), AnnotationKind::Context)),
            None => group.element(origin(related.span, ruler)),
        };
    }
    for hint in &diagnostic.hints {
        group = group.element(PrintLevel::HELP.with_name("hint").message(visible(hint)));
    }
    render(group, style)
}

fn level<'a>(level: Level) -> PrintLevel<'a> {
    match level {
        Level::Error => PrintLevel::ERROR,
        Level::Warning | Level::Reminder => PrintLevel::WARNING,
        Level::Note => PrintLevel::NOTE,
    }
}

fn render(group: Group<'_>, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    renderer.render(&[group])
}

fn origin<'a>(span: Span, ruler: &mut Ruler<'_>) -> PrintOrigin<'a> {
    let Location { line, column } = ruler.location(span);
    PrintOrigin::path(ruler.path(span)).line(line).char_column(column)
}

/// The first line of a span, so that a long document costs no more than a short one.
struct Excerpt<'a> {
    path: String,
    number: usize,
    line: &'a str,
    marked: Range<usize>,
}

impl<'a> Excerpt<'a> {
    /// Cuts out a line; `None` for one that is too long to be shown.
    fn of(span: Span, ruler: &mut Ruler<'a>) -> Option<Excerpt<'a>> {
        let bytes = ruler.bytes(span);
        let at = span.start.min(bytes.len());
        let before = &bytes[at.saturating_sub(LONGEST_LINE)..at];
        let line_start = match before.iter().rposition(|&byte| byte == b'\n') {
            Some(line_break) => at - before.len() + line_break + 1,
            None if before.len() == at => 0,
            None => return None,
        };
        let is_marked = line_start == 0 && bytes.starts_with(b"\xEF\xBB\xBF");
        let line_start = if is_marked { 3 } else { line_start };
        let rest = &bytes[line_start..bytes.len().min(line_start + LONGEST_LINE)];
        let line = match rest.iter().position(|&byte| byte == b'\n') {
            Some(at) => &rest[..at],
            None if line_start + rest.len() == bytes.len() => rest,
            None => return None,
        };
        let line = std::str::from_utf8(line).unwrap_or_default().trim_end_matches('\r');
        let start = span.start.saturating_sub(line_start).min(line.len());
        let end = span.end.saturating_sub(line_start).clamp(start, line.len());
        let marked = line.floor_char_boundary(start)..line.ceil_char_boundary(end);
        Some(Excerpt { path: ruler.path(span), number: ruler.location(span).line, line, marked })
    }

    fn snippet(self, label: Option<&str>, kind: AnnotationKind) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let annotation = kind.span(self.marked).label(label.map(visible));
        Snippet::source(self.line).path(self.path).line_start(self.number).annotation(annotation)
    }
}

/// Escapes what a terminal would obey or reorder, and cuts what is too long: control characters and bidirectional
/// marks. Line breaks become spaces.
pub fn visible(text: &str) -> String {
    let cut = &text[..text.floor_char_boundary(LONGEST_LINE)];
    let mut shown = String::with_capacity(cut.len());
    for c in cut.chars() {
        match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push(' '),
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                shown.extend(c.escape_unicode());
            }
            _ if c.is_control() => shown.extend(c.escape_unicode()),
            _ => shown.push(c),
        }
    }
    if cut.len() < text.len() {
        shown.push('…');
    }
    shown
}
