//! The one rule about `security.txt` that both its writer and the checks need.

use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::Instant;

/// Returns when a `security.txt` ends whose policy was last reviewed on a day: 364 days later, at midnight UTC.
///
/// RFC 9116, section 2.5.5, recommends less than a year. The day of the build has no part in it, so that only a
/// review by a person renews the file. Ends with the last moment that a timestamp can hold.
pub fn expires(reviewed: Date) -> Timestamp {
    let day = reviewed.saturating_add(364.days());
    Instant::from_date(day).map_or(Timestamp::MAX, |moment| moment.timestamp())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn file_ends_364_days_after_the_review() {
        assert_eq!(expires(date(2026, 11, 1)).to_string(), "2027-10-31T00:00:00Z");
        assert_eq!(expires(date(2027, 3, 1)).to_string(), "2028-02-28T00:00:00Z");
        assert_eq!(expires(Date::MAX), Timestamp::MAX);
    }
}
