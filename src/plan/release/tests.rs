//! Tests of the tables of releases.

use super::*;
use crate::model::AffectedRange;
use crate::model::FixPlan;
use crate::model::RangeEnd;
use crate::model::RangeStart;
use crate::model::specimen;

fn version(scheme: VersionScheme, text: &str) -> Version {
    Version::parse(scheme, text).unwrap()
}

fn product(scheme: VersionScheme, releases: &[(&str, &str)]) -> Product {
    let release = |(text, on): &(&str, &str)| Release { version: version(scheme, text), on: on.parse().ok() };
    Product { releases: releases.iter().map(release).collect(), ..specimen::product(scheme) }
}

fn ranges(scheme: VersionScheme, ranges: &[(&str, Option<&str>)], versions: &[&str]) -> Affected {
    let range = |(from, fixed): &(&str, Option<&str>)| AffectedRange {
        start: RangeStart::At(version(scheme, from)),
        end: fixed.map_or(RangeEnd::Open(FixPlan::Undecided), |fixed| RangeEnd::Fixed(version(scheme, fixed))),
        introduced_commit: None,
        fixed_commit: None,
    };
    let versions = versions.iter().map(ToString::to_string).collect();
    Affected { product: "app".parse().unwrap(), ranges: ranges.iter().map(range).collect(), versions }
}

/// Tells of each release, from the highest on, how many advisories affect it and where to go.
#[track_caller]
fn check(product: &Product, stated: &[Affected], expected: &[(&str, usize, Option<&str>)]) {
    let statement = |affected| Statement {
        advisory: "advisories/2026/EX-2026-0001".parse().unwrap(),
        set: AffectedSet::new(product.scheme, [affected]),
        is_under_investigation: false,
    };
    let table = ReleaseTable::new(product, stated.iter().map(statement).collect(), "2026-11-21".parse().unwrap());
    let row = |row: &ReleaseRow| (row.name.clone(), row.findings.len(), row.sound.clone().map(|sound| sound.version));
    let rows: Vec<_> = table.rows().iter().map(row).collect();
    let expected: Vec<_> =
        expected.iter().map(|(name, count, sound)| (name.to_string(), *count, sound.map(str::to_owned))).collect();
    assert_eq!(rows, expected);
}

#[test]
fn nearest_sound_version_is_free_of_all_advisories_and_perhaps_no_listed_release() {
    let scheme = VersionScheme::Semver;
    let releases = ["1.0.0", "1.4.2", "2.0.0", "2.1.0-rc.1", "3.0.0"].map(|text| (text, ""));
    let stated = [
        ranges(scheme, &[("1.0.0", Some("1.4.2")), ("2.0.0", Some("2.1.0"))], &[]),
        ranges(scheme, &[("1.4.0", Some("1.4.3"))], &[]),
    ];
    let expected = [
        ("3.0.0", 0, None),
        ("2.1.0-rc.1", 1, Some("2.1.0")),
        ("2.0.0", 1, Some("2.1.0")),
        ("1.4.2", 1, Some("1.4.3")),
        ("1.0.0", 1, Some("1.4.3")),
    ];
    check(&product(scheme, &releases), &stated, &expected);
}

#[test]
fn versions_without_order_follow_by_day_and_what_is_to_come_is_left_out() {
    let scheme = VersionScheme::Unordered;
    let releases = [("R8", "2026-04-01"), ("R7", "2025-04-01"), ("R9", "2027-01-01"), ("R6", "2024-04-01")];
    let stated = [ranges(scheme, &[], &["R6"]), ranges(scheme, &[], &["R7"])];
    let expected = [("R8", 0, None), ("R7", 1, Some("R8")), ("R6", 1, Some("R8"))];
    check(&product(scheme, &releases), &stated, &expected);
}

#[test]
fn there_is_nowhere_to_go_from_a_range_without_an_end() {
    let scheme = VersionScheme::Intdot;
    let stated = [ranges(scheme, &[("1.0", None)], &[])];
    check(
        &product(scheme, &[("0.9", ""), ("1.0", ""), ("2", "")]),
        &stated,
        &[("2", 1, None), ("1.0", 1, None), ("0.9", 0, None)],
    );
}

#[test]
fn names_that_differ_in_case_alone_are_kept_apart() {
    let names = names(&product(VersionScheme::Maven, &[("1.0-RC1", ""), ("1.0-rc1", ""), ("1:2", "")]));
    assert_eq!(names, ["1.0-RC1", "1.0-rc1-15b2170e", "1-2-673aeeb0"]);
}
