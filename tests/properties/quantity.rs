//! Quantities are read as they are written, and end on the day that counting one by one ends on.

use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::civil::Weekday;
use jiff::civil::date;
use lucarne::model::Quantity;
use lucarne::model::Unit;
use proptest::prelude::Strategy;
use proptest::proptest;
use proptest::sample::select;

const UNITS: [Unit; 6] = [Unit::Hour, Unit::Day, Unit::BusinessDay, Unit::Week, Unit::Month, Unit::Year];

fn quantity(most: u32) -> impl Strategy<Value = Quantity> {
    (0..most, select(&UNITS[..])).prop_map(|(count, unit)| Quantity { count, unit })
}

/// A day of this century or the next.
fn day() -> impl Strategy<Value = Date> {
    (0_i64..70_000).prop_map(|days| date(2000, 1, 1).checked_add(days.days()).unwrap())
}

fn is_off(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Counts business days one by one; what begins on a day off begins on the Friday before.
fn business_days_after(mut day: Date, count: u32) -> Date {
    while is_off(day) {
        day = day.yesterday().unwrap();
    }
    for _ in 0..count {
        day = day.tomorrow().unwrap();
        while is_off(day) {
            day = day.tomorrow().unwrap();
        }
    }
    day
}

proptest! {
    #[test]
    fn quantity_is_read_as_it_is_written(quantity in quantity(u32::MAX)) {
        assert_eq!(quantity.to_string().parse(), Ok(quantity));
    }

    #[test]
    fn business_days_are_counted_one_by_one(day in day(), count in 0_u32..60) {
        let quantity = Quantity { count, unit: Unit::BusinessDay };
        assert_eq!(quantity.after(day), Some(business_days_after(day, count)));
    }

    #[test]
    fn more_ends_no_earlier_and_within_the_most_days(day in day(), quantity in quantity(500)) {
        let more = Quantity { count: quantity.count + 1, ..quantity };
        let (last, later) = (quantity.after(day).unwrap(), more.after(day).unwrap());
        assert!(last <= later, "{quantity} after {day} is {last}, {more} {later}");
        let days = last.since(day).unwrap().get_days();
        assert!(i64::from(days) <= i64::from(quantity.most_days()), "{quantity} after {day} are {days} days");
    }
}
