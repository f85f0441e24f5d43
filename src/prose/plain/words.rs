//! What stands in the lines of a text, in words alone.

use std::collections::BTreeMap;
use std::mem;
use std::vec::IntoIter;

use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::check::markdown_options;
use crate::prose::fact::Wording;
use crate::prose::link;
use crate::prose::manuscript::Manuscript;

/// The events of a text's blocks, in which links, facts, pictures and marks have become words.
pub(super) struct Words<'a> {
    /// The text without its footnotes; each heading has its final id.
    pub(super) text: Vec<Event<'a>>,
    /// The footnotes with their numbers, in that order.
    pub(super) notes: Vec<(usize, Vec<Event<'a>>)>,
}

impl<'a> Words<'a> {
    /// Reads a text.
    pub(super) fn of(manuscript: &Manuscript<'a>) -> Words<'a> {
        let events: Vec<Event<'a>> = Parser::new_ext(manuscript.markdown, markdown_options()).collect();
        let mut reader = Reader {
            manuscript,
            events: events.into_iter(),
            open: Vec::new(),
            out: Vec::new(),
            around: Vec::new(),
            headings: 0,
            numbers: BTreeMap::new(),
            notes: BTreeMap::new(),
        };
        while let Some(event) = reader.events.next() {
            reader.take(event);
        }
        let notes = reader.notes.into_values().enumerate().map(|(index, note)| (index + 1, note));
        Words { text: reader.out, notes: notes.collect() }
    }
}

struct Reader<'m, 'a> {
    manuscript: &'m Manuscript<'a>,
    events: IntoIter<Event<'a>>,
    /// The elements that are open, the innermost last.
    open: Vec<Open>,
    out: Vec<Event<'a>>,
    /// What was read around the footnotes that are open.
    around: Vec<Vec<Event<'a>>>,
    headings: usize,
    /// The footnotes' numbers by name, in the order in which they are met.
    numbers: BTreeMap<String, usize>,
    notes: BTreeMap<usize, Vec<Event<'a>>>,
}

/// An open element, by what its end becomes.
enum Open {
    /// Itself.
    Block,
    /// Nothing: emphasis and its like.
    Mark,
    /// The address behind the words, where one may be followed; the words begin at this place.
    Link(Option<String>, usize),
    /// A footnote of this number.
    Note(usize),
}

impl<'a> Reader<'_, 'a> {
    fn take(&mut self, event: Event<'a>) {
        let event = match event {
            Event::Start(tag) => return self.start(tag),
            Event::End(tag) => return self.end(tag),
            Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            Event::FootnoteReference(name) => text(format!("[{}]", self.number(&name))),
            Event::TaskListMarker(is_done) => text(if is_done { "[x] " } else { "[ ] " }),
            other => other,
        };
        self.out.push(event);
    }

    fn start(&mut self, tag: Tag<'a>) {
        let open = match tag {
            Tag::Link { link_type: LinkType::Autolink, dest_url, .. } => match self.words_of(&dest_url) {
                Some(words) => {
                    self.out.push(text(words));
                    // The name of the fact and the end of the link.
                    self.events.nth(1);
                    return;
                }
                None => self.link(&dest_url),
            },
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => self.link(&format!("mailto:{dest_url}")),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.link(&dest_url),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => Open::Mark,
            Tag::FootnoteDefinition(name) => {
                self.around.push(mem::take(&mut self.out));
                Open::Note(self.number(&name))
            }
            Tag::Heading { level, classes, attrs, .. } => {
                let id = self.manuscript.headings.get(self.headings).map(|heading| CowStr::from(heading.id.as_str()));
                self.headings += 1;
                self.block(Tag::Heading { level, id, classes, attrs })
            }
            other => self.block(other),
        };
        self.open.push(open);
    }

    fn end(&mut self, tag: TagEnd) {
        match self.open.pop().expect("every end has a start") {
            Open::Block => self.out.push(Event::End(tag)),
            Open::Mark => {}
            Open::Link(address, from) => self.end_link(address, from),
            Open::Note(number) => {
                let around = self.around.pop().expect("what is left was entered");
                let note = mem::replace(&mut self.out, around);
                // The first of a name counts.
                self.notes.entry(number).or_insert(note);
            }
        }
    }

    fn block(&mut self, tag: Tag<'a>) -> Open {
        self.out.push(Event::Start(tag));
        Open::Block
    }

    /// Returns the words that stand for an autolink: those of a fact, none for a block, itself where it is no address.
    fn words_of(&self, destination: &str) -> Option<String> {
        if let Some(name) = destination.strip_prefix("fact:") {
            let fact = (self.manuscript.resolve.fact)(name)?;
            return Some(Wording::new(&fact, self.manuscript.phrases).text);
        }
        if destination.starts_with("block:") {
            return Some(String::new());
        }
        (!link::has_known_scheme(destination)).then(|| format!("<{destination}>"))
    }

    fn link(&self, destination: &str) -> Open {
        let address = self.manuscript.destination(destination).filter(|address| link::has_known_scheme(address));
        Open::Link(address.map(readable), self.out.len())
    }

    fn end_link(&mut self, address: Option<String>, from: usize) {
        let Some(address) = address else { return };
        let words: String = self.out[from..].iter().filter_map(words_in).collect();
        if words.trim().is_empty() {
            self.out.push(text(address));
        } else if words.trim() != address {
            self.out.push(text(format!(" ({address})")));
        }
    }

    fn number(&mut self, name: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(name.to_owned()).or_insert(next)
    }
}

/// A mail address or a telephone number needs no scheme to be read.
fn readable(address: String) -> String {
    let strip = |scheme: &str| {
        let (start, rest) = address.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| rest.to_owned())
    };
    strip("mailto:").or_else(|| strip("tel:")).unwrap_or(address)
}

fn words_in<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(text) => Some(text),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    }
}

fn text<'a>(text: impl Into<CowStr<'a>>) -> Event<'a> {
    Event::Text(text.into())
}
