//! A feed before it has a format.
//!
//! [`FeedDocument`] is what RSS, Atom and JSON Feed are written from; all its addresses are full ones. [`FeedSource`]
//! fills it from the facts of the edition. A feed says when its entries changed, not when it was built.

mod source;

use crate::export::atom::atom;
use crate::export::json_feed::json_feed;
use crate::export::rss::rss;
use crate::model::BaseUrl;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::OutputFile;
use crate::model::Route;

pub use source::FeedChange;
pub use source::FeedEvent;
pub use source::FeedSource;
pub use source::Words;

/// One page of a feed.
#[derive(Clone, Debug)]
pub struct FeedDocument {
    /// A `tag:` URI, the same for every page of the feed.
    pub id: String,
    /// The title, plain text.
    pub title: String,
    /// What it tells of, plain text.
    pub description: String,
    /// The language of its words; an entry may differ.
    pub language: Locale,
    /// The page of the site that lists the same.
    pub home_url: String,
    /// Who publishes.
    pub author: FeedAuthor,
    /// When its newest entry changed; see [`FeedSource::document`] for a feed without entries.
    pub updated: Instant,
    /// Where it stands, by format.
    pub addresses: FeedAddresses,
    /// The entries, newest first.
    pub entries: Vec<FeedItem>,
}

/// Who publishes a feed.
#[derive(Clone, Debug)]
pub struct FeedAuthor {
    /// The name of the organisation.
    pub name: String,
    /// Its own site.
    pub url: Option<String>,
}

/// The addresses of a page of a feed in each format.
#[derive(Clone, Debug)]
pub struct FeedAddresses {
    /// RSS 2.0.
    pub rss: FeedLinks,
    /// Atom 1.0.
    pub atom: FeedLinks,
    /// JSON Feed 1.1.
    pub json: FeedLinks,
}

/// The addresses of a page of a feed and of its neighbours, in one format.
#[derive(Clone, Debug)]
pub struct FeedLinks {
    /// The page itself.
    pub own: String,
    /// The page with older entries.
    pub next: Option<String>,
    /// The page with newer entries.
    pub previous: Option<String>,
}

/// One entry of a feed.
#[derive(Clone, Debug)]
pub struct FeedItem {
    /// A `tag:` URI.
    pub id: String,
    /// The title, plain text.
    pub title: String,
    /// The page that it leads to.
    pub url: String,
    /// A sentence, plain text.
    pub summary: Option<String>,
    /// The full text, safe HTML with full addresses; absent where the entry has its summary alone.
    pub html: Option<String>,
    /// When it appeared.
    pub published: Instant,
    /// When it changed.
    pub updated: Instant,
    /// The language of its text.
    pub language: Locale,
    /// What it can be filtered by.
    pub categories: Vec<FeedCategory>,
}

/// Something that entries have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedCategory {
    /// The same in every language, such as `high`.
    pub term: String,
    /// For people.
    pub label: String,
}

impl FeedItem {
    /// Returns what stands for the full text where that is absent: the summary, or else the title; plain text.
    pub(in crate::export) fn short_text(&self) -> &str {
        self.summary.as_ref().unwrap_or(&self.title)
    }
}

/// Writes a page of a feed in its three formats, to the routes given for RSS, Atom and JSON Feed.
pub fn feed_files(feed: &FeedDocument, routes: [&Route; 3]) -> Vec<OutputFile> {
    let bytes = [rss(feed), atom(feed), json_feed(feed)];
    routes.iter().zip(bytes).map(|(route, bytes)| OutputFile { path: route.output_path(), bytes }).collect()
}

impl FeedLinks {
    /// Makes the addresses from routes.
    pub fn new(base_url: &BaseUrl, own: &Route, next: Option<&Route>, previous: Option<&Route>) -> FeedLinks {
        let full = |route: &Route| base_url.join(route);
        FeedLinks { own: full(own), next: next.map(full), previous: previous.map(full) }
    }

    /// Returns the addresses with their relations (RFC 5005, section 3).
    pub fn relations(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let neighbours = [("next", self.next.as_deref()), ("previous", self.previous.as_deref())];
        let known = neighbours.into_iter().filter_map(|(relation, address)| Some((relation, address?)));
        [("self", self.own.as_str())].into_iter().chain(known)
    }
}

#[cfg(test)]
pub(in crate::export) mod tests {
    use super::*;

    fn links(name: &str) -> FeedLinks {
        let base_url = "https://example.org".parse().unwrap();
        let fr: Locale = "fr".parse().unwrap();
        let own = Route::file(Some(&fr), &["advisories", name]);
        let next = Route::file(Some(&fr), &["advisories", "2", name]);
        FeedLinks::new(&base_url, &own, Some(&next), None)
    }

    fn category(term: &str, label: &str) -> FeedCategory {
        FeedCategory { term: term.to_owned(), label: label.to_owned() }
    }

    /// A French feed with one entry, whose text is English.
    pub(in crate::export) fn feed() -> FeedDocument {
        let on = Instant::from_timestamp("2026-11-21T10:00:00Z".parse().unwrap());
        let entry = FeedItem {
            id: "tag:example.org,2026:EX-2026-0001/fr".to_owned(),
            title: "A < B & C".to_owned(),
            url: "https://example.org/fr/advisories/EX-2026-0001/".to_owned(),
            summary: Some("Short.".to_owned()),
            html: Some("<p>1 &lt; 2</p>".to_owned()),
            published: on,
            updated: on,
            language: "en".parse().unwrap(),
            categories: vec![category("high", "Élevée"), category("CVE-2026-12345", "CVE-2026-12345")],
        };
        FeedDocument { updated: on, entries: vec![entry], ..empty_feed() }
    }

    /// An older page of the same feed, whose entry has its summary alone.
    pub(in crate::export) fn older_feed() -> FeedDocument {
        let entries = feed().entries.into_iter().map(|entry| FeedItem { html: None, ..entry });
        FeedDocument { entries: entries.collect(), ..feed() }
    }

    /// The same feed before its first entry.
    pub(in crate::export) fn empty_feed() -> FeedDocument {
        FeedDocument {
            id: "tag:example.org,2026:feed:all/fr".to_owned(),
            title: "Avis de sécurité".to_owned(),
            description: "Nouveaux avis".to_owned(),
            language: "fr".parse().unwrap(),
            home_url: "https://example.org/fr/advisories/".to_owned(),
            author: FeedAuthor { name: "Example".to_owned(), url: Some("https://example.org/".to_owned()) },
            updated: Instant::from_timestamp("2026-01-01T00:00:00Z".parse().unwrap()),
            addresses: FeedAddresses { rss: links("rss.xml"), atom: links("atom.xml"), json: links("feed.json") },
            entries: Vec::new(),
        }
    }

    #[test]
    fn page_names_itself_and_the_neighbours_it_has() {
        let links = FeedLinks { previous: Some("https://example.org/1".to_owned()), ..links("rss.xml") };
        let relations: Vec<&str> = links.relations().map(|(relation, _)| relation).collect();
        assert_eq!(relations, ["self", "next", "previous"]);
    }
}
