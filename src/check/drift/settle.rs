//! Two lists of claims, held against each other.

use std::collections::BTreeMap;

use crate::check::drift::align::Role;
use crate::check::drift::claim::Claim;
use crate::check::drift::claim::Day;
use crate::check::drift::claim::Demand;
use crate::check::drift::claim::What;
use crate::check::drift::link;
use crate::check::drift::unit::Unit;

/// So many claims of one passage are compared; further ones are data, not prose.
const MOST_CLAIMS: usize = 2000;

/// What is left once equal claims are taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::check::drift) struct Remainder {
    /// Claims of the source without a counterpart, by index.
    pub(in crate::check::drift) missing: Vec<usize>,
    /// Claims of the translation without one.
    pub(in crate::check::drift) added: Vec<usize>,
    /// Claims about the same thing that contradict each other.
    pub(in crate::check::drift) conflicts: Vec<(usize, usize)>,
}

/// How two claims stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    Equal,
    Contradict,
    Unrelated,
}

/// Holds the claims of two passages against each other.
pub(in crate::check::drift) fn settle(source: &[Claim], translation: &[Claim]) -> Remainder {
    let (source, translation) =
        (&source[..source.len().min(MOST_CLAIMS)], &translation[..translation.len().min(MOST_CLAIMS)]);
    let mut open = Open::new(source, translation);
    open.take_moments();
    open.take(|a, b| a.what == b.what);
    open.take(|a, b| relation(&a.what, &b.what) == Relation::Equal);
    open.take_names();
    open.take_measures();
    let conflicts = open.take(|a, b| relation(&a.what, &b.what) == Relation::Contradict);
    let conflicts =
        conflicts.into_iter().filter(|(a, b)| is_required(&source[*a]) || is_required(&translation[*b])).collect();
    open.take_round_the_clock();
    Remainder { missing: open.left(Role::Source), added: open.left(Role::Translation), conflicts }
}

fn is_required(claim: &Claim) -> bool {
    claim.demand == Demand::Required
}

/// The claims that have no counterpart yet.
struct Open<'c> {
    source: &'c [Claim],
    translation: &'c [Claim],
    is_taken: [Vec<bool>; 2],
    /// The claims of the translation by what they are about.
    index: BTreeMap<String, Vec<usize>>,
}

impl<'c> Open<'c> {
    fn new(source: &'c [Claim], translation: &'c [Claim]) -> Open<'c> {
        let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, claim) in translation.iter().enumerate() {
            index.entry(subject(&claim.what)).or_default().push(at);
        }
        let is_taken = [vec![false; source.len()], vec![false; translation.len()]];
        Open { source, translation, is_taken, index }
    }

    /// Takes pairs that a test accepts.
    fn take(&mut self, accepts: impl Fn(&Claim, &Claim) -> bool) -> Vec<(usize, usize)> {
        let mut taken = Vec::new();
        for (own, claim) in self.source.iter().enumerate() {
            if self.is_taken[0][own] {
                continue;
            }
            let candidates = self.index.get(&subject(&claim.what)).into_iter().flatten();
            let mut free = candidates.copied().filter(|other| !self.is_taken[1][*other]);
            if let Some(other) = free.find(|other| accepts(claim, &self.translation[*other])) {
                (self.is_taken[0][own], self.is_taken[1][other]) = (true, true);
                taken.push((own, other));
            }
        }
        taken
    }

    /// Takes days with times that are one moment in two zones.
    fn take_moments(&mut self) {
        let own = moments(self.source);
        let other = moments(self.translation);
        for (moment, date, time) in &own {
            if let Some((_, other_date, other_time)) = other.iter().find(|(other, _, _)| other == moment) {
                [*date, *time].into_iter().for_each(|at| self.is_taken[0][at] = true);
                [*other_date, *other_time].into_iter().for_each(|at| self.is_taken[1][at] = true);
            }
        }
    }

    /// Takes names that stand on the other side at all: how often a name is repeated is a matter of style.
    fn take_names(&mut self) {
        let names = |claims: &[Claim]| -> std::collections::BTreeSet<String> {
            let names = claims.iter().filter(|claim| is_name(&claim.what));
            names.map(|claim| subject(&claim.what)).collect()
        };
        for (side, claims, others) in
            [(0, self.source, names(self.translation)), (1, self.translation, names(self.source))]
        {
            for (at, claim) in claims.iter().enumerate() {
                self.is_taken[side][at] |= is_name(&claim.what) && others.contains(&subject(&claim.what));
            }
        }
    }

    /// Takes what is as long in another unit, such as 24 hours and a day, and hours that one language writes as a span.
    fn take_measures(&mut self) {
        let mut free: BTreeMap<Measure, Vec<usize>> = BTreeMap::new();
        for (at, claim) in self.translation.iter().enumerate().filter(|(at, _)| !self.is_taken[1][*at]) {
            measures(&claim.what).for_each(|measure| free.entry(measure).or_default().push(at));
        }
        for (at, claim) in self.source.iter().enumerate() {
            if self.is_taken[0][at] {
                continue;
            }
            let candidates = measures(&claim.what).filter_map(|measure| free.get(&measure)).flatten();
            let same = candidates.copied().find(|other| !self.is_taken[1][*other]);
            if let Some(other) = same {
                (self.is_taken[0][at], self.is_taken[1][other]) = (true, true);
            }
        }
    }

    /// Takes 24, 7 and 365 where the other side says "round the clock".
    fn take_round_the_clock(&mut self) {
        let says = |claims: &[Claim]| claims.iter().any(|claim| claim.what == What::Always);
        let sides = [(0, self.source, says(self.translation)), (1, self.translation, says(self.source))];
        for (side, claims, other_says) in sides {
            for (at, claim) in claims.iter().enumerate() {
                let is_clock =
                    matches!(&claim.what, What::Number(digits, _, _) if ["24", "7", "365"].contains(&digits.as_str()));
                self.is_taken[side][at] |= other_says && is_clock;
            }
        }
    }

    fn left(&self, role: Role) -> Vec<usize> {
        let [own, other] = &self.is_taken;
        let taken = role.of((own, other));
        taken.iter().enumerate().filter(|(_, is_taken)| !**is_taken).map(|(at, _)| at).collect()
    }
}

fn is_name(what: &What) -> bool {
    matches!(what, What::Name(_) | What::Place(_))
}

/// Returns each day that a time with a zone follows, as one moment.
fn moments(claims: &[Claim]) -> Vec<(i64, usize, usize)> {
    let pairs = claims.iter().zip(claims.iter().skip(1)).enumerate();
    let near = pairs.filter(|(_, (date, time))| time.range.start.saturating_sub(date.range.end) <= 8);
    near.filter_map(|(at, (date, time))| Some((date.moment(time)?, at, at + 1))).collect()
}

/// How much time a claim states, whatever its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Measure {
    Seconds(u64),
    Months(u64),
    /// The minute of a day.
    Clock(u64),
}

/// Returns what a claim may measure; French writes `14 h` for a span and for an hour of the day.
fn measures(what: &What) -> impl Iterator<Item = Measure> + use<> {
    let (span, clock) = match what {
        What::Number(digits, Some(unit), _) => {
            let count = digits.parse().ok();
            let span = count.and_then(|count| measure(count, *unit));
            (span, count.filter(|_| *unit == Unit::Hour).map(|hour: u64| Measure::Clock(hour.saturating_mul(60))))
        }
        What::Time(minutes, None) => (None, u64::try_from(*minutes).ok().map(Measure::Clock)),
        _ => (None, None),
    };
    span.into_iter().chain(clock)
}

fn measure(count: u64, unit: Unit) -> Option<Measure> {
    let seconds = match unit {
        Unit::Second => 1,
        Unit::Minute => 60,
        Unit::Hour => 3600,
        Unit::Day => 86_400,
        Unit::Week => 604_800,
        Unit::Month => return Some(Measure::Months(count)),
        Unit::Year => return Some(Measure::Months(count.saturating_mul(12))),
        Unit::Millisecond
        | Unit::BusinessDay
        | Unit::WorkingDay
        | Unit::Bit
        | Unit::Byte
        | Unit::Kilobyte
        | Unit::Megabyte
        | Unit::Gigabyte
        | Unit::Terabyte
        | Unit::Percent => return None,
    };
    Some(Measure::Seconds(count.saturating_mul(seconds)))
}

/// What a claim states, in full: what stands in another passage has moved where both are equal.
pub(in crate::check::drift) fn statement(what: &What) -> String {
    match what {
        What::Date(_) | What::Time(..) => format!("{what:?}"),
        What::Number(digits, Some(unit), _) => format!("{digits} {unit:?}"),
        What::Number(..)
        | What::Version(..)
        | What::Id(_)
        | What::Name(_)
        | What::Address(_)
        | What::Place(_)
        | What::Quarter(_)
        | What::Always => subject(what),
    }
}

/// What a claim is about: only claims about the same thing can be equal or contradict each other.
pub(in crate::check::drift) fn subject(what: &What) -> String {
    match what {
        What::Number(text, _, _) | What::Version(text, _) => text.clone(),
        What::Date(day) => {
            format!("{}-{}", day.month.unwrap_or(0), if day.month.is_none() { day.year.unwrap_or(0) } else { 0 })
        }
        What::Time(..) => ":".to_owned(),
        What::Quarter(quarter) => format!("Q{quarter}"),
        What::Id(text) | What::Name(text) => format!("#{text}"),
        What::Address(text) => link::normalise(text),
        What::Place(code) => format!("={code}"),
        What::Always => "always".to_owned(),
    }
}

fn relation(a: &What, b: &What) -> Relation {
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

/// Returns the unit of a claim.
pub(in crate::check::drift) fn unit(what: &What) -> Option<Unit> {
    match what {
        What::Number(_, unit, _) => *unit,
        _ => None,
    }
}
