//! What is said of products in one vulnerability: each has one status, and a product that is not affected has a reason.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::check::EditionHeading;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::ProductId;
use crate::read::VulnerabilityFields;
use crate::text::Spanned;

const AFFECTED: &str = "[[affected]]";
const NOT_AFFECTED: &str = "[[not_affected]]";
const UNDER_INVESTIGATION: &str = "[[under_investigation]]";

/// Reports products with two statuses (CSAF 2.0, section 6.1.6), and products that are not affected for no reason.
pub(in crate::check) fn check(fields: &VulnerabilityFields, headings: &[EditionHeading], report: &mut Report) {
    report_twice(fields, report);
    let is_statement = |heading: &EditionHeading| heading.level == 2 && heading.id == "not-affected";
    if !headings.iter().any(is_statement) {
        report_unjustified(fields, report);
    }
}

fn report_twice(fields: &VulnerabilityFields, report: &mut Report) {
    let affected = fields.affected.iter().map(|fields| (AFFECTED, &fields.product));
    let not_affected = fields.not_affected.iter().map(|fields| (NOT_AFFECTED, &fields.product));
    let looked_at = fields.under_investigation.iter().map(|product| (UNDER_INVESTIGATION, product));
    let mut seen: BTreeMap<&ProductId, (&str, &Spanned<ProductId>)> = BTreeMap::new();
    for (table, product) in affected.chain(not_affected).chain(looked_at) {
        let (first_table, first) = match seen.entry(&product.value) {
            Entry::Vacant(place) => {
                place.insert((table, product));
                continue;
            }
            Entry::Occupied(place) => *place.get(),
        };
        let (id, is_same) = (&product.value, first_table == table);
        let message = if is_same {
            format!("`{id}` has two `{table}` in one vulnerability")
        } else {
            format!("`{id}` is in `{first_table}` and in `{table}` of one vulnerability")
        };
        let hint = match (is_same, table) {
            (true, AFFECTED) => "put the ranges and versions of both into one table",
            (true, _) => "remove one of the two",
            (false, _) => "keep the one that is true; `ranges` and `versions` say which versions are affected",
        };
        let diagnostic = Diagnostic::new(Code::ProductTwice, product.span, message);
        report.push(diagnostic.related(first.span, "first here").hint(hint));
    }
}

/// VEX takes one of five reasons, or a statement in words (CSAF 2.0, section 6.1.27.9; OpenVEX 0.2.0, "Statement
/// Fields").
fn report_unjustified(fields: &VulnerabilityFields, report: &mut Report) {
    for product in fields.not_affected.iter().filter(|product| !product.is_justified) {
        let message = format!("nothing says why `{}` is not affected", product.product.value);
        let hint = "add `justification = \"…\"`, or a section `## … {#not-affected}` that tells why";
        report.push(Diagnostic::new(Code::JustificationMissing, product.product.span, message).hint(hint));
    }
}
