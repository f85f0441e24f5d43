//! Ids, found in sources as authors write them.

use std::borrow::Cow;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use percent_encoding::percent_decode_str;

use crate::check::drift::fold::fold;
use crate::check::private_id::published::Part;
use crate::diag::Place;
use crate::read::OBJECT;
use crate::read::Passage;
use crate::read::passages;
use crate::read::published_strings;
use crate::text::FileId;
use crate::text::Snapshot;
use crate::text::SourceFile;
use crate::text::Span;

/// A search for ids.
pub(in crate::check::private_id) struct Search<'i> {
    ids: Vec<&'i str>,
    automaton: AhoCorasick,
    /// Finds the last parts of ids, such as `0001`: where none stands, and no digit in another way, no id does.
    tails: AhoCorasick,
}

/// An id that stands somewhere.
pub(in crate::check::private_id) struct Found<'i> {
    /// As it was searched for.
    pub(in crate::check::private_id) id: &'i str,
    /// As it is written there, or as readers see it.
    pub(in crate::check::private_id) written: String,
    pub(in crate::check::private_id) place: Place,
}

impl<'i> Search<'i> {
    /// Searches for these ids, which are in lower case.
    pub(in crate::check::private_id) fn new(ids: impl Iterator<Item = &'i String>) -> Search<'i> {
        let ids: Vec<&str> = ids.map(String::as_str).collect();
        let automaton = |words: &[&str]| {
            let words = words.iter().map(|word| Plain::new(word).text.into_owned());
            let built = AhoCorasick::builder().ascii_case_insensitive(true).build(words);
            built.expect("ids are short, and no more than there are advisories")
        };
        let tail = |id: &&'i str| id.rsplit(|c: char| !c.is_ascii_alphanumeric()).find(|part| !part.is_empty());
        let tails: Vec<&str> = ids.iter().filter_map(tail).collect();
        Search { automaton: automaton(&ids), tails: automaton(&tails), ids }
    }

    /// Returns the ids that stand in a part of a source: as they are written, then as readers see them.
    ///
    /// The notes of a policy stand in its own file, also where a stored text is shown.
    pub(in crate::check::private_id) fn find(&self, snapshot: &Snapshot, part: Part) -> Vec<Found<'i>> {
        match part {
            Part::Name(file) => {
                let path = snapshot.file(file).path.as_str();
                self.find_in(path, |_| Place::Path(path.to_owned()))
            }
            Part::Bytes(file) => self.find_in_bytes(file, snapshot.file(file)),
            Part::Words(span) => self.find_in_markdown(snapshot, span),
            Part::Toml(span) => self.find_in_toml(snapshot.written(span), span),
            Part::Fluent(file) => {
                let text = snapshot.file(file).text().unwrap_or_default();
                let mut start = 0;
                let lines = text.split_inclusive('\n').map(|line| {
                    start += line.len();
                    (start - line.len()..start, line)
                });
                let words = lines.filter(|(_, line)| !line.starts_with('#'));
                words.flat_map(|(range, line)| self.find_at(line, Span::new(file, range))).collect()
            }
        }
    }

    fn find_in_bytes(&self, file: FileId, source: &SourceFile) -> Vec<Found<'i>> {
        match source.text() {
            Ok(text) => self.find_at(text, Span::new(file, 0..text.len())),
            Err(_) => {
                let place = |_| Place::Path(source.path.as_str().to_owned());
                self.find_in(&String::from_utf8_lossy(&source.bytes), place)
            }
        }
    }

    fn find_in_markdown(&self, snapshot: &Snapshot, span: Span) -> Vec<Found<'i>> {
        let written = snapshot.written(span);
        let mut found = self.find_at(written, span);
        if self.may_stand_in(written) {
            let file = snapshot.file(span.file).text().expect("texts are UTF-8");
            for passage in passages(file, span) {
                found.extend(self.find_in(&seen(&passage), |_| Place::Span(passage.span)));
                for link in &passage.links {
                    let destination = percent_decode_str(&link.destination.value).decode_utf8_lossy();
                    found.extend(self.find_in(&destination, |_| Place::Span(link.destination.span)));
                }
            }
        }
        found
    }

    /// What is no string is not for readers; what is written with escapes is.
    fn find_in_toml(&self, written: &str, span: Span) -> Vec<Found<'i>> {
        if !self.may_stand_in(written) {
            return Vec::new();
        }
        let strings = published_strings(written);
        let mut found = self.find_at(written, span);
        found.retain(|found| is_in(&found.place, span, &strings));
        for (range, value) in strings {
            let place = Span::new(span.file, span.start + range.start..span.start + range.end);
            found.extend(self.find_in(&value, |_| Place::Span(place)));
        }
        found
    }

    /// Whether an id may stand in a text, be it in another way than it is written.
    fn may_stand_in(&self, written: &str) -> bool {
        let is_split = |pair: &[u8]| pair[0].is_ascii_digit() && b"*_~`\\<[".contains(&pair[1]);
        ["&#", "\\u", "\\U", "%3", "%4"].iter().any(|escape| written.contains(escape))
            || written.as_bytes().windows(2).any(is_split)
            || self.tails.is_match(Plain::new(written).text.as_ref())
    }

    /// Finds ids in what is written at a place.
    fn find_at(&self, written: &str, span: Span) -> Vec<Found<'i>> {
        let place = |range: Range<usize>| Span::new(span.file, span.start + range.start..span.start + range.end);
        self.find_in(written, |range| Place::Span(place(range)))
    }

    fn find_in(&self, text: &str, place: impl Fn(Range<usize>) -> Place) -> Vec<Found<'i>> {
        let plain = Plain::new(text);
        let found = self.automaton.find_overlapping_iter(plain.text.as_ref());
        let whole =
            found.filter(|found| ends_there(&plain.text[found.end()..]) && begins_there(&plain.text[..found.start()]));
        let found = whole.map(|found| {
            let range = plain.origin(found.range());
            let id = self.ids[found.pattern().as_usize()];
            Found { id, written: text[range.clone()].to_owned(), place: place(range) }
        });
        found.collect()
    }
}

/// Returns the text of a passage with what its code spans hold, where no fact stands between them.
fn seen(passage: &Passage) -> String {
    if passage.text.matches(OBJECT).count() != passage.codes.len() {
        return passage.text.clone();
    }
    let mut codes = passage.codes.iter().peekable();
    let mut text = String::with_capacity(passage.text.len());
    for c in passage.text.chars() {
        match codes.next_if(|_| c == OBJECT) {
            Some(code) => text.push_str(&code.value),
            None => text.push(c),
        }
    }
    text
}

/// Returns whether a place is in one of these strings of a span.
fn is_in(place: &Place, span: Span, strings: &[(Range<usize>, String)]) -> bool {
    let Place::Span(place) = place else { return false };
    strings.iter().any(|(range, _)| span.start + range.start <= place.start && place.end <= span.start + range.end)
}

/// A text whose signs are those of ids: `EX‑2026` and `ＥＸ－２０２６` are `EX-2026`. What does not show is left out, and so
/// is a line break behind a hyphen.
struct Plain<'t> {
    text: Cow<'t, str>,
    /// Where each byte of the text comes from, and the end; nothing where the text is as it is written.
    origins: Vec<usize>,
}

impl<'t> Plain<'t> {
    fn new(written: &'t str) -> Plain<'t> {
        let is_plain = |c: char| plain_sign(c) == Some(c);
        if written.chars().all(is_plain) && !["-\n", "-\r"].iter().any(|broken| written.contains(broken)) {
            return Plain { text: Cow::Borrowed(written), origins: Vec::new() };
        }
        let (mut text, mut origins) = (String::with_capacity(written.len()), Vec::with_capacity(written.len() + 1));
        for (at, c) in written.char_indices() {
            let Some(sign) = plain_sign(c).filter(|_| !"\r\n".contains(c) || !text.ends_with('-')) else { continue };
            text.push(sign);
            origins.resize(text.len(), at);
        }
        origins.push(written.len());
        Plain { text: Cow::Owned(text), origins }
    }

    /// Returns where what stands at a range was written.
    fn origin(&self, range: Range<usize>) -> Range<usize> {
        if self.origins.is_empty() { range } else { self.origins[range.start]..self.origins[range.end] }
    }
}

/// Returns the sign of an id that a character looks like; `None` for one that does not show.
fn plain_sign(c: char) -> Option<char> {
    Some(match c {
        // Hyphens that are none in prose, and the long vowel that keyboards for kana give.
        '\u{2043}' | '\u{207B}' | '\u{2D7}' | '\u{5BE}' | '\u{FE58}' | '\u{FE63}' | '\u{30FC}' | '\u{FF70}' => '-',
        c => return fold(c),
    })
}

/// Returns whether an id ends where this text begins: `EX-2026-0001` in `EX-2026-0001.`, and not in `EX-2026-0001-2`.
fn ends_there(behind: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    match behind.strip_prefix('-') {
        Some(rest) => !rest.starts_with(is_digit),
        None => !behind.starts_with(|c: char| c.is_ascii_alphanumeric()),
    }
}

/// Returns whether an id begins where this text ends: `EX-2026-0001` in `fix-EX-2026-0001` and `x_EX-2026-0001`, and
/// not in `AEX-2026-0001`.
fn begins_there(before: &str) -> bool {
    !before.ends_with(|c: char| c.is_ascii_alphanumeric())
}
