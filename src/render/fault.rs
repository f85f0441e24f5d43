//! Faults of templates as diagnostics.

use std::collections::BTreeMap;

use tera::Error;
use tera::ErrorKind;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::text::FileId;
use crate::text::Span;

/// Turns the template engine's errors into diagnostics.
#[derive(Clone, Debug)]
pub(in crate::render) struct Faults {
    templates: BTreeMap<String, Place>,
}

/// Where a template stands: a byte order mark is no part of it.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) struct Place {
    pub(in crate::render) file: FileId,
    pub(in crate::render) start: usize,
}

impl Faults {
    pub(in crate::render) fn new(templates: BTreeMap<String, Place>) -> Faults {
        Faults { templates }
    }

    /// Returns the diagnostic of an error that came up in a template.
    pub(in crate::render) fn diagnose(&self, template: &str, error: &Error) -> Diagnostic {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let Some(place) = self.templates.get(report.filename()) else {
                    return self.at_top(template, report.message());
                };
                let range = &report.span().range;
                let span = Span::new(place.file, place.start + range.start..place.start + range.end);
                Diagnostic::new(Code::TemplateFault, span, clause(report.message()))
            }
            ErrorKind::CircularExtend { tpl, .. } => self.at_top(tpl, "the template extends itself by way of others"),
            ErrorKind::CircularInclude { tpl, .. } => self.at_top(tpl, "the template includes itself by way of others"),
            ErrorKind::MissingParent { current, parent } => {
                self.at_top(current, &format!("extends `{parent}`, which the theme does not have"))
            }
            ErrorKind::TemplateNotFound(name) => self.at_top(name, &format!("the theme has no template `{name}`")),
            _ => self.at_top(template, &error.to_string()),
        }
    }

    /// Returns the diagnostics of an error that came up between templates.
    ///
    /// The engine gives these as text alone, one printed report after the other.
    pub(in crate::render) fn diagnose_load(&self, sources: &BTreeMap<&str, &str>, error: &Error) -> Vec<Diagnostic> {
        let ErrorKind::Msg(text) = error.kind() else { return vec![self.diagnose("", error)] };
        let reports = text.split("error: ").skip(1);
        let found: Vec<Diagnostic> = reports.filter_map(|report| self.printed(sources, report)).collect();
        if !found.is_empty() {
            return found;
        }
        let is_named = |name: &&String| text.contains(&format!("`{name}`"));
        let named = self.templates.keys().find(is_named).map_or("", String::as_str);
        vec![self.at_top(named, text)]
    }

    /// Reads a printed report: the message, then `--> NAME:LINE:COLUMN`, then the line with carets below the fault.
    fn printed(&self, sources: &BTreeMap<&str, &str>, report: &str) -> Option<Diagnostic> {
        let (message, rest) = report.split_once('\n')?;
        let place = rest.lines().next()?.trim_start().strip_prefix("--> ")?;
        let mut parts = place.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let name = parts.next()?;
        let width = rest.lines().nth(3)?.matches('^').count();
        let (source, place) = (sources.get(name)?, self.templates.get(name)?);
        let start = place.start + offset(source, line, column);
        let end = place.start + offset(source, line, column + width);
        Some(Diagnostic::new(Code::TemplateFault, Span::new(place.file, start..end), clause(message)))
    }

    /// Returns the diagnostic of a template as a whole.
    pub(in crate::render) fn at_top(&self, template: &str, message: &str) -> Diagnostic {
        let message = clause(message);
        match self.templates.get(template) {
            Some(place) => Diagnostic::new(Code::TemplateFault, Span::top(place.file), message),
            None => Diagnostic::at_path(Code::TemplateFault, format!("templates/{template}"), message),
        }
    }
}

/// Returns the byte at a line and a column, both from 1; at most the end of the line.
fn offset(source: &str, line: usize, column: usize) -> usize {
    let before: usize = source.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = source[before..].lines().next().unwrap_or_default();
    before + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

/// Returns the first line of a message as a clause: no capital at the start, no full stop at the end.
fn clause(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim().trim_end_matches('.');
    let mut letters = line.chars();
    let starts_with_word = line.chars().nth(1).is_some_and(char::is_lowercase);
    match letters.next() {
        Some(first) if starts_with_word => first.to_lowercase().chain(letters).collect(),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offset_counts_lines_and_letters_from_one() {
        assert_eq!(offset("ab\nécd\n", 2, 2), 5);
        assert_eq!(offset("ab\nécd\n", 1, 9), 2);
        assert_eq!(offset("", 1, 1), 0);
    }

    #[test]
    fn clause_begins_small_and_ends_without_a_stop() {
        assert_eq!(clause("Unknown function `x`.\n  --> a"), "unknown function `x`");
        assert_eq!(clause("CVE is not known"), "CVE is not known");
    }
}
