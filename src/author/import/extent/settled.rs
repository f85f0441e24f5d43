//! What records say of a product's versions, once it is known how the product orders them.

use std::cmp::Ordering;

use crate::author::import::advisory::End;
use crate::author::import::advisory::Range;
use crate::author::import::extent::Extent;
use crate::author::import::extent::read_version;
use crate::author::import::interval::Interval;
use crate::author::import::interval::union;
use crate::model::FixPlan;
use crate::model::Version;
use crate::model::VersionScheme;

/// The affected versions of a product, as they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::author::import) struct Settled {
    /// Ranges that do not overlap, in their order.
    pub ranges: Vec<Range>,
    /// Versions that stand in none of them.
    pub versions: Vec<String>,
    /// The indexes of what cannot be written.
    pub unreadable: Vec<usize>,
}

/// Writes what is affected in the order of a product.
pub(in crate::author::import) fn settle(scheme: VersionScheme, extents: &[&Extent], plan: FixPlan) -> Settled {
    let mut unreadable = Vec::new();
    let mut intervals: Vec<Interval> = Vec::new();
    let mut single: Vec<(usize, Version)> = Vec::new();
    for (index, extent) in extents.iter().enumerate() {
        let is_ordered = scheme != VersionScheme::Unordered;
        let found = extent.intervals(scheme).filter(|_| is_ordered);
        let can_write = |interval: &Interval| interval.to_range(scheme, plan).is_some();
        match (found, extent.name().and_then(|name| read_version(scheme, name))) {
            (Some(found), _) if found.iter().all(can_write) => intervals.extend(found),
            (_, Some(version)) => single.push((index, version)),
            _ => unreadable.push(index),
        }
    }
    let intervals = union(intervals);
    let ranges: Vec<Range> = intervals.iter().filter_map(|interval| interval.to_range(scheme, plan)).collect();
    single.retain(|(_, version)| !intervals.iter().any(|interval| interval.contains(version)));
    let (fixed, single): (Vec<_>, Vec<_>) = distinct(single)
        .into_iter()
        .partition(|(_, version)| ranges.iter().any(|range| is_fixed(range, scheme, version)));
    unreadable.extend(fixed.into_iter().map(|(index, _)| index));
    unreadable.sort_unstable();
    Settled { ranges, versions: single.into_iter().map(|(_, version)| version.to_string()).collect(), unreadable }
}

/// A version cannot be affected that a range ends with as fixed.
fn is_fixed(range: &Range, scheme: VersionScheme, version: &Version) -> bool {
    let End::Fixed(fixed) = &range.end else { return false };
    read_version(scheme, fixed).is_some_and(|fixed| fixed.is_same(version))
}

/// Returns each version once, in the order of the record.
fn distinct(mut versions: Vec<(usize, Version)>) -> Vec<(usize, Version)> {
    let order = |a: &Version, b: &Version| {
        let order = a.compare(b).unwrap_or_else(|| a.as_str().cmp(b.as_str()));
        if order.is_eq() && !a.is_same(b) { a.as_str().cmp(b.as_str()) } else { order }
    };
    versions.sort_by(|(at, a), (other, b)| order(a, b).then(at.cmp(other)));
    versions.dedup_by(|(_, b), (_, a)| order(a, b) == Ordering::Equal);
    versions.sort_by_key(|(index, _)| *index);
    versions
}
