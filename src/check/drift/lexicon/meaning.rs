//! What the forms of a lexicon say.

use crate::check::drift::unit::Unit;

/// What a form says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check::drift) enum Meaning {
    /// It is a unit.
    Unit(Unit),
    /// It is a number in words.
    Number(String),
    /// It is a number with its unit: `fortnight`.
    Span(String, Unit),
    /// It is one that says no exact number: `daily`, and `quinze jours`, which are two weeks.
    LooseSpan(String, Unit),
    /// It multiplies the number before it by a power of ten.
    Scale(u32),
    /// It is a digit, or ten, a hundred or a thousand, of numerals that are written in words.
    Digit(u64),
    /// It adds a half to the number before it: `and a half`.
    HalfMore,
    /// It is half of the unit behind it: `half`.
    HalfOf,
    /// It counts things, and says no more than the number.
    Counter,
    /// It makes the number before it part of a word: `10進`, decimal.
    Idiom,
    /// It may stand between a number and its unit.
    Gap,
    /// It is written to a number's last digit, as in `2nd`.
    Glue,
    /// It says that something never stops: `24/7`.
    Always,
    /// It stands for a half of the day.
    DayHalf(DayHalf),
    /// It is a time of day, in minutes.
    Clock(i32),
    /// It bounds the version behind or before it.
    Bound(Bound, Side),
    /// It may stand between such a word and the version.
    Filler,
    /// It is a time zone, in minutes east of UTC.
    Zone(i32),
    /// It is a month, 1 to 12.
    Month(u8),
    /// It is a day of the week, Monday is 0.
    Weekday(u8),
    /// It is a quarter of a year, 1 to 4.
    Quarter(u8),
    /// It is an era of Japanese years, with the year before its first.
    Era(u32),
    /// It is a country or a union, by its code.
    Place(String),
    /// It is a unit that wrongly stands before its number.
    Order,
}

/// A half of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check::drift) enum DayHalf {
    /// Before noon.
    Morning,
    /// After noon.
    Afternoon,
}

/// How far a range of versions goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check::drift) enum Bound {
    /// Up to a version that is not in it.
    Before,
    /// Up to a version that is in it.
    AtMost,
    /// From a version on that is in it.
    AtLeast,
    /// From a version on that is not in it.
    After,
}

/// On which side of its version a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check::drift) enum Side {
    /// Before it.
    Left,
    /// Behind it.
    Right,
}

/// Reads what the forms of a line say.
pub(in crate::check::drift::lexicon) fn meaning(kind: &str, value: &str) -> Option<Meaning> {
    Some(match kind {
        "unit" => Meaning::Unit(value.parse().ok()?),
        "number" => Meaning::Number(value.to_owned()),
        "span" => {
            let (number, unit) = span(value)?;
            Meaning::Span(number, unit)
        }
        "loose-span" => {
            let (number, unit) = span(value)?;
            Meaning::LooseSpan(number, unit)
        }
        "scale" => Meaning::Scale(value.parse().ok()?),
        "digit" => Meaning::Digit(value.parse().ok()?),
        "half-more" => Meaning::HalfMore,
        "half-of" => Meaning::HalfOf,
        "counter" => Meaning::Counter,
        "idiom" => Meaning::Idiom,
        "gap" => Meaning::Gap,
        "glue" => Meaning::Glue,
        "always" => Meaning::Always,
        "am" => Meaning::DayHalf(DayHalf::Morning),
        "pm" => Meaning::DayHalf(DayHalf::Afternoon),
        "clock" => Meaning::Clock(value.parse().ok()?),
        "bound" => bound(value)?,
        "filler" => Meaning::Filler,
        "zone" => Meaning::Zone(value.parse().ok()?),
        "month" => Meaning::Month(value.parse().ok()?),
        "weekday" => Meaning::Weekday(value.parse().ok()?),
        "quarter" => Meaning::Quarter(value.parse().ok()?),
        "era" => Meaning::Era(value.parse().ok()?),
        "place" => Meaning::Place(value.to_owned()),
        "order" => Meaning::Order,
        _ => return None,
    })
}

fn span(value: &str) -> Option<(String, Unit)> {
    let (number, unit) = value.split_once('-')?;
    Some((number.to_owned(), unit.parse().ok()?))
}

fn bound(value: &str) -> Option<Meaning> {
    let (bound, side) = value.rsplit_once('-')?;
    let bound = match bound {
        "before" => Bound::Before,
        "at-most" => Bound::AtMost,
        "at-least" => Bound::AtLeast,
        "after" => Bound::After,
        _ => return None,
    };
    Some(Meaning::Bound(bound, if side == "left" { Side::Left } else { Side::Right }))
}
