//! Markdown of another site as Markdown of this one.
//!
//! The text stays as it was written, byte for byte, but for small edits where it would read otherwise here, or would
//! not build: sections begin at level 2, links are full addresses, emphasis marks that emphasise nothing are escaped,
//! `<fact:` and `<block:` are not the other author's, bare addresses become links. Code is never touched.

mod destination;
mod edit;
mod heading;
mod html;
mod link;
mod mark;

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::author::import::markdown::edit::Edits;
use crate::author::import::markdown::heading::Headings;
use crate::author::import::prose;
use crate::read::markdown_options;

pub(super) use destination::Origin;
pub(super) use heading::Ids;
pub(super) use heading::section_id;
pub(super) use mark::bare_url;

/// What a site reads, but for `{#id}` behind headings, which is plain text to others.
fn foreign_options() -> Options {
    markdown_options().difference(Options::ENABLE_HEADING_ATTRIBUTES)
}

/// Events with their places.
type Placed<'a> = [(Event<'a>, Range<usize>)];

/// A text for this site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Adapted {
    /// The heading of level 1 that the text began with, as plain text.
    pub title: Option<String>,
    /// Its first sentences, as plain text.
    pub summary: Option<String>,
    /// The text below the title; empty, or with one line feed at its end.
    pub text: String,
    /// What it shows in another way than the original.
    pub remarks: Vec<Remark>,
}

/// Something that a text shows in another way than the original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remark {
    /// What stood there.
    pub value: String,
    /// What became of it.
    pub why: &'static str,
}

/// Adapts a text that is a page of its own; line ends are line feeds afterwards.
pub(super) fn adapt(source: &str, origin: &Origin) -> Adapted {
    let frame = Frame { origin, level: 1, has_title: true };
    adapt_in(&source.replace("\r\n", "\n"), &frame, &mut Ids::default())
}

/// Adapts a text that stands below a heading of this level, among others whose headings have ids too.
///
/// Raw HTML is escaped, which a site shows in the same way: a part must not swallow what stands behind it.
pub(super) fn adapt_part(source: &str, level: usize, origin: &Origin, ids: &mut Ids) -> Adapted {
    adapt_in(&html::escape(source.replace("\r\n", "\n")), &Frame { origin, level, has_title: false }, ids)
}

/// What a text is adapted to.
struct Frame<'a> {
    origin: &'a Origin,
    /// The level of the heading above it.
    level: usize,
    /// Whether a heading of level 1 at its front is the title of the page.
    has_title: bool,
}

fn adapt_in(source: &str, frame: &Frame, ids: &mut Ids) -> Adapted {
    let parser = Parser::new_ext(source, foreign_options());
    let definitions = link::definitions(&parser);
    let events: Vec<_> = parser.into_offset_iter().collect();
    let (title, below) = if frame.has_title { split_title(&events) } else { (None, 0) };
    let headings = Headings::of(source, &events[below..], frame.level, ids);
    let mut edits = Edits::new(source);
    if let Some((_, range)) = events[..below].first() {
        edits.replace(0..range.end, "");
    }
    headings.edit(&mut edits);
    let mut remarks = link::edit(&mut edits, &events[below..], &definitions, &headings, frame.origin);
    remarks.extend(mark::edit(&mut edits, &events[below..]));
    close_fence(&mut edits, &events);
    let text = mark::escape_strays(edits.apply());
    let text = text.trim_start_matches('\n').trim_end();
    let text = if text.is_empty() { String::new() } else { format!("{text}\n") };
    Adapted { title, summary: first_paragraph(&events[below..]).as_deref().and_then(prose::summary), text, remarks }
}

/// Returns the title and the number of events that make it up.
fn split_title(events: &Placed) -> (Option<String>, usize) {
    let starts = matches!(events.first(), Some((Event::Start(Tag::Heading { level, .. }), _)) if *level as usize == 1);
    if !starts {
        return (None, 0);
    }
    let is_end = |(event, _): &(Event, _)| matches!(event, Event::End(TagEnd::Heading(_)));
    let below = events.iter().position(is_end).map_or(events.len(), |at| at + 1);
    let text = prose::title(&prose::plain(events[..below].iter().map(|(event, _)| event)));
    (Some(text), below)
}

fn first_paragraph(events: &Placed) -> Option<String> {
    let starts = top_level(events).find(|at| matches!(events[*at].0, Event::Start(Tag::Paragraph)))?;
    let inside = events[starts..].iter().map(|(event, _)| event);
    let inside = inside.take_while(|event| !matches!(event, Event::End(TagEnd::Paragraph)));
    Some(prose::plain(inside))
}

/// Returns the events that no block quote, list or other block holds.
fn top_level(events: &Placed) -> impl Iterator<Item = usize> {
    let mut depth = 0_usize;
    events.iter().enumerate().filter_map(move |(at, (event, _))| {
        let is_top = depth == 0;
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        (is_top && matches!(event, Event::Start(_))).then_some(at)
    })
}

/// Ends a code block that the end of the text ended, so that more can follow it; an empty one goes.
fn close_fence(edits: &mut Edits, events: &Placed) {
    let Some(at) = top_level(events).last() else { return };
    let (Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))), range) = &events[at] else { return };
    let block = edits.source()[range.clone()].trim_end();
    let mark = block.chars().next().unwrap_or('`');
    let fence: String = block.chars().take_while(|c| *c == mark).collect();
    match block.rsplit_once('\n') {
        None => edits.replace(range.clone(), ""),
        Some((_, last)) => {
            let last = last.trim();
            let is_closed = last.starts_with(&fence) && last.chars().all(|c| c == mark);
            if !is_closed {
                let line = if edits.source().ends_with('\n') { "" } else { "\n" };
                edits.insert(edits.source().len(), &format!("{line}{fence}"));
            }
        }
    }
}

#[cfg(test)]
mod tests;
