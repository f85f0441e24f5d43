//! Days and times in a locale's long form, and months and years as marks on a scale.

use icu_calendar::Gregorian;
use icu_datetime::DateTimeFormatter;
use icu_datetime::DateTimeFormatterPreferences;
use icu_datetime::fieldsets::Y;
use icu_datetime::fieldsets::YM;
use icu_datetime::fieldsets::YMD;
use icu_datetime::fieldsets::YMDT;
use icu_datetime::input::Date as IcuDate;
use icu_datetime::input::DateTime as IcuDateTime;
use icu_datetime::input::Time as IcuTime;
use icu_datetime::preferences::CalendarAlgorithm;
use icu_datetime::preferences::HourCycle;
use icu_locale_core::Locale as IcuLocale;
use icu_locale_core::subtags::language;
use jiff::civil::Date;
use jiff::civil::Time;
use jiff::tz::TimeZone;

use crate::model::Instant;
use crate::model::Precision;

/// Prints days and moments in one locale.
///
/// Always in the Gregorian calendar, whatever the locale prefers, so that every language shows the same year, and in
/// UTC with 24 hours.
pub(in crate::phrase) struct Dates {
    day: DateTimeFormatter<YMD>,
    minute: DateTimeFormatter<YMDT>,
    month: DateTimeFormatter<YM>,
    year: DateTimeFormatter<Y>,
    is_french: bool,
}

impl Dates {
    pub(in crate::phrase) fn new(locale: &IcuLocale) -> Dates {
        let mut preferences = DateTimeFormatterPreferences::from(locale);
        preferences.calendar_algorithm = Some(CalendarAlgorithm::Gregory);
        preferences.hour_cycle = Some(HourCycle::H23);
        Dates {
            day: DateTimeFormatter::try_new(preferences, YMD::long()).expect("CLDR's root has dates"),
            minute: DateTimeFormatter::try_new(preferences, YMD::long().with_time_hm()).expect("CLDR's root has times"),
            month: DateTimeFormatter::try_new(preferences, YM::medium()).expect("CLDR's root has months"),
            year: DateTimeFormatter::try_new(preferences, Y::medium()).expect("CLDR's root has years"),
            is_french: locale.id.language == language!("fr"),
        }
    }

    pub(in crate::phrase) fn day(&self, day: Date) -> String {
        self.ordinal(day, self.day.format(&date(day)).to_string())
    }

    pub(in crate::phrase) fn month(&self, day: Date) -> String {
        self.month.format(&date(day)).to_string()
    }

    pub(in crate::phrase) fn year(&self, day: Date) -> String {
        self.year.format(&date(day)).to_string()
    }

    pub(in crate::phrase) fn instant(&self, instant: &Instant) -> String {
        match instant.precision() {
            Precision::Day => self.day(instant.date()),
            Precision::Second => {
                let time = TimeZone::UTC.to_datetime(instant.timestamp()).time();
                let moment = IcuDateTime { date: date(instant.date()), time: clock(time) };
                self.ordinal(instant.date(), format!("{} UTC", self.minute.format(&moment)))
            }
        }
    }

    /// French counts the first day of a month and no other: "1er mars", "2 mars". CLDR's patterns cannot say so.
    fn ordinal(&self, day: Date, text: String) -> String {
        match text.strip_prefix("1 ") {
            Some(rest) if self.is_french && day.day() == 1 => format!("1er {rest}"),
            Some(_) | None => text,
        }
    }
}

fn date(day: Date) -> IcuDate<Gregorian> {
    let part = |number: i8| u8::try_from(number).expect("months and days are positive");
    IcuDate::try_new_gregorian(day.year().into(), part(day.month()), part(day.day())).expect("it is a date")
}

fn clock(time: Time) -> IcuTime {
    let part = |number: i8| u8::try_from(number).expect("hours and minutes are not negative");
    IcuTime::try_new(part(time.hour()), part(time.minute()), 0, 0).expect("it is a time")
}
