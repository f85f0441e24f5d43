//! Moments in time.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A moment, with how exactly it was stated.
///
/// A bare date in the sources is midnight UTC and is printed as a date. Ordered by time, then by precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant {
    timestamp: Timestamp,
    precision: Precision,
}

/// How exactly a moment was stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A day.
    Day,
    /// A second.
    Second,
}

impl Instant {
    /// Makes a moment that was stated to the second.
    pub fn from_timestamp(timestamp: Timestamp) -> Instant {
        Instant { timestamp, precision: Precision::Second }
    }

    /// Makes a moment that was stated as a day; `None` for a day outside the range of timestamps.
    pub fn from_date(date: Date) -> Option<Instant> {
        let zoned = date.to_zoned(TimeZone::UTC).ok()?;
        Some(Instant { timestamp: zoned.timestamp(), precision: Precision::Day })
    }

    /// Returns the point in time.
    pub fn timestamp(&self) -> Timestamp {
        self.timestamp
    }

    /// Returns how exactly it was stated.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Returns the day in UTC.
    pub fn date(&self) -> Date {
        self.timestamp.to_zoned(TimeZone::UTC).date()
    }

    /// Returns the moment as RFC 3339 in UTC, to the second.
    pub fn rfc3339(&self) -> String {
        self.timestamp.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

/// Prints the date alone where only a day was stated, else RFC 3339 in UTC.
impl fmt::Display for Instant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Day => write!(out, "{}", self.date()),
            Precision::Second => out.write_str(&self.rfc3339()),
        }
    }
}
