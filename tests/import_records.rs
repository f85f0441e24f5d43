//! The import of real records of each format but RustSec's, where folders of them stand beside the project.

#![expect(clippy::unwrap_used, reason = "what is missing in a test fails it")]

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use lucarne::author::import::Choices;
use lucarne::author::import::ExistingProduct;
use lucarne::author::import::ExistingSite;
use lucarne::author::import::Import;
use lucarne::author::import::Record;
use lucarne::model::RecordFormat;
use serde_json::Value;
use toml_edit::DocumentMut;
use toml_edit::Item;
use toml_edit::Table;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora");

/// The formats with the folders of their records.
const FORMATS: [(RecordFormat, &[&str]); 5] = [
    (RecordFormat::Csaf, &["csaf/cisa", "csaf/loopback", "csaf/oasis-examples", "csaf/oasis-vex", "csaf/redhat"]),
    (RecordFormat::Osv, &["osv-ghsa", "osv-go"]),
    (RecordFormat::Ghsa, &["osv-ghsa"]),
    (RecordFormat::Cve, &["cve5-go", "cve5-various"]),
    (RecordFormat::Curl, &["curl-md"]),
];

/// Imports records into a site, long after all of them were published.
fn import(format: RecordFormat, records: &[Record], site: &ExistingSite) -> Import {
    let choices = Choices { published: None, now: "2030-01-01T00:00:00Z".parse().unwrap() };
    lucarne::author::import::import(format, records, site, &choices, &|| ())
}

#[test]
fn every_record_becomes_one_advisory() {
    for_each_format(|format, records| {
        let imported = import(format, records, &ExistingSite::default());
        assert_eq!(imported.failures, []);
        assert_eq!(advisories(&imported).len(), records.len());
    });
}

#[test]
fn product_has_one_state_in_a_vulnerability() {
    for_each_format(|format, records| {
        let imported = import(format, records, &ExistingSite::default());
        for (path, fields) in advisories(&imported) {
            let single = [fields.as_table()];
            let several = fields.get("vulnerability").and_then(Item::as_array_of_tables);
            for vulnerability in single.into_iter().chain(several.into_iter().flatten()) {
                check_products(path, vulnerability);
            }
        }
    });
}

#[test]
fn sentence_that_is_not_noted_is_in_the_files() {
    for_each_format(|format, records| {
        for record in records {
            let imported = import(format, std::slice::from_ref(record), &ExistingSite::default());
            let files: Vec<String> = imported.files.iter().map(|file| letters(&file.text)).collect();
            let mut left = BTreeSet::new();
            for note in &imported.notes {
                left.insert(note.field.as_str());
                left.extend(note.paths.iter().map(String::as_str));
            }
            for (path, text) in sentences_of(format, record) {
                let is_left = left.iter().any(|left| path.starts_with(left));
                let text = letters(&text);
                let is_there = files.iter().any(|file| file.contains(&text));
                assert!(is_left || is_there || is_in_other_words(&path), "{}: {path}: {text}", record.path);
            }
        }
    });
}

#[test]
fn second_import_adds_nothing() {
    for_each_format(|format, records| {
        let first = import(format, records, &ExistingSite::default());
        let second = import(format, records, &with(&first));
        assert_eq!((second.files, second.failures), (Vec::new(), Vec::new()));
        assert_eq!(second.notes, first.notes);
    });
}

#[test]
fn record_that_is_cut_fails_and_writes_nothing() {
    for_each_format(|format, records| {
        for record in records {
            for cut in cuts(&record.text).into_iter().filter(|cut| !is_whole(format, cut)) {
                let part = Record { path: record.path.clone(), text: cut.to_owned() };
                let imported = import(format, &[part], &ExistingSite::default());
                let places: Vec<usize> = imported.failures.iter().map(|failure| failure.line).collect();
                let lines = cut.matches('\n').count() + 1;
                assert_eq!((places.len(), imported.files), (1, Vec::new()), "{} at {}", record.path, cut.len());
                // What is missing in Markdown may be missing anywhere.
                assert!(format == RecordFormat::Curl || places == [lines], "{} at {}", record.path, cut.len());
            }
        }
    });
}

/// Returns whether nothing tells that a record was cut: Markdown may end anywhere in its last section.
fn is_whole(format: RecordFormat, cut: &str) -> bool {
    let last = cut.split_once("\nCREDITS\n").map(|(_, below)| below.trim_start_matches('-').trim());
    format == RecordFormat::Curl && last.is_some_and(|text| !text.is_empty())
}

#[expect(clippy::print_stdout, reason = "a test that checks nothing says so")]
fn for_each_format(check: fn(RecordFormat, &[Record])) {
    if !Path::new(FOLDER).is_dir() {
        println!("skipped: there is no {FOLDER}");
        return;
    }
    for (format, folders) in FORMATS {
        let records: Vec<Record> = folders.iter().flat_map(|folder| records(folder)).collect();
        assert!(!records.is_empty(), "{folders:?}");
        check(format, &records);
    }
}

fn records(folder: &str) -> Vec<Record> {
    let files = fs::read_dir(Path::new(FOLDER).join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let records =
        files.filter(|path| path.extension().is_some_and(|ending| ending == "json" || ending == "md")).map(|path| {
            Record {
                text: fs::read_to_string(&path).unwrap(),
                path: path.strip_prefix(FOLDER).unwrap().to_str().unwrap().to_owned(),
            }
        });
    records.collect()
}

/// Returns the front matter of each advisory by its path.
fn advisories(import: &Import) -> BTreeMap<&str, DocumentMut> {
    let files = import.files.iter().filter(|file| file.path.strip("content/advisories").is_some());
    let parse = |text: &str| text.strip_prefix("+++\n").unwrap().split_once("+++\n").unwrap().0.parse().unwrap();
    files.map(|file| (file.path.as_str(), parse(&file.text))).collect()
}

/// Each product has one state, and its versions are stated once.
fn check_products(path: &str, vulnerability: &Table) {
    let mut products = BTreeSet::new();
    for key in ["affected", "not_affected", "under_investigation"] {
        let tables = vulnerability.get(key).and_then(Item::as_array_of_tables);
        for table in tables.into_iter().flatten() {
            let product = table["product"].as_str().unwrap().to_owned();
            assert!(products.insert(product), "{path}: {table}");
        }
    }
}

/// Returns a site with the files of an import.
fn with(import: &Import) -> ExistingSite {
    let files = import.files.iter().map(|file| (file.path.clone(), file.text.clone())).collect();
    let products = import.files.iter().filter(|file| file.path.strip("products").is_some());
    ExistingSite {
        locale: None,
        products: products.map(|file| product(&file.text)).collect(),
        files,
        ..ExistingSite::default()
    }
}

fn product(text: &str) -> ExistingProduct {
    let fields: DocumentMut = text.parse().unwrap();
    let text = |key: &str| fields.get(key).map(|value| value.as_str().unwrap().to_owned());
    let packages = fields.get("packages").map(|list| list.as_array().unwrap().iter()).into_iter().flatten();
    ExistingProduct {
        id: text("id").unwrap().parse().unwrap(),
        name: text("name").unwrap(),
        packages: packages.map(|package| package.as_str().unwrap().to_owned()).collect(),
        cpe: text("cpe"),
        scheme: text("version_scheme").unwrap().parse().unwrap(),
    }
}

/// Lists the texts of several words in a record with their paths; those of Markdown are its sentences, but for the
/// paragraphs whose facts have fields of their own.
fn sentences_of(format: RecordFormat, record: &Record) -> Vec<(String, String)> {
    if format != RecordFormat::Curl {
        return sentences(&serde_json::from_str(&record.text).unwrap(), String::new());
    }
    let facts = ["Project curl", "The Common Vuln", "CWE-", "- Affected", "- Fixed-in", "- Reported-by"];
    let paragraphs = record.text.split("\n\n").filter(|text| !facts.iter().any(|fact| text.trim().starts_with(fact)));
    let lines = paragraphs.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    let sentences = lines.flat_map(|line| line.split(". ").map(str::to_owned).collect::<Vec<_>>());
    let sentences = sentences.filter(|text| text.split_whitespace().count() > 3 && !text.contains("]("));
    sentences.map(|text| ("sentence".to_owned(), text)).collect()
}

/// Lists the paragraphs of several words in a document with the paths of their texts: of a text the first one may be the
/// summary.
fn sentences(value: &Value, path: String) -> Vec<(String, String)> {
    match value {
        Value::String(text) => {
            let text = text.replace("\r\n", "\n");
            let paragraphs = text.split("\n\n").filter(|paragraph| paragraph.split_whitespace().count() > 3);
            paragraphs.map(|paragraph| (path.clone(), paragraph.to_owned())).collect()
        }
        Value::Array(list) => {
            let items = list.iter().enumerate();
            items.flat_map(|(index, item)| sentences(item, format!("{path}[{index}]"))).collect()
        }
        Value::Object(table) => {
            let dot = if path.is_empty() { "" } else { "." };
            table.iter().flat_map(|(key, item)| sentences(item, format!("{path}{dot}{key}"))).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

/// Versions are put together from the branches of a tree, a weakness has a number, and the links of Markdown are changed.
fn is_in_other_words(path: &str) -> bool {
    path.starts_with("product_tree.")
        || path.ends_with("cwe.name")
        || path.contains("problemTypes[")
        || path == "details"
}

/// Returns the letters and digits of a text: all that stays of it whatever its marks are.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns beginnings of a text: the shortest and the longest ones, and some between.
fn cuts(text: &str) -> Vec<&str> {
    let text = text.trim_end();
    let spread = (0..text.len()).step_by((text.len() / 8).max(1));
    let ends = (0..3).chain(spread).chain(text.len() - 3..text.len());
    ends.map(|end| &text[..text.floor_char_boundary(end)]).collect()
}
