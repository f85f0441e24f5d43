//! What the files of a site allow of rules.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::Edition;
use crate::check::suppression;
use crate::diag::ProfileResult;
use crate::diag::Report;
use crate::read::Allow;
use crate::text::FileId;

/// Drops the places that an `[[allow]]` of their own file allows; one without effect is reported, if a profile has its
/// rule.
pub(super) fn apply(edition: &Edition, results: &mut [ProfileResult], report: &mut Report) {
    let allows = edition.rule_allows().iter().map(|((file, rule), allow)| ((*file, rule.as_str()), allow));
    let allows: BTreeMap<(FileId, &str), &Allow> = allows.collect();
    let (mut known, mut used) = (BTreeSet::new(), BTreeSet::new());
    for rule in results.iter_mut().flat_map(|result| &mut result.rules) {
        let id = rule.id;
        known.insert(id);
        rule.outcome.retain(|violation| {
            let key = (violation.place.file, id);
            let is_allowed = allows.contains_key(&key);
            used.extend(is_allowed.then_some(key));
            !is_allowed
        });
    }
    let unused = allows.iter().filter(|(key, _)| known.contains(key.1) && !used.contains(*key));
    unused.for_each(|(_, allow)| report.push(suppression::unused(allow)));
}
