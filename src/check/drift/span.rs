//! Lengths of time as a text states them, for rules about texts.

use std::ops::Range;

use crate::check::drift::claim;
use crate::check::drift::claim::What;
use crate::check::drift::fold::Folded;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::lexicon::Meaning;
use crate::check::drift::unit::Unit;
use crate::model;
use crate::model::Locale;

/// Reads lengths of time in one language.
pub(in crate::check) struct TimeReader {
    lexicon: Lexicon,
}

/// A length of time in digits, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct TimeSpan {
    /// The bytes of the number and its unit.
    pub(in crate::check) bytes: Range<usize>,
    /// How many.
    pub(in crate::check) count: u32,
    /// Of what.
    pub(in crate::check) unit: model::Unit,
}

impl TimeReader {
    /// Makes the reader of a locale's language.
    pub(in crate::check) fn new(locale: &Locale) -> TimeReader {
        TimeReader { lexicon: Lexicon::new(locale) }
    }

    /// Returns the lengths of time that a text states in digits, in order; units below an hour are none.
    pub(in crate::check) fn spans(&self, text: &str) -> Vec<TimeSpan> {
        let folded = Folded::new(text);
        let claims = claim::read(&folded, &self.lexicon);
        let spans = claims.iter().filter_map(|claim| {
            let What::Number(digits, Some(unit), _) = &claim.what else { return None };
            let is_written = folded.at(claim.range.start).is_some_and(|c| c.is_ascii_digit());
            // `retention-90-days` is an id.
            let is_id = folded.before(claim.range.start).is_some_and(|c| c == '-' || c == '#' || c == '.');
            let count = digits.parse().ok().filter(|_| is_written && !is_id)?;
            Some(TimeSpan { bytes: folded.bytes(claim.range.clone()), count, unit: of_model(*unit)? })
        });
        spans.collect()
    }

    /// Returns the unit of time that stands in a text's brackets, such as that of `Time (days)`.
    pub(in crate::check) fn bracketed(&self, text: &str) -> Option<model::Unit> {
        let folded = Folded::new(text);
        let open = folded.chars.iter().rposition(|c| *c == '(')?;
        let start = folded.skip_spaces(open + 1);
        let (unit, end) = self.lexicon.longest(&folded.lower, start, |meaning| match meaning {
            Meaning::Unit(unit) => Some(*unit),
            _ => None,
        })?;
        (folded.at(folded.skip_spaces(end)) == Some(')')).then(|| of_model(unit)).flatten()
    }
}

/// Returns the unit of promises that a unit of prose is, if it is one.
fn of_model(unit: Unit) -> Option<model::Unit> {
    match unit {
        Unit::Hour => Some(model::Unit::Hour),
        Unit::Day => Some(model::Unit::Day),
        Unit::BusinessDay => Some(model::Unit::BusinessDay),
        Unit::Week => Some(model::Unit::Week),
        Unit::Month => Some(model::Unit::Month),
        Unit::Year => Some(model::Unit::Year),
        Unit::Millisecond
        | Unit::Second
        | Unit::Minute
        | Unit::WorkingDay
        | Unit::Bit
        | Unit::Byte
        | Unit::Kilobyte
        | Unit::Megabyte
        | Unit::Gigabyte
        | Unit::Terabyte
        | Unit::Percent
        | Unit::Permille => None,
    }
}
