//! Numbers in digits with their units.

use crate::check::drift::claim::Demand;
use crate::check::drift::claim::Reader;
use crate::check::drift::claim::What;
use crate::check::drift::lexicon::Meaning;
use crate::check::drift::unit::Unit;
use crate::check::script::is_spaced_letter;

/// Numbers up to this one are often written as words or left out.
const SMALL: u64 = 3;
/// The same in languages whose number words are not known.
const SMALL_UNKNOWN: u64 = 12;
/// No words before a number that counts what follows are longer, in characters.
const LONGEST_CUE: usize = 6;

impl Reader<'_> {
    /// Reads a number or a version that begins with a digit.
    pub(in crate::check::drift::claim) fn number(&mut self, at: usize) -> Option<usize> {
        if self.is_hash(at) {
            return self.mixed(at);
        }
        if let Some(end) = self.version(at) {
            return Some(end);
        }
        let (digits, mut end) = self.decimal(at);
        if let Some(end) = self.abbreviated(at, &digits, end).or_else(|| self.minutes_behind_hours(at, &digits, end)) {
            return Some(end);
        }
        if self.is_glued(end) {
            return self.mixed(at);
        }
        let (digits, after) = self.summed(digits, end);
        end = after;
        let glue =
            self.lexicon.longest(&self.text.lower, end, |meaning| matches!(meaning, Meaning::Glue).then_some(()));
        let (digits, unit) = self.halved(digits, end);
        let is_small = digits.parse::<u64>().is_ok_and(|value| value <= self.small());
        let is_one = digits == "1" || digits == "0";
        let has_unit = unit.is_some_and(|(unit, _)| unit.is_some());
        // Every language has a word for all of a thing.
        let is_all = digits == "100" && unit.is_some_and(|(unit, _)| unit == Some(Unit::Percent));
        let shown = unit.map_or(glue.map_or(end, |(_, end)| end), |(_, end)| end);
        let demand = if self.counts_what_follows(at) || !has_unit && self.begins_name(end) {
            Demand::Optional
        } else if self.is_idiom(end) || is_all || self.is_more(shown) || self.is_of_title(at, end) {
            Demand::Loose
        } else if is_small && (!has_unit || is_one || !self.lexicon.is_known) {
            Demand::Optional
        } else {
            Demand::Required
        };
        let unit = unit.and_then(|(unit, _)| unit);
        let is_year =
            unit == Some(Unit::Year) && digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        let bound = if unit.is_none() && digits.contains('.') { self.bound(at, end) } else { None };
        let unit = unit.filter(|_| !is_year);
        let digits = if unit.is_some() { without_zeros(digits) } else { digits };
        Some(self.push(What::Number(digits, unit, bound), demand, at..shown))
    }

    /// Whether words say that a number is that of what stands below: `次の4点`, which need not be counted.
    fn counts_what_follows(&self, at: usize) -> bool {
        let before: String = self.text.lower[at.saturating_sub(LONGEST_CUE)..at].iter().collect();
        self.lexicon.list("following").any(|form| before.ends_with(form))
    }

    /// Whether a number is part of a name, which may be another one: `15-Puzzle`.
    fn begins_name(&self, end: usize) -> bool {
        self.text.at(end) == Some('-') && self.text.at(end + 1).is_some_and(char::is_uppercase)
    }

    /// Whether words say that there are some more: `10社余り`.
    fn is_more(&self, end: usize) -> bool {
        let mut forms = self.lexicon.list("more");
        forms.any(|form| self.expect(end, form).is_some())
    }

    /// Reads the minutes of `2h 15m`; elsewhere `m` is no unit of time.
    fn minutes_behind_hours(&mut self, at: usize, digits: &str, end: usize) -> Option<usize> {
        let is_sign = self.text.at(end) == Some('m') && !self.text.at(end + 1).is_some_and(char::is_alphanumeric);
        let hours = self.claims.last().filter(|last| self.text.skip_spaces(last.range.end) == at)?;
        let is_span = matches!(hours.what, What::Number(_, Some(Unit::Hour), _));
        let what = What::Number(digits.to_owned(), Some(Unit::Minute), None);
        (is_sign && is_span).then(|| self.push(what, Demand::Required, at..end + 1))
    }

    /// Whether what follows makes a number part of a word.
    pub(in crate::check::drift::claim) fn is_idiom(&self, end: usize) -> bool {
        let idiom = |meaning: &Meaning| matches!(meaning, Meaning::Idiom).then_some(());
        self.lexicon.longest(&self.text.lower, self.text.skip_spaces(end), idiom).is_some()
    }

    fn small(&self) -> u64 {
        if self.lexicon.is_known { SMALL } else { SMALL_UNKNOWN }
    }

    /// Reads digits with the language's signs between them; `9.8` is itself and not 9.80.
    pub(in crate::check::drift::claim) fn decimal(&self, at: usize) -> (String, usize) {
        let chars = &self.text.chars;
        let digit = |index: usize| chars.get(index).is_some_and(char::is_ascii_digit);
        let run =
            |start: usize| start + chars[start.min(chars.len())..].iter().take_while(|c| c.is_ascii_digit()).count();
        let mut end = run(at);
        let mut digits: String = chars[at..end].iter().collect();
        let is_comma_fraction = self.lexicon.decimal == ',';
        // Thousands: groups of three with one and the same sign.
        let is_group = end - at <= 3;
        while let Some(&sign) = chars.get(end).filter(|_| is_group) {
            let next = run(end + 1);
            // A space parts thousands where a comma parts fractions, as SI has it for all; `80 443` are two numbers.
            let is_round = || sign == ' ' && chars.get(end + 3) == Some(&'0');
            let groups = if is_comma_fraction {
                sign == ' ' || sign == '.' && !digits.starts_with('0')
            } else {
                sign == ',' || is_round()
            };
            if !groups || next != end + 4 || digits.len() > 15 {
                break;
            }
            if sign == '.' && self.lexicon.language == "fr" || digits.starts_with('0') {
                break;
            }
            digits.extend(&chars[end + 1..next]);
            end = next;
        }
        let sign = chars.get(end).copied();
        let fraction = match sign {
            Some('.') => digit(end + 1),
            Some(',') if is_comma_fraction => {
                // `1,2,3` and `24,10.56.1.254` are lists, and no thousands begin with a zero.
                let next = run(end + 1);
                let goes_on = matches!(chars.get(next), Some(',' | '.')) && digit(next + 1);
                // So is `1,3,5-7,9`.
                let begins = |at: usize| at - chars[..at].iter().rev().take_while(|c| c.is_ascii_digit()).count();
                let first = if at > 1 && chars[at - 1] == '-' { begins(at - 1) } else { at };
                let is_last = first > 1 && chars[first - 1] == ',' && digit(first - 2);
                let is_short = next != end + 4 || digits == "0";
                // An interval has two ends: `[0,1]`.
                let is_interval = at > 0 && chars[at - 1] == '[' && chars.get(next) == Some(&']');
                digit(end + 1) && is_short && !goes_on && !is_last && !is_interval
            }
            _ => false,
        };
        if fraction {
            let next = run(end + 1);
            digits.push('.');
            digits.extend(&chars[end + 1..next]);
            return (digits, next);
        }
        let trimmed = digits.trim_start_matches('0');
        (if trimmed.is_empty() { "0".to_owned() } else { trimmed.to_owned() }, end)
    }

    /// Whether Latin letters follow that are neither a unit nor an ending: `2FA`, `3DES`.
    fn is_glued(&self, end: usize) -> bool {
        let is_letter = self.text.at(end).is_some_and(|c| c.is_ascii_alphabetic());
        let is_meant = |meaning: &Meaning| {
            matches!(meaning, Meaning::Unit(_) | Meaning::Glue | Meaning::Scale(_) | Meaning::DayHalf(_)).then_some(())
        };
        // Releases are named so: `22H2`.
        let is_named = self.text.at(end).is_some_and(|c| c.is_ascii_uppercase())
            && self.text.at(end + 1).is_some_and(|c| c.is_ascii_digit());
        // `80x24` is `80×24`.
        let is_times = self.text.at(end) == Some('x') && self.text.at(end + 1).is_some_and(|c| c.is_ascii_digit());
        is_letter && !is_times && (is_named || self.lexicon.longest(&self.text.lower, end, is_meant).is_none())
    }

    /// Whether a hash begins at an index: `713d8cb` has no unit.
    fn is_hash(&self, at: usize) -> bool {
        let run = &self.text.chars[at..self.run_end(at)];
        run.len() >= 7 && run.iter().all(char::is_ascii_hexdigit) && run.iter().any(char::is_ascii_alphabetic)
    }

    fn mixed(&mut self, at: usize) -> Option<usize> {
        let end = self.run_end(at);
        let text: String = self.text.lower[at..end].iter().collect();
        if text.len() == 2 && text.ends_with('x') || text.starts_with("0x") {
            return Some(self.push(What::Name(text), Demand::Optional, at..end));
        }
        let what = if self.is_hash(at) { What::Id(text) } else { What::Name(text) };
        let demand = if end - at >= 4 { Demand::Required } else { Demand::Optional };
        Some(self.push(what, demand, at..end))
    }

    /// Finds the unit behind a number, perhaps after a word such as `last`; a counter ends it without one.
    pub(in crate::check::drift::claim) fn unit(&self, end: usize) -> Option<(Option<Unit>, usize)> {
        let mut start = self.text.skip_spaces(end);
        if self.text.at(end) == Some('-') && self.text.at(end + 1).is_some_and(char::is_alphabetic) {
            start = end + 1;
        }
        let choose = |meaning: &Meaning| match meaning {
            Meaning::Unit(unit) => Some(Some(*unit)),
            Meaning::Counter => Some(None),
            _ => None,
        };
        let found = |start: usize| {
            let (unit, after) = self.lexicon.longest(&self.text.lower, start, choose)?;
            // A single letter is a unit only where it touches its number or nothing follows it.
            let is_letter = after == start + 1 && is_spaced_letter(self.text.chars[start]);
            // `3D` is no span of days.
            let is_name = is_letter && self.text.chars[start].is_uppercase();
            (!is_name && (!is_letter || start <= end + 1)).then_some((unit, after))
        };
        let gap = |start: usize| {
            self.lexicon.longest(&self.text.lower, start, |meaning| matches!(meaning, Meaning::Gap).then_some(()))
        };
        found(start).or_else(|| found(self.text.skip_spaces(gap(start)?.1)))
    }

    /// Finds the unit behind a number, and adds the half that stands before or behind it: `two and a half hours`, `1年半`.
    pub(in crate::check::drift::claim) fn halved(
        &self,
        digits: String,
        end: usize,
    ) -> (String, Option<(Option<Unit>, usize)>) {
        let plus = |digits: &str| format!("{digits}.5");
        let is_whole = !digits.contains('.');
        let before = self.half_more(end).and_then(|after| self.unit(after)).filter(|(unit, _)| unit.is_some());
        if let Some(unit) = before.filter(|_| is_whole) {
            return (plus(&digits), Some(unit));
        }
        match self.unit(end) {
            Some((Some(unit), after)) if is_whole => match self.half_more(after) {
                Some(last) => (plus(&digits), Some((Some(unit), last))),
                None => (digits, Some((Some(unit), after))),
            },
            unit => (digits, unit),
        }
    }

    /// Returns where ` and a half`, ` et demie` or `半` ends.
    fn half_more(&self, at: usize) -> Option<usize> {
        let choose = |meaning: &Meaning| matches!(meaning, Meaning::HalfMore).then_some(());
        let (_, end) = self.lexicon.longest(&self.text.lower, self.text.skip_spaces(at), choose)?;
        // `年半ば` is the middle of a year, and `半期` half of one.
        (!self.text.at(end).is_some_and(|next| "ば期数分額減端々日年".contains(next))).then_some(end)
    }
}

/// Takes the zeros off the end of a fraction: `1.0 GB` is one gigabyte.
fn without_zeros(digits: String) -> String {
    if !digits.contains('.') {
        return digits;
    }
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}
