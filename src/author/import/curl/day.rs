//! Days in English prose: `January 19th 2012`, `December 6, 2023`.

use jiff::civil::Date;

use crate::model::Instant;
use crate::read::FIRST_YEAR;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Returns the days that a text names: a month, then a day, then a year of four digits.
pub(super) fn days(text: &str) -> Vec<Instant> {
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    words.windows(3).filter_map(|three| day(three[0], three[1], three[2])).collect()
}

fn day(month: &str, day: &str, year: &str) -> Option<Instant> {
    let month = MONTHS.iter().position(|name| month.eq_ignore_ascii_case(name))?;
    let number = day.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let is_ordinal = matches!(&day[number.len()..], "" | "st" | "nd" | "rd" | "th");
    let year: i16 = year.parse().ok().filter(|year| (FIRST_YEAR..=9999).contains(year))?;
    let date = Date::new(year, i8::try_from(month + 1).ok()?, number.parse().ok()?).ok()?;
    Instant::from_date(date).filter(|_| is_ordinal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(days(text).iter().map(Instant::to_string).collect::<Vec<_>>(), expected, "{text:?}");
    }

    #[test]
    fn day_has_a_month_a_number_and_a_year() {
        check("reported to us on January 19th 2012.", &["2012-01-19"]);
        check("on May 1st, 2020 and on june 2 2020,", &["2020-05-01", "2020-06-02"]);
        for none in ["in May 2020", "on May 32 2020", "on May 3xx 2020", "on February 29 2021", "May 3 20", ""] {
            check(none, &[]);
        }
    }
}
