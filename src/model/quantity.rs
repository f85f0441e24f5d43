//! A number and a unit of time.

use std::fmt;
use std::str::FromStr;

use jiff::Span;
use jiff::civil::Date;
use jiff::civil::Weekday;

use crate::model::IdError;
use crate::model::words;

/// A length of time as a policy states it, such as `3 business days`.
///
/// Never converted between units: 72 hours are not three days to a reader, and business days have no length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

words! {
    /// A unit of time.
    Unit {
        /// Sixty minutes.
        Hour = "hours",
        /// Calendar days.
        Day = "days",
        /// Monday to Friday, without holidays.
        BusinessDay = "business days",
        /// Seven days.
        Week = "weeks",
        /// Calendar months.
        Month = "months",
        /// Calendar years.
        Year = "years",
    }
}

impl Unit {
    /// Returns the word for one of it, such as `business day`.
    pub fn singular(self) -> &'static str {
        self.as_str().trim_end_matches('s')
    }
}

impl Quantity {
    /// Returns the last day that keeps a promise made on a day: hours end on the day they end, business days are
    /// counted from Monday to Friday. `None` beyond the calendar.
    pub fn after(&self, day: Date) -> Option<Date> {
        let count = i64::from(self.count);
        let span = match self.unit {
            Unit::Hour => Span::new().try_days((count + 23) / 24),
            Unit::Day => Span::new().try_days(count),
            Unit::BusinessDay => return business_days_after(day, count),
            Unit::Week => Span::new().try_weeks(count),
            Unit::Month => Span::new().try_months(count),
            Unit::Year => Span::new().try_years(count),
        };
        day.checked_add(span.ok()?).ok()
    }
}

fn business_days_after(day: Date, count: i64) -> Option<Date> {
    let is_off = |day: Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let mut day = day;
    // What begins on a day off is counted from the Friday before.
    while is_off(day) {
        day = day.yesterday().ok()?;
    }
    let mut day = day.checked_add(Span::new().try_weeks(count / 5).ok()?).ok()?;
    let mut left = count % 5;
    while left > 0 {
        day = day.tomorrow().ok()?;
        left -= i64::from(!is_off(day));
    }
    Some(day)
}

impl FromStr for Quantity {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Quantity, IdError> {
        let rule =
            || IdError::new("a quantity is a number and a unit: hours, days, business days, weeks, months or years");
        let (count, unit) = text.trim().split_once(' ').ok_or_else(rule)?;
        let count = count.parse().map_err(|_| rule())?;
        let plural = if unit.ends_with('s') { unit.to_owned() } else { format!("{unit}s") };
        let unit = plural.parse().map_err(|_| rule())?;
        Ok(Quantity { count, unit })
    }
}

impl Quantity {
    /// Returns how many days it takes at most: five business days take a week, fewer of them may hold a weekend, and
    /// months and years are the longest.
    ///
    /// It is never longer than 10,000 years, beyond which there are no dates.
    pub fn most_days(self) -> u32 {
        let days = match self.unit {
            Unit::Hour => self.count.div_ceil(24),
            Unit::BusinessDay => {
                let rest = self.count % 5;
                (self.count / 5).saturating_mul(7).saturating_add(if rest == 0 { 0 } else { rest + 2 })
            }
            Unit::Day => self.count,
            Unit::Week => self.count.saturating_mul(7),
            Unit::Month => self.count.saturating_mul(31),
            Unit::Year => self.count.saturating_mul(366),
        };
        days.min(10_000 * 366)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = if self.count == 1 { self.unit.singular() } else { self.unit.as_str() };
        write!(out, "{} {unit}", self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_a_quantity_are_counted_upwards() {
        let days = |text: &str| text.parse::<Quantity>().unwrap().most_days();
        assert_eq!(days("25 hours"), 2);
        assert_eq!(days("3 business days"), 5);
        // From a Friday to the Monday.
        assert_eq!(days("1 business day"), 3);
        assert_eq!(days("1 month"), 31);
        assert_eq!(days("4294967295 years"), 3_660_000);
    }

    #[test]
    fn quantity_reads_one_and_many() {
        assert_eq!("1 year".parse(), Ok(Quantity { count: 1, unit: Unit::Year }));
        assert_eq!("3 business days".parse(), Ok(Quantity { count: 3, unit: Unit::BusinessDay }));
    }

    #[test]
    fn promise_ends_on_a_day() {
        let after = |text: &str, day: &str| {
            let last = text.parse::<Quantity>().unwrap().after(day.parse().unwrap());
            last.map(|day| day.to_string()).unwrap_or_default()
        };
        assert_eq!(after("72 hours", "2026-03-05"), "2026-03-08");
        assert_eq!(after("25 hours", "2026-03-05"), "2026-03-07");
        assert_eq!(after("90 days", "2026-01-31"), "2026-05-01");
        assert_eq!(after("1 month", "2026-01-31"), "2026-02-28");
        // A Thursday, a Friday, and a Saturday on which nobody works.
        assert_eq!(after("3 business days", "2026-03-05"), "2026-03-10");
        assert_eq!(after("5 business days", "2026-03-06"), "2026-03-13");
        assert_eq!(after("5 business days", "2026-03-07"), "2026-03-13");
        assert_eq!(after("1 business days", "2026-03-07"), "2026-03-09");
        assert_eq!(after("4000000000 years", "2026-03-07"), "");
    }

    #[test]
    fn quantity_needs_a_number_and_a_known_unit() {
        for text in ["soon", "3", "-1 days", "3 fortnights", "3days", "1.5 days"] {
            assert!(text.parse::<Quantity>().is_err(), "{text:?}");
        }
    }
}
