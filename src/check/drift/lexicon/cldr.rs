//! What CLDR knows of a language: its units of time, months, days of the week, countries and decimal sign.

use icu_calendar::Date;
use icu_datetime::DateTimeFormatter;
use icu_datetime::DateTimeFormatterPreferences;
use icu_datetime::fieldsets::E;
use icu_datetime::fieldsets::M;
use icu_datetime::fieldsets::MD;
use icu_datetime::fieldsets::YMD;
use icu_datetime::preferences::CalendarAlgorithm;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_experimental::dimension::units::categorized_formatter::CategorizedFormatter;
use icu_experimental::dimension::units::options::Width;
use icu_experimental::displaynames::DisplayNamesOptions;
use icu_experimental::displaynames::multi::RegionDisplayNames;
use icu_experimental::measure::category::CategorizedMeasureUnit;
use icu_experimental::measure::category::Duration;
use icu_locale_core::Locale as IcuLocale;
use icu_locale_core::subtags::Region;

use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::lexicon::Meaning;
use crate::check::drift::unit::Unit;
use crate::model::Locale;

/// Codes that name no country: test data, groups and the world.
const NO_COUNTRIES: [&str; 6] = ["EZ", "QO", "UN", "XA", "XB", "ZZ"];

/// Makes a unit of time.
type Measure = fn() -> CategorizedMeasureUnit<Duration>;

/// Returns the sign before the fraction of a number.
pub(in crate::check::drift::lexicon) fn decimal(locale: &Locale) -> char {
    let formatter = DecimalFormatter::try_new((&icu(locale)).into(), Default::default());
    let mut number = Decimal::from(15);
    number.multiply_pow10(-1);
    let text = formatter.map(|formatter| formatter.format(&number).to_string()).unwrap_or_default();
    text.chars().find(|c| !c.is_alphanumeric()).unwrap_or('.')
}

/// Returns whether a date in digits has its day before its month.
pub(in crate::check::drift::lexicon) fn is_day_first(locale: &Locale) -> bool {
    let day = Date::try_new_gregorian(2026, 10, 31).expect("October has 31 days");
    let formatter = DateTimeFormatter::try_new(gregorian(&icu(locale)), YMD::short());
    let text = formatter.map(|formatter| formatter.format(&day).to_string()).unwrap_or_default();
    matches!((text.find("31"), text.find("10")), (Some(day), Some(month)) if day < month)
}

/// Adds what CLDR knows of the language.
pub(in crate::check::drift::lexicon) fn add(locale: &Locale, lexicon: &mut Lexicon) {
    let locale = icu(locale);
    add_units(&locale, lexicon);
    add_months(&locale, lexicon);
    add_weekdays(&locale, lexicon);
    add_countries(&locale, lexicon);
}

fn icu(locale: &Locale) -> IcuLocale {
    IcuLocale::try_from_str(locale.as_str()).expect("a locale is a Unicode language identifier")
}

/// Adds units of time up to a day; ICU4X carries no names of longer ones, so that they stand in the language's file.
fn add_units(locale: &IcuLocale, lexicon: &mut Lexicon) {
    let units: [(Unit, Measure); 4] = [
        (Unit::Second, Duration::second),
        (Unit::Minute, Duration::minute),
        (Unit::Hour, Duration::hour),
        (Unit::Day, Duration::day),
    ];
    for (unit, measure) in units {
        for width in [Width::Long, Width::Short] {
            let Ok(formatter) = CategorizedFormatter::try_new_core(locale.into(), measure(), width.into()) else {
                continue;
            };
            // One, two, few and many have forms of their own in some languages.
            for count in [1, 2, 5, 21, 100] {
                let text = formatter.format_fixed_decimal(&Decimal::from(count)).to_string();
                let form = text.trim_matches(|c: char| c.is_numeric() || c.is_whitespace() || c == '\u{a0}');
                lexicon.add(form.trim_end_matches('.'), Meaning::Unit(unit));
            }
        }
    }
}

fn add_months(locale: &IcuLocale, lexicon: &mut Lexicon) {
    let preferences = gregorian(locale);
    for month in 1..=12u8 {
        let day = Date::try_new_gregorian(2026, month, 11).expect("every month has an 11th");
        // Beside a day a month may have a case of its own.
        let with_day = [MD::long(), MD::medium()];
        let alone = [M::long(), M::medium()];
        let with_day = with_day
            .iter()
            .filter_map(|fields| Some(DateTimeFormatter::try_new(preferences, *fields).ok()?.format(&day).to_string()));
        let alone = alone
            .iter()
            .filter_map(|fields| Some(DateTimeFormatter::try_new(preferences, *fields).ok()?.format(&day).to_string()));
        for text in with_day.chain(alone) {
            let name = text.trim_matches(|c: char| !c.is_alphabetic());
            // Where months are numbered, as in Japanese, the numbers say it all.
            if !name.is_empty() && name.chars().count() > 2 && !text.contains('月') {
                lexicon.add(name, Meaning::Month(month));
                lexicon.add(&format!("{name}."), Meaning::Month(month));
            }
        }
    }
}

fn add_weekdays(locale: &IcuLocale, lexicon: &mut Lexicon) {
    for weekday in 0..7u8 {
        // The first of June 2026 is a Monday.
        let day = Date::try_new_gregorian(2026, 6, 1 + weekday).expect("June has a first week");
        let Ok(formatter) = DateTimeFormatter::try_new(gregorian(locale), E::long()) else { continue };
        lexicon.add(&formatter.format(&day).to_string(), Meaning::Weekday(weekday));
    }
}

fn add_countries(locale: &IcuLocale, lexicon: &mut Lexicon) {
    let Ok(names) = RegionDisplayNames::try_new(locale.into(), DisplayNamesOptions::default()) else { return };
    let letters = || 'A'..='Z';
    let codes = letters().flat_map(|first| letters().map(move |second| format!("{first}{second}")));
    for code in codes.filter(|code| !NO_COUNTRIES.contains(&code.as_str())) {
        let Some(name) = code.parse::<Region>().ok().and_then(|region| names.of(region)) else { continue };
        if name != code {
            lexicon.add(name, Meaning::Place(code));
        }
    }
}

fn gregorian(locale: &IcuLocale) -> DateTimeFormatterPreferences {
    let mut preferences = DateTimeFormatterPreferences::from(locale);
    preferences.calendar_algorithm = Some(CalendarAlgorithm::Gregory);
    preferences
}
