//! The part of a document between the `+++` lines.

use std::ops::Range;

use toml::Spanned as TomlSpanned;
use toml::de::DeTable;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::fields::Fields;
use crate::read::fields::TableSpan;
use crate::text::FileId;
use crate::text::Span;

/// Where the two parts of a document stand in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) struct FrontMatter {
    /// The opening `+++`, which is underlined for what is missing.
    pub(in crate::read) fence: Span,
    /// The TOML.
    pub(in crate::read) toml: Span,
    /// The text below.
    pub(in crate::read) body: Span,
}

const FENCE: &str = "+++";

/// Finds the front matter of a document; a byte order mark before it is passed over.
pub(in crate::read) fn find(file: FileId, text: &str) -> Option<FrontMatter> {
    let start = mark_length(text);
    let Parts { toml, body } = split(text)?;
    let fence = Span::new(file, start..start + FENCE.len());
    Some(FrontMatter { fence, toml: Span::new(file, toml), body: Span::new(file, body) })
}

/// The two parts of a document, as ranges of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The TOML, with its last line break.
    pub toml: Range<usize>,
    /// The text below the closing `+++`.
    pub body: Range<usize>,
}

/// Splits a document at its `+++` lines; `None` where it has none.
pub fn split(text: &str) -> Option<Parts> {
    let start = mark_length(text);
    let mut lines = lines_with_offsets(&text[start..], start);
    let (_, first) = lines.next()?;
    if first.trim_end() != FENCE {
        return None;
    }
    let (close, line) = lines.find(|(_, line)| line.trim_end() == FENCE)?;
    Some(Parts { toml: start + first.len()..close, body: close + line.len()..text.len() })
}

fn mark_length(text: &str) -> usize {
    text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len()
}

fn lines_with_offsets(text: &str, mut offset: usize) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').map(move |line| {
        let start = offset;
        offset += line.len();
        (start, line)
    })
}

/// TOML that was parsed as far as it goes, with its place.
pub(in crate::read) struct Toml<'a> {
    table: TomlSpanned<DeTable<'a>>,
    place: TableSpan,
    faults: Vec<Span>,
}

impl<'a> Toml<'a> {
    /// Parses TOML that stands at an offset of a file; `whole` is underlined for what is missing.
    pub(in crate::read) fn parse(text: &'a str, span: Span, whole: Span, report: &mut Report) -> Toml<'a> {
        let (table, errors) = DeTable::parse_recoverable(&text[span.range()]);
        let length = span.end - span.start;
        let mut faults = Vec::new();
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            let (start, end) = (range.start.min(length), range.end.min(length));
            let place = Span::new(span.file, span.start + start..span.start + end.max(start));
            faults.push(place);
            report.push(match bare_word(&text[span.range()], start) {
                Some(word) => Diagnostic::new(Code::TomlSyntax, place, "a text stands in straight quotes".to_owned())
                    .hint(format!("write `\"{word}\"`")),
                None => Diagnostic::new(code_of(error.message()), place, one_line(error.message())),
            });
        }
        Toml { table, place: TableSpan { file: span.file, offset: span.start, whole }, faults }
    }

    /// Parses a file that is TOML as a whole; a byte order mark before it is passed over.
    pub(in crate::read) fn of_file(file: FileId, text: &'a str, report: &mut Report) -> Toml<'a> {
        Toml::parse(text, Span::new(file, mark_length(text)..text.len()), Span::top(file), report)
    }

    /// Returns the places that do not parse.
    pub(in crate::read) fn faults(&self) -> &[Span] {
        &self.faults
    }

    /// Begins to read the top level.
    pub(in crate::read) fn fields(&'a self) -> Fields<'a> {
        Fields::new(self.table.get_ref(), self.place)
    }
}

/// Returns the word without quotes, or the words between typographic ones, that stands as the value where TOML does not parse.
///
/// The parser takes it for the beginning of a value that it knows: `no` for that of `nan`.
fn bare_word(toml: &str, offset: usize) -> Option<&str> {
    let offset = toml.floor_char_boundary(offset);
    let start = toml[..offset].rfind('\n').map_or(0, |at| at + 1);
    let (key, value) = toml[start..].lines().next()?.split_once('=')?;
    let word = value.split('#').next().unwrap_or_default().trim();
    if let Some(words) = word.strip_prefix('“').and_then(|word| word.strip_suffix('”')) {
        return Some(words);
    }
    let is_word = word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_alphanumeric() || c == '-');
    (is_word && offset > start + key.len()).then_some(word)
}

/// A day that does not exist is a matter of dates, though the TOML parser notices it.
fn code_of(message: &str) -> Code {
    let is_date = ["invalid date", "invalid time", "invalid datetime"].iter().any(|start| message.starts_with(start));
    if is_date { Code::DateInvalid } else { Code::TomlSyntax }
}

/// The TOML parser's messages have a second line that lists what it expected.
fn one_line(message: &str) -> String {
    message.lines().collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Origin;
    use crate::text::Snapshot;
    use crate::text::SourceFile;

    fn check(text: &str, toml: &str, body: &str) {
        let path = "content/a.md".parse().unwrap();
        let file = SourceFile { path, origin: Origin::Site, bytes: text.as_bytes().into() };
        let snapshot = Snapshot::new(vec![file], Vec::new());
        let (id, _) = snapshot.files().next().unwrap();
        let found = find(id, text).unwrap();
        assert_eq!((&text[found.toml.range()], &text[found.body.range()]), (toml, body));
    }

    #[test]
    fn front_matter_stands_between_two_fences() {
        check("+++\na = 1\n+++\nText\n", "a = 1\n", "Text\n");
        check("\u{feff}+++\r\na = 1\r\n+++\r\nText", "a = 1\r\n", "Text");
        check("+++\n+++", "", "");
    }
}
