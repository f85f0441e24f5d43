//! Numbers in words: `ninety days`, `quatre-vingt-dix jours`, `九十日`, `半年`.

use std::ops::Range;

use crate::check::drift::claim::Demand;
use crate::check::drift::claim::Reader;
use crate::check::drift::claim::What;
use crate::check::drift::lexicon::Meaning;
use crate::check::script::is_han;
use crate::check::script::is_unspaced;

impl Reader<'_> {
    /// Reads `半` and `half` where they stand for half of the unit behind them: `半年`, `half second`.
    fn half_of_unit(&self, at: usize) -> Option<(String, usize)> {
        let choose = |meaning: &Meaning| matches!(meaning, Meaning::HalfOf).then_some(());
        let (_, end) = self.lexicon.longest(&self.text.lower, at, choose)?;
        // `後半` and `前半` are halves of another thing.
        let is_within = self.text.before(at).is_some_and(|before| is_han(before) && !"約毎各丸去".contains(before));
        let has_unit = !is_within && self.unit(end).is_some_and(|(unit, _)| unit.is_some());
        has_unit.then(|| ("0.5".to_owned(), end))
    }

    /// Reads what stands behind a hundred and behind tens: `a hundred and twenty`, `cent vingt et un`.
    fn with_rest(&self, digits: String, end: usize) -> (String, usize) {
        let Ok(value) = digits.parse::<u64>() else { return (digits, end) };
        let hundreds = Some(value).filter(|value| *value > 0 && value % 100 == 0);
        let (value, end) = hundreds.and_then(|value| self.added(value, end, 10..100)).unwrap_or((value, end));
        // `soixante et onze`, but no `twenty twelve`.
        let has_teens = |value: u64| self.lexicon.has("vigesimal", &(value % 100).to_string());
        let most = |value: u64| if has_teens(value) { 20 } else { 10 };
        let tens = Some(value).filter(|value| value % 100 >= 20 && value % 10 == 0);
        let (value, end) = tens.and_then(|value| self.added(value, end, 1..most(value))).unwrap_or((value, end));
        (value.to_string(), end)
    }

    /// Adds a smaller number in words that stands behind one.
    fn added(&self, value: u64, end: usize, fitting: Range<u64>) -> Option<(u64, usize)> {
        self.text.at(end).filter(|next| matches!(next, ' ' | '-'))?;
        let start = self.text.skip_spaces(end + 1);
        let joint = |words: &str| self.expect(start, &format!("{words} ")).or(self.expect(start, &format!("{words}-")));
        let start = self.lexicon.list("additive").find_map(joint).unwrap_or(start);
        let (rest, last) = self.lexicon.longest(&self.text.lower, start, |meaning| match meaning {
            Meaning::Number(number) => number.parse::<u64>().ok().filter(|rest| fitting.contains(rest)),
            _ => None,
        })?;
        let word: String = self.text.lower[start..last].iter().collect();
        self.lexicon.has("cardinal", &word).then_some((value + rest, last))
    }

    /// Reads a number in words: `ninety days`, `quatre-vingt-dix jours`, `九十日`.
    pub(in crate::check::drift::claim) fn written_number(&mut self, at: usize) -> Option<usize> {
        if let Some(end) = self.worded_span(at) {
            return Some(end);
        }
        let number = self.lexicon.longest(&self.text.lower, at, |meaning| match meaning {
            Meaning::Number(number) => Some(number.clone()),
            _ => None,
        });
        let half = self.half_of_unit(at);
        // `半分` is a half, and no half of a minute.
        let half = half.filter(|(_, end)| number.as_ref().is_none_or(|(_, other)| end >= other));
        let word = half.or(number);
        let (digits, first) = word.clone().or_else(|| self.numeral(at))?;
        let (digits, end) = self.scaled(digits, first, 0);
        let (digits, end) = self.with_rest(digits, end);
        let is_cardinal = || self.lexicon.has("cardinal", &self.text.lower[at..first].iter().collect::<String>());
        let is_proper = word.is_none() || end > first || digits == "0.5" || is_cardinal();
        let demand = if is_proper && !self.is_idiom(end) { Demand::Optional } else { Demand::Loose };
        let (digits, unit) = self.halved(digits, end);
        let shown = unit.map_or(end, |(_, end)| end);
        let unit = unit.and_then(|(unit, _)| unit);
        Some(self.push(What::Number(digits, unit, None), demand, at..shown))
    }

    /// Reads a word for a number with its unit: `fortnight`, `daily`, `un quart d'heure`.
    fn worded_span(&mut self, at: usize) -> Option<usize> {
        let ((digits, unit, demand), end) = self.lexicon.longest(&self.text.lower, at, |meaning| match meaning {
            Meaning::Span(digits, unit) => Some((digits.clone(), *unit, Demand::Optional)),
            Meaning::LooseSpan(digits, unit) => Some((digits.clone(), *unit, Demand::Loose)),
            _ => None,
        })?;
        Some(self.push(What::Number(digits, Some(unit), None), demand, at..end))
    }

    /// Reads `九十`, `百二十`, `三千`; a lone digit counts only before a unit or a counter.
    fn numeral(&self, at: usize) -> Option<(String, usize)> {
        let (mut sum, mut last, mut end) = (0u64, None, at);
        let choose = |meaning: &Meaning| match meaning {
            Meaning::Digit(digit) => Some(*digit),
            _ => None,
        };
        while let Some((digit, after)) = self.lexicon.longest(&self.text.lower, end, choose) {
            if digit >= 10 {
                sum += last.take().unwrap_or(1) * digit;
            } else {
                last = Some(last.map_or(digit, |before: u64| before.saturating_mul(10).saturating_add(digit)));
            }
            end = after;
            if end - at > 12 {
                return None;
            }
        }
        let is_counted = end > at && self.text.at(end).is_some_and(is_unspaced) && self.unit(end).is_some();
        (is_counted && self.text.before(at) != Some('数')).then(|| ((sum + last.unwrap_or(0)).to_string(), end))
    }
}
