//! Diagnostics as text for people.
//!
//! `human` shows the source line in the way of rustc; `short` is one line each, for editors and logs.

use std::fmt::Write;

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
use crate::text::Location;
use crate::text::Origin;
use crate::text::Snapshot;
use crate::text::Span;

/// The form in which a report is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// With the source line, underlined.
    Human,
    /// One line each: `path:line:column: level[code]: message; hint`.
    Short,
}

/// Whether the text may hold terminal colours. Meaning never depends on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Letters alone.
    Plain,
    /// With ANSI colours.
    Coloured,
}

/// Returns a report as text, each diagnostic ended by a line break.
pub fn print(report: &Report, snapshot: &Snapshot, format: Format, style: Style) -> String {
    let mut text = String::new();
    for diagnostic in report.iter() {
        match format {
            Format::Human => {
                text.push_str(&human(diagnostic, snapshot, style));
                text.push_str("\n\n");
            }
            Format::Short => short(&mut text, diagnostic, snapshot),
        }
    }
    text
}

fn short(text: &mut String, diagnostic: &Diagnostic, snapshot: &Snapshot) {
    match &diagnostic.place {
        Place::Path(path) => text.push_str(&visible(path)),
        Place::Span(span) => {
            let Location { line, column } = location(*span, snapshot);
            let _ = write!(text, "{}:{line}:{column}", path(*span, snapshot));
        }
    }
    let level = diagnostic.level.as_str();
    let _ = write!(text, ": {level}[{}]: {}", diagnostic.code, visible(&diagnostic.message));
    if let Some(hint) = diagnostic.hints.first() {
        let _ = write!(text, "; {}", visible(hint));
    }
    text.push('\n');
}

fn human(diagnostic: &Diagnostic, snapshot: &Snapshot, style: Style) -> String {
    let title = match diagnostic.level {
        Level::Error => PrintLevel::ERROR,
        Level::Warning | Level::TimeWarning => PrintLevel::WARNING,
        Level::Note => PrintLevel::NOTE,
    };
    let title = title.primary_title(visible(&diagnostic.message)).id(diagnostic.code.as_str());
    let mut group = match &diagnostic.place {
        Place::Path(path) => title.element(PrintOrigin::path(visible(path))),
        Place::Span(span) if diagnostic.is_redacted => {
            let Location { line, column } = location(*span, snapshot);
            title.element(PrintOrigin::path(path(*span, snapshot)).line(line).char_column(column))
        }
        Place::Span(span) => {
            title.element(snippet(*span, diagnostic.label.as_deref(), AnnotationKind::Primary, snapshot))
        }
    };
    for related in &diagnostic.related {
        group = group.element(snippet(related.span, Some(&related.message), AnnotationKind::Context, snapshot));
    }
    for hint in &diagnostic.hints {
        group = group.element(PrintLevel::HELP.with_name("hint").message(visible(hint)));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    render(&renderer, group)
}

fn render(renderer: &Renderer, group: Group<'_>) -> String {
    renderer.render(&[group])
}

/// Shows the first line of a span alone, so that a long document costs no more than a short one.
fn snippet<'a>(
    span: Span,
    label: Option<&str>,
    kind: AnnotationKind,
    snapshot: &'a Snapshot,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let file = snapshot.file(span.file);
    let bytes = file.bytes.as_ref();
    let line_start = bytes[..span.start].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    let is_marked = line_start == 0 && bytes.starts_with(b"\xEF\xBB\xBF");
    let line_start = if is_marked { 3 } else { line_start };
    let line_end = bytes[line_start..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |at| line_start + at);
    let line = std::str::from_utf8(&bytes[line_start..line_end]).unwrap_or_default().trim_end_matches('\r');
    // A parser may point inside a character.
    let start = line.floor_char_boundary(span.start.saturating_sub(line_start));
    let end = line.ceil_char_boundary(span.end.saturating_sub(line_start)).max(start);
    let annotation = kind.span(start..end).label(label.map(visible));
    Snippet::source(line).path(path(span, snapshot)).line_start(location(span, snapshot).line).annotation(annotation)
}

fn location(span: Span, snapshot: &Snapshot) -> Location {
    Location::of(&snapshot.file(span.file).bytes, span.start)
}

fn path(span: Span, snapshot: &Snapshot) -> String {
    let file = snapshot.file(span.file);
    match file.origin {
        Origin::Site => visible(file.path.as_str()),
        Origin::BuiltIn => format!("(built in)/{}", visible(file.path.as_str())),
    }
}

/// Escapes what a terminal would obey or reorder: control characters and bidirectional marks. Line breaks become spaces.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push(' '),
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                shown.extend(c.escape_unicode());
            }
            _ if c.is_control() => shown.extend(c.escape_unicode()),
            _ => shown.push(c),
        }
    }
    shown
}
