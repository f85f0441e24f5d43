//! Diagnostics and rules that are named in the sources.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::diag::Subject;
use crate::read::Allow;
use crate::read::fields::Fields;
use crate::text::Spanned;
use crate::text::nearest;

/// Reads `[[allow]]` of a front matter: what is not reported of its file, why, and until when.
pub(in crate::read) fn read_all(fields: &mut Fields<'_>, report: &mut Report) -> Vec<Allow> {
    let tables = fields.tables("allow", report);
    tables.into_iter().filter_map(|table| read(table, report)).collect()
}

fn read(mut table: Fields<'_>, report: &mut Report) -> Option<Allow> {
    let code = table.require_text("code", report).and_then(|code| parse(&code, report));
    let reason = table.require_text("reason", report);
    let until = table.date("until", report);
    table.finish(report);
    reason?;
    Some(Allow { code: code?, until })
}

/// Reads a list of codes and rules, such as `deny` of `[check]`.
pub(in crate::read) fn read_codes(
    fields: &mut Fields<'_>,
    name: &'static str,
    report: &mut Report,
) -> Vec<Spanned<Subject>> {
    let texts = fields.texts(name, report);
    texts.into_iter().filter_map(|text| parse(&text, report)).collect()
}

fn parse(text: &Spanned<String>, report: &mut Report) -> Option<Spanned<Subject>> {
    if let Ok(code) = text.value.parse() {
        return Some(Spanned::new(code, text.span));
    }
    let message = format!("no diagnostic and no rule is named `{}`", text.value);
    let diagnostic = Diagnostic::new(Code::FieldValue, text.span, message);
    report.push(match nearest(&text.value, Subject::names()) {
        Some(known) => diagnostic.hint(format!("did you mean `{known}`?")),
        None => diagnostic.hint("`lucarne explain` lists all"),
    });
    None
}
