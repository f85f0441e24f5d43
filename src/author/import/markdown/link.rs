//! Links and pictures.
//!
//! A picture of another site becomes a link to it: pages make no request to another host.

use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;

use crate::author::import::markdown::Origin;
use crate::author::import::markdown::Placed;
use crate::author::import::markdown::Remark;
use crate::author::import::markdown::destination::Destination;
use crate::author::import::markdown::edit::Edits;
use crate::author::import::markdown::heading::Headings;

/// A line such as `[name]: address "title"`.
pub(super) struct Definition {
    range: Range<usize>,
    destination: String,
    title: Option<String>,
}

/// Returns the definitions of a text's reference links.
pub(super) fn definitions(parser: &Parser) -> Vec<Definition> {
    let found = parser.reference_definitions().iter().map(|(_, definition)| Definition {
        range: definition.span.clone(),
        destination: definition.dest.to_string(),
        title: definition.title.as_ref().map(ToString::to_string),
    });
    let mut found: Vec<Definition> = found.collect();
    found.sort_by_key(|definition| definition.range.start);
    found
}

/// Changes the links that would lead nowhere, and returns what is shown in another way.
pub(super) fn edit(
    edits: &mut Edits,
    events: &Placed,
    definitions: &[Definition],
    headings: &Headings,
    origin: &Origin,
) -> Vec<Remark> {
    let resolve = |destination: &str| origin.resolve(destination, |anchor| headings.id_of(anchor));
    let mut remarks = Vec::new();
    for definition in definitions {
        edit_definition(edits, definition, &resolve(&definition.destination), &mut remarks);
    }
    for link in links(events) {
        link.edit(edits, &resolve(&link.destination), &mut remarks);
    }
    remarks
}

fn edit_definition(edits: &mut Edits, definition: &Definition, to: &Destination, remarks: &mut Vec<Remark>) {
    let (Destination::Full(url) | Destination::Heading(url)) = to else { return };
    let text = &edits.source()[definition.range.clone()];
    let Some(label) = text.find("]:") else { return };
    let new = format!("{} {}", &text[..label + 2], target(url, definition.title.as_deref()));
    let line = if text.ends_with('\n') { "\n" } else { "" };
    edits.replace(definition.range.clone(), &format!("{new}{line}"));
    remarks.extend(completed(&definition.destination, to));
}

/// A link or picture, with the place of what it shows.
struct Link {
    kind: Kind,
    style: LinkType,
    destination: String,
    title: String,
    range: Range<usize>,
    inner: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Link,
    Image,
    ImageInLink,
}

fn links(events: &Placed) -> Vec<Link> {
    let mut open: Vec<Link> = Vec::new();
    let mut closed = Vec::new();
    for (event, range) in events {
        // What is open ends where its own range does.
        while open.last().is_some_and(|link| link.range.end <= range.start) {
            closed.extend(open.pop());
        }
        if let (Some(link), false) = (open.last_mut(), matches!(event, Event::End(_))) {
            link.inner.end = link.inner.end.max(range.end);
        }
        let Event::Start(Tag::Link { .. } | Tag::Image { .. }) = event else { continue };
        open.extend(Link::new(event, range, open.is_empty()));
    }
    closed.extend(open.into_iter().rev());
    closed
}

impl Link {
    fn new(event: &Event, range: &Range<usize>, is_outer: bool) -> Option<Link> {
        let (kind, style, destination, title) = match event {
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => (Kind::Link, link_type, dest_url, title),
            Event::Start(Tag::Image { link_type, dest_url, title, .. }) => {
                (if is_outer { Kind::Image } else { Kind::ImageInLink }, link_type, dest_url, title)
            }
            _ => return None,
        };
        let start = range.start + if kind == Kind::Link { "[".len() } else { "![".len() };
        let (destination, title) = (destination.to_string(), title.to_string());
        Some(Link { kind, style: *style, destination, title, range: range.clone(), inner: start..start })
    }

    fn edit(&self, edits: &mut Edits, to: &Destination, remarks: &mut Vec<Remark>) {
        // An address in angle brackets is text where its scheme is not known.
        if matches!(self.style, LinkType::Autolink | LinkType::Email) {
            return;
        }
        let remark = |why| Remark { value: self.destination.clone(), why };
        match (self.kind, to) {
            (Kind::ImageInLink, _) => {
                self.unlink(edits, "");
                remarks.push(remark("a picture inside a link: its words stay"));
            }
            (Kind::Link | Kind::Image, Destination::Refused) => {
                self.unlink(edits, &format!(" (`{}`)", self.destination.replace('`', "%60")));
                remarks.push(remark("a site has no link of this kind: the address stays as text"));
            }
            (Kind::Link, _) => self.retarget(edits, to, remarks),
            (Kind::Image, _) => {
                edits.replace(self.range.start..self.range.start + 1, "");
                self.retarget(edits, to, remarks);
                remarks.push(remark("a picture of another site: a link leads to it"));
            }
        }
    }

    fn unlink(&self, edits: &mut Edits, behind: &str) {
        edits.replace(self.range.start..self.inner.start, "");
        edits.replace(self.inner.end..self.range.end, behind);
    }

    /// A reference link keeps its name: the definition is changed instead.
    fn retarget(&self, edits: &mut Edits, to: &Destination, remarks: &mut Vec<Remark>) {
        let is_empty = self.inner.is_empty();
        let words =
            if is_empty { self.destination.replace(['[', ']', '\\', '`', '*', '_', '<'], "") } else { String::new() };
        let full = match to {
            Destination::Full(url) | Destination::Heading(url) => url,
            Destination::Kept | Destination::Refused => &self.destination,
        };
        let is_changed = is_empty || *full != self.destination;
        if self.style == LinkType::Inline && is_changed {
            let title = Some(self.title.as_str()).filter(|title| !title.is_empty());
            let behind = format!("{words}]({})", target(full, title));
            edits.replace(self.inner.end..self.range.end, &behind);
            remarks.extend(completed(&self.destination, to));
        }
    }
}

fn completed(destination: &str, to: &Destination) -> Option<Remark> {
    let why = "a relative link: its full address stands there now";
    matches!(to, Destination::Full(_)).then(|| Remark { value: destination.to_owned(), why })
}

fn target(url: &str, title: Option<&str>) -> String {
    let url = url.replace('<', "%3C").replace('>', "%3E");
    match title {
        Some(title) => format!("<{url}> \"{}\"", title.replace('\\', "\\\\").replace('"', "\\\"")),
        None => format!("<{url}>"),
    }
}
