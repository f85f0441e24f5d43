//! Small OSV records, and the files they become.

use super::*;
use crate::author::import::ExistingSite;
use crate::author::import::specimen::Specimen;
use crate::author::import::specimen::check_files;
use crate::author::import::specimen::notes;

const KITE: Specimen = Specimen {
    format: RecordFormat::Osv,
    text: r#"{
  "schema_version": "1.7.0",
  "id": "OSV-aaaa-bbbb",
  "published": "2026-02-03T10:11:12.5Z",
  "modified": "2026-02-05T00:00:00Z",
  "aliases": ["CVE-2026-90011", "KITE-7"],
  "related": ["KITE-6"],
  "summary": "`fly` never lands",
  "details": "A string without an end keeps `fly` in the air.\n\n### Patches\nTake 1.4.2.",
  "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"}],
  "affected": [
    {
      "package": {"ecosystem": "npm", "name": "@example/kite"},
      "ranges": [
        {"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1.2.0"}]},
        {"type": "GIT", "repo": "https://example.org/kite.git", "events": [{"introduced": "0"}]}
      ],
      "versions": ["1.1.0"]
    },
    {
      "package": {"ecosystem": "npm", "name": "@example/kite", "purl": "pkg:npm/%40example/kite"},
      "ranges": [{"type": "SEMVER", "events": [
        {"introduced": "1.0.0"}, {"fixed": "1.4.2"}, {"introduced": "2.0.0"}, {"last_affected": "2.3.0"}
      ]}]
    },
    {
      "package": {"ecosystem": "Example:1", "name": "Kite"},
      "versions": ["blue", "red"]
    }
  ],
  "references": [{"type": "FIX", "url": "https://example.org/kite/7"}],
  "credits": [{"name": "Ana Sousa", "type": "FINDER", "contact": ["https://ana.example.org"]}],
  "database_specific": {"cwe_ids": ["CWE-835", "CWE-19"], "severity": "HIGH", "reviewed": true}
}
"#,
};

#[test]
fn record_becomes_an_advisory_and_its_products() {
    let import = KITE.import(KITE.text);
    assert_eq!(import.failures, []);
    check_files(
        &import,
        &[
            (
                "content/advisories/2026/OSV-aaaa-bbbb.md",
                r#"+++
id = "OSV-aaaa-bbbb"
title = "`fly` never lands"
summary = "A string without an end keeps fly in the air."
status = "published"
published = 2026-02-03T10:11:13Z
aliases = ["KITE-7"]
cve = "CVE-2026-90011"
cvss = ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"]
cwe = ["CWE-835"]

[[affected]]
product = "example-kite"
ranges = [
  { introduced = "0", fixed = "1.4.2" },
  { introduced = "2.0.0", last_affected = "2.3.0" },
]

[[affected]]
product = "kite-example-1"
versions = [
  "blue",
  "red",
]

[[credit]]
name = "Ana Sousa"
role = "finder"

[[reference]]
kind = "fix"
url = "https://example.org/kite/7"

[[revision]]
id = "modified"
on = 2026-02-05
kind = "editorial"
+++

## Patches {#fix}
Take 1.4.2.
"#,
            ),
            (
                "products/example-kite.toml",
                r#"id = "example-kite"
name = "@example/kite"
packages = ["pkg:npm/%40example/kite"]
version_scheme = "semver"
"#,
            ),
            (
                "products/kite-example-1.toml",
                r#"id = "kite-example-1"
name = "Kite (Example:1)"
version_scheme = "none"
"#,
            ),
        ],
    );
}

#[test]
fn fields_that_go_nowhere_are_named() {
    assert_eq!(
        notes(&KITE.import(KITE.text)),
        [
            ("related[0]", "KITE-6", "a related advisory is no other name of this one"),
            (
                "affected[0].ranges[1]",
                "events: introduced: 0; repo: https://example.org/kite.git; t…",
                "commits without versions"
            ),
            ("credits[0].contact[0]", "https://ana.example.org", "a credit has no address"),
            ("database_specific.cwe_ids[1]", "CWE-19", "no weakness of the CWE list"),
            ("database_specific.reviewed", "true", "known to its database alone"),
        ]
    );
}

#[test]
fn record_that_is_cut_fails_at_its_end() {
    KITE.check_cuts();
}

#[test]
fn value_of_another_kind_is_no_panic() {
    KITE.check_kinds();
}

#[test]
fn record_that_is_none_fails_at_its_place() {
    KITE.check_failure("  \"id\": \"OSV-aaaa-bbbb\",\n", "", (1, 1), "`id` is missing");
    KITE.check_failure("\"OSV-aaaa-bbbb\"", "\"??\"", (3, 9), "`id`: no letter and no digit is in this id");
    KITE.check_failure(
        "\"2026-02-05T00:00:00Z\"",
        "\"2026-02-30T00:00:00Z\"",
        (5, 15),
        "`modified`: `2026-02-30T00:00:00Z` is no time: parsed date is not valid: parameter 'day' for `2026-02` is \
         invalid, must be in range `1..=28`",
    );
    KITE.check_failure(
        "\"affected\": [",
        "\"affected\": [7,",
        (11, 16),
        "`affected[0]`: an object is expected, not a number",
    );
    KITE.check_failure(
        "\"related\"",
        "\"withdrawn\": \"2026-02-01T00:00:00Z\", \"related\"",
        (7, 16),
        "`withdrawn`: withdrawn before its publication, 2026-02-03T10:11:13Z",
    );
}

#[test]
fn record_without_its_dates_is_a_draft() {
    let text = KITE.text.replace("2026-02-0", "0001-01-0");
    let import = KITE.import(&text);
    assert!(import.files[0].text.contains("status = \"draft\"\npublished = 1970-01-01 # not known"));
    let expected = [
        ("published", "0001-01-03T10:11:12.5Z", "a time that nobody filled in"),
        ("modified", "0001-01-05T00:00:00Z", "a time that nobody filled in"),
    ];
    assert_eq!(notes(&import)[..2], expected);
}

#[test]
fn withdrawn_record_says_so() {
    let import = KITE.changed("\"related\"", "\"withdrawn\": \"2026-03-01T00:00:00Z\", \"related\"");
    let expected = "status = \"withdrawn\"\npublished = 2026-02-03T10:11:13Z\naliases = [\"KITE-7\"]\n\
                    withdrawn = { on = 2026-03-01, reason = \"other\" }\n";
    assert!(import.files[0].text.contains(expected), "{}", import.files[0].text);
}

#[test]
fn level_without_a_vector_is_the_severity() {
    let vector = "{\"type\": \"CVSS_V3\", \"score\": \"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H\"}";
    let import = KITE.changed(vector, "");
    assert!(import.files[0].text.contains("severity = \"high\"\n"));
    KITE.check_note("\"HIGH\"", "\"LOW\"", ("database_specific.severity", "LOW", "not what the vector gives"));
}

#[test]
fn record_in_another_language_than_the_site_is_a_draft() {
    let site = ExistingSite { locale: Some("ja".parse().unwrap()), ..ExistingSite::default() };
    let imported = KITE.import_into(&site, KITE.text);
    assert!(imported.files[0].text.contains("status = \"draft\"\n"));
}

#[test]
fn events_make_runs_in_the_order_of_the_versions() {
    let import = KITE.changed(
        "{\"introduced\": \"1.0.0\"}, {\"fixed\": \"1.4.2\"}",
        "{\"fixed\": \"1.4.2\"}, {\"introduced\": \"0.3.0\"}",
    );
    assert!(import.files[0].text.contains("{ introduced = \"0\", fixed = \"1.4.2\" },\n"));
    KITE.check_note(
        "{\"introduced\": \"1.0.0\"}, {\"fixed\": \"1.4.2\"}",
        "{\"fixed\": \"1.4.2\"}",
        ("affected[1].ranges[0].events[0].fixed", "1.4.2", "no version before it is affected"),
    );
}
