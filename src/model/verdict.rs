//! Whether a version is affected.

use crate::model::Affected;
use crate::model::AffectedRange;
use crate::model::RangeEnd;
use crate::model::Version;
use crate::model::VersionScheme;

/// What is known of one version, the gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// No range and no exact version has it.
    NotAffected,
    /// It cannot be compared with the end of a range, and nothing else has it.
    Unclear,
    /// A range or an exact version has it.
    Affected,
}

/// The affected versions of one product, ready to be compared.
#[derive(Clone, Debug, Default)]
pub struct AffectedSet<'a> {
    ranges: Vec<&'a AffectedRange>,
    versions: Vec<Version>,
}

impl<'a> AffectedSet<'a> {
    /// Joins what is stated of one product; exact versions that the scheme cannot read are left out.
    pub fn new(scheme: VersionScheme, stated: impl IntoIterator<Item = &'a Affected>) -> AffectedSet<'a> {
        let mut set = AffectedSet::default();
        for affected in stated {
            set.ranges.extend(&affected.ranges);
            set.versions.extend(affected.versions.iter().filter_map(|text| Version::parse(scheme, text).ok()));
        }
        set
    }

    /// Returns whether nothing is affected.
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty() && self.versions.is_empty()
    }

    /// Returns the ranges, in the order of the source.
    pub fn ranges(&self) -> &[&'a AffectedRange] {
        &self.ranges
    }

    /// Returns the ranges that hold a version, in the order of the source.
    pub fn ranges_with(&self, version: &Version) -> impl Iterator<Item = &'a AffectedRange> {
        self.ranges.iter().copied().filter(move |range| range.contains(version) == Some(true))
    }

    /// Returns the exact versions, in the order of the source.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// Returns whether a version is stated by itself, so that no fix of it is.
    pub fn names(&self, version: &Version) -> bool {
        self.versions.iter().any(|exact| exact.is_same(version))
    }

    /// Returns what is known of a version.
    pub fn verdict(&self, version: &Version) -> Verdict {
        if self.names(version) {
            return Verdict::Affected;
        }
        let in_range = |range: &&AffectedRange| match range.contains(version) {
            Some(true) => Verdict::Affected,
            Some(false) => Verdict::NotAffected,
            None => Verdict::Unclear,
        };
        self.ranges.iter().map(in_range).max().unwrap_or(Verdict::NotAffected)
    }

    /// Returns whether a version is affected up to a last version that is stated, and no fixed one is named behind it.
    pub fn ends_without_fix(&self, version: &Version) -> bool {
        let mut ranges = self.ranges_with(version).peekable();
        ranges.peek().is_some() && ranges.all(|range| matches!(range.end, RangeEnd::LastAffected(..)))
    }

    /// Returns the version that removes everything which affects a version: the highest fixed one of the ranges that
    /// have it. `None` where one of them has no fix, and for an exact version, of which no fix is stated.
    pub fn fix(&self, version: &Version) -> Option<&'a Version> {
        if self.names(version) {
            return None;
        }
        let mut highest: Option<&Version> = None;
        for range in self.ranges_with(version) {
            let fixed = range.fixed()?;
            if highest.is_none_or(|highest| highest.compare(fixed).is_some_and(|order| order.is_lt())) {
                highest = Some(fixed);
            }
        }
        highest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FixPlan;
    use crate::model::RangeStart;

    fn version(text: &str) -> Version {
        Version::parse(VersionScheme::Semver, text).unwrap()
    }

    fn range(from: &str, end: RangeEnd) -> AffectedRange {
        AffectedRange { start: RangeStart::At(version(from)), end, introduced_commit: None, fixed_commit: None }
    }

    fn affected(ranges: Vec<AffectedRange>, versions: &[&str]) -> Affected {
        let versions = versions.iter().map(ToString::to_string).collect();
        Affected { product: "app".parse().unwrap(), ranges, versions }
    }

    #[track_caller]
    fn check(stated: &[Affected], text: &str, verdict: Verdict, fix: Option<&str>) {
        let set = AffectedSet::new(VersionScheme::Semver, stated);
        assert_eq!(set.verdict(&version(text)), verdict);
        assert_eq!(set.fix(&version(text)).map(Version::as_str), fix);
    }

    #[test]
    fn ranges_and_exact_versions_of_all_statements_count() {
        let stated = [
            affected(vec![range("1.0.0", RangeEnd::Fixed(version("1.4.2")))], &[]),
            affected(vec![range("1.2.0", RangeEnd::Fixed(version("1.4.3")))], &["0.9.0+vendor"]),
            affected(vec![range("3.0.0", RangeEnd::Open(FixPlan::Undecided))], &[]),
        ];
        check(&stated, "1.1.0", Verdict::Affected, Some("1.4.2"));
        check(&stated, "1.2.0", Verdict::Affected, Some("1.4.3"));
        check(&stated, "1.4.3-rc.1", Verdict::Affected, Some("1.4.3"));
        check(&stated, "1.4.3", Verdict::NotAffected, None);
        check(&stated, "0.9.0+vendor", Verdict::Affected, None);
        // A build without the vendor's mark is another version.
        check(&stated, "0.9.0", Verdict::NotAffected, None);
        check(&stated, "3.1.0", Verdict::Affected, None);
    }

    #[test]
    fn version_without_order_is_unclear_in_a_range() {
        let unordered = |text| Version::parse(VersionScheme::Unordered, text).unwrap();
        let start = RangeStart::At(unordered("R6"));
        let range = AffectedRange {
            start,
            end: RangeEnd::Open(FixPlan::Undecided),
            introduced_commit: None,
            fixed_commit: None,
        };
        let stated = [affected(vec![range], &["R5"])];
        let set = AffectedSet::new(VersionScheme::Unordered, &stated);
        let verdicts = ["R5", "R6", "R7"].map(|text| set.verdict(&unordered(text)));
        assert_eq!(verdicts, [Verdict::Affected, Verdict::Affected, Verdict::Unclear]);
    }
}
