//! What becomes of ranges.

use super::*;
use crate::model::FixPlan;
use crate::model::specimen;

const INTRODUCED: &str = "0d6fa1529c73be8440fe97a1c85b26d3e704f91a";
const FIXED: &str = "c2815ef7ab90d46331e7f05d9b8c64a2703f1ed8";
const FIXED_TOO: &str = "b4e1702d9fa3586c0e7d41983bcf2650a897e14d";

fn version(text: &str) -> Version {
    Version::parse(VersionScheme::Semver, text).unwrap()
}

/// Reads `0..<1.0.0`, `1.0.0..=1.9.0` or `1.0.0..`.
fn range(text: &str) -> AffectedRange {
    let (start, end) = text.split_once("..").unwrap();
    let start = if start == "0" { RangeStart::Beginning } else { RangeStart::At(version(start)) };
    let end = match (end.strip_prefix('<'), end.strip_prefix('=')) {
        (Some(fixed), _) => RangeEnd::Fixed(version(fixed)),
        (_, Some(last)) => RangeEnd::LastAffected(version(last), FixPlan::Undecided),
        (None, None) => RangeEnd::Open(FixPlan::Undecided),
    };
    AffectedRange { start, end, introduced_commit: None, fixed_commit: None }
}

#[track_caller]
fn check(ranges: &[&str], expected: serde_json::Value) {
    let ranges: Vec<AffectedRange> = ranges.iter().map(|text| range(text)).collect();
    let events = |range: Range| serde_json::to_value(range.events).unwrap();
    let found: Vec<_> = version_ranges("SEMVER", &ranges).into_iter().map(events).collect();
    assert_eq!(serde_json::Value::from(found), expected);
}

#[test]
fn branches_are_one_range_in_ascending_order() {
    check(
        &["3.0.0..<3.6.2", "0..<1.0.0", "2.10.0..<2.14.5"],
        serde_json::json!([[
            { "introduced": "0" }, { "fixed": "1.0.0" },
            { "introduced": "2.10.0" }, { "fixed": "2.14.5" },
            { "introduced": "3.0.0" }, { "fixed": "3.6.2" },
        ]]),
    );
}

#[test]
fn fixed_and_last_affected_versions_stand_apart() {
    check(
        &["1.0.0..=1.9.0", "2.0.0..<2.1.0", "3.0.0.."],
        serde_json::json!([
            [{ "introduced": "1.0.0" }, { "last_affected": "1.9.0" }, { "introduced": "3.0.0" }],
            [{ "introduced": "2.0.0" }, { "fixed": "2.1.0" }],
        ]),
    );
}

#[test]
fn no_two_events_are_at_one_version() {
    check(
        &["1.0.0..<2.0.0", "2.0.0..<3.0.0", "3.0.1.."],
        serde_json::json!([
            [{ "introduced": "1.0.0" }, { "fixed": "2.0.0" }, { "introduced": "3.0.1" }],
            [{ "introduced": "2.0.0" }, { "fixed": "3.0.0" }],
        ]),
    );
}

fn product(scheme: VersionScheme, packages: &[&str]) -> Product {
    Product {
        packages: packages.iter().map(|package| (*package).to_owned()).collect(),
        repository: Some("https://example.org/app.git".parse().unwrap()),
        ..specimen::product(scheme)
    }
}

fn packages(product: &Product, ranges: Vec<AffectedRange>, versions: &[&str]) -> serde_json::Value {
    let versions = versions.iter().map(|version| (*version).to_owned()).collect();
    let affected = Affected { product: "app".parse().unwrap(), ranges, versions };
    serde_json::to_value(Reached { product, affected, releases: Vec::new() }.packages()).unwrap()
}

#[test]
fn order_is_semver_only_where_the_ecosystem_enforces_it() {
    let kinds = |scheme, package| {
        let product = product(scheme, &[package]);
        packages(&product, vec![range("1.0.0..<1.0.1")], &[])[0]["ranges"][0]["type"].clone()
    };
    assert_eq!(kinds(VersionScheme::Semver, "pkg:npm/%40example/app"), "SEMVER");
    assert_eq!(kinds(VersionScheme::Semver, "pkg:pypi/app"), "ECOSYSTEM");
    assert_eq!(kinds(VersionScheme::Intdot, "pkg:cargo/app"), "ECOSYSTEM");
}

#[test]
fn commits_of_all_branches_are_one_range() {
    let of = |introduced: &str, fixed: Option<&str>| AffectedRange {
        introduced_commit: Some(introduced.to_owned()),
        fixed_commit: fixed.map(str::to_owned),
        ..range("1.0.0..<1.0.1")
    };
    let product = product(VersionScheme::Semver, &["pkg:generic/app"]);
    let found = packages(&product, vec![of(INTRODUCED, Some(FIXED)), of(INTRODUCED, Some(FIXED_TOO))], &["0.9.0"]);
    let expected = serde_json::json!([{
        "database_specific": {
            "product": "app",
            "vers": ["vers:semver/>=1.0.0|<1.0.1", "vers:semver/0.9.0"],
        },
        "ranges": [{
            "type": "GIT",
            "repo": "https://example.org/app.git",
            "events": [{ "introduced": INTRODUCED }, { "fixed": FIXED }, { "fixed": FIXED_TOO }],
        }],
        "versions": ["0.9.0"],
    }]);
    assert_eq!(found, expected);
    // Commits between which one fix is not known would count as affected.
    let affected = Affected {
        product: "app".parse().unwrap(),
        ranges: vec![of(INTRODUCED, Some(FIXED)), of(INTRODUCED, None)],
        versions: Vec::new(),
    };
    assert!(!has_osv_place(&product, &affected));
}
