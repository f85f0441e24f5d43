//! Words of a container, each with its language.

use serde::Serialize;

use crate::check::CsafDocument;
use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::check::TextState;
use crate::export::Material;
use crate::export::csaf::cure::Cure;
use crate::export::csaf::remediation::cure_in_words;
use crate::export::csaf::standing::Standing;
use crate::export::csaf::statement::exploited_in_words;
use crate::export::csaf::subject::Subject;
use crate::model::Exploited;
use crate::model::Locale;
use crate::model::Vulnerability;
use crate::phrase::PhraseError;
use crate::phrase::Phrases;
use crate::plan::CveSource;
use crate::plan::english_text;
use crate::prose;
use crate::prose::Plain;

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

/// An advisory in English.
pub(super) struct English<'a> {
    pub(super) text: &'a EditionText,
    pub(super) phrases: &'a Phrases,
    plain: Plain,
    /// Whether the advisory has one vulnerability, of which all its text tells.
    is_of_one: bool,
}

impl<'a> English<'a> {
    /// Returns the English text of a document, where there is one.
    pub(super) fn of(material: Material<'a>, document: &'a EditionDocument) -> Option<English<'a>> {
        let text = english_text(document)?;
        let plain = prose::plain(material.edition, material.phrasebook, document, text);
        Some(English { text, phrases: material.phrasebook.locale(&text.locale), plain, is_of_one: is_of_one(document) })
    }

    /// Returns the text of a section of the advisory. With several vulnerabilities nothing says of which one it speaks.
    pub(super) fn section(&self, id: &str) -> Option<Words> {
        self.section_text(id).map(|text| Words::new(&self.text.locale, text))
    }

    fn section_text(&self, id: &str) -> Option<&str> {
        let section = self.plain.section(id).filter(|_| self.is_of_one);
        section.map(|section| section.text.as_str()).filter(|text| !text.is_empty())
    }

    /// Returns what is known of attacks, where there is something.
    pub(super) fn exploits(&self, vulnerability: &Vulnerability) -> Result<Option<Words>, PhraseError> {
        let section = self.section_text("exploitation");
        let is_known = match vulnerability.exploited {
            Exploited::Yes | Exploited::ProofOfConcept => true,
            Exploited::No | Exploited::Unknown => section.is_some(),
        };
        if !is_known {
            return Ok(None);
        }
        let state = exploited_in_words(self.phrases, vulnerability)?;
        let text = [state.as_str()].into_iter().chain(section).collect::<Vec<_>>().join("\n\n");
        Ok(Some(Words::new(&self.text.locale, &text)))
    }
}

fn is_of_one(document: &EditionDocument) -> bool {
    document.advisory().is_some_and(|advisory| advisory.vulnerabilities.len() == 1)
}

/// Says how to fix it: in the words of the section, else by the fixed versions.
pub(super) fn solutions(
    material: Material<'_>,
    source: &CveSource<'_>,
    english: &English<'_>,
) -> Result<Vec<Words>, PhraseError> {
    if let Some(section) = english.section("fix") {
        return Ok(vec![section]);
    }
    let locale = english.text.locale.clone();
    let csaf = CsafDocument { locale, ..CsafDocument::vex(source.document, source.advisory) };
    let subject = Subject::new(material, &csaf);
    let mut solutions = Vec::new();
    for (leaf, cure) in &Standing::of(&subject, source.place).affected {
        if matches!(cure, Cure::Fixed { .. }) {
            solutions.push(Words::new(&csaf.locale, &cure_in_words(&subject, leaf, cure)?));
        }
    }
    Ok(solutions)
}

/// Describes a vulnerability: in English first, then in the other languages whose texts are not out of date.
pub(super) fn descriptions(material: Material<'_>, document: &EditionDocument) -> Vec<Words> {
    let english = english_text(document);
    let is_sound = |text: &&EditionText| match text.state {
        TextState::Source => true,
        TextState::Translation { is_stale, .. } => !is_stale,
    };
    let is_other = |text: &&EditionText| english.is_none_or(|english| english.locale != text.locale);
    let others = document.texts.values().filter(is_other).filter(is_sound).filter(|text| is_plain(&text.locale));
    english.into_iter().chain(others).map(|text| description(material, document, text)).collect()
}

fn description(material: Material<'_>, document: &EditionDocument, text: &EditionText) -> Words {
    let plain = prose::plain(material.edition, material.phrasebook, document, text);
    let impact = plain.section("impact").filter(|_| is_of_one(document));
    let impact = impact.map(|section| section.text.as_str()).filter(|text| !text.is_empty());
    let first = text.summary.as_deref().unwrap_or(&text.title);
    let value = [Some(first), impact].into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    Words::new(&text.locale, &value)
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
