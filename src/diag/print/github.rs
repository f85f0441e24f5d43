//! Diagnostics as annotations of GitHub's runners (GitHub Docs, "Workflow commands for GitHub Actions").

use std::fmt::Write;

use crate::diag::Diagnostic;
use crate::diag::Level;
use crate::diag::Place;
use crate::diag::RuleResult;
use crate::diag::Violation;
use crate::diag::print::ruler::Ruler;
use crate::text::Span;

/// Adds one line: `::error file=…,line=…,col=…,title=…::message`.
pub(super) fn line(text: &mut String, diagnostic: &Diagnostic, ruler: &mut Ruler<'_>, base: &str) {
    let _ = write!(text, "::{} ", command(diagnostic.level));
    match &diagnostic.place {
        Place::Path(path) => {
            let _ = write!(text, "file={}", property(&format!("{base}{path}")));
        }
        Place::Span(span) => extent(text, *span, ruler, base),
    }
    let hints = diagnostic.hints.iter().map(|hint| format!("\nhint: {hint}")).collect::<String>();
    let message = data(&format!("{}{hints}", diagnostic.message));
    let _ = writeln!(text, ",title={}::{message}", diagnostic.code);
}

/// Adds one line for a place where a rule of a chosen profile is not kept.
pub(super) fn finding(text: &mut String, finding: (&RuleResult, &Violation), ruler: &mut Ruler<'_>, base: &str) {
    let (rule, violation) = finding;
    let _ = write!(text, "::{} ", command(violation.level));
    extent(text, violation.place, ruler, base);
    let message = data(&format!("{} ({})\nhint: {}", violation.message, rule.origin, violation.hint));
    let _ = writeln!(text, ",title={}::{message}", property(rule.id));
}

fn command(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning | Level::Reminder => "warning",
        Level::Note => "notice",
    }
}

fn extent(text: &mut String, span: Span, ruler: &mut Ruler<'_>, base: &str) {
    let (start, end) = (ruler.location(span), ruler.end(span));
    let file = property(&format!("{base}{}", ruler.path(span)));
    let _ = write!(text, "file={file},line={},endLine={},col={}", start.line, end.line, start.column);
    // A column of the end counts only on the line of the start.
    if start.line == end.line {
        let _ = write!(text, ",endColumn={}", end.column);
    }
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_message_is_a_command() {
        assert_eq!(data("100 %\n::error::x"), "100 %25%0A::error::x");
        assert_eq!(property("a,b:c"), "a%2Cb%3Ac");
    }
}
