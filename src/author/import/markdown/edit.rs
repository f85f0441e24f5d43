//! Small changes of a text that stays as it is everywhere else.

use std::cmp::Reverse;
use std::ops::Range;

/// A text and the changes that wait for it, in any order.
pub(super) struct Edits<'a> {
    source: &'a str,
    changes: Vec<(Range<usize>, String)>,
}

impl<'a> Edits<'a> {
    /// Makes a list without a change.
    pub fn new(source: &'a str) -> Edits<'a> {
        Edits { source, changes: Vec::new() }
    }

    /// Returns the text before any change.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// Replaces a range.
    pub fn replace(&mut self, range: Range<usize>, with: &str) {
        self.changes.push((range, with.to_owned()));
    }

    /// Puts something at a place.
    pub fn insert(&mut self, at: usize, text: &str) {
        self.replace(at..at, text);
    }

    /// Returns the changed text.
    ///
    /// Insertions at one place stand in the order in which they came, before a replacement that begins there. Where
    /// two replacements overlap, the one that begins first counts, of these the longest.
    pub fn apply(mut self) -> String {
        self.changes.sort_by_key(|(range, _)| (range.start, !range.is_empty(), Reverse(range.end)));
        let mut text = String::with_capacity(self.source.len());
        let mut cursor = 0;
        for (range, with) in &self.changes {
            if range.start >= cursor {
                text.push_str(&self.source[cursor..range.start]);
                text.push_str(with);
                cursor = range.end;
            }
        }
        text.push_str(&self.source[cursor..]);
        text
    }
}
