//! Any texts in a feed: what is written is XML and JSON that says them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use lucarne::export::feed::FeedAddresses;
use lucarne::export::feed::FeedAuthor;
use lucarne::export::feed::FeedCategory;
use lucarne::export::feed::FeedDocument;
use lucarne::export::feed::FeedItem;
use lucarne::export::feed::FeedLinks;
use lucarne::export::feed::feed_files;
use lucarne::model::Instant;
use lucarne::model::Route;
use quick_xml::Reader;
use quick_xml::events::Event;

fuzz_target!(|text: &str| {
    let (first, second) = text.split_once('\n').unwrap_or((text, ""));
    let routes = ["rss.xml", "atom.xml", "feed.json"].map(|name| Route::file(None, &["advisories", name]));
    let files = feed_files(&feed(first, second), [&routes[0], &routes[1], &routes[2]]);
    for file in files {
        let text = String::from_utf8(file.bytes).expect("feeds are UTF-8");
        if file.path.as_str().ends_with("json") {
            serde_json::from_str::<serde_json::Value>(&text).expect("JSON");
        } else {
            check_xml(&text);
        }
    }
});

/// XML 1.0, section 2.2, and that every element ends.
fn check_xml(text: &str) {
    let is_forbidden = |c: char| (c < ' ' && !"\t\r\n".contains(c)) || matches!(c, '\u{fffe}' | '\u{ffff}');
    assert!(!text.contains(is_forbidden), "a character that XML forbids: {text:?}");
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return,
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                assert_ne!(tag.name().as_ref(), "script", "{text}");
                tag.attributes().for_each(|attribute| drop(attribute.expect("an attribute")));
            }
            Ok(_) => {}
            Err(error) => panic!("{error}: {text:?}"),
        }
    }
}

fn feed(first: &str, second: &str) -> FeedDocument {
    let links = |name: &str| {
        FeedLinks::new(
            &"https://example.org".parse().expect("an address"),
            &Route::file(None, &["advisories", name]),
            None,
            None,
        )
    };
    let on = Instant::from_timestamp("2026-11-21T10:00:00Z".parse().expect("a time"));
    let language: lucarne::model::Locale = "en".parse().expect("a locale");
    let entry = FeedItem {
        id: first.to_owned(),
        title: second.to_owned(),
        url: first.to_owned(),
        summary: Some(second.to_owned()),
        html: Some(first.to_owned()),
        published: on,
        updated: on,
        language: language.clone(),
        categories: vec![FeedCategory { term: first.to_owned(), label: second.to_owned() }],
    };
    FeedDocument {
        id: second.to_owned(),
        title: first.to_owned(),
        description: second.to_owned(),
        language,
        home_url: first.to_owned(),
        author: FeedAuthor { name: second.to_owned(), url: Some(first.to_owned()) },
        updated: on,
        addresses: FeedAddresses { rss: links("rss.xml"), atom: links("atom.xml"), json: links("feed.json") },
        entries: vec![entry],
    }
}
