//! Names in code that readers fill in, which each language words for itself.

use std::collections::BTreeSet;

use crate::check::drift::code_words;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::likeness::is_slip;
use crate::check::drift::sample;
use crate::check::drift::texts::Texts;
use crate::check::drift::texts::is_cognate;
use crate::check::drift::vocabulary::words_in;

impl Texts<'_> {
    /// Whether a word that another name has is one that the source could have: `public` for `private`.
    ///
    /// Of a name that has become longer, other words show that it was translated: `motif_expression` for `regex`.
    pub(in crate::check::drift) fn is_swapped(&self, own: &str, other: &str) -> bool {
        let (own, other) = (own.to_lowercase(), other.to_lowercase());
        let words: BTreeSet<&str> = words_in(&own).collect();
        let others: Vec<&str> = words_in(&other).filter(|word| !words.contains(word)).collect();
        let known = others.iter().filter(|word| self.source.lexicon.has("variable", word)).count();
        let is_longer = words_in(&other).count() > words.len();
        known > 0 && (!is_longer || known == others.len())
    }

    /// Whether two names are made of words for what readers fill in, and perhaps of some that both have: `COUNTRY-CODE`,
    /// `CODE-PAYS`. The longer of them has so many words at least.
    pub(in crate::check::drift) fn is_filled_in(&self, own: &str, other: &str, least: usize) -> bool {
        let (own, other) = (own.to_lowercase(), other.to_lowercase());
        let first = FilledIn::new(&own, self.source.lexicon);
        let second = FilledIn::new(&other, self.translation.lexicon);
        first.words.len().max(second.words.len()) >= least
            && first.is_made(&second)
            && second.is_made(&first)
            && !self.is_swapped(&own, &other)
    }

    /// Whether two names are made so behind the letter of a pattern, as in `~nregex_name`.
    pub(in crate::check::drift::texts) fn is_filled_in_behind_letter(&self, own: &str, other: &str) -> bool {
        let (mut a, mut b) = (own.chars(), other.chars());
        a.next() == b.next() && words_in(a.as_str()).count() > 1 && self.is_filled_in(a.as_str(), b.as_str(), 2)
    }

    /// Whether a name says that it is the reader's or stands for any: `foo`, `myquery`.
    pub(in crate::check::drift::texts) fn is_readers(&self, own: &str) -> bool {
        let lower = own.to_lowercase();
        let is_word = |word: &str| self.own.has_word(word, self.source.lexicon);
        sample::is_name(own, self.source.lexicon) || lower.strip_prefix("my").is_some_and(is_word)
    }

    /// Whether a name that begins with `my` has the translation's word for that in its place: `my-stack`, `ma-stack`.
    pub(in crate::check::drift::texts) fn is_owned(&self, own: &str, other: &str) -> bool {
        let joints = ['-', '_'];
        own.split_once(joints).zip(other.split_once(joints)).is_some_and(|((first, rest), (owner, other))| {
            first != owner && rest == other && self.translation.lexicon.has("owner", &owner.to_lowercase())
        })
    }

    /// Whether two names are those of a folder that each user has, in the words of each language: `Pictures`, `Images`.
    pub(in crate::check::drift::texts) fn is_home_folder(&self, own: &str, other: &str) -> bool {
        let is_named =
            |folder: &&str| self.source.lexicon.has(folder, own) && self.translation.lexicon.has(folder, other);
        HOME_FOLDERS.iter().any(is_named)
    }

    /// Whether two names of what readers give a command are words of their languages: `linkname` and `nom-lien`.
    pub(in crate::check::drift::texts) fn is_operand(&self, own: &str, other: &str) -> bool {
        // A short form may have become a whole word: `VAR`, `VARIABLE`.
        let is_short = || other.to_lowercase().starts_with(&own.to_lowercase());
        let is_open = !self.is_swapped(own, other) || is_short();
        is_open
            && (other.contains(code_words::is_foreign)
                || is_short()
                || is_cognate(own, other)
                || self.is_filled_in(own, other, 1)
                || self.is_worded(own, other)
                || self.is_of_translation(other) && !is_slip(own, other))
    }

    /// Whether two names are such ones behind the letter of an option: `-Iincludedir`.
    pub(in crate::check::drift::texts) fn is_operand_behind_letter(&self, own: &str, other: &str) -> bool {
        let rest = |name: &str| name.chars().skip(1).collect::<String>();
        self.is_operand(&rest(own), &rest(other))
    }

    /// Whether a name in an address that is an example has one in the words of the translation, and none that the source
    /// has.
    pub(in crate::check::drift::texts) fn is_sample(&self, own: &str, other: &str) -> bool {
        !self.is_swapped(own, other) && (other.contains(code_words::is_foreign) || self.is_of_translation(other))
    }

    /// Whether all words of a name are those of the translation, and none is the source's.
    fn is_of_translation(&self, other: &str) -> bool {
        let says = |word: &str| self.other.has_word(&word.to_lowercase(), self.translation.lexicon);
        !self.is_of_source(other) && words_in(other).all(says)
    }
}

/// The lists of their names, after those of `xdg-user-dirs`.
const HOME_FOLDERS: [&str; 8] = [
    "folder-home",
    "folder-desktop",
    "folder-documents",
    "folder-downloads",
    "folder-music",
    "folder-pictures",
    "folder-templates",
    "folder-videos",
];

/// Whether two names in capitals are the same words in another order: `DBM_TYPE`, `TYPE_DBM`.
pub(in crate::check::drift::texts) fn is_reordered(own: &str, other: &str) -> bool {
    let words = |name: &str| {
        let mut words: Vec<String> = name.split(['_', '-']).map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let is_plain = |c: char| c.is_ascii_uppercase() || "_-".contains(c);
    own != other && own.chars().all(is_plain) && words(own).len() > 1 && words(own) == words(other)
}

/// The words of a name in lower case, of which readers may fill in some.
struct FilledIn<'n> {
    words: BTreeSet<&'n str>,
    lexicon: &'n Lexicon,
}

impl<'n> FilledIn<'n> {
    fn new(name: &'n str, lexicon: &'n Lexicon) -> FilledIn<'n> {
        FilledIn { words: words_in(name).collect(), lexicon }
    }

    /// Whether all words are those for what readers fill in, join such ones or stand in the other name, and one is its own.
    fn is_made(&self, other: &FilledIn<'_>) -> bool {
        let is_open = |word: &str| self.lexicon.has("variable", word);
        let is_joint = |word: &str| other.words.contains(word) || self.lexicon.has("stop", word);
        self.words.iter().all(|word| is_open(word) || is_joint(word))
            && self.words.difference(&other.words).any(|word| is_open(word))
    }
}
