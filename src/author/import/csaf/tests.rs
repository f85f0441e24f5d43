//! Small CSAF documents, and the files they become.

use super::*;
use crate::author::import::Choices;
use crate::author::import::ExistingProduct;
use crate::author::import::ExistingSite;
use crate::author::import::import;
use crate::author::import::specimen::Specimen;
use crate::author::import::specimen::check_files;
use crate::author::import::specimen::choices;
use crate::author::import::specimen::notes;
use crate::author::import::specimen::record;
use crate::model::VersionScheme;

const KITE: Specimen = Specimen {
    format: RecordFormat::Csaf,
    text: r#"{
  "document": {
    "category": "csaf_security_advisory",
    "csaf_version": "2.0",
    "title": "Kites that never land",
    "lang": "en-GB",
    "publisher": {"category": "vendor", "name": "Example", "namespace": "https://example.org"},
    "distribution": {"tlp": {"label": "WHITE"}},
    "notes": [{"category": "summary", "text": "A string without an end keeps *kites* in the air."}],
    "references": [{"category": "self", "summary": "HTML", "url": "https://example.org/kite-2026-1"}],
    "tracking": {
      "id": "KITE-2026:1",
      "status": "final",
      "version": "2",
      "initial_release_date": "2026-02-03T00:00:00Z",
      "current_release_date": "2026-02-05T10:00:00Z",
      "revision_history": [
        {"number": "1", "date": "2026-02-03T00:00:00Z", "summary": "First"},
        {"number": "2", "date": "2026-02-05T10:00:00Z", "summary": "Names the fix"}
      ]
    }
  },
  "product_tree": {
    "branches": [{"category": "vendor", "name": "Example", "branches": [
      {"category": "product_name", "name": "Kite", "branches": [
        {"category": "product_version_range", "name": "vers:intdot/>=1.0|<1.4",
          "product": {"product_id": "A", "name": "Example Kite 1.0 to 1.4"}},
        {"category": "product_version_range", "name": "< 1.2",
          "product": {"product_id": "B", "name": "Example Kite < 1.2"}},
        {"category": "product_version", "name": "V1.4",
          "product": {"product_id": "C", "name": "Example Kite 1.4"}}
      ]},
      {"category": "product_name", "name": "Reel",
        "product": {"product_id": "D", "name": "Example Reel"}}
    ]}]
  },
  "vulnerabilities": [{
    "cve": "CVE-2026-90011",
    "cwe": {"id": "CWE-835", "name": "Loop with Unreachable Exit Condition ('Infinite Loop')"},
    "acknowledgments": [{"names": ["Ana Sousa"], "organization": "Example Labs", "summary": "reported it"}],
    "flags": [{"label": "component_not_present", "product_ids": ["D"]}],
    "product_status": {"known_affected": ["A", "B"], "fixed": ["C"], "known_not_affected": ["D"]},
    "remediations": [{"category": "vendor_fix", "details": "Take 1.4.", "product_ids": ["A", "B"]}],
    "scores": [{"products": ["A", "B"], "cvss_v3": {
      "version": "3.1", "vectorString": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H",
      "baseScore": 7.5, "baseSeverity": "HIGH"}}],
    "threats": [{"category": "impact", "details": "Kites stay up.", "product_ids": ["A", "B"]}]
  }]
}
"#,
};

#[test]
fn document_becomes_an_advisory_and_its_products() {
    let import = KITE.import(KITE.text);
    assert_eq!(import.failures, []);
    check_files(
        &import,
        &[
            (
                "content/advisories/2026/KITE-2026-1.md",
                r#"+++
id = "KITE-2026-1"
title = "Kites that never land"
summary = "A string without an end keeps *kites* in the air."
status = "published"
published = 2026-02-03
aliases = ["KITE-2026:1"]
cve = "CVE-2026-90011"
cvss = ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"]
cwe = ["CWE-835"]

[[affected]]
product = "example-kite"
ranges = [{ introduced = "0", fixed = "1.4" }]

[[not_affected]]
product = "example-reel"
justification = "component_not_present"

[[credit]]
name = "Ana Sousa (Example Labs)"
role = "reporter"

[[reference]]
kind = "advisory"
url = "https://example.org/kite-2026-1"

[[revision]]
id = "version-2"
on = 2026-02-05T10:00:00Z
kind = "content"
summary = "Names the fix"
+++

## Impact {#impact}

Kites stay up.

## Fix {#fix}

Take 1.4.

## Acknowledgments {#acknowledgments}

Ana Sousa (Example Labs): reported it
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
            (
                "document.publisher",
                "category: vendor; name: Example; namespace: https://example.…",
                "the site has a publisher of its own"
            ),
            ("document.references[0].summary", "HTML", "a reference has no words of its own"),
            ("document.tracking.id", "KITE-2026:1", "an id that no advisory can have: it is `KITE-2026-1` here"),
            ("document.tracking.revision_history[0].summary", "First", "the publication has no words of its own"),
            (
                "product_tree.branches[0].branches[0].branches[0].product.name",
                "Example Kite 1.0 to 1.4",
                "a product has the names of its branches"
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
fn document_that_is_none_fails_at_its_place() {
    KITE.check_failure("\"2.0\"", "\"1.2\"", (4, 21), "`document.csaf_version`: only CSAF 2.0 is read");
    KITE.check_failure("    \"csaf_version\": \"2.0\",\n", "", (2, 15), "`document.csaf_version` is missing");
    KITE.check_failure(
        "\"2026-02-05T10:00:00Z\", \"summary\"",
        "\"soon\", \"summary\"",
        (19, 33),
        "`document.tracking.revision_history[1].date`: `soon` is no time: failed to parse four digit integer as year: \
         invalid digit, expected 0-9 but got s",
    );
    KITE.check_failure(
        "\"product_id\": \"D\", ",
        "",
        (34, 20),
        "`product_tree.branches[0].branches[1].product.product_id` is missing",
    );
}

#[test]
fn year_1_is_nobodys_date() {
    let import = KITE.import(&KITE.text.replace("2026-02-03T00:00:00Z", "0001-01-01T00:00:00Z"));
    assert!(import.files[0].text.contains("published = 2026-02-05T10:00:00Z\n"));
    let left = notes(&import).into_iter().filter(|(.., why)| *why == "a time that nobody filled in");
    let fields: Vec<&str> = left.map(|(field, ..)| field).collect();
    assert_eq!(fields, ["document.tracking.initial_release_date"]);
}

#[test]
fn document_without_a_date_is_a_draft_until_somebody_says_one() {
    let text = KITE.text.replace("2026-02-0", "0001-01-0");
    let drafted = KITE.import(&text);
    assert!(drafted.files[0].text.contains("status = \"draft\"\npublished = 2026-01-01 # not known"));
    let choices = Choices { published: Some("2026-03-01T00:00:00Z".parse().unwrap()), ..choices() };
    let imported = import(RecordFormat::Csaf, &[record(&text)], &ExistingSite::default(), &choices, &|| ());
    assert!(imported.files[0].text.contains("status = \"published\"\npublished = 2026-03-01\n"));
}

#[test]
fn what_is_not_for_the_public_is_a_draft() {
    KITE.check_note(
        "WHITE",
        "AMBER",
        ("document.distribution.tlp.label", "AMBER", "not for the public: the advisory is a draft"),
    );
    assert!(KITE.changed("WHITE", "AMBER").files[0].text.contains("status = \"draft\"\n"));
    for (words, status) in [("Do not share, tlp: amber+strict.", "draft"), ("TLP:CLEAR", "published")] {
        let changed = format!("{{\"text\": \"{words}\", \"tlp\"");
        let imported = KITE.changed("{\"tlp\"", &changed);
        assert!(imported.files[0].text.contains(&format!("status = \"{status}\"\n")), "{words}");
    }
    let site = ExistingSite { locale: Some("fr".parse().unwrap()), ..ExistingSite::default() };
    let imported = KITE.import_into(&site, KITE.text);
    assert!(imported.files[0].text.contains("status = \"draft\"\n"));
    let why = "the site's sources are in `fr`: a draft, until its text is translated";
    assert!(notes(&imported).contains(&("document.lang", "en-GB", why)));
}

#[test]
fn what_no_advisory_can_say_is_left() {
    KITE.check_note("CWE-835", "CWE-19", ("vulnerabilities[0].cwe.id", "CWE-19", "no weakness of the CWE list"));
    KITE.check_note(
        "CVSS:3.1/",
        "",
        (
            "vulnerabilities[0].scores[0].cvss_v3",
            "baseScore: 7.5; baseSeverity: HIGH; vectorString: AV:N/AC:L/…",
            "no vector of CVSS 3.0, 3.1 or 4.0",
        ),
    );
    KITE.check_note(
        "7.5",
        "9.8",
        ("vulnerabilities[0].scores[0].cvss_v3.baseScore", "9.8", "not what the vector gives"),
    );
    KITE.check_note(
        "[\"A\", \"B\"], \"fixed\"",
        "[\"A\", \"Z\"], \"fixed\"",
        ("vulnerabilities[0].product_status.known_affected[1]", "Z", "no product of the tree"),
    );
}

#[test]
fn words_that_nobody_exploits_it_are_a_fact() {
    let threat = |details: &str, products: &str| {
        let more = format!(
            "\"threats\": [{{\"category\": \"exploit_status\", \"details\": \"{details}\", \"product_ids\": [{products}]}}, "
        );
        KITE.changed("\"threats\": [", &more).files[0].text.clone()
    };
    let text = threat("Not exploited", "\"A\", \"B\"");
    assert!(text.contains("exploited = \"no\"\n") && !text.contains("{#exploitation}"), "{text}");
    let text = threat("Not exploited", "\"A\"");
    assert!(!text.contains("exploited = ") && text.contains("{#exploitation}\n\nNot exploited\n"), "{text}");
    let text = threat("Exploited in the wild.", "");
    assert!(text.contains("exploited = \"yes\"\n") && text.contains("{#exploitation}\n\nExploited in"), "{text}");
}

#[test]
fn versions_in_words_are_told_in_the_text() {
    let import = KITE.changed("\"< 1.2\"", "\"before the summer\"");
    let text = &import.files[0].text;
    assert!(text.contains("ranges = [{ introduced = \"1.0\", fixed = \"1.4\" }]\n"));
    assert!(
        text.contains("## Other affected versions {#other-affected-versions}\n\n- Example Kite: before the summer\n"),
        "{text}"
    );
}

#[test]
fn products_stand_in_the_order_of_the_document_whatever_the_site_has() {
    let more = "\"product_tree\": {\n    \"full_product_names\": [{\"product_id\": \"E\", \"name\": \"Ant\"}],";
    let text = KITE.with("\"product_tree\": {", more).replace("_affected\": [\"D\"]", "_affected\": [\"D\", \"E\"]");
    let product = |id: &str, name: &str| {
        let (id, name, scheme) = (id.parse().unwrap(), name.to_owned(), VersionScheme::Unordered);
        ExistingProduct { id, name, packages: Vec::new(), cpe: None, scheme }
    };
    let products = vec![product("ant", "Ant"), product("example-reel", "Example Reel")];
    let site = ExistingSite { organization: Some("Example".to_owned()), products, ..ExistingSite::default() };
    let imported = KITE.import_into(&site, &text);
    assert!(imported.files[0].text.contains("product = \"ant\""), "{}", imported.files[0].text);
    assert_eq!(imported.files[0], KITE.import(&text).files[0]);
}
