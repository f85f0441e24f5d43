//! Dates in prose: `2026-09-11`, `11 septembre 2026`, `September 11, 2026`, `2026年9月11日`, `令和8年9月11日`.

use crate::check::drift::claim::Day;
use crate::check::drift::claim::Demand;
use crate::check::drift::claim::Reader;
use crate::check::drift::claim::What;
use crate::check::drift::claim::ending::month_end;
use crate::check::drift::lexicon::Meaning;

/// The first year that two digits tell of the last century.
const FIRST_OF_CENTURY: u32 = 70;

impl Reader<'_> {
    /// Reads a date that begins with a digit or with the name of a month or a day of the week.
    pub(in crate::check::drift::claim) fn date(&mut self, at: usize) -> Option<usize> {
        let (day, end) = self
            .date_of_digits(at)
            .or_else(|| self.month_of_digits(at))
            .or_else(|| self.date_with_year_last(at))
            .or_else(|| self.date_of_signs(at, 0))
            .or_else(|| self.day_and_month(at))
            .or_else(|| self.first_of_range(at))
            .or_else(|| self.month_and_day(at))
            .or_else(|| self.weekday_before(at))
            .or_else(|| self.last_of_year(at))?;
        let (weekday, end) = match day.weekday {
            Some(weekday) => (Some(weekday), end),
            None => self.weekday_behind(end),
        };
        let day = if self.is_behind_words(at, "month-end") { month_end(day) } else { day };
        // A month alone has no digits in other languages.
        let demand = if day.year.is_none() && day.day.is_none() { Demand::Optional } else { Demand::Required };
        let last = self.last_of_range(end).filter(|_| day.day.is_some());
        let end = self.push(What::Date(Day { weekday, ..day }), demand, at..end);
        Some(match last {
            Some((last, start, end)) => {
                let last = Day { day: Some(last), weekday: None, ..day };
                self.push(What::Date(last), Demand::Required, start..end)
            }
            None => end,
        })
    }

    /// The first day of `3 to 5 March 2026`, `3 au 5 mars 2026`, whose month stands behind the last.
    fn first_of_range(&self, at: usize) -> Option<(Day, usize)> {
        let (first, end) = self.digits(at).filter(|(day, end)| (1..=31).contains(day) && end - at <= 2)?;
        let start = self.text.skip_spaces(end);
        let joints = ["to ", "and ", "until ", "au ", "et le ", "-", "\u{2013}"];
        let start = joints.into_iter().find_map(|word| self.expect(start, word))?;
        let (last, _) = self.day_and_month(self.text.skip_spaces(start))?;
        Some((Day { day: Some(first), ..last }, end))
    }

    /// The last day of `3月3日から5日まで`, `3月3日から5日にかけて`, `3月3日〜5日`, and where it begins and ends.
    fn last_of_range(&self, at: usize) -> Option<(u32, usize, usize)> {
        let joint = ["から", "~", "〜", "-", "\u{2013}"].into_iter().find_map(|joint| self.expect(at, joint))?;
        let (day, end) = self.digits(joint).filter(|(day, _)| (1..=31).contains(day))?;
        self.text.at(end).filter(|sign| *sign == '日')?;
        let is_open = self.text.at(at) == Some('か');
        let goes_on = self.text.at(end + 1).is_some_and(|next| "間以後前目".contains(next));
        let is_closed = ["まで", "にかけて"].iter().any(|word| self.expect(end + 1, word).is_some());
        let is_last = if is_open { is_closed } else { !goes_on };
        is_last.then_some((day, joint, end + 1))
    }

    /// Reads a date that begins with an era, such as `令和8年9月11日`.
    pub(in crate::check::drift::claim) fn era(&mut self, at: usize) -> Option<usize> {
        let (before, start) = self.lexicon.longest(&self.text.lower, at, |meaning| match meaning {
            Meaning::Era(before) => Some(*before),
            _ => None,
        })?;
        let (day, end) = self.date_of_signs(start, before)?;
        let (weekday, end) = self.weekday_behind(end);
        Some(self.push(What::Date(Day { weekday, ..day }), Demand::Required, at..end))
    }

    /// Reads `Q4`, `4e trimestre`, `第4四半期`; one without digits may be said in other words.
    pub(in crate::check::drift::claim) fn quarter(&mut self, at: usize) -> Option<usize> {
        let (quarter, end) = self.lexicon.longest(&self.text.lower, at, |meaning| match meaning {
            Meaning::Quarter(quarter) => Some(*quarter),
            _ => None,
        })?;
        let written = &self.text.chars[at..end];
        // `T4` is the name of other things, too, unless a year stands beside it.
        let is_name = written[0] == 'T' && self.year(self.text.skip_spaces(end)).is_none();
        if is_name || self.text.at(end).is_some_and(|next| next.is_ascii_alphanumeric()) {
            return None;
        }
        let is_counted = written.iter().any(char::is_ascii_digit);
        let demand = if is_counted { Demand::Required } else { Demand::Optional };
        Some(self.push(What::Quarter(quarter), demand, at..end))
    }

    /// `2026-09`, which is no range of years.
    fn month_of_digits(&self, at: usize) -> Option<(Day, usize)> {
        let (year, end) = self.year(at)?;
        self.text.at(end).filter(|sign| *sign == '-')?;
        let (month, after) =
            self.digits(end + 1).filter(|(month, after)| after - end == 3 && (1..=12).contains(month))?;
        let goes_on = self.text.at(after).is_some_and(|next| next.is_alphanumeric() || "-/".contains(next));
        (!goes_on).then_some((day_of(Some(year), month, None), after))
    }

    /// `2026-09-11`, `2026/09/11`, `2026-09-11T14:00Z` up to the hour.
    fn date_of_digits(&self, at: usize) -> Option<(Day, usize)> {
        let (year, end) = self.digits(at).filter(|(_, end)| end - at == 4)?;
        let sign = self.text.at(end).filter(|sign| "-/.".contains(*sign))?;
        let (month, end) = self.digits(end + 1).filter(|(month, _)| (1..=12).contains(month))?;
        self.text.at(end).filter(|again| *again == sign)?;
        let (day, after) = self.digits(end + 1).filter(|(day, _)| (1..=31).contains(day))?;
        let is_year = (1900..2200).contains(&year) && !self.text.at(after).is_some_and(|next| next.is_ascii_digit());
        is_year.then_some((day_of(Some(year), month, Some(day)), after))
    }

    /// `11/09/2026`, in the language's order unless that gives no month.
    fn date_with_year_last(&self, at: usize) -> Option<(Day, usize)> {
        let (first, end) = self.digits(at).filter(|(_, end)| end - at <= 2)?;
        let is_sign = |sign: &char| *sign == '/' || *sign == '-' || *sign == '.' && self.lexicon.decimal == ',';
        let sign = self.text.at(end).filter(is_sign)?;
        let (second, after) = self.digits(end + 1).filter(|(_, after)| after - end <= 3)?;
        self.text.at(after).filter(|again| *again == sign)?;
        // `5/10/15 minutes` is no date, and in Japanese the year would come first.
        let may_be_short = sign == '/' && (end - at, after - end) == (2, 3) && self.lexicon.language != "ja";
        let short = || Some(after + 1).filter(|_| may_be_short).and_then(|at| self.short_year(at));
        let (year, end) = self.year(after + 1).or_else(short)?;
        // `weeks 12/24/36` are three of the same steps.
        if first >= 10 && second == 2 * first && year % 100 == 3 * first && end == after + 3 {
            return None;
        }
        let (day, month) = if self.lexicon.is_day_first { (first, second) } else { (second, first) };
        let (day, month) = if month > 12 { (month, day) } else { (day, month) };
        let is_date = (1..=12).contains(&month) && (1..=31).contains(&day);
        is_date.then_some((day_of(Some(year), month, Some(day)), end))
    }

    /// `2026年9月11日`, `2026年9月`, `9月11日`, `9月`; the year counts on from the one before its era.
    fn date_of_signs(&self, at: usize, era: u32) -> Option<(Day, usize)> {
        let (number, end) = self.digits(at)?;
        let end = self.text.skip_spaces(end);
        let (year, month, end) = match self.text.at(end)? {
            '年' => {
                let start = self.text.skip_spaces(end + 1);
                let Some((month, after)) = self.digits(start) else { return year_of_era(number, era, end + 1) };
                let after = self.text.skip_spaces(after);
                if self.text.at(after) != Some('月') {
                    return year_of_era(number, era, end + 1);
                }
                (Some(number + era), month, after)
            }
            '月' if (1..=12).contains(&number) => (None, number, end),
            _ => return None,
        };
        let start = self.text.skip_spaces(end + 1);
        let day = self.digits(start).map(|(day, end)| (day, self.text.skip_spaces(end)));
        match day.filter(|(_, end)| self.text.at(*end) == Some('日') && self.text.at(end + 1) != Some('間')) {
            Some((day, end)) => Some((day_of(year, month, Some(day)), end + 1)),
            None if self.text.at(end + 1) == Some('間') => None,
            None if self.text.at(end + 1) == Some('末') => {
                let last = if self.text.at(end + 2) == Some('日') { end + 3 } else { end + 2 };
                Some((month_end(day_of(year, month, None)), last))
            }
            None => Some((day_of(year, month, None), end + 1)),
        }
    }

    /// The word for the first day of a month: `premier janvier`.
    fn first(&self, at: usize) -> Option<(u32, usize)> {
        self.text.at(at)?;
        let end = self.word_end(at);
        let word: String = self.text.lower[at..end].iter().collect();
        self.lexicon.has("first", &word).then_some((1, end))
    }

    /// `11 septembre 2026`, `1er mars`, `premier mars`, `11th of September, 2026`.
    fn day_and_month(&self, at: usize) -> Option<(Day, usize)> {
        let (day, end) = self.first(at).or_else(|| self.digits(at)).filter(|(day, _)| (1..=31).contains(day))?;
        let end = self.after_glue(end);
        let mut start = self.text.skip_spaces(end);
        for word in [".", "of ", "de "] {
            start = self.expect(start, word).map_or(start, |end| self.text.skip_spaces(end));
        }
        let (month, end) = self.month(start)?;
        let (year, end) = self.year_behind(end);
        Some((day_of(year, u32::from(month), Some(day)), end))
    }

    /// `September 11, 2026`, `September 2026`, `September of 2026`.
    fn month_and_day(&self, at: usize) -> Option<(Day, usize)> {
        let (month, end) = self.month(at)?;
        let month = u32::from(month);
        let start = self.text.skip_spaces(end);
        let joint = [",", "of ", "de "].into_iter().find_map(|word| self.expect(start, word));
        if let Some((year, end)) = self.year(joint.map_or(start, |end| self.text.skip_spaces(end))) {
            return Some((day_of(Some(year), month, None), end));
        }
        if let Some(year) = self.year_of_last_month(end) {
            return Some((day_of(Some(year), month, None), end));
        }
        let (day, end) = self.digits(start).filter(|(day, _)| (1..=31).contains(day))?;
        let end = self.after_glue(end);
        let (year, end) = self.year_behind(end);
        Some((day_of(year, month, Some(day)), end))
    }

    /// `Friday, September 11`, `vendredi 11 septembre`.
    fn weekday_before(&self, at: usize) -> Option<(Day, usize)> {
        let (weekday, end) = self.weekday(at)?;
        let mut start = self.text.skip_spaces(end);
        for word in [",", "the ", "le "] {
            start = self.expect(start, word).map_or(start, |end| self.text.skip_spaces(end));
        }
        let dates = [
            self.date_of_digits(start),
            self.date_with_year_last(start),
            self.day_and_month(start),
            self.month_and_day(start),
        ];
        let (day, end) = dates.into_iter().flatten().next()?;
        Some((Day { weekday: Some(weekday), ..day }, end))
    }

    /// `(月)`, `(月曜日)`, `月曜日` behind a date.
    fn weekday_behind(&self, at: usize) -> (Option<u8>, usize) {
        let start = self.text.skip_spaces(at);
        let start = if self.text.at(start) == Some('(') { start + 1 } else { start };
        let full = self.weekday(start);
        let short = "月火水木金土日".chars().position(|sign| Some(sign) == self.text.at(start));
        let short = short.filter(|_| self.text.at(start + 1) == Some(')') && start > at);
        match (full, short) {
            (Some((weekday, end)), _) => (Some(weekday), end),
            (None, Some(weekday)) => (u8::try_from(weekday).ok(), start + 1),
            (None, None) => (None, at),
        }
    }

    pub(in crate::check::drift::claim) fn weekday(&self, at: usize) -> Option<(u8, usize)> {
        self.lexicon.longest(&self.text.lower, at, |meaning| match meaning {
            Meaning::Weekday(weekday) => Some(*weekday),
            _ => None,
        })
    }

    fn month(&self, at: usize) -> Option<(u8, usize)> {
        let found = self.lexicon.longest(&self.text.lower, at, |meaning| match meaning {
            Meaning::Month(month) => Some(*month),
            _ => None,
        });
        // English `may` and `march` are words, too.
        let is_word = |month: u8| self.lexicon.language == "en" && matches!(month, 3 | 5);
        found.filter(|(month, _)| !is_word(*month) || self.text.chars[at].is_uppercase())
    }

    fn year_behind(&self, at: usize) -> (Option<u32>, usize) {
        let mut start = at;
        if self.text.at(start) == Some(',') {
            start += 1;
        }
        let start = self.text.skip_spaces(start);
        let start = self.expect(start, "de ").unwrap_or(start);
        self.year(start).map_or((None, at), |(year, end)| (Some(year), end))
    }

    pub(in crate::check::drift::claim) fn year(&self, at: usize) -> Option<(u32, usize)> {
        self.digits(at).filter(|(year, end)| end - at == 4 && (1900..2200).contains(year))
    }

    /// The last two digits of a year: `01/06/94`.
    fn short_year(&self, at: usize) -> Option<(u32, usize)> {
        let (year, end) = self.digits(at).filter(|(_, end)| end - at == 2)?;
        let goes_on = self.text.at(end).is_some_and(|next| {
            next.is_alphanumeric() || "/-.".contains(next) && self.text.at(end + 1).is_some_and(|c| c.is_ascii_digit())
        });
        let century = if year < FIRST_OF_CENTURY { 2000 } else { 1900 };
        (!goes_on).then_some((century + year, end))
    }

    /// The year of the last month of `August and December of 1993`.
    fn year_of_last_month(&self, at: usize) -> Option<u32> {
        let joints = ["and ", "to ", "until ", "through ", "et ", "à ", "-"];
        let start = joints.into_iter().find_map(|word| self.expect(self.text.skip_spaces(at), word))?;
        let (_, end) = self.month(self.text.skip_spaces(start))?;
        let start = self.text.skip_spaces(end);
        let joint = [",", "of ", "de "].into_iter().find_map(|word| self.expect(start, word));
        self.year(joint.map_or(start, |end| self.text.skip_spaces(end))).map(|(year, _)| year)
    }

    fn after_glue(&self, at: usize) -> usize {
        let glue = self.lexicon.longest(&self.text.lower, at, |meaning| matches!(meaning, Meaning::Glue).then_some(()));
        glue.map_or(at, |(_, end)| end)
    }
}

pub(in crate::check::drift::claim) fn day_of(year: Option<u32>, month: u32, day: Option<u32>) -> Day {
    Day { year, month: Some(month), day, weekday: None }
}

/// A year alone is a number like any other, but for one of an era.
fn year_of_era(year: u32, era: u32, end: usize) -> Option<(Day, usize)> {
    (era > 0).then_some((Day { year: Some(year + era), ..Day::default() }, end))
}
