//! A policy's facts, compared with each other.

use std::collections::BTreeMap;

use crate::check::Policy;
use crate::check::history;
use crate::check::visibility::Now;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Instant;
use crate::model::PolicyVersion;
use crate::read::Document;
use crate::read::PolicyFields;
use crate::read::Visibility;

/// Makes the facts of a policy; version and day of issue are those of its newest version, where it lists them.
pub(in crate::check) fn resolve(document: &Document, fields: &PolicyFields, now: Now, report: &mut Report) -> Policy {
    let mut seen = BTreeMap::new();
    for version in &fields.versions {
        if let Some(first) = seen.insert(version.value.version.as_str(), version.span) {
            let message = format!("the version `{}` stands twice", version.value.version);
            report.push(Diagnostic::new(Code::IdDuplicate, version.span, message).related(first, "first here"));
        }
    }
    let known: Vec<&str> = fields.versions.iter().map(|version| version.value.version.as_str()).collect();
    for text in document.translations.values() {
        history::report_unknown(&text.revision_summaries, "policy_version", &known, report);
    }
    if let Some(reviewed) = &fields.reviewed
        && let Some(on) = Instant::from_date(reviewed.value)
    {
        history::warn_future(on, reviewed.span, now.time, report);
    }
    let mut versions: Vec<PolicyVersion> = fields.oldest_first();
    versions.reverse();
    let is_shown = |version: &PolicyVersion| now.shows(Visibility::from_day(version.issued));
    let is_coming = |version: &String| versions.iter().any(|own| own.version == *version && !is_shown(own));
    let version = fields.version.clone().filter(|version| !is_coming(version));
    let issued = fields.issued.filter(|issued| now.shows(Visibility::from_day(*issued)));
    versions.retain(is_shown);
    let newest = versions.first();
    Policy {
        version: version.or_else(|| newest.map(|version| version.version.clone())),
        issued: issued.or_else(|| newest.map(|version| version.issued)),
        reviewed: fields.reviewed.as_ref().map(|reviewed| reviewed.value),
        review_every: fields.review_every,
        versions,
    }
}
