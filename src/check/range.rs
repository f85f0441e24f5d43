//! Affected versions, read by the scheme of their product.

use std::cmp::Ordering;

use crate::check::overlap;
use crate::check::product;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Affected;
use crate::model::AffectedRange;
use crate::model::FixPlan;
use crate::model::Product;
use crate::model::RangeEnd;
use crate::model::RangeStart;
use crate::model::Site;
use crate::model::Version;
use crate::model::VersionScheme;
use crate::model::range_mark;
use crate::read::AffectedFields;
use crate::read::RangeFields;
use crate::text::Spanned;

/// Reads the affected versions of one product.
pub(in crate::check) fn affected(site: &Site, fields: &AffectedFields, report: &mut Report) -> Option<Affected> {
    let product = product::find(site, &fields.product, report)?;
    if product.scheme == VersionScheme::Unordered
        && let Some(range) = fields.ranges.first()
    {
        let message = format!("the versions of `{}` have no order, so they have no ranges", product.id.value);
        let hint = "list them: `versions = [\"…\"]`";
        report.push(Diagnostic::new(Code::RangeInvalid, range.span, message).hint(hint));
        return None;
    }
    let ranges = fields.ranges.iter().filter_map(|fields| {
        let range = range(product, fields, report)?;
        Some(Spanned::new(range, fields.introduced.span))
    });
    let ranges: Vec<Spanned<AffectedRange>> = ranges.collect();
    let versions: Vec<Spanned<Version>> =
        fields.versions.iter().filter_map(|text| exact_version(product, text, report)).collect();
    overlap::check(product, &ranges, &versions, report);
    Some(Affected {
        product: product.id.value.clone(),
        ranges: ranges.into_iter().map(|range| range.value).collect(),
        versions: versions.into_iter().map(|version| version.value.to_string()).collect(),
    })
}

fn range(product: &Product, fields: &RangeFields, report: &mut Report) -> Option<AffectedRange> {
    let start = match fields.introduced.value.as_str() {
        "0" => RangeStart::Beginning,
        _ => RangeStart::At(version(product, &fields.introduced, report)?),
    };
    let plan = fields.fix.as_ref().map_or(FixPlan::Undecided, |fix| fix.value);
    let end = match (&fields.fixed, &fields.last_affected) {
        (Some(fixed), Some(last)) => {
            let message = "a range ends with `fixed` or with `last_affected`, not with both";
            report.push(Diagnostic::new(Code::RangeInvalid, last.span, message).related(fixed.span, "`fixed` is here"));
            return None;
        }
        (Some(fixed), None) => {
            if let Some(fix) = &fields.fix {
                let message = "`fix` is for a range without `fixed`";
                report.push(Diagnostic::new(Code::RangeInvalid, fix.span, message).hint("remove `fix`"));
            }
            let end = exact_version(product, fixed, report)?;
            report_disordered(&start, &end.value, fixed, "fixed", Ordering::Less, report)?;
            RangeEnd::Fixed(end.value)
        }
        (None, Some(last)) => {
            let end = version(product, last, report)?;
            report_disordered(&start, &end, last, "last_affected", Ordering::Equal, report)?;
            RangeEnd::LastAffected(end, plan)
        }
        (None, None) => RangeEnd::Open(plan),
    };
    let (introduced_commit, fixed_commit) = (fields.introduced_commit.clone(), fields.fixed_commit.clone());
    Some(AffectedRange { start, end, introduced_commit, fixed_commit })
}

/// Reports an end that is not above the start; the last affected version may also be the first.
fn report_disordered(
    start: &RangeStart,
    end: &Version,
    place: &Spanned<String>,
    name: &str,
    highest: Ordering,
    report: &mut Report,
) -> Option<()> {
    let RangeStart::At(start) = start else { return Some(()) };
    let order = start.compare(end).unwrap_or(Ordering::Less);
    if order <= highest {
        return Some(());
    }
    let message = format!("`{name}` is `{end}`, not above `introduced`, `{start}`");
    report.push(Diagnostic::new(Code::RangeInvalid, place.span, message).hint("swap the two, or correct one of them"));
    None
}

/// Reads a version that documents name by itself; one that reads as a range is reported.
fn exact_version(product: &Product, text: &Spanned<String>, report: &mut Report) -> Option<Spanned<Version>> {
    let version = version(product, text, report)?;
    if let Some(found) = range_mark(&text.value) {
        let message = format!("`{found}` makes a range of what should be one version");
        let hint = if product.scheme == VersionScheme::Unordered {
            "name each version"
        } else {
            "name each version, or write a range: `{ introduced = \"…\", fixed = \"…\" }`"
        };
        report.push(Diagnostic::new(Code::VersionVague, text.span, message).hint(hint));
        return None;
    }
    Some(Spanned::new(version, text.span))
}

fn version(product: &Product, text: &Spanned<String>, report: &mut Report) -> Option<Version> {
    match Version::parse(product.scheme, &text.value) {
        Ok(version) => Some(version),
        Err(error) => {
            let message = format!("`{}` is {error}", text.value.chars().take(60).collect::<String>());
            let hint = format!("`{}` has `version_scheme = \"{}\"`", product.id.value, product.scheme.as_str());
            report.push(Diagnostic::new(Code::VersionInvalid, text.span, message).hint(hint));
            None
        }
    }
}
