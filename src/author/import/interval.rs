//! Runs of versions, and what a site can write of them.
//!
//! Other databases begin and end a run before or after a version; a site's range begins at a version and ends before
//! or after one. A run that begins *after* a version can only be written where the version that comes next is known:
//! that is so in the order of semantic versions.

use std::cmp::Ordering;

use semver::BuildMetadata;
use semver::Prerelease;

use crate::author::import::advisory::End;
use crate::author::import::advisory::Range;
use crate::model::FixPlan;
use crate::model::Version;
use crate::model::VersionScheme;

/// The versions between two cuts; none where the cuts are in disorder.
#[derive(Clone, Debug)]
pub(super) struct Interval {
    pub from: Cut,
    pub to: Cut,
}

/// A place between versions, which are all of one scheme.
#[derive(Clone, Debug)]
pub(super) enum Cut {
    /// Before the first version.
    Start,
    /// Beside this version.
    At(Version, Side),
    /// After the last version.
    End,
}

/// A side of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Before,
    After,
}

impl Cut {
    /// Compares two places by the versions on either side.
    pub fn compare(&self, other: &Cut) -> Ordering {
        match (self, other) {
            (Cut::Start, Cut::Start) | (Cut::End, Cut::End) => Ordering::Equal,
            (Cut::Start, _) | (_, Cut::End) => Ordering::Less,
            (Cut::End, _) | (_, Cut::Start) => Ordering::Greater,
            (Cut::At(a, side), Cut::At(b, other)) => {
                a.compare(b).unwrap_or(Ordering::Equal).then_with(|| side.cmp(other))
            }
        }
    }

    /// Returns the later of two places.
    pub fn max(self, other: Cut) -> Cut {
        if self.compare(&other).is_lt() { other } else { self }
    }

    /// Returns the earlier of two places.
    pub fn min(self, other: Cut) -> Cut {
        if self.compare(&other).is_gt() { other } else { self }
    }
}

impl Interval {
    /// Returns whether any version may lie between the cuts.
    pub fn has_room(&self) -> bool {
        self.from.compare(&self.to).is_lt()
    }

    /// Returns whether a version lies between the cuts.
    pub fn contains(&self, version: &Version) -> bool {
        let cut = |side| Cut::At(version.clone(), side);
        self.from.compare(&cut(Side::Before)).is_le() && self.to.compare(&cut(Side::After)).is_ge()
    }

    /// Returns the range that a site writes; `None` where it would have to begin after a version.
    pub fn to_range(&self, scheme: VersionScheme, plan: FixPlan) -> Option<Range> {
        let introduced = match &self.from {
            Cut::Start => "0".to_owned(),
            Cut::At(version, Side::Before) => version.to_string(),
            Cut::At(version, Side::After) if scheme == VersionScheme::Semver => least_above(version)?,
            Cut::At(_, Side::After) | Cut::End => return None,
        };
        let end = match &self.to {
            Cut::Start => return None,
            Cut::At(version, Side::Before) => End::Fixed(version.to_string()),
            Cut::At(version, Side::After) => End::LastAffected(version.to_string(), plan),
            Cut::End => End::Open(plan),
        };
        Some(Range { introduced, end })
    }
}

/// Returns the same versions in as few intervals as there can be, in their order.
pub(super) fn union(mut intervals: Vec<Interval>) -> Vec<Interval> {
    intervals.retain(Interval::has_room);
    intervals.sort_by(|a, b| a.from.compare(&b.from));
    let mut joined: Vec<Interval> = Vec::new();
    for next in intervals {
        match joined.last_mut() {
            Some(last) if next.from.compare(&last.to).is_le() => {
                if last.to.compare(&next.to).is_lt() {
                    last.to = next.to;
                }
            }
            _ => joined.push(next),
        }
    }
    joined
}

/// Returns the versions that none of the intervals holds, in their order.
pub(super) fn complement(intervals: Vec<Interval>) -> Vec<Interval> {
    let mut from = Cut::Start;
    let mut others = Vec::new();
    for Interval { from: to, to: next } in union(intervals) {
        others.push(Interval { from, to });
        from = next;
    }
    others.push(Interval { from, to: Cut::End });
    others.retain(Interval::has_room);
    others
}

/// Semantic Versioning 2.0.0, section 11: the pre-release `0` is the lowest, and one more field is the next higher.
fn least_above(version: &Version) -> Option<String> {
    let version: semver::Version = version.as_str().parse().ok()?;
    let pre = if version.pre.is_empty() { "0".to_owned() } else { format!("{}.0", version.pre) };
    let patch = if version.pre.is_empty() { version.patch.checked_add(1)? } else { version.patch };
    let pre = Prerelease::new(&pre).ok()?;
    Some(semver::Version { patch, pre, build: BuildMetadata::EMPTY, ..version }.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, side: Side) -> Cut {
        Cut::At(Version::parse(VersionScheme::Semver, text).unwrap(), side)
    }

    fn between(from: &str, to: &str) -> Interval {
        Interval { from: cut(from, Side::Before), to: cut(to, Side::Before) }
    }

    fn ranges(intervals: Vec<Interval>) -> Vec<Range> {
        intervals.iter().map(|one| one.to_range(VersionScheme::Semver, FixPlan::Undecided).unwrap()).collect()
    }

    fn fixed(introduced: &str, fixed: &str) -> Range {
        Range { introduced: introduced.to_owned(), end: End::Fixed(fixed.to_owned()) }
    }

    #[test]
    fn what_overlaps_or_meets_is_joined() {
        let found = union(vec![between("2.0.0", "3.0.0"), between("1.0.0", "2.0.0"), between("5.0.0", "4.0.0")]);
        assert_eq!(ranges(found), [fixed("1.0.0", "3.0.0")]);
    }

    #[test]
    fn complement_begins_after_what_ends_with_a_version() {
        let last = Interval { from: Cut::Start, to: cut("1.0.0", Side::After) };
        let found = complement(vec![last, between("2.0.0", "3.0.0")]);
        let open = Range { introduced: "3.0.0".to_owned(), end: End::Open(FixPlan::Undecided) };
        assert_eq!(ranges(found), [fixed("1.0.1-0", "2.0.0"), open]);
    }

    #[test]
    fn run_after_a_version_is_only_written_where_the_next_is_known() {
        let version = Version::parse(VersionScheme::Intdot, "1.0").unwrap();
        let above = Interval { from: Cut::At(version, Side::After), to: Cut::End };
        assert_eq!(above.to_range(VersionScheme::Intdot, FixPlan::Undecided), None);
    }
}
