//! The table `[imported]`, which `lucarne import` writes and reads.
//!
//! Nothing of it is published, so it is only looked through for what it must not hold.

use crate::diag::Report;
use crate::model::RecordFormat;
use crate::read::fields::Fields;

/// What a file was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum Material {
    /// One record, as an advisory is.
    Record,
    /// Any number of records, as a product is.
    Records,
}

/// Reads the table, where it is there.
pub(in crate::read) fn read(fields: &mut Fields<'_>, material: Material, report: &mut Report) {
    let Some(mut table) = fields.table("imported", report) else { return };
    table.require::<RecordFormat>("format", report);
    if material == Material::Record {
        table.require_text("record", report);
        table.require_text("source", report);
    }
    table.require_text("hash", report);
    table.finish(report);
}
