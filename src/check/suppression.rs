//! Diagnostics that a file's `[[allow]]` keeps from being reported.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

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
    /// The files of policies that show an older text: what they allow may be about words that are not shown yet.
    held_back: BTreeSet<FileId>,
}

impl Suppressions {
    /// Lists what the documents allow in their sources and translations.
    pub(in crate::check) fn new(documents: &[Arc<Document>]) -> Suppressions {
        let texts = documents.iter().flat_map(|document| document.translations.values().chain([&document.source]));
        let mut suppressions = Suppressions { allows: BTreeMap::new(), held_back: BTreeSet::new() };
        for (text, allow) in texts.flat_map(|text| text.allows.iter().map(move |allow| (text, allow))) {
            let own = allow.code.span.file;
            if own != text.file {
                suppressions.held_back.insert(own);
            }
            for file in [text.file, own] {
                suppressions.allows.insert((file, allow.code.value), allow.clone());
            }
        }
        suppressions
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
        let is_own = |file: FileId, allow: &Allow| file == allow.code.span.file;
        let over = over.into_iter().filter(|((file, _), allow)| is_own(*file, allow));
        over.for_each(|(_, allow)| report.push(expired(allow)));
        let is_due = |(file, subject): &(FileId, Subject), allow: &Allow| match subject {
            Subject::Diagnostic(_) => is_own(*file, allow) && !self.held_back.contains(file),
            Subject::Rule(_) => false,
        };
        let unused = live.into_iter().filter(|(key, allow)| is_due(key, allow) && !used.contains(*key));
        unused.for_each(|(_, allow)| report.push(self::unused(allow)));
    }

    /// Returns what is allowed of rules on a day, by file. Rules are looked at later, and only those of some profiles.
    pub(in crate::check) fn rules(&self, today: Date) -> BTreeMap<(FileId, RuleId), Allow> {
        let live = self.allows.iter().filter(|(_, allow)| !is_over(allow, today));
        // A policy that shows an older text is looked at in that text.
        let live = live.filter(|((file, _), _)| !self.held_back.contains(file));
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
