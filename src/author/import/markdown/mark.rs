//! Characters that would mean something else here.

use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::author::import::markdown::Placed;
use crate::author::import::markdown::Remark;
use crate::author::import::markdown::edit::Edits;
use crate::read::markdown_options;

/// The autolinks that a site fills in itself.
const OWN_SCHEMES: [&str; 2] = ["<fact:", "<block:"];

/// Escapes this site's own autolinks and links bare addresses.
pub(super) fn edit(edits: &mut Edits, events: &Placed) -> Vec<Remark> {
    for run in text_runs(events).iter().filter(|run| !run.is_in_link) {
        link_urls(edits, run);
    }
    edit_own_schemes(edits, events)
}

/// Escapes the marks that emphasise nothing, once all else is in its place: a changed neighbour can undo emphasis, and
/// so can an escaped mark.
pub(super) fn escape_strays(mut text: String) -> String {
    loop {
        let mut edits = Edits::new(&text);
        let events: Vec<_> = Parser::new_ext(&text, markdown_options()).into_offset_iter().collect();
        for run in text_runs(&events) {
            let strays = run.range.filter(|at| is_stray(&text, *at));
            strays.for_each(|at| edits.insert(at, "\\"));
        }
        let escaped = edits.apply();
        if escaped == text {
            return text;
        }
        text = escaped;
    }
}

/// An unbroken stretch of text.
struct Run {
    range: Range<usize>,
    is_in_link: bool,
}

/// Returns the text of a page, without code and without addresses in angle brackets.
fn text_runs(events: &Placed) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut links, mut verbatim) = (0_usize, 0_usize);
    for (event, range) in events {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                verbatim = range.end;
                links += 1;
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => links += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => links -= 1,
            Event::Start(Tag::CodeBlock(_)) => verbatim = range.end,
            Event::Text(_) if range.start >= verbatim => match runs.last_mut() {
                Some(run) if run.range.end == range.start => run.range.end = range.end,
                _ => runs.push(Run { range: range.clone(), is_in_link: links > 0 }),
            },
            _ => {}
        }
    }
    runs
}

fn link_urls(edits: &mut Edits, run: &Run) {
    let source = edits.source();
    let mut at = run.range.start;
    while let Some(next) = source[at..run.range.end].find("http") {
        at += next;
        let length = bare_url(&source[..at], &source[at..run.range.end]);
        if let Some(length) = length {
            edits.insert(at, "<");
            edits.insert(at + length, ">");
        }
        at += length.unwrap_or("http".len());
    }
}

/// A `*`, or a `_` that is not inside a word, which is plain text everywhere; neither with a backslash before it.
fn is_stray(source: &str, at: usize) -> bool {
    let mark = source.as_bytes()[at];
    if !matches!(mark, b'*' | b'_') {
        return false;
    }
    let before = source[..at].trim_end_matches('_').chars().next_back();
    let after = source[at..].trim_start_matches('_').chars().next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_in_word = mark == b'_' && is_word(before) && is_word(after);
    !is_in_word && !is_escaped(source, at)
}

fn is_escaped(source: &str, at: usize) -> bool {
    let backslashes = source[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
    backslashes % 2 == 1
}

/// Returns the length of an address at the beginning of a text, by the rules of GitHub's extended autolinks.
pub(in crate::author::import) fn bare_url(before: &str, text: &str) -> Option<usize> {
    let is_apart = before.chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '*' | '_' | '~'));
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    if !is_apart || !host.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let is_end =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '`' | '\\' | '[' | ']' | '|');
    let mut url = &text[..text.find(is_end).unwrap_or(text.len())];
    loop {
        let is_open = url.matches(')').count() <= url.matches('(').count();
        let shorter = url.trim_end_matches(['?', '!', '.', ',', ':', ';', '*', '_', '~', '\'']);
        let shorter = if is_open { shorter } else { shorter.strip_suffix(')').unwrap_or(shorter) };
        if shorter.len() == url.len() {
            return Some(url.len());
        }
        url = shorter;
    }
}

fn edit_own_schemes(edits: &mut Edits, events: &Placed) -> Vec<Remark> {
    let source = edits.source();
    let lower = source.to_ascii_lowercase();
    let is_code = |at: usize| {
        let code = |event: &Event| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
        events.iter().any(|(event, range)| code(event) && range.contains(&at))
    };
    let found = OWN_SCHEMES.iter().flat_map(|scheme| lower.match_indices(scheme));
    let mut remarks = Vec::new();
    for (at, scheme) in found.filter(|(at, _)| !is_code(*at)) {
        let start = if is_escaped(source, at) { at - 1 } else { at };
        edits.replace(start..at + 1, "&lt;");
        remarks.push(Remark { value: scheme.to_owned(), why: "no fact of this site: it is shown as text" });
    }
    remarks
}
