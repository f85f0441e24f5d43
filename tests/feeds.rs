//! Reads every feed of the sample site with a feed reader's parser.

#[path = "support/sample_site.rs"]
mod sample_site;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use feed_rs::model::Feed;

const NAMES: [&str; 3] = ["rss.xml", "atom.xml", "feed.json"];

/// Returns the feeds by path.
fn feeds() -> &'static BTreeMap<String, Feed> {
    static FEEDS: OnceLock<BTreeMap<String, Feed>> = OnceLock::new();
    FEEDS.get_or_init(|| {
        let is_feed = |path: &String| NAMES.iter().any(|name| path.rsplit('/').next() == Some(name));
        let files = sample_site::build().into_iter().filter(|(path, _)| is_feed(path));
        files.map(|(path, bytes)| (path.clone(), parsed(&path, &bytes))).collect()
    })
}

fn parsed(path: &str, bytes: &[u8]) -> Feed {
    feed_rs::parser::parse(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn each_locale_product_and_severity_has_three_feeds() {
    let folders: BTreeSet<&str> =
        feeds().keys().filter_map(|path| path.rsplit_once('/')).map(|(folder, _)| folder).collect();
    for folder in
        ["advisories", "fr/advisories", "ja/advisories", "advisories/product/server", "advisories/severity/high"]
    {
        assert!(folders.contains(folder), "{folder}");
    }
    for folder in folders {
        for name in NAMES {
            assert!(feeds().contains_key(&format!("{folder}/{name}")), "{folder}/{name}");
        }
    }
}

#[test]
fn every_entry_has_an_id_a_date_a_text_and_a_link() {
    for (path, feed) in feeds() {
        for entry in &feed.entries {
            assert!(entry.id.starts_with("tag:security.example.org,2026:"), "{path}: {}", entry.id);
            assert!(entry.updated.or(entry.published).is_some(), "{path}: {}", entry.id);
            assert!(entry.title.as_ref().is_some_and(|title| !title.content.is_empty()), "{path}: {}", entry.id);
            assert!(entry.content.is_some() || entry.summary.is_some(), "{path}: {}", entry.id);
            let mut links = entry.links.iter();
            assert!(links.any(|link| link.href.starts_with("https://security.example.org/")), "{path}: {}", entry.id);
        }
    }
}

#[test]
fn no_id_stands_twice_in_a_feed() {
    for (path, feed) in feeds() {
        let ids: BTreeSet<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids.len(), feed.entries.len(), "{path}");
    }
}

#[test]
fn the_three_formats_tell_the_same() {
    let entries = |feed: &Feed| -> Vec<(String, Option<String>)> {
        let title = |entry: &feed_rs::model::Entry| entry.title.as_ref().map(|title| title.content.clone());
        feed.entries.iter().map(|entry| (entry.id.clone(), title(entry))).collect()
    };
    for (path, feed) in feeds().iter().filter(|(path, _)| path.ends_with("/atom.xml")) {
        let folder = path.trim_end_matches("atom.xml");
        for other in ["rss.xml", "feed.json"] {
            assert_eq!(entries(feed), entries(&feeds()[&format!("{folder}{other}")]), "{folder}{other}");
        }
    }
}

#[test]
fn ids_of_a_locale_are_those_of_no_other() {
    let ids = |path: &str| -> BTreeSet<&str> { feeds()[path].entries.iter().map(|entry| entry.id.as_str()).collect() };
    let english = ids("advisories/atom.xml");
    assert!(!english.is_empty());
    assert!(english.is_disjoint(&ids("fr/advisories/atom.xml")));
    assert!(english.is_disjoint(&ids("ja/advisories/atom.xml")));
}

#[test]
fn title_of_a_severity_names_the_level_in_the_language_of_its_readers() {
    let title = |path: &str| feeds()[path].title.as_ref().expect("feeds have titles").content.clone();
    assert_eq!(title("advisories/severity/high/atom.xml"), "Example: security advisories of high severity");
    let french = title("fr/advisories/severity/high/atom.xml");
    assert!(french.ends_with("avis de sécurité de gravité élevée"), "{french}");
    let japanese = title("ja/advisories/severity/high/atom.xml");
    assert!(japanese.ends_with("深刻度「重要」のセキュリティアドバイザリ"), "{japanese}");
}
