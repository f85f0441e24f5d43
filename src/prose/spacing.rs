//! The spaces that French sets before its double marks and inside its guillemets.
//!
//! A narrow no-break space (U+202F) stands before `;`, `:`, `!` and `?` and inside `«` and `»`, whatever space the author
//! typed, or none (Lexique des règles typographiques en usage à l'Imprimerie nationale, "Ponctuation"). Code is never
//! touched, nor is an address or a mark that no word ends with, such as that of `12:30`. French of Canada sets its marks
//! otherwise and stays as it is, like every other language.

use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::TextMergeStream;

use crate::model::Locale;
use crate::prose::line::text_of;

const SPACE: char = '\u{202f}';

/// Returns the events of a text with the spaces of its language.
pub(in crate::prose) fn space_marks<'a>(events: Vec<Event<'a>>, locale: &Locale) -> Vec<Event<'a>> {
    let tag = locale.as_str();
    if !(tag == "fr" || tag.starts_with("fr-")) || tag == "fr-CA" {
        return events;
    }
    let mut events: Vec<Event<'a>> = TextMergeStream::new(events.into_iter()).collect();
    for index in 0..events.len() {
        let (before, rest) = events.split_at(index);
        let Some((Event::Text(text), after)) = rest.split_first() else { continue };
        let before = before.iter().rev().map_while(text_of).find_map(|text| text.chars().next_back());
        let after = after.iter().map_while(text_of).find_map(|text| text.chars().next());
        let spaced = spaced(text, before, after);
        if spaced != **text {
            events[index] = Event::Text(CowStr::from(spaced));
        }
    }
    events
}

/// Returns a text that stands between two characters, or at an end of its line.
fn spaced(text: &str, before: Option<char>, after: Option<char>) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next().or(after);
        match c {
            '«' => {
                spaced.push(c);
                rest = rest.as_str().trim_start_matches(is_space).chars();
                if rest.clone().next().or(after).is_some() {
                    spaced.push(SPACE);
                }
            }
            '»' => push_spaced(&mut spaced, c, before),
            ';' | ':' | '!' | '?' if next.is_none_or(ends_word) && follows_word(&spaced, before) => {
                push_spaced(&mut spaced, c, before);
            }
            c => spaced.push(c),
        }
    }
    spaced
}

/// Adds a mark and the space before it; none at the start of a line, and none between two marks.
fn push_spaced(spaced: &mut String, mark: char, before: Option<char>) {
    let length = spaced.trim_end_matches(is_space).len();
    let is_first = length == 0 && before.is_none();
    let is_chained = mark != '»' && length == spaced.len() && spaced.ends_with(['!', '?']);
    if !is_first && !is_chained {
        spaced.truncate(length);
        spaced.push(SPACE);
    }
    spaced.push(mark);
}

/// Returns whether what stands before a mark is something that it can belong to.
fn follows_word(spaced: &str, before: Option<char>) -> bool {
    let word = spaced.trim_end_matches(is_space);
    let is_address = word.len() == spaced.len() && word.rsplit(char::is_whitespace).next().is_some_and(is_address);
    let last = word.chars().next_back().or(before);
    !is_address && last.is_some_and(|c| !matches!(c, '(' | '[' | '{' | '«' | '“' | ':' | ';') && !c.is_whitespace())
}

fn is_address(word: &str) -> bool {
    word.contains("://")
}

fn ends_word(next: char) -> bool {
    next.is_whitespace() || matches!(next, ')' | ']' | '»' | '”' | '"' | '…' | '.' | '!' | '?')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | SPACE)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares a text with `_` for each narrow no-break space.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(spaced(text, None, None).replace(SPACE, "_"), expected);
    }

    #[test]
    fn space_before_a_mark_does_not_break() {
        check("Est-ce grave ? Oui ; agissez : maintenant !", "Est-ce grave_? Oui_; agissez_: maintenant_!");
        check("nbsp\u{a0}: fine\u{202f}: two  ;", "nbsp_: fine_: two_;");
    }

    #[test]
    fn mark_at_the_end_of_a_word_gets_its_space() {
        check("Attention: lisez (vraiment!) ceci.", "Attention_: lisez (vraiment_!) ceci.");
        check("Quoi?! Non!!!", "Quoi_?! Non_!!!");
        check("Quoi ?! Non !!!", "Quoi_?! Non_!!!");
    }

    #[test]
    fn guillemets_hold_their_spaces_inside() {
        check("le «mot» et « l’autre » ; \u{ab}\u{a0}fin\u{a0}\u{bb}", "le «_mot_» et «_l’autre_»_; «_fin_»");
        check("«Vraiment?»", "«_Vraiment_?_»");
    }

    #[test]
    fn mark_inside_a_word_stays() {
        check("à 12:30, http://a.example/?b;c a!=b x::y", "à 12:30, http://a.example/?b;c a!=b x::y");
        check("voir https://a.example/?: fin", "voir https://a.example/?: fin");
    }

    #[test]
    fn mark_that_belongs_to_nothing_stays() {
        check("! seul", "! seul");
        check("(!) et [?]", "(!) et [?]");
    }

    #[test]
    fn neighbours_in_other_elements_count() {
        let spaced = |text, before, after| spaced(text, before, after).replace(SPACE, "_");
        assert_eq!(spaced(" : suite", Some('x'), None), "_: suite");
        assert_eq!(spaced(": suite", Some('x'), None), "_: suite");
        assert_eq!(spaced("Note :", None, Some(' ')), "Note_:");
        assert_eq!(spaced("a:", None, Some('b')), "a:");
        assert_eq!(spaced("«", None, Some('b')), "«_");
        assert_eq!(spaced("» fin", Some('b'), None), "_» fin");
    }
}
