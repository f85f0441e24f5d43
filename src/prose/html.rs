//! HTML from events and strings.

use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;
use pulldown_cmark::html::push_html;

/// Returns a text as it may stand between tags and in a quoted attribute.
pub(in crate::prose) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
    html
}

/// Returns events as HTML without the characters that HTML forbids.
pub(in crate::prose) fn print(events: Vec<Event<'_>>) -> String {
    let mut html = String::new();
    push_html(&mut html, events.into_iter());
    // To look at bytes is much cheaper than to read characters, and tells of most texts that they need no change.
    // All of them are looked at, whatever is found, since that takes many at once.
    let is_innocent = html.bytes().fold(true, |is_innocent, byte| is_innocent & is_harmless(byte));
    if is_innocent { html } else { html.replace(is_forbidden, "\u{fffd}") }
}

/// Whether a byte of UTF-8 is in no character that HTML forbids: those begin with others.
fn is_harmless(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\r' | 0x20..=0x7e | 0x80..=0xc1 | 0xc3..=0xee)
}

/// The HTML standard, section 13.2.3.5: no control characters but white space, and no noncharacters.
pub(in crate::prose) fn is_forbidden(c: char) -> bool {
    let code = u32::from(c);
    let is_noncharacter = (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe;
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || is_noncharacter
}

/// Returns the opening tag of a link whose address may be followed.
pub(in crate::prose) fn link(href: &str, title: &str, attributes: &[(&str, &str)]) -> String {
    // The URL standard does not allow a bare `^`, which the printer lets through.
    let (dest_url, title) = (CowStr::from(href.replace('^', "%5E")), CowStr::from(title));
    let start = Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, id: CowStr::from("") });
    with_attributes(print(vec![start]), ">", attributes)
}

/// Returns a picture.
pub(in crate::prose) fn image(source: &str, alt: &str, title: &str) -> String {
    let (dest_url, title) = (CowStr::from(source), CowStr::from(title));
    let start = Event::Start(Tag::Image { link_type: LinkType::Inline, dest_url, title, id: CowStr::from("") });
    let events = vec![start, Event::Text(CowStr::from(alt)), Event::End(TagEnd::Image)];
    with_attributes(print(events), " />", &[("loading", "lazy")])
}

fn with_attributes(html: String, end: &str, attributes: &[(&str, &str)]) -> String {
    let mut html = html.strip_suffix(end).expect("the tag ends so").to_owned();
    for (name, value) in attributes {
        html.push_str(&format!(" {name}=\"{}\"", escape(value)));
    }
    html + ">"
}
