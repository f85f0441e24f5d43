//! Rules about the words that the law and authorities use.

use crate::check::EditionText;
use crate::check::profile::reading::Reading;
use crate::check::profile::text;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;

/// French words that ANSSI does not use, and those that it does.
const FRENCH: [(&str, &str); 5] = [
    ("cryptage", "chiffrement"),
    ("crypter", "chiffrer"),
    ("crypté", "chiffré"),
    ("décrypter", "déchiffrer"),
    ("sévérité", "gravité"),
];

/// Words for a breach of personal data that mean something else.
const BREACH: [(&str, &str, &str); 5] = [
    ("fr", "brèche de données", "violation de données à caractère personnel"),
    ("fr", "infraction aux données", "violation de données à caractère personnel"),
    ("ja", "データ違反", "個人データの侵害"),
    ("ja", "データの違反", "個人データの侵害"),
    ("ja", "情報違反", "個人データの漏えい"),
];

/// Marks before which French has a space that does not break.
const HIGH_MARKS: [&str; 4] = [" ;", " :", " !", " ?"];

fn texts<'e>(reading: &Reading<'e>, language: &'static str) -> Vec<(&'e EditionText, String)> {
    let texts = reading.edition.documents().flat_map(|document| document.texts.values());
    let texts = texts.filter(|text| text.locale.as_str().split('-').next() == Some(language));
    texts.map(|text| (text, text::without_code(reading.body(text)))).collect()
}

fn fault(text: &EditionText, at: usize, word: &str, right: &str) -> Fault {
    Fault::new(
        text::span(text, at, word.len()),
        format!("`{word}` is not the word for this"),
        format!("write `{right}`"),
    )
}

/// French texts use the words of ANSSI, and spaces that do not break before high marks.
pub(super) fn french(reading: &Reading<'_>) -> Verdict {
    let texts = texts(reading, "fr");
    if texts.is_empty() {
        return Verdict::NotApplicable;
    }
    Verdict::of(texts.into_iter().flat_map(|(text, body)| {
        let words = FRENCH.iter().filter_map(|(word, right)| Some(fault(text, body.find(word)?, word, right)));
        let marks = HIGH_MARKS.iter().filter_map(|mark| {
            let at = body.find(mark)?;
            let message = "a space before this mark may break";
            Some(Fault::new(text::span(text, at, mark.len()), message, "write a narrow no-break space, U+202F"))
        });
        words.chain(marks).collect::<Vec<_>>()
    }))
}

/// Breaches of personal data are called what the law calls them.
pub(super) fn breaches(reading: &Reading<'_>) -> Verdict {
    Verdict::of(BREACH.iter().flat_map(|(language, word, right)| {
        let texts = texts(reading, language).into_iter();
        texts.filter_map(|(text, body)| Some(fault(text, body.find(word)?, word, right))).collect::<Vec<_>>()
    }))
}

/// The time that ANSSI sets for telling users is counted in `jours ouvrables`.
pub(super) fn anssi_days(reading: &Reading<'_>) -> Verdict {
    let texts = texts(reading, "fr").into_iter();
    let wrong: Vec<Fault> = texts
        .filter_map(|(text, body)| {
            let mut offset = 0;
            for line in body.split_inclusive(['\n', '.', ';']) {
                if let (true, Some(at)) = (line.contains("ANSSI"), line.find("jours ouvrés")) {
                    return Some(fault(text, offset + at, "jours ouvrés", "jours ouvrables"));
                }
                offset += line.len();
            }
            None
        })
        .collect();
    let is_stated = reading.promise("anssi-users").is_some();
    if wrong.is_empty() && !is_stated { Verdict::NotApplicable } else { Verdict::of(wrong) }
}
