//! Headings and paragraphs that were left in another language.

use std::ops::Range;

use crate::check::drift::align::SectionPair;
use crate::check::drift::fold;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::drift::sentence;
use crate::check::drift::switch;
use crate::check::script::count_signs;
use crate::check::script::is_spaced_letter;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::PassageKind;

/// Fewer words may be a name.
const WORDS: usize = 5;
/// A language is told by so many of its most frequent words.
const VOTES: usize = 3;
/// Reports what of two sections was left untranslated.
pub(in crate::check::drift) fn check(
    source: &Reading<'_>,
    translation: &Reading<'_>,
    (pair, kept): (&SectionPair, Kept),
    english: &Lexicon,
    report: &mut Report,
) {
    let languages = Languages { source: source.lexicon, own: translation.lexicon, english, kept };
    if let Some((own, other)) = pair.headings {
        let (own, other) = (&source.parts[own], &translation.parts[other]);
        if languages.is_heading_left(own, other) {
            report.push(tell("the heading is not translated", own, other));
        }
    }
    for (own, other) in pair.parts.iter().filter_map(|(own, other)| own.zip(*other)) {
        let (own, other) = (&source.parts[own], &translation.parts[other]);
        if other.is_code() || switch::is_pair([(own, source.lexicon), (other, translation.lexicon)]) {
            continue;
        }
        let words = unquoted_words(other);
        if languages.is_text_left(own, other, &words) {
            report.push(tell("the text is not translated", own, other));
        } else if let Some(range) = languages.sentence_left(other, &words) {
            let place = other.passage.place(other.folded.bytes(range));
            let diagnostic = Diagnostic::new(Code::Untranslated, place, "the sentence is not translated");
            report.push(diagnostic.related(own.first_line(), "the source's text"));
        }
    }
}

fn tell(message: &str, own: &Part, other: &Part) -> Diagnostic {
    Diagnostic::new(Code::Untranslated, other.first_line(), message).related(own.first_line(), "the source's text")
}

/// How much of a translation is word for word the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check::drift) enum Kept {
    /// All its sentences: nobody has begun to translate it.
    Everything,
    /// Not all of them.
    Parts,
}

impl Kept {
    /// Tells by the passages that are too long to be names.
    pub(in crate::check::drift) fn measure(
        source: &Reading<'_>,
        translation: &Reading<'_>,
        pairs: &[SectionPair],
    ) -> Kept {
        let parts = pairs.iter().flat_map(|pair| &pair.parts).filter_map(|(own, other)| own.zip(*other));
        let parts = parts.map(|(own, other)| (&source.parts[own], &translation.parts[other]));
        let mut sentences = parts.filter(|(_, other)| !other.is_code() && is_sentence(other)).peekable();
        let is_begun = sentences.peek().is_some();
        if is_begun && sentences.all(|(own, other)| is_same(own, other)) { Kept::Everything } else { Kept::Parts }
    }
}

/// Whether a passage is too long to be a name, in whichever script.
fn is_sentence(part: &Part) -> bool {
    words(part).len() >= WORDS || count_signs(&part.folded.chars) >= 2 * WORDS
}

fn is_same(own: &Part, other: &Part) -> bool {
    own.letters() == other.letters() && fold::squeeze(&own.passage.text) == fold::squeeze(&other.passage.text)
}

struct Languages<'l> {
    source: &'l Lexicon,
    own: &'l Lexicon,
    english: &'l Lexicon,
    kept: Kept,
}

impl Languages<'_> {
    /// A heading is left in English where all its words are common English ones, of which one is not a word of the
    /// translation's language as well.
    fn is_heading_left(&self, own: &Part, other: &Part) -> bool {
        if !self.own.is_known || own.passage.text.contains(crate::read::OBJECT) {
            return false;
        }
        let words = words(other);
        if self.kept == Kept::Everything && is_same(own, other) && !words.is_empty() {
            return true;
        }
        let has_signs = count_signs(&other.folded.chars) > 0;
        if self.own.language == "en" {
            let is_same = is_same(own, other);
            let is_foreign = |word: &String| self.source.has("stop", word) && !self.english.has("stop", word);
            return has_signs && is_written_in_signs(self.source) || is_same && words.iter().any(is_foreign);
        }
        let is_english = |word: &String| self.english.has("word", word) || self.english.has("stop", word);
        let is_shared = |word: &String| self.own.has("cognate", word) || self.own.has("stop", word);
        let has_digits = other.folded.chars.iter().any(char::is_ascii_digit);
        !has_signs
            && !has_digits
            && !words.is_empty()
            && words.iter().all(is_english)
            && words.iter().any(|word| self.english.has("word", word) && !is_shared(word))
    }

    /// Finds a sentence that was left in the source's language, or in English.
    fn sentence_left(&self, other: &Part, words: &[String]) -> Option<Range<usize>> {
        let is_english = self.source.language == "en" || self.own.language == "en";
        let english = || if is_english { None } else { sentence::left(other, words, [self.english, self.own]) };
        if !self.own.is_known || self.kept == Kept::Everything {
            return None;
        }
        sentence::left(other, words, [self.source, self.own]).or_else(english)
    }

    fn is_text_left(&self, own: &Part, other: &Part, words: &[String]) -> bool {
        let is_title = other.passage.kind == PassageKind::Words;
        if is_title && self.kept == Kept::Everything && is_same(own, other) && !words.is_empty() {
            return true;
        }
        if is_citation(other) && is_same(own, other) {
            return false;
        }
        let signs = count_signs(&other.folded.chars);
        let letters = other.folded.chars.iter().filter(|c| is_spaced_letter(**c)).count();
        let votes = |lexicon: &Lexicon| words.iter().filter(|word| lexicon.has("stop", word)).count();
        // The source is in English most often.
        let english = || if self.source.language == "en" { 0 } else { votes(self.english) };
        if self.own.language == "ja" {
            // What joins the words of a sentence is Japanese even where most of these are names.
            let joints = other.folded.chars.iter().filter(|c| is_hiragana(**c)).count();
            return joints < WORDS
                && words.len() >= WORDS
                && signs < WORDS
                && letters > 4 * signs
                && votes(self.source).max(english()) >= 2;
        }
        if is_written_in_signs(self.source) && !is_written_in_signs(self.own) && signs > letters && signs >= WORDS {
            return true;
        }
        let is_same = words.len() >= WORDS - 1 && is_same(own, other);
        let foreign = votes(self.source).max(if self.own.language == "en" { 0 } else { english() });
        if !self.own.is_known {
            return is_same && foreign >= VOTES;
        }
        if foreign < 2 {
            return false;
        }
        let own_votes = votes(self.own);
        is_same && foreign > own_votes || foreign > VOTES && foreign > 3 * own_votes && words.len() > WORDS
    }
}

/// Whether a passage names a work: it has a year, and few words that are neither names nor those that join them. Such a
/// one is quoted as it is.
fn is_citation(part: &Part) -> bool {
    let chars = &part.folded.chars;
    let years = chars.split(|c| !c.is_ascii_digit());
    let has_year =
        years.filter(|run| run.len() == 4).any(|run| run.starts_with(&['1', '9']) || run.starts_with(&['2', '0']));
    let words = || chars.split(|c| !is_spaced_letter(*c)).filter(|word| word.len() > 3);
    let names = words().filter(|word| word[0].is_uppercase()).count();
    has_year && words().count() >= WORDS && 4 * names >= 3 * words().count()
}

pub(in crate::check::drift) fn is_hiragana(c: char) -> bool {
    ('\u{3041}'..='\u{309f}').contains(&c)
}

/// Whether a language is written in signs that stand for syllables or words.
pub(in crate::check::drift) fn is_written_in_signs(lexicon: &Lexicon) -> bool {
    matches!(lexicon.language.as_str(), "ja" | "zh")
}

/// Returns the words of a part in lower case; those of addresses and ids are none.
pub(in crate::check::drift) fn words(part: &Part) -> Vec<String> {
    words_of(&part.folded.lower)
}

/// Returns the words of a text in lower case; those of addresses, ids and options are none.
pub(in crate::check::drift) fn words_of(lower: &[char]) -> Vec<String> {
    let mut words = Vec::new();
    let mut at = 0;
    while at < lower.len() {
        if is_option(lower, at) {
            at += lower[at..].iter().take_while(|c| c.is_alphanumeric() || **c == '-').count();
            continue;
        }
        let length = lower[at..].iter().take_while(|c| is_spaced_letter(**c)).count();
        if length > 0 && lower[at + length..].starts_with(&[':', '/', '/']) {
            at += lower[at..].iter().take_while(|c| !c.is_whitespace()).count();
            continue;
        }
        let is_own = (at == 0 || !is_joint(lower, at - 1)) && !is_joint(lower, at + length);
        if length > 0 && is_own {
            words.push(lower[at..at + length].iter().collect());
        }
        at += length.max(1);
    }
    words
}

/// Returns the words of a part but for those that it quotes, such as titles, which are left in their language.
fn unquoted_words(part: &Part) -> Vec<String> {
    words_of(&without_quoted(&part.folded.lower))
}

/// Puts quotation marks in the place of all that stands between two of them.
fn without_quoted(lower: &[char]) -> Vec<char> {
    let marks: Vec<usize> = (0..lower.len()).filter(|at| lower[*at] == '"').collect();
    let mut open = lower.to_vec();
    for pair in marks.chunks_exact(2) {
        open[pair[0]..pair[1]].fill('"');
    }
    open
}

/// Whether the name of an option begins at an index: `--clean-on-startup`.
fn is_option(lower: &[char], at: usize) -> bool {
    let begins = at == 0 || matches!(lower[at - 1], ' ' | '\n' | '[' | '(' | '|');
    begins && lower[at..].starts_with(&['-', '-']) && lower.get(at + 2).is_some_and(|c| c.is_alphabetic())
}

/// Whether a sign joins words to an id or an address, as in `list_users` or `rule:admin`.
fn is_joint(lower: &[char], at: usize) -> bool {
    let is_open = || at == 0 || lower[at - 1].is_whitespace() || lower.get(at + 1).is_none_or(|c| c.is_whitespace());
    match lower.get(at) {
        Some('_' | '=' | '@' | '/' | '\\') => true,
        Some(':') => !is_open(),
        Some('.') => {
            at > 0 && [lower.get(at - 1), lower.get(at + 1)].iter().all(|c| c.is_some_and(|c| c.is_alphanumeric()))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_or_joined_is_no_word() {
        let check = |text: &str, words: &[&str]| {
            let lower: Vec<char> = text.chars().collect();
            assert_eq!(words_of(&without_quoted(&lower)), words, "{text}");
        };
        check("call list_users now", &["call", "now"]);
        check("call list_users in \"the list\" now", &["call", "in", "now"]);
        check("a \"b\" c \"d\" e", &["a", "c", "e"]);
        check("a \"b\" c 5\" d", &["a", "c", "d"]);
        check("see \"a\": rule:admin", &["see"]);
        check("see https://example.org/of-the-list and ask", &["see", "and", "ask"]);
    }
}
