//! Numbers in a locale's digits and groups.

use std::convert::Infallible;

use fluent_bundle::types::FluentNumber;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_decimal::options::GroupingStrategy;
use icu_locale_core::Locale as IcuLocale;
use intl_memoizer::Memoizable;
use unic_langid::LanguageIdentifier;

/// Prints numbers in one locale.
pub(in crate::phrase) struct Numbers {
    grouped: DecimalFormatter,
    plain: DecimalFormatter,
}

impl Numbers {
    pub(in crate::phrase) fn new(locale: &IcuLocale) -> Numbers {
        let formatter = |strategy| {
            let options = DecimalFormatterOptions::from(strategy);
            DecimalFormatter::try_new(locale.into(), options).expect("CLDR's root has a decimal format")
        };
        Numbers { grouped: formatter(GroupingStrategy::Auto), plain: formatter(GroupingStrategy::Never) }
    }

    pub(in crate::phrase) fn integer(&self, number: i64) -> String {
        self.grouped.format(&Decimal::from(number)).to_string()
    }

    /// Prints every digit that the number has; what is no number, such as an infinity, as Rust writes it.
    pub(in crate::phrase) fn decimal(&self, number: f64) -> String {
        let text = number.to_string();
        text.parse::<Decimal>().map_or(text, |decimal| self.grouped.format(&decimal).to_string())
    }

    /// Prints a number with so many decimals at least.
    pub(in crate::phrase) fn padded(&self, number: f64, decimals: u8) -> String {
        let text = number.to_string();
        let Ok(mut decimal) = text.parse::<Decimal>() else { return text };
        decimal.pad_end(-i16::from(decimals));
        self.grouped.format(&decimal).to_string()
    }

    /// Prints a number with the options that a message's `NUMBER` gave it.
    pub(in crate::phrase) fn fluent(&self, number: &FluentNumber) -> Option<String> {
        let mut decimal: Decimal = number.as_string().parse().ok()?;
        if let Some(digits) = number.options.maximum_fraction_digits {
            decimal.round(-i16::try_from(digits).ok()?);
        }
        if let Some(digits) = number.options.minimum_integer_digits {
            decimal.pad_start(i16::try_from(digits).ok()?);
        }
        let formatter = if number.options.use_grouping { &self.grouped } else { &self.plain };
        Some(formatter.format(&decimal).to_string())
    }
}

impl Memoizable for Numbers {
    type Args = ();
    type Error = Infallible;

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Numbers, Infallible> {
        Ok(Numbers::new(&IcuLocale::try_from_str(&language.to_string()).unwrap_or(IcuLocale::UNKNOWN)))
    }
}
