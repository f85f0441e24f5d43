//! Days with times of day: one moment in whichever zones.

use std::collections::BTreeSet;

use crate::check::drift::claim::Claim;
use crate::check::drift::claim::What;

/// So many characters may stand between a day and its time, such as `, at `.
const NEAR: usize = 8;

/// A day and a time of a passage, whose year may be that of its other days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check::drift::settle) struct Moment {
    /// Minutes since some day.
    pub(in crate::check::drift::settle) minutes: i64,
    /// The claim that states the day.
    pub(in crate::check::drift::settle) day: usize,
    /// The claim that states the time.
    pub(in crate::check::drift::settle) time: usize,
}

/// Returns the moments of a passage: `2026-03-03T22:00Z`, `22:00 UTC on 3 March 2026`, `3月4日 7:00から10:00（日本時間）`.
pub(in crate::check::drift::settle) fn moments(claims: &[Claim]) -> Vec<Moment> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < claims.len() {
        let is_time = |at: usize| claims.get(at).is_some_and(|claim| matches!(claim.what, What::Time(..)));
        let is_near = |at: usize| claims[at].range.start.saturating_sub(claims[at - 1].range.end) <= NEAR;
        let is_day = |at: usize| claims.get(at).is_some_and(|claim| matches!(claim.what, What::Date(_)));
        let start = at;
        at += 1;
        if is_day(start) {
            while is_time(at) && is_near(at) {
                // The time of the next day may stand before it.
                let is_of_next = at > start + 1 && is_day(at + 1) && is_near(at + 1);
                if is_of_next {
                    break;
                }
                found.extend(moment(claims, start, at));
                at += 1;
            }
        } else if is_time(start) && is_day(at) && is_near(at) {
            found.extend(moment(claims, at, start));
            at += 1;
        }
    }
    found
}

fn moment(claims: &[Claim], day: usize, time: usize) -> Option<Moment> {
    let What::Date(date) = &claims[day].what else { return None };
    let What::Time(minutes, zone) = &claims[time].what else { return None };
    let zone = (*zone)?;
    let year = date.year.or_else(|| only_year(claims))?;
    let date =
        jiff::civil::Date::new(year.try_into().ok()?, date.month?.try_into().ok()?, date.day?.try_into().ok()?).ok()?;
    let days = (date - jiff::civil::Date::constant(1970, 1, 1)).get_days();
    Some(Moment { minutes: i64::from(days) * 1440 + i64::from(minutes - zone), day, time })
}

/// Returns the zones that a passage names, in minutes east of UTC.
pub(in crate::check::drift::settle) fn zones(claims: &[Claim]) -> BTreeSet<i32> {
    let zone = |claim: &Claim| if let What::Time(_, zone) = claim.what { zone } else { None };
    claims.iter().filter_map(zone).collect()
}

/// Returns the year of the passage's days, where all that have one have the same.
fn only_year(claims: &[Claim]) -> Option<u32> {
    let mut years = claims.iter().filter_map(|claim| match &claim.what {
        What::Date(day) => day.year,
        _ => None,
    });
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}
