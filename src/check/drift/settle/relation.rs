//! How two claims stand to each other.

use crate::check::drift::claim::Day;
use crate::check::drift::claim::What;
use crate::check::drift::settle::subject;

/// How two claims stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check::drift::settle) enum Relation {
    /// They state the same.
    Equal,
    /// They are about the same thing and do not.
    Contradict,
    /// They are about different things.
    Unrelated,
}

/// Tells how two claims stand to each other.
pub(in crate::check::drift::settle) fn relation(a: &What, b: &What) -> Relation {
    match (a, b) {
        (What::Number(x, unit, bound), What::Number(y, other_unit, other_bound)) if x == y => {
            if differ(unit, other_unit) || differ(bound, other_bound) { Relation::Contradict } else { Relation::Equal }
        }
        (What::Version(x, bound) | What::Number(x, _, bound), What::Version(y, other) | What::Number(y, _, other))
            if x == y =>
        {
            if differ(bound, other) {
                Relation::Contradict
            } else {
                Relation::Equal
            }
        }
        (What::Date(x), What::Date(y)) => days(x, y),
        (What::Time(x, zone), What::Time(y, other)) => times((*x, *zone), (*y, *other)),
        (What::Id(x) | What::Name(x), What::Id(y) | What::Name(y)) if x == y => Relation::Equal,
        (What::Address(_), What::Address(_)) if subject(a) == subject(b) => Relation::Equal,
        (a, b) if a == b => Relation::Equal,
        _ => Relation::Unrelated,
    }
}

fn days(a: &Day, b: &Day) -> Relation {
    if differ(&a.year, &b.year) || a.month != b.month || differ(&a.day, &b.day) {
        return Relation::Unrelated;
    }
    let is_less = a.day.is_some() != b.day.is_some();
    if is_less || differ(&a.weekday, &b.weekday) { Relation::Contradict } else { Relation::Equal }
}

fn times((minutes, zone): (i32, Option<i32>), (other, other_zone): (i32, Option<i32>)) -> Relation {
    match (zone, other_zone) {
        (Some(zone), Some(other_zone)) if (minutes - zone - other + other_zone).rem_euclid(1440) == 0 => {
            Relation::Equal
        }
        (None, None) if minutes == other => Relation::Equal,
        _ if minutes == other => Relation::Contradict,
        _ => Relation::Unrelated,
    }
}

fn differ<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}
