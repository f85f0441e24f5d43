//! Small records, and the files they become.

use super::*;
use crate::author::import::ExistingProduct;
use crate::author::import::specimen::check_files;
use crate::author::import::specimen::choices;
use crate::model::VersionScheme;
use crate::text::SitePath;

const RECORD: &str = r##"```toml
[advisory]
id = "RUSTSEC-2026-9001"
package = "paper_kite"
date = "2026-02-03"
url = "https://github.com/example/kite/issues/7"
references = ["https://github.com/example/kite/issues/7", "https://example.org/kite"]
categories = ["denial-of-service"]
keywords = []
aliases = ["GHSA-aaaa-bbbb-cccc", "CVE-2026-90011", "CVE-2026-90012"]
cvss = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"

[affected.functions]
"paper_kite::fly" = ["< 1.4.2"]

[versions]
patched = [">= 1.4.2, < 2.0.0", "> 2.0.0"]
unaffected = ["< 1.0.0"]
```

# `fly` never lands

A string without an end keeps `fly` in the air. Callers wait forever.

### Patches
Take 1.4.2.
"##;

fn import(records: &[Record], site: &ExistingSite) -> Import {
    super::import(records, site, &choices(), &|| ())
}

fn record(path: &str, text: &str) -> Record {
    Record { path: path.to_owned(), text: text.to_owned() }
}

fn kite(text: &str) -> Record {
    record("crates/paper_kite/RUSTSEC-2026-9001.md", text)
}

fn import_one(text: &str) -> Import {
    import(&[kite(text)], &ExistingSite::default())
}

fn check_failure(old: &str, new: &str, place: (usize, usize), message: &str) {
    let text = RECORD.replacen(old, new, 1);
    assert_ne!(text, RECORD, "{old:?} is in the record");
    let import = import_one(&text);
    let found: Vec<_> = import.failures.iter().map(|one| ((one.line, one.column), one.message.as_str())).collect();
    assert_eq!(found, [(place, message)]);
    assert_eq!((import.files, import.notes), (Vec::new(), Vec::new()));
}

#[test]
fn record_becomes_an_advisory_and_a_product() {
    let import = import_one(RECORD);
    let advisory = r#"+++
id = "RUSTSEC-2026-9001"
title = "fly never lands"
summary = "A string without an end keeps fly in the air. Callers wait forever."
status = "published"
published = 2026-02-03
aliases = ["GHSA-aaaa-bbbb-cccc", "CVE-2026-90012"]
cve = "CVE-2026-90011"
cvss = ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"]

[[affected]]
product = "paper-kite"
ranges = [
  { introduced = "1.0.0", fixed = "1.4.2" },
  { introduced = "2.0.0", last_affected = "2.0.0" },
]

[[reference]]
kind = "report"
url = "https://github.com/example/kite/issues/7"

[[reference]]
kind = "web"
url = "https://example.org/kite"
+++

## Patches {#fix}
Take 1.4.2.
"#;
    let product = r#"id = "paper-kite"
name = "paper_kite"
packages = ["pkg:cargo/paper_kite"]
version_scheme = "semver"
"#;
    let expected = [("content/advisories/2026/RUSTSEC-2026-9001.md", advisory), ("products/paper-kite.toml", product)];
    check_files(&import, &expected);
    assert_eq!(import.failures, []);
}

#[test]
fn fields_that_go_nowhere_are_named() {
    let notes = import_one(RECORD).notes;
    let notes: Vec<_> = notes.iter().map(|note| (note.field.as_str(), note.value.as_str())).collect();
    assert_eq!(
        notes,
        [("advisory.categories", "denial-of-service"), ("affected.functions", "paper_kite::fly: < 1.4.2")]
    );
}

#[test]
fn unknown_field_is_named_too() {
    let notes = import_one(&RECORD.replace("keywords = []", "mood = 'calm'")).notes;
    assert!(notes.iter().any(|note| note.field == "advisory.mood" && note.value == "calm"));
}

#[test]
fn vector_that_cannot_be_read_is_left_out_and_named() {
    let import = import_one(&RECORD.replace("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", "AV:N/AC:L"));
    assert!(import.notes.iter().any(|note| note.field == "advisory.cvss"));
    assert!(!import.files[0].text.contains("cvss"));
}

#[test]
fn name_that_no_advisory_can_have_is_left_out_and_named() {
    let import = import_one(&RECORD.replace("\"CVE-2026-90012\"", "\"CVE-2026-90012 and more\""));
    let left = import.notes.iter().filter(|note| note.field == "advisory.aliases").map(|note| note.value.as_str());
    assert_eq!(left.collect::<Vec<_>>(), ["CVE-2026-90012 and more"]);
    assert!(import.files[0].text.contains("\naliases = [\"GHSA-aaaa-bbbb-cccc\"]\n"));
}

#[test]
fn withdrawn_advisory_says_so() {
    let import = import_one(&RECORD.replace("keywords = []", "withdrawn = \"2026-03-04\""));
    let text = &import.files[0].text;
    assert!(text.contains("status = \"withdrawn\"\n"));
    assert!(text.contains("withdrawn = { on = 2026-03-04, reason = \"other\" }\n"));
}

#[test]
fn text_under_an_attribution_licence_names_its_source() {
    let import = import_one(&RECORD.replace("keywords = []", "license = \"CC-BY-4.0\""));
    let expected = "\n\n## License of this text {#license-of-this-text}\n\nThis text is adapted from \
                    <https://github.com/example/kite/issues/7> and licensed under \
                    [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/).\n";
    assert!(import.files[0].text.ends_with(expected));
    assert!(import.notes.iter().any(|note| note.field == "advisory.license"));
}

#[test]
fn part_of_rust_has_no_package_url_and_an_id_of_its_own() {
    let text = RECORD.replace("RUSTSEC-2026-9001", "CVE-2026-90010").replace("paper_kite", "cargo");
    let import = import(&[record("rust/cargo/CVE-2026-90010.md", &text)], &ExistingSite::default());
    assert!(import.files[0].text.contains("cve = \"CVE-2026-90010\"\n"));
    assert_eq!(import.files[1].path.as_str(), "products/rust-cargo.toml");
    assert!(!import.files[1].text.contains("packages"));
}

#[test]
fn bad_record_fails_at_its_place_and_alone() {
    check_failure("```toml", "```yaml", (1, 1), "a record begins with a line \"```toml\"");
    check_failure("date = \"2026-02-03\"\n", "", (2, 1), "`advisory.date` is missing");
    check_failure(
        "\"> 2.0.0\"",
        "\"> two\"",
        (17, 33),
        "`> two` is no version requirement: unexpected character 't' while parsing major version number",
    );
    check_failure("# `fly`", "`fly`", (21, 1), "the text does not begin with `# ` and a title");
    check_failure("patched = [", "patchd = [", (16, 1), "`versions.patched` is missing");
    check_failure("2026-02-03", "1013-02-03", (5, 8), "the year is before 1900");
    check_failure("keywords = []", "withdrawn = \"2026-02-02\"", (9, 13), "withdrawn before its date, 2026-02-03");
    check_failure("\"paper_kite\"", "\"../kite\"", (4, 11), "`../kite` is no name of a crate");
    let bad = record("crates/a/A.md", "# No front matter\n");
    let import = import(&[bad, kite(RECORD)], &ExistingSite::default());
    assert_eq!((import.failures.len(), import.files.len()), (1, 2));
}

#[test]
fn toml_that_does_not_parse_fails_at_its_place() {
    let import = import_one(&RECORD.replace("keywords = []", "keywords = ["));
    assert_eq!(import.failures.len(), 1);
    assert_eq!(import.failures[0].line, 10);
}

#[test]
fn known_product_is_used() {
    let product = ExistingProduct {
        id: "kite".parse().unwrap(),
        name: "Kite".to_owned(),
        packages: vec!["pkg:cargo/paper_kite".to_owned()],
        cpe: None,
        scheme: VersionScheme::Semver,
    };
    let site = ExistingSite { products: vec![product], ..ExistingSite::default() };
    let import = import(&[kite(RECORD)], &site);
    assert_eq!(import.files.len(), 1);
    assert!(import.files[0].text.contains("product = \"kite\"\n"));
}

#[test]
fn id_of_another_product_is_not_taken() {
    let product = ExistingProduct {
        id: "paper-kite".parse().unwrap(),
        name: "Kite".to_owned(),
        packages: Vec::new(),
        cpe: None,
        scheme: VersionScheme::Semver,
    };
    let site = ExistingSite { products: vec![product], ..ExistingSite::default() };
    let import = import(&[kite(RECORD)], &site);
    assert_eq!(import.files[1].path.as_str(), "products/paper-kite-2.toml");
}

#[test]
fn file_with_another_text_stays() {
    let path: SitePath = "content/advisories/2025/rustsec-2026-9001.md".parse().unwrap();
    let site = ExistingSite { files: [(path, "Mine.".to_owned())].into(), ..ExistingSite::default() };
    let import = import(&[kite(RECORD)], &site);
    let message = "`content/advisories/2025/rustsec-2026-9001.md` is there with another text, and stays as it is";
    assert_eq!(import.failures[0].message, message);
    assert_eq!(import.files, []);
}

#[test]
fn file_with_the_same_text_is_no_news() {
    let first = import_one(RECORD);
    let files = first.files.into_iter().map(|file| (file.path, file.text)).collect();
    let second = import(&[kite(RECORD)], &ExistingSite { files, ..ExistingSite::default() });
    assert_eq!((second.files, second.failures), (Vec::new(), Vec::new()));
}

#[test]
fn second_record_with_one_id_fails() {
    let import = import(&[kite(RECORD), record("copy/RUSTSEC-2026-9001.md", RECORD)], &ExistingSite::default());
    assert_eq!((import.files.len(), import.failures.len()), (2, 1));
}
