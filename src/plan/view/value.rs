//! Small values that many views hold.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::Instant;
use crate::model::Precision;
use crate::model::Quantity;

/// A moment. The function `date` puts it into words.
#[derive(Clone, Debug, Serialize)]
pub struct MomentView {
    /// Seconds since 1970 in UTC.
    pub seconds: i64,
    /// True where only a day was stated.
    pub is_day: bool,
    /// The same for machines: the day alone, or RFC 3339 in UTC.
    pub iso: String,
}

/// A length of time. The function `quantity` puts it into words.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct QuantityView {
    /// How many.
    pub count: u32,
    /// `hours`, `days`, `business days`, `weeks`, `months` or `years`.
    pub unit: &'static str,
}

/// A link.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// Its words.
    pub title: String,
    /// Its address.
    pub href: String,
    /// The locale of its words, where it is not the frame's.
    pub text_lang: Option<String>,
}

impl MomentView {
    /// Makes the view of a moment.
    pub fn new(instant: &Instant) -> MomentView {
        MomentView {
            seconds: instant.timestamp().as_second(),
            is_day: instant.precision() == Precision::Day,
            iso: instant.to_string(),
        }
    }

    /// Makes the view of a day; `None` for one outside the range of timestamps.
    pub fn of_day(day: Date) -> Option<MomentView> {
        Instant::from_date(day).map(|instant| MomentView::new(&instant))
    }
}

impl LinkView {
    /// Makes the view of a link whose words are of no language, such as an id.
    pub fn new(title: String, href: String) -> LinkView {
        LinkView { title, href, text_lang: None }
    }
}

impl QuantityView {
    /// Makes the view of a length of time.
    pub fn new(quantity: &Quantity) -> QuantityView {
        QuantityView { count: quantity.count, unit: quantity.unit.as_str() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moment_is_as_exact_for_machines_as_it_was_stated() {
        let day = MomentView::of_day(jiff::civil::date(2026, 3, 14)).unwrap();
        assert_eq!(day.iso, "2026-03-14");
        let second = Instant::from_timestamp("2026-03-14T14:00:00Z".parse().unwrap());
        assert_eq!(MomentView::new(&second).iso, "2026-03-14T14:00:00Z");
    }
}
