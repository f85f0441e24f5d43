//! The machine's clock.

use std::error::Error;
use std::fmt;
use std::time::Duration;
use std::time::Instant;

use jiff::Timestamp;

/// The first second of 2020. A clock before it was never set.
const EARLIEST: Timestamp = Timestamp::constant(1_577_836_800, 0);

/// Reads the machine's clock.
///
/// Fails where it was never set: the clock decides what is public, so a wrong one could show what must be hidden, or
/// take from the site what is published.
pub fn clock() -> Result<Timestamp, ClockError> {
    trusted(Timestamp::now())
}

fn trusted(now: Timestamp) -> Result<Timestamp, ClockError> {
    if now < EARLIEST { Err(ClockError { now }) } else { Ok(now) }
}

/// Measures how long something takes; the time of day has no part in it.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch {
    started: Instant,
}

impl Stopwatch {
    /// Starts measuring.
    pub fn start() -> Stopwatch {
        Stopwatch { started: Instant::now() }
    }

    /// Returns the time since the start.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

/// A clock that was never set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockError {
    now: Timestamp,
}

impl fmt::Display for ClockError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let now = self.now.strftime("%Y-%m-%d");
        write!(out, "the machine's clock says {now}, so nobody can tell what is public; set it to the present time")
    }
}

impl Error for ClockError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_that_was_never_set_is_refused() {
        assert!(trusted(Timestamp::UNIX_EPOCH).is_err());
        assert!(trusted("2019-12-31T23:59:59Z".parse().unwrap()).is_err());
        assert!(trusted("2020-01-01T00:00:00Z".parse().unwrap()).is_ok());
    }
}
