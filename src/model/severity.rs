//! How bad a vulnerability is.

use crate::model::words;

words! {
    /// A level of severity, least severe first, as CVSS names them (CVSS 3.1, section 5; CVSS 4.0, section 6).
    SeverityLevel {
        /// Score 0.0.
        None = "none",
        /// Scores 0.1 to 3.9.
        Low = "low",
        /// Scores 4.0 to 6.9.
        Medium = "medium",
        /// Scores 7.0 to 8.9.
        High = "high",
        /// Scores 9.0 to 10.0.
        Critical = "critical",
    }
}

/// The scores of one level, both ends inside, in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CvssBand {
    /// The lowest score in tenths.
    pub from: u8,
    /// The highest score in tenths.
    pub to: u8,
}
