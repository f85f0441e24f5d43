//! The words and formats of one locale.

use std::cmp::Ordering;

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_list::options::ListLength;
use jiff::civil::Date;

use crate::model::Instant;
use crate::model::Locale;
use crate::model::Quantity;
use crate::model::Unit;
use crate::phrase::date::Dates;
use crate::phrase::message::Argument;
use crate::phrase::message::Messages;
use crate::phrase::message::PhraseError;
use crate::phrase::name::Names;
use crate::phrase::name::icu_locale;
use crate::phrase::number::Numbers;

/// The words and formats of one locale.
pub struct Phrases {
    locale: Locale,
    messages: Messages,
    numbers: Numbers,
    dates: Dates,
    lists: ListFormatter,
    order: CollatorBorrowed<'static>,
    names: Names,
}

impl Phrases {
    pub(in crate::phrase) fn new(locale: &Locale, texts: &[&str]) -> Phrases {
        let icu = icu_locale(locale);
        let options = ListFormatterOptions::default().with_length(ListLength::Wide);
        Phrases {
            locale: locale.clone(),
            messages: Messages::new(locale, texts),
            numbers: Numbers::new(&icu),
            dates: Dates::new(&icu),
            lists: ListFormatter::try_new_and((&icu).into(), options).expect("CLDR's root has lists"),
            order: CollatorBorrowed::try_new((&icu).into(), CollatorOptions::default())
                .expect("CLDR's root has an order"),
            names: Names::new(&icu),
        }
    }

    /// Returns the locale.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// Returns a message with its arguments put in.
    ///
    /// A missing message, a missing argument and anything else that Fluent cannot resolve is an error.
    pub fn message(&self, id: &str, arguments: &[(&str, Argument)]) -> Result<String, PhraseError> {
        self.messages.print(id, arguments)
    }

    /// Returns whether there is a message of this id.
    pub fn has(&self, id: &str) -> bool {
        self.messages.has(id)
    }

    /// Returns a moment in the long form: the day, and the time in UTC where it was stated to the second.
    pub fn date(&self, instant: &Instant) -> String {
        self.dates.instant(instant)
    }

    /// Returns a day in the long form, such as "4 mars 2026".
    pub fn day(&self, day: Date) -> String {
        self.dates.day(day)
    }

    /// Returns the month of a day in a short form, such as "mars 2026".
    pub fn month(&self, day: Date) -> String {
        self.dates.month(day)
    }

    /// Returns the year of a day, such as "2026".
    pub fn year(&self, day: Date) -> String {
        self.dates.year(day)
    }

    /// Returns a length of time, such as "3 jours ouvrés".
    ///
    /// Where the catalog has no sound message for its unit, as it is written in the sources.
    pub fn quantity(&self, quantity: &Quantity) -> String {
        let count = Argument::Integer(quantity.count.into());
        self.message(quantity_message(quantity.unit), &[("count", count)]).unwrap_or_else(|_| quantity.to_string())
    }

    /// Returns a length of time as a deadline, such as "sous 3 jours ouvrés".
    ///
    /// Where the catalog has no sound message `within`, the length alone.
    pub fn within(&self, quantity: &Quantity) -> String {
        let length = self.quantity(quantity);
        self.message("within", &[("quantity", Argument::Text(length.clone()))]).unwrap_or(length)
    }

    /// Returns a whole number in the locale's digits and groups.
    pub fn integer(&self, number: i64) -> String {
        self.numbers.integer(number)
    }

    /// Returns a number with a fraction in the locale's digits and groups.
    pub fn decimal(&self, number: f64) -> String {
        self.numbers.decimal(number)
    }

    /// Returns a number with so many decimals at least, such as the "9.0" of a score.
    pub fn padded(&self, number: f64, decimals: u8) -> String {
        self.numbers.padded(number, decimals)
    }

    /// Returns the items as a sentence's list, such as "A, B et C".
    pub fn list(&self, items: &[String]) -> String {
        self.lists.format(items.iter()).to_string()
    }

    /// Compares two names in the order of the locale's lists, where letters come before accents and accents before
    /// capitals. Only a text and itself are equal.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        self.order.compare(one, other).then_with(|| one.cmp(other))
    }

    /// Returns the name of a country by its ISO 3166-1 code; `None` for what is no code of a country.
    pub fn country(&self, code: &str) -> Option<String> {
        self.names.country(code)
    }

    /// Returns the name of a language, such as "japonais"; its tag where CLDR has no name.
    pub fn language(&self, locale: &Locale) -> String {
        self.names.language(locale)
    }

    /// Returns the name of this locale in itself, with a capital letter: "English", "Français", "日本語".
    pub fn own_name(&self) -> String {
        let name = self.language(&self.locale);
        let mut letters = name.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }
}

fn quantity_message(unit: Unit) -> &'static str {
    match unit {
        Unit::Hour => "quantity-hours",
        Unit::Day => "quantity-days",
        Unit::BusinessDay => "quantity-business-days",
        Unit::Week => "quantity-weeks",
        Unit::Month => "quantity-months",
        Unit::Year => "quantity-years",
    }
}
