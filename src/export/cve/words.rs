//! Words of a container, each with its language.

use serde::Serialize;

use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::check::TextState;
use crate::check::TranslationAge;
use crate::export::Material;
use crate::export::statement::Cure;
use crate::export::statement::EXPLOITATION;
use crate::export::statement::FIX;
use crate::export::statement::IMPACT;
use crate::export::statement::Standing;
use crate::export::statement::Subject;
use crate::model::Exploited;
use crate::model::Locale;
use crate::model::Vulnerability;
use crate::phrase::PhraseError;
use crate::plan::english_text;

/// The most characters of a text (CVE record format 5.1).
const LONGEST: usize = 4096;

/// A text with its language.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Words {
    lang: String,
    value: String,
}

impl Words {
    pub(super) fn new(locale: &Locale, text: &str) -> Words {
        Words { lang: locale.to_string(), value: bounded(text) }
    }
}

/// Returns a text, cut at white space where it is too long.
pub(super) fn bounded(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let head: String = text[..cut].chars().take(LONGEST - 2).collect();
    let end = head.rfind(char::is_whitespace).unwrap_or(head.len());
    format!("{} …", head[..end].trim_end())
}

/// Returns an advisory in English, where it has such a text.
pub(super) fn in_english<'a>(material: Material<'a>, document: &'a EditionDocument) -> Option<Subject<'a>> {
    english_text(document).map(|text| Subject::new(material, document, text))
}

/// Returns the text of a section that tells of the advisory's one vulnerability.
pub(super) fn section(english: &Subject<'_>, id: &str) -> Option<Words> {
    english.own_section(id).map(|text| Words::new(&english.text.locale, text))
}

/// Returns what is known of attacks, where there is something.
pub(super) fn exploits(english: &Subject<'_>, vulnerability: &Vulnerability) -> Result<Option<Words>, PhraseError> {
    let is_known = match vulnerability.exploited {
        Exploited::Yes | Exploited::ProofOfConcept => true,
        Exploited::No | Exploited::Unknown => english.own_section(EXPLOITATION).is_some(),
    };
    let words = is_known.then(|| english.exploitation(vulnerability)).transpose()?;
    Ok(words.map(|text| Words::new(&english.text.locale, &text)))
}

/// Says how to fix the vulnerability at a place of the advisory: in the words of the section, else by the fixed versions.
pub(super) fn solutions(english: &Subject<'_>, place: usize) -> Result<Vec<Words>, PhraseError> {
    if let Some(section) = section(english, FIX) {
        return Ok(vec![section]);
    }
    let mut solutions = Vec::new();
    for (leaf, cure) in &Standing::of(english, place).affected {
        if matches!(cure, Cure::Fixed { .. }) {
            solutions.push(Words::new(&english.text.locale, &cure.in_words(english, leaf)?));
        }
    }
    Ok(solutions)
}

/// Describes a vulnerability: in English first, then in the other languages whose texts are not out of date.
pub(super) fn descriptions(english: &Subject<'_>) -> Vec<Words> {
    let is_sound = |text: &&EditionText| match text.state {
        TextState::Source => true,
        TextState::Translation { age, .. } => age == TranslationAge::Current,
    };
    let is_other = |text: &&EditionText| english.text.locale != text.locale;
    let others = english.document.texts.values().filter(is_other).filter(is_sound);
    let others = others.filter(|text| is_plain(&text.locale));
    let others = others.map(|text| description(&Subject::new(english.material, english.document, text)));
    [description(english)].into_iter().chain(others).collect()
}

fn description(subject: &Subject<'_>) -> Words {
    let first = subject.text.summary.as_deref().unwrap_or(&subject.text.title);
    let value = [Some(first), subject.own_section(IMPACT)].into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    Words::new(&subject.text.locale, &value)
}

/// Returns whether the format takes a language tag: a language, a script and a region.
fn is_plain(locale: &Locale) -> bool {
    let mut parts = locale.as_str().split('-').skip(1).peekable();
    let is_script = |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    parts.next_if(is_script);
    parts.next_if(|part| part.len() <= 3);
    parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_between_words() {
        let text = "wörd ".repeat(1000);
        let cut = bounded(&text);
        assert!(cut.chars().count() <= LONGEST, "{}", cut.chars().count());
        assert!(cut.ends_with("wörd …"));
        assert_eq!(bounded("short"), "short");
        assert_eq!(bounded(&"x".repeat(5000)).chars().count(), LONGEST);
    }

    #[test]
    fn variants_of_a_language_have_no_place() {
        let plain = ["fr", "pt-BR", "zh-Hant-TW", "es-419"].map(|tag| is_plain(&tag.parse().unwrap()));
        assert_eq!(plain, [true; 4]);
        assert!(!is_plain(&"ca-valencia".parse().unwrap()));
    }
}
