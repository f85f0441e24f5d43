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

use semver::Comparator;
use semver::Op;
use semver::Version;
use semver::VersionReq;

use crate::author::import::advisory::Range;
use crate::author::import::interval::Cut;
use crate::author::import::interval::Interval;
use crate::author::import::interval::Side;
use crate::author::import::interval::complement;
use crate::model;
use crate::model::FixPlan;
use crate::model::VersionScheme;

/// One entry of `patched` or `unaffected`.
#[derive(Clone, Debug)]
pub(super) struct Requirement(Interval);

impl Requirement {
    /// Reads a requirement; the error says what Cargo does not understand in it.
    pub fn parse(text: &str) -> Result<Requirement, String> {
        let requirement = VersionReq::parse(text.trim()).map_err(|error| error.to_string())?;
        let mut all = Interval { from: Cut::Start, to: Cut::End };
        for comparator in &requirement.comparators {
            let (from, to) =
                cuts(comparator).ok_or_else(|| format!("`{comparator}` is too long, or its operator is not known"))?;
            all = Interval { from: all.from.max(from), to: all.to.min(to) };
        }
        Ok(Requirement(all))
    }
}

/// Returns the versions that none of the requirements names, in their order.
pub(super) fn affected_ranges(unaffected: &[Requirement]) -> Vec<Range> {
    let affected = complement(unaffected.iter().map(|requirement| requirement.0.clone()).collect());
    let affected = affected.iter().filter(|interval| !is_only_prereleases(interval));
    affected.filter_map(|interval| interval.to_range(VersionScheme::Semver, FixPlan::Undecided)).collect()
}

/// Between `<= 1.2.3` and `>= 1.2.4` lie only pre-releases of `1.2.4`: the author meant to leave no gap.
fn is_only_prereleases(interval: &Interval) -> bool {
    let (Cut::At(below, Side::After), Cut::At(above, Side::Before)) = (&interval.from, &interval.to) else {
        return false;
    };
    let Ok(below) = below.as_str().parse::<Version>() else { return false };
    let next = Version::new(below.major, below.minor, below.patch.saturating_add(1));
    below.pre.is_empty() && above.as_str() == next.to_string()
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
    let cuts = match comparator.op {
        Op::Exact | Op::Wildcard => (before(floor.clone())?, upper(true)?),
        Op::Greater => (upper(true)?, Cut::End),
        Op::GreaterEq => (before(floor)?, Cut::End),
        Op::Less => (Cut::Start, upper(false)?),
        Op::LessEq => (Cut::Start, upper(true)?),
        Op::Tilde => (before(floor.clone())?, before(next_of_last_part(comparator))?),
        Op::Caret => (before(floor.clone())?, before(next_of_caret(comparator))?),
        // The enum of the crate may grow.
        _ => return None,
    };
    Some(cuts)
}

/// There is nothing below `0.0.0` that anybody means.
fn before(version: Version) -> Option<Cut> {
    if version == Version::new(0, 0, 0) { Some(Cut::Start) } else { beside(&version, Side::Before) }
}

fn after(version: Version) -> Option<Cut> {
    beside(&version, Side::After)
}

/// A version that is too long for a site has no place.
fn beside(version: &Version, side: Side) -> Option<Cut> {
    Some(Cut::At(model::Version::parse(VersionScheme::Semver, &version.to_string()).ok()?, side))
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
    use crate::author::import::advisory::End;
    use crate::model::Version as ModelVersion;

    fn ranges(unaffected: &[&str]) -> Vec<(String, String)> {
        let requirements: Vec<Requirement> = unaffected.iter().map(|text| Requirement::parse(text).unwrap()).collect();
        affected_ranges(&requirements).into_iter().map(|range| (range.introduced, end(&range.end))).collect()
    }

    fn end(end: &End) -> String {
        match end {
            End::Fixed(version) => format!("<{version}"),
            End::LastAffected(version, _) => format!("<={version}"),
            End::Open(_) => String::new(),
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
                    End::LastAffected(last, _) => version.compare(&parse(last)).unwrap().is_le(),
                    End::Open(_) => true,
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
