//! Two lists of claims, held against each other.

mod measure;
mod moment;
mod relation;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::drift::align::Role;
use crate::check::drift::claim::Claim;
use crate::check::drift::claim::Day;
use crate::check::drift::claim::Demand;
use crate::check::drift::claim::What;
use crate::check::drift::link;
use crate::check::drift::settle::measure::Measure;
use crate::check::drift::settle::measure::measures;
use crate::check::drift::settle::moment::Moment;
use crate::check::drift::settle::moment::moments;
use crate::check::drift::settle::moment::zones;
use crate::check::drift::settle::relation::Relation;
use crate::check::drift::settle::relation::relation;
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

/// Holds the claims of two passages against each other.
pub(in crate::check::drift) fn settle(source: &[Claim], translation: &[Claim]) -> Remainder {
    let (source, translation) =
        (&source[..source.len().min(MOST_CLAIMS)], &translation[..translation.len().min(MOST_CLAIMS)]);
    let mut open = Open::new(source, translation);
    let misplaced = open.take_moments();
    open.take(|a, b| a.what == b.what);
    let rates = open.take_rates();
    open.take(|a, b| relation(&a.what, &b.what) == Relation::Equal);
    open.take_names();
    open.take_measures();
    open.take_bare_times();
    let conflicts = open.take(|a, b| relation(&a.what, &b.what) == Relation::Contradict);
    // A day of the week may be the next one where the time of another zone stands for it.
    let has_zones = !zones(source).is_empty() || !zones(translation).is_empty();
    let is_told = |(a, b): &(usize, usize)| {
        let (a, b) = (&source[*a], &translation[*b]);
        let is_weekday = is_lone_weekday(a) && is_lone_weekday(b) && !has_zones;
        // `two days` are no `two business days`, though neither is in digits.
        is_required(a) || is_required(b) || is_weekday || is_counted(a) && is_counted(b)
    };
    let conflicts = misplaced.into_iter().chain(rates).chain(conflicts.into_iter().filter(is_told)).collect();
    open.take_round_the_clock();
    Remainder { missing: open.left(Role::Source), added: open.left(Role::Translation), conflicts }
}

fn is_required(claim: &Claim) -> bool {
    claim.demand == Demand::Required
}

/// Whether a claim is a day of the week and no more.
fn is_lone_weekday(claim: &Claim) -> bool {
    matches!(claim.what, What::Date(Day { year: None, month: None, day: None, weekday: Some(_) }))
}

/// Whether a claim counts something with a unit, perhaps with an article; `a second attempt` does not.
pub(in crate::check::drift) fn is_counted(claim: &Claim) -> bool {
    let is_ordinal = unit(&claim.what) == Some(Unit::Second) && claim.demand == Demand::Loose;
    matches!(&claim.what, What::Number(digits, Some(_), _) if digits != "0") && !is_ordinal
}

/// Whether a claim says that there is one, perhaps with an article.
pub(in crate::check::drift) fn is_one(claim: &Claim) -> bool {
    matches!(&claim.what, What::Number(digits, ..) if digits == "1")
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

    /// Takes days with times that are one moment in two zones, and then those that are equal but for the zones, so that
    /// the moment is another day's: these are returned by their times.
    fn take_moments(&mut self) -> Vec<(usize, usize)> {
        let (own, other) = (moments(self.source), moments(self.translation));
        for moment in &own {
            if let Some(same) = other.iter().find(|other| other.minutes == moment.minutes) {
                self.take_moment(moment, same);
            }
        }
        let mut misplaced = Vec::new();
        for moment in &own {
            let is_misplaced = |other: &&Moment| {
                let (own_day, other_day) = (&self.source[moment.day], &self.translation[other.day]);
                let is_same_day = relation(&own_day.what, &other_day.what) == Relation::Equal;
                let is_same_time = (moment.minutes - other.minutes).abs() == 1440;
                is_same_day && is_same_time && !self.is_taken[0][moment.time] && !self.is_taken[1][other.time]
            };
            if let Some(found) = other.iter().find(is_misplaced) {
                self.take_moment(moment, found);
                misplaced.push((moment.time, found.time));
            }
        }
        misplaced
    }

    fn take_moment(&mut self, own: &Moment, other: &Moment) {
        [own.day, own.time].into_iter().for_each(|at| self.is_taken[0][at] = true);
        [other.day, other.time].into_iter().for_each(|at| self.is_taken[1][at] = true);
    }

    /// Takes the rates of two passages that have nothing else in a unit, where they differ: an article is none of them.
    fn take_rates(&mut self) -> Option<(usize, usize)> {
        let only = |claims: &[Claim]| {
            let mut counted = claims.iter().enumerate().filter(|(_, claim)| is_counted(claim));
            counted.next().filter(|(_, claim)| is_one(claim) && counted.next().is_none()).map(|(at, _)| at)
        };
        let (own, other) = only(self.source).zip(only(self.translation))?;
        let differs = unit(&self.source[own].what) != unit(&self.translation[other].what);
        differs.then(|| {
            (self.is_taken[0][own], self.is_taken[1][other]) = (true, true);
            (own, other)
        })
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

    /// Takes what is as long in other units, such as 24 hours and a day, and hours that one language writes as a span.
    fn take_measures(&mut self) {
        let mut free: BTreeMap<Measure, Vec<Range<usize>>> = BTreeMap::new();
        for (measure, range) in measures(self.translation, &self.is_taken[1]) {
            free.entry(measure).or_default().push(range);
        }
        for (measure, own) in measures(self.source, &self.is_taken[0]) {
            let is_free = |side: usize, range: &Range<usize>| !self.is_taken[side][range.clone()].contains(&true);
            // Two times are held against each other by their zones.
            let is_time = |claim: &Claim| matches!(claim.what, What::Time(..));
            let is_span = |at: usize| !is_time(&self.source[own.start]) || !is_time(&self.translation[at]);
            let is_its = |other: &&Range<usize>| is_span(other.start) && is_free(0, &own) && is_free(1, other);
            if let Some(other) = free.get(&measure).into_iter().flatten().find(is_its) {
                self.is_taken[0][own].fill(true);
                self.is_taken[1][other.clone()].fill(true);
            }
        }
    }

    /// Takes times of which one has its zone and the other stands far from one that has the same.
    fn take_bare_times(&mut self) {
        let [own_zones, other_zones] = [self.source, self.translation].map(zones);
        self.take(|own, other| match (&own.what, &other.what) {
            (What::Time(a, None), What::Time(b, Some(zone))) => a == b && own_zones.contains(zone),
            (What::Time(a, Some(zone)), What::Time(b, None)) => a == b && other_zones.contains(zone),
            _ => false,
        });
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

/// Returns the unit of a claim.
pub(in crate::check::drift) fn unit(what: &What) -> Option<Unit> {
    match what {
        What::Number(_, unit, _) => *unit,
        _ => None,
    }
}
