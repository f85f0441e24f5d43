//! Sentences of a text without what they quote, and those that were left in another language.

use std::ops::Range;

use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::reading::Part;
use crate::check::drift::untranslated::words_of;
use crate::check::script::count_signs;
use crate::check::script::is_unspaced;

/// Fewer words may be a name.
const WORDS: usize = 6;
/// A language is told by so many of its most frequent words.
const VOTES: usize = 3;
/// A title has fewer words in lower case, beside those that join them.
const PLAIN_WORDS: usize = 2;
/// What quotes, in the pairs of each language; what a bracket holds may be the name of a thing in its own language.
const QUOTES: [(char, char); 8] =
    [('"', '"'), ('«', '»'), ('「', '」'), ('『', '』'), ('(', ')'), ('[', ']'), ('„', '"'), ('\u{2039}', '\u{203a}')];

/// Returns the characters in which a passage of some words has a sentence of the source's language, where another is in
/// its own.
pub(in crate::check::drift) fn left(
    other: &Part,
    words: &[String],
    [source, own]: [&Lexicon; 2],
) -> Option<Range<usize>> {
    // To take a text apart is dear, and nearly every text is translated.
    if words.len() < WORDS || votes(words, [source, own]).0 < VOTES {
        return None;
    }
    let lower = unquoted(other);
    let sentences = sentences(&lower);
    if sentences.len() < 2 {
        return None;
    }
    let is_left = |range: &Range<usize>| is_foreign(other, &lower, range, [source, own]);
    let found = sentences.iter().find(|range| is_left(range))?;
    sentences.iter().any(|range| is_own(&lower[range.clone()], [source, own])).then(|| found.clone())
}

fn is_own(lower: &[char], [source, own]: [&Lexicon; 2]) -> bool {
    if own.language == "ja" {
        return count_signs(lower) >= WORDS;
    }
    let words = words_of(lower);
    let (foreign, votes) = votes(&words, [source, own]);
    votes > foreign
}

fn is_foreign(part: &Part, lower: &[char], range: &Range<usize>, [source, own]: [&Lexicon; 2]) -> bool {
    let words = words_of(&lower[range.clone()]);
    if words.len() < WORDS || count_signs(&lower[range.clone()]) >= PLAIN_WORDS {
        return false;
    }
    let (foreign, votes) = votes(&words, [source, own]);
    // Nearly all words of a title begin with a capital.
    let plain = range.clone().filter(|at| is_word_start(lower, *at) && part.folded.chars[*at].is_lowercase());
    let plain = plain.filter(|at| {
        let word: String = lower[*at..range.end].iter().take_while(|c| c.is_alphabetic()).collect();
        word.chars().count() > 2 && !source.has("stop", &word)
    });
    foreign >= VOTES && foreign > 3 * votes && plain.count() >= PLAIN_WORDS
}

fn is_word_start(lower: &[char], at: usize) -> bool {
    lower[at].is_alphabetic() && (at == 0 || !lower[at - 1].is_alphanumeric())
}

/// Counts the frequent words that one language has and the other lacks, of each.
fn votes(words: &[String], [source, own]: [&Lexicon; 2]) -> (usize, usize) {
    (source.votes(words, own), own.votes(words, source))
}

/// Returns the text of a passage in lower case, with spaces for what it quotes, links and puts in brackets, and for what
/// stands behind a colon, such as a message.
pub(in crate::check::drift) fn unquoted(part: &Part) -> Vec<char> {
    let mut lower = part.folded.lower.clone();
    for link in &part.passage.links {
        lower[part.folded.chars_in(link.covers.clone())].fill(' ');
    }
    without_quotes(lower)
}

/// Puts spaces in the place of what a text quotes, puts in brackets and says behind a colon.
pub(in crate::check::drift) fn without_quotes(mut lower: Vec<char>) -> Vec<char> {
    for (open, close) in QUOTES {
        let mut from = 0;
        while let Some(start) = lower[from..].iter().position(|c| *c == open).map(|at| from + at) {
            let Some(length) = lower[start + 1..].iter().position(|c| *c == close) else { break };
            lower[start..start + length + 2].fill(' ');
            from = start + length + 2;
        }
    }
    let mut is_quoted = false;
    for at in 0..lower.len() {
        is_quoted = (is_quoted || lower[at] == ':' && is_open(&lower, at)) && !is_end(&lower, at);
        if is_quoted {
            lower[at] = ' ';
        }
    }
    lower
}

/// Returns the sentences of a text in lower case.
pub(in crate::check::drift) fn sentences(lower: &[char]) -> Vec<Range<usize>> {
    let ends = (0..lower.len()).filter(|at| is_end(lower, *at)).map(|at| at + 1).chain([lower.len()]);
    let mut start = 0;
    let ranges = ends.map(|end| {
        let range = start..end;
        start = end;
        let skipped = lower[range.clone()].iter().take_while(|c| c.is_whitespace()).count();
        range.start + skipped..range.end
    });
    ranges.filter(|range| !range.is_empty()).collect()
}

fn is_end(lower: &[char], at: usize) -> bool {
    lower[at] == '。' || matches!(lower[at], '.' | '!' | '?') && is_open(lower, at)
}

/// Whether nothing is written to a sign.
fn is_open(lower: &[char], at: usize) -> bool {
    lower.get(at + 1).is_none_or(|next| next.is_whitespace() || is_unspaced(*next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_their_stops() {
        let check = |text: &str, expected: &[&str]| {
            let lower: Vec<char> = text.chars().collect();
            let found: Vec<String> = sentences(&lower).into_iter().map(|range| lower[range].iter().collect()).collect();
            assert_eq!(found, expected);
        };
        check("version 1.2 is out. ask us!", &["version 1.2 is out.", "ask us!"]);
        check("公開しました。ask us.次に", &["公開しました。", "ask us.", "次に"]);
    }
}
