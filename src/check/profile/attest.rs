//! What somebody declares of rules that files cannot prove.

use crate::check::profile::RULES;
use crate::check::profile::RuleBasis;
use crate::check::profile::reading::Reading;
use crate::check::profile::verdict::Fault;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Site;
use crate::text::nearest;

/// Reports declarations of rules that are not there, or that need none.
pub(in crate::check) fn check(site: &Site, report: &mut Report) {
    for (id, attest) in &site.attests {
        let rule = RULES.iter().find(|rule| rule.id == id);
        if rule.is_some_and(|rule| matches!(rule.basis, RuleBasis::Declaration)) {
            continue;
        }
        if rule.is_some() {
            let message = format!("the rule `{id}` is decided by the files of the site, not by a declaration");
            report.push(Diagnostic::new(Code::FieldUnknown, attest.span, message).hint("remove the table"));
            continue;
        }
        let diagnostic = Diagnostic::new(Code::FieldUnknown, attest.span, format!("no rule has the id `{id}`"));
        let declarable = RULES.iter().filter(|rule| matches!(rule.basis, RuleBasis::Declaration));
        report.push(match nearest(id, declarable.map(|rule| rule.id)) {
            Some(known) => diagnostic.hint(format!("did you mean `[attest.\"{known}\"]`?")),
            None => diagnostic.hint("docs/profiles.md lists the rules that are declared"),
        });
    }
}

/// Returns what is wrong with the declaration of a rule, if it does not say that the rule is kept.
pub(super) fn decide(reading: &Reading<'_>, rule: &str) -> Option<Fault> {
    match reading.site().attests.get(rule) {
        Some(attest) if attest.value.value => None,
        Some(attest) => {
            let message = format!("{} declared on {} that this is not so", attest.value.by, attest.value.on);
            Some(Fault::new(attest.span, message, "mend it, and then set `value = true` and the day"))
        }
        None => {
            let message = "nobody declares this rule, which files cannot prove";
            let hint = format!("if it is kept, add `[attest.\"{rule}\"]` with `value = true`, `on` and `by`");
            Some(Fault::new(reading.place("attest"), message, hint))
        }
    }
}
