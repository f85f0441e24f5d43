//! Weaknesses, looked up in the CWE list.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::CWE_VERSION;
use crate::model::CweGroup;
use crate::model::CweId;
use crate::model::cwe_group;
use crate::model::cwe_name;
use crate::text::Spanned;

/// Reports numbers that name no weakness: a document prints each with its name (CSAF 2.0, section 6.1.11).
pub(in crate::check) fn check(weaknesses: &[Spanned<CweId>], report: &mut Report) {
    for id in weaknesses.iter().filter(|id| cwe_name(&id.value).is_none()) {
        report.push(unknown(id));
    }
}

fn unknown(id: &Spanned<CweId>) -> Diagnostic {
    let diagnostic = |message: String| Diagnostic::new(Code::CweUnknown, id.span, message);
    let Some((group, name)) = cwe_group(&id.value) else {
        return diagnostic(format!("the CWE list, version {CWE_VERSION}, has no `{}`", id.value))
            .hint("look the weakness up at https://cwe.mitre.org");
    };
    let (what, hint) = match group {
        CweGroup::Category => ("a category", "name the member of the category that fits"),
        CweGroup::View => ("a view", "name a weakness that is in the view"),
    };
    let number = id.value.as_str().trim_start_matches("CWE-");
    let hint = format!("{hint}: https://cwe.mitre.org/data/definitions/{number}.html");
    diagnostic(format!("`{}` is {what} of the CWE list, `{name}`, and no weakness", id.value)).hint(hint)
}
