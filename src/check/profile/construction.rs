//! Rules that the program's own words and theme keep, as long as a site does not replace them.

use crate::check::profile::reading::Reading;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::text::Origin;
use crate::text::Span;

/// The Japanese words of the levels of severity, by their messages (IPA, CVSS).
const LEVELS: [(&str, &str); 5] = [
    ("severity-critical", "緊急"),
    ("severity-high", "重要"),
    ("severity-medium", "警告"),
    ("severity-low", "注意"),
    ("severity-none", "なし"),
];

/// Returns whether no template of the site stands in place of one of the program's, whose pages are known.
pub(super) fn is_theme_known(reading: &Reading<'_>) -> bool {
    let snapshot = reading.edition.snapshot();
    reading.edition.theme().templates.values().all(|file| snapshot.file(*file).origin == Origin::BuiltIn)
}

/// The Japanese catalog of the site leaves the words of IPA to the levels.
pub(super) fn ipa_levels(reading: &Reading<'_>) -> Verdict {
    let japanese = reading.edition.catalogs().iter().filter(|(locale, _)| locale.as_str().starts_with("ja"));
    let files: Vec<_> = japanese.flat_map(|(_, files)| files).collect();
    if files.is_empty() {
        return Verdict::NotApplicable;
    }
    Verdict::of(files.into_iter().flat_map(|file| {
        let text = reading.edition.snapshot().file(*file).text().unwrap_or_default();
        let mut start = 0;
        let mut faults = Vec::new();
        for line in text.split_inclusive('\n') {
            if let Some((word, right)) = other_word(line) {
                let end = start + line.trim_end().len();
                let place = Span::new(*file, end - word.len()..end);
                let message = format!("`{word}` is not IPA's word for this level");
                faults.push(Fault::new(place, message, format!("write `{right}`, or leave the message out")));
            }
            start += line.len();
        }
        faults
    }))
}

/// Returns the word of a level that a line of a catalog gives, and IPA's, where they differ.
fn other_word(line: &str) -> Option<(&str, &'static str)> {
    let (name, word) = line.split_once('=')?;
    let (_, right) = LEVELS.iter().find(|(level, _)| *level == name.trim_end())?;
    (word.trim() != *right).then_some((word.trim(), right))
}
