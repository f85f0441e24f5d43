//! Small CSAF documents.
