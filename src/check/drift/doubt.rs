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
use crate::check::script::is_spaced_letter;
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
    /// The source marks no such code here, but may say it elsewhere.
    Added(String),
    /// The translation does not mark this code, but may say it in words: in this part.
    Lost(String, Option<usize>),
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
            Cause::Added(code) => ledger.tells_added(code),
            Cause::Lost(code, part) => ledger.tells_lost(code, *part),
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
        !part.is_some_and(|part| self.texts.says_in_words(code, part))
            && (!is_long_name || self.lost.insert(code.to_owned()))
    }

    /// Whether code that the source does not mark is to be told of.
    fn tells_added(&mut self, code: &str) -> bool {
        self.additions += 1;
        self.additions > MOST_ADDITIONS || !self.texts.source_says(code, &self.named)
    }
}

impl Doubt {
    /// Makes a doubt of a difference between two pieces of code; `Err` where they differ in more than words.
    pub(in crate::check::drift) fn renamed(
        diagnostic: Diagnostic,
        own: &str,
        other: &str,
    ) -> Result<Doubt, Box<Diagnostic>> {
        match renamings(own, other) {
            Some(words) => {
                let cause = Cause::Renamed { own: own.to_owned(), other: other.to_owned(), words };
                Ok(Doubt { diagnostic, cause, block: None })
            }
            None => Err(Box::new(diagnostic)),
        }
    }

    /// Makes a doubt of code that the translation lacks, with the part that stands for the source's.
    pub(in crate::check::drift) fn lost(diagnostic: Diagnostic, value: &str, part: Option<usize>) -> Doubt {
        Doubt { diagnostic, cause: Cause::Lost(value.to_owned(), part), block: None }
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
            Cause::Added(_) | Cause::Lost(..) => &[],
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

/// The words of a text.
struct Vocabulary {
    /// Those of its prose, in lower case.
    prose: BTreeSet<String>,
    /// Those of its code.
    code: BTreeSet<String>,
}

impl Vocabulary {
    fn new(reading: &Reading<'_>) -> Vocabulary {
        let mut vocabulary = Vocabulary { prose: BTreeSet::new(), code: BTreeSet::new() };
        for part in reading.parts.iter().filter(|part| !part.is_code()) {
            let lower = part.lower();
            let words = lower.split(|c: char| !is_spaced_letter(c)).filter(|word| !word.is_empty());
            vocabulary.prose.extend(words.map(str::to_owned));
        }
        let blocks = reading.parts.iter().filter(|part| part.is_code()).map(|part| part.passage.text.as_str());
        for code in blocks.chain(reading.codes.iter().map(String::as_str)) {
            vocabulary.code.extend(letters(code).map(str::to_owned));
        }
        vocabulary
    }
}

impl Texts<'_> {
    /// Whether a renaming is what languages bring with them.
    fn explain(&self, word: &Renaming, count: usize) -> bool {
        let Renaming { own, other, role } = word;
        let is_slip = is_slip(own, other);
        let unit = self.source.lexicon.unit(own);
        let is_unit = unit.is_some() && unit == self.translation.lexicon.unit(other);
        let is_pattern = own.len() > 3 && own.chars().all(|c| "YMDHS".contains(c));
        if self.is_locale(word) || is_unit || is_pattern || self.is_sample(own) && !is_slip {
            return true;
        }
        match role {
            WordRole::Fixed => false,
            WordRole::Quoted => !is_slip,
            WordRole::Free | WordRole::Whole if own.is_ascii() && other.contains(code_words::is_foreign) => true,
            WordRole::Whole => self.shown.contains(&(own.clone(), other.clone())) || is_cognate(own, other),
            WordRole::Free if other.contains(' ') && code_words::is_in(other, self.translation.lexicon) => true,
            WordRole::Free if count > 1 && self.is_consistent(word) && !is_slip && !self.is_of_source(other) => true,
            WordRole::Free => self.is_worded(own, other) && (count > 1 || !self.other.code.contains(own)),
        }
    }

    /// Whether two names are words of a user interface: `Hostname` and `nom de la machine`.
    fn is_label(&self, own: &str, other: &str) -> bool {
        let is_words = |code: &str| code.chars().all(|c| c.is_alphabetic() || " -'’".contains(c));
        let is_open = own.starts_with(char::is_uppercase) && is_words(own) && is_words(other);
        let is_phrase = other.contains(' ') && code_words::is_in(other, self.translation.lexicon);
        let says = |word: &str| self.other.prose.contains(&word.to_lowercase());
        // A value of a program, such as `None`, is shown to no one.
        let is_value = |code: &str| self.source.lexicon.has("value", &code.to_lowercase());
        let is_shown = |code: &str| code.starts_with(char::is_uppercase) && code.len() >= LONG && !is_value(code);
        let is_case = own.to_lowercase() == other.to_lowercase();
        let is_near = is_slip(own, other);
        is_words(own) && is_case && says(own) && self.own.prose.contains(&own.to_lowercase())
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

    /// Whether a name of a country or a language is the translation's own: `ftp.jp` for `ftp.us`.
    fn is_locale(&self, word: &Renaming) -> bool {
        word.own.len() <= 3 && self.translation.lexicon.has("tag", &word.other.to_lowercase())
    }

    /// Whether a name stands for any, as RFC 3092 lists them: `foo`, `libfoo`, `mybar`.
    fn is_sample(&self, name: &str) -> bool {
        let lower = name.to_lowercase();
        let bare = ["lib", "my"].iter().find_map(|start| lower.strip_prefix(start)).unwrap_or(&lower);
        ["foo", "baz", "qux"].iter().any(|end| lower.ends_with(end)) || self.source.lexicon.has("sample", bare)
    }

    /// Whether each text's prose has the word that its code has, so that the name is a word of the language.
    fn is_worded(&self, own: &str, other: &str) -> bool {
        let (own, other) = (own.to_lowercase(), other.to_lowercase());
        // What only adds to a name leaves it the same: `app` and `app-new`.
        let is_longer = letters(&own).any(|word| letters(&other).any(|other| other == word));
        if self.own.prose.contains(&other) || self.own.code.contains(&other) || is_longer {
            return false;
        }
        let says = |words: &str, prose: &BTreeSet<String>, lexicon: &Lexicon| {
            let is_one = |word: &str| prose.contains(word) || lexicon.has("stop", word);
            letters(words).all(|word| is_one(word) || word.strip_suffix('s').is_some_and(is_one))
        };
        let is_said = says(&own, &self.own.prose, self.source.lexicon)
            && says(&other, &self.other.prose, self.translation.lexicon);
        let is_far = || 2 * distance(&own, &other) >= own.chars().count().max(other.chars().count());
        is_said
            || is_far() && has_word_at_an_end(&own, &self.own.prose) && has_word_at_an_end(&other, &self.other.prose)
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

/// Returns the words in a name.
fn letters(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Whether a name begins or ends with a word: `mypackage`, `packagename`.
fn has_word_at_an_end(name: &str, words: &BTreeSet<String>) -> bool {
    let ends = name.char_indices().map(|(at, _)| at).filter(|at| *at > 0);
    let mut parts = ends.flat_map(|at| [&name[..at], &name[at..]]).chain([name]);
    name.len() <= LONGEST && parts.any(|part| part.chars().count() >= LONG && words.contains(part))
}
