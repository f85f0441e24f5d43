//! A text's Markdown as plain text, for documents that hold no markup.
//!
//! Nothing is lost but marks and generated blocks: a link's address stands behind its words, code keeps its lines, and
//! footnotes stand at the end.

mod page;
mod words;

use std::mem;

use pulldown_cmark::BlockQuoteKind;
use pulldown_cmark::Event;
use pulldown_cmark::HeadingLevel;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::prose::line::join_lines;
use crate::prose::manuscript::Manuscript;
use crate::prose::plain::page::Gap;
use crate::prose::plain::page::Page;
use crate::prose::plain::words::Words;

/// A text as plain text, cut at its headings of level 2.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    /// What stands before the first section; empty where nothing does.
    pub intro: String,
    /// The sections; the footnotes are at the end of the last one, or of `intro` where there is none.
    pub sections: Vec<PlainSection>,
}

/// A section: a heading of level 2 and what follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainSection {
    /// The heading's id.
    pub id: String,
    /// The heading's text.
    pub title: String,
    /// What follows; empty where nothing does.
    pub text: String,
}

impl Plain {
    /// Returns the section whose heading has an id.
    pub fn section(&self, id: &str) -> Option<&PlainSection> {
        self.sections.iter().find(|section| section.id == id)
    }
}

/// Prints a text without marks.
pub(in crate::prose) fn print(manuscript: &Manuscript<'_>) -> Plain {
    let mut words = Words::of(manuscript);
    join_lines(&mut words.text);
    let mut printer = Printer::new(manuscript);
    words.text.into_iter().for_each(|event| printer.take(event));
    for (number, mut note) in words.notes {
        join_lines(&mut note);
        printer.page.write(&format!("[{number}] "));
        note.into_iter().for_each(|event| printer.take(event));
        printer.page.end_block();
    }
    printer.finish()
}

/// From events, in which words alone are left of what stands in a line, to lines.
struct Printer<'a> {
    manuscript: &'a Manuscript<'a>,
    plain: Plain,
    page: Page,
    /// How many lists and quotations are open, in which a heading begins no section.
    depth: usize,
    /// The next numbers of the lists that are open, the innermost last; `None` for one without.
    lists: Vec<Option<u64>>,
    /// Whether the row that is open has a cell before the next one.
    has_cell: bool,
}

impl<'a> Printer<'a> {
    fn new(manuscript: &'a Manuscript<'a>) -> Printer<'a> {
        let (plain, page) = (Plain::default(), Page::default());
        Printer { manuscript, plain, page, depth: 0, lists: Vec::new(), has_cell: false }
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Paragraph) => {}
            Event::Start(Tag::TableCell) => self.start_cell(),
            Event::End(TagEnd::TableCell) => {}
            Event::Start(tag) => {
                self.page.end_block();
                self.start(&tag);
            }
            Event::End(tag) => {
                self.page.end_block();
                self.end(tag);
            }
            Event::Text(text) => self.page.write(&text),
            Event::SoftBreak => self.page.write(" "),
            Event::HardBreak => self.page.write("\n"),
            // What is left says nothing, or has become words before.
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level: HeadingLevel::H2, id, .. } if self.depth == 0 => {
                self.end_part();
                let id = id.as_deref().unwrap_or_default().to_owned();
                self.plain.sections.push(PlainSection { id, ..PlainSection::default() });
            }
            Tag::CodeBlock(_) => self.page.indent("    "),
            Tag::List(first) => {
                self.depth += 1;
                // A list in an item belongs to the line before it.
                self.page.set_gap(if self.lists.is_empty() { Gap::Blank } else { Gap::Line });
                self.lists.push(*first);
            }
            Tag::Item => {
                let marker = self.marker();
                self.page.mark(&marker);
            }
            Tag::BlockQuote(kind) => {
                self.depth += 1;
                match kind {
                    Some(kind) => self.alert(*kind),
                    None => self.page.indent("> "),
                }
            }
            Tag::DefinitionListDefinition => {
                self.page.set_gap(Gap::Line);
                self.page.indent("  ");
            }
            Tag::TableHead | Tag::TableRow => self.has_cell = false,
            _ => {}
        }
    }

    fn start_cell(&mut self) {
        if mem::replace(&mut self.has_cell, true) {
            self.page.write(" | ");
        }
    }

    fn marker(&mut self) -> String {
        match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            Some(None) | None => "- ".to_owned(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(HeadingLevel::H2) if self.depth == 0 => {
                let title = mem::take(&mut self.page).finish();
                self.plain.sections.last_mut().expect("its start began a section").title = title;
            }
            TagEnd::CodeBlock | TagEnd::DefinitionListDefinition | TagEnd::BlockQuote(None) => self.page.dedent(),
            TagEnd::Item => {
                self.page.dedent();
                self.page.set_gap(Gap::Line);
            }
            TagEnd::List(_) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.page.set_gap(Gap::Blank);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => self.page.set_gap(Gap::Line),
            TagEnd::Table => self.page.set_gap(Gap::Blank),
            _ => {}
        }
        self.depth -= usize::from(matches!(tag, TagEnd::List(_) | TagEnd::BlockQuote(_)));
    }

    /// Writes the title of an alert, on a line of its own above what it says.
    fn alert(&mut self, kind: BlockQuoteKind) {
        let title = match kind {
            BlockQuoteKind::Note => "alert-note",
            BlockQuoteKind::Tip => "alert-tip",
            BlockQuoteKind::Important => "alert-important",
            BlockQuoteKind::Warning => "alert-warning",
            BlockQuoteKind::Caution => "alert-caution",
        };
        self.page.write(&self.manuscript.word(title, &[]));
        self.page.end_block();
        self.page.set_gap(Gap::Line);
    }

    fn end_part(&mut self) {
        let text = mem::take(&mut self.page).finish();
        match self.plain.sections.last_mut() {
            Some(section) => section.text = text,
            None => self.plain.intro = text,
        }
    }

    fn finish(mut self) -> Plain {
        self.end_part();
        self.plain
    }
}

#[cfg(test)]
mod tests;
