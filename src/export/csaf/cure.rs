//! What becomes of affected versions.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::export::csaf::subject::FIX;
use crate::export::csaf::subject::Subject;
use crate::model::AffectedRange;
use crate::model::Product;
use crate::model::RangeEnd;
use crate::model::RangeStart;
use crate::model::Series;
use crate::model::Support;
use crate::model::Version;
use crate::model::Vulnerability;

/// All that a vulnerability affects of one product.
pub(super) struct Reach<'a> {
    pub(super) product: &'a Product,
    pub(super) ranges: Vec<&'a AffectedRange>,
    /// Exact versions beside the ranges.
    pub(super) versions: Vec<&'a str>,
}

impl<'a> Reach<'a> {
    /// Lists the products that a vulnerability affects, in the order of the source.
    pub(super) fn all(subject: &Subject<'a>, vulnerability: &'a Vulnerability) -> Vec<Reach<'a>> {
        let mut places = BTreeMap::new();
        let mut reaches: Vec<Reach<'a>> = Vec::new();
        for affected in &vulnerability.affected {
            let place = *places.entry(&affected.product).or_insert(reaches.len());
            if place == reaches.len() {
                let product = subject.product(&affected.product);
                reaches.push(Reach { product, ranges: Vec::new(), versions: Vec::new() });
            }
            reaches[place].ranges.extend(&affected.ranges);
            reaches[place].versions.extend(affected.versions.iter().map(String::as_str));
        }
        reaches
    }

    /// Returns whether a version is affected: it lies in a range, or is listed.
    pub(super) fn contains(&self, version: &Version) -> bool {
        let is_listed = |text: &&str| {
            let listed = Version::parse(self.product.scheme, text).ok();
            listed.is_some_and(|listed| listed.compare(version).is_some_and(Ordering::is_eq))
        };
        self.ranges.iter().any(|range| range.contains(version) == Some(true)) || self.versions.iter().any(is_listed)
    }

    /// Returns whether a range begins at a version or after it.
    fn begins_again(&self, version: &Version) -> bool {
        self.ranges.iter().any(|range| match &range.start {
            RangeStart::Beginning => false,
            RangeStart::At(start) => version.compare(start).is_none_or(Ordering::is_le),
        })
    }
}

/// What becomes of affected versions; of one version nothing else holds at the same time.
#[derive(Clone, Copy)]
pub(super) enum Cure<'a> {
    /// A version is fixed.
    Fixed {
        version: &'a Version,
        /// Whether no version after it is affected again.
        is_for_good: bool,
    },
    /// The text says how it is fixed, since no version does.
    InText,
    /// No fix is planned, perhaps because support of a series has ended.
    NonePlanned(Option<&'a Series>),
    /// There is none yet.
    NoneYet,
}

impl<'a> Cure<'a> {
    /// Returns what becomes of a range.
    pub(super) fn of_range(subject: &Subject<'a>, reach: &Reach<'a>, range: &'a AffectedRange) -> Cure<'a> {
        let (product, day) = (reach.product, subject.day());
        match &range.end {
            RangeEnd::Fixed(version) if !reach.contains(version) => {
                Cure::Fixed { version, is_for_good: !reach.begins_again(version) }
            }
            RangeEnd::LastAffected(..) | RangeEnd::Open(_) if product.is_no_fix_planned(range, day) => {
                let series = product.series_of_range(range);
                Cure::NonePlanned(series.filter(|series| matches!(series.support_on(day), Support::Ended(_))))
            }
            RangeEnd::Fixed(_) | RangeEnd::LastAffected(..) | RangeEnd::Open(_) => Cure::NoneYet,
        }
    }

    /// Returns what becomes of a version that is listed, for which only the text can say how it is fixed.
    pub(super) fn of_version(subject: &Subject<'a>) -> Cure<'a> {
        if subject.section(FIX).is_some() { Cure::InText } else { Cure::NoneYet }
    }
}
