//! The words of one line of Markdown, with the marks around them.

use std::ops::Range;

use crate::phrase::Phrases;
use crate::prose::markdown_code;
use crate::prose::markdown_destination;
use crate::prose::markdown_link;
use crate::prose::markdown_of_text;

/// What stands between words that have elements of their own, whatever the stylesheet sets there.
const APART: &str = " – ";

/// A line that is being written.
#[derive(Default)]
pub(super) struct Line {
    words: String,
    /// The marks that are open, and where the words of each begin.
    open: Vec<(Mark, usize)>,
    /// Where the links stand that are closed, in order.
    links: Vec<Range<usize>>,
}

/// What is put around words.
pub(super) enum Mark {
    Strong,
    Emphasis,
    Code,
    /// A link to an address.
    Link(String),
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.words.trim_ascii().is_empty()
    }

    pub(super) fn open(&mut self, mark: Mark) {
        self.open.push((mark, self.words.len()));
    }

    /// Closes the last mark of a kind, if one is open.
    pub(super) fn close(&mut self, is_meant: impl Fn(&Mark) -> bool, is_in_table: bool) {
        let Some(place) = self.open.iter().rposition(|(mark, _)| is_meant(mark)) else { return };
        let (mark, start) = self.open.remove(place);
        // What was opened later, and is open still, begins with what is marked now: its old place is gone.
        self.open[place..].iter_mut().for_each(|(_, begin)| *begin = start);
        let words = self.words.split_off(start.min(self.words.len()));
        let inner = words.trim_ascii();
        if inner.is_empty() {
            self.words.push_str(&words);
            return;
        }
        let marked = match &mark {
            Mark::Strong => format!("**{inner}**"),
            Mark::Emphasis => format!("*{inner}*"),
            // A row is cut into cells before its code is read.
            Mark::Code if is_in_table => markdown_code(inner).replace('|', "\\|"),
            Mark::Code => markdown_code(inner),
            Mark::Link(address) if address.is_empty() => inner.to_owned(),
            Mark::Link(address) if markdown_of_text(address) == inner => markdown_link(address, address),
            Mark::Link(address) => format!("[{inner}]{}", markdown_destination(address)),
        };
        let (before, after) = words.split_once(inner).unwrap_or_default();
        self.words.push_str(before);
        self.links.retain(|link| link.end <= start);
        if matches!(&mark, Mark::Link(address) if !address.is_empty()) {
            self.links.push(self.words.len()..self.words.len() + marked.len());
        }
        self.words.push_str(&marked);
        self.words.push_str(after);
    }

    /// Adds plain text.
    pub(super) fn push(&mut self, text: &str) {
        if self.open.iter().any(|(mark, _)| matches!(mark, Mark::Code)) {
            self.words.push_str(text);
            return;
        }
        // White space at its ends parts it from its neighbours.
        let inner = text.trim_ascii();
        let (before, after) = if inner.is_empty() { (text, "") } else { text.split_once(inner).unwrap_or_default() };
        self.words.push_str(before);
        self.words.push_str(&markdown_of_text(inner));
        self.words.push_str(after);
    }

    /// Adds Markdown.
    pub(super) fn put(&mut self, markdown: &str) {
        self.words.push_str(markdown);
    }

    /// Parts the words so far from those of an element that begins.
    pub(super) fn set_apart(&mut self) {
        let begins = self.open.last().is_some_and(|(_, start)| *start == self.words.len());
        if !begins && !self.words.is_empty() && !self.words.ends_with(|c: char| c.is_ascii_whitespace()) {
            self.words.push_str(APART);
        }
    }

    /// Returns the words, and begins anew; links with nothing between them become a list.
    pub(super) fn take(&mut self, phrases: &Phrases) -> String {
        let (words, links) = (std::mem::take(&mut self.words), std::mem::take(&mut self.links));
        self.open.clear();
        let are_neighbours = |a: &Range<usize>, b: &Range<usize>| words[a.end..b.start].trim_ascii().is_empty();
        let (mut line, mut end) = (String::new(), 0);
        for group in links.chunk_by(are_neighbours) {
            let items: Vec<String> = group.iter().map(|link| words[link.clone()].to_owned()).collect();
            line.push_str(&words[end..group[0].start]);
            line.push_str(&phrases.list(&items));
            end = group[group.len() - 1].end;
        }
        line.push_str(&words[end..]);
        line.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }
}
