//! Why a record gives no file.

use crate::author::import::Failure;
use crate::author::import::Record;
use crate::text::Location;

/// Why a record cannot be read: one clause, and the byte where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// The byte of the record.
    pub offset: usize,
    /// What is wrong.
    pub message: String,
}

impl Problem {
    /// Makes a problem at a byte of the record.
    pub fn new(offset: usize, message: impl Into<String>) -> Problem {
        Problem { offset, message: message.into() }
    }

    /// Returns what is told of it: its line and column instead of the byte.
    pub fn into_failure(self, record: &Record) -> Failure {
        let Location { line, column } = Location::of(record.text.as_bytes(), self.offset);
        Failure { record: record.path.clone(), line, column, message: self.message }
    }
}
