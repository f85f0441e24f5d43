//! Texts whose headings lost their marks: short lines that end without a full stop, and no heading at all.

use crate::read::Passage;
use crate::read::PassageKind;

/// So many such lines make a text flat.
const MOST: usize = 3;
/// Lines up to this many characters may be headings.
const SHORT: usize = 60;
/// A paragraph of so many lines is looked at line by line.
const LINES: usize = 8;

/// Returns whether a text has no heading, and more than a few lines that look like one.
pub(in crate::check::drift) fn is_flat(passages: &[Passage]) -> bool {
    let has_heading = passages.iter().any(|passage| matches!(passage.kind, PassageKind::Heading(_)));
    if has_heading {
        return false;
    }
    let lines = split(passages);
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let is_title = |(line, next): &(&Passage, &Passage)| {
        is_plain_heading(line) && next.kind == PassageKind::Paragraph && !is_heading(next)
    };
    pairs.filter(is_title).count() > MOST
}

/// Returns whether a line looks like a heading and like nothing else: what ends with a colon leads to what follows, and
/// what begins in lower case may be a term. In a text that is flat these are headings too, oddly written.
fn is_plain_heading(line: &Passage) -> bool {
    let text = line.text.trim();
    is_heading(line) && !text.ends_with([':', '：']) && !text.starts_with(char::is_lowercase)
}

/// Takes the short lines of a flat text for headings.
pub(in crate::check::drift) fn with_headings(passages: Vec<Passage>) -> Vec<Passage> {
    let mut lines = split(&passages);
    for line in &mut lines {
        if is_heading(line) {
            line.kind = PassageKind::Heading(2);
        }
    }
    lines
}

/// Splits paragraphs of many lines, most of which end a sentence or are short: they were paragraphs once.
fn split(passages: &[Passage]) -> Vec<Passage> {
    let mut lines = Vec::new();
    for passage in passages {
        let is_long = passage.kind == PassageKind::Paragraph && passage.text.lines().nth(LINES - 1).is_some();
        let own = if is_long { passage.lines() } else { Vec::new() };
        let ends = own.iter().filter(|line| ends_sentence(&line.text) || is_heading(line)).count();
        if own.len() >= LINES && ends * 10 >= own.len() * 8 {
            lines.extend(own);
        } else {
            lines.push(passage.clone());
        }
    }
    lines
}

fn is_heading(passage: &Passage) -> bool {
    let text = passage.text.trim();
    let has_words = text.chars().any(char::is_alphabetic);
    let is_marked =
        text.starts_with(['•', '-', '*', '(', '[', '.', '…']) || text.starts_with(|c: char| c.is_ascii_digit());
    passage.kind == PassageKind::Paragraph
        && passage.facts.is_empty()
        && passage.links.is_empty()
        // Commands in a row tell how something is written.
        && passage.codes.is_empty()
        && !text.contains('\n')
        && text.chars().count() <= SHORT
        && has_words
        && !is_marked
        && !ends_sentence(text)
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches([')', '"', '”', '»', '」', '）', ' ', '\u{a0}']);
    text.ends_with(['.', '!', '?', ';', '。', '！', '？', '…'])
}
