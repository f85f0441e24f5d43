//! Names of countries and languages.

use icu_experimental::displaynames::DisplayNamesOptions;
use icu_experimental::displaynames::multi::LocaleDisplayNamesFormatter;
use icu_experimental::displaynames::multi::RegionDisplayNames;
use icu_locale_core::Locale as IcuLocale;
use icu_locale_core::subtags::Region;

use crate::model::Locale;

/// Names things in one locale; a part is absent where CLDR has no names in that locale at all.
pub(in crate::phrase) struct Names {
    countries: Option<RegionDisplayNames>,
    languages: Option<LocaleDisplayNamesFormatter>,
}

impl Names {
    pub(in crate::phrase) fn new(locale: &IcuLocale) -> Names {
        let options = DisplayNamesOptions::default();
        Names {
            countries: RegionDisplayNames::try_new(locale.into(), options).ok(),
            languages: LocaleDisplayNamesFormatter::try_new(locale.into(), options).ok(),
        }
    }

    pub(in crate::phrase) fn country(&self, code: &str) -> Option<String> {
        let region: Region = code.parse().ok()?;
        self.countries.as_ref()?.of(region).filter(|_| region.is_alphabetic()).map(str::to_owned)
    }

    pub(in crate::phrase) fn language(&self, locale: &Locale) -> String {
        let of = |names: &LocaleDisplayNamesFormatter| names.of(&icu_locale(locale)).into_owned();
        self.languages.as_ref().map_or_else(|| locale.to_string(), of)
    }
}

/// Returns the locale as ICU4X takes it.
pub(in crate::phrase) fn icu_locale(locale: &Locale) -> IcuLocale {
    IcuLocale::try_from_str(locale.as_str()).expect("a locale is a Unicode language identifier")
}
