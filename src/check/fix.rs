//! Whether fixes are there: a fixed version is a release, and what is public is fixed in time.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::check::fact;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Advisory;
use crate::model::Affected;
use crate::model::Product;
use crate::model::ProductId;
use crate::model::Quantity;
use crate::model::Release;
use crate::model::SeverityLevel;
use crate::model::Site;
use crate::model::Unit;
use crate::model::Version;
use crate::model::Vulnerability;
use crate::read::AdvisoryFields;
use crate::read::AffectedFields;
use crate::read::VulnerabilityFields;
use crate::text::Span;
use crate::text::Spanned;
use crate::text::nearest;

/// How long something of medium severity or worse may be public without a fix, where the site says nothing: the
/// criterion `vulnerabilities_fixed_60_days` of the OpenSSF Best Practices badge.
const LONGEST: Quantity = Quantity { count: 60, unit: Unit::Day };

/// Looks at the fixed versions of an advisory in force, and at what has none.
pub(in crate::check) fn check(
    site: &Site,
    advisory: &Advisory,
    fields: &AdvisoryFields,
    at: Timestamp,
    report: &mut Report,
) {
    if !advisory.is_in_force() {
        return;
    }
    let today = at.to_zoned(TimeZone::UTC).date();
    for (vulnerability, fields) in advisory.vulnerabilities.iter().zip(&fields.vulnerabilities) {
        let day = today.max(advisory.published.date());
        fields.affected.iter().for_each(|fields| report_unreleased(site, fields, day, report));
        report_overdue(site, advisory, (vulnerability, fields), today, report);
    }
}

/// Reports fixed versions that the product does not list among its releases, or as one to come after the day on which
/// readers are told of it; a product without any list says nothing.
fn report_unreleased(site: &Site, fields: &AffectedFields, day: Date, report: &mut Report) {
    let Some(product) = site.product(&fields.product.value).filter(|product| !product.releases.is_empty()) else {
        return;
    };
    let releases: BTreeMap<&str, &Release> =
        product.releases.iter().map(|release| (release.version.as_str(), release)).collect();
    let mut compared = 0;
    for Spanned { value, span } in fields.ranges.iter().filter_map(|range| range.fixed.as_ref()) {
        let id = &product.id.value;
        if let Some(release) = releases.get(value.as_str()) {
            if let Some(on) = release.on.filter(|on| *on > day) {
                let message = format!("`{id}` {value} is released on {on}, and readers are told to install it before");
                let hint = "publish the advisory on that day, or correct `on` of the release";
                report.push(Diagnostic::new(Code::VersionUnreleased, *span, message).hint(hint));
            }
            continue;
        }
        let message = format!("`{id}` has no release `{value}`, which readers are told to install");
        compared += 1;
        let known = (compared <= MOST_COMPARED).then(|| nearest_release(product, value)).flatten();
        let hint = match known {
            Some(known) => format!("correct the version, perhaps to `{known}`, or add it to `releases`"),
            None => "correct the version, or add it to `releases`".to_owned(),
        };
        report.push(Diagnostic::new(Code::VersionUnreleased, *span, message).hint(hint));
    }
}

/// So many versions of one `[[affected]]` are compared with every release of their product.
const MOST_COMPARED: usize = 100;

/// Returns the release that may be meant: what is earlier than a stated version is affected by what is stated.
fn nearest_release<'p>(product: &'p Product, stated: &str) -> Option<&'p str> {
    let version = Version::parse(product.scheme, stated).ok()?;
    let is_later = |release: &&Release| release.version.compare(&version).is_some_and(Ordering::is_gt);
    nearest(stated, product.releases.iter().filter(is_later).map(|release| release.version.as_str()))
}

/// Reports products without a fix, or word that none will come, after the time in which the site resolves such things.
fn report_overdue(
    site: &Site,
    advisory: &Advisory,
    (vulnerability, fields): (&Vulnerability, &VulnerabilityFields),
    today: Date,
    report: &mut Report,
) {
    let published = advisory.published.date();
    let Some(limit) = Limit::of(site, vulnerability) else { return };
    if published.saturating_add(i64::from(limit.within.most_days()).days()) >= today {
        return;
    }
    for affected in vulnerability.affected.iter().filter(|affected| is_open(site, affected, today)) {
        let place = fields.affected.iter().find(|fields| fields.product.value == affected.product);
        let place = place.map_or(fields.span, |fields| fields.product.span);
        report.push(limit.overdue(&affected.product, published, place));
    }
}

/// How soon what is this severe is to be resolved.
struct Limit {
    level: SeverityLevel,
    within: Quantity,
    /// Where the site says so; else what is medium or worse is to be resolved in 60 days.
    promise: Option<Span>,
}

impl Limit {
    fn of(site: &Site, vulnerability: &Vulnerability) -> Option<Limit> {
        let level = vulnerability.rating.as_ref()?.level;
        let stated = site.severity.iter().find(|row| row.level.value == level);
        if let Some(within) = stated.and_then(|row| row.resolve_within) {
            let promise = Some(fact::place(site, &format!("severity.{}.resolve_within", level.as_str())));
            return Some(Limit { level, within, promise });
        }
        (level >= SeverityLevel::Medium).then_some(Limit { level, within: LONGEST, promise: None })
    }

    fn overdue(&self, product: &ProductId, published: Date, place: Span) -> Diagnostic {
        let (level, within) = (self.level.as_str(), self.within);
        let since = format!("`{product}` has had no fix since {published}, and what is `{level}` is");
        let diagnostic = |message| {
            let diagnostic = Diagnostic::new(Code::FixOverdue, place, message);
            diagnostic.hint("add `fixed`, or say that no fix will come: `fix = \"none-planned\"`")
        };
        match self.promise {
            Some(promise) => diagnostic(format!("{since} resolved within {within}")).related(promise, "promised here"),
            None => diagnostic(format!("{since} usually resolved within {within} (OpenSSF Best Practices)"))
                .hint("or promise another time: `resolve_within` in a `[[severity]]` of site.toml"),
        }
    }
}

fn is_open(site: &Site, affected: &Affected, today: Date) -> bool {
    let Some(product) = site.product(&affected.product) else { return false };
    affected.ranges.iter().any(|range| range.fixed().is_none() && !product.is_no_fix_planned(range, today))
}
