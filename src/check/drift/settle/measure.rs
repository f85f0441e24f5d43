//! Lengths of time in whichever units: 24 hours and a day, `3 hours and 40 minutes` and `3 h 40`, `18 months` and
//! `1年半`.

use std::ops::Range;

use crate::check::drift::claim::Claim;
use crate::check::drift::claim::Demand;
use crate::check::drift::claim::What;
use crate::check::drift::unit::Unit;

/// So many characters may stand between the parts of one length, such as ` and `.
const NEAR: usize = 5;
/// No length has more parts.
const PARTS: usize = 4;
/// Fifteen days, in seconds.
const FIFTEEN_DAYS: u64 = 1_296_000;
/// Two weeks, in seconds.
const FORTNIGHT: u64 = 1_209_600;

/// How much time a claim states, whatever its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check::drift::settle) enum Measure {
    /// Whole seconds.
    Seconds(u64),
    /// Halves of months.
    HalfMonths(u64),
    /// Hundredths of hundredths: `0.88` is 88 %.
    Share(u64),
    /// The minute of a day: French writes `14 h` for a span and for an hour of the day.
    Clock(u64),
}

/// Returns what the claims of a passage that are free may measure, each alone and with the smaller units behind it, and
/// which claims these are: the longest first.
pub(in crate::check::drift::settle) fn measures(claims: &[Claim], is_taken: &[bool]) -> Vec<(Measure, Range<usize>)> {
    let mut found = Vec::new();
    for start in (0..claims.len()).filter(|at| !is_taken[*at]) {
        if let What::Time(minutes, zone) = &claims[start].what
            && (zone.is_none() || is_shared(*zone, claims.get(start + 1)))
        {
            found.extend(u64::try_from(*minutes).map(|minutes| (Measure::Clock(minutes), start..start + 1)));
        }
        found.extend(share(&claims[start]).map(|share| (Measure::Share(share), start..start + 1)));
        let Some(mut whole) = Length::of(&claims[start]) else { continue };
        // French says fifteen days for two weeks.
        if claims[start].demand == Demand::Loose && whole.count == FIFTEEN_DAYS && !whole.is_months {
            found.push((Measure::Seconds(FORTNIGHT), start..start + 1));
        }
        whole.add(start..start + 1, &mut found);
        for at in (start + 1..claims.len().min(start + PARTS)).take_while(|at| !is_taken[*at]) {
            let is_near = claims[at].range.start.saturating_sub(claims[at - 1].range.end) <= NEAR;
            let Some(longer) = Length::of(&claims[at]).filter(|_| is_near).and_then(|part| whole.with(part)) else {
                break;
            };
            whole = longer;
            whole.add(start..at + 1, &mut found);
        }
    }
    found.sort_by_key(|(_, range)| std::cmp::Reverse(range.len()));
    found
}

/// Reads a share of a whole, in hundredths, in thousandths or as a fraction below one.
fn share(claim: &Claim) -> Option<u64> {
    match &claim.what {
        What::Number(digits, Some(Unit::Percent), _) => times(digits, 100),
        What::Number(digits, Some(Unit::Permille), _) => times(digits, 10),
        What::Number(digits, None, None) if digits.starts_with("0.") => times(digits, 10_000),
        _ => None,
    }
}

/// Whether the zone of a time is that of the next one, behind which it may be written for both.
fn is_shared(zone: Option<i32>, next: Option<&Claim>) -> bool {
    matches!(next, Some(Claim { what: What::Time(_, other), .. }) if *other == zone)
}

/// A length of time as far as it has been read.
#[derive(Clone, Copy)]
struct Length {
    /// How much, in halves of months or in seconds.
    count: u64,
    is_months: bool,
    /// How much its smallest unit is.
    smallest: u64,
    /// Whether it is in hours and minutes.
    is_clock: bool,
}

impl Length {
    fn of(claim: &Claim) -> Option<Length> {
        let What::Number(digits, Some(unit), _) = &claim.what else { return None };
        let (is_months, size) = match unit {
            Unit::Second => (false, 1),
            Unit::Minute => (false, 60),
            Unit::Hour => (false, 3600),
            Unit::Day => (false, 86_400),
            Unit::Week => (false, 604_800),
            Unit::Month => (true, 2),
            Unit::Year => (true, 24),
            Unit::Millisecond
            | Unit::BusinessDay
            | Unit::WorkingDay
            | Unit::Bit
            | Unit::Byte
            | Unit::Kilobyte
            | Unit::Megabyte
            | Unit::Gigabyte
            | Unit::Terabyte
            | Unit::Percent
            | Unit::Permille => return None,
        };
        let is_clock = matches!(unit, Unit::Hour | Unit::Minute);
        Some(Length { count: times(digits, size)?, is_months, smallest: size, is_clock })
    }

    /// Adds a part that is less than one of the smallest unit so far.
    fn with(self, part: Length) -> Option<Length> {
        let is_part = self.is_months == part.is_months && part.smallest < self.smallest && part.count < self.smallest;
        let count = self.count.checked_add(part.count)?;
        is_part.then_some(Length { count, smallest: part.smallest, is_clock: self.is_clock && part.is_clock, ..self })
    }

    fn add(self, range: Range<usize>, found: &mut Vec<(Measure, Range<usize>)>) {
        if self.is_months {
            found.push((Measure::HalfMonths(self.count), range));
            return;
        }
        if self.is_clock && self.count.is_multiple_of(60) {
            found.push((Measure::Clock(self.count / 60), range.clone()));
        }
        found.push((Measure::Seconds(self.count), range));
    }
}

/// Multiplies a decimal number; `None` where the product is no whole number.
fn times(digits: &str, size: u64) -> Option<u64> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let scale = 10u64.checked_pow(fraction.len().try_into().ok()?)?;
    let product = format!("{whole}{fraction}").parse::<u64>().ok()?.checked_mul(size)?;
    (product % scale == 0).then_some(product / scale)
}
