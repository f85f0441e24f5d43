//! The passages of a text: what a comparison of two languages looks at.
//!
//! The Markdown is scanned again for this, so that a corpus holds nothing of it; only texts that are compared pay.

mod scan;

use std::ops::Range;

use crate::text::Span;
use crate::text::Spanned;

pub(crate) use scan::passages;

/// What stands in a passage's text for a code span, a fact or a line of HTML.
pub(crate) const OBJECT: char = '\u{fffc}';

/// One heading, paragraph, list item, table cell or code block.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    /// What it is.
    pub(crate) kind: PassageKind,
    /// Where it stands.
    pub(crate) span: Span,
    /// What readers see, with [`OBJECT`] for code spans and facts; of a code block its lines.
    pub(crate) text: String,
    /// Its code spans, in order.
    pub(crate) codes: Vec<Spanned<String>>,
    /// Its links, in order.
    pub(crate) links: Vec<PassageLink>,
    /// The names of its facts and generated blocks, in order.
    pub(crate) facts: Vec<Spanned<String>>,
    /// Which bytes of the file each run of `text` comes from.
    runs: Vec<(Range<usize>, Range<usize>)>,
}

/// What a passage is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PassageKind {
    /// A heading of a level.
    Heading(u8),
    /// A paragraph, or what stands in a quotation, a definition or a footnote.
    Paragraph,
    /// The first paragraph of an item in the list with this number.
    Item(usize),
    /// A cell: table, row (0 is the header), column.
    Cell(usize, usize, usize),
    /// A code block, with the words behind its fence.
    Code(String),
    /// The title of a document, its summary or a note in its front matter.
    Words,
}

/// A link of a passage.
#[derive(Clone, Debug)]
pub(crate) struct PassageLink {
    /// Where it leads.
    pub(crate) destination: Spanned<String>,
    /// The bytes of the passage's text that it covers.
    pub(crate) covers: Range<usize>,
}

impl Passage {
    /// Makes a passage of words of the front matter.
    pub(crate) fn of_words(words: &Spanned<String>) -> Passage {
        let mut passage = Passage::new(PassageKind::Words, words.span);
        let Span { start, end, .. } = words.span;
        // Without escapes the quotation marks are all that TOML adds.
        let is_plain = end - start == words.value.len() + 2;
        passage.push(&words.value, if is_plain { start + 1..end - 1 } else { start..end });
        passage
    }

    fn new(kind: PassageKind, span: Span) -> Passage {
        let (codes, links, facts, runs) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Passage { kind, span, text: String::new(), codes, links, facts, runs }
    }

    /// Returns where bytes of the text come from.
    pub(crate) fn place(&self, bytes: Range<usize>) -> Span {
        let (start, end) = (self.origin(bytes.start).start, self.origin(bytes.end.saturating_sub(1)).end);
        Span::new(self.span.file, start..end.max(start))
    }

    /// Splits off the lines of a paragraph as passages of their own.
    pub(crate) fn lines(&self) -> Vec<Passage> {
        let mut start = 0;
        let mut lines = Vec::new();
        for line in self.text.split_inclusive('\n') {
            let bytes = start..start + line.trim_end().len();
            start += line.len();
            if !bytes.is_empty() {
                lines.push(self.part(bytes));
            }
        }
        lines
    }

    fn part(&self, bytes: Range<usize>) -> Passage {
        let span = self.place(bytes.clone());
        let own = |places: &[Spanned<String>]| {
            let first = places.partition_point(|place| place.span.start < span.start);
            let inner = places[first..].iter().take_while(|place| place.span.end <= span.end);
            inner.cloned().collect::<Vec<Spanned<String>>>()
        };
        let shift = |range: &Range<usize>| range.start - bytes.start..range.end - bytes.start;
        let links = &self.links[self.links.partition_point(|link| link.covers.start < bytes.start)..];
        let links = links.iter().take_while(|link| link.covers.start <= bytes.end);
        let runs = &self.runs[self.runs.partition_point(|(run, _)| run.end <= bytes.start)..];
        let runs = runs.iter().take_while(|(run, _)| run.start < bytes.end);
        Passage {
            kind: self.kind.clone(),
            span,
            text: self.text[bytes.clone()].to_owned(),
            codes: own(&self.codes),
            links: links
                .filter(|link| link.covers.end <= bytes.end)
                .map(|link| PassageLink { destination: link.destination.clone(), covers: shift(&link.covers) })
                .collect(),
            facts: own(&self.facts),
            runs: runs
                .map(|(run, source)| {
                    let cut = bytes.start.saturating_sub(run.start);
                    let start = if run.len() == source.len() { source.start + cut } else { source.start };
                    (run.start.max(bytes.start) - bytes.start..run.end.min(bytes.end) - bytes.start, start..source.end)
                })
                .collect(),
        }
    }

    /// Finds the byte of the file that a byte of the text comes from, or the run where the two differ in length.
    fn origin(&self, byte: usize) -> Range<usize> {
        let Some(at) = self.runs.partition_point(|(run, _)| run.start <= byte).checked_sub(1) else {
            return self.span.range();
        };
        let (run, source) = &self.runs[at];
        if run.len() != source.len() {
            return source.clone();
        }
        let byte = self.text.floor_char_boundary(byte.min(run.end));
        let length = self.text[byte..].chars().next().map_or(1, char::len_utf8);
        let start = source.start + byte - run.start;
        start..(start + length).min(source.end)
    }

    fn push(&mut self, text: &str, source: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.runs.push((start..self.text.len(), source));
    }
}
