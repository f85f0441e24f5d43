//! Which versions a vulnerability affects.

use std::cmp::Ordering;

use crate::model::Version;
use crate::model::words;

/// An unbroken run of affected versions of one product.
///
/// Invariant: the end is not below the start, where the product's scheme orders them.
#[derive(Clone, Debug)]
pub struct AffectedRange {
    /// The first affected version.
    pub start: RangeStart,
    /// Where the range ends.
    pub end: RangeEnd,
    /// The commit that introduced the fault: 40 or 64 hexadecimal digits.
    pub introduced_commit: Option<String>,
    /// The commit that removed it.
    pub fixed_commit: Option<String>,
}

/// The first affected version of a range.
#[derive(Clone, Debug)]
pub enum RangeStart {
    /// Every version from the first on, written `0`.
    Beginning,
    /// This version.
    At(Version),
}

/// Where a range of affected versions ends.
#[derive(Clone, Debug)]
pub enum RangeEnd {
    /// Before this version, the first that is not affected.
    Fixed(Version),
    /// After this version, the last that is known to be affected.
    LastAffected(Version, FixPlan),
    /// Nowhere yet.
    Open(FixPlan),
}

/// The commits between which a fault was in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommitRange<'a> {
    /// The commit that introduced it; `None` where it was there from the first on.
    pub introduced: Option<&'a str>,
    /// The commit that removed it; `None` where none has yet.
    pub fixed: Option<&'a str>,
}

words! {
    /// What is planned where no fixed version exists.
    FixPlan {
        /// A fix may come.
        Undecided = "undecided",
        /// No fix will come.
        NonePlanned = "none-planned",
    }
}

impl RangeStart {
    /// Compares two starts; those that have no common order are equal.
    pub fn compare(&self, other: &RangeStart) -> Ordering {
        match (self, other) {
            (RangeStart::Beginning, RangeStart::Beginning) => Ordering::Equal,
            (RangeStart::Beginning, RangeStart::At(_)) => Ordering::Less,
            (RangeStart::At(_), RangeStart::Beginning) => Ordering::Greater,
            (RangeStart::At(a), RangeStart::At(b)) => a.compare(b).unwrap_or(Ordering::Equal),
        }
    }
}

impl AffectedRange {
    /// Returns whether a version lies in the range; `None` where it cannot be compared with the ends.
    pub fn contains(&self, version: &Version) -> Option<bool> {
        let is_started = match &self.start {
            RangeStart::Beginning => true,
            RangeStart::At(start) => start.compare(version)?.is_le(),
        };
        let is_before_end = match &self.end {
            RangeEnd::Fixed(fixed) => version.compare(fixed)? == Ordering::Less,
            RangeEnd::LastAffected(last, _) => version.compare(last)?.is_le(),
            RangeEnd::Open(_) => true,
        };
        Some(is_started && is_before_end)
    }

    /// Returns the first version that is not affected any more.
    pub fn fixed(&self) -> Option<&Version> {
        match &self.end {
            RangeEnd::Fixed(version) => Some(version),
            RangeEnd::LastAffected(..) | RangeEnd::Open(_) => None,
        }
    }

    /// Returns the commits of the range; `None` where one of its ends is a version without a commit.
    pub fn commits(&self) -> Option<CommitRange<'_>> {
        let (introduced, fixed) = (self.introduced_commit.as_deref(), self.fixed_commit.as_deref());
        let has_start = introduced.is_some() || matches!(self.start, RangeStart::Beginning);
        let has_end = fixed.is_some() || matches!(self.end, RangeEnd::Open(_));
        (has_start && has_end).then_some(CommitRange { introduced, fixed })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::VersionScheme;

    fn version(text: &str) -> Version {
        Version::parse(VersionScheme::Semver, text).unwrap()
    }

    #[test]
    fn fixed_version_is_outside_and_last_affected_is_inside() {
        let range = |end| AffectedRange {
            start: RangeStart::At(version("1.0.0")),
            end,
            introduced_commit: None,
            fixed_commit: None,
        };
        let fixed = range(RangeEnd::Fixed(version("1.4.2")));
        assert_eq!(fixed.contains(&version("1.4.1")), Some(true));
        assert_eq!(fixed.contains(&version("1.4.2")), Some(false));
        assert_eq!(fixed.contains(&version("0.9.0")), Some(false));
        let last = range(RangeEnd::LastAffected(version("1.4.2"), FixPlan::Undecided));
        assert_eq!(last.contains(&version("1.4.2")), Some(true));
        assert_eq!(last.contains(&version("1.4.3")), Some(false));
    }

    #[test]
    fn commits_stand_for_both_ends_or_not_at_all() {
        let commit = || Some("c2815ef7ab90d46331e7f05d9b8c64a2703f1ed8".to_owned());
        let fixed = || RangeEnd::Fixed(version("1.4.2"));
        let has_commits = |start, end, introduced_commit, fixed_commit| {
            AffectedRange { start, end, introduced_commit, fixed_commit }.commits().is_some()
        };
        let at = || RangeStart::At(version("1.0.0"));
        assert!(has_commits(at(), fixed(), commit(), commit()));
        assert!(has_commits(RangeStart::Beginning, fixed(), None, commit()));
        assert!(has_commits(at(), RangeEnd::Open(FixPlan::Undecided), commit(), None));
        // Every commit before the fix would count as affected, or every one after the start.
        assert!(!has_commits(at(), fixed(), None, commit()));
        assert!(!has_commits(at(), fixed(), commit(), None));
    }
}
