//! Diagnostics that a file's `[[allow]]` keeps from being reported.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Place;
use crate::diag::Report;
use crate::diag::RuleId;
use crate::diag::Subject;
use crate::read::Allow;
use crate::read::Document;
use crate::text::FileId;

/// What the files of the published documents allow, by file and code.
pub(in crate::check) struct Suppressions {
    allows: BTreeMap<(FileId, Subject), Allow>,
}

impl Suppressions {
    /// Lists what the documents allow in their sources and translations.
    pub(in crate::check) fn new(documents: &[Document]) -> Suppressions {
        let texts = documents.iter().flat_map(|document| document.translations.values().chain([&document.source]));
        let allows =
            texts.flat_map(|text| text.allows.iter().map(|allow| ((text.file, allow.code.value), allow.clone())));
        Suppressions { allows: allows.collect() }
    }

    /// Drops what is allowed on a day; an `[[allow]]` that is past its day, or has nothing to drop, is reported itself.
    ///
    /// Errors stay: an output would be wrong.
    pub(in crate::check) fn apply(&self, today: Date, report: &mut Report) {
        let (over, live): (Vec<_>, Vec<_>) = self.allows.iter().partition(|(_, allow)| is_over(allow, today));
        let live: BTreeMap<&(FileId, Subject), &Allow> = live.into_iter().collect();
        let mut used = BTreeSet::new();
        report.retain(|diagnostic| {
            let Place::Span(span) = &diagnostic.place else { return true };
            let key = (span.file, Subject::Diagnostic(diagnostic.code));
            let is_allowed = live.contains_key(&key);
            used.extend(is_allowed.then_some(key));
            !is_allowed
        });
        over.into_iter().for_each(|(_, allow)| report.push(expired(allow)));
        let is_of_diagnostic = |subject| matches!(subject, Subject::Diagnostic(_));
        let unused = live.into_iter().filter(|(key, _)| is_of_diagnostic(key.1) && !used.contains(*key));
        unused.for_each(|(_, allow)| report.push(self::unused(allow)));
    }

    /// Returns what is allowed of rules on a day, by file. Rules are looked at later, and only those of some profiles.
    pub(in crate::check) fn rules(&self, today: Date) -> BTreeMap<(FileId, RuleId), Allow> {
        let live = self.allows.iter().filter(|(_, allow)| !is_over(allow, today));
        let rules = live.filter_map(|((file, subject), allow)| match subject {
            Subject::Rule(rule) => Some(((*file, *rule), allow.clone())),
            Subject::Diagnostic(_) => None,
        });
        rules.collect()
    }
}

fn is_over(allow: &Allow, today: Date) -> bool {
    allow.until.as_ref().is_some_and(|until| until.value < today)
}

fn expired(allow: &Allow) -> Diagnostic {
    let place = allow.until.as_ref().map_or(allow.code.span, |until| until.span);
    Diagnostic::new(Code::AllowExpired, place, format!("`{}` was allowed until this day", allow.code.value))
        .hint("mend what it is about and remove this `[[allow]]`, or set `until` to a later day")
}

pub(in crate::check) fn unused(allow: &Allow) -> Diagnostic {
    let message = format!("nothing of this file is reported as `{}`", allow.code.value);
    Diagnostic::new(Code::AllowUnused, allow.code.span, message).hint("remove this `[[allow]]`")
}
