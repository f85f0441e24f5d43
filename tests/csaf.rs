//! Holds the CSAF documents against the standard: the schema, the mandatory, the optional and the informative tests of
//! CSAF 2.0, section 6, as another program runs them.

#[path = "support/odd_site.rs"]
mod odd_site;
#[path = "support/rustsec_site.rs"]
mod rustsec_site;
#[path = "support/sample_site.rs"]
mod sample_site;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use csaf_rs::csaf2_0::loader::load_document;
use csaf_rs::validation::TestResultStatus;
use csaf_rs::validation::validate_by_preset;
use serde_json::Value;

/// What no document of ours can avoid: ranges are ranges (6.3.9, 6.3.10), and not everything has a CVE id (6.3.3).
const UNAVOIDABLE: [&str; 3] = ["6.3.3", "6.3.9", "6.3.10"];

/// The documents of the sample site by tracking id.
fn samples() -> &'static BTreeMap<String, Value> {
    static SAMPLES: OnceLock<BTreeMap<String, Value>> = OnceLock::new();
    SAMPLES.get_or_init(|| documents(sample_site::build()))
}

/// Returns the CSAF documents among files, by tracking id.
fn documents(files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Value> {
    // Below a path of its host a site has no `.well-known`.
    let folders = [".well-known/csaf/white/2", "csaf/white/2"];
    let is_document = |path: &str| folders.iter().any(|folder| path.starts_with(folder)) && path.ends_with(".json");
    let read = |(path, bytes): (String, Vec<u8>)| {
        let document: Value = serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
        (text(&document, "/document/tracking/id").to_owned(), document)
    };
    files.into_iter().filter(|(path, _)| is_document(path)).map(read).collect()
}

/// Returns what a validator finds in a document: the test, the place and the fault.
fn findings(id: &str, document: &Value) -> Vec<(String, String)> {
    let loaded = load_document(document.clone()).expect("a document is JSON");
    let result = validate_by_preset(&loaded, "2.0", "full").expect("the preset is known");
    let mut found = Vec::new();
    for test in result.test_results {
        if let TestResultStatus::Failure { errors, warnings, infos } = test.status {
            let all = errors.into_iter().chain(warnings).chain(infos);
            let test = &test.test_id;
            found.extend(all.map(|fault| (test.clone(), format!("{id}: {test}: {fault}"))));
        }
    }
    found
}

#[track_caller]
fn assert_valid(documents: &BTreeMap<String, Value>, excused: &[&str]) {
    let found = documents.iter().flat_map(|(id, document)| findings(id, document));
    let is_excused = |test: &str| UNAVOIDABLE.contains(&test) || excused.contains(&test);
    let faults: Vec<String> = found.filter(|(test, _)| !is_excused(test)).map(|(_, fault)| fault).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn text<'d>(document: &'d Value, pointer: &str) -> &'d str {
    let value = document.pointer(pointer).unwrap_or_else(|| panic!("{pointer} is there"));
    value.as_str().unwrap_or_else(|| panic!("{pointer} is a text"))
}

#[test]
fn documents_of_the_sample_site_pass_every_test() {
    // One advisory has a level and no vector, so that there is no score to write (6.2.3).
    let (unscored, scored): (BTreeMap<String, Value>, BTreeMap<String, Value>) =
        samples().clone().into_iter().partition(|(id, _)| id.starts_with("EX-2024-0002"));
    assert_valid(&scored, &[]);
    assert_valid(&unscored, &["6.2.3"]);
}

#[test]
fn every_language_has_a_document_of_its_own() {
    let id = |id: &str| samples().contains_key(id);
    assert!(id("EX-2026-0001") && id("EX-2026-0001-fr") && id("EX-2026-0001-ja"));
    assert!(id("EX-2026-0010-VEX") && !id("EX-2026-0001-VEX"));
    // This one has not been translated.
    assert!(id("EX-2026-0011") && !id("EX-2026-0011-fr"));
}

/// Members that say something in words; everything else is the same in every language.
const WORDS: [&str; 5] = ["details", "summary", "text", "title", "notes"];

/// Removes words, and what tells a translation from its original.
fn bare(document: &Value) -> Value {
    let mut document = document.clone();
    let head = document["document"].as_object_mut().expect("the head is an object");
    for name in ["lang", "source_lang", "publisher", "references", "tracking", "aggregate_severity"] {
        head.remove(name);
    }
    strip(&mut document);
    document
}

fn strip(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(strip),
        Value::Object(members) => {
            let is_id = members.contains_key("system_name");
            let is_product = members.contains_key("product_id");
            members.retain(|name, _| is_id || !(WORDS.contains(&name.as_str()) || is_product && name == "name"));
            // The page of a remedy is that of the reader's language.
            members.remove("url");
            members.values_mut().for_each(strip);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn translations_differ_in_words_alone() {
    let mut compared = Vec::new();
    for (id, document) in samples() {
        for locale in ["fr", "ja"] {
            let Some(translation) = samples().get(&format!("{id}-{locale}")) else { continue };
            assert_eq!(bare(document), bare(translation), "{id} in {locale}");
            let first = |member| text(translation, &format!("/document/references/0/{member}"));
            assert_eq!(first("category"), "external");
            assert_eq!(Some(first("url")), self_url(document), "{id} in {locale}");
            assert_eq!(text(translation, "/document/source_lang"), "en");
            compared.push(format!("{id}-{locale}"));
        }
    }
    let is_translation = |document: &Value| !document["document"]["source_lang"].is_null();
    let translations = samples().iter().filter(|(_, document)| is_translation(document)).map(|(id, _)| id.clone());
    assert_eq!(compared, translations.collect::<Vec<_>>());
}

/// Returns where a document says that it stands.
fn self_url(document: &Value) -> Option<&str> {
    let references = document["document"]["references"].as_array()?.iter();
    let urls = references.filter(|reference| reference["category"] == "self");
    urls.filter_map(|reference| reference["url"].as_str()).find(|url| url.ends_with(".json"))
}

#[test]
fn what_was_no_vulnerability_affects_nothing() {
    let document = &samples()["EX-2025-0002"];
    let status = document["vulnerabilities"][0]["product_status"].as_object().unwrap();
    assert_eq!(status.keys().collect::<Vec<_>>(), ["known_not_affected"]);
    assert_eq!(text(document, "/document/tracking/status"), "final");
    assert_eq!(text(document, "/document/notes/0/title"), "Withdrawn");
    assert_eq!(text(document, "/vulnerabilities/0/threats/1/details"), "What it describes is not a vulnerability.");
}

/// The documents of the odd site by tracking id.
fn odd() -> &'static BTreeMap<String, Value> {
    static ODDITIES: OnceLock<BTreeMap<String, Value>> = OnceLock::new();
    ODDITIES.get_or_init(|| documents(sample_site::make(&sample_site::edition(odd_site::snapshot()))))
}

#[test]
fn odd_sources_make_sound_documents() {
    // Not everything has a score, a CPE or package URL, a CWE id, or a score of CVSS 3.1.
    assert_valid(odd(), &["6.2.3", "6.2.16", "6.3.2", "6.3.4"]);
}

#[test]
fn imported_records_make_sound_documents() {
    let Some(snapshot) = rustsec_site::snapshot() else { return };
    let documents = documents(sample_site::make(&sample_site::edition(snapshot)));
    assert_eq!(documents.len(), 66);
    // Records have no CWE id, not all have a score, or one of CVSS 3.1, and not every crate has a package URL.
    assert_valid(&documents, &["6.2.3", "6.2.16", "6.3.2", "6.3.4"]);
}

#[test]
fn advisory_without_products_claims_no_profile() {
    let documents = odd();
    assert_eq!(text(&documents["EX-1"], "/document/category"), "csaf_base");
    assert_eq!(text(&documents["EX-2"], "/document/category"), "csaf_security_advisory");
    assert_eq!(text(&documents["EX-3"], "/document/category"), "csaf_base");
    // What names no product is not a part of a VEX document.
    assert_eq!(text(&documents["EX-3-VEX"], "/document/category"), "csaf_vex");
    assert_eq!(text(&documents["EX-3-VEX"], "/vulnerabilities/0/cve"), "CVE-2026-10002");
}

#[test]
fn other_ids_are_the_vulnerabilitys_or_the_documents() {
    let document = &odd()["EX-1"];
    assert_eq!(text(document, "/vulnerabilities/0/ids/0/text"), "JVN#12345678");
    assert_eq!(text(document, "/document/tracking/aliases/0"), "CVE-2026-9999");
}

/// Returns what is to be done about each product of a vulnerability, without what helps until then.
fn cures(document: &Value, vulnerability: usize) -> BTreeMap<String, String> {
    let remediations =
        document["vulnerabilities"][vulnerability]["remediations"].as_array().expect("remediations are a list").iter();
    let cure = |remediation: &Value| {
        let products = remediation["product_ids"].as_array().expect("products are a list").clone();
        let words = format!("{}: {}", text(remediation, "/category"), text(remediation, "/details"));
        products.into_iter().map(move |product| (product.as_str().expect("an id is a text").to_owned(), words.clone()))
    };
    remediations.filter(|remediation| remediation["category"] != "workaround").flat_map(cure).collect()
}

#[test]
fn every_affected_version_has_one_cure() {
    let (samples, cures) = (cures(&samples()["EX-2026-0001"], 0), cures(&odd()["EX-2"], 0));
    let of = |product: &str| cures[product].as_str();
    // The fixed version of the first range is affected by the second.
    let fix = "vendor_fix: Update Kit to version 1.4.3.";
    assert_eq!(of("kit/npm/%40example/kit:vers:semver/>=1.0.0|<1.4.2"), fix);
    assert_eq!(of("kit/npm/%40example/kit:vers:semver/>=1.4.2|<1.4.3"), fix);
    assert_eq!(of("kit/npm/%40example/kit@2.0.0-rc.1"), "no_fix_planned: No fix is planned for these versions.");
    assert_eq!(of("kit/npm/%40example/kit@1.5.0"), "none_available: There is no fix for these versions yet.");
    let ended = "No fix is planned for these versions: support for the 1.x series ended on January 31, 2026.";
    assert_eq!(of("tool:vers:deb/>=1.0|<=1.9"), format!("no_fix_planned: {ended}"));
    // A version after the fixed one is affected again; where none is, any later one does.
    assert_eq!(of("tool:vers:deb/<0:0.9~rc1"), "vendor_fix: Update Tool to version 0:0.9~rc1.");
    let agent = &samples["agent:vers:pypi/>=2.0.0|<2.6.2"];
    assert_eq!(agent, "vendor_fix: Update Lantern Agent to version 2.6.2 or later.");
}

#[test]
fn fixed_versions_are_those_that_no_range_holds() {
    let status = &odd()["EX-2"]["vulnerabilities"][0]["product_status"];
    let expected = [
        "kit/npm/%40example/kit@1.4.3",
        "kit/pypi/example-kit?repository_url=pypi.example.org@1.4.3",
        "tool@0:0.9~rc1",
    ];
    assert_eq!(status["fixed"], serde_json::json!(expected));
}

#[test]
fn later_translation_states_the_facts_of_its_original() {
    let documents = odd();
    let translation = &documents["EX-3-fr"];
    assert_eq!(bare(&documents["EX-3"]), bare(translation));
    assert_eq!(text(translation, "/document/tracking/initial_release_date"), "2026-05-01T00:00:00Z");
    assert_eq!(text(translation, "/document/notes/1/title"), "À propos de cette traduction");
}
