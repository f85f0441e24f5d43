//! JSON Feed 1.1.

use serde::Deserialize;
use serde::Serialize;

use crate::export::feed::FeedAuthor;
use crate::export::feed::FeedDocument;
use crate::export::feed::FeedItem;

/// The media type of a JSON feed.
pub const JSON_FEED_MEDIA_TYPE: &str = "application/feed+json";

/// Writes a page of a feed as JSON Feed 1.1.
pub fn json_feed(feed: &FeedDocument) -> Vec<u8> {
    let document = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.home_url,
        feed_url: &feed.addresses.json.own,
        description: &feed.description,
        next_url: feed.addresses.json.next.as_deref(),
        authors: [Author::from(&feed.author)],
        language: feed.language.as_str(),
        items: feed.entries.iter().map(Item::from).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&document).expect("a feed has only texts and lists");
    bytes.push(b'\n');
    bytes
}

/// Returns the full texts of a feed that [`json_feed`] wrote, each with the id of its item.
pub fn full_texts(bytes: &[u8]) -> Vec<(String, String)> {
    let texts: Texts = serde_json::from_slice(bytes).unwrap_or_default();
    texts.items.into_iter().filter_map(|item| Some((item.id, item.content_html?))).collect()
}

#[derive(Default, Deserialize)]
struct Texts {
    items: Vec<Text>,
}

#[derive(Deserialize)]
struct Text {
    id: String,
    content_html: Option<String>,
}

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<&'a str>,
    authors: [Author<'a>; 1],
    language: &'a str,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    date_published: String,
    date_modified: String,
    language: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
}

impl<'a> From<&'a FeedAuthor> for Author<'a> {
    fn from(author: &'a FeedAuthor) -> Author<'a> {
        Author { name: &author.name, url: author.url.as_deref() }
    }
}

impl<'a> From<&'a FeedItem> for Item<'a> {
    fn from(entry: &'a FeedItem) -> Item<'a> {
        Item {
            id: &entry.id,
            url: &entry.url,
            title: &entry.title,
            content_html: entry.html.as_deref(),
            // An item has one of the two.
            content_text: entry.html.is_none().then(|| entry.short_text()),
            summary: entry.summary.as_deref(),
            date_published: entry.published.rfc3339(),
            date_modified: entry.updated.rfc3339(),
            language: entry.language.as_str(),
            tags: entry.categories.iter().map(|category| category.label.as_str()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::export::feed::tests::empty_feed;
    use crate::export::feed::tests::feed;
    use crate::export::feed::tests::older_feed;

    use super::*;

    #[test]
    fn item_is_written_with_its_language_and_full_text() {
        let expected = r#"{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Avis de sécurité",
  "home_page_url": "https://example.org/fr/advisories/",
  "feed_url": "https://example.org/fr/advisories/feed.json",
  "description": "Nouveaux avis",
  "next_url": "https://example.org/fr/advisories/2/feed.json",
  "authors": [
    {
      "name": "Example",
      "url": "https://example.org/"
    }
  ],
  "language": "fr",
  "items": [
    {
      "id": "tag:example.org,2026:EX-2026-0001/fr",
      "url": "https://example.org/fr/advisories/EX-2026-0001/",
      "title": "A < B & C",
      "content_html": "<p>1 &lt; 2</p>",
      "summary": "Short.",
      "date_published": "2026-11-21T10:00:00Z",
      "date_modified": "2026-11-21T10:00:00Z",
      "language": "en",
      "tags": [
        "Élevée",
        "CVE-2026-12345"
      ]
    }
  ]
}
"#;
        assert_eq!(String::from_utf8(json_feed(&feed())).unwrap(), expected);
    }

    #[test]
    fn full_texts_are_read_as_they_were_written() {
        let text = ("tag:example.org,2026:EX-2026-0001/fr".to_owned(), "<p>1 &lt; 2</p>".to_owned());
        assert_eq!(full_texts(&json_feed(&feed())), [text]);
        assert_eq!(full_texts(&json_feed(&older_feed())), []);
        assert_eq!(full_texts(b"{"), []);
    }

    #[test]
    fn item_of_an_older_page_has_its_summary_as_its_text() {
        let text = String::from_utf8(json_feed(&older_feed())).unwrap();
        assert!(text.contains("\"content_text\": \"Short.\"") && !text.contains("content_html"), "{text}");
    }

    #[test]
    fn reader_finds_what_was_written() {
        let parsed = feed_rs::parser::parse(json_feed(&feed()).as_slice()).unwrap();
        assert_eq!(parsed.entries[0].content.as_ref().unwrap().body.as_deref(), Some("<p>1 &lt; 2</p>"));
        assert!(feed_rs::parser::parse(json_feed(&empty_feed()).as_slice()).unwrap().entries.is_empty());
    }
}
