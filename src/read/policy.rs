//! The facts of a policy, and of the text of one of its versions.

use crate::diag::Report;
use crate::model::PolicyVersion;
use crate::read::PolicyFields;
use crate::read::ReleasedFields;
use crate::read::fields::Fields;
use crate::read::notes::Notes;
use crate::read::term::read_term;
use crate::text::Spanned;

/// The fields of a policy that a translation does not state again.
pub(in crate::read) const FACTS: [&str; 4] = ["version", "issued", "reviewed", "review_every"];
/// Those of the text of a version.
pub(in crate::read) const RELEASED_FACTS: [&str; 1] = ["released"];

/// Reads the facts of a policy; `notes` takes what its versions are said to change.
pub(in crate::read) fn read(fields: &mut Fields<'_>, notes: &mut Notes, report: &mut Report) -> PolicyFields {
    PolicyFields {
        version: fields.text("version", report).map(|version| version.value),
        issued: fields.date("issued", report).map(|issued| issued.value),
        reviewed: fields.date("reviewed", report),
        review_every: read_term(fields, "review_every", report),
        versions: read_versions(fields, notes, report),
    }
}

fn read_versions(fields: &mut Fields<'_>, notes: &mut Notes, report: &mut Report) -> Vec<Spanned<PolicyVersion>> {
    let tables = fields.tables("policy_version", report).into_iter();
    let versions = tables.filter_map(|mut table| {
        let version = table.require_text("version", report);
        table.demand("issued", report);
        let issued = table.date("issued", report);
        let summary = table.text("summary", report);
        table.finish(report);
        let (version, issued) = (version?, issued?.value);
        notes.revisions.extend(summary.map(|summary| (version.value.clone(), summary)));
        Some(Spanned::new(PolicyVersion { version: version.value, issued }, version.span))
    });
    versions.collect()
}

/// Reads what the text of a version was made of.
pub(in crate::read) fn read_released(fields: &mut Fields<'_>, report: &mut Report) -> ReleasedFields {
    let Some(mut table) = fields.table("released", report) else { return ReleasedFields::default() };
    let source = table.text("source", report).map(|source| source.value);
    let facts = table.text_map("facts", report);
    table.finish(report);
    ReleasedFields { source, facts }
}
