//! Lengths of time that are promised or asked for.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Quantity;
use crate::read::fields::Fields;

/// Reads a length of time that somebody is held to: nothing can be done in none.
pub(in crate::read) fn read_term(table: &mut Fields<'_>, name: &'static str, report: &mut Report) -> Option<Quantity> {
    let term = table.parse::<Quantity>(name, report)?;
    if term.value.count == 0 {
        let message = format!("`{name}` is no time at all");
        let hint = format!("write how long it takes at most, such as `1 {}`", term.value.unit.singular());
        report.push(Diagnostic::new(Code::FieldValue, term.span, message).hint(hint));
    }
    Some(term.value)
}
