//! What may stand only once in a list.

use std::collections::BTreeMap;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::text::Spanned;

/// Reports ids that stand twice in one list.
pub(super) fn report_twice<'s>(ids: impl Iterator<Item = Spanned<&'s str>>, report: &mut Report) {
    let mut seen = BTreeMap::new();
    for id in ids {
        if let Some(first) = seen.insert(id.value, id.span) {
            let message = format!("`{}` stands twice", id.value);
            report.push(Diagnostic::new(Code::IdDuplicate, id.span, message).related(first, "first here"));
        }
    }
}
