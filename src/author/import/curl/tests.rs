//! A small advisory of curl, and the files it becomes.

use super::*;
use crate::author::import::specimen::Specimen;
use crate::author::import::specimen::check_files;
use crate::author::import::specimen::notes;

const KITE: Specimen = Specimen {
    format: RecordFormat::Curl,
    text: "\
`fly` never lands
=================

Project curl Security Advisory, February 3rd 2026 -
[Permalink](https://curl.se/docs/CVE-2026-90011.html)

VULNERABILITY
-------------

A string without an end keeps `fly` in the air. Callers wait forever.

INFO
----

The loop looks like this:

    while(1) {


      fly();
    }

The Common Vulnerabilities and Exposures (CVE) project has assigned the name
CVE-2026-90011 to this issue.

It is like [CVE-2026-90010](CVE-2026-90010.md).

CWE-835: Loop with Unreachable Exit Condition ('Infinite Loop')

Severity: Medium

AFFECTED VERSIONS
-----------------

- Affected versions: from curl 7.84.0 to and including curl 8.4.0
- Not affected versions: curl < 7.84.0 and >= 8.5.0
- Introduced-in: https://github.com/curl/curl/commit/20f9dd6bae50b722

libcurl is used by many applications!

SOLUTION
--------

- Fixed-in: https://github.com/curl/curl/commit/73b65e94f3531179de45

RECOMMENDATIONS
---------------

 A - Upgrade curl to version 8.5.0

TIMELINE
--------

This issue was reported to the curl project on January 2, 2026. We contacted
distros@openwall on January 28th 2026. Some in May 2025 knew it.

curl 8.5.0 was released on February 3 2026.

CREDITS
-------

- Reported-by: Ana Sousa, Cho Min
- Patched-by: Daniel

Thanks a lot!
",
};

const ADVISORY: &str = r#"+++
id = "CVE-2026-90011"
title = "fly never lands"
summary = "A string without an end keeps fly in the air. Callers wait forever."
status = "published"
published = 2026-02-03
cve = "CVE-2026-90011"
severity = "medium"
cwe = ["CWE-835"]

[[affected]]
product = "curl"
ranges = [{ introduced = "7.84.0", fixed = "8.5.0" }]

[[credit]]
name = "Ana Sousa"
role = "reporter"

[[credit]]
name = "Cho Min"
role = "reporter"

[[credit]]
name = "Daniel"
role = "remediation_developer"

[[reference]]
kind = "introduced"
url = "https://github.com/curl/curl/commit/20f9dd6bae50b722"

[[reference]]
kind = "fix"
url = "https://github.com/curl/curl/commit/73b65e94f3531179de45"

[[timeline]]
on = 2026-01-02
event = "reported"
note = "This issue was reported to the curl project on January 2, 2026."

[[timeline]]
on = 2026-01-28
event = "notified"
note = "We contacted distros@openwall on January 28th 2026."

[[timeline]]
on = 2026-02-03
event = "fix_released"
note = "curl 8.5.0 was released on February 3 2026."
+++

## Info

The loop looks like this:

    while(1) {


      fly();
    }

It is like [CVE-2026-90010](<https://github.com/curl/curl-www/blob/master/docs/CVE-2026-90010.md>).

## Affected versions

libcurl is used by many applications!

## Recommendations

 A - Upgrade curl to version 8.5.0

## Timeline {#timeline}

Some in May 2025 knew it.

## Acknowledgments {#acknowledgments}

Thanks a lot!
"#;

#[test]
fn record_becomes_an_advisory_and_its_product() {
    let import = KITE.import(KITE.text);
    assert_eq!(import.failures, []);
    assert_eq!(notes(&import), [("text", "CVE-2026-90010.md", "a relative link: its full address stands there now")]);
    let product = "id = \"curl\"\nname = \"curl\"\nversion_scheme = \"intdot\"\n";
    let expected = [("content/advisories/2026/CVE-2026-90011.md", ADVISORY), ("products/curl.toml", product)];
    check_files(&import, &expected);
}

fn check_ranges(old: &str, new: &str, expected: &str) {
    let import = KITE.changed(old, new);
    let ranges = import.files[0].text.lines().find(|line| line.starts_with("ranges = "));
    assert_eq!(ranges, Some(expected), "{new}");
}

#[test]
fn range_ends_with_the_first_version_that_is_not_affected() {
    let last = "ranges = [{ introduced = \"7.84.0\", last_affected = \"8.4.0\" }]";
    check_ranges(" and >= 8.5.0", "", last);
    check_ranges(" and >= 8.5.0", " and >= 8.4.0", last);
    check_ranges(
        "from curl 7.84.0 to and including curl 8.4.0",
        "curl < 7.2",
        "ranges = [{ introduced = \"0\", fixed = \"7.2\" }]",
    );
}

#[test]
fn what_is_said_in_another_way_is_named() {
    let part = "versions are those of curl, of which libcurl is a part";
    let line = "- Affected versions: from libcurl 7.84.0 to and including cu…";
    KITE.check_note("from curl 7", "from libcurl 7", ("text", line, part));
    let other = "the affected versions tell which are not";
    KITE.check_note(
        "< 7.84.0 and",
        "< 7.85.0 and",
        ("text", "- Not affected versions: curl < 7.85.0 and >= 8.5.0", other),
    );
    let words = "no version or range in the order of the product: the text tells";
    let import = KITE.changed("from curl 7.84.0 to and including curl 8.4.0", "most of them");
    assert!(notes(&import).contains(&("text", "- Affected versions: most of them", words)), "{:?}", notes(&import));
    assert!(
        import.files[0]
            .text
            .contains("## Other affected versions {#other-affected-versions}\n\n- curl: most of them\n")
    );
}

#[test]
fn line_that_states_no_fact_stays_in_the_text() {
    for (old, new) in [
        ("Severity: Medium", "Severity: grave"),
        ("CWE-835: Loop with Unreachable Exit Condition ('Infinite Loop')", "CWE-19: Data Processing Errors"),
        ("https://github.com/curl/curl/commit/73b65e94f3531179de45", "unknown"),
        ("February 3 2026.\n", "February 33 2026.\n"),
    ] {
        let import = KITE.changed(old, new);
        assert!(import.files[0].text.split("+++").nth(2).unwrap().contains(new.trim()), "{new}");
    }
}

#[test]
fn record_that_lacks_a_part_fails() {
    KITE.check_failure("====", "aaaa", (1, 1), "the text does not begin with a title and a line of `=` below it");
    let place = (3, 1);
    KITE.check_failure(
        "Project curl",
        "Project kite",
        place,
        "no line that begins with `Project curl Security Advisory` is below the title",
    );
}

#[test]
fn record_that_is_cut_above_its_last_section_fails() {
    let end = KITE.text.find("- Reported-by").unwrap();
    for (cut, _) in KITE.text.char_indices().take_while(|(cut, _)| *cut <= end) {
        let import = KITE.import(&KITE.text[..cut]);
        assert_eq!((import.failures.len(), import.files), (1, Vec::new()), "{}", &KITE.text[..cut]);
    }
}

#[test]
fn record_without_a_day_is_a_draft() {
    let import = KITE.changed("February 3rd 2026", "in spring");
    assert!(import.files[0].is_draft);
}
