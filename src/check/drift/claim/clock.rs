//! Times of day in prose: `14:00 UTC`, `2 p.m.`, `14 h 30`, `14 h UTC`, `午後2時30分`.

use crate::check::drift::claim::Demand;
use crate::check::drift::claim::Reader;
use crate::check::drift::claim::What;
use crate::check::drift::lexicon::DayHalf;
use crate::check::drift::lexicon::Meaning;

/// So many characters may stand between a time and its zone.
const NEAR: usize = 3;
/// So many characters may stand between the two times of a range, such as ` jusqu'à `.
const JOINT: usize = 10;
/// A zone of so many letters is abbreviated.
const ABBREVIATION: usize = 4;

impl Reader<'_> {
    /// Reads a time of day, with its zone where one stands beside it.
    pub(in crate::check::drift::claim) fn time(&mut self, at: usize) -> Option<usize> {
        let (half, start) = self.half(at).map_or((None, at), |(half, end)| (Some(half), self.text.skip_spaces(end)));
        let (hour, end) = self.digits(start).filter(|(hour, end)| *hour <= 24 && end - start <= 2)?;
        let (minute, end, is_precise) = self.minutes(end)?;
        let (half, end) = match half {
            Some(half) => (Some(half), end),
            None => self.half(self.text.skip_spaces(end)).map_or((None, end), |(half, end)| (Some(half), end)),
        };
        // Digits alone are no time, and 24 hours are a span.
        let minute = minute.or(half.map(|_| 0))?;
        let hour = match half {
            Some(DayHalf::Afternoon) if hour < 12 => hour + 12,
            Some(DayHalf::Morning) if hour == 12 => 0,
            _ => hour,
        };
        let minutes = i32::try_from(hour * 60 + minute).ok()?;
        let is_precise = is_precise || self.text.before(start) == Some('T');
        // `2026-03-03 09:00-12:00` is a range.
        let is_offset = |(zone, _): &(Option<i32>, usize)| is_precise || zone.is_some_and(|zone| -zone < minutes);
        let offset = self.offset(end, is_precise || self.is_behind_date(start)).filter(is_offset);
        let (zone, end) = offset.unwrap_or_else(|| self.zone_behind(end));
        let zone = zone.or_else(|| self.zone_before(at));
        Some(self.push(What::Time(minutes, zone), Demand::Required, at..end))
    }

    /// Reads `noon UTC`, `正午（日本時間）`; without a zone it may be said in other words: `midnight` is `0:00` then.
    pub(in crate::check::drift::claim) fn named_time(&mut self, at: usize) -> Option<usize> {
        let (minutes, end) = self.lexicon.longest(&self.text.lower, at, |meaning| match meaning {
            Meaning::Clock(minutes) => Some(*minutes),
            _ => None,
        })?;
        let (zone, end) = self.zone_behind(end);
        let zone = zone.or_else(|| self.zone_before(at));
        let demand = if zone.is_some() { Demand::Required } else { Demand::Optional };
        Some(self.push(What::Time(minutes, zone), demand, at..end))
    }

    /// The minutes behind an hour: `:30`, ` h 30`, `時30分`; without any, `None` as long as nothing says it is a time.
    ///
    /// Says where they end, and whether seconds stand behind them.
    fn minutes(&self, at: usize) -> Option<(Option<u32>, usize, bool)> {
        let is_minute = |(minute, end): &(u32, usize), start: usize| *minute < 60 && end - start == 2;
        if self.text.at(at) == Some(':') {
            let (minute, end) = self.digits(at + 1).filter(|found| is_minute(found, at + 1))?;
            let seconds =
                self.digits(end + 1).filter(|found| self.text.at(end) == Some(':') && is_minute(found, end + 1));
            let end = seconds.map_or(end, |(_, end)| self.fraction(end));
            return Some((Some(minute), end, seconds.is_some()));
        }
        let start = self.text.skip_spaces(at);
        if self.text.at(start) == Some('時') && self.text.at(start + 1) != Some('間') {
            if self.text.at(start + 1) == Some('半') {
                return Some((Some(30), start + 2, false));
            }
            let minute = self.digits(start + 1).filter(|(_, end)| self.text.at(*end) == Some('分'));
            let (minute, end) = minute.unwrap_or((0, start));
            return Some((Some(minute), end + 1, false));
        }
        if let Some(behind) = self.french_hours(start) {
            let is_half = self.half(self.text.skip_spaces(behind)).is_some();
            if is_half || self.zone_behind(behind).0.is_some() || self.is_before_time(behind) {
                return Some((Some(0), behind, false));
            }
            let second = self.text.skip_spaces(behind);
            // `24 heures 30` is more often a span.
            let is_sign = behind == start + 1;
            let (minute, end) = self.digits(second).filter(|found| is_sign && is_minute(found, second))?;
            let unit = self.text.skip_spaces(end);
            // `2 h 15 min` is a span.
            let is_span = ["min", "mn"].iter().any(|word| self.expect(unit, word).is_some());
            return (!is_span).then_some((Some(minute), end, false));
        }
        Some((None, at, false))
    }

    /// Whether words such as ` à ` and a time with a zone follow an hour, which is a time then: `22 h à 23 h 30 UTC`.
    fn is_before_time(&self, at: usize) -> bool {
        let rest = self.text.chars.get(at..).unwrap_or_default();
        let gap = rest.iter().take_while(|c| c.is_alphabetic() || " -/'\u{2013}".contains(**c)).count();
        let zone = || {
            let (_, end) = self.digits(at + gap).filter(|(hour, _)| *hour <= 24)?;
            let behind = self.french_hours(self.text.skip_spaces(end))?;
            let second = self.text.skip_spaces(behind);
            let minute = self.digits(second).filter(|(minute, end)| *minute < 60 && end - second == 2);
            self.zone_behind(minute.map_or(behind, |(_, end)| end)).0
        };
        (1..=JOINT).contains(&gap) && zone().is_some()
    }

    /// Returns where `h` or `heures` ends.
    fn french_hours(&self, at: usize) -> Option<usize> {
        let end = ["heures", "heure", "h"].iter().find_map(|word| self.expect(at, word))?;
        let is_word = self.text.at(end).is_some_and(char::is_alphabetic);
        (self.lexicon.language == "fr" && !is_word).then_some(end)
    }

    /// Returns where the fraction of a second ends.
    fn fraction(&self, at: usize) -> usize {
        let end = self.digits(at + 1).map(|(_, end)| end).filter(|end| self.text.at(at) == Some('.') && *end > at + 1);
        end.unwrap_or(at)
    }

    fn half(&self, at: usize) -> Option<(DayHalf, usize)> {
        self.lexicon.longest(&self.text.lower, at, |meaning| match meaning {
            Meaning::DayHalf(half) => Some(*half),
            _ => None,
        })
    }

    /// Finds ` UTC`, ` (heure du Japon)` or `Z` behind a time.
    fn zone_behind(&self, at: usize) -> (Option<i32>, usize) {
        if self.text.at(at) == Some('Z') {
            return (Some(0), at + 1);
        }
        for start in at..=(at + NEAR).min(self.text.chars.len()) {
            if let Some((zone, end)) = self.zone(start) {
                let is_aside = self.text.chars[at..start].contains(&'(') && self.text.at(end) == Some(')');
                return (Some(zone), if is_aside { end + 1 } else { end });
            }
            if !self.text.at(start).is_some_and(|c| c.is_whitespace() || "(,、".contains(c)) {
                break;
            }
        }
        (None, at)
    }

    /// Gives a time the zone of the one that stands right behind it, as in `22:00 to 23:30 UTC`.
    pub(in crate::check::drift::claim) fn share_zones(&mut self) {
        for at in (1..self.claims.len()).rev() {
            let (before, behind) = self.claims.split_at_mut(at);
            let (Some(first), second) = (before.last_mut(), &behind[0]) else { continue };
            let gap = first.range.end..second.range.start.max(first.range.end);
            // What stands in brackets is the same moment elsewhere.
            let is_range = gap.len() <= JOINT && !self.text.chars[gap].iter().any(|c| "()/=".contains(*c));
            if let (What::Time(_, zone @ None), What::Time(_, shared)) = (&mut first.what, &second.what)
                && is_range
            {
                *zone = *shared;
            }
        }
    }

    /// Whether a date in digits stands before a time: `2026-03-03 17:00`.
    fn is_behind_date(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(4).map(|start| &self.text.chars[start..at]) else { return false };
        before[0] == '-' && before[1].is_ascii_digit() && before[2].is_ascii_digit() && before[3] == ' '
    }

    /// Reads `+09:00`, as RFC 3339 writes a zone, and ` +0900`, as mail does; `-05:00` behind seconds or a date alone, for
    /// `9:00-12:00` is a range.
    fn offset(&self, at: usize, is_whole: bool) -> Option<(Option<i32>, usize)> {
        let start = if self.text.at(at) == Some(' ') { at + 1 } else { at };
        let sign = self.sign(start).filter(|sign| *sign > 0 || is_whole)?;
        let (minutes, end) = self.offset_behind(start + 1)?;
        Some((Some(sign * minutes), end))
    }

    fn sign(&self, at: usize) -> Option<i32> {
        match self.text.at(at)? {
            '+' => Some(1),
            '-' => Some(-1),
            _ => None,
        }
    }

    /// Reads `09:00`, `5:30` or `0900`, in minutes.
    fn offset_behind(&self, at: usize) -> Option<(i32, usize)> {
        let (first, end) = self.digits(at)?;
        let (hours, minutes, last) = match end - at {
            4 => (first / 100, first % 100, end),
            1 | 2 if self.text.at(end) == Some(':') => {
                let (minutes, last) = self.digits(end + 1).filter(|(_, last)| last - end == 3)?;
                (first, minutes, last)
            }
            _ => return None,
        };
        (hours <= 14 && minutes < 60).then_some(())?;
        Some((i32::try_from(hours * 60 + minutes).ok()?, last))
    }

    /// Reads the hours of `UTC+9` and `GMT-05:00`, in minutes.
    fn hours_from_utc(&self, at: usize) -> Option<(i32, usize)> {
        let sign = self.sign(at)?;
        let hours = || {
            let (hours, end) = self.digits(at + 1).filter(|(hours, end)| *hours <= 14 && end - at <= 3)?;
            Some((i32::try_from(hours * 60).ok()?, end))
        };
        let (minutes, end) = self.offset_behind(at + 1).or_else(hours)?;
        // In `9:00 UTC-11:00 UTC` and `9時 UTC-11時` it is the end of a range.
        let next = self.text.skip_spaces(end);
        let is_letter = |sign: char, at: usize| self.text.lower.get(at) == Some(&sign);
        let is_hour = is_letter('時', next)
            || is_letter('h', next) && !self.text.at(next + 1).is_some_and(char::is_alphabetic)
            || self.half(next).is_some()
            || self.zone_form(next).is_some_and(|(zone, _)| zone != sign * minutes);
        (!is_hour).then_some((sign * minutes, end))
    }

    /// Finds `日本時間` before a time, or before the date that stands before it.
    fn zone_before(&self, at: usize) -> Option<i32> {
        (at.saturating_sub(24)..at).rev().find_map(|start| self.zone(start).map(|(zone, _)| zone))
    }

    fn zone_form(&self, at: usize) -> Option<(i32, usize)> {
        self.lexicon.longest(&self.text.lower, at, |meaning| match meaning {
            Meaning::Zone(zone) => Some(*zone),
            _ => None,
        })
    }

    /// Reads a zone; an abbreviation is one in capitals alone, for `est` is a word of French.
    fn zone(&self, at: usize) -> Option<(i32, usize)> {
        let (zone, end) = self.zone_form(at)?;
        let is_within_word = at > 0 && self.text.chars[at - 1].is_ascii_alphabetic();
        let written = &self.text.chars[at..end];
        let is_word = written.len() <= ABBREVIATION && written.iter().all(char::is_ascii_lowercase);
        let (more, end) = self.hours_from_utc(end).filter(|_| zone == 0).unwrap_or((0, end));
        (!is_within_word && !is_word).then_some((zone + more, end))
    }
}
