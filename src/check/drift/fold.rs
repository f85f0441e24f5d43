//! Text as the comparison reads it: full-width forms, spaces, dashes and quotation marks of all scripts made plain.

use std::ops::Range;

/// A text with one plain character for each of its characters, and where each comes from.
#[derive(Clone, Debug)]
pub(in crate::check::drift) struct Folded {
    /// The characters as they are written, made plain.
    pub(in crate::check::drift) chars: Vec<char>,
    /// The same in lower case.
    pub(in crate::check::drift) lower: Vec<char>,
    /// The byte of the text at which each character begins, and the text's length.
    offsets: Vec<usize>,
}

impl Folded {
    pub(in crate::check::drift) fn new(text: &str) -> Folded {
        let (mut chars, mut offsets) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
        for (at, c) in text.char_indices() {
            if let Some(plain) = fold(c) {
                chars.push(plain);
                offsets.push(at);
            }
        }
        offsets.push(text.len());
        let lower = chars.iter().map(|c| lower(*c)).collect();
        Folded { chars, lower, offsets }
    }

    /// Returns the bytes of the text that a range of characters comes from.
    pub(in crate::check::drift) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        self.offsets[range.start.min(self.chars.len())]..self.offsets[range.end.min(self.chars.len())]
    }

    /// Returns the characters that come from a range of the text's bytes.
    pub(in crate::check::drift) fn chars_in(&self, bytes: Range<usize>) -> Range<usize> {
        let first = |byte: usize| self.offsets.partition_point(|offset| *offset < byte).min(self.chars.len());
        first(bytes.start)..first(bytes.end.max(bytes.start))
    }

    pub(in crate::check::drift) fn string(&self, range: Range<usize>) -> String {
        self.chars[range].iter().collect()
    }

    pub(in crate::check::drift) fn at(&self, index: usize) -> Option<char> {
        self.chars.get(index).copied()
    }

    /// Returns the character before an index.
    pub(in crate::check::drift) fn before(&self, index: usize) -> Option<char> {
        self.chars.get(index.checked_sub(1)?).copied()
    }

    /// Returns the first index from `index` on that is no space.
    pub(in crate::check::drift) fn skip_spaces(&self, index: usize) -> usize {
        let rest = &self.chars[index.min(self.chars.len())..];
        index + rest.iter().take_while(|c| c.is_whitespace()).count()
    }
}

fn lower(c: char) -> char {
    // Most are of ASCII or of scripts without case, which the tables of Unicode would have to be searched for.
    match c {
        '\0'..='\u{7f}' => c.to_ascii_lowercase(),
        '\u{3000}'..='\u{9fff}' => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Makes a character plain; `None` for one that does not show.
pub(in crate::check) fn fold(c: char) -> Option<char> {
    Some(match c {
        '\u{20}'..='\u{7e}' | '\n' => c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => return None,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{a0}' | '\u{202f}' | '\u{3000}' | '\u{2000}'..='\u{200a}' | '\t' | '\r' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{2033}' => '"',
        '\u{301c}' => '~',
        '\u{2044}' => '/',
        '\u{ff65}' => '・',
        _ => c,
    })
}

/// Returns the letters and digits of a text in lower case, without anything between them.
pub(in crate::check::drift) fn squeeze(text: &str) -> String {
    text.chars().filter_map(fold).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_characters_know_their_bytes() {
        let folded = Folded::new("７２\u{200b}時間");
        assert_eq!(folded.string(0..2), "72");
        assert_eq!(folded.bytes(2..4), 9..15);
    }
}
