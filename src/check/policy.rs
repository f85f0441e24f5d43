//! A policy's facts, compared with each other.

use std::collections::BTreeMap;

use crate::check::Policy;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::PolicyVersion;
use crate::read::PolicyFields;

/// Makes the facts of a policy; version and day of issue are those of its newest version, where it lists them.
pub(in crate::check) fn resolve(fields: &PolicyFields, report: &mut Report) -> Policy {
    let mut seen = BTreeMap::new();
    for version in &fields.versions {
        if let Some(first) = seen.insert(version.value.version.as_str(), version.span) {
            let message = format!("the version `{}` stands twice", version.value.version);
            report.push(Diagnostic::new(Code::IdDuplicate, version.span, message).related(first, "first here"));
        }
    }
    let mut versions: Vec<PolicyVersion> = fields.versions.iter().map(|version| version.value.clone()).collect();
    versions.sort_by_key(|version| std::cmp::Reverse(version.issued));
    let newest = versions.first();
    Policy {
        version: fields.version.clone().or_else(|| newest.map(|version| version.version.clone())),
        issued: fields.issued.or_else(|| newest.map(|version| version.issued)),
        reviewed: fields.reviewed.as_ref().map(|reviewed| reviewed.value),
        review_every: fields.review_every,
        versions,
    }
}
