//! Plain sentences out of Markdown.

use pulldown_cmark::Event;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::read::markdown_options;

/// The length up to which a summary takes whole sentences.
const SUMMARY: usize = 200;
/// The length up to which a first sentence may go alone.
const FIRST_SENTENCE: usize = 260;
/// Words whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 7] = ["e.g.", "i.e.", "etc.", "vs.", "cf.", "approx.", "resp."];

/// Returns what a reader sees of some inline Markdown, on one line.
///
/// Raw HTML is part of it, because a site shows it as text.
pub(super) fn plain<'a>(events: impl Iterator<Item = &'a Event<'a>>) -> String {
    let mut text = String::new();
    for event in events {
        match event {
            Event::Text(part) | Event::Code(part) | Event::InlineHtml(part) | Event::Html(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a title without the full stop at its end.
pub(super) fn title(text: &str) -> String {
    match text.strip_suffix('.') {
        Some(rest) if !rest.ends_with('.') => rest.trim_end().to_owned(),
        _ => text.to_owned(),
    }
}

/// Returns the first sentences of a paragraph, about 200 characters; `None` where the first one is longer or has no end.
pub(super) fn summary(paragraph: &str) -> Option<String> {
    let ends: Vec<usize> = sentence_ends(paragraph).collect();
    let length = |end: usize| paragraph[..end].chars().count();
    let within = ends.iter().copied().filter(|&end| length(end) <= SUMMARY).max();
    let end = within.or_else(|| ends.first().copied().filter(|&end| length(end) <= FIRST_SENTENCE))?;
    Some(paragraph[..end].to_owned())
}

/// Returns a text without the paragraph that it begins with, where that is word for word its summary, which readers see
/// above it. One with a link or with emphasis says more.
pub(super) fn below_summary<'t>(text: &'t str, summary: &str) -> &'t str {
    let mut events = Parser::new_ext(text, markdown_options()).into_offset_iter();
    let Some((Event::Start(Tag::Paragraph), range)) = events.next() else { return text };
    let inside: Vec<_> = events.map(|(event, _)| event).take_while(|event| !is_end(event)).collect();
    let is_bare = |event: &Event<'_>| matches!(event, Event::Text(_) | Event::Code(_) | Event::SoftBreak);
    let is_told = range.start == 0 && inside.iter().all(is_bare) && plain(inside.iter()) == summary;
    if is_told { text[range.end..].trim_start_matches('\n') } else { text }
}

fn is_end(event: &Event<'_>) -> bool {
    matches!(event, Event::End(TagEnd::Paragraph))
}

/// Splits a text on one line into its sentences; what stands behind the last one is one too.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut start = 0;
    let ends = sentence_ends(text).chain([text.len()]);
    let parts = ends.map(|end| text[std::mem::replace(&mut start, end)..end].trim());
    parts.filter(|part| !part.is_empty()).collect()
}

fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter_map(move |(at, mark)| {
        let end = at + mark.len_utf8();
        let (before, rest) = text.split_at(end);
        let mut following = rest.chars();
        let is_end = match mark {
            '.' => !ABBREVIATIONS.iter().any(|abbreviation| ends_with_word(before, abbreviation)),
            '!' | '?' => true,
            _ => false,
        };
        let is_apart = match following.next() {
            None => true,
            Some(' ') => following.next().is_some_and(|next| !next.is_lowercase()),
            Some(_) => false,
        };
        (is_end && is_apart).then_some(end)
    })
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let Some(before) = text.len().checked_sub(word.len()) else { return false };
    let is_word = text.get(before..).is_some_and(|end| end.eq_ignore_ascii_case(word));
    is_word && !text[..before].ends_with(|c: char| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summary_ends_with_a_sentence() {
        let one = |text: &str| summary(text);
        assert_eq!(one("It leaks, e.g. Keys. Always"), Some("It leaks, e.g. Keys.".to_owned()));
        assert_eq!(
            one("Before 1.2.3 it panics. Then it stops."),
            Some("Before 1.2.3 it panics. Then it stops.".to_owned())
        );
        assert_eq!(one("The crate has these faults:"), None);
        let long = format!("Words{}.", " and words".repeat(30));
        assert_eq!(one(&format!("Short one. {long}")), Some("Short one.".to_owned()));
        assert_eq!(one(&long), None);
    }

    #[test]
    fn summary_is_not_told_twice() {
        let below = |text: &'static str| below_summary(text, "It reads a* `b`. Always.");
        assert_eq!(below("It reads\na\\* \\`b\\`. Always.\n\n# More\n"), "# More\n");
        assert_eq!(below("It reads a* `b`. Always.\n"), "It reads a* `b`. Always.\n");
        assert_eq!(below_summary("It `leaks`.\n", "It leaks."), "");
        for text in
            ["", "It leaks. Often.\n", "It [leaks](https://a.example).\n", "It *leaks*.\n", "# A\n\nIt leaks.\n"]
        {
            assert_eq!(below_summary(text, "It leaks."), text);
        }
    }

    #[test]
    fn title_has_no_full_stop() {
        assert_eq!(title("It panics."), "It panics");
        assert_eq!(title("It waits..."), "It waits...");
    }
}
