//! Small OSV records.
