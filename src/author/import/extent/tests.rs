//! What is read of versions, and what of it is written.

use super::*;
use crate::author::import::advisory::End;
use crate::author::import::advisory::Range;
use crate::model::FixPlan;

fn check(text: &str, expected: &str) {
    let extent = read_words(text);
    let found = match &extent {
        Extent::Words(words) => format!("words {words}"),
        Extent::Exact(version) => format!("= {version}"),
        Extent::All | Extent::Between(_) | Extent::AllBut(_) => extent.text(),
    };
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn words_are_read_where_they_leave_no_doubt() {
    check("< 3.2", "< 3.2");
    check("<=8.3", "<= 8.3");
    check("All versions < V4.0.1.1", "< V4.0.1.1");
    check(">= V2.0, < V2.2.28", ">= V2.0 < V2.2.28");
    check(">= 1.0.0 and <= 2.0.0-RC1", ">= 1.0.0 <= 2.0.0-RC1");
    check("0 < 9.8.12", "< 9.8.12");
    check("> 1.0", "> 1.0");
    check(" prior  to 2.0", "< 2.0");
    check("Versions prior to 6.8.0.1", "< 6.8.0.1");
    check("Version 9.0.3 and prior", "<= 9.0.3");
    check("2.0 or later versions", ">= 2.0");
    check("= 1.0", "= 1.0");
    for text in ["all versions", "ALL", "*", ">= 0"] {
        check(text, "all versions");
    }
}

#[test]
fn anything_else_stays_words() {
    for text in [
        "<  november 29 2017",
        "No version",
        "1.0 - 2.0",
        "up to 2.0",
        "1.x",
        "< 1.x",
        "< 3.*",
        "< 2.0 | < 3.0",
        "< 1.0 < 2.0",
        ">= 1.0 >= 2.0",
        "2.0",
        "<",
        "< ",
        "",
        "prior to",
        "1.0 and",
        "versions 6.0.0 to 6.0.6 and 5.3.0 to 5.3.25",
    ] {
        check(text, &format!("words {}", text.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
}

fn check_vers(text: &str, scheme: Option<VersionScheme>, expected: &[&str]) {
    let (found, extents) = read_vers(text).unwrap();
    let texts: Vec<String> = extents.iter().map(Extent::text).collect();
    assert_eq!((found, texts), (scheme, expected.iter().map(|text| (*text).to_owned()).collect()), "{text:?}");
}

#[test]
fn vers_is_read_run_by_run() {
    check_vers("vers:semver/>=1.0.0|<1.4.2|>=2.0.0", Some(VersionScheme::Semver), &[">= 1.0.0 < 1.4.2", ">= 2.0.0"]);
    check_vers("vers:deb/<1%3A2|3", Some(VersionScheme::Deb), &["< 1:2", "3"]);
    check_vers("vers:all/*", None, &["all versions"]);
    check_vers("vers:none/*", None, &[]);
    check_vers("vers:all/<V11.3.2.0", None, &["< V11.3.2.0"]);
    check_vers("vers:npm/!=1.0.0", Some(VersionScheme::Semver), &["!=1.0.0"]);
    check_vers("vers:npm/<1|<2", Some(VersionScheme::Semver), &["<1|<2"]);
    check_vers("vers:npm/1%f", Some(VersionScheme::Semver), &["1%f"]);
    assert_eq!(read_vers("1.0"), None);
}

fn range(introduced: &str, end: End) -> Range {
    Range { introduced: introduced.to_owned(), end }
}

#[test]
fn ranges_are_joined_and_take_up_the_versions_in_them() {
    let extents = [read_words("< 2.0"), read_words(">= 1.5, < 3.0"), Extent::Exact("2.5".to_owned())];
    let other = Extent::Exact("v7.1".to_owned());
    let extents: Vec<&Extent> = extents.iter().chain([&other, &other]).collect();
    let settled = settle(VersionScheme::Intdot, &extents, FixPlan::Undecided);
    assert_eq!(settled.ranges, [range("0", End::Fixed("3.0".to_owned()))]);
    assert_eq!((settled.versions, settled.unreadable), (vec!["7.1".to_owned()], Vec::new()));
}

#[test]
fn version_stands_alone_once_and_is_not_fixed() {
    let extents = ["1.0", "1.0.0", "2.0"].map(|text| Extent::Exact(text.to_owned()));
    let range = read_words(">= 1.5 < 2.0");
    let extents: Vec<&Extent> = extents.iter().chain([&range]).collect();
    let settled = settle(VersionScheme::Intdot, &extents, FixPlan::Undecided);
    assert_eq!((settled.versions, settled.unreadable), (vec!["1.0".to_owned()], vec![2]));
}

#[test]
fn what_the_order_cannot_say_is_told() {
    let extents = [read_words("> 1.0"), Extent::Words("some".to_owned()), read_words("< x"), read_words("< 1.0-rc")];
    let extents: Vec<&Extent> = extents.iter().collect();
    assert_eq!(settle(VersionScheme::Intdot, &extents, FixPlan::Undecided).unreadable, [0, 1, 2, 3]);
    let named = settle(VersionScheme::Unordered, &extents, FixPlan::Undecided);
    assert_eq!((named.versions, named.unreadable), (vec!["some".to_owned()], vec![0, 2, 3]));
}

#[test]
fn rest_is_everything_but_what_is_named() {
    let rest = Extent::AllBut(vec![Bounds::new(Some(("0:2.2-3.el8".to_owned(), Side::Before)), None)]);
    let settled = settle(VersionScheme::Rpm, &[&rest], FixPlan::Undecided);
    assert_eq!(settled.ranges, [range("0", End::Fixed("0:2.2-3.el8".to_owned()))]);
}

#[test]
fn order_is_that_which_fits_everything() {
    let scheme = |texts: &[&str]| {
        let mut order = Order::default();
        texts.iter().for_each(|text| read_words(text).tell(&mut order));
        order.scheme()
    };
    assert_eq!(scheme(&["< V1.2", "1.0 and prior"]), VersionScheme::Intdot);
    assert_eq!(scheme(&["< 1.2.0-rc.1", ">= 1.0.0"]), VersionScheme::Semver);
    assert_eq!(scheme(&["< 1.2", "No version"]), VersionScheme::Intdot);
    assert_eq!(scheme(&["< 1.2.0", "= 1.1.0-rc"]), VersionScheme::Semver);
    assert_eq!(scheme(&["all versions", "< X.1"]), VersionScheme::Intdot);
    assert_eq!(scheme(&["< 1.2-3_4"]), VersionScheme::Unordered);
    assert_eq!(scheme(&["= 1.0"]), VersionScheme::Unordered);
}
