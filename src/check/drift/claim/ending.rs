//! Last days of months and years: `the end of June 2027`, `fin juin 2027`, `2027年6月末`.

use jiff::civil::Date;

use crate::check::drift::claim::Day;
use crate::check::drift::claim::Reader;
use crate::check::drift::claim::date::day_of;

impl Reader<'_> {
    /// `2027` behind `the last day of`, `2027年の最終日`.
    pub(in crate::check::drift::claim) fn last_of_year(&self, at: usize) -> Option<(Day, usize)> {
        let (year, end) = self.year(at)?;
        let behind = ["年の最終日", "年最終日", "年末日"].into_iter().find_map(|words| self.expect(end, words));
        let end = behind.or_else(|| self.is_behind_words(at, "year-end").then_some(end))?;
        Some((day_of(Some(year), 12, Some(31)), end))
    }

    /// Whether words of a list stand before an index, perhaps on the line before; those that end in `'` touch it.
    pub(in crate::check::drift::claim) fn is_behind_words(&self, at: usize, list: &str) -> bool {
        let blanks = self.text.chars[..at].iter().rev().take_while(|c| c.is_whitespace()).count();
        let ends = |form: &str| {
            let start = (at - blanks).checked_sub(form.chars().count())?;
            let is_word = !self.text.before(start).is_some_and(char::is_alphanumeric);
            self.expect(start, form).filter(|_| is_word && (blanks > 0) != form.ends_with('\''))
        };
        self.lexicon.list(list).any(|form| ends(form).is_some())
    }
}

/// The last day of a month, `30 June 2027` for `the end of June 2027`; of a month of any year it is not known.
pub(in crate::check::drift::claim) fn month_end(day: Day) -> Day {
    let (Some(year), Some(month), None) = (day.year, day.month, day.day) else { return day };
    let first =
        year.try_into().ok().zip(month.try_into().ok()).and_then(|(year, month)| Date::new(year, month, 1).ok());
    Day { day: first.and_then(|first| first.days_in_month().try_into().ok()), ..day }
}
