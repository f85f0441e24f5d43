//! RSS 2.0, with the `atom:link` and `dc:creator` that the RSS Advisory Board's profile recommends.

use std::borrow::Cow;

use jiff::fmt::rfc2822::DateTimePrinter;
use quick_xml::escape::partial_escape;

use crate::export::feed::FeedDocument;
use crate::export::feed::FeedItem;
use crate::export::xml::XmlDocument;
use crate::model::Instant;

/// The media type of an RSS feed.
pub const RSS_MEDIA_TYPE: &str = "application/rss+xml";

const NAMESPACES: &[(&str, &str)] = &[
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
];

/// Writes a page of a feed as RSS 2.0.
///
/// RSS has no place for the language of one item: a text that is not translated stands here as it is.
pub fn rss(feed: &FeedDocument) -> Vec<u8> {
    XmlDocument::write("rss", NAMESPACES, |document| {
        document.element("channel", &[], |channel| write_channel(channel, feed))
    })
}

fn write_channel(channel: &mut XmlDocument, feed: &FeedDocument) {
    channel.text("title", &[], &feed.title);
    channel.text("link", &[], &feed.home_url);
    channel.text("description", &[], &feed.description);
    channel.text("language", &[], &feed.language.as_str().to_ascii_lowercase());
    channel.text("lastBuildDate", &[], &rfc822(&feed.updated));
    for (relation, address) in feed.addresses.rss.relations() {
        channel.empty("atom:link", &[("href", address), ("rel", relation), ("type", RSS_MEDIA_TYPE)]);
    }
    for entry in &feed.entries {
        channel.element("item", &[], |item| write_item(item, feed, entry));
    }
}

fn write_item(item: &mut XmlDocument, feed: &FeedDocument, entry: &FeedItem) {
    item.text("title", &[], &entry.title);
    item.text("link", &[], &entry.url);
    item.text("guid", &[("isPermaLink", "false")], &entry.id);
    item.text("pubDate", &[], &rfc822(&entry.published));
    item.text("dc:creator", &[], &feed.author.name);
    for category in &entry.categories {
        item.text("category", &[], &category.label);
    }
    let short = || partial_escape(entry.short_text());
    item.text("description", &[], &entry.html.as_deref().map_or_else(short, Cow::Borrowed));
}

/// A date as RFC 822 has it, with the four-digit year and the `GMT` that readers expect.
fn rfc822(moment: &Instant) -> String {
    DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&moment.timestamp())
        .expect("a feed's dates have a year from 0 to 9999")
}

#[cfg(test)]
mod tests {
    use crate::export::feed::tests::empty_feed;
    use crate::export::feed::tests::feed;
    use crate::export::feed::tests::older_feed;

    use super::*;

    #[test]
    fn item_is_written_with_its_full_text_escaped_once() {
        let expected = r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>Avis de sécurité</title>
    <link>https://example.org/fr/advisories/</link>
    <description>Nouveaux avis</description>
    <language>fr</language>
    <lastBuildDate>Sat, 21 Nov 2026 10:00:00 GMT</lastBuildDate>
    <atom:link href="https://example.org/fr/advisories/rss.xml" rel="self" type="application/rss+xml"/>
    <atom:link href="https://example.org/fr/advisories/2/rss.xml" rel="next" type="application/rss+xml"/>
    <item>
      <title>A &lt; B &amp; C</title>
      <link>https://example.org/fr/advisories/EX-2026-0001/</link>
      <guid isPermaLink="false">tag:example.org,2026:EX-2026-0001/fr</guid>
      <pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate>
      <dc:creator>Example</dc:creator>
      <category>Élevée</category>
      <category>CVE-2026-12345</category>
      <description>&lt;p&gt;1 &amp;lt; 2&lt;/p&gt;</description>
    </item>
  </channel>
</rss>
"#;
        assert_eq!(String::from_utf8(rss(&feed())).unwrap(), expected);
    }

    #[test]
    fn reader_finds_what_was_written() {
        let parsed = feed_rs::parser::parse(rss(&feed()).as_slice()).unwrap();
        assert_eq!(parsed.language.as_deref(), Some("fr"));
        let entry = &parsed.entries[0];
        assert_eq!(entry.id, "tag:example.org,2026:EX-2026-0001/fr");
        assert_eq!(entry.title.as_ref().unwrap().content, "A < B & C");
        assert_eq!(entry.published.unwrap().timestamp(), feed().entries[0].published.timestamp().as_second());
        assert_eq!(entry.summary.as_ref().unwrap().content, "<p>1 &lt; 2</p>");
    }

    #[test]
    fn item_of_an_older_page_has_its_summary_or_its_title_as_html() {
        let mut older = older_feed();
        let description = |feed: &FeedDocument| {
            let parsed = feed_rs::parser::parse(rss(feed).as_slice()).unwrap();
            parsed.entries[0].summary.as_ref().unwrap().content.clone()
        };
        assert_eq!(description(&older), "Short.");
        older.entries[0].summary = None;
        assert_eq!(description(&older), "A &lt; B &amp; C");
    }

    #[test]
    fn feed_without_entries_is_a_feed() {
        assert_eq!(feed_rs::parser::parse(rss(&empty_feed()).as_slice()).unwrap().entries.len(), 0);
    }
}
