//! Where things stand in a picture.

use jiff::civil::Date;
use serde::Serialize;

use crate::plan::view::MomentView;

/// How wide the part of a picture is in which things stand to scale, in units of the picture.
pub(in crate::plan::view) const WIDTH: i64 = 480;

/// How many marks a scale has at most.
const MOST_TICKS: i64 = 6;

/// A mark on a scale of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TickView {
    /// The number.
    pub number: i64,
    /// Where it stands, from 0 to 480.
    pub x: i64,
}

/// A mark on a scale of time.
#[derive(Clone, Debug, Serialize)]
pub struct MomentTickView {
    /// The first day of what begins here.
    pub on: MomentView,
    /// What begins: `month` or `year`.
    pub unit: &'static str,
    /// Where it stands, from 0 to 480.
    pub x: i64,
}

/// A scale from nothing to a number.
#[derive(Clone, Copy, Debug)]
pub(in crate::plan::view) struct NumberScale {
    step: i64,
    steps: i64,
}

impl NumberScale {
    /// Makes the scale that reaches a number in steps of 1, 2 or 5 and noughts.
    pub(in crate::plan::view) fn to(most: i64) -> NumberScale {
        let most = most.clamp(1, i64::MAX / 1000);
        let bases = (0..17).flat_map(|power| [1, 2, 5].map(|base: i64| base * 10_i64.pow(power)));
        let step = bases.into_iter().find(|step| steps_to(most, *step) < MOST_TICKS).unwrap_or(most);
        NumberScale { step, steps: steps_to(most, step) }
    }

    /// Returns where a number stands; one beyond the scale at its end.
    pub(in crate::plan::view) fn x(self, number: i64) -> i64 {
        let most = self.step * self.steps;
        let number = number.clamp(0, most);
        i64::try_from(i128::from(number) * i128::from(WIDTH) / i128::from(most)).unwrap_or(WIDTH)
    }

    /// Returns the marks.
    pub(in crate::plan::view) fn ticks(self) -> Vec<TickView> {
        (0..=self.steps).map(|step| step * self.step).map(|number| TickView { number, x: self.x(number) }).collect()
    }
}

fn steps_to(most: i64, step: i64) -> i64 {
    most / step + i64::from(most % step != 0)
}

/// A scale from one day to a later one.
#[derive(Clone, Copy, Debug)]
pub(in crate::plan::view) struct TimeScale {
    first: Date,
    days: i64,
}

impl TimeScale {
    /// Makes the scale of some days; `None` where there are none. Two ends on one day are a day apart.
    pub(in crate::plan::view) fn of(days: impl IntoIterator<Item = Date>) -> Option<TimeScale> {
        let mut days = days.into_iter();
        let first = days.next()?;
        let (first, last) = days.fold((first, first), |(first, last), day| (first.min(day), last.max(day)));
        Some(TimeScale { first, days: days_between(first, last).max(1) })
    }

    /// Returns where a day stands; one beyond the scale at its end.
    pub(in crate::plan::view) fn x(self, day: Date) -> i64 {
        days_between(self.first, day).clamp(0, self.days) * WIDTH / self.days
    }

    /// Returns the first days of years, or of months where the scale is shorter than two years; few enough to be read.
    pub(in crate::plan::view) fn ticks(self) -> Vec<MomentTickView> {
        let months = if self.days < 730 { 1 } else { 12 };
        let span = self.days / if months == 1 { 30 } else { 365 };
        let every = (span / (MOST_TICKS - 1) + 1) * months;
        let start = if months == 1 { self.first.first_of_month() } else { self.first.first_of_year() };
        let day = |turn: i64| start.checked_add(jiff::Span::new().try_months(turn * every).ok()?).ok();
        let days = (0..=2 * MOST_TICKS).map_while(day);
        let days = days.filter(|day| *day >= self.first && days_between(self.first, *day) <= self.days);
        let unit = if months == 1 { "month" } else { "year" };
        days.filter_map(|day| Some(MomentTickView { on: MomentView::of_day(day)?, unit, x: self.x(day) })).collect()
    }
}

/// Returns how many days one day is after another.
pub(in crate::plan::view) fn days_between(first: Date, last: Date) -> i64 {
    (last - first).get_days().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(most: i64, numbers: &[i64]) {
        let ticks = NumberScale::to(most).ticks();
        assert_eq!(ticks.iter().map(|tick| tick.number).collect::<Vec<_>>(), numbers);
        assert_eq!((ticks[0].x, ticks[ticks.len() - 1].x), (0, WIDTH));
    }

    #[test]
    fn scale_of_numbers_has_round_steps() {
        check(0, &[0, 1]);
        check(5, &[0, 1, 2, 3, 4, 5]);
        check(6, &[0, 2, 4, 6]);
        check(97, &[0, 20, 40, 60, 80, 100]);
        check(1_001, &[0, 500, 1_000, 1_500]);
    }

    #[test]
    fn number_beyond_the_scale_stands_at_its_end() {
        let scale = NumberScale::to(100);
        assert_eq!([-5, 0, 25, 100, 101].map(|number| scale.x(number)), [0, 0, 120, 480, 480]);
    }

    #[test]
    fn scale_of_time_has_the_first_days_of_months_or_years() {
        let days = |days: &[&str]| {
            let scale = TimeScale::of(days.iter().map(|day| day.parse().unwrap())).unwrap();
            scale.ticks().into_iter().map(|tick| tick.on.iso).collect::<Vec<_>>()
        };
        assert_eq!(days(&["2026-03-10", "2026-01-15"]), ["2026-02-01", "2026-03-01"]);
        assert_eq!(days(&["2020-06-15", "2026-06-30"]), ["2022-01-01", "2024-01-01", "2026-01-01"]);
        assert_eq!(days(&["2026-03-10"]), Vec::<String>::new());
        assert!(TimeScale::of([]).is_none());
    }
}
