//! The words of one language that carry facts: units, months, number words, countries, time zones.
//!
//! What CLDR has comes from it, for every language. What it lacks stands in `lexicon/LANGUAGE.tsv`, one form after
//! another; a language is added by such a file. `lexicon/any.tsv` holds what all of them share.

mod cldr;
mod heads;
mod meaning;

pub(in crate::check::drift) use meaning::Bound;
pub(in crate::check::drift) use meaning::DayHalf;
pub(in crate::check::drift) use meaning::Meaning;
pub(in crate::check::drift) use meaning::Side;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::drift::fold;
use crate::check::drift::lexicon::heads::Heads;
use crate::check::drift::lexicon::meaning::meaning;
use crate::check::drift::unit::Unit;
use crate::check::script;
use crate::model::Locale;

const ANY: &str = include_str!("lexicon/any.tsv");
const FILES: [(&str, &str); 3] = [
    ("en", include_str!("lexicon/en.tsv")),
    ("fr", include_str!("lexicon/fr.tsv")),
    ("ja", include_str!("lexicon/ja.tsv")),
];

/// The words of one language that carry facts.
#[derive(Debug)]
pub(in crate::check::drift) struct Lexicon {
    /// The language without region.
    pub(in crate::check::drift) language: String,
    /// Whether there is a file for the language beside what CLDR has.
    pub(in crate::check::drift) is_known: bool,
    /// The sign before the fraction of a number.
    pub(in crate::check::drift) decimal: char,
    /// Whether a date in digits has its day before its month.
    pub(in crate::check::drift) is_day_first: bool,
    /// The forms in groups by their first two characters, the longest first.
    forms: Vec<Vec<Form>>,
    heads: Heads,
    lists: BTreeMap<String, BTreeSet<String>>,
    /// The length of the longest form of a list, in characters.
    longest_listed: usize,
}

/// A form, and what it says.
type Form = (Vec<char>, Meaning);

impl Lexicon {
    /// Makes the lexicon of a locale's language.
    pub(in crate::check::drift) fn new(locale: &Locale) -> Lexicon {
        let language = locale.as_str().split('-').next().unwrap_or_default().to_owned();
        let file = FILES.iter().find(|(known, _)| *known == language).map(|(_, file)| *file);
        let mut lexicon = Lexicon {
            is_known: file.is_some(),
            decimal: cldr::decimal(locale),
            is_day_first: cldr::is_day_first(locale),
            language,
            forms: Vec::new(),
            heads: Heads::default(),
            lists: BTreeMap::new(),
            longest_listed: 0,
        };
        cldr::add(locale, &mut lexicon);
        for line in ANY.lines().chain(file.into_iter().flat_map(str::lines)) {
            lexicon.add_line(line);
        }
        for forms in &mut lexicon.forms {
            forms.sort_by_key(|(form, _)| Reverse(form.len()));
        }
        lexicon
    }

    /// Returns whether a list of the language's file, such as `stop`, has a form.
    pub(in crate::check::drift) fn has(&self, list: &str, form: &str) -> bool {
        self.lists.get(list).is_some_and(|forms| forms.contains(form))
    }

    /// Counts the words that are frequent in this language and not in another one.
    pub(in crate::check::drift) fn votes(&self, words: &[String], other: &Lexicon) -> usize {
        words.iter().filter(|word| self.has("stop", word) && !other.has("stop", word)).count()
    }

    /// Returns whether a list of the language's file has a text, once that is folded.
    pub(in crate::check::drift) fn has_folded(&self, list: &str, folded: impl Iterator<Item = char>) -> bool {
        let Some(forms) = self.lists.get(list) else { return false };
        // What is longer is no form, and need not be put together.
        let folded: String = folded.take(self.longest_listed + 1).collect();
        forms.contains(&folded)
    }

    /// Returns whether a list of the language's file has any forms.
    pub(in crate::check::drift) fn has_list(&self, list: &str) -> bool {
        self.lists.contains_key(list)
    }

    /// Returns the forms of a list of the language's file.
    pub(in crate::check::drift) fn list(&self, list: &str) -> impl Iterator<Item = &str> {
        self.lists.get(list).into_iter().flatten().map(String::as_str)
    }

    /// Returns the unit that a word is, in whichever case.
    pub(in crate::check::drift) fn unit(&self, word: &str) -> Option<Unit> {
        let lower: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
        let choose = |meaning: &Meaning| match meaning {
            Meaning::Unit(unit) => Some(*unit),
            _ => None,
        };
        self.longest(&lower, 0, choose).filter(|(_, end)| *end == lower.len()).map(|(unit, _)| unit)
    }

    /// Finds the longest form of a kind that begins at an index of folded text, and where it ends.
    ///
    /// In scripts with spaces a form ends where its word does.
    pub(in crate::check::drift) fn longest<T>(
        &self,
        lower: &[char],
        at: usize,
        choose: impl Fn(&Meaning) -> Option<T>,
    ) -> Option<(T, usize)> {
        let rest = lower.get(at..)?;
        let fits = |form: &[char]| rest.starts_with(form) && is_word_end(lower, at + form.len());
        let mut fitting = self.forms_at(rest).filter(|(form, _)| fits(form));
        fitting.find_map(|(form, meaning)| Some((choose(meaning)?, at + form.len())))
    }

    /// Returns whether a form of any kind begins at an index of folded text.
    pub(in crate::check::drift) fn has_form(&self, lower: &[char], at: usize) -> bool {
        self.longest(lower, at, |_| Some(())).is_some()
    }

    /// Returns the forms that a text may begin with, by its first two characters, the longest first.
    fn forms_at(&self, text: &[char]) -> impl Iterator<Item = &Form> {
        let group = |first, second| self.heads.find(first, second).map(|group| &self.forms[group]);
        let (first, second) = (text.first().copied(), text.get(1).copied());
        let longer = first.zip(second).and_then(|(first, second)| group(first, Some(second)));
        longer.into_iter().chain(first.and_then(|first| group(first, None))).flatten()
    }

    /// Finds the longest form of a kind that ends at an index, and where it begins.
    pub(in crate::check::drift) fn longest_before<T>(
        &self,
        lower: &[char],
        end: usize,
        choose: impl Fn(&Meaning) -> Option<T>,
    ) -> Option<(T, usize)> {
        let earliest = end.saturating_sub(LONGEST_FORM);
        (earliest..end).find_map(|start| {
            let begins =
                start == 0 || !script::is_spaced_letter(lower[start]) || !script::is_spaced_letter(lower[start - 1]);
            let forms = Some(self.forms_at(&lower[start..])).filter(|_| begins)?;
            let mut chosen = forms.filter(|(form, _)| start + form.len() == end && lower[start..end] == form[..]);
            chosen.find_map(|(_, meaning)| choose(meaning)).map(|chosen| (chosen, start))
        })
    }

    fn add_line(&mut self, line: &str) {
        let mut cells = line.split('\t');
        let (Some(kind), Some(value)) = (cells.next(), cells.next()) else { return };
        for form in cells.filter(|form| !form.is_empty()) {
            match meaning(kind, value) {
                Some(meaning) => self.add(form, meaning),
                None => {
                    self.longest_listed = self.longest_listed.max(form.chars().count());
                    self.lists.entry(kind.to_owned()).or_default().insert(form.to_owned());
                }
            }
        }
    }

    fn add(&mut self, form: &str, meaning: Meaning) {
        let form: Vec<char> = form.chars().filter_map(fold::fold).flat_map(char::to_lowercase).collect();
        let Some(&first) = form.first() else { return };
        let second = form.get(1).copied();
        let group = self.heads.add(first, second, self.forms.len());
        if group == self.forms.len() {
            self.forms.push(Vec::new());
        }
        let forms = &mut self.forms[group];
        if !forms.contains(&(form.clone(), meaning.clone())) {
            forms.push((form, meaning));
        }
    }
}

/// No form is longer, in characters.
const LONGEST_FORM: usize = 32;

fn is_word_end(lower: &[char], end: usize) -> bool {
    let last = lower[end - 1];
    !script::is_spaced_letter(last) || !lower.get(end).is_some_and(|next| script::is_spaced_letter(*next))
}
