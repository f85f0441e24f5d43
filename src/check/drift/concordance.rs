//! A text with the places of its words, so that what is looked for in it many times is found without reading it again.

use std::collections::BTreeMap;

use crate::check::script::is_inner;
use crate::check::script::is_word_at;

/// A text and the bytes at which each of its pieces begins: words, and signs that join nothing, one by one.
#[derive(Clone, Debug, Default)]
pub(in crate::check::drift) struct Concordance {
    text: String,
    places: BTreeMap<String, Vec<usize>>,
}

impl Concordance {
    /// Reads a text.
    pub(in crate::check::drift) fn new(text: String) -> Concordance {
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, piece) in pieces(&text) {
            match places.get_mut(piece) {
                Some(known) => known.push(at),
                None => {
                    places.insert(piece.to_owned(), vec![at]);
                }
            }
        }
        Concordance { text, places }
    }

    /// Whether the text has a word, or several, that are no part of longer ones; spaces alone are none.
    pub(in crate::check::drift) fn has(&self, words: &str) -> bool {
        let places = |piece| self.places.get(piece).map_or(&[][..], Vec::as_slice);
        let pieces = pieces(words).into_iter().map(|(at, piece)| (at, places(piece)));
        let rarest = pieces.min_by_key(|(_, places)| places.len());
        rarest.is_some_and(|(at, places)| {
            let mut starts = places.iter().filter_map(|place| place.checked_sub(at));
            starts.any(|start| is_word_at(&self.text, words, start))
        })
    }
}

/// Returns the pieces of a text, each with the byte at which it begins.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    let chars: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let is_one =
        |(at, a): &(usize, char), (next, b): &(usize, char)| at + a.len_utf8() == *next && is_inner(*a) && is_inner(*b);
    let runs = chars.chunk_by(is_one).map(|run| (run[0].0, run.iter().map(|(_, c)| c.len_utf8()).sum::<usize>()));
    runs.map(|(at, length)| (at, &text[at..at + length])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::script::has_word;

    #[test]
    fn words_are_found_as_in_the_text_itself() {
        let check = |text: &str, words: &str, expected: bool| {
            assert_eq!(Concordance::new(text.to_owned()).has(words), expected, "{words} in {text}");
            assert_eq!(has_word(text, words), expected, "{words} in {text}");
        };
        check("run npm install first", "npm install", true);
        check("run npm  install first", "npm install", false);
        check("install, then npm", "npm install", false);
        check("AES-2567", "AES-256", false);
        check("AES-25, AES-256", "AES-256", true);
        check("使うSQLの", "SQL", true);
        check("90日以内", "日以", true);
        check("日本以内", "日以", false);
        check("use --exact", "--exact", true);
        check("é", "-é", false);
    }
}
