//! Versions in the words of people: `< 3.2`, `prior to 2.0`, `all versions`.

use crate::author::import::extent::Bounds;
use crate::author::import::extent::Extent;
use crate::author::import::interval::Side;

/// Reads what a person wrote of versions.
///
/// A bound is one word with a digit at its front, and no `x` or `*` in the place of a number. `1.0 - 2.0`, `up to 2.0`
/// and the like leave open whether the last version is meant too, so they are not read.
pub(in crate::author::import) fn read_words(text: &str) -> Extent {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = words.to_ascii_lowercase().replace('≤', "<=").replace('≥', ">=");
    let bare = without(&plain, &["all versions", "all version", "versions", "version"]);
    if matches!(plain.as_str(), "all versions" | "all version" | "all" | "*") {
        return Extent::All;
    }
    // The sense is found in lower case, the versions are those of the text.
    let found = compared(bare).or_else(|| spoken(bare));
    found.map_or(Extent::Words(words.clone()), |extent| with_case_of(extent, &words))
}

/// Returns a text without the first of some words that it begins with.
fn without<'t>(text: &'t str, beginnings: &[&str]) -> &'t str {
    let rest = beginnings.iter().find_map(|beginning| text.strip_prefix(beginning)?.strip_prefix(' '));
    rest.unwrap_or(text)
}

/// Reads comparisons: `< 2.0`, `>= 1.0, < 2.0`, `0 < 2.0`, `= 1.0`.
fn compared(text: &str) -> Option<Extent> {
    let mut rest = text;
    let mut comparisons = Vec::new();
    while !rest.is_empty() {
        let operator = OPERATORS.iter().find(|operator| rest.starts_with(**operator)).copied().unwrap_or_default();
        rest = rest[operator.len()..].trim_start();
        let end = rest.find([' ', ',', '<', '>']).unwrap_or(rest.len());
        comparisons.push((operator, version(&rest[..end])?));
        rest = rest[end..].trim_start_matches([' ', ',']);
        rest = rest.strip_prefix("and ").unwrap_or(rest);
    }
    match comparisons.as_slice() {
        [("=" | "==", version)] => Some(Extent::Exact(version.clone())),
        [(operator, version)] => match (lower(operator, version), upper(operator, version)) {
            (None, None) => None,
            (from, to) => Some(Extent::between(from, to)),
        },
        [("", first), (operator, last)] if first == "0" => Some(Extent::between(None, Some(upper(operator, last)?))),
        [(begins, first), (ends, last)] => Some(Extent::between(Some(lower(begins, first)?), Some(upper(ends, last)?))),
        _ => None,
    }
}

/// What compares versions, the longer ones first.
const OPERATORS: [&str; 6] = ["<=", ">=", "==", "<", ">", "="];

fn lower(operator: &str, version: &str) -> Option<(String, Side)> {
    match operator {
        ">=" => Some((version.to_owned(), Side::Before)),
        ">" => Some((version.to_owned(), Side::After)),
        _ => None,
    }
}

fn upper(operator: &str, version: &str) -> Option<(String, Side)> {
    match operator {
        "<" => Some((version.to_owned(), Side::Before)),
        "<=" => Some((version.to_owned(), Side::After)),
        _ => None,
    }
}

/// Reads `prior to 2.0`, `2.0 and earlier`, `2.0 or later`.
fn spoken(text: &str) -> Option<Extent> {
    for beginning in ["prior to ", "before ", "earlier than "] {
        if let Some(rest) = text.strip_prefix(beginning) {
            return Some(Extent::between(None, Some((version(rest)?, Side::Before))));
        }
    }
    let (first, rest) = text.split_once(' ')?;
    let rest = rest.strip_suffix(" versions").unwrap_or(rest);
    let (_, end) = rest.split_once(' ').filter(|(joint, _)| matches!(*joint, "and" | "or"))?;
    let version = version(first)?;
    match end {
        "prior" | "earlier" | "below" | "older" => Some(Extent::between(None, Some((version, Side::After)))),
        "later" | "newer" | "above" => Some(Extent::between(Some((version, Side::Before)), None)),
        _ => None,
    }
}

/// Returns a word that is a version without doubt.
fn version(word: &str) -> Option<String> {
    let number = word.strip_prefix('v').unwrap_or(word);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._+~:-".contains(c);
    let is_open = |part: &str| part == "x";
    let begins = number.starts_with(|c: char| c.is_ascii_digit());
    let ends = number.ends_with(|c: char| c.is_ascii_alphanumeric());
    let is_version = begins && ends && number.chars().all(is_plain) && !number.split('.').any(is_open);
    is_version.then(|| word.to_owned())
}

/// Gives the versions the letters that they have in the text.
fn with_case_of(extent: Extent, text: &str) -> Extent {
    let lower = text.to_ascii_lowercase();
    let mend = |version: String| match lower.find(&version) {
        Some(at) => text[at..at + version.len()].to_owned(),
        None => version,
    };
    let mend_end = |end: Option<(String, Side)>| end.map(|(version, side)| (mend(version), side));
    match extent {
        Extent::Exact(version) => Extent::Exact(mend(version)),
        Extent::Between(Bounds { from, to }) => Extent::Between(Bounds { from: mend_end(from), to: mend_end(to) }),
        Extent::All | Extent::AllBut(_) | Extent::Words(_) => extent,
    }
}
