//! Differences of code that only the whole of two texts can judge.
//!
//! A translation may put names of its own in the place of those that readers choose, such as `paquet` for `package`, or
//! mark as code what its source says in plain words. Each such difference is kept until all are known.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::drift::code_words;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::likeness::LONGEST;
use crate::check::drift::likeness::distance;
use crate::check::drift::likeness::is_slip;
use crate::check::drift::reading::Reading;
use crate::check::drift::renaming::Renaming;
use crate::check::drift::renaming::WordRole;
use crate::check::drift::renaming::renamings;
use crate::check::drift::vocabulary::Vocabulary;
use crate::check::drift::vocabulary::letters;
use crate::check::drift::wording::Wording;
use crate::diag::Diagnostic;
use crate::diag::Report;

/// So many additions are looked for in the source's code; more are a text of its own.
const MOST_ADDITIONS: usize = 50;
/// So long a beginning or end of a name is a word in it.
const LONG: usize = 4;

/// A difference, and what would make it none.
pub(in crate::check::drift) struct Doubt {
    diagnostic: Diagnostic,
    cause: Cause,
    block: Option<usize>,
}

/// Why a difference may be none.
enum Cause {
    /// The code differs in these words alone.
    Renamed { own: String, other: String, words: Vec<Renaming> },
    /// The code differs in more than words in the place of words.
    Reworded { own: String, other: String },
    /// The source marks no such code here, but may say it elsewhere.
    Added(String),
    /// The translation does not mark this code, but may say it in words: in this part.
    Lost(String, Option<usize>),
    /// A line is missing or was added: there is no doubt of that, but the block may have an earlier difference.
    Line,
}

/// Reports the differences for which neither text as a whole gives a reason; a name that is another throughout is told
/// of once.
pub(in crate::check::drift) fn settle(
    doubts: Vec<Doubt>,
    source: &Reading<'_>,
    translation: &Reading<'_>,
    report: &mut Report,
) {
    if doubts.is_empty() {
        return;
    }
    let (own, other) = (Vocabulary::new(source), Vocabulary::new(translation));
    let mut texts = Texts { own, other, source, translation, shown: BTreeSet::new() };
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for word in doubts.iter().flat_map(|doubt| doubt.cause.renamings()) {
        *counts.entry(word.words()).or_default() += 1;
    }
    let free = doubts.iter().flat_map(|doubt| doubt.cause.renamings()).filter(|word| word.role == WordRole::Free);
    texts.shown = free.filter(|word| texts.explain(word, counts[&word.words()])).map(Renaming::words).collect();
    let mut ledger =
        Ledger { texts, counts, told: BTreeSet::new(), lost: BTreeSet::new(), named: BTreeSet::new(), additions: 0 };
    let mut blocks: BTreeSet<usize> = BTreeSet::new();
    let (renamed, others): (Vec<Doubt>, Vec<Doubt>) =
        doubts.into_iter().partition(|doubt| matches!(doubt.cause, Cause::Renamed { .. }));
    for Doubt { diagnostic, cause, block } in renamed.into_iter().chain(others) {
        let is_told = match &cause {
            Cause::Renamed { own, other, words } => !ledger.texts.is_label(own, other) && ledger.tells_renamed(words),
            Cause::Reworded { own, other } => !ledger.texts.is_reworded(own, other),
            Cause::Added(code) => ledger.tells_added(code),
            Cause::Lost(code, part) => ledger.tells_lost(code, *part),
            Cause::Line => true,
        };
        if is_told && block.is_none_or(|part| blocks.insert(part)) {
            report.push(diagnostic);
        }
    }
}

/// What is known of the names that differ.
struct Ledger<'r> {
    texts: Texts<'r>,
    /// How often one name stands in the place of another.
    counts: BTreeMap<(String, String), usize>,
    /// Which of these have been told of.
    told: BTreeSet<(String, String)>,
    /// The names that the translation never marks and that have been told of.
    lost: BTreeSet<String>,
    /// The words of names that the translation may have.
    named: BTreeSet<String>,
    additions: usize,
}

impl Ledger<'_> {
    /// Whether words that stand for others are to be told of.
    ///
    /// In code that was worded for a language, words that are no slip belong to that. A name that is another one
    /// throughout is one difference.
    fn tells_renamed(&mut self, renamings: &[Renaming]) -> bool {
        let count = |word: &Renaming| self.counts[&word.words()];
        let (known, open): (Vec<&Renaming>, Vec<&Renaming>) =
            renamings.iter().partition(|word| self.texts.explain(word, count(word)));
        let is_worded = known.iter().any(|word| !self.texts.is_locale(word));
        let open: Vec<&Renaming> = open.into_iter().filter(|word| !(is_worded && word.is_other_word())).collect();
        if open.is_empty() {
            self.named.extend(renamings.iter().flat_map(|word| letters(&word.other)).map(str::to_owned));
        }
        let is_fresh = |word: &&Renaming| {
            let is_new = self.told.insert(word.words());
            is_new || self.texts.other.code.contains(&word.own)
        };
        open.into_iter().filter(is_fresh).count() > 0
    }

    /// Whether code that the translation does not mark is to be told of; a name that it never marks is one difference.
    fn tells_lost(&mut self, code: &str, part: Option<usize>) -> bool {
        let is_long_name = is_name(code) && code.len() > LONG;
        // A sign alone is often said in words, and a word that the translation marks elsewhere with another one.
        let is_sign = code.chars().count() == 1 && !code.contains(char::is_alphanumeric);
        let is_known = is_name(code) && self.texts.translation.codes.contains(code);
        !is_sign
            && !is_known
            && !part.is_some_and(|part| self.texts.says_in_words(code, part))
            && (!is_long_name || self.lost.insert(code.to_owned()))
    }

    /// Whether code that the source does not mark is to be told of.
    fn tells_added(&mut self, code: &str) -> bool {
        // A term begins with no word of a program.
        let is_code = |word: &str| word.starts_with(char::is_lowercase) && self.texts.own.code.contains(word);
        if code_words::is_term(code) && !letters(code).next().is_some_and(is_code) {
            return false;
        }
        self.additions += 1;
        self.additions > MOST_ADDITIONS || !self.texts.source_says(code, &self.named)
    }
}

impl Doubt {
    /// Makes a doubt of a difference between two pieces of code.
    pub(in crate::check::drift) fn differing(diagnostic: Diagnostic, own: &str, other: &str) -> Doubt {
        let words = renamings(own, other);
        let [own, other] = [own, other].map(str::to_owned);
        let cause = match words {
            Some(words) => Cause::Renamed { own, other, words },
            None => Cause::Reworded { own, other },
        };
        Doubt { diagnostic, cause, block: None }
    }

    /// Makes a doubt of code that the translation lacks, with the part that stands for the source's.
    pub(in crate::check::drift) fn lost(diagnostic: Diagnostic, value: &str, part: Option<usize>) -> Doubt {
        Doubt { diagnostic, cause: Cause::Lost(value.to_owned(), part), block: None }
    }

    /// Keeps what is certain among the doubts of its block.
    pub(in crate::check::drift) fn certain(diagnostic: Diagnostic) -> Doubt {
        Doubt { diagnostic, cause: Cause::Line, block: None }
    }

    /// Says in which code block of the translation it is, by its part: of a block one difference is told.
    pub(in crate::check::drift) fn in_block(self, part: usize) -> Doubt {
        Doubt { block: Some(part), ..self }
    }

    /// Makes a doubt of code that the source lacks.
    pub(in crate::check::drift) fn added(diagnostic: Diagnostic, value: &str) -> Doubt {
        Doubt { diagnostic, cause: Cause::Added(value.to_owned()), block: None }
    }
}

impl Cause {
    fn renamings(&self) -> &[Renaming] {
        match self {
            Cause::Renamed { words, .. } => words,
            Cause::Reworded { .. } | Cause::Added(_) | Cause::Lost(..) | Cause::Line => &[],
        }
    }
}

/// Two texts and their words.
struct Texts<'r> {
    source: &'r Reading<'r>,
    translation: &'r Reading<'r>,
    own: Vocabulary,
    other: Vocabulary,
    /// The names of larger pieces of code that readers choose, with what stands in their place.
    shown: BTreeSet<(String, String)>,
}

impl Texts<'_> {
    /// Whether a renaming is what languages bring with them.
    fn explain(&self, word: &Renaming, count: usize) -> bool {
        let Renaming { own, other, role } = word;
        // A word of the language is none that was mistyped: `texte` for `text`.
        let is_slip = is_slip(own, other) && !self.other.has_word(&other.to_lowercase(), self.translation.lexicon);
        let unit = self.source.lexicon.unit(own);
        let is_unit = unit.is_some() && unit == self.translation.lexicon.unit(other);
        let is_pattern = own.len() > 3 && own.chars().all(|c| "YMDHS".contains(c));
        let is_open = || self.is_sample(own) && !is_slip || self.is_filled_in(own, other, 2);
        if self.is_locale(word) || is_unit || is_pattern || is_open() {
            return true;
        }
        match role {
            WordRole::Fixed => false,
            WordRole::Quoted => !is_slip,
            WordRole::Free | WordRole::Whole if own.is_ascii() && other.contains(code_words::is_foreign) => true,
            WordRole::Whole => {
                let is_shown = self.shown.contains(&(own.clone(), other.clone()));
                is_shown || is_cognate(own, other) || self.is_filled_in(own, other, 1)
            }
            WordRole::Free if other.contains(' ') && code_words::is_in(other, self.translation.lexicon) => true,
            WordRole::Free if count > 1 && self.is_consistent(word) && !is_slip && !self.is_of_source(other) => {
                !self.is_swapped(own, other)
            }
            WordRole::Free => {
                let is_open = self.source.lexicon.has("variable", &own.to_lowercase());
                self.is_worded(own, other) && (is_open || count > 1 || !self.other.code.contains(own))
            }
        }
    }

    /// Whether a word that another name has is one that the source could have: `public` for `private`.
    fn is_swapped(&self, own: &str, other: &str) -> bool {
        let (own, other) = (own.to_lowercase(), other.to_lowercase());
        let words: BTreeSet<&str> = letters(&own).collect();
        letters(&other).any(|word| !words.contains(word) && self.source.lexicon.has("variable", word))
    }

    /// Whether two names are made of words for what readers fill in: `COUNTRY-CODE`, `CODE-PAYS`.
    fn is_filled_in(&self, own: &str, other: &str, least: usize) -> bool {
        let is_made = |name: &str, lexicon: &Lexicon| {
            let lower = name.to_lowercase();
            letters(&lower).count() >= least && letters(&lower).all(|word| lexicon.has("variable", word))
        };
        is_made(own, self.source.lexicon) && is_made(other, self.translation.lexicon) && !self.is_swapped(own, other)
    }

    /// Whether two names are words of a user interface: `Hostname` and `nom de la machine`.
    fn is_label(&self, own: &str, other: &str) -> bool {
        let is_words = |code: &str| code.chars().all(|c| c.is_alphabetic() || " -'’".contains(c));
        let is_open = own.starts_with(char::is_uppercase) && is_words(own) && is_words(other);
        let is_phrase = other.contains(' ') && code_words::is_in(other, self.translation.lexicon);
        // A command keeps its name, which is its first word.
        let first = |code: &str| letters(code).next().map(str::to_lowercase);
        let is_command = || {
            self.source
                .codes
                .iter()
                .any(|code| !code.starts_with(own) && !own.starts_with(code.as_str()) && first(code) == first(own))
        };
        let is_term = code_words::is_term(own) && code_words::is_term(other) && first(own) != first(other);
        let is_term = is_term && !is_command();
        let says = |word: &str| self.other.prose.contains(&word.to_lowercase());
        // A value of a program, such as `None`, is shown to no one.
        let is_value = |code: &str| self.source.lexicon.has("value", &code.to_lowercase());
        let is_shown = |code: &str| code.starts_with(char::is_uppercase) && code.len() >= LONG && !is_value(code);
        let is_case = own.to_lowercase() == other.to_lowercase();
        let is_near = is_slip(own, other);
        is_words(own) && is_case && says(own) && self.own.prose.contains(&own.to_lowercase())
            || is_term && !is_near && letters(other).any(|word| self.is_own(&word.to_lowercase()))
            || is_open && !is_near && (is_phrase || letters(other).all(says) || is_shown(own) && is_shown(other))
    }

    /// Whether a word of a name is one of the source's words.
    fn is_of_source(&self, name: &str) -> bool {
        letters(name).any(|word| self.own.prose.contains(&word.to_lowercase()) || self.own.code.contains(word))
    }

    /// Whether a passage says a name in other letters, or in words that are like it: `l'installateur` for
    /// `debian-installer`.
    fn says_in_words(&self, name: &str, part: usize) -> bool {
        let part = &self.translation.parts[part];
        let is_word = name.chars().all(char::is_alphabetic);
        if is_word && part.passage.codes.iter().any(|code| code.value.eq_ignore_ascii_case(name)) {
            return true;
        }
        let lower = part.lower();
        let name = name.to_lowercase();
        // The thing itself is the last word of an English name.
        let head = letters(&name).last().filter(|head| is_name(&name) && head.chars().count() > LONG);
        let mut words = letters(&lower);
        head.is_some_and(|head| words.any(|word| word != head && begins_alike(head, word)))
    }

    /// Whether a word in lower case is one of the translation's language, and none of the source.
    fn is_own(&self, word: &str) -> bool {
        let is_of_source = self.own.prose.contains(word) || self.own.names.contains(word);
        self.other.has_word(word, self.translation.lexicon) && !is_of_source
    }

    /// Whether a line says in words of the translation what its source says in other ones, and keeps all names, paths
    /// and numbers.
    fn is_reworded(&self, own: &str, other: &str) -> bool {
        let (own, other) = (Wording::new(own), Wording::new(other));
        let words = |line: &Wording| -> BTreeSet<String> {
            let lower = line.words.join(" ").to_lowercase();
            // A letter alone is what is left of a word before an apostrophe, or stands behind a number.
            letters(&lower).filter(|word| word.chars().count() > 1).map(str::to_owned).collect()
        };
        let (first, second) = (words(&own), words(&other));
        let others: Vec<&String> = second.difference(&first).collect();
        // A word that is only added says something else, unless it joins the others.
        let is_joint = |word: &&String| self.translation.lexicon.has("stop", word);
        let is_changed = !others.is_empty() && (!first.is_subset(&second) || others.iter().all(is_joint));
        is_changed && own.keeps(&other) && others.iter().all(|word| is_joint(&word) || self.is_own(word))
    }

    /// Whether a name of a country or a language is the translation's own: `ftp.jp` for `ftp.us`.
    fn is_locale(&self, word: &Renaming) -> bool {
        (word.own.len() <= 3 || matches!(word.own.as_str(), "lang" | "language" | "locale"))
            && self.translation.lexicon.has("tag", &word.other.to_lowercase())
    }

    /// Whether a name stands for any, as RFC 3092 lists them, or says that it is the reader's: `foo`, `libfoo`,
    /// `mybar`, `your-host`.
    fn is_sample(&self, name: &str) -> bool {
        let lower = name.to_lowercase();
        let readers = ["my-", "my_", "your"];
        if readers.iter().any(|start| lower.starts_with(start))
            || lower.strip_prefix("my").is_some_and(|bare| self.source.lexicon.has("variable", bare))
        {
            return true;
        }
        let bare = ["lib", "my", "l"].iter().find_map(|start| lower.strip_prefix(start)).unwrap_or(&lower);
        ["foo", "baz", "qux"].iter().any(|end| lower.ends_with(end)) || self.source.lexicon.has("sample", bare)
    }

    /// Whether the words in which two names differ are words of their languages: each text's prose has those of its
    /// code, or documentation names so what readers fill in.
    fn is_worded(&self, own: &str, other: &str) -> bool {
        let (own, other) = (own.to_lowercase(), other.to_lowercase());
        if self.own.prose.contains(&other) || self.own.names.contains(&other) {
            return false;
        }
        let [first, second]: [BTreeSet<&str>; 2] = [&own, &other].map(|name| letters(name).collect());
        if self.is_swapped(&own, &other) {
            return false;
        }
        // What only adds to a name leaves it the same: `app` and `app-new`.
        if first.is_subset(&second) || second.is_subset(&first) {
            return false;
        }
        let is_shared = !first.is_disjoint(&second);
        let is_said = first.difference(&second).all(|word| self.own.has_word(word, self.source.lexicon))
            && second.difference(&first).all(|word| self.other.has_word(word, self.translation.lexicon));
        let is_far = || 2 * distance(&own, &other) >= own.chars().count().max(other.chars().count());
        is_said
            || !is_shared
                && is_far()
                && has_word_at_an_end(&own, &self.own.prose)
                && has_word_at_an_end(&other, &self.other.prose)
    }

    /// Whether a text has the one name nowhere and its source the other nowhere.
    fn is_consistent(&self, word: &Renaming) -> bool {
        !self.other.code.contains(&word.own) && !self.own.code.contains(&word.other)
    }

    /// Whether the source says somewhere what the translation marks as code, or would in its own names; signs alone say
    /// nothing.
    fn source_says(&self, code: &str, named: &BTreeSet<String>) -> bool {
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
        if !code.contains(char::is_whitespace) && letters(code).all(|word| says(word) || named.contains(word)) {
            return true;
        }
        self.source.codes.iter().any(|own| own.contains(code))
            || self.source.parts.iter().any(|part| part.is_code() && part.passage.text.contains(code))
    }
}

/// Whether code is a name of letters alone.
fn is_name(code: &str) -> bool {
    code.chars().all(|c| c.is_ascii_alphabetic() || c == '-')
}

/// Whether two names have the same words, with the endings and in the order of their languages.
fn is_cognate(own: &str, other: &str) -> bool {
    let (own, other) = (own.to_lowercase(), other.to_lowercase());
    let pieces: Vec<&str> = letters(&own).collect();
    pieces.len() > 1 && pieces.iter().all(|piece| letters(&other).any(|word| begins_alike(piece, word)))
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
