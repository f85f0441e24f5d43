//! What records say of a product's versions, once it is known how the product orders them.

use std::collections::BTreeSet;

use crate::author::import::advisory::Range;
use crate::author::import::extent::Extent;
use crate::author::import::extent::read_version;
use crate::author::import::interval::Interval;
use crate::author::import::interval::union;
use crate::model::FixPlan;
use crate::model::VersionScheme;

/// The affected versions of a product, as they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::author::import) struct Settled {
    /// Ranges that do not overlap, in their order.
    pub ranges: Vec<Range>,
    /// Versions that stand in none of them.
    pub versions: Vec<String>,
    /// The indexes of what the order cannot read.
    pub unreadable: Vec<usize>,
}

/// Writes what is affected in the order of a product.
pub(in crate::author::import) fn settle(scheme: VersionScheme, extents: &[&Extent], plan: FixPlan) -> Settled {
    if scheme == VersionScheme::Unordered {
        return named(extents);
    }
    let mut settled = Settled::default();
    let mut intervals: Vec<Interval> = Vec::new();
    let mut exact = Vec::new();
    for (index, extent) in extents.iter().enumerate() {
        let version = match extent {
            Extent::Exact(text) => read_version(scheme, text),
            Extent::All | Extent::Between(_) | Extent::AllBut(_) | Extent::Words(_) => None,
        };
        match (extent.intervals(scheme), version) {
            (Some(found), _) if found.iter().all(|interval| interval.to_range(scheme, plan).is_some()) => {
                intervals.extend(found);
            }
            (_, Some(version)) => exact.push(version),
            _ => settled.unreadable.push(index),
        }
    }
    let intervals = union(intervals);
    settled.ranges = intervals.iter().filter_map(|interval| interval.to_range(scheme, plan)).collect();
    exact.retain(|version| !intervals.iter().any(|interval| interval.contains(version)));
    settled.versions = distinct(exact.iter().map(ToString::to_string));
    settled
}

/// Without an order every version has a name.
fn named(extents: &[&Extent]) -> Settled {
    let is_name = |text: &str| read_version(VersionScheme::Unordered, text).is_some();
    let texts: Vec<String> = extents.iter().map(|extent| extent.text()).collect();
    let unreadable = texts.iter().enumerate().filter(|(_, text)| !is_name(text)).map(|(index, _)| index).collect();
    let versions = distinct(texts.iter().filter(|text| is_name(text)).cloned());
    Settled { ranges: Vec::new(), versions, unreadable }
}

fn distinct(versions: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    versions.filter(|version| seen.insert(version.clone())).collect()
}
