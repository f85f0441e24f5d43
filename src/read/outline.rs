//! A scan of a document's Markdown for what other files care about.
//!
//! Headings, links, facts, blocks and code are collected with their places, and what CommonMark left as text though
//! it was meant otherwise. The text itself is turned into HTML much later, by `prose`.

mod element;
mod normal_form;

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::read::CodeBlock;
use crate::read::Heading;
use crate::read::Link;
use crate::read::LinkKind;
use crate::read::Outline;
use crate::text::Span;
use crate::text::Spanned;

/// Returns the Markdown that documents are written in: CommonMark with tables, footnotes, strikethrough, task lists,
/// alerts, definition lists and ids behind headings.
pub fn markdown_options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Scans a text; every span of the result is in the file that `body` names.
pub(in crate::read) fn scan(text: &str, body: Span) -> Outline {
    let markdown = &text[body.range()];
    let outline = Outline { normal_form: String::with_capacity(markdown.len()), ..Outline::default() };
    let mut scan = Scan { markdown, body, outline, opaque: Vec::new(), depth: 0, open: Open::Nothing };
    let events: Vec<_> = Parser::new_ext(markdown, markdown_options()).into_offset_iter().collect();
    for index in 0..events.len() {
        scan.event(&events, index);
    }
    scan.find_unread();
    scan.outline
}

struct Scan<'t> {
    markdown: &'t str,
    body: Span,
    outline: Outline,
    /// Ranges in which `<fact:` is no mistake: code, and facts that were read.
    opaque: Vec<Range<usize>>,
    depth: usize,
    open: Open,
}

/// The heading or code block that the scan is in.
enum Open {
    Nothing,
    Heading(Heading),
    Code(CodeBlock),
}

impl Scan<'_> {
    fn event(&mut self, events: &[(Event<'_>, Range<usize>)], index: usize) {
        let (event, range) = &events[index];
        normal_form::push(&mut self.outline.normal_form, event);
        match event {
            Event::Start(tag) => {
                self.start(tag, range, events, index);
                self.depth += 1;
            }
            Event::End(end) => {
                self.depth -= 1;
                self.end(*end);
            }
            Event::Text(text) => self.text(text, range),
            Event::Code(text) => {
                self.opaque.push(range.clone());
                self.heading_text(text);
            }
            Event::SoftBreak | Event::HardBreak => self.heading_text(" "),
            Event::Html(text) => self.html(text, range),
            Event::InlineHtml(text) => {
                self.heading_text(text);
                self.html(text, range);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>, events: &[(Event<'_>, Range<usize>)], index: usize) {
        if matches!(self.open, Open::Nothing) {
            self.fill_section(tag);
        }
        match tag {
            Tag::Heading { level, id, classes, attrs } => {
                if !classes.is_empty() || !attrs.is_empty() {
                    self.crowded_braces(range);
                }
                let id = id.as_ref().map(|id| Spanned::new(id.to_string(), self.id_span(id, range)));
                let span = self.span(&self.first_line(range));
                let level = *level as u8;
                self.open = Open::Heading(Heading { level, id, text: String::new(), has_text: false, span });
            }
            Tag::CodeBlock(kind) => {
                self.opaque.push(range.clone());
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.open = Open::Code(CodeBlock { info, text: String::new(), span: self.span(range) });
            }
            Tag::Link { link_type: LinkType::Autolink, dest_url, .. } => self.autolink(dest_url, range, events, index),
            // An address in angle brackets leads where it says.
            Tag::Link { link_type: LinkType::Email, .. } => {}
            Tag::Link { dest_url, .. } => self.link(LinkKind::Link, dest_url, range),
            Tag::Image { dest_url, .. } => self.link(LinkKind::Image, dest_url, range),
            _ => {}
        }
    }

    /// Notes that something begins below the last heading.
    fn fill_section(&mut self, tag: &Tag<'_>) {
        let Some(last) = self.outline.headings.last_mut() else { return };
        last.has_text |= match tag {
            Tag::Heading { level, .. } => *level as u8 > last.level,
            _ => true,
        };
    }

    fn end(&mut self, end: TagEnd) {
        match (std::mem::replace(&mut self.open, Open::Nothing), end) {
            (Open::Heading(mut heading), TagEnd::Heading(_)) => {
                heading.text = heading.text.trim().to_owned();
                self.outline.headings.push(heading);
            }
            (Open::Code(block), TagEnd::CodeBlock) => self.outline.code.push(block),
            (open, _) => self.open = open,
        }
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        match &mut self.open {
            Open::Code(block) => block.text.push_str(text),
            Open::Nothing | Open::Heading(_) => {
                self.heading_text(text);
                self.stray_braces(range);
                self.stray_emphasis(range);
            }
        }
    }

    /// Notes HTML, but for names in angle brackets that readers fill in.
    fn html(&mut self, text: &str, range: &Range<usize>) {
        let span = self.span(range);
        match self.outline.raw_html.last_mut() {
            // A block arrives line by line.
            Some(last) if last.end == span.start => last.end = span.end,
            _ if element::is_begun(text) => self.outline.raw_html.push(span),
            _ => {}
        }
    }

    fn heading_text(&mut self, text: &str) {
        if let Open::Heading(heading) = &mut self.open {
            heading.text.push_str(text);
        }
    }

    /// Sorts an autolink into facts, blocks and links; other schemes are only text.
    fn autolink(
        &mut self,
        destination: &str,
        range: &Range<usize>,
        events: &[(Event<'_>, Range<usize>)],
        index: usize,
    ) {
        let span = self.span(range);
        if let Some(name) = destination.strip_prefix("fact:") {
            self.opaque.push(range.clone());
            self.outline.facts.push(Spanned::new(name.to_owned(), span));
        } else if let Some(name) = destination.strip_prefix("block:") {
            self.opaque.push(range.clone());
            let name = Spanned::new(name.to_owned(), span);
            let is_alone = self.depth == 1 && is_alone_in_paragraph(events, index);
            let blocks = if is_alone { &mut self.outline.blocks } else { &mut self.outline.misplaced_blocks };
            blocks.push(name);
        } else if destination.starts_with("http:") || destination.starts_with("https:") {
            self.outline
                .links
                .push(Link { kind: LinkKind::Link, destination: Spanned::new(destination.to_owned(), span) });
        }
    }

    fn link(&mut self, kind: LinkKind, destination: &str, range: &Range<usize>) {
        let source = &self.markdown[range.clone()];
        let found = if destination.is_empty() { None } else { source.rfind(destination) };
        let place = found.map_or(range.clone(), |at| range.start + at..range.start + at + destination.len());
        if destination.starts_with("fact:") && found.is_some() {
            self.opaque.push(place.start.saturating_sub(1)..place.end);
        }
        let destination = Spanned::new(destination.to_owned(), self.span(&place));
        self.outline.links.push(Link { kind, destination });
    }

    /// Notes what is read behind a heading beside an id.
    fn crowded_braces(&mut self, heading: &Range<usize>) {
        let source = &self.markdown[heading.clone()];
        let braces = source.rfind('{').and_then(|at| Some(at..at + source[at..].find('}')? + 1));
        let place = braces.map_or(heading.clone(), |braces| heading.start + braces.start..heading.start + braces.end);
        self.outline.crowded_braces.push(self.span(&place));
    }

    /// Looks in a heading for `{#` that is no id, since something follows or the brace does not close.
    fn stray_braces(&mut self, range: &Range<usize>) {
        let text = &self.markdown[range.clone()];
        let is_escaped = self.markdown[..range.start].ends_with('\\');
        let Some(at) = text.find("{#").filter(|at| *at > 0 || !is_escaped) else { return };
        if matches!(self.open, Open::Heading(_)) {
            let end = text[at..].find('}').map_or(text.len(), |end| at + end + 1);
            self.outline.stray_braces.push(self.span(&(range.start + at..range.start + end)));
        }
    }

    /// Looks for `*`, `**`, `_` and `__` that CommonMark left as text where they touch a word or a mark.
    ///
    /// An asterisk between two spaces is a sign of its own; a single underscore, or any inside a word, belongs to a name.
    fn stray_emphasis(&mut self, range: &Range<usize>) {
        let source = &self.markdown[range.clone()];
        let run = source.trim_matches(['*', '_']);
        let is_run = run.is_empty() && !source.is_empty();
        let before = self.markdown[..range.start].chars().next_back();
        let after = self.markdown[range.end..].chars().next();
        let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        if !is_run || before == Some('\\') || (is_blank(before) && is_blank(after)) {
            return;
        }
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if source == "_" || source.contains('_') && is_word(before) && is_word(after) {
            return;
        }
        let span = self.span(range);
        match self.outline.stray_emphasis.last_mut() {
            // A run of marks arrives mark by mark.
            Some(last) if last.end == span.start => last.end = span.end,
            _ => self.outline.stray_emphasis.push(span),
        }
    }

    /// Looks for `<fact:` and `<block:` that are neither read nor code nor escaped, also as other languages write them.
    fn find_unread(&mut self) {
        self.opaque.sort_by_key(|range| range.start);
        let mut unread = Vec::new();
        for (at, _) in self.markdown.match_indices(['<', '‹', '＜', '〈']) {
            let Some(length) = begun_mark(&self.markdown[at..]) else { continue };
            let before = self.opaque.partition_point(|range| range.start <= at);
            // Code and facts do not lie in each other, so the last range that begins before it decides.
            let is_opaque = before.checked_sub(1).is_some_and(|index| self.opaque[index].contains(&at));
            if !is_opaque && !self.markdown[..at].ends_with('\\') {
                unread.push(self.span(&(at..at + length)));
            }
        }
        self.outline.unread = unread;
    }

    fn id_span(&self, id: &str, range: &Range<usize>) -> Span {
        let source = &self.markdown[range.clone()];
        let found = source.rfind(&format!("#{id}")).map(|at| range.start + at + 1);
        self.span(&found.map_or(range.clone(), |at| at..at + id.len()))
    }

    fn first_line(&self, range: &Range<usize>) -> Range<usize> {
        let length = self.markdown[range.clone()].lines().next().map_or(0, str::len);
        range.start..range.start + length
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.body.file, self.body.start + range.start..self.body.start + range.end)
    }
}

/// Returns how long the beginning of a fact or a block is, behind any sign like `<`: in any case, with the space that
/// French sets before a colon, and with a colon in full width.
fn begun_mark(text: &str) -> Option<usize> {
    let mut rest = text.chars();
    rest.next();
    let rest = rest.as_str();
    let is_begun = |name: &&str| rest.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name));
    let name = ["fact", "block"].into_iter().find(is_begun)?;
    let rest = rest[name.len()..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    Some(text.len() - rest.strip_prefix([':', '：'])?.len())
}

/// An autolink is alone where its paragraph holds its four events and nothing else.
fn is_alone_in_paragraph(events: &[(Event<'_>, Range<usize>)], index: usize) -> bool {
    let before = index.checked_sub(1).map(|at| &events[at].0);
    let after = events.get(index + 3).map(|(event, _)| event);
    matches!(before, Some(Event::Start(Tag::Paragraph))) && matches!(after, Some(Event::End(TagEnd::Paragraph)))
}
