//! Small CVE records, and the files they become.

use super::*;
use crate::author::import::specimen::Specimen;
use crate::author::import::specimen::check_files;
use crate::author::import::specimen::notes;

const KITE: Specimen = Specimen {
    format: RecordFormat::Cve,
    text: r#"{
  "dataType": "CVE_RECORD",
  "dataVersion": "5.1",
  "cveMetadata": {
    "cveId": "CVE-2026-90011",
    "state": "PUBLISHED",
    "assignerShortName": "example",
    "dateReserved": "2026-01-10T00:00:00Z",
    "datePublished": "2026-02-03T10:11:12",
    "dateUpdated": "2026-02-05T00:00:00Z"
  },
  "containers": {
    "cna": {
      "title": "Kites that never land",
      "datePublic": "0001-01-01T00:00:00Z",
      "descriptions": [
        {"lang": "de", "value": "Eine endlose Schnur."},
        {"lang": "en", "value": "A string without an end keeps <kites> in the air."}
      ],
      "affected": [
        {
          "vendor": "Example", "product": "Kite", "defaultStatus": "unaffected",
          "versions": [
            {"version": "1.0", "lessThan": "1.4", "status": "affected", "versionType": "custom"},
            {"version": "1.2", "lessThanOrEqual": "1.6", "status": "affected", "versionType": "custom"},
            {"version": "before 0.9", "status": "affected"},
            {"version": "0.9", "status": "unknown"}
          ]
        },
        {"vendor": "Example", "product": "Reel", "defaultStatus": "unaffected"},
        {"vendor": "n/a", "product": "n/a", "versions": [{"version": "n/a", "status": "affected"}]}
      ],
      "problemTypes": [{"descriptions": [
        {"lang": "en", "type": "CWE", "cweId": "CWE-835", "description": "CWE-835 Infinite loop"},
        {"lang": "en", "type": "CWE", "cweId": "CWE-19", "description": "CWE-19 Data Processing Errors"}
      ]}],
      "metrics": [{"format": "CVSS", "cvssV3_1": {
        "version": "3.1", "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H",
        "baseScore": 7.5, "baseSeverity": "HIGH"}}],
      "references": [{"url": "https://example.org/kite/7", "tags": ["patch"]}],
      "credits": [{"lang": "en", "type": "remediation developer", "value": "Ana Sousa"}],
      "workarounds": [{"lang": "en", "value": "Cut the string."}],
      "timeline": [{"lang": "en", "time": "2026-01-09T00:00:00Z", "value": "Reported."}],
      "source": {"advisory": "KITE-7", "discovery": "EXTERNAL"}
    },
    "adp": [{
      "title": "CISA ADP Vulnrichment",
      "metrics": [{"other": {"type": "ssvc", "content": {"options": [{"Exploitation": "poc"}, {"Automatable": "no"}]}}}]
    }]
  }
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
                "content/advisories/2026/CVE-2026-90011.md",
                r#"+++
id = "CVE-2026-90011"
title = "Kites that never land"
summary = "A string without an end keeps <kites> in the air."
status = "published"
published = 2026-02-03T10:11:12Z
aliases = ["KITE-7"]
cve = "CVE-2026-90011"
cvss = ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"]
cwe = ["CWE-835"]
exploited = "proof-of-concept"

[[affected]]
product = "example-kite"
ranges = [
  { introduced = "0", fixed = "0.9" },
  { introduced = "1.0", last_affected = "1.6" },
]

[[not_affected]]
product = "example-reel"

[[credit]]
name = "Ana Sousa"
role = "remediation_developer"

[[reference]]
kind = "fix"
url = "https://example.org/kite/7"

[[timeline]]
on = 2026-01-09
event = "reported"
note = "Reported."

[[timeline]]
on = 2026-01-10
event = "cve_assigned"

[[revision]]
id = "modified"
on = 2026-02-05
kind = "editorial"
+++

## Workarounds {#workarounds}

Cut the string.

## Not affected {#not-affected}

The record states no reason why these are not affected:

- Example Reel
"#,
            ),
            (
                "products/example-kite.toml",
                r#"id = "example-kite"
name = "Example Kite"
version_scheme = "intdot"
"#,
            ),
            (
                "products/example-reel.toml",
                r#"id = "example-reel"
name = "Example Reel"
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
            ("cveMetadata.assignerShortName", "example", "an advisory does not say who gave its id"),
            ("containers.cna.datePublic", "0001-01-01T00:00:00Z", "a time that nobody filled in"),
            (
                "containers.cna.descriptions[0]",
                "lang: de; value: Eine endlose Schnur.",
                "in another language than the rest"
            ),
            (
                "containers.cna.affected[0].versions[3].status",
                "unknown",
                "versions of which nothing is known are not named"
            ),
            (
                "containers.cna.affected[2]",
                "product: n/a; vendor: n/a; versions: status: affected; versi…",
                "no product is named"
            ),
            ("containers.cna.problemTypes[0].descriptions[1].type", "CWE", "no weakness of the CWE list"),
            ("containers.cna.problemTypes[0].descriptions[1].cweId", "CWE-19", "no weakness of the CWE list"),
            (
                "containers.cna.problemTypes[0].descriptions[1].description",
                "CWE-19 Data Processing Errors",
                "no weakness of the CWE list"
            ),
            ("containers.cna.source.discovery", "EXTERNAL", "an advisory does not say how it came about"),
            ("containers.adp[0].title", "CISA ADP Vulnrichment", "an advisory has one title"),
            ("containers.adp[0].metrics[0].other.type", "ssvc", "no vector of CVSS, and no state of exploitation"),
            (
                "containers.adp[0].metrics[0].other.content.options[1].Automatable",
                "no",
                "no vector of CVSS, and no state of exploitation"
            ),
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
    KITE.check_failure("\"CVE_RECORD\"", "\"CVE\"", (2, 15), "`dataType`: no CVE record but `CVE`");
    KITE.check_failure("\"5.1\"", "\"4.0\"", (3, 18), "`dataVersion`: only version 5 of the format is read");
    KITE.check_failure("    \"cveId\": \"CVE-2026-90011\",\n", "", (4, 18), "`cveMetadata.cveId` is missing");
    KITE.check_failure(
        "\"CVE-2026-90011\"",
        "\"CVE-26-1\"",
        (5, 14),
        "`cveMetadata.cveId`: a CVE id looks like `CVE-2026-12345`",
    );
    KITE.check_failure("\"cna\": {", "\"can\": {", (12, 17), "`containers.cna` is missing");
}

#[test]
fn rejected_record_is_withdrawn() {
    let import = KITE.changed("PUBLISHED\",", "REJECTED\", \"dateRejected\": \"2026-03-01T00:00:00Z\",");
    assert!(import.files[0].text.contains("withdrawn = { on = 2026-03-01, reason = \"other\" }\n"));
}

#[test]
fn record_that_is_only_reserved_is_a_draft() {
    let import = KITE.changed("PUBLISHED\",", "RESERVED\",");
    assert!(import.files[0].text.contains("status = \"draft\"\n"));
    let why = "no state of a public record: the advisory is a draft";
    assert!(notes(&import).contains(&("cveMetadata.state", "RESERVED", why)));
}

#[test]
fn default_of_affected_is_everything_that_is_not_listed() {
    let listed = "\"Reel\", \"defaultStatus\": \"affected\", \"versions\": [\
                  {\"version\": \"1.0\", \"lessThan\": \"1.4\", \"status\": \"unaffected\"}]";
    let import = KITE.changed("\"Reel\", \"defaultStatus\": \"unaffected\"", listed);
    let expected = "product = \"example-reel\"\nranges = [\n  { introduced = \"0\", fixed = \"1.0\" },\n  { introduced = \"1.4\" },\n]\n";
    assert!(import.files[0].text.contains(expected), "{}", import.files[0].text);
}

#[test]
fn known_exploitation_is_a_fact() {
    let import = KITE.changed("\"poc\"", "\"active\"");
    assert!(import.files[0].text.contains("exploited = \"yes\"\n"), "{}", import.files[0].text);
}

#[test]
fn product_that_is_affected_in_words_is_not_called_unaffected() {
    let twice = "\"versions\": [{\"version\": \"before the summer\", \"status\": \"affected\"}]}, \
                 {\"vendor\": \"Example\", \"product\": \"Reel\", \"defaultStatus\": \"unaffected\"}";
    let import = KITE.changed("\"defaultStatus\": \"unaffected\"}", twice);
    let text = &import.files[0].text;
    assert!(!text.contains("[[not_affected]]") && !text.contains("{#not-affected}"), "{text}");
    assert!(text.contains("- Example Reel: before the summer\n"), "{text}");
}
