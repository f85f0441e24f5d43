//! Writing XML into memory.
//!
//! Escaping and nesting are right by construction: there is no way to write a tag as text. Characters that XML 1.0
//! cannot hold, even escaped, are dropped.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::BytesDecl;
use quick_xml::events::BytesEnd;
use quick_xml::events::BytesStart;
use quick_xml::events::BytesText;
use quick_xml::events::Event;

/// A document that is being written, two spaces to a level.
pub(in crate::export) struct XmlDocument {
    writer: Writer<Vec<u8>>,
}

/// The attributes of an element, in order.
pub(in crate::export) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl XmlDocument {
    /// Writes a document in UTF-8 whose root element has the content that `content` writes.
    pub(in crate::export) fn write(
        root: &str,
        attributes: Attributes,
        content: impl FnOnce(&mut XmlDocument),
    ) -> Vec<u8> {
        let mut document = XmlDocument { writer: Writer::new_with_indent(Vec::new(), b' ', 2) };
        document.event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        document.element(root, attributes, content);
        let mut bytes = document.writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    /// Writes an element whose content `content` writes.
    pub(in crate::export) fn element(
        &mut self,
        name: &str,
        attributes: Attributes,
        content: impl FnOnce(&mut XmlDocument),
    ) {
        self.event(Event::Start(start(name, attributes)));
        content(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// Writes an element that holds a text alone.
    pub(in crate::export) fn text(&mut self, name: &str, attributes: Attributes, text: &str) {
        let text = allowed(text);
        self.element(name, attributes, |document| document.event(Event::Text(BytesText::new(&text))));
    }

    /// Writes an element without content.
    pub(in crate::export) fn empty(&mut self, name: &str, attributes: Attributes) {
        self.event(Event::Empty(start(name, attributes)));
    }

    fn event(&mut self, event: Event) {
        self.writer.write_event(event).expect("memory takes every byte");
    }
}

fn start<'a>(name: &'a str, attributes: Attributes) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, allowed(value).as_ref()));
    }
    start
}

/// Drops what XML 1.0 cannot hold (section 2.2, production `Char`).
fn allowed(text: &str) -> Cow<'_, str> {
    let is_allowed =
        |c: char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    // Forbidden characters are control characters of ASCII, or begin with the byte 0xef.
    let is_harmless = |byte: u8| byte >= 0x20 && byte != 0xef || matches!(byte, b'\t' | b'\n' | b'\r');
    // All of them are looked at, whatever is found, since that takes many at once.
    if text.bytes().fold(true, |is_innocent, byte| is_innocent & is_harmless(byte)) || text.chars().all(is_allowed) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| is_allowed(*c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_attributes_are_escaped_once_and_cleaned() {
        let bytes = XmlDocument::write("root", &[("a", "1 < \"2\"\u{0}")], |document| {
            document.text("title", &[], "R&D <b>\u{b}\u{ffff} &amp;");
            document.empty("link", &[("href", "https://example.org/?a&b")]);
        });
        let expected = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<root a=\"1 &lt; &quot;2&quot;\">\n  \
            <title>R&amp;D &lt;b&gt; &amp;amp;</title>\n  <link href=\"https://example.org/?a&amp;b\"/>\n</root>\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
