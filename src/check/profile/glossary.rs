//! Rules about the words that the law and authorities use.

use crate::check::EditionText;
use crate::check::profile::reading::Reading;
use crate::check::profile::text;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::check::script::find_word;

/// French words that ANSSI does not use, and those that it does.
const FRENCH: [(&str, &str); 9] = [
    ("cryptage", "chiffrement"),
    ("crypter", "chiffrer"),
    ("crypté", "chiffré"),
    ("cryptée", "chiffrée"),
    ("cryptés", "chiffrés"),
    ("cryptées", "chiffrées"),
    ("décrypter", "déchiffrer"),
    ("décryptage", "déchiffrement"),
    ("sévérité", "gravité"),
];

/// Words for a breach of personal data that mean something else, by language.
const BREACH: [(&str, &[(&str, &str)]); 2] = [
    (
        "fr",
        &[
            ("brèche de données", "violation de données à caractère personnel"),
            ("infraction aux données", "violation de données à caractère personnel"),
        ],
    ),
    (
        "ja",
        &[("データ違反", "個人データの侵害"), ("データの違反", "個人データの侵害"), ("情報違反", "個人データの漏えい")],
    ),
];

/// A text in one language, without its code.
struct Words<'e> {
    text: &'e EditionText,
    body: String,
    /// The same in lower case.
    lower: String,
}

impl Words<'_> {
    /// Finds words that are not those of the law, each where it first stands.
    fn faults(&self, words: &[(&str, &str)]) -> Vec<Fault> {
        let find = |word: &str| find_word(&self.lower, word).next();
        words.iter().filter_map(|(word, right)| Some(self.fault(find(word)?, word.len(), right))).collect()
    }

    fn fault(&self, at: usize, length: usize, right: &str) -> Fault {
        let message = format!("`{}` is not the word for this", &self.body[at..at + length]);
        Fault::new(text::span(self.text, at, length), message, format!("write `{right}`"))
    }
}

fn texts<'e>(reading: &Reading<'e>, language: &'static str) -> impl Iterator<Item = Words<'e>> {
    let texts = reading.edition.documents().flat_map(|document| document.texts.values());
    let texts = texts.filter(move |text| text.locale.as_str().split('-').next() == Some(language));
    let reading = *reading;
    texts.map(move |text| {
        let body = text::without_code(reading.body(text));
        Words { text, lower: lower(&body), body }
    })
}

/// Returns a text in lower case in which every letter keeps its place.
fn lower(text: &str) -> String {
    let lower = |c: char| c.to_lowercase().next().filter(|lower| lower.len_utf8() == c.len_utf8()).unwrap_or(c);
    text.chars().map(lower).collect()
}

/// French texts use the words of ANSSI. The spaces before high marks are the build's, whatever the source has.
pub(super) fn french(reading: &Reading<'_>) -> Verdict {
    let mut texts = texts(reading, "fr").peekable();
    if texts.peek().is_none() {
        return Verdict::NotApplicable;
    }
    Verdict::of(texts.flat_map(|words| words.faults(&FRENCH)))
}

/// Breaches of personal data are called what the law calls them.
pub(super) fn breaches(reading: &Reading<'_>) -> Verdict {
    Verdict::of(
        BREACH.iter().flat_map(|(language, words)| {
            texts(reading, language).flat_map(|text| text.faults(words)).collect::<Vec<_>>()
        }),
    )
}

/// The time that ANSSI sets for telling users is counted in `jours ouvrables`.
pub(super) fn anssi_days(reading: &Reading<'_>) -> Verdict {
    let wrong: Vec<Fault> = texts(reading, "fr")
        .filter_map(|words| {
            let mut offset = 0;
            for line in words.body.split_inclusive(['\n', '.', ';']) {
                if let (true, Some(at)) = (line.contains("ANSSI"), line.find("jours ouvrés")) {
                    return Some(words.fault(offset + at, "jours ouvrés".len(), "jours ouvrables"));
                }
                offset += line.len();
            }
            None
        })
        .collect();
    let is_stated = reading.promise("anssi-users").is_some();
    if wrong.is_empty() && !is_stated { Verdict::NotApplicable } else { Verdict::of(wrong) }
}
