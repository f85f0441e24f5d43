//! When something happened, by a record.

use jiff::RoundMode;
use jiff::Timestamp;
use jiff::TimestampRound;
use jiff::Unit;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::author::import::json::Json;
use crate::author::import::json::Reading;
use crate::author::import::problem::Problem;
use crate::model::Instant;
use crate::read::FIRST_YEAR;
use crate::read::excerpt;

/// Reads the moment of a key; nothing where it is not there, or where nobody filled it in.
///
/// Some databases write the year 1 where the true time is only known when they are published. A time without an offset
/// is UTC, as CVE records say; what is left of a second counts as a whole one, as in a site's sources.
pub(super) fn read_moment(reading: &mut Reading, parent: &Json, key: &str) -> Result<Option<Instant>, Problem> {
    let Some((json, text)) = reading.text(parent, key)? else { return Ok(None) };
    let moment =
        parse(text).map_err(|rule| reading.problem(json, format!("`{}` is no time: {rule}", excerpt(text))))?;
    if moment.is_none() {
        reading.leave(json, "a time that nobody filled in");
    }
    Ok(moment)
}

/// Reads a moment in RFC 3339, or a day; nothing where the year is one that nobody meant.
pub(super) fn parse(text: &str) -> Result<Option<Instant>, String> {
    let text = text.trim();
    let at = match text.parse::<Timestamp>() {
        Ok(at) => at,
        Err(error) => {
            let local: DateTime = text.parse().map_err(|_| error.to_string())?;
            local.to_zoned(TimeZone::UTC).map_err(|error| error.to_string())?.timestamp()
        }
    };
    let whole = TimestampRound::new().smallest(Unit::Second).mode(RoundMode::Ceil);
    let at = at.round(whole).map_err(|error| error.to_string())?;
    Ok(Some(to_instant(at)).filter(|instant| instant.date().year() >= FIRST_YEAR))
}

/// Returns a moment; midnight is a day.
pub(super) fn to_instant(at: Timestamp) -> Instant {
    let instant = Instant::from_timestamp(at);
    let is_midnight = at.as_second() % (24 * 60 * 60) == 0;
    Instant::from_date(instant.date()).filter(|_| is_midnight).unwrap_or(instant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let found = parse(text).unwrap().map(|instant| instant.to_string());
        assert_eq!(found.as_deref(), expected, "{text:?}");
    }

    #[test]
    fn moments_are_utc_to_the_second() {
        check("2022-02-17T17:34:14Z", Some("2022-02-17T17:34:14Z"));
        check("2022-03-07T13:53:00.999+01:00", Some("2022-03-07T12:53:01Z"));
        check("2023-05-05T12:00:00", Some("2023-05-05T12:00:00Z"));
        check("2017-10-17T00:00:00.000000Z", Some("2017-10-17"));
        check("2023-05-05", Some("2023-05-05"));
    }

    #[test]
    fn year_1_is_nobodys() {
        check("0001-01-01T00:00:00Z", None);
    }

    #[test]
    fn day_that_does_not_exist_is_none() {
        for text in ["2023-02-30T00:00:00Z", "2023-02-30", "yesterday", "", "2023-13-01T00:00:00Z"] {
            assert!(parse(text).is_err(), "{text:?}");
        }
    }
}
