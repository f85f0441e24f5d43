//! Two texts as a whole: which words each of them uses, and what in code is a word of its language.

mod filled_in;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::drift::beginnings::Beginnings;
use crate::check::drift::beginnings::first_word;
use crate::check::drift::code_words;
use crate::check::drift::gloss;
use crate::check::drift::keyboard;
use crate::check::drift::likeness::LONGEST;
use crate::check::drift::likeness::distance;
use crate::check::drift::likeness::is_slip;
use crate::check::drift::reading::Reading;
use crate::check::drift::renaming::Renaming;
use crate::check::drift::renaming::WordRole;
use crate::check::drift::vocabulary::Said;
use crate::check::drift::vocabulary::Vocabulary;
use crate::check::drift::vocabulary::words_in;
use crate::check::drift::wording::Wording;
use crate::check::script::is_unspaced;

/// So long a beginning or end of a name is a word in it.
pub(in crate::check::drift) const LONG: usize = 4;

/// Two texts and their words.
pub(in crate::check::drift) struct Texts<'r> {
    pub(in crate::check::drift) source: &'r Reading<'r>,
    pub(in crate::check::drift) translation: &'r Reading<'r>,
    pub(in crate::check::drift) own: Vocabulary,
    pub(in crate::check::drift) other: Vocabulary,
    /// The names of larger pieces of code that readers choose, with what stands in their place.
    pub(in crate::check::drift) shown: BTreeSet<(String, String)>,
    /// How the source's code spans begin.
    pub(in crate::check::drift) beginnings: Beginnings<'r>,
    /// What the translation says in the parts that lack code.
    pub(in crate::check::drift) said: BTreeMap<usize, Said>,
}

impl Texts<'_> {
    /// Whether a renaming is what languages bring with them.
    pub(in crate::check::drift) fn explain(&self, word: &Renaming, count: usize) -> bool {
        let Renaming { own, other, role } = word;
        // A word of the language is none that was mistyped: `texte` for `text`.
        let is_slip = is_slip(own, other) && !self.other.has_word(&other.to_lowercase(), self.translation.lexicon);
        let unit = self.source.lexicon.unit(own);
        let is_unit = unit.is_some() && unit == self.translation.lexicon.unit(other);
        let is_pattern = own.len() > 3 && own.chars().all(|c| "YMDHS".contains(c));
        let lexicons = [self.source.lexicon, self.translation.lexicon];
        let is_key = *role == WordRole::Whole && keyboard::is_same_key(own, other, lexicons);
        let is_readers = || self.is_readers(own) && (!is_slip || self.is_owned(own, other));
        if self.is_home_folder(own, other) || self.is_locale(word) || is_unit || is_key || is_pattern || is_readers() {
            return true;
        }
        match role {
            WordRole::Fixed => false,
            WordRole::Argument | WordRole::Operand if filled_in::is_reordered(own, other) => true,
            // Names of programs begin in small letters.
            WordRole::Command => {
                let is_title = own.starts_with(char::is_uppercase) && other.contains(code_words::is_foreign);
                is_title || self.is_filled_in(own, other, 1)
            }
            WordRole::Quoted => !is_slip,
            WordRole::Slot => !self.is_swapped(own, other),
            WordRole::Shown => self.shown.contains(&(own.clone(), other.clone())),
            WordRole::Sample => !is_slip && self.is_sample(own, other),
            WordRole::Free | WordRole::Argument if self.is_filled_in_behind_letter(own, other) => true,
            WordRole::Free | WordRole::Argument | WordRole::Whole if self.is_filled_in(own, other, 2) => true,
            // What a command is told in one word may be all that it knows: `disable`.
            WordRole::Argument if own.is_ascii() && other.contains(code_words::is_foreign) => {
                let is_plain = own.bytes().all(|byte| byte.is_ascii_lowercase())
                    && (other.contains(is_unspaced) || other.contains('_'));
                let is_open = self.source.lexicon.has("variable", own) || has_word_at_an_end(own, &self.own.prose);
                !is_plain || count > 1 || is_open
            }
            WordRole::Free | WordRole::Whole if own.is_ascii() && other.contains(code_words::is_foreign) => true,
            WordRole::Whole => {
                let is_shown = self.shown.contains(&(own.clone(), other.clone()));
                is_shown || is_cognate(own, other) || self.is_filled_in(own, other, 1)
            }
            WordRole::Free | WordRole::Argument
                if other.contains(' ') && code_words::is_in(other, self.translation.lexicon) =>
            {
                true
            }
            WordRole::Free | WordRole::Argument | WordRole::Operand | WordRole::Attached
                if count > 1 && self.is_consistent(word) && !is_slip && !self.is_of_source(other) =>
            {
                !self.is_swapped(own, other)
            }
            WordRole::Operand => self.is_operand(own, other),
            WordRole::Attached => self.is_operand_behind_letter(own, other),
            WordRole::Free | WordRole::Argument => {
                let is_open = self.source.lexicon.has("variable", &own.to_lowercase());
                self.is_worded(own, other) && (is_open || count > 1 || !self.other.code.contains(own))
            }
        }
    }

    /// Whether two names are words of a user interface: `Hostname` and `nom de la machine`.
    pub(in crate::check::drift) fn is_label(&self, own: &str, other: &str) -> bool {
        let is_words = |code: &str| code.chars().all(|c| c.is_alphabetic() || " -'’«»\u{a0}\u{202f}".contains(c));
        let is_open = own.starts_with(char::is_uppercase) && is_words(own) && is_words(other);
        let is_phrase = other.contains(' ') && code_words::is_in(other, self.translation.lexicon);
        // A command keeps its name, which is its first word.
        let is_term = gloss::is_term(own) && gloss::is_term(other) && first_word(own) != first_word(other);
        let is_term = is_term && !self.beginnings.is_shared(own) && !self.is_swapped(own, other);
        let says = |word: &str| self.other.prose.contains(&word.to_lowercase());
        // A value of a program, such as `None`, is shown to no one.
        let is_value = |code: &str| self.source.lexicon.has("value", &code.to_lowercase());
        let is_shown = |code: &str| code.starts_with(char::is_uppercase) && code.len() >= LONG && !is_value(code);
        let is_case = own.to_lowercase() == other.to_lowercase();
        let is_near = is_slip(own, other);
        is_words(own) && is_case && says(own) && self.own.prose.contains(&own.to_lowercase())
            || is_term && !is_near && words_in(other).any(|word| self.is_own(&word.to_lowercase()))
            || is_open && !is_near && (is_phrase || words_in(other).all(says) || is_shown(own) && is_shown(other))
    }

    /// Whether a word of a name is one of the source's words.
    pub(in crate::check::drift) fn is_of_source(&self, name: &str) -> bool {
        words_in(name).any(|word| self.own.prose.contains(&word.to_lowercase()) || self.own.code.contains(word))
    }

    /// Whether a passage says a name in other letters, or in words that are like it: `l'installateur` for
    /// `debian-installer`.
    pub(in crate::check::drift) fn says_in_words(&self, name: &str, part: usize) -> bool {
        let Some(said) = self.said.get(&part) else { return false };
        let name = name.to_lowercase();
        if name.chars().all(char::is_alphabetic) && said.codes.contains(&name) {
            return true;
        }
        // The thing itself is the last word of an English name.
        let head = words_in(&name).last().filter(|head| is_plain_name(&name) && head.chars().count() > LONG);
        head.is_some_and(|head| {
            let start = &head[..LONG];
            let mut words = said.words.range(start.to_owned()..).take_while(|word| word.starts_with(start));
            words.any(|word| word != head && begins_alike(head, word))
        })
    }

    /// Whether a word in lower case is one of the translation's language, and none of the source.
    pub(in crate::check::drift) fn is_own(&self, word: &str) -> bool {
        let is_of_source = self.own.prose.contains(word) || self.own.names.contains(word);
        self.other.has_word(word, self.translation.lexicon) && !is_of_source
    }

    /// Whether a line says in words of the translation what its source says in other ones, and keeps all names, paths
    /// and numbers.
    pub(in crate::check::drift) fn is_reworded(&self, own: &str, other: &str) -> bool {
        let (own, other) = (Wording::new(own), Wording::new(other));
        let words = |line: &Wording| -> BTreeSet<String> {
            let lower = line.words.join(" ").to_lowercase();
            // A letter alone is what is left of a word before an apostrophe, or stands behind a number.
            words_in(&lower).filter(|word| word.chars().count() > 1).map(str::to_owned).collect()
        };
        let (first, second) = (words(&own), words(&other));
        let others: Vec<&String> = second.difference(&first).collect();
        // A word that is only added says something else, unless it joins the others.
        let is_joint = |word: &&String| self.translation.lexicon.has("stop", word);
        let is_changed = !others.is_empty() && (!first.is_subset(&second) || others.iter().all(is_joint));
        is_changed && own.keeps(&other) && others.iter().all(|word| is_joint(word) || self.is_own(word))
    }

    /// Whether a name of a country or a language is the translation's own: `ftp.jp` for `ftp.us`.
    pub(in crate::check::drift) fn is_locale(&self, word: &Renaming) -> bool {
        (word.own.len() <= 3 || matches!(word.own.as_str(), "lang" | "language" | "locale"))
            && self.translation.lexicon.has("tag", &word.other.to_lowercase())
    }

    /// Whether the words in which two names differ are words of their languages: each text's prose has those of its
    /// code, or documentation names so what readers fill in.
    pub(in crate::check::drift) fn is_worded(&self, own: &str, other: &str) -> bool {
        let (own, other) = (own.to_lowercase(), other.to_lowercase());
        if self.own.prose.contains(&other) || self.own.names.contains(&other) {
            return false;
        }
        let [first, second]: [BTreeSet<&str>; 2] = [&own, &other].map(|name| words_in(name).collect());
        if self.is_swapped(&own, &other) {
            return false;
        }
        // What only adds to a name leaves it the same: `app` and `app-new`.
        if first.is_subset(&second) || second.is_subset(&first) {
            return false;
        }
        let is_shared = !first.is_disjoint(&second);
        let is_said = first.difference(&second).all(|word| self.own.has_word(word, self.source.lexicon))
            && second.difference(&first).all(|word| {
                let is_kept = word.len() >= LONG - 1 && own.contains(word);
                is_kept || self.other.has_word(word, self.translation.lexicon)
            });
        let is_far = || 2 * distance(&own, &other) >= own.chars().count().max(other.chars().count());
        is_said
            || !is_shared
                && is_far()
                && has_word_at_an_end(&own, &self.own.prose)
                && has_word_at_an_end(&other, &self.other.prose)
    }

    /// Whether a text has the one name nowhere and its source the other nowhere.
    pub(in crate::check::drift) fn is_consistent(&self, word: &Renaming) -> bool {
        !self.other.code.contains(&word.own) && !self.own.code.contains(&word.other)
    }

    /// Whether the source says somewhere what the translation marks as code, or would in its own names; signs alone say
    /// nothing.
    pub(in crate::check::drift) fn source_says(&self, code: &str, named: &BTreeSet<String>) -> bool {
        let code = code.split(['(', '（']).next().filter(|name| !name.trim().is_empty()).unwrap_or(code);
        let code = code.trim_matches(|c: char| c.is_whitespace() || "\"'`()[]{},.:;«»“”「」".contains(c));
        let is_said = |word: &str| self.own.prose.contains(word) || self.own.prose.contains(&format!("{word}s"));
        let says = |word: &str| is_said(&word.to_lowercase()) || self.own.code.contains(word);
        // Words of another language are none of the source's program.
        let is_foreign = |code: &str| code.contains(code_words::is_foreign);
        let is_inflected = |own: &String| code.strip_prefix(own.as_str()).is_some_and(|end| end.len() <= 2);
        let is_word = code.chars().all(char::is_alphabetic);
        if is_foreign(code) && !self.source.codes.iter().any(|own| is_foreign(own))
            || is_word && self.own.code.iter().any(|own| own.len() >= LONG && is_inflected(own))
        {
            return true;
        }
        if !code.contains(char::is_whitespace) && words_in(code).all(|word| says(word) || named.contains(word)) {
            return true;
        }
        self.source.codes.iter().any(|own| own.contains(code))
            || self.source.parts.iter().any(|part| part.is_code() && part.passage.text.contains(code))
    }
}

/// Whether code is a name of letters alone.
pub(in crate::check::drift) fn is_plain_name(code: &str) -> bool {
    code.chars().all(|c| c.is_ascii_alphabetic() || c == '-')
}

/// Whether two names have the same words, with the endings and in the order of their languages.
fn is_cognate(own: &str, other: &str) -> bool {
    let (own, other) = (own.to_lowercase(), other.to_lowercase());
    let pieces: Vec<&str> = words_in(&own).collect();
    pieces.len() > 1 && pieces.iter().all(|piece| words_in(&other).any(|word| begins_alike(piece, word)))
}

/// Whether two words are one but for their endings.
fn begins_alike(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let shorter = a.chars().count().min(b.chars().count());
    shorter >= LONG && shared >= LONG && 3 * shared >= 2 * shorter
}

/// Whether a name begins or ends with a word: `mypackage`, `packagename`.
fn has_word_at_an_end(name: &str, words: &BTreeSet<String>) -> bool {
    let ends = name.char_indices().map(|(at, _)| at).filter(|at| *at > 0);
    let mut parts = ends.flat_map(|at| [&name[..at], &name[at..]]).chain([name]);
    name.len() <= LONGEST && parts.any(|part| part.chars().count() >= LONG && words.contains(part))
}
