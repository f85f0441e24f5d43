//! What a passage states that must be the same in every language: numbers, dates, times, versions, ids and places.

mod clock;
mod date;
mod division;
mod ending;
mod name;
mod number;
mod phone;
mod scale;
mod version;
mod written;

use std::ops::Range;

use crate::check::drift::fold::Folded;
use crate::check::drift::lexicon::Bound;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::lexicon::Meaning;
use crate::check::drift::unit::Unit;
use crate::check::script::is_kana;
use crate::check::script::is_spaced_letter;
use crate::check::script::is_unspaced;
use crate::read::OBJECT;

/// One statement that must be the same in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check::drift) struct Claim {
    /// What is stated.
    pub(in crate::check::drift) what: What,
    /// Whether the other language must state it too.
    pub(in crate::check::drift) demand: Demand,
    /// The characters of the folded text that state it.
    pub(in crate::check::drift) range: Range<usize>,
}

/// Whether the other language must state it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check::drift) enum Demand {
    /// It must.
    Required,
    /// It may say it in other words, but not otherwise.
    Optional,
    /// It may say it without a number, as `a week`, `every` and `first` do.
    Loose,
}

/// What is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check::drift) enum What {
    /// A number: its digits with a point before the fraction, its unit, and how far a range of versions goes.
    Number(String, Option<Unit>, Option<Bound>),
    /// A version of three or more parts, or with a suffix, and how far a range goes.
    Version(String, Option<Bound>),
    /// A day, as far as it is stated.
    Date(Day),
    /// A time of day in minutes, and its zone in minutes east of UTC.
    Time(i32, Option<i32>),
    /// A quarter of a year, 1 to 4.
    Quarter(u8),
    /// An id with digits, such as `CVE-2026-1234` or `AES-256`; its letters and digits in lower case.
    Id(String),
    /// A name with digits that languages may write otherwise, such as `2FA`.
    Name(String),
    /// An address on the web or of mail.
    Address(String),
    /// A country, by its code.
    Place(String),
    /// Round the clock.
    Always,
}

/// A day, as far as it is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::check::drift) struct Day {
    /// The year.
    pub(in crate::check::drift) year: Option<u32>,
    /// The month, 1 to 12.
    pub(in crate::check::drift) month: Option<u32>,
    /// The day of the month.
    pub(in crate::check::drift) day: Option<u32>,
    /// The day of the week, Monday is 0.
    pub(in crate::check::drift) weekday: Option<u8>,
}

/// Reads the claims of a text in a language.
pub(in crate::check::drift) fn read(text: &Folded, lexicon: &Lexicon) -> Vec<Claim> {
    let mut reader = Reader { text, lexicon, has_mail: text.chars.contains(&'@'), claims: Vec::new() };
    let mut at = 0;
    while at < text.chars.len() {
        at = reader.step(at).max(at + 1);
    }
    reader.share_zones();
    reader.claims
}

struct Reader<'t> {
    text: &'t Folded,
    lexicon: &'t Lexicon,
    /// Whether an address of mail may be in the text.
    has_mail: bool,
    claims: Vec<Claim>,
}

impl Reader<'_> {
    /// Reads what begins at an index, and returns where to go on.
    fn step(&mut self, at: usize) -> usize {
        let c = self.text.chars[at];
        if c == OBJECT || c.is_whitespace() {
            return at + 1;
        }
        let is_word_start =
            !self.text.before(at).is_some_and(|before| is_spaced_letter(before) || before.is_ascii_digit());
        if is_word_start
            && matches!(c, '+' | '0')
            && let Some(end) = self.phone(at)
        {
            return end;
        }
        if c.is_ascii_digit() {
            let readers = [Reader::always, Reader::quarter, Reader::date, Reader::time, Reader::number];
            return readers.iter().find_map(|read| read(self, at)).unwrap_or_else(|| self.run_end(at));
        }
        if is_unspaced(c) {
            if !self.lexicon.has_form(&self.text.lower, at) {
                return at + 1;
            }
            let readers = [
                Reader::era,
                Reader::always,
                Reader::quarter,
                Reader::time,
                Reader::named_time,
                Reader::written_number,
                Reader::lone_weekday,
                Reader::place,
            ];
            return readers.iter().find_map(|read| read(self, at)).unwrap_or(at + 1);
        }
        if !is_word_start {
            return at + 1;
        }
        if c.is_alphabetic() {
            // All but addresses and ids begin with a form, and at most places none does.
            if !self.lexicon.has_form(&self.text.lower, at) {
                return self.address(at).or_else(|| self.id(at)).unwrap_or_else(|| self.word_end(at));
            }
            let readers = [
                Reader::address,
                Reader::always,
                Reader::quarter,
                Reader::named_time,
                Reader::date,
                Reader::lone_weekday,
                Reader::id,
                Reader::place,
                Reader::written_number,
            ];
            return readers.iter().find_map(|read| read(self, at)).unwrap_or_else(|| self.word_end(at));
        }
        at + 1
    }

    fn push(&mut self, what: What, demand: Demand, range: Range<usize>) -> usize {
        let end = range.end;
        self.claims.push(Claim { what, demand, range });
        end
    }

    fn always(&mut self, at: usize) -> Option<usize> {
        let (_, end) =
            self.lexicon.longest(&self.text.lower, at, |meaning| matches!(meaning, Meaning::Always).then_some(()))?;
        let goes_on = self.text.at(end).is_some_and(|next| next.is_ascii_digit() || next == '/');
        (!goes_on).then(|| self.push(What::Always, Demand::Optional, at..end))
    }

    /// Reads a day of the week without a date: `from Monday to Friday`.
    fn lone_weekday(&mut self, at: usize) -> Option<usize> {
        let (weekday, end) = self.weekday(at)?;
        let day = Day { weekday: Some(weekday), ..Day::default() };
        Some(self.push(What::Date(day), Demand::Optional, at..end))
    }

    fn place(&mut self, at: usize) -> Option<usize> {
        let (code, end) = self.lexicon.longest(&self.text.lower, at, |meaning| match meaning {
            Meaning::Place(code) => Some(code.clone()),
            _ => None,
        })?;
        let first = self.text.chars[at];
        let is_name = !is_spaced_letter(first) || self.text.chars[at..end].iter().any(|c| c.is_uppercase());
        // A language, its speakers, a currency or an hour is not the country.
        let is_derived = is_unspaced(first) && self.text.at(end).is_some_and(|next| "語人円時標製法系".contains(next));
        // A longer name of katakana.
        let is_part = is_kana(first)
            && [self.text.before(at), self.text.at(end)].into_iter().flatten().any(|c| ('ァ'..='ー').contains(&c));
        (is_name && !is_derived && !is_part).then(|| self.push(What::Place(code), Demand::Optional, at..end))
    }

    /// Returns the end of the run of Latin letters and digits that begins at an index.
    fn run_end(&self, at: usize) -> usize {
        let rest = &self.text.chars[at..];
        at + rest.iter().take_while(|c| c.is_ascii_alphanumeric()).count().max(1)
    }

    fn word_end(&self, at: usize) -> usize {
        at + self.text.chars[at..].iter().take_while(|c| is_spaced_letter(**c)).count().max(1)
    }

    /// Reads decimal digits.
    fn digits(&self, at: usize) -> Option<(u32, usize)> {
        let rest = &self.text.chars[at.min(self.text.chars.len())..];
        let length = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        let number: String = rest[..length].iter().collect();
        Some((number.parse().ok()?, at + length))
    }

    /// Returns where a word ends that stands at an index, whatever its case.
    fn expect(&self, at: usize, word: &str) -> Option<usize> {
        let length = word.chars().count();
        let found = self.text.lower.get(at..at + length)?;
        found.iter().copied().eq(word.chars()).then_some(at + length)
    }
}

#[cfg(test)]
mod tests;
