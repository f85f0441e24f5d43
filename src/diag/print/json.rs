//! Diagnostics as one JSON document.

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::diag::Place;
use crate::diag::ProfileResult;
use crate::diag::Report;
use crate::diag::RuleResult;
use crate::diag::print::ruler::Ruler;
use crate::text::Span;

/// The document; docs/design.md, section 4.
#[derive(Serialize)]
struct Document<'a> {
    diagnostics: Vec<Entry<'a>>,
    /// The results of rule profiles; none where the site has errors.
    profiles: Vec<Profile<'a>>,
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

#[derive(Serialize)]
struct Profile<'a> {
    name: &'static str,
    rules: Vec<Rule<'a>>,
}

/// A rule, with the first place where it is not kept, and all of them.
#[derive(Serialize)]
struct Rule<'a> {
    id: &'static str,
    result: &'static str,
    file: Option<String>,
    line: Option<usize>,
    violations: Vec<RulePlace<'a>>,
}

#[derive(Serialize)]
struct RulePlace<'a> {
    level: &'static str,
    message: &'a str,
    hint: &'a str,
    #[serde(flatten)]
    place: Extent,
}

/// Returns the document, ended by a line break.
pub(super) fn json(report: &Report, ruler: &mut Ruler<'_>) -> String {
    let diagnostics = report.iter().map(|diagnostic| entry(diagnostic, ruler)).collect();
    let profiles = report.profiles().iter().map(|result| profile(result, ruler)).collect();
    let document = Document { diagnostics, profiles };
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

fn profile<'a>(profile: &'a ProfileResult, ruler: &mut Ruler<'_>) -> Profile<'a> {
    Profile { name: profile.name, rules: profile.rules.iter().map(|result| rule(result, ruler)).collect() }
}

fn rule<'a>(rule: &'a RuleResult, ruler: &mut Ruler<'_>) -> Rule<'a> {
    let violations = rule.outcome.violations().iter().map(|violation| RulePlace {
        level: violation.level.as_str(),
        message: &violation.message,
        hint: &violation.hint,
        place: extent(violation.place, ruler),
    });
    let violations: Vec<RulePlace<'_>> = violations.collect();
    let first = violations.first().map(|violation| &violation.place);
    Rule {
        id: rule.id,
        result: rule.outcome.as_str(),
        file: first.map(|place| place.file.clone()),
        line: first.and_then(|place| place.line),
        violations,
    }
}
