//! "More details here", where nothing is linked.

use std::ops::Range;

use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::script::is_spaced_letter;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;

/// So many words before "here" tell what is there, and so many signs.
const NEAR: usize = 2;
const NEAR_SIGNS: usize = 24;

/// Reports sentences that end with "here" and have no link.
pub(in crate::check::drift) fn check(reading: &Reading<'_>, report: &mut Report) {
    for part in reading.prose().filter(|part| part.passage.links.is_empty() && part.passage.facts.is_empty()) {
        for range in dangling(part, reading) {
            let bytes = part.folded.bytes(range);
            let message = format!("`{}` leads nowhere", &part.passage.text[bytes.clone()]);
            let hint = "make it a link, and name what it leads to";
            report.push(Diagnostic::new(Code::LinkDangling, part.passage.place(bytes), message).hint(hint));
        }
    }
}

fn dangling(part: &Part, reading: &Reading<'_>) -> Vec<Range<usize>> {
    let lower = &part.folded.lower;
    let mut found = Vec::new();
    let mut start = 0;
    let opens: Vec<&str> = reading.lexicon.list("here-open").collect();
    for end in sentence_ends(lower) {
        let may_open =
            opens.iter().any(|open| open.chars().next().is_some_and(|first| lower[start..end].contains(&first)));
        if !may_open && !reading.lexicon.list("here").any(|here| may_end_with(&lower[start..end], here)) {
            start = end;
            continue;
        }
        let sentence: String = lower[start..end].iter().collect();
        let trimmed = sentence.trim_end_matches(is_end_sign);
        let here = reading.lexicon.list("here").find(|here| ends_with_word(trimmed, here));
        let tail = tail(here.and_then(|here| trimmed.strip_suffix(here)).unwrap_or_default());
        let words: Vec<&str> = tail.split(|c: char| !is_spaced_letter(c)).collect();
        let has = |cue: &str| {
            let is_word = cue.chars().all(is_spaced_letter);
            if is_word { words.contains(&cue) } else { tail.contains(cue) }
        };
        if let Some(here) = here.filter(|_| reading.lexicon.list("here-cue").any(has)) {
            let last = start + trimmed.chars().count();
            found.push(last - here.chars().count()..last);
        }
        for open in &opens {
            let at = within(&sentence, open, reading).map(|at| start + at);
            found.extend(at.map(|at| at..at + open.chars().count()));
        }
        start = end;
    }
    found
}

/// Returns the last words before "here": a sentence may speak of details, and of what is written here.
fn tail(text: &str) -> &str {
    let text = text.trim_end();
    let words = text.rmatch_indices(char::is_whitespace).nth(NEAR - 1).map_or(0, |(at, _)| at);
    let signs = text.char_indices().rev().nth(NEAR_SIGNS - 1).map_or(0, |(at, _)| at);
    &text[words.max(signs)..]
}

/// Finds `こちらをご覧ください`: a reader is told to act on what the sentence only points at; in characters.
fn within(sentence: &str, open: &str, reading: &Reading<'_>) -> Option<usize> {
    let at = sentence.find(open)?;
    let rest = &sentence[at + open.len()..];
    let has_act = reading.lexicon.list("here-act").any(|act| rest.contains(act));
    has_act.then(|| sentence[..at].chars().count())
}

/// Whether a sentence ends with a word, or with one that has its last letter.
fn may_end_with(sentence: &[char], word: &str) -> bool {
    let last = sentence.iter().rev().find(|c| !is_end_sign(**c));
    last.is_some_and(|last| word.ends_with(*last))
}

fn is_end_sign(c: char) -> bool {
    c.is_whitespace() || ".。!".contains(c)
}

fn ends_with_word(sentence: &str, word: &str) -> bool {
    let Some(rest) = sentence.strip_suffix(word) else { return false };
    // `jusqu'ici` and `d'ici` point at no other text.
    let is_joined = |c: char| is_spaced_letter(c) || c == '\'';
    !rest.ends_with(is_joined) || !word.starts_with(is_spaced_letter)
}

fn sentence_ends(chars: &[char]) -> Vec<usize> {
    let is_end = |at: &usize| match chars[*at] {
        '。' | '\n' => true,
        '.' | '!' | '?' => chars.get(at + 1).is_none_or(|next| next.is_whitespace()),
        _ => false,
    };
    let ends = (0..chars.len()).filter(is_end).map(|at| at + 1);
    ends.chain([chars.len()]).collect()
}
