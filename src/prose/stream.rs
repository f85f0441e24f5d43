//! From the events of a text's Markdown to the events that are printed.
//!
//! One pass in the order of the text. Whatever the printer would write otherwise than a page needs it (headings,
//! links, pictures, footnotes, tables, code, alerts) is replaced by finished HTML here; the rest goes through.

mod block;
mod inline;

pub(in crate::prose) use block::alert_word;
pub(in crate::prose) use inline::wording;

use std::mem;
use std::vec::IntoIter;

use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::check::markdown_options;
use crate::prose::footnote::Footnotes;
use crate::prose::footnote::Place;
use crate::prose::heading::OpenHeading;
use crate::prose::manuscript::Manuscript;
use crate::prose::table::OpenTable;

/// A part of a text as the events that are printed: what stands before the first section, or a section.
#[derive(Default)]
pub(in crate::prose) struct Part<'a> {
    pub(in crate::prose) id: String,
    pub(in crate::prose) title: Vec<Event<'a>>,
    pub(in crate::prose) content: Vec<Event<'a>>,
}

/// Returns the parts of a text: what stands before the first section, then the sections.
pub(in crate::prose) fn parts<'a>(manuscript: &'a Manuscript<'a>) -> Vec<Part<'a>> {
    let mut stream = Stream::new(manuscript);
    while let Some(event) = stream.events.next() {
        stream.take(event);
    }
    stream.finish()
}

struct Stream<'a> {
    manuscript: &'a Manuscript<'a>,
    events: IntoIter<Event<'a>>,
    /// The elements that are open, the innermost last.
    open: Vec<Open>,
    /// Where printed events go.
    out: Vec<Event<'a>>,
    /// What was printed around the headings and footnotes that are open.
    around: Vec<Vec<Event<'a>>>,
    part: Part<'a>,
    parts: Vec<Part<'a>>,
    footnotes: Footnotes<'a>,
    headings: usize,
    tables: usize,
    table: OpenTable,
}

/// An open element, by what ends it.
enum Open {
    /// The printer's own end.
    Passed,
    /// The end of a paragraph, in which an HTML block is shown as text.
    HtmlBlock,
    /// All of a heading.
    Heading(OpenHeading),
    /// All of a footnote of this name.
    Footnote(String),
    /// The end of a table and of what it scrolls in.
    Table,
    /// The end of a cell.
    Cell,
    /// The end of a link.
    Link,
    /// Nothing, for a link that leads nowhere.
    Nothing,
    /// The end of an alert.
    Alert,
}

impl<'a> Stream<'a> {
    fn new(manuscript: &'a Manuscript<'a>) -> Stream<'a> {
        let events: Vec<Event<'a>> = Parser::new_ext(manuscript.markdown, markdown_options()).collect();
        Stream {
            manuscript,
            events: events.into_iter(),
            open: Vec::new(),
            out: Vec::new(),
            around: Vec::new(),
            part: Part::default(),
            parts: Vec::new(),
            footnotes: Footnotes::new(manuscript),
            headings: 0,
            tables: 0,
            table: OpenTable::default(),
        }
    }

    fn take(&mut self, event: Event<'a>) {
        let event = match event {
            Event::Start(tag) => return self.start(tag),
            Event::End(tag) => return self.end(tag),
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            Event::FootnoteReference(name) => {
                let encloses = |open: &Open| matches!(open, Open::Heading(_) | Open::Link);
                let place = if self.open.iter().any(encloses) { Place::Enclosed } else { Place::Text };
                self.footnotes.refer(self.manuscript, &name, place)
            }
            Event::TaskListMarker(is_done) => self.task(is_done),
            Event::HardBreak => inline_html("<br>\n"),
            Event::Rule => block_html("<hr>\n"),
            Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::InlineMath(_) | Event::DisplayMath(_) => event,
        };
        self.out.push(event);
    }

    fn start(&mut self, tag: Tag<'a>) {
        if tag == Tag::Paragraph && self.take_block() {
            return;
        }
        let open = match tag {
            Tag::HtmlBlock => self.pass(Tag::Paragraph, Open::HtmlBlock),
            Tag::Heading { level, .. } => self.open_heading(level),
            Tag::FootnoteDefinition(name) => {
                self.around.push(mem::take(&mut self.out));
                Open::Footnote(name.into_string())
            }
            Tag::BlockQuote(Some(kind)) => self.open_alert(kind),
            Tag::CodeBlock(kind) => return self.take_code(&kind),
            Tag::Table(alignments) => self.open_table(alignments),
            Tag::TableHead => {
                self.table.open_head();
                self.pass(Tag::TableHead, Open::Passed)
            }
            Tag::TableRow => {
                self.table.open_row();
                self.pass(Tag::TableRow, Open::Passed)
            }
            Tag::TableCell => {
                self.out.push(self.table.open_cell());
                Open::Cell
            }
            Tag::Image { dest_url, title, .. } => return self.take_image(&dest_url, &title),
            Tag::Link { link_type: LinkType::Autolink, dest_url, .. } => return self.take_autolink(&dest_url),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => self.open_link(&format!("mailto:{dest_url}"), ""),
            Tag::Link { dest_url, title, .. } => self.open_link(&dest_url, &title),
            other => self.pass(other, Open::Passed),
        };
        self.open.push(open);
    }

    fn end(&mut self, tag: TagEnd) {
        match self.open.pop().expect("every end has a start") {
            Open::Passed => self.out.push(Event::End(tag)),
            Open::HtmlBlock => self.out.push(Event::End(TagEnd::Paragraph)),
            Open::Heading(heading) => self.close_heading(&heading),
            Open::Footnote(name) => {
                let content = self.leave();
                self.footnotes.define(&name, content);
            }
            Open::Table => self.out.extend(OpenTable::close()),
            Open::Cell => self.out.push(self.table.close_cell()),
            Open::Link => self.out.push(inline_html("</a>")),
            Open::Nothing => {}
            Open::Alert => self.out.push(block_html("</div>\n")),
        }
    }

    fn finish(mut self) -> Vec<Part<'a>> {
        self.out.extend(self.footnotes.finish(self.manuscript));
        self.part.content = self.out;
        self.parts.push(self.part);
        self.parts
    }

    fn pass(&mut self, tag: Tag<'a>, open: Open) -> Open {
        self.out.push(Event::Start(tag));
        open
    }

    /// Goes back to what was printed around an element, and returns what was printed in it.
    fn leave(&mut self) -> Vec<Event<'a>> {
        let around = self.around.pop().expect("what is left was entered");
        mem::replace(&mut self.out, around)
    }

    /// Takes the events up to the end of the element that has just begun, without that end.
    fn rest(&mut self) -> Vec<Event<'a>> {
        let mut depth = 0_usize;
        let mut events = Vec::new();
        for event in self.events.by_ref() {
            match &event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            events.push(event);
        }
        events
    }
}

fn inline_html<'a>(html: impl Into<CowStr<'a>>) -> Event<'a> {
    Event::InlineHtml(html.into())
}

fn block_html<'a>(html: impl Into<CowStr<'a>>) -> Event<'a> {
    Event::Html(html.into())
}
