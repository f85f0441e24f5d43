//! Ranges of versions as `vers:` URIs.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::model::Affected;
use crate::model::AffectedRange;
use crate::model::RangeEnd;
use crate::model::RangeStart;
use crate::model::Version;
use crate::model::VersionScheme;

/// The range that holds every version (VERS, section "Special VERS types").
pub const VERS_ALL: &str = "vers:all/*";

impl AffectedRange {
    /// Returns the range as a canonical `vers:` URI, such as `vers:semver/>=1.0.0|<1.4.2`; a range of one version is that
    /// version alone.
    pub fn vers(&self, scheme: VersionScheme) -> String {
        let start = match &self.start {
            RangeStart::Beginning => None,
            RangeStart::At(version) => Some(version),
        };
        let end = match &self.end {
            RangeEnd::Fixed(version) => Some(("<", version)),
            RangeEnd::LastAffected(version, _) => Some(("<=", version)),
            RangeEnd::Open(_) => None,
        };
        if let (Some(first), Some(("<=", last))) = (start, end)
            && first.compare(last) == Some(Ordering::Equal)
        {
            return vers_exact(scheme, first.as_str());
        }
        let constraint = |(comparator, version): (&str, &Version)| format!("{comparator}{}", encoded(version.as_str()));
        let constraints: Vec<String> =
            start.map(|first| (">=", first)).into_iter().chain(end).map(constraint).collect();
        if constraints.is_empty() {
            return VERS_ALL.to_owned();
        }
        format!("vers:{}/{}", vers_type(scheme), constraints.join("|"))
    }
}

impl Affected {
    /// Returns the ranges and then the exact versions as `vers:` URIs, each once.
    pub fn vers(&self, scheme: VersionScheme) -> Vec<String> {
        let ranges = self.ranges.iter().map(|range| range.vers(scheme));
        let exact = self.versions.iter().map(|version| vers_exact(scheme, version));
        let mut seen = BTreeSet::new();
        ranges.chain(exact).filter(|text| seen.insert(text.clone())).collect()
    }
}

/// Returns one version as a `vers:` URI.
pub fn vers_exact(scheme: VersionScheme, version: &str) -> String {
    format!("vers:{}/{}", vers_type(scheme), encoded(version))
}

/// The registered type whose order is that of a scheme.
fn vers_type(scheme: VersionScheme) -> &'static str {
    match scheme {
        VersionScheme::Semver => "semver",
        VersionScheme::Pep440 => "pypi",
        VersionScheme::Maven => "maven",
        VersionScheme::Deb => "deb",
        VersionScheme::Rpm => "rpm",
        VersionScheme::Gem => "gem",
        VersionScheme::Intdot => "intdot",
        VersionScheme::Unordered => "generic",
    }
}

/// Encodes what separates constraints, and what is not printable ASCII (VERS, section "Normalized, canonical
/// representation and validation").
fn encoded(version: &str) -> String {
    let mut text = String::with_capacity(version.len());
    for byte in version.bytes() {
        if byte.is_ascii_graphic() && !b"><=!*|%".contains(&byte) {
            text.push(char::from(byte));
        } else {
            write!(text, "%{byte:02X}").expect("a string takes all that is written");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FixPlan;

    fn version(text: &str) -> Version {
        Version::parse(VersionScheme::Semver, text).unwrap()
    }

    fn check(start: Option<&str>, end: RangeEnd, expected: &str) {
        let start = start.map_or(RangeStart::Beginning, |start| RangeStart::At(version(start)));
        let range = AffectedRange { start, end, introduced_commit: None, fixed_commit: None };
        assert_eq!(range.vers(VersionScheme::Semver), expected);
    }

    #[test]
    fn ranges_are_canonical() {
        let last = |text| RangeEnd::LastAffected(version(text), FixPlan::Undecided);
        check(Some("1.0.0"), RangeEnd::Fixed(version("1.4.2")), "vers:semver/>=1.0.0|<1.4.2");
        check(None, RangeEnd::Fixed(version("2.0.0-rc.1")), "vers:semver/<2.0.0-rc.1");
        check(Some("1.0.0"), last("1.9.9"), "vers:semver/>=1.0.0|<=1.9.9");
        check(Some("1.0.0"), last("1.0.0"), "vers:semver/1.0.0");
        check(Some("1.0.0"), RangeEnd::Open(FixPlan::Undecided), "vers:semver/>=1.0.0");
        check(None, RangeEnd::Open(FixPlan::Undecided), "vers:all/*");
    }

    #[test]
    fn what_separates_is_encoded() {
        assert_eq!(vers_exact(VersionScheme::Deb, "1:2.0~rc1+b*"), "vers:deb/1:2.0~rc1+b%2A");
        assert_eq!(vers_exact(VersionScheme::Unordered, "R7 α"), "vers:generic/R7%20%CE%B1");
    }
}
