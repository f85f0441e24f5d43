//! The words that a text uses: what its prose says and what its code names.

use std::collections::BTreeSet;

use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::script::is_spaced_letter;

/// No word in a name of two is shorter.
const SHORTEST: usize = 3;
/// No name of two words is longer.
const LONGEST: usize = 40;

/// The words of a text.
pub(in crate::check::drift) struct Vocabulary {
    /// Those of its prose, in lower case.
    pub(in crate::check::drift) prose: BTreeSet<String>,
    /// Those of its code, as they are written.
    pub(in crate::check::drift) code: BTreeSet<String>,
    /// Those of its code in lower case.
    pub(in crate::check::drift) names: BTreeSet<String>,
}

impl Vocabulary {
    /// Reads the words of a text.
    pub(in crate::check::drift) fn new(reading: &Reading<'_>) -> Vocabulary {
        let mut vocabulary = Vocabulary { prose: BTreeSet::new(), code: BTreeSet::new(), names: BTreeSet::new() };
        for part in reading.parts.iter().filter(|part| !part.is_code()) {
            let lower = part.lower();
            let words = lower.split(|c: char| !is_spaced_letter(c)).filter(|word| !word.is_empty());
            vocabulary.prose.extend(words.map(str::to_owned));
        }
        let blocks = reading.parts.iter().filter(|part| part.is_code()).map(|part| part.passage.text.as_str());
        for code in blocks.chain(reading.codes.iter().map(String::as_str)) {
            vocabulary.code.extend(words_in(code).map(str::to_owned));
        }
        vocabulary.names = vocabulary.code.iter().map(|word| word.to_lowercase()).collect();
        vocabulary
    }

    /// Whether a word in lower case is one of the language: the prose has it, perhaps without the ending of a plural,
    /// or it is among the language's most frequent ones or those for what readers fill in. A name may be two of them in one: `logfile`.
    pub(in crate::check::drift) fn has_word(&self, word: &str, lexicon: &Lexicon) -> bool {
        let is_one =
            |word: &str| self.prose.contains(word) || lexicon.has("stop", word) || lexicon.has("variable", word);
        is_one(word)
            || word.strip_suffix('s').is_some_and(is_one)
            || self.prose.contains(&format!("{word}s"))
            || halves(word).any(|(first, second)| is_one(first) && is_one(second))
    }
}

/// Returns the two parts that a name may be made of, at each place where it can be parted.
fn halves(name: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_short = (2 * SHORTEST..=LONGEST).contains(&name.len()) && name.is_ascii();
    let places = if is_short { SHORTEST..name.len() + 1 - SHORTEST } else { 0..0 };
    places.map(|at| name.split_at(at))
}

/// What one part of a text says, in lower case.
pub(in crate::check::drift) struct Said {
    /// Its words.
    pub(in crate::check::drift) words: BTreeSet<String>,
    /// What its code spans hold.
    pub(in crate::check::drift) codes: BTreeSet<String>,
}

impl Said {
    /// Reads the words of a part.
    pub(in crate::check::drift) fn new(part: &Part) -> Said {
        let words = words_in(&part.lower()).map(str::to_owned).collect();
        Said { words, codes: part.passage.codes.iter().map(|code| code.value.to_lowercase()).collect() }
    }
}

/// Returns the words in a name.
pub(in crate::check::drift) fn words_in(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}
