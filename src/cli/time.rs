//! The time of a build, as it is asked for.

use std::env;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::cli::failure::Failure;
use crate::model::Instant;

const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// Reads `--at`: a moment as RFC 3339, or a date, which is its midnight in UTC.
pub(in crate::cli) fn parse_time(text: &str) -> Result<Timestamp, String> {
    let rule =
        || "a time is a date such as 2026-03-14, or a moment with its offset such as 2026-03-14T09:00:00Z".to_owned();
    if let Ok(timestamp) = text.parse::<Timestamp>() {
        return Ok(timestamp);
    }
    let is_date = text.len() == "2026-03-14".len();
    let date: Date = text.parse().ok().filter(|_| is_date).ok_or_else(rule)?;
    Ok(Instant::from_date(date).ok_or_else(rule)?.timestamp())
}

/// Reads when something happened, as exactly as it is told: a moment as RFC 3339, or a day.
pub(in crate::cli) fn parse_instant(text: &str) -> Result<Instant, String> {
    let time = parse_time(text)?;
    let day = text.parse::<Date>().ok().filter(|_| text.len() == "2026-03-14".len());
    Ok(day.and_then(Instant::from_date).unwrap_or(Instant::from_timestamp(time)))
}

/// Returns the stated time of a build: that of the command line, else that of `SOURCE_DATE_EPOCH`.
///
/// The variable is not looked at where the command line states a time.
pub(in crate::cli) fn stated_time(at: Option<Timestamp>) -> Result<Option<Timestamp>, Failure> {
    match (at, env::var_os(VARIABLE)) {
        (Some(at), _) => Ok(Some(at)),
        (None, None) => Ok(None),
        (None, Some(text)) => parse_epoch(&text.to_string_lossy()).map(Some),
    }
}

fn parse_epoch(text: &str) -> Result<Timestamp, Failure> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = text.parse().ok().filter(|_| is_number);
    let timestamp = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let shown = text.escape_debug();
    timestamp.ok_or_else(|| {
        Failure::usage(format!("{VARIABLE} cannot be `{shown}`")).hint("set it to the seconds since 1970, or unset it")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_a_moment_or_a_date() {
        let at = |text| parse_time(text).map(|time| time.to_string());
        assert_eq!(at("2026-03-14").as_deref(), Ok("2026-03-14T00:00:00Z"));
        assert_eq!(at("2026-03-14T09:00:00+09:00").as_deref(), Ok("2026-03-14T00:00:00Z"));
        for text in ["", "2026-02-30", "2026-03-14T09:00:00", "now", "20260314"] {
            assert!(at(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn epoch_is_whole_seconds() {
        assert_eq!(parse_epoch("86400").unwrap().to_string(), "1970-01-02T00:00:00Z");
        for text in ["", "-1", "+1", "1.5", "x", "99999999999999999999"] {
            assert!(parse_epoch(text).is_err(), "{text:?}");
        }
    }
}
