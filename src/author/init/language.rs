//! The languages in which a new site can be written.

use crate::model::Locale;

/// The words of a new site in one language.
pub(in crate::author::init) struct Language {
    /// Its tag.
    pub(in crate::author::init) locale: &'static str,
    /// The words for the ids in `site.toml`, as Fluent.
    pub(in crate::author::init) words: &'static str,
    /// The home page; this and the others as Markdown below a title, a summary and what else is words.
    pub(in crate::author::init) index: &'static str,
    /// The overview.
    pub(in crate::author::init) overview: &'static str,
    /// The disclosure policy.
    pub(in crate::author::init) disclosure: &'static str,
    /// The example of an advisory.
    pub(in crate::author::init) advisory: &'static str,
}

macro_rules! language {
    ($locale:literal) => {
        Language {
            locale: $locale,
            words: include_str!(concat!($locale, "/site.ftl")),
            index: include_str!(concat!($locale, "/index.md")),
            overview: include_str!(concat!($locale, "/overview.md")),
            disclosure: include_str!(concat!($locale, "/disclosure.md")),
            advisory: include_str!(concat!($locale, "/advisory.md")),
        }
    };
}

/// All of them: those of the built-in words.
pub(in crate::author::init) const LANGUAGES: &[Language] = &[language!("en"), language!("fr"), language!("ja")];

/// Returns the texts in a locale.
pub(in crate::author::init) fn of(locale: &Locale) -> Option<&'static Language> {
    LANGUAGES.iter().find(|language| language.locale == locale.as_str())
}

/// Returns whether the program has the words and texts of a new site in a locale.
pub fn is_written(locale: &Locale) -> bool {
    of(locale).is_some()
}

/// Returns the locales in which a new site can be written, in the order of their tags.
pub fn written_locales() -> Vec<&'static str> {
    LANGUAGES.iter().map(|language| language.locale).collect()
}
