//! Words, dates, numbers, lists and lengths of time in the site's locales.
//!
//! The words come from Fluent catalogs, everything else from CLDR. A locale without a catalog still has CLDR's part.
//! Nothing here falls back to another locale: what a catalog lacks is an error.

mod date;
mod line;
mod message;
mod name;
mod number;
mod phrases;

use std::collections::BTreeMap;

pub use line::counted;
pub use line::unbroken_date;
pub use message::Argument;
pub use message::PhraseError;
pub use phrases::Phrases;

use crate::model::Locale;

/// The words and formats of every locale of a site.
///
/// Made once; any number of threads may read it at the same time.
pub struct Phrasebook {
    locales: BTreeMap<Locale, Phrases>,
}

impl Phrasebook {
    /// Makes the phrasebook from the Fluent texts of each locale, of which a later one overrides an earlier one.
    ///
    /// What cannot be parsed is left out; `read` reports it with its place.
    pub fn new(catalogs: &BTreeMap<Locale, Vec<&str>>) -> Phrasebook {
        let phrases = |(locale, texts): (&Locale, &Vec<&str>)| (locale.clone(), Phrases::new(locale, texts));
        Phrasebook { locales: catalogs.iter().map(phrases).collect() }
    }

    /// Returns the words and formats of a locale.
    ///
    /// # Panics
    ///
    /// Where the phrasebook was made without this locale.
    pub fn locale(&self, locale: &Locale) -> &Phrases {
        self.locales.get(locale).expect("the phrasebook has every locale of the site")
    }
}

#[cfg(test)]
mod tests;
