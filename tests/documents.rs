//! Holds the documents for programs to what their schemas leave to the text, on the sample site and on an odd one.
//!
//! The schemas themselves are run by `tests/all`.

#[path = "support/odd_site.rs"]
mod odd_site;
#[path = "support/sample_site.rs"]
mod sample_site;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io::Cursor;
use std::io::Read;
use std::sync::OnceLock;

use serde_json::Value;
use zip::ZipArchive;

/// A site: its base address, and its files by path.
struct Built {
    base_url: &'static str,
    files: BTreeMap<String, Vec<u8>>,
}

fn sites() -> &'static [Built; 2] {
    static SITES: OnceLock<[Built; 2]> = OnceLock::new();
    SITES.get_or_init(|| {
        [
            Built { base_url: "https://security.example.org", files: sample_site::build() },
            Built {
                base_url: "https://example.org/security",
                files: sample_site::make(&sample_site::edition(odd_site::snapshot())),
            },
        ]
    })
}

impl Built {
    fn json(&self, path: &str) -> Value {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("`{path}` is published"));
        serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Returns the JSON files of a folder by path.
    fn folder(&self, folder: &str) -> impl Iterator<Item = (&String, Value)> {
        let paths = self.files.keys().filter(move |path| path.starts_with(folder) && path.ends_with(".json"));
        paths.map(|path| (path, self.json(path)))
    }

    /// Returns the OSV records by id.
    fn records(&self) -> BTreeMap<String, Value> {
        let records = self.folder("osv/").filter(|(path, _)| *path != "osv/all.json");
        records.map(|(_, record)| (string(&record["id"]), record)).collect()
    }

    fn advisories(&self) -> Vec<Value> {
        items(&self.json("api/advisories.json")["advisories"]).to_vec()
    }
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is a text")).to_owned()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn nothing_is_empty_and_keys_are_sorted() {
    for site in sites() {
        for (path, bytes) in site.files.iter().filter(|(path, _)| is_document(path)) {
            let value: Value = serde_json::from_slice(bytes).unwrap();
            assert_full(path, &value);
            let mut sorted = value;
            sorted.sort_all_objects();
            assert_eq!(serde_json::to_string_pretty(&sorted).unwrap() + "\n", String::from_utf8_lossy(bytes), "{path}");
        }
    }
}

fn is_document(path: &str) -> bool {
    // Below a path of its host a site has no `.well-known`.
    let is_ours =
        ["osv/", "vex/", "cve/", "api/", ".well-known/csaf/", "csaf/"].iter().any(|folder| path.starts_with(folder));
    is_ours && path.ends_with(".json") && !path.ends_with(".schema.json")
}

fn assert_full(path: &str, value: &Value) {
    match value {
        Value::Null => panic!("{path}: a null"),
        Value::String(text) => assert!(!text.is_empty(), "{path}: an empty text"),
        Value::Array(items) => {
            assert!(!items.is_empty(), "{path}: an empty list");
            items.iter().for_each(|item| assert_full(path, item));
        }
        Value::Object(members) => {
            assert!(!members.is_empty(), "{path}: an empty object");
            members.values().for_each(|member| assert_full(path, member));
        }
        Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn every_address_of_a_document_is_published_and_no_document_is_left_out() {
    for site in sites() {
        let mut named = BTreeSet::new();
        for advisory in site.advisories() {
            let documents = &advisory["documents"];
            let lists = ["csaf", "osv", "cve"].iter().flat_map(|kind| items(&documents[*kind]));
            let urls = lists.map(|entry| string(entry.get("url").unwrap_or(entry)));
            named.extend(urls.chain(documents["open_vex"].as_str().map(str::to_owned)));
        }
        let path = |url: &String| url.strip_prefix(site.base_url).unwrap()[1..].to_owned();
        let named: BTreeSet<String> = named.iter().map(path).collect();
        let is_one = |path: &&String| {
            let folders = [".well-known/csaf/white/2", "csaf/white/2", "osv/", "vex/", "cve/"];
            path.ends_with(".json") && *path != "osv/all.json" && folders.iter().any(|folder| path.starts_with(folder))
        };
        assert_eq!(named, site.files.keys().filter(is_one).cloned().collect());
    }
}

#[test]
fn archive_and_list_hold_every_record() {
    for site in sites() {
        let records = site.records();
        let mut archive = ZipArchive::new(Cursor::new(&site.files["osv/all.zip"])).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names, records.keys().map(|id| format!("{id}.json")).collect::<Vec<_>>());
        for name in names {
            let mut bytes = Vec::new();
            archive.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
            assert_eq!(bytes, site.files[&format!("osv/{name}")], "{name}");
        }
        let entry = |entry: &Value| (string(&entry["id"]), string(&entry["modified"]));
        let listed: Vec<(String, String)> = items(&site.json("osv/all.json")).iter().map(entry).collect();
        assert_eq!(listed, records.values().map(entry).collect::<Vec<_>>());
    }
}

#[test]
fn no_alias_stands_for_two_records() {
    // By their alias they would be one vulnerability.
    for site in sites() {
        let mut bearers: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (id, record) in site.records() {
            for alias in items(&record["aliases"]).iter().filter(|alias| !string(alias).starts_with("CVE-")) {
                bearers.entry(string(alias)).or_default().push(id.clone());
            }
        }
        bearers.retain(|_, ids| ids.len() > 1);
        assert!(bearers.is_empty(), "{bearers:?}");
    }
}

#[test]
fn alias_is_that_of_its_one_bearer_in_any_spelling() {
    let records = sites()[1].records();
    assert_eq!(records["x_EX-4"]["aliases"], serde_json::json!(["JVN#11111111", "GHSA-2vqp-j94w-cm6x"]));
    assert_eq!(records["x_EX-4"]["related"], serde_json::json!(["VU#123456"]));
    assert_eq!(records["x_EX-5"]["related"], serde_json::json!(["x_EX-5-2", "vu#123456"]));
}

#[test]
fn address_and_name_of_a_vulnerability_are_a_pair() {
    for site in sites() {
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        let mut addresses: BTreeMap<String, String> = BTreeMap::new();
        for (path, document) in site.folder("vex/") {
            for statement in items(&document["statements"]) {
                let vulnerability = &statement["vulnerability"];
                let (address, name) = (string(&vulnerability["@id"]), string(&vulnerability["name"]));
                assert_eq!(*names.entry(address.clone()).or_insert(name.clone()), name, "{path}: {address}");
                assert_eq!(*addresses.entry(name.clone()).or_insert(address.clone()), address, "{path}: {name}");
            }
        }
    }
}

/// The affected runs of a product as the list for scripts states them, and as `vers:` URIs.
fn stated(vulnerability: &Value) -> BTreeSet<(String, String)> {
    let affected = items(&vulnerability["affected"]).iter();
    let runs = affected.flat_map(|affected| {
        items(&affected["vers"]).iter().map(move |vers| (string(&affected["product"]), string(vers)))
    });
    runs.collect()
}

#[test]
fn records_state_every_affected_version() {
    for site in sites() {
        let records = site.records();
        for advisory in site.advisories() {
            for vulnerability in items(&advisory["vulnerabilities"]) {
                let Some(record) = vulnerability["osv"].as_str().map(|id| &records[id]) else { continue };
                let told = items(&record["affected"]).iter().map(|affected| &affected["database_specific"]);
                let told = told.chain(items(&record["database_specific"]["left_out"]));
                let told = told
                    .flat_map(|of| items(&of["vers"]).iter().map(move |vers| (string(&of["product"]), string(vers))));
                assert_eq!(told.collect::<BTreeSet<_>>(), stated(vulnerability), "{}", record["id"]);
            }
        }
    }
}

#[test]
fn every_product_has_one_status_for_a_vulnerability() {
    for site in sites() {
        for (path, document) in site.folder("vex/") {
            let mut seen = BTreeSet::new();
            for statement in items(&document["statements"]) {
                assert!(!items(&statement["products"]).is_empty(), "{path}");
                for product in items(&statement["products"]) {
                    let key = (string(&statement["vulnerability"]["name"]), string(&product["@id"]));
                    assert!(seen.insert(key.clone()), "{path}: {key:?} stands twice");
                }
            }
        }
    }
}
