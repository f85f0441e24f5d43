//! Differences of code that only the whole of two texts can judge.
//!
//! A translation may put names of its own in the place of those that readers choose, such as `paquet` for `package`, or
//! mark as code what its source says in plain words. Each such difference is kept until all are known.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::drift::beginnings::Beginnings;
use crate::check::drift::gloss;
use crate::check::drift::reading::Reading;
use crate::check::drift::renaming::Renaming;
use crate::check::drift::renaming::WordRole;
use crate::check::drift::renaming::renamings;
use crate::check::drift::selector;
use crate::check::drift::texts::LONG;
use crate::check::drift::texts::Texts;
use crate::check::drift::texts::is_plain_name;
use crate::check::drift::vocabulary::Said;
use crate::check::drift::vocabulary::Vocabulary;
use crate::check::drift::vocabulary::words_in;
use crate::diag::Diagnostic;
use crate::diag::Report;

/// So many additions are looked for in the source's code; more are a text of its own.
const MOST_ADDITIONS: usize = 50;

/// A difference, and what would make it none.
pub(in crate::check::drift) struct Doubt {
    diagnostic: Diagnostic,
    cause: Cause,
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
    let parts: BTreeSet<usize> = doubts.iter().filter_map(|doubt| doubt.cause.part()).collect();
    let said = parts.into_iter().map(|part| (part, Said::new(&translation.parts[part]))).collect();
    let beginnings = Beginnings::new(&source.codes);
    let mut texts = Texts { own, other, source, translation, shown: BTreeSet::new(), beginnings, said };
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for word in doubts.iter().flat_map(|doubt| doubt.cause.renamings()) {
        *counts.entry(word.words()).or_default() += 1;
    }
    let free = doubts.iter().flat_map(|doubt| doubt.cause.renamings()).filter(|word| {
        matches!(word.role, WordRole::Free | WordRole::Argument | WordRole::Operand | WordRole::Attached)
    });
    texts.shown = free.filter(|word| texts.explain(word, counts[&word.words()])).map(Renaming::words).collect();
    let mut ledger =
        Ledger { texts, counts, told: BTreeSet::new(), lost: BTreeSet::new(), named: BTreeSet::new(), additions: 0 };
    let (renamed, others): (Vec<Doubt>, Vec<Doubt>) =
        doubts.into_iter().partition(|doubt| matches!(doubt.cause, Cause::Renamed { .. }));
    for Doubt { diagnostic, cause } in renamed.into_iter().chain(others) {
        let is_told = match &cause {
            Cause::Renamed { own, other, .. } | Cause::Reworded { own, other }
                if selector::differs_alone(own, other) =>
            {
                false
            }
            Cause::Renamed { own, other, words } => !ledger.texts.is_label(own, other) && ledger.tells_renamed(words),
            Cause::Reworded { own, other } => !ledger.texts.is_reworded(own, other),
            Cause::Added(code) => ledger.tells_added(code),
            Cause::Lost(code, part) => ledger.tells_lost(code, *part),
            Cause::Line => true,
        };
        if is_told {
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
            self.named.extend(renamings.iter().flat_map(|word| words_in(&word.other)).map(str::to_owned));
        }
        let is_fresh = |word: &&Renaming| {
            let is_new = self.told.insert(word.words());
            is_new || self.texts.other.code.contains(&word.own)
        };
        open.into_iter().filter(is_fresh).count() > 0
    }

    /// Whether code that the translation does not mark is to be told of; a name that it never marks is one difference.
    fn tells_lost(&mut self, code: &str, part: Option<usize>) -> bool {
        let is_long_name = is_plain_name(code) && code.len() > LONG;
        // A sign alone is often said in words, and a word that the translation marks elsewhere with another one.
        let is_sign = code.chars().count() == 1 && !code.contains(char::is_alphanumeric);
        let is_known = is_plain_name(code) && self.texts.translation.codes.contains(code);
        !is_sign
            && !is_known
            && !part.is_some_and(|part| self.texts.says_in_words(code, part))
            && (!is_long_name || self.lost.insert(code.to_owned()))
    }

    /// Whether code that the source does not mark is to be told of.
    fn tells_added(&mut self, code: &str) -> bool {
        // A term begins with no word of a program.
        let is_code = |word: &str| word.starts_with(char::is_lowercase) && self.texts.own.code.contains(word);
        let is_worded = || words_in(code).any(|word| self.texts.is_own(&word.to_lowercase()));
        if gloss::is_term(code) && !words_in(code).next().is_some_and(is_code) && is_worded() {
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
        Doubt { diagnostic, cause }
    }

    /// Reads a code span as a word of the command that its line of nothing but code is.
    pub(in crate::check::drift) fn within_command(mut self) -> Doubt {
        if let Cause::Renamed { words, .. } = &mut self.cause {
            words
                .iter_mut()
                .filter(|word| word.role == WordRole::Whole)
                .for_each(|word| word.role = WordRole::Argument);
        }
        self
    }

    /// Makes a doubt of code that the translation lacks, with the part that stands for the source's.
    pub(in crate::check::drift) fn lost(diagnostic: Diagnostic, value: &str, part: Option<usize>) -> Doubt {
        Doubt { diagnostic, cause: Cause::Lost(value.to_owned(), part) }
    }

    /// Keeps what is certain among the doubts of its block.
    pub(in crate::check::drift) fn certain(diagnostic: Diagnostic) -> Doubt {
        Doubt { diagnostic, cause: Cause::Line }
    }

    /// Makes a doubt of code that the source lacks.
    pub(in crate::check::drift) fn added(diagnostic: Diagnostic, value: &str) -> Doubt {
        Doubt { diagnostic, cause: Cause::Added(value.to_owned()) }
    }
}

impl Cause {
    /// Returns the part of the translation that may say in words what it does not mark.
    fn part(&self) -> Option<usize> {
        match self {
            Cause::Lost(_, part) => *part,
            Cause::Renamed { .. } | Cause::Reworded { .. } | Cause::Added(_) | Cause::Line => None,
        }
    }

    fn renamings(&self) -> &[Renaming] {
        match self {
            Cause::Renamed { words, .. } => words,
            Cause::Reworded { .. } | Cause::Added(_) | Cause::Lost(..) | Cause::Line => &[],
        }
    }
}
