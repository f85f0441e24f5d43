//! The versions of a product that a vulnerability affects.

use jiff::civil::Date;
use serde::Serialize;

use std::cmp::Ordering;

use crate::model::Affected;
use crate::model::AffectedRange;
use crate::model::FixPlan;
use crate::model::ListScope;
use crate::model::Product;
use crate::model::RangeEnd;
use crate::model::RangeStart;
use crate::model::Series;
use crate::model::Support;
use crate::model::Version;
use crate::model::VersionScheme;
use crate::model::address;
use crate::plan::Viewpoint;
use crate::plan::view::MomentView;

/// The affected versions of a product.
#[derive(Clone, Debug, Serialize)]
pub struct AffectedView {
    /// The product's name.
    pub product: String,
    /// The product's list of advisories.
    pub href: String,
    /// The ranges.
    pub ranges: Vec<RangeView>,
    /// Exact versions.
    pub versions: Vec<String>,
    /// Whether the product's versions have an order.
    pub is_ordered: bool,
}

impl AffectedView {
    /// Makes the view of the versions that are affected.
    pub(in crate::plan::view) fn new(viewpoint: Viewpoint<'_>, affected: &Affected) -> AffectedView {
        let product = viewpoint.index.product(viewpoint.edition, &affected.product);
        let list = ListScope::Product(affected.product.clone());
        // An advisory that is withdrawn is in no product's list, and that list may not be there.
        let list = if viewpoint.index.has_list(&list) { list } else { ListScope::All };
        let day = viewpoint.day();
        AffectedView {
            product: viewpoint.product_name(&affected.product),
            href: viewpoint.href(&address::list(viewpoint.prefix(), &list, 1)),
            ranges: affected.ranges.iter().map(|range| RangeView::new(product, range, day)).collect(),
            versions: affected.versions.clone(),
            is_ordered: product.is_some_and(|product| product.scheme != VersionScheme::Unordered),
        }
    }
}

/// A range of affected versions.
#[derive(Clone, Debug, Serialize)]
pub struct RangeView {
    /// The first affected version; absent for the beginning.
    pub from: Option<String>,
    /// The first version that is not affected any more.
    pub fixed: Option<String>,
    /// The last version that is affected.
    pub last_affected: Option<String>,
    /// Whether no fix will come: it was said so, or support of every branch that the range reaches has ended.
    pub is_no_fix_planned: bool,
    /// The branch that the range lies in.
    pub series: Option<String>,
    /// The last day of support of that branch, where it is past.
    pub ended: Option<MomentView>,
}

impl RangeView {
    /// Makes the view of a range on a day.
    pub(in crate::plan::view) fn new(product: Option<&Product>, range: &AffectedRange, day: Date) -> RangeView {
        let (fixed, last_affected, plan) = match &range.end {
            RangeEnd::Fixed(version) => (Some(version), None, None),
            RangeEnd::LastAffected(version, plan) => (None, Some(version), Some(plan)),
            RangeEnd::Open(plan) => (None, None, Some(plan)),
        };
        let from = match &range.start {
            RangeStart::Beginning => None,
            RangeStart::At(version) => Some(version),
        };
        let text = |version: Option<&Version>| version.map(ToString::to_string);
        // A fix of another branch says that the range goes beyond the one in which it begins.
        let is_within = |series: &&Series| {
            let (fixed, before) = (range.fixed(), series.before.as_ref());
            fixed.zip(before).and_then(|(fixed, before)| fixed.compare(before)).is_none_or(Ordering::is_le)
        };
        let series = product.and_then(|product| product.series_of_range(range)).filter(is_within);
        RangeView {
            from: text(from),
            fixed: text(fixed),
            last_affected: text(last_affected),
            is_no_fix_planned: match product {
                Some(product) => product.is_no_fix_planned(range, day),
                None => plan == Some(&FixPlan::NonePlanned),
            },
            series: series.map(|series| series.name.clone()),
            ended: series.and_then(|series| ended(series, day)),
        }
    }
}

/// Returns the last day of support, where it is past.
fn ended(series: &Series, day: Date) -> Option<MomentView> {
    match series.support_on(day) {
        Support::Ended(until) => MomentView::of_day(until),
        Support::Supported(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::specimen;

    fn version(text: &str) -> Version {
        Version::parse(VersionScheme::Semver, text).unwrap()
    }

    fn product() -> Product {
        let series = |name: &str, from: &str, before: &str, until: &str| Series {
            name: name.to_owned(),
            from: Some(version(from)),
            before: Some(version(before)),
            support_until: Some(until.parse().unwrap()),
        };
        let series = vec![series("2.x", "2.0.0", "3.0.0", "2031-01-31"), series("1.x", "1.0.0", "2.0.0", "2026-06-30")];
        Product { series, ..specimen::product(VersionScheme::Semver) }
    }

    fn view(start: RangeStart, end: RangeEnd, day: &str) -> RangeView {
        let range = AffectedRange { start, end, introduced_commit: None, fixed_commit: None };
        RangeView::new(Some(&product()), &range, day.parse().unwrap())
    }

    #[test]
    fn series_is_that_of_the_start_and_ends_after_its_last_day() {
        let range = |day| view(RangeStart::At(version("1.2.0")), RangeEnd::Fixed(version("1.4.2")), day);
        assert_eq!(range("2026-06-30").series.as_deref(), Some("1.x"));
        assert!(range("2026-06-30").ended.is_none());
        assert_eq!(range("2026-07-01").ended.map(|day| (day.seconds, day.is_day)), Some((1_782_777_600, true)));
    }

    #[test]
    fn range_that_goes_beyond_a_series_has_none() {
        let series =
            |fixed| view(RangeStart::At(version("1.2.0")), RangeEnd::Fixed(version(fixed)), "2026-07-01").series;
        assert_eq!(series("2.0.0").as_deref(), Some("1.x"));
        assert_eq!(series("2.0.1"), None);
    }

    #[test]
    fn series_of_a_range_from_the_beginning_is_that_of_its_last_version() {
        let end = RangeEnd::LastAffected(version("2.1.0"), FixPlan::NonePlanned);
        let range = view(RangeStart::Beginning, end, "2026-07-01");
        assert_eq!((range.from, range.series.as_deref(), range.is_no_fix_planned), (None, Some("2.x"), true));
    }

    #[test]
    fn no_fix_is_planned_where_support_has_ended() {
        let is_none_planned = |from, last, day| {
            let end = RangeEnd::LastAffected(version(last), FixPlan::Undecided);
            view(RangeStart::At(version(from)), end, day).is_no_fix_planned
        };
        assert!(!is_none_planned("1.0.0", "1.9.0", "2026-06-30"));
        assert!(is_none_planned("1.0.0", "1.9.0", "2026-07-01"));
        // The range reaches a branch that is supported.
        assert!(!is_none_planned("1.0.0", "2.0.0", "2026-07-01"));
        let fixed = view(RangeStart::At(version("1.0.0")), RangeEnd::Fixed(version("1.4.2")), "2026-07-01");
        assert!(!fixed.is_no_fix_planned);
    }
}
