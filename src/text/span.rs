//! Places in the snapshot.

use std::ops::Deref;

use crate::text::FileId;

/// A range of bytes in one file of the snapshot.
///
/// Invariant: `start <= end`, both on character boundaries of the file where it is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// Makes a span of a byte range.
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Span {
        Span { file, start: range.start, end: range.end }
    }

    /// Returns the place before the first byte of a file, for what concerns it as a whole.
    pub fn top(file: FileId) -> Span {
        Span { file, start: 0, end: 0 }
    }

    /// Returns the byte range.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.start..self.end
    }
}

/// A value and the place where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value and its place.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }

    /// Keeps the place and changes the value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A place as people count: lines and columns from 1, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

impl Location {
    /// The place before the first byte of a file.
    pub const START: Location = Location { line: 1, column: 1 };

    /// Counts lines and columns up to a byte offset.
    ///
    /// A byte order mark takes no column. Bytes that are not UTF-8 count one column for each run.
    pub fn of(bytes: &[u8], offset: usize) -> Location {
        let before = &bytes[..offset.min(bytes.len())];
        Location::START.after(before.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(before))
    }

    /// Counts on from this place over the bytes that follow it, of which none is a byte order mark at the file's start.
    pub fn after(self, bytes: &[u8]) -> Location {
        let breaks = bytes.iter().filter(|&&byte| byte == b'\n').count();
        let last = bytes.iter().rposition(|&byte| byte == b'\n');
        let columns = String::from_utf8_lossy(&bytes[last.map_or(0, |at| at + 1)..]).chars().count();
        match last {
            None => Location { line: self.line, column: self.column + columns },
            Some(_) => Location { line: self.line + breaks, column: columns + 1 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_scalar_values_and_skip_the_byte_order_mark() {
        let bytes = "\u{feff}é日b\nxy".as_bytes();
        let at = |needle: &str| {
            let text = std::str::from_utf8(bytes).unwrap();
            Location::of(bytes, text.find(needle).unwrap())
        };
        assert_eq!(at("b"), Location { line: 1, column: 3 });
        assert_eq!(at("y"), Location { line: 2, column: 2 });
    }
}
