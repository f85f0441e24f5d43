//! The order of a product's versions.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use jiff::civil::Date;

use crate::model::Release;
use crate::model::Version;

/// A version that has a place among others of its product.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    /// The version.
    pub(super) version: &'a Version,
    /// The day of its release, where it is known.
    pub(super) on: Option<Date>,
    /// Its place in the source; the last for what is no release.
    pub(super) place: usize,
}

impl<'a> Candidate<'a> {
    /// Takes a release at its place in the source.
    pub(super) fn of(place: usize, release: &'a Release) -> Candidate<'a> {
        Candidate { version: &release.version, on: release.on, place }
    }

    /// Returns whether it comes after another one: by its version, by its day where versions have no order.
    pub(super) fn is_after(&self, other: &Candidate<'_>) -> bool {
        match self.version.compare(other.version) {
            Some(order) => order.is_gt(),
            None => self.on.zip(other.on).is_some_and(|(on, other)| on > other),
        }
    }
}

impl Ord for Candidate<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let order = self.version.compare(other.version).unwrap_or_else(|| self.on.cmp(&other.on));
        order.then(self.place.cmp(&other.place))
    }
}

impl PartialOrd for Candidate<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Candidate<'_> {}

/// Returns versions from the lowest to the highest.
pub(super) fn sorted(candidates: Vec<Candidate<'_>>) -> Vec<Candidate<'_>> {
    // A heap takes any order, also that of a scheme which contradicts itself, without a panic.
    candidates.into_iter().collect::<BinaryHeap<_>>().into_sorted_vec()
}
