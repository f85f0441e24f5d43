//! A text's Markdown for readers elsewhere.
//!
//! The author's text stays as it stands, but for what only this site understands: facts are put into words, links get
//! full addresses, raw HTML becomes text, alerts get a title; generated blocks and the ids of headings are left out.
//! What remains is CommonMark, with GitHub's tables, footnotes and tasks where the author wrote some.

use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::check::markdown_options;
use crate::prose::fact::Wording;
use crate::prose::link::has_known_scheme;
use crate::prose::manuscript::Manuscript;
use crate::prose::mark;
use crate::prose::stream::alert_word;

/// Returns the Markdown of a text; its lines end with `\n`, but for the last one.
pub(in crate::prose) fn rewrite(manuscript: &Manuscript<'_>) -> String {
    rewrite_for(manuscript, Readers::Elsewhere)
}

/// Returns the Markdown of a text as this site understands it, without what may be another thing tomorrow.
pub(in crate::prose) fn settle(manuscript: &Manuscript<'_>) -> String {
    rewrite_for(manuscript, Readers::Here)
}

/// Who reads the Markdown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Readers {
    /// Others, who know CommonMark alone.
    Elsewhere,
    /// This program: ids of headings and alerts stay, and so do links within the text.
    Here,
}

fn rewrite_for(manuscript: &Manuscript<'_>, readers: Readers) -> String {
    let parser = Parser::new_ext(manuscript.markdown, markdown_options());
    let mut rewriter = Rewriter { manuscript, readers, edits: Vec::new(), open: Vec::new() };
    for (_, definition) in parser.reference_definitions().iter() {
        rewriter.define(&definition.dest, definition.title.as_deref().unwrap_or_default(), definition.span.clone());
    }
    let events: Vec<(Event<'_>, Range<usize>)> = parser.into_offset_iter().collect();
    let mut at = 0;
    while at < events.len() {
        at += rewriter.take(&events[at..]);
    }
    rewriter.finish()
}

struct Rewriter<'a> {
    manuscript: &'a Manuscript<'a>,
    readers: Readers,
    edits: Vec<(Range<usize>, String)>,
    /// The elements that are open, the innermost last.
    open: Vec<Open>,
}

/// An open element: where its content ends, as far as it was met, and what is written instead of what follows.
struct Open {
    inner_end: usize,
    tail: Tail,
}

enum Tail {
    /// It stays.
    Kept,
    /// The destination of a link or a picture.
    Destination(String),
    /// The id of a heading is left out.
    Id,
    /// What follows an HTML block may not run into it.
    Break,
}

impl Rewriter<'_> {
    /// Takes one element's start or end, or all of what has no parts, and returns how many events that were.
    fn take(&mut self, events: &[(Event<'_>, Range<usize>)]) -> usize {
        let (event, range) = &events[0];
        let mut taken = 1;
        match event {
            Event::Start(tag) => match self.whole(tag, range, events) {
                Some(count) => taken = count,
                None => return self.start(tag, range),
            },
            Event::End(_) => self.end(range),
            Event::Html(text) | Event::InlineHtml(text) => self.replace(range.clone(), mark::text(text)),
            _ => {}
        }
        if let Some(around) = self.open.last_mut() {
            around.inner_end = around.inner_end.max(range.end);
        }
        taken
    }

    /// Takes all of an element, where its parts are not looked at.
    fn whole(&mut self, tag: &Tag<'_>, range: &Range<usize>, events: &[(Event<'_>, Range<usize>)]) -> Option<usize> {
        match tag {
            Tag::Paragraph if self.open.is_empty() && is_block(events) => {
                let block = self.block(events);
                self.replace(self.with_blank_lines(range), block);
                Some(5)
            }
            Tag::CodeBlock(_) => {
                Some(1 + events.iter().position(|(event, _)| *event == Event::End(TagEnd::CodeBlock))?)
            }
            Tag::Link { link_type: LinkType::Autolink, dest_url, .. } => {
                if let Some(text) = self.autolink(dest_url) {
                    self.replace(range.clone(), text);
                }
                Some(3)
            }
            _ => None,
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) -> usize {
        let (mark_length, tail) = match tag {
            Tag::Link { link_type: LinkType::Inline, dest_url, title, .. } => (1, self.destination(dest_url, title)),
            Tag::Image { link_type: LinkType::Inline, dest_url, title, .. } => (2, self.destination(dest_url, title)),
            Tag::Heading { id, classes, attrs, .. } => {
                let has_attributes =
                    self.readers == Readers::Elsewhere && (id.is_some() || !classes.is_empty() || !attrs.is_empty());
                (0, if has_attributes { Tail::Id } else { Tail::Kept })
            }
            Tag::BlockQuote(Some(kind)) if self.readers == Readers::Elsewhere => {
                self.name_alert(range, alert_word(*kind));
                (0, Tail::Kept)
            }
            Tag::HtmlBlock => {
                self.part(range.start);
                (0, Tail::Break)
            }
            _ => (0, Tail::Kept),
        };
        self.open.push(Open { inner_end: range.start + mark_length, tail });
        1
    }

    fn end(&mut self, range: &Range<usize>) {
        let open = self.open.pop().expect("every end has a start");
        let rest = &self.manuscript.markdown[open.inner_end.min(range.end)..range.end];
        let place = |found: Range<usize>| open.inner_end + found.start..open.inner_end + found.end;
        match open.tail {
            Tail::Kept => {}
            Tail::Destination(text) => {
                if let Some(at) = rest.find("](") {
                    self.replace(place(at..rest.len()), format!("]{text}"));
                }
            }
            Tail::Id => {
                if let Some((before, _)) = rest.split_once('{') {
                    let end = rest.find('}').map_or(rest.len(), |end| end + 1);
                    self.replace(place(before.trim_end().len()..end), String::new());
                }
            }
            Tail::Break => self.part(range.end),
        }
    }

    /// Returns what stands for a generated block that has just begun, with an empty line behind it; nothing elsewhere.
    fn block(&self, events: &[(Event<'_>, Range<usize>)]) -> String {
        if self.readers == Readers::Elsewhere {
            return String::new();
        }
        let Some((Event::Start(Tag::Link { dest_url, .. }), _)) = events.get(1) else { return String::new() };
        let block = (self.manuscript.resolve.block)(dest_url.strip_prefix("block:").unwrap_or_default());
        if block.is_empty() { block } else { format!("{}\n\n", block.trim()) }
    }

    fn destination(&self, destination: &str, title: &str) -> Tail {
        if self.stays(destination) {
            return Tail::Kept;
        }
        let address = self.manuscript.destination(destination);
        Tail::Destination(address.map_or_else(String::new, |address| mark::destination(&address, title)))
    }

    /// Returns whether a destination within the text is left as it is.
    fn stays(&self, destination: &str) -> bool {
        self.readers == Readers::Here && destination.starts_with('#')
    }

    /// Returns what is written instead of `<ADDRESS>`, if that is no address that can be followed.
    fn autolink(&self, destination: &str) -> Option<String> {
        let fact = destination.strip_prefix("fact:").and_then(|name| (self.manuscript.resolve.fact)(name));
        match fact {
            Some(fact) => Some(Wording::new(&fact, self.manuscript.phrases).into_markdown()),
            None => (!has_known_scheme(destination)).then(|| mark::text(&format!("<{destination}>"))),
        }
    }

    /// Writes a definition with its full address, or leaves it out where it leads nowhere.
    fn define(&mut self, destination: &str, title: &str, span: Range<usize>) {
        if self.stays(destination) {
            return;
        }
        let source = &self.manuscript.markdown[span.clone()];
        let label = source.find("]:").map_or("", |end| &source[..=end]);
        let address = self.manuscript.destination(destination).filter(|_| !label.is_empty());
        let text = address.map_or_else(String::new, |address| format!("{label}{}", mark::definition(&address, title)));
        let length = source.trim_end().len();
        self.replace(span.start..span.start + length, text);
    }

    /// Puts a title where GitHub reads the kind of an alert.
    fn name_alert(&mut self, range: &Range<usize>, kind: &str) {
        let source = self.manuscript.markdown;
        let Some(start) = source[range.clone()].find("[!").map(|at| range.start + at) else { return };
        let Some(end) = source[start..range.end].find(']').map(|at| start + at + 1) else { return };
        let line = source[..start].rfind('\n').map_or(0, |at| at + 1);
        let quote: String = source[line..start].chars().map(|c| if c == '>' { c } else { ' ' }).collect();
        let title = mark::text(&self.manuscript.word(&format!("alert-{kind}"), &[]));
        self.replace(start..end, format!("**{title}**\n{}", quote.trim_end()));
    }

    /// Parts two lines at the top level, where no blank line does.
    fn part(&mut self, at: usize) {
        let (before, after) = self.manuscript.markdown.split_at(at);
        let is_apart = before.is_empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n");
        if self.open.is_empty() && !is_apart && !after.is_empty() && !after.starts_with(['\n', '\r']) {
            self.replace(at..at, "\n".to_owned());
        }
    }

    fn with_blank_lines(&self, range: &Range<usize>) -> Range<usize> {
        let after = &self.manuscript.markdown[range.end..];
        range.start..range.end + after.len() - after.trim_start_matches(['\n', '\r']).len()
    }

    fn replace(&mut self, range: Range<usize>, text: String) {
        self.edits.push((range, text));
    }

    fn finish(mut self) -> String {
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
        let source = self.manuscript.markdown;
        let mut text = String::with_capacity(source.len());
        let mut at = 0;
        for (range, replacement) in self.edits.iter().filter(|(range, _)| source.is_char_boundary(range.start)) {
            if range.start < at {
                continue;
            }
            text.push_str(&source[at..range.start]);
            text.push_str(replacement);
            at = range.end;
        }
        text.push_str(&source[at..]);
        text.replace("\r\n", "\n").trim().to_owned()
    }
}

/// Returns whether a paragraph has begun that is a generated block.
fn is_block(events: &[(Event<'_>, Range<usize>)]) -> bool {
    let [
        (Event::Start(Tag::Paragraph), _),
        (Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, .. }), _),
        (Event::Text(_), _),
        (Event::End(TagEnd::Link), _),
        (Event::End(TagEnd::Paragraph), _),
        ..,
    ] = events
    else {
        return false;
    };
    dest_url.starts_with("block:")
}

#[cfg(test)]
mod tests;
