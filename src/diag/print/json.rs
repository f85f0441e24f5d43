//! Diagnostics as one JSON document.

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::diag::Place;
use crate::diag::Report;
use crate::diag::print::ruler::Ruler;
use crate::text::Span;

/// The document; docs/design.md, section 4.
#[derive(Serialize)]
struct Document<'a> {
    diagnostics: Vec<Entry<'a>>,
    /// The results of rule profiles; none where none was asked for.
    profiles: [(); 0],
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    level: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Extent,
    hints: &'a [String],
    related: Vec<Related<'a>>,
}

/// A place from its first character to the one behind its last; without lines where the file is not in the site.
#[derive(Serialize)]
struct Extent {
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

#[derive(Serialize)]
struct Related<'a> {
    file: String,
    line: usize,
    column: usize,
    message: &'a str,
}

/// Returns the document, ended by a line break.
pub(super) fn json(report: &Report, ruler: &mut Ruler<'_>) -> String {
    let diagnostics = report.iter().map(|diagnostic| entry(diagnostic, ruler)).collect();
    let document = Document { diagnostics, profiles: [] };
    serde_json::to_string_pretty(&document).expect("texts and numbers are JSON") + "\n"
}

fn entry<'a>(diagnostic: &'a Diagnostic, ruler: &mut Ruler<'_>) -> Entry<'a> {
    let related = diagnostic.related.iter();
    Entry {
        code: diagnostic.code.as_str(),
        level: diagnostic.level.as_str(),
        message: &diagnostic.message,
        place: match &diagnostic.place {
            Place::Span(span) => extent(*span, ruler),
            Place::Path(path) => {
                Extent { file: path.clone(), line: None, column: None, end_line: None, end_column: None }
            }
        },
        hints: &diagnostic.hints,
        related: related.map(|related| self::related(related.span, &related.message, ruler)).collect(),
    }
}

fn extent(span: Span, ruler: &mut Ruler<'_>) -> Extent {
    let (start, end) = (ruler.location(span), ruler.end(span));
    Extent {
        file: ruler.path(span),
        line: Some(start.line),
        column: Some(start.column),
        end_line: Some(end.line),
        end_column: Some(end.column),
    }
}

fn related<'a>(span: Span, message: &'a str, ruler: &mut Ruler<'_>) -> Related<'a> {
    let start = ruler.location(span);
    Related { file: ruler.path(span), line: start.line, column: start.column, message }
}
