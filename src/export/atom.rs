//! Atom 1.0 (RFC 4287), its pages linked as RFC 5005, section 3, says.

use crate::export::feed::FeedDocument;
use crate::export::feed::FeedItem;
use crate::export::xml::XmlDocument;

/// The media type of an Atom feed.
pub const ATOM_MEDIA_TYPE: &str = "application/atom+xml";

/// Writes a page of a feed as Atom 1.0.
pub fn atom(feed: &FeedDocument) -> Vec<u8> {
    let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.language.as_str())];
    XmlDocument::write("feed", &attributes, |document| write_feed(document, feed))
}

fn write_feed(document: &mut XmlDocument, feed: &FeedDocument) {
    document.text("id", &[], &feed.id);
    document.text("title", &[], &feed.title);
    document.text("subtitle", &[], &feed.description);
    document.text("updated", &[], &feed.updated.rfc3339());
    document.element("author", &[], |author| {
        author.text("name", &[], &feed.author.name);
        if let Some(url) = &feed.author.url {
            author.text("uri", &[], url);
        }
    });
    document.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.home_url)]);
    for (relation, address) in feed.addresses.atom.relations() {
        document.empty("link", &[("rel", relation), ("type", ATOM_MEDIA_TYPE), ("href", address)]);
    }
    for entry in &feed.entries {
        document.element("entry", &[("xml:lang", entry.language.as_str())], |element| write_entry(element, entry));
    }
}

fn write_entry(element: &mut XmlDocument, entry: &FeedItem) {
    element.text("id", &[], &entry.id);
    element.text("title", &[], &entry.title);
    element.text("published", &[], &entry.published.rfc3339());
    element.text("updated", &[], &entry.updated.rfc3339());
    element.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.url)]);
    for category in &entry.categories {
        element.empty("category", &[("term", &category.term), ("label", &category.label)]);
    }
    if let Some(summary) = &entry.summary {
        element.text("summary", &[], summary);
    }
    if let Some(html) = &entry.html {
        element.text("content", &[("type", "html")], html);
    }
}

#[cfg(test)]
mod tests {
    use crate::export::feed::tests::empty_feed;
    use crate::export::feed::tests::feed;
    use crate::export::feed::tests::older_feed;

    use super::*;

    #[test]
    fn entry_is_written_with_its_language_and_full_text() {
        let expected = r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
  <id>tag:example.org,2026:feed:all/fr</id>
  <title>Avis de sécurité</title>
  <subtitle>Nouveaux avis</subtitle>
  <updated>2026-11-21T10:00:00Z</updated>
  <author>
    <name>Example</name>
    <uri>https://example.org/</uri>
  </author>
  <link rel="alternate" type="text/html" href="https://example.org/fr/advisories/"/>
  <link rel="self" type="application/atom+xml" href="https://example.org/fr/advisories/atom.xml"/>
  <link rel="next" type="application/atom+xml" href="https://example.org/fr/advisories/2/atom.xml"/>
  <entry xml:lang="en">
    <id>tag:example.org,2026:EX-2026-0001/fr</id>
    <title>A &lt; B &amp; C</title>
    <published>2026-11-21T10:00:00Z</published>
    <updated>2026-11-21T10:00:00Z</updated>
    <link rel="alternate" type="text/html" href="https://example.org/fr/advisories/EX-2026-0001/"/>
    <category term="high" label="Élevée"/>
    <category term="CVE-2026-12345" label="CVE-2026-12345"/>
    <summary>Short.</summary>
    <content type="html">&lt;p&gt;1 &amp;lt; 2&lt;/p&gt;</content>
  </entry>
</feed>
"#;
        assert_eq!(String::from_utf8(atom(&feed())).unwrap(), expected);
    }

    #[test]
    fn reader_finds_what_was_written() {
        let parsed = feed_rs::parser::parse(atom(&feed()).as_slice()).unwrap();
        assert_eq!(parsed.id, "tag:example.org,2026:feed:all/fr");
        let entry = &parsed.entries[0];
        assert_eq!(entry.title.as_ref().unwrap().content, "A < B & C");
        assert_eq!(entry.content.as_ref().unwrap().body.as_deref(), Some("<p>1 &lt; 2</p>"));
        assert_eq!(entry.updated.unwrap().timestamp(), feed().updated.timestamp().as_second());
    }

    #[test]
    fn entry_of_an_older_page_has_its_summary_alone() {
        let text = String::from_utf8(atom(&older_feed())).unwrap();
        assert!(text.contains("<summary>Short.</summary>\n  </entry>"), "{text}");
    }

    #[test]
    fn feed_without_entries_still_states_a_time() {
        let parsed = feed_rs::parser::parse(atom(&empty_feed()).as_slice()).unwrap();
        assert!(parsed.entries.is_empty());
        assert!(parsed.updated.is_some());
    }
}
