//! The import of real RustSec records, where a folder of them stands beside the project.

#![expect(clippy::unwrap_used, reason = "what is missing in a test fails it")]

#[path = "support/rustsec_records.rs"]
mod rustsec_records;

use std::collections::BTreeSet;
use std::path::Path;

use lucarne::author::import::Choices;
use lucarne::author::import::ExistingProduct;
use lucarne::author::import::ExistingSite;
use lucarne::author::import::Import;
use lucarne::author::import::Record;
use lucarne::model::RecordFormat;
use lucarne::model::Version;
use lucarne::model::VersionScheme;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use semver::VersionReq;
use toml_edit::DocumentMut;
use toml_edit::Item;

/// Fields of a record that have a place in an advisory.
const CARRIED: [&str; 10] = [
    "advisory.id",
    "advisory.package",
    "advisory.date",
    "advisory.withdrawn",
    "advisory.url",
    "advisory.references",
    "advisory.aliases",
    "advisory.cvss",
    "versions.patched",
    "versions.unaffected",
];

/// Imports records into a site, long after all of them were published.
fn import(records: &[Record], site: &ExistingSite) -> Import {
    let choices = Choices { published: None, now: "2030-01-01T00:00:00Z".parse().unwrap() };
    lucarne::author::import::import(RecordFormat::Rustsec, records, site, &choices, &|| ())
}

#[test]
fn every_record_is_carried_whole_or_with_notes() {
    let Some(records) = rustsec_records::read() else { return };
    let import = import(&records, &ExistingSite::default());
    assert_eq!(import.failures, []);
    for record in &records {
        let (facts, _) = parts(&advisory(&import, record));
        let source = front_matter(record);
        assert_eq!(
            facts["published"].to_string().trim(),
            source["advisory"]["date"].as_str().unwrap(),
            "{}",
            record.path
        );
        compare_ranges(record, &source, &facts);
        compare_notes(record, &source, &import);
    }
}

#[test]
fn texts_hold_nothing_that_would_stop_a_build() {
    let Some(records) = rustsec_records::read() else { return };
    let import = import(&records, &ExistingSite::default());
    for record in &records {
        let (_, body) = parts(&advisory(&import, record));
        check_body(&record.path, &body);
        assert_eq!(code_blocks(&body), code_blocks(&text_below_front_matter(record)), "{}", record.path);
    }
}

#[test]
fn a_second_import_adds_nothing() {
    let Some(records) = rustsec_records::read() else { return };
    let first = import(&records, &ExistingSite::default());
    let files = first.files.iter().map(|file| (file.path.clone(), file.text.clone())).collect();
    let products =
        first.files.iter().filter(|file| file.path.strip("products").is_some()).map(|file| product(&file.text));
    let site = ExistingSite { locale: None, products: products.collect(), files, ..ExistingSite::default() };
    let second = import(&records, &site);
    assert_eq!((second.files, second.failures), (Vec::new(), Vec::new()));
    assert_eq!(second.notes, first.notes);
}

fn advisory(import: &Import, record: &Record) -> String {
    let name = Path::new(&record.path).file_name().unwrap().to_str().unwrap();
    let mut found = import.files.iter().filter(|file| file.path.file_name() == name);
    let file = found.next().unwrap_or_else(|| panic!("{} gave no file", record.path));
    assert_eq!(found.next(), None);
    file.text.clone()
}

fn parts(text: &str) -> (DocumentMut, String) {
    let (front_matter, body) = text.strip_prefix("+++\n").unwrap().split_once("+++\n").unwrap();
    (front_matter.parse().unwrap(), body.to_owned())
}

fn front_matter(record: &Record) -> DocumentMut {
    let toml = record.text.strip_prefix("```toml\n").unwrap();
    toml.split_once("\n```\n").unwrap().0.parse().unwrap()
}

fn text_below_front_matter(record: &Record) -> String {
    record.text.split_once("\n```\n").unwrap().1.to_owned()
}

fn product(text: &str) -> ExistingProduct {
    let fields: DocumentMut = text.parse().unwrap();
    let packages = fields.get("packages").map(strings).unwrap_or_default();
    let text = |key: &str| fields[key].as_str().unwrap();
    let scheme = text("version_scheme").parse().unwrap();
    ExistingProduct { id: text("id").parse().unwrap(), name: text("name").to_owned(), packages, cpe: None, scheme }
}

fn strings(item: &Item) -> Vec<String> {
    item.as_array().unwrap().iter().map(|value| value.as_str().unwrap().to_owned()).collect()
}

fn compare_ranges(record: &Record, source: &DocumentMut, facts: &DocumentMut) {
    let lists = ["patched", "unaffected"].iter().filter_map(|key| source["versions"].get(key));
    let named: Vec<VersionReq> = lists.flat_map(strings).map(|text| VersionReq::parse(text.trim()).unwrap()).collect();
    let ranges = facts["affected"].as_array_of_tables().unwrap().get(0).unwrap()["ranges"].as_array().unwrap();
    for version in sample_versions(source) {
        let expected = !named.iter().any(|requirement| requirement.matches(&version));
        let found = ranges.iter().any(|range| holds(range.as_inline_table().unwrap(), &version.to_string()));
        assert_eq!(found, expected, "{version} in {}", record.path);
    }
}

/// Every version of small numbers, and the neighbours of each number that the record names.
fn sample_versions(source: &DocumentMut) -> BTreeSet<semver::Version> {
    let text = source["versions"].to_string();
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<u64>().ok());
    let mut numbers: BTreeSet<u64> =
        numbers.flat_map(|number| [number.saturating_sub(1), number, number + 1]).collect();
    numbers.extend([0, 1, 2, 99]);
    let pairs = numbers.iter().flat_map(|major| numbers.iter().map(move |minor| (*major, *minor)));
    pairs
        .flat_map(|(major, minor)| numbers.iter().map(move |patch| semver::Version::new(major, minor, *patch)))
        .collect()
}

fn holds(range: &toml_edit::InlineTable, version: &str) -> bool {
    let parse = |text: &str| Version::parse(VersionScheme::Semver, text).unwrap();
    let version = parse(version);
    let bound = |key: &str| range.get(key).map(|value| parse(value.as_str().unwrap()));
    let is_first = range["introduced"].as_str() == Some("0");
    let is_from = is_first || bound("introduced").unwrap().compare(&version).unwrap().is_le();
    let is_before_fix = bound("fixed").is_none_or(|fixed| version.compare(&fixed).unwrap().is_lt());
    let is_up_to_last = bound("last_affected").is_none_or(|last| version.compare(&last).unwrap().is_le());
    is_from && is_before_fix && is_up_to_last
}

fn compare_notes(record: &Record, source: &DocumentMut, import: &Import) {
    let notes = import.notes.iter().filter(|note| note.record == record.path);
    let noted: BTreeSet<&str> = notes.map(|note| note.field.as_str()).filter(|field| *field != "text").collect();
    let mut left = BTreeSet::new();
    for (table, fields) in source.iter() {
        for (key, item) in fields.as_table_like().unwrap().iter() {
            let field = format!("{table}.{key}");
            let is_empty = item.as_array().is_some_and(|list| list.is_empty());
            if !is_empty && !CARRIED.contains(&field.as_str()) {
                left.insert(field);
            }
        }
    }
    assert_eq!(noted, left.iter().map(String::as_str).collect(), "{}", record.path);
}

fn check_body(path: &str, body: &str) {
    let mut is_code = false;
    let mut ids = BTreeSet::new();
    for (event, range) in Parser::new_ext(body, Options::all() - Options::ENABLE_MATH).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => is_code = false,
            Event::Start(Tag::Heading { level, id, .. }) => {
                assert_ne!(level as usize, 1, "{path}");
                assert!(id.is_none_or(|id| ids.insert(id.to_string())), "{path}: two headings with one id");
            }
            Event::Start(Tag::Image { .. }) => panic!("{path}: a picture of another site"),
            Event::Start(Tag::Link { link_type, dest_url, .. }) if link_type != LinkType::Email => {
                let is_full = ["https://", "http://"].iter().any(|scheme| dest_url.starts_with(scheme));
                let is_heading = dest_url.strip_prefix('#').is_some_and(|id| ids.contains(id));
                assert!(is_full || is_heading, "{path}: {dest_url}");
            }
            Event::Text(_) if !is_code => {
                let is_escaped = body[..range.start].ends_with('\\');
                assert!(is_escaped || !body[range].contains('*'), "{path}: a stray mark");
            }
            _ => {}
        }
    }
}

/// The code blocks of a text; an empty one that the end of the text ended is none.
fn code_blocks(text: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut is_code = false;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                is_code = true;
                blocks.push(String::new());
            }
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => is_code = false,
            Event::Text(text) if is_code => blocks.last_mut().unwrap().push_str(&text),
            _ => {}
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}
