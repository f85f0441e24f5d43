//! Lines of plain text with what stands before them.

use std::iter;

use crate::prose::html::is_forbidden;

/// Lines of plain text while they are written.
#[derive(Default)]
pub(super) struct Page {
    text: String,
    indents: Vec<Indent>,
    /// What the next block is set off with.
    gap: Gap,
    is_in_line: bool,
    /// Line breaks of the open block that nothing has followed yet.
    breaks: usize,
}

/// What sets a block off from the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gap {
    /// A line of its own.
    Line,
    /// An empty line.
    #[default]
    Blank,
}

/// What stands before the lines of an element.
struct Indent {
    /// Before its first line, until that is written.
    first: Option<String>,
    /// Before the others.
    rest: String,
}

/// How many elements in each other are still shown by what stands before their lines.
const DEEPEST: usize = 8;

impl Page {
    /// Begins an element whose lines all begin so.
    pub(super) fn indent(&mut self, prefix: &str) {
        self.indents.push(Indent { first: None, rest: prefix.to_owned() });
    }

    /// Begins an element with a mark before its first line, and as much space before the others.
    pub(super) fn mark(&mut self, marker: &str) {
        self.indents.push(Indent { first: Some(marker.to_owned()), rest: " ".repeat(marker.len()) });
    }

    /// Ends the element that was begun last.
    pub(super) fn dedent(&mut self) {
        self.indents.pop();
    }

    /// Sets how the next block is set off.
    pub(super) fn set_gap(&mut self, gap: Gap) {
        self.gap = gap;
    }

    /// Writes a part of a block, which begins where none is open.
    pub(super) fn write(&mut self, text: &str) {
        for (index, piece) in text.split('\n').enumerate() {
            self.breaks += usize::from(index > 0 && self.is_in_line);
            if !piece.is_empty() {
                self.begin_line();
                self.text.push_str(piece);
            }
        }
    }

    /// Ends the block that is open, if one is.
    pub(super) fn end_block(&mut self) {
        self.is_in_line = false;
        self.breaks = 0;
    }

    /// Returns what was written, without spaces at the ends of lines and without characters that no document may hold.
    pub(super) fn finish(self) -> String {
        let lines: Vec<&str> = self.text.split('\n').map(str::trim_end).collect();
        lines.join("\n").trim_end().replace(is_forbidden, "\u{fffd}")
    }

    fn begin_line(&mut self) {
        if self.is_in_line && self.breaks == 0 {
            return;
        }
        if self.is_in_line {
            self.text.extend(iter::repeat_n('\n', self.breaks));
        } else if !self.text.is_empty() {
            self.text.push_str(if self.gap == Gap::Line { "\n" } else { "\n\n" });
        }
        (self.is_in_line, self.breaks, self.gap) = (true, 0, Gap::default());
        for indent in self.indents.iter_mut().take(DEEPEST) {
            match indent.first.take() {
                Some(first) => self.text.push_str(&first),
                None => self.text.push_str(&indent.rest),
            }
        }
    }
}
