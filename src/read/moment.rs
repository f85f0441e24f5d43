//! When something happened, as TOML writes it.

use jiff::RoundMode;
use jiff::Timestamp;
use jiff::TimestampRound;
use jiff::Unit;
use jiff::civil::Date;
use toml::de::DeValue;
use toml::value::Datetime;

use crate::model::Instant;

/// The first year of which all documents can tell: that of a `timestamp` (CVE record format 5.1). Earlier ones stand for
/// a date that nobody knew.
pub(crate) const FIRST_YEAR: i16 = 1900;

/// Turns a TOML date into a moment; a time without an offset is refused, because it means another one everywhere.
pub(in crate::read) fn to_instant(datetime: &Datetime) -> Result<Instant, String> {
    match (datetime.date, datetime.time, datetime.offset) {
        (Some(date), None, None) => {
            let date =
                Date::new(date.year as i16, date.month as i8, date.day as i8).map_err(|error| error.to_string())?;
            Instant::from_date(date).ok_or_else(|| "outside the years that can be told".to_owned())
        }
        (Some(_), Some(_), Some(_)) => {
            let timestamp: Timestamp = datetime.to_string().parse().map_err(|error: jiff::Error| error.to_string())?;
            // Documents tell seconds. What is left of one counts as a whole one, so that nothing is public too early.
            let whole = TimestampRound::new().smallest(Unit::Second).mode(RoundMode::Ceil);
            let timestamp = timestamp.round(whole).map_err(|error| error.to_string())?;
            let instant = Instant::from_timestamp(timestamp);
            // An offset can lead out of the years that TOML, RFC 3339 and RFC 2822 can write.
            if instant.date().year() < 0 { Err("before the year 0".to_owned()) } else { Ok(instant) }
        }
        (Some(_), Some(_), None) => Err("a time needs an offset, such as `Z` or `+09:00`".to_owned()),
        _ => Err("a time needs a day".to_owned()),
    }
}

/// Returns how a value that is no moment could be one. Nothing of the value is told, since it may be a secret.
pub(in crate::read) fn moment_hint(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(text) if text.parse::<Datetime>().is_ok() => "write it without quotes",
        DeValue::Datetime(Datetime { date: Some(_), time: Some(_), offset: None }) => {
            "a time needs an offset, such as `Z` or `+09:00`"
        }
        DeValue::Datetime(Datetime { date: Some(date), .. }) if date.year < FIRST_YEAR.unsigned_abs() => {
            "its year is 1900 or a later one"
        }
        _ => "it is a day such as 2026-03-14, or an instant such as 2026-03-14T14:00:00Z, without quotes",
    }
}
