//! Language tags.

use std::fmt;
use std::str::FromStr;

use unic_langid::LanguageIdentifier;

use crate::model::IdError;

/// A language of the site as a BCP 47 tag in canonical form, such as `fr` or `pt-BR`.
///
/// Invariant: parses as a Unicode language identifier whose language has two or three letters (ISO 639). Ordered by
/// its text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale(Box<str>);

impl Locale {
    /// Returns the tag, as it stands in `lang` and `hreflang`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the tag in lower case, as it stands in addresses.
    pub fn path_segment(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// Returns the tag as the language identifier that Fluent takes.
    pub fn identifier(&self) -> LanguageIdentifier {
        self.0.parse().expect("a locale parses as a language identifier")
    }
}

/// Countries whose code is that of no language (ISO 639-1), with the language that is meant.
const COUNTRIES: [(&str, &str); 13] = [
    ("at", "de"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gb", "en"),
    ("gr", "el"),
    ("hk", "zh-Hant"),
    ("jp", "ja"),
    ("mx", "es"),
    ("pk", "ur"),
    ("ua", "uk"),
    ("us", "en"),
    ("vn", "vi"),
];

/// Returns whether the last part of a file's name is taken for a locale: a language of two or three small letters, perhaps
/// with a script and a region, whether a site has it or not.
pub fn looks_like_locale(suffix: &str) -> bool {
    let language = suffix.split('-').next().unwrap_or_default();
    matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_lowercase()) && tag(suffix).is_ok()
}

fn tag(text: &str) -> Result<LanguageIdentifier, IdError> {
    let tag: LanguageIdentifier =
        text.parse().map_err(|_| IdError::new("a locale is a BCP 47 tag such as `fr` or `pt-BR`"))?;
    // Longer ones are registered nowhere, CLDR does not take them, and they could be words such as `assets`.
    if tag.language.is_empty() || tag.language.as_str().len() > 3 {
        return Err(IdError::new("a locale begins with the two or three letters of a language"));
    }
    Ok(tag)
}

impl FromStr for Locale {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Locale, IdError> {
        let tag = tag(text)?;
        if let Some((country, language)) = COUNTRIES.iter().find(|(country, _)| *country == tag.language.as_str()) {
            return Err(IdError::new(format!(
                "`{country}` is the code of a country, and `{language}` that of its language"
            )));
        }
        Ok(Locale(tag.to_string().into()))
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_of_a_country_is_no_language_and_looks_like_one() {
        let rule = "jp".parse::<Locale>().unwrap_err().to_string();
        assert_eq!(rule, "`jp` is the code of a country, and `ja` that of its language");
        assert!(looks_like_locale("jp"));
        assert!(COUNTRIES.iter().all(|(_, language)| language.parse::<Locale>().is_ok()));
    }

    #[test]
    fn language_has_two_or_three_letters() {
        for text in ["fr", "pt-BR", "zh-Hant-TW", "gsw"] {
            assert!(text.parse::<Locale>().is_ok(), "{text:?}");
        }
        for text in ["", "und", "assets", "abcde", "e", "fr/x", "jp", "cn-CN"] {
            assert!(text.parse::<Locale>().is_err(), "{text:?}");
        }
    }
}
