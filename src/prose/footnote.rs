//! Footnotes, gathered into one list at the end of the text.

use std::collections::BTreeMap;

use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::TagEnd;

use crate::phrase::Argument;
use crate::prose::html::escape;
use crate::prose::html::link;
use crate::prose::manuscript::Manuscript;

/// The footnotes of a text.
pub(in crate::prose) struct Footnotes<'a> {
    /// What their ids begin with; no heading's id begins so.
    prefix: String,
    notes: BTreeMap<String, Note<'a>>,
    /// Their names in the order of their numbers.
    order: Vec<String>,
}

#[derive(Default)]
struct Note<'a> {
    number: usize,
    /// How many links lead to it.
    links: usize,
    content: Option<Vec<Event<'a>>>,
}

/// Whether a reference to a footnote may be a link that a reader can come back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::prose) enum Place {
    /// In running text.
    Text,
    /// In a heading, which may be printed twice, or in a link, which holds no other.
    Enclosed,
}

impl<'a> Footnotes<'a> {
    pub(in crate::prose) fn new(manuscript: &Manuscript<'_>) -> Footnotes<'a> {
        let mut prefix = "note".to_owned();
        while manuscript.headings.iter().any(|heading| heading.id.starts_with(&prefix)) {
            prefix.push('-');
        }
        Footnotes { prefix, notes: BTreeMap::new(), order: Vec::new() }
    }

    /// Returns a reference to a footnote.
    pub(in crate::prose) fn refer(&mut self, manuscript: &Manuscript<'_>, name: &str, place: Place) -> Event<'a> {
        let number = self.number(name);
        let html = match place {
            Place::Enclosed => format!("<sup class=\"footnote-reference\">{number}</sup>"),
            Place::Text => {
                let note = self.notes.entry(name.to_owned()).or_default();
                note.links += 1;
                let id = reference_id(&self.prefix, number, note.links);
                let tag = link(&manuscript.here(&format!("{}-{number}", self.prefix)), "", &[("id", &id)]);
                format!("<sup class=\"footnote-reference\">{tag}{number}</a></sup>")
            }
        };
        Event::InlineHtml(CowStr::from(html))
    }

    /// Takes what a footnote says; the first of a name counts.
    pub(in crate::prose) fn define(&mut self, name: &str, content: Vec<Event<'a>>) {
        self.notes.entry(name.to_owned()).or_default().content.get_or_insert(content);
    }

    /// Returns the list of all footnotes; nothing where there are none.
    pub(in crate::prose) fn finish(mut self, manuscript: &Manuscript<'_>) -> Vec<Event<'a>> {
        // Those that nothing refers to come last, so that no words are lost.
        for name in self.notes.keys().cloned().collect::<Vec<_>>() {
            self.number(&name);
        }
        if self.order.is_empty() {
            return Vec::new();
        }
        let mut events = vec![html("<div class=\"footnotes\">\n<ol>\n".to_owned())];
        for name in &self.order {
            let note = self.notes.remove(name).unwrap_or_default();
            events.push(html(format!("<li id=\"{}-{}\">", escape(&self.prefix), note.number)));
            events.extend(note.finish(&self.prefix, manuscript));
            events.push(html("</li>\n".to_owned()));
        }
        events.push(html("</ol>\n</div>\n".to_owned()));
        events
    }

    fn number(&mut self, name: &str) -> usize {
        let note = self.notes.entry(name.to_owned()).or_default();
        if note.number == 0 {
            self.order.push(name.to_owned());
            note.number = self.order.len();
        }
        note.number
    }
}

impl<'a> Note<'a> {
    fn finish(self, prefix: &str, manuscript: &Manuscript<'_>) -> Vec<Event<'a>> {
        let mut events = self.content.unwrap_or_default();
        if self.links == 0 {
            return events;
        }
        let number = ("number", Argument::Integer(self.number.try_into().unwrap_or(i64::MAX)));
        let label = manuscript.word("footnote-back", &[number]);
        let address = manuscript.here(&reference_id(prefix, self.number, 1));
        let tag = link(&address, "", &[("class", "footnote-back"), ("aria-label", &label)]);
        // The variation selector keeps the arrow from being shown as a picture.
        let back = Event::InlineHtml(CowStr::from(format!(" {tag}↩\u{fe0e}</a>")));
        match events.last() {
            Some(Event::End(TagEnd::Paragraph)) => events.insert(events.len() - 1, back),
            Some(_) | None => events.push(back),
        }
        events
    }
}

fn reference_id(prefix: &str, number: usize, count: usize) -> String {
    if count == 1 { format!("{prefix}-{number}-from") } else { format!("{prefix}-{number}-from-{count}") }
}

fn html<'a>(text: String) -> Event<'a> {
    Event::Html(CowStr::from(text))
}
