//! A number and a unit of time.

use std::fmt;
use std::str::FromStr;

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
    /// Returns how many days it takes at most: five business days take a week, and months and years are the longest.
    ///
    /// It is never longer than 10,000 years, beyond which there are no dates.
    pub fn most_days(self) -> u32 {
        let days = match self.unit {
            Unit::Hour => self.count.div_ceil(24),
            Unit::BusinessDay => self.count.saturating_mul(7).div_ceil(5),
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
        let plural = self.unit.as_str();
        let unit = if self.count == 1 { plural.trim_end_matches('s') } else { plural };
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
        assert_eq!(days("1 month"), 31);
        assert_eq!(days("4294967295 years"), 3_660_000);
    }

    #[test]
    fn quantity_reads_one_and_many() {
        assert_eq!("1 year".parse(), Ok(Quantity { count: 1, unit: Unit::Year }));
        assert_eq!("3 business days".parse(), Ok(Quantity { count: 3, unit: Unit::BusinessDay }));
    }

    #[test]
    fn quantity_needs_a_number_and_a_known_unit() {
        for text in ["soon", "3", "-1 days", "3 fortnights", "3days", "1.5 days"] {
            assert!(text.parse::<Quantity>().is_err(), "{text:?}");
        }
    }
}
