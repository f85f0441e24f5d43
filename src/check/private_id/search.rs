//! Ids, found in sources as authors write them.

use std::borrow::Cow;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::check::private_id::published::Part;
use crate::diag::Place;
use crate::read::published_strings;
use crate::text::Snapshot;
use crate::text::Span;

/// A search for ids.
pub(in crate::check::private_id) struct Search<'i> {
    ids: Vec<&'i str>,
    automaton: AhoCorasick,
}

/// An id that stands somewhere.
pub(in crate::check::private_id) struct Found<'i> {
    /// As it was searched for.
    pub(in crate::check::private_id) id: &'i str,
    /// As it is written there.
    pub(in crate::check::private_id) written: String,
    pub(in crate::check::private_id) place: Place,
}

impl<'i> Search<'i> {
    /// Searches for these ids, which are in lower case.
    pub(in crate::check::private_id) fn new(ids: impl Iterator<Item = &'i String>) -> Search<'i> {
        let ids: Vec<&str> = ids.map(String::as_str).collect();
        let automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(&ids);
        Search { ids, automaton: automaton.expect("ids are short, and no more than there are advisories") }
    }

    /// Returns the ids that stand in a part of a source, in their order.
    ///
    /// The notes of a policy stand in its own file, also where a stored text is shown.
    pub(in crate::check::private_id) fn find(&self, snapshot: &Snapshot, part: Part) -> Vec<Found<'i>> {
        match part {
            Part::Name(file) => {
                let path = snapshot.file(file).path.as_str();
                let place = |_| Place::Path(path.to_owned());
                self.find_in(path, place).collect()
            }
            Part::Bytes(file) => {
                let source = snapshot.file(file);
                match source.text() {
                    Ok(text) => self.find_in(text, |range| Place::Span(Span::new(file, range))).collect(),
                    Err(_) => {
                        let place = |_| Place::Path(source.path.as_str().to_owned());
                        self.find_in(&String::from_utf8_lossy(&source.bytes), place).collect()
                    }
                }
            }
            Part::Words(span) => self.find_at(snapshot, span),
            Part::Toml(span) => {
                let mut found = self.find_at(snapshot, span);
                if !found.is_empty() {
                    let strings = published_strings(snapshot.written(span));
                    found.retain(|found| is_in(&found.place, span, &strings));
                }
                found
            }
            Part::Fluent(file) => {
                let text = snapshot.file(file).text().unwrap_or_default();
                let mut start = 0;
                let lines = text.split_inclusive('\n').map(|line| {
                    start += line.len();
                    (start - line.len()..start, line)
                });
                let words = lines.filter(|(_, line)| !line.starts_with('#'));
                words.flat_map(|(range, _)| self.find_at(snapshot, Span::new(file, range))).collect()
            }
        }
    }

    fn find_at(&self, snapshot: &Snapshot, span: Span) -> Vec<Found<'i>> {
        let place =
            |range: Range<usize>| Place::Span(Span::new(span.file, span.start + range.start..span.start + range.end));
        self.find_in(snapshot.written(span), place).collect()
    }

    fn find_in(&self, text: &str, place: impl Fn(Range<usize>) -> Place) -> impl Iterator<Item = Found<'i>> {
        let plain = plain(text);
        let found = self.automaton.find_overlapping_iter(plain.as_ref());
        let whole = found.filter(|found| ends_there(&plain[found.end()..]) && begins_there(&plain[..found.start()]));
        let found = whole.map(|found| {
            let range = range_in(text, &plain, found.range());
            let id = self.ids[found.pattern().as_usize()];
            Found { id, written: text[range.clone()].to_owned(), place: place(range) }
        });
        found.collect::<Vec<_>>().into_iter()
    }
}

/// Returns whether a place is in one of these ranges of a span.
fn is_in(place: &Place, span: Span, ranges: &[Range<usize>]) -> bool {
    let Place::Span(place) = place else { return false };
    ranges.iter().any(|range| span.start + range.start <= place.start && place.end <= span.start + range.end)
}

/// Returns a text in which signs are those of ids, each character for one: `EX‑2026` and `ＥＸ－２０２６` are `EX-2026`.
fn plain(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| plain_sign(c) != c) {
        Cow::Owned(text.chars().map(plain_sign).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn plain_sign(c: char) -> char {
    match c {
        // Hyphens and dashes, the minus, and the long vowel that keyboards for kana give.
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30FC}' => '-',
        // Unicode, block "Halfwidth and Fullwidth Forms": ASCII, in its order.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// Returns where the characters stand in a text that have this range in its plain form.
fn range_in(text: &str, plain: &str, range: Range<usize>) -> Range<usize> {
    let nth = |offset: usize| {
        let characters = plain[..offset].chars().count();
        text.char_indices().nth(characters).map_or(text.len(), |(offset, _)| offset)
    };
    if text.len() == plain.len() { range } else { nth(range.start)..nth(range.end) }
}

/// Returns whether an id ends where this text begins: `EX-2026-0001` in `EX-2026-0001.`, and not in `EX-2026-0001-2`.
fn ends_there(behind: &str) -> bool {
    let rest = behind.trim_start_matches(['-', '.', '_', ':']);
    let is_digit = rest.starts_with(|c: char| c.is_ascii_digit());
    if rest.len() == behind.len() { !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) } else { !is_digit }
}

/// Returns whether an id begins where this text ends: `EX-2026-0001` in `v1.EX-2026-0001`, and not in `AEX-2026-0001`.
fn begins_there(before: &str) -> bool {
    let is_part = |text: &str| text.ends_with(|c: char| c.is_ascii_alphanumeric());
    !is_part(before) && !before.strip_suffix(['-', '_']).is_some_and(is_part)
}
