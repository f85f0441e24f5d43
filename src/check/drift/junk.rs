//! What no reader was meant to see: debris of machine translation and of templates, and words in an order that no
//! person writes.

use crate::check::drift::lexicon::Meaning;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::script::is_spaced_letter;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use std::ops::Range;

/// Texts that are debris wherever they stand.
///
/// A text may speak of "lorem ipsum"; only one that was left goes on.
const ALWAYS: [&str; 6] = ["[object Object]", "&nbsp;", "&amp;", "Lorem ipsum dolor", "lorem ipsum dolor", "\u{fffd}"];
/// Texts that are debris in a translation whose source does not have them.
const HERE: [&str; 1] = ["NaN"];
/// Marks of a writer's hand, debris in such a translation where they stand as marks do: a "TODO list" is none.
const MARKS: [&str; 2] = ["TODO", "FIXME"];
/// What opens and closes a placeholder that was not filled.
const BRACES: [(&str, &str); 5] = [("⟦", "⟧"), ("{{", "}}"), ("{%", "%}"), ("%(", ")"), ("${", "}")];

/// No placeholder is longer, in bytes.
const LONGEST_PLACEHOLDER: usize = 60;

/// Reports debris in a text; in that of a translation only what its source does not have.
pub(in crate::check::drift) fn check(reading: &Reading<'_>, source: Option<&Reading<'_>>, report: &mut Report) {
    let says =
        |part: &Part, text: &str| part.passage.text.contains(text) || part.lower().contains(&text.to_lowercase());
    let is_in_source = |text: &str| source.is_some_and(|source| source.parts.iter().any(|part| says(part, text)));
    for part in reading.prose() {
        for bytes in masks(part).into_iter().chain(debris(part, source.is_some())).chain(broken_address(part)) {
            let text = &part.passage.text[bytes.clone()];
            if !is_in_source(text) {
                let message = format!("`{text}` was left behind by a program");
                report.push(Diagnostic::new(Code::TextJunk, part.passage.place(bytes), message));
            }
        }
        for range in disorder(part, reading) {
            let bytes = part.folded.bytes(range);
            let message = format!("the unit stands before its number: `{}`", &part.passage.text[bytes.clone()]);
            let hint = "machine translation does this; say it anew";
            report.push(Diagnostic::new(Code::TextJunk, part.passage.place(bytes), message).hint(hint));
        }
    }
}

/// Finds `XNUMX` and its kin: places where a translator's mask for a number was never taken off.
fn masks(part: &Part) -> Vec<Range<usize>> {
    if !part.passage.text.contains("NUM") {
        return Vec::new();
    }
    let mut start = 0;
    let mut found = Vec::new();
    for word in part.passage.text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        if word.contains("XNUM") || word.contains("NUMX") {
            found.push(start..start + word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()).len());
        }
        start += word.len();
    }
    found
}

fn debris(part: &Part, is_translation: bool) -> Vec<Range<usize>> {
    let text = &part.passage.text;
    let words = ALWAYS.iter().chain(HERE.iter().chain(&MARKS).filter(|_| is_translation));
    let mut found: Vec<Range<usize>> = Vec::new();
    // To look for a character is much cheaper than to look for words.
    for word in words.filter(|word| word.chars().next().is_some_and(|first| text.contains(first))) {
        let is_word = |at: usize| {
            let around = [text[..at].chars().next_back(), text[at + word.len()..].chars().next()];
            !word.starts_with(char::is_alphabetic)
                || !around.into_iter().flatten().any(|c| c.is_alphanumeric() || "_-./".contains(c))
        };
        let is_mark = |at: usize| !MARKS.contains(word) || stands_as_mark(&text[..at], &text[at + word.len()..]);
        let places = text.match_indices(word).map(|(at, _)| at).filter(|at| is_word(*at) && is_mark(*at));
        found.extend(places.map(|at| at..at + word.len()));
    }
    for (open, close) in BRACES.iter().filter(|(open, _)| is_translation || *open == "⟦") {
        if !open.chars().next().is_some_and(|first| text.contains(first)) {
            continue;
        }
        found.extend(text.match_indices(open).filter_map(|(at, _)| {
            let window = &text[at..text.floor_char_boundary(at + LONGEST_PLACEHOLDER)];
            let length = window.find(close)? + close.len();
            let inner = &text[at + open.len()..at + length - close.len()];
            // A text may speak of the signs: `"{{" and "}}"`.
            let is_quoted = |quote| text[..at].ends_with(quote) && inner.starts_with(quote);
            let is_sign = inner.trim_start().starts_with(['»', '”', '」', '』']) || is_quoted('"') || is_quoted('\'');
            let is_name =
                !is_sign && (*open != "%(" || !inner.contains(|c: char| !c.is_ascii_alphanumeric() && c != '_'));
            is_name.then_some(at..at + length)
        }));
    }
    found
}

/// Whether a word stands as a mark of a writer's hand does: alone, in brackets, or before what is to be done.
fn stands_as_mark(before: &str, behind: &str) -> bool {
    let before = before.trim_end();
    let is_start = before.is_empty() || before.ends_with(['.', '。', '!', '?', '\n']);
    let is_bracketed =
        before.ends_with(['(', '[', '（', '【']) && behind.trim_start().starts_with([')', ']', '）', '】']);
    is_bracketed || behind.trim_start().starts_with([':', '：']) || is_start && behind.trim().is_empty()
}

/// Finds `https：// example` and `http : //example`.
fn broken_address(part: &Part) -> Vec<Range<usize>> {
    let text = &part.passage.text;
    let mut found = Vec::new();
    for (at, _) in text.match_indices("http") {
        let rest = &text[at + 4..];
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        let mut wanted = [":：", "/／", "/／"].into_iter().peekable();
        let mut is_broken = false;
        let mut end = text.len() - rest.len();
        for c in rest.chars() {
            let Some(signs) = wanted.peek() else { break };
            is_broken |= !c.is_ascii() || c.is_whitespace();
            if signs.contains(c) {
                wanted.next();
            } else if !c.is_whitespace() {
                break;
            }
            end += c.len_utf8();
        }
        if wanted.peek().is_none() && is_broken {
            found.push(at..end);
        }
    }
    found
}

/// Finds `jours 15`, where the language has the number first.
fn disorder(part: &Part, reading: &Reading<'_>) -> Vec<Range<usize>> {
    let (chars, lower) = (&part.folded.chars, &part.folded.lower);
    // The number stands behind the unit.
    let last = chars.iter().rposition(char::is_ascii_digit).unwrap_or(0);
    let starts = (0..last).filter(|at| {
        is_spaced_letter(chars[*at])
            && !part.folded.before(*at).is_some_and(|before| is_spaced_letter(before) || before == '\'')
    });
    let found = starts.filter_map(|at| {
        let (_, end) = reading.lexicon.longest(lower, at, |meaning| matches!(meaning, Meaning::Order).then_some(()))?;
        let start = part.folded.skip_spaces(end);
        let digits = chars[start..].iter().take_while(|c| c.is_ascii_digit()).count();
        let before = chars[..at].iter().rev().find(|c| !c.is_whitespace());
        let is_counted = before.is_some_and(|c| c.is_ascii_digit() || *c == ':' || *c == '(');
        let after = part.folded.skip_spaces(start + digits);
        let own_unit =
            reading.lexicon.longest(lower, after, |meaning| matches!(meaning, Meaning::Unit(_)).then_some(()));
        let is_plain = start > end && digits > 0 && digits < 4 && own_unit.is_none() && !is_counted;
        let is_number = !chars.get(start + digits).is_some_and(|next| {
            ".,:/%-".contains(*next) && chars.get(start + digits + 1).is_some_and(char::is_ascii_digit)
        });
        (is_plain && is_number).then_some(at..start + digits)
    });
    found.collect()
}
