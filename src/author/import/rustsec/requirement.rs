//! Version requirements of Cargo as runs of affected versions.
//!
//! RustSec states which versions are patched and which were never affected; a site states which are affected: the
//! rest. Requirements are read as bounds in the order of semantic versions, without Cargo's own rule for pre-releases
//! (they match only where a bound of the same number names one), as RustSec's own export to OSV does:
//!
//! * `>= 1.2.3` begins at `1.2.3`, so affected versions end before it: `fixed = "1.2.3"`.
//! * `> 1.2.3` begins after `1.2.3`, which is the last affected one: `last_affected = "1.2.3"`.
//! * `< 2.0.0`, also as the end of `^1.2` or `~1`, ends before `2.0.0`: `introduced = "2.0.0"`. Its pre-releases count
//!   to what comes before, because nobody who writes `^1` thinks of `2.0.0-0`.
//! * `<= 1.2.3` ends after `1.2.3`. The least version above it is `1.2.4-0`: `introduced = "1.2.4-0"` is exact.

use semver::BuildMetadata;
use semver::Comparator;
use semver::Op;
use semver::Prerelease;
use semver::Version;
use semver::VersionReq;

use crate::author::import::advisory::End;
use crate::author::import::advisory::Range;

/// One entry of `patched` or `unaffected`: the versions between two cuts; none where they are in disorder.
#[derive(Clone, Debug)]
pub(super) struct Requirement {
    from: Cut,
    to: Cut,
}

/// A place between versions. Its order is that of the versions on either side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    Start,
    At(Version, Side),
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Before,
    After,
}

impl Requirement {
    /// Reads a requirement; the error says what Cargo does not understand in it.
    pub fn parse(text: &str) -> Result<Requirement, String> {
        let requirement = VersionReq::parse(text.trim()).map_err(|error| error.to_string())?;
        let mut all = Requirement { from: Cut::Start, to: Cut::End };
        for comparator in &requirement.comparators {
            let (from, to) = cuts(comparator).ok_or_else(|| format!("the operator of `{comparator}` is not known"))?;
            all.from = all.from.max(from);
            all.to = all.to.min(to);
        }
        Ok(all)
    }
}

/// Returns the versions that none of the requirements names, in their order.
pub(super) fn affected_ranges(unaffected: &[Requirement]) -> Vec<Range> {
    let mut sorted: Vec<&Requirement> = unaffected.iter().filter(|one| one.from < one.to).collect();
    sorted.sort_by(|a, b| a.from.cmp(&b.from));
    let mut ranges = Vec::new();
    let mut cut = &Cut::Start;
    for requirement in sorted {
        ranges.extend(range(cut, &requirement.from));
        cut = cut.max(&requirement.to);
    }
    ranges.extend(range(cut, &Cut::End));
    ranges
}

fn range(from: &Cut, to: &Cut) -> Option<Range> {
    if from >= to || is_only_prereleases(from, to) {
        return None;
    }
    let introduced = match from {
        Cut::Start => "0".to_owned(),
        Cut::At(version, Side::Before) => version.to_string(),
        Cut::At(version, Side::After) => least_above(version).to_string(),
        Cut::End => return None,
    };
    let end = match to {
        Cut::Start => return None,
        Cut::At(version, Side::Before) => End::Fixed(version.to_string()),
        Cut::At(version, Side::After) => End::LastAffected(version.to_string()),
        Cut::End => End::Open,
    };
    Some(Range { introduced, end })
}

/// Between `<= 1.2.3` and `>= 1.2.4` lie only pre-releases of `1.2.4`: the author meant to leave no gap.
fn is_only_prereleases(from: &Cut, to: &Cut) -> bool {
    let (Cut::At(below, Side::After), Cut::At(above, Side::Before)) = (from, to) else { return false };
    let next = Version::new(below.major, below.minor, below.patch.saturating_add(1));
    below.pre.is_empty() && *above == next
}

/// Semantic Versioning 2.0.0, section 11: the pre-release `0` is the lowest, and one more field is the next higher.
fn least_above(version: &Version) -> Version {
    let pre = if version.pre.is_empty() { "0".to_owned() } else { format!("{}.0", version.pre) };
    let pre = Prerelease::new(&pre).expect("a pre-release stays one with `.0` behind it");
    let patch = if version.pre.is_empty() { version.patch.saturating_add(1) } else { version.patch };
    Version { major: version.major, minor: version.minor, patch, pre, build: BuildMetadata::EMPTY }
}

/// The bounds of the operators, from "Specifying Dependencies" in The Cargo Book and the documentation of `semver::Op`.
fn cuts(comparator: &Comparator) -> Option<(Cut, Cut)> {
    let floor = floor(comparator);
    let is_whole = comparator.patch.is_some();
    let upper = |is_inside: bool| match (is_whole, is_inside) {
        (true, true) => after(floor.clone()),
        (true, false) | (false, false) => before(floor.clone()),
        (false, true) => before(next_of_last_part(comparator)),
    };
    match comparator.op {
        Op::Exact | Op::Wildcard => Some((before(floor.clone()), upper(true))),
        Op::Greater => Some((upper(true), Cut::End)),
        Op::GreaterEq => Some((before(floor), Cut::End)),
        Op::Less => Some((Cut::Start, upper(false))),
        Op::LessEq => Some((Cut::Start, upper(true))),
        Op::Tilde => Some((before(floor.clone()), before(next_of_last_part(comparator)))),
        Op::Caret => Some((before(floor.clone()), before(next_of_caret(comparator)))),
        // The enum of the crate may grow.
        _ => None,
    }
}

/// There is nothing below `0.0.0` that anybody means.
fn before(version: Version) -> Cut {
    if version == Version::new(0, 0, 0) { Cut::Start } else { Cut::At(version, Side::Before) }
}

fn after(version: Version) -> Cut {
    Cut::At(version, Side::After)
}

fn floor(comparator: &Comparator) -> Version {
    let Comparator { major, minor, patch, .. } = *comparator;
    let pre = comparator.pre.clone();
    Version { pre, ..Version::new(major, minor.unwrap_or(0), patch.unwrap_or(0)) }
}

fn next_major(comparator: &Comparator) -> Version {
    Version::new(comparator.major.saturating_add(1), 0, 0)
}

fn next_minor(comparator: &Comparator, minor: u64) -> Version {
    Version::new(comparator.major, minor.saturating_add(1), 0)
}

fn next_of_last_part(comparator: &Comparator) -> Version {
    comparator.minor.map_or_else(|| next_major(comparator), |minor| next_minor(comparator, minor))
}

fn next_of_caret(comparator: &Comparator) -> Version {
    match (comparator.major, comparator.minor, comparator.patch) {
        (0, Some(0), Some(patch)) => Version::new(0, 0, patch.saturating_add(1)),
        (0, Some(minor), _) => next_minor(comparator, minor),
        _ => next_major(comparator),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::any;
    use proptest::proptest;

    use super::*;
    use crate::model::Version as ModelVersion;
    use crate::model::VersionScheme;

    fn ranges(unaffected: &[&str]) -> Vec<(String, String)> {
        let requirements: Vec<Requirement> = unaffected.iter().map(|text| Requirement::parse(text).unwrap()).collect();
        affected_ranges(&requirements).into_iter().map(|range| (range.introduced, end(&range.end))).collect()
    }

    fn end(end: &End) -> String {
        match end {
            End::Fixed(version) => format!("<{version}"),
            End::LastAffected(version) => format!("<={version}"),
            End::Open => String::new(),
        }
    }

    fn check(unaffected: &[&str], expected: &[(&str, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
        assert_eq!(ranges(unaffected), expected, "{unaffected:?}");
    }

    #[test]
    fn nothing_patched_is_an_open_range() {
        check(&[], &[("0", "")]);
    }

    #[test]
    fn bounds_are_kept_exactly() {
        check(&[">= 1.2.3"], &[("0", "<1.2.3")]);
        check(&["> 1.2.3"], &[("0", "<=1.2.3")]);
        check(&[">= 1.2.3", "< 1.0.0"], &[("1.0.0", "<1.2.3")]);
        check(&[">= 1.2.3", "<= 1.0.0"], &[("1.0.1-0", "<1.2.3")]);
        check(&["<= 1.0.0-rc.1"], &[("1.0.0-rc.1.0", "")]);
        check(&["= 1.1.0"], &[("0", "<1.1.0"), ("1.1.1-0", "")]);
    }

    #[test]
    fn short_operators_expand_as_in_cargo() {
        check(&["^0.3.2", ">= 0.4.1"], &[("0", "<0.3.2"), ("0.4.0", "<0.4.1")]);
        check(&["^0.0.3"], &[("0", "<0.0.3"), ("0.0.4", "")]);
        check(&["^1.2"], &[("0", "<1.2.0"), ("2.0.0", "")]);
        check(&["~1.2.3"], &[("0", "<1.2.3"), ("1.3.0", "")]);
        check(&["1.2.*"], &[("0", "<1.2.0"), ("1.3.0", "")]);
        check(&["> 1.2"], &[("0", "<1.3.0")]);
        check(&["<= 1"], &[("2.0.0", "")]);
    }

    #[test]
    fn neighbours_leave_no_gap_and_everything_leaves_no_range() {
        check(&["<= 1.2.3", ">= 1.2.4"], &[]);
        check(&["< 1.2.3", ">= 1.2.3"], &[]);
        check(&["*"], &[]);
        check(&[">= 0.0.0"], &[]);
        check(&["> 2.0.0, < 1.0.0"], &[("0", "")]);
    }

    fn is_affected(ranges: &[Range], version: &Version) -> bool {
        let parse = |text: &str| ModelVersion::parse(VersionScheme::Semver, text).unwrap();
        let version = parse(&version.to_string());
        ranges.iter().any(|range| {
            let is_from = range.introduced == "0" || parse(&range.introduced).compare(&version).unwrap().is_le();
            is_from
                && match &range.end {
                    End::Fixed(fixed) => version.compare(&parse(fixed)).unwrap().is_lt(),
                    End::LastAffected(last) => version.compare(&parse(last)).unwrap().is_le(),
                    End::Open => true,
                }
        })
    }

    fn comparator((op, major, minor, patch): (u8, u8, Option<u8>, Option<u8>)) -> String {
        let op = ["=", ">", ">=", "<", "<=", "~", "^", ""][usize::from(op % 8)];
        let part = |part: u8| part % 4;
        match (minor, patch) {
            (None, _) => format!("{op}{}", part(major)),
            (Some(minor), None) => format!("{op}{}.{}", part(major), part(minor)),
            (Some(minor), Some(patch)) => format!("{op}{}.{}.{}", part(major), part(minor), part(patch)),
        }
    }

    type Parts = (u8, u8, Option<u8>, Option<u8>);

    proptest! {
        #[test]
        fn a_plain_version_is_affected_where_no_requirement_matches(parts in any::<Vec<(Parts, Option<Parts>)>>()) {
            let join = |(first, second): (Parts, Option<Parts>)| match second {
                Some(second) => format!("{}, {}", comparator(first), comparator(second)),
                None => comparator(first),
            };
            let texts: Vec<String> = parts.into_iter().take(3).map(join).collect();
            let requirements: Vec<Requirement> = texts.iter().map(|text| Requirement::parse(text).unwrap()).collect();
            let ranges = affected_ranges(&requirements);
            for number in 0..216 {
                let version = Version::new(number / 36, number / 6 % 6, number % 6);
                let is_named = texts.iter().any(|text| VersionReq::parse(text).unwrap().matches(&version));
                assert_eq!(is_affected(&ranges, &version), !is_named, "{version} by {texts:?}: {ranges:?}");
            }
        }
    }
}
