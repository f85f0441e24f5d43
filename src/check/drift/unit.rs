//! Units of numbers in prose.

use std::str::FromStr;

/// What a number counts, where the text says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check::drift) enum Unit {
    /// Thousandths of a second.
    Millisecond,
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days of the calendar.
    Day,
    /// Days on which people work, Monday to Friday.
    BusinessDay,
    /// Days on which people may work, Monday to Saturday: the French `jours ouvrables`.
    WorkingDay,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
    /// Bits.
    Bit,
    /// Bytes.
    Byte,
    /// Thousands of bytes.
    Kilobyte,
    /// Millions of bytes.
    Megabyte,
    /// Thousands of millions of bytes.
    Gigabyte,
    /// Millions of millions of bytes.
    Terabyte,
    /// Hundredths.
    Percent,
    /// Thousandths.
    Permille,
}

const NAMES: [(&str, Unit); 18] = [
    ("millisecond", Unit::Millisecond),
    ("second", Unit::Second),
    ("minute", Unit::Minute),
    ("hour", Unit::Hour),
    ("day", Unit::Day),
    ("business-day", Unit::BusinessDay),
    ("working-day", Unit::WorkingDay),
    ("week", Unit::Week),
    ("month", Unit::Month),
    ("year", Unit::Year),
    ("bit", Unit::Bit),
    ("byte", Unit::Byte),
    ("kilobyte", Unit::Kilobyte),
    ("megabyte", Unit::Megabyte),
    ("gigabyte", Unit::Gigabyte),
    ("terabyte", Unit::Terabyte),
    ("percent", Unit::Percent),
    ("permille", Unit::Permille),
];

impl FromStr for Unit {
    type Err = ();

    fn from_str(name: &str) -> Result<Unit, ()> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, unit)| *unit).ok_or(())
    }
}
