//! One scan of a Markdown body, which cuts it into passages.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::read::outline::markdown_options;
use crate::read::passage::OBJECT;
use crate::read::passage::Passage;
use crate::read::passage::PassageKind;
use crate::read::passage::PassageLink;
use crate::text::Span;
use crate::text::Spanned;

/// Returns the passages of a text in order; every span is in the file that `body` names.
pub(crate) fn passages(text: &str, body: Span) -> Vec<Passage> {
    let mut scan = Scan {
        text,
        body,
        passages: Vec::new(),
        open: None,
        lists: Vec::new(),
        count: 0,
        cell: (0, 0, 0),
        is_in_fact: false,
    };
    for (event, range) in Parser::new_ext(&text[body.range()], markdown_options()).into_offset_iter() {
        scan.event(event, body.start + range.start..body.start + range.end);
    }
    scan.close();
    scan.passages
}

struct Scan<'t> {
    /// The whole file.
    text: &'t str,
    body: Span,
    passages: Vec<Passage>,
    open: Option<Passage>,
    /// The lists around, each with whether its item has had a passage.
    lists: Vec<(usize, bool)>,
    count: usize,
    cell: (usize, usize, usize),
    is_in_fact: bool,
}

impl Scan<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(TagEnd::Link) if self.is_in_fact => self.is_in_fact = false,
            Event::End(end) => self.end(end),
            // The name between the angle brackets; what the fact prints is the same in every language.
            Event::Text(_) if self.is_in_fact => {}
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.inline(&range).push(&text, range);
            }
            Event::Code(code) => {
                let span = Span::new(self.body.file, range.clone());
                let passage = self.inline(&range);
                passage.codes.push(Spanned::new(code.to_string(), span));
                passage.push(&OBJECT.to_string(), range);
            }
            Event::SoftBreak | Event::HardBreak => self.inline(&range).push("\n", range),
            Event::InlineHtml(_) => self.inline(&range).push(" ", range),
            Event::Html(_) | Event::FootnoteReference(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.begin(PassageKind::Heading(level as u8), range),
            Tag::Paragraph => {
                let kind = self.flow();
                self.begin(kind, range);
            }
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.begin(PassageKind::Code(info), range);
            }
            Tag::List(_) => {
                self.close();
                self.count += 1;
                self.lists.push((self.count, true));
            }
            Tag::Item => {
                self.close();
                self.lists.iter_mut().last().expect("an item is in a list").1 = false;
            }
            Tag::Table(_) => {
                self.count += 1;
                self.cell = (self.count, 0, 0);
            }
            Tag::TableRow => self.cell = (self.cell.0, self.cell.1 + 1, 0),
            Tag::TableCell => {
                let (table, row, column) = self.cell;
                self.begin(PassageKind::Cell(table, row, column), range);
                self.cell.2 += 1;
            }
            Tag::DefinitionListTitle | Tag::DefinitionListDefinition | Tag::BlockQuote(_) => self.close(),
            Tag::Link { link_type: LinkType::Autolink, dest_url, .. } => self.autolink(dest_url, range),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.link(&dest_url, range),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::TableCell | TagEnd::Item => {
                self.close();
            }
            TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => self.close(),
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::Link | TagEnd::Image => {
                if let Some(passage) = &mut self.open
                    && let Some(link) = passage.links.iter_mut().rev().find(|link| link.covers.end == usize::MAX)
                {
                    link.covers.end = passage.text.len();
                }
            }
            _ => {}
        }
    }

    /// What text is here: the beginning of an item, or a paragraph.
    fn flow(&mut self) -> PassageKind {
        match self.lists.last_mut() {
            Some((list, has_passage)) if !*has_passage => {
                *has_passage = true;
                PassageKind::Item(*list)
            }
            _ => PassageKind::Paragraph,
        }
    }

    fn begin(&mut self, kind: PassageKind, range: Range<usize>) {
        self.close();
        self.open = Some(Passage::new(kind, Span::new(self.body.file, range)));
    }

    fn close(&mut self) {
        let Some(mut passage) = self.open.take() else { return };
        let length = passage.text.len();
        passage.links.iter_mut().for_each(|link| link.covers.end = link.covers.end.min(length));
        let is_cell = matches!(passage.kind, PassageKind::Cell(..));
        if is_cell || !passage.text.trim().is_empty() || !passage.facts.is_empty() || !passage.links.is_empty() {
            self.passages.push(passage);
        }
    }

    /// Returns the open passage; the text of a tight item has no paragraph around it.
    fn inline(&mut self, range: &Range<usize>) -> &mut Passage {
        if self.open.is_none() {
            let kind = self.flow();
            self.open = Some(Passage::new(kind, Span::new(self.body.file, range.clone())));
        }
        let passage = self.open.as_mut().expect("it was opened just now");
        passage.span.end = passage.span.end.max(range.end);
        passage
    }

    fn autolink(&mut self, destination: CowStr<'_>, range: Range<usize>) {
        let name = destination.strip_prefix("fact:").or(destination.strip_prefix("block:"));
        let Some(name) = name else { return self.link(&destination, range) };
        let span = Span::new(self.body.file, range.clone());
        self.is_in_fact = true;
        let passage = self.inline(&range);
        passage.facts.push(Spanned::new(name.to_owned(), span));
        passage.push(&OBJECT.to_string(), range);
    }

    fn link(&mut self, destination: &str, range: Range<usize>) {
        let found = self.text[range.clone()].rfind(destination).filter(|_| !destination.is_empty());
        let place = found.map_or(range.clone(), |at| range.start + at..range.start + at + destination.len());
        let destination = Spanned::new(destination.to_owned(), Span::new(self.body.file, place));
        let passage = self.inline(&range);
        let start = passage.text.len();
        passage.links.push(PassageLink { destination, covers: start..usize::MAX });
    }
}
