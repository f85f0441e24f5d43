//! Which passage of a translation stands for which of its source: sections first, then what they hold.

mod sorted;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::drift::claim::Claim;
use crate::check::drift::claim::Demand;
use crate::check::drift::claim::What;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::drift::reading::Section;
use crate::check::drift::spare::Spare;
use crate::read::PassageKind;
use crate::text::Span;

/// Two lists are aligned by what they hold only up to this many comparisons, else by position.
pub(in crate::check) const MOST_COMPARISONS: usize = 40_000;

/// Which of the two texts that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check::drift) enum Role {
    /// The text that was translated.
    Source,
    /// What was made of it.
    Translation,
}

impl Role {
    /// Returns what belongs to this text of a pair whose first belongs to the source.
    pub(in crate::check::drift) fn of<T>(self, (own, other): (T, T)) -> T {
        match self {
            Role::Source => own,
            Role::Translation => other,
        }
    }
}

/// A section of the source, and the one of the translation that stands for it.
#[derive(Clone, Debug)]
pub(in crate::check::drift) struct SectionPair {
    /// The parts of both headings, where both have one.
    pub(in crate::check::drift) headings: Option<(usize, usize)>,
    /// Parts of the source and of the translation; one side is `None` where nothing stands for the other.
    pub(in crate::check::drift) parts: Vec<(Option<usize>, Option<usize>)>,
    /// What sections without a counterpart hold, of the source and of the translation.
    pub(in crate::check::drift) spares: Arc<(Spare, Spare)>,
    /// The first lines of both, if they have one.
    beginnings: (Option<Span>, Option<Span>),
}

impl SectionPair {
    /// Returns what sections of a text hold that stand for none of the other.
    pub(in crate::check::drift) fn spare(&self, role: Role) -> &Spare {
        role.of((&self.spares.0, &self.spares.1))
    }

    /// Returns where the section begins, for what is said of it as a whole.
    pub(in crate::check::drift) fn beginning(&self, role: Role) -> Option<Span> {
        role.of(self.beginnings)
    }
}

/// Aligns two texts.
///
/// A section without a counterpart is not compared: that it is missing is said elsewhere.
pub(in crate::check::drift) fn align(source: &Reading<'_>, translation: &Reading<'_>) -> Alignment {
    // The words of the front matter and what stands before the first heading are always there.
    let fixed = [(0, 0), (1, 1)].into_iter();
    let (own, other) = (&source.sections[2..], &translation.sections[2..]);
    let pairs = if own.len() == other.len() {
        sorted::pair((source, own), (translation, other))
    } else {
        let (own, other) = (SectionTraits::all(source, own), SectionTraits::all(translation, other));
        match_up(own.len(), other.len(), |a, b| own[a].likeness(&other[b]))
    };
    let pairs: Vec<(Option<usize>, Option<usize>)> =
        fixed.map(|(own, other)| (Some(own), Some(other))).chain(pairs.into_iter().map(shift)).collect();
    let spares = Arc::new((
        spare(source, pairs.iter().filter_map(|(own, other)| own.filter(|_| other.is_none()))),
        spare(translation, pairs.iter().filter_map(|(own, other)| other.filter(|_| own.is_none()))),
    ));
    let mut alignment = Alignment { pairs: Vec::new(), lonely: Vec::new() };
    for (own, other) in pairs {
        match (own, other) {
            (Some(own), Some(other)) => {
                let (own, other) = (&source.sections[own], &translation.sections[other]);
                let headings = own.heading.zip(other.heading);
                let parts = pair(source, own, translation, other);
                let beginnings = (
                    beginning(source, headings.map(|headings| headings.0), parts.iter().map(|parts| parts.0)),
                    beginning(translation, headings.map(|headings| headings.1), parts.iter().map(|parts| parts.1)),
                );
                alignment.pairs.push(SectionPair { headings, parts, spares: Arc::clone(&spares), beginnings });
            }
            (own, other) => alignment.lonely.push((
                own.and_then(|at| source.sections[at].heading),
                other.and_then(|at| translation.sections[at].heading),
            )),
        }
    }
    alignment
}

fn spare(reading: &Reading<'_>, sections: impl Iterator<Item = usize>) -> Spare {
    let sections = sections.map(|at| &reading.sections[at]);
    Spare::of(reading, sections.flat_map(|section| section.heading.into_iter().chain(section.parts.clone())))
}

/// Returns the first line of a heading, else of the first part that there is.
fn beginning(
    reading: &Reading<'_>,
    heading: Option<usize>,
    mut parts: impl Iterator<Item = Option<usize>>,
) -> Option<Span> {
    heading.or_else(|| parts.find_map(|part| part)).map(|at| reading.parts[at].first_line())
}

fn shift((own, other): (Option<usize>, Option<usize>)) -> (Option<usize>, Option<usize>) {
    (own.map(|at| at + 2), other.map(|at| at + 2))
}

/// The sections of two texts that stand for each other, and the headings of those that stand alone.
#[derive(Clone, Debug)]
pub(in crate::check::drift) struct Alignment {
    /// The pairs.
    pub(in crate::check::drift) pairs: Vec<SectionPair>,
    /// Headings of the source or of the translation without a counterpart.
    pub(in crate::check::drift) lonely: Vec<(Option<usize>, Option<usize>)>,
}

/// Pairs the parts of two sections.
fn pair(
    source: &Reading<'_>,
    own: &Section,
    translation: &Reading<'_>,
    other: &Section,
) -> Vec<(Option<usize>, Option<usize>)> {
    let (first, second) = (&source.parts[own.parts.clone()], &translation.parts[other.parts.clone()]);
    let same = first.len() == second.len() && first.iter().zip(second).all(|(a, b)| rank(a) == rank(b));
    let pairs = if same {
        (0..first.len()).map(|at| (Some(at), Some(at))).collect()
    } else {
        let traits = |parts: &[Part]| parts.iter().map(Traits::of).collect::<Vec<Traits>>();
        let (own, other) = (traits(first), traits(second));
        match_up(first.len(), second.len(), |a, b| own[a].likeness(&other[b]))
    };
    let shift = |start: usize| move |at: usize| start + at;
    pairs.into_iter().map(|(a, b)| (a.map(shift(own.parts.start)), b.map(shift(other.parts.start)))).collect()
}

const PARAGRAPH: u8 = 1;
const ITEM: u8 = 2;
const CODE: u8 = 4;

/// The kind of a part without its numbers.
fn rank(part: &Part) -> u8 {
    match part.passage.kind {
        PassageKind::Heading(_) => 0,
        PassageKind::Paragraph => PARAGRAPH,
        PassageKind::Item(_) => ITEM,
        PassageKind::Cell(..) => 3,
        PassageKind::Code(_) => CODE,
        PassageKind::Words => 5,
    }
}

/// What of a section can be compared with one in another language.
struct SectionTraits {
    level: Option<PassageKind>,
    parts: usize,
    marks: BTreeSet<String>,
}

impl SectionTraits {
    fn all(reading: &Reading<'_>, sections: &[Section]) -> Vec<SectionTraits> {
        sections.iter().map(|section| SectionTraits::of(reading, section)).collect()
    }

    fn of(reading: &Reading<'_>, section: &Section) -> SectionTraits {
        let parts = section.heading.into_iter().chain(section.parts.clone());
        SectionTraits {
            level: section.heading.map(|at| reading.parts[at].passage.kind.clone()),
            parts: section.parts.len(),
            marks: parts.flat_map(|at| marks(&reading.parts[at])).collect(),
        }
    }

    fn likeness(&self, other: &SectionTraits) -> i32 {
        let (a, b) = (self.parts, other.parts);
        1 + 2 * i32::from(self.level == other.level) + 3 * shared(&self.marks, &other.marks) + i32::from(a == b)
            - i32::from(a.abs_diff(b) > 2)
            - 3 * i32::from((a == 0) != (b == 0))
    }
}

/// What of a part can be compared with one in another language.
struct Traits {
    rank: u8,
    /// Of a code block its lines.
    marks: BTreeSet<String>,
}

impl Traits {
    fn of(part: &Part) -> Traits {
        let lines = || part.passage.text.lines().map(str::to_owned).collect();
        Traits { rank: rank(part), marks: if part.is_code() { lines() } else { marks(part) } }
    }

    fn likeness(&self, other: &Traits) -> i32 {
        let is_prose = |traits: &Traits| matches!(traits.rank, PARAGRAPH | ITEM);
        if self.rank != other.rank {
            return if is_prose(self) && is_prose(other) { -1 } else { i32::MIN / 4 };
        }
        let shared = shared(&self.marks, &other.marks);
        if self.rank == CODE {
            return 1 + 6 * shared;
        }
        let apart = i32::try_from(self.marks.symmetric_difference(&other.marks).count()).unwrap_or(8).min(4);
        2 + 3 * shared - apart
    }
}

/// Counts what two sets share, up to eight.
fn shared(a: &BTreeSet<String>, b: &BTreeSet<String>) -> i32 {
    i32::try_from(a.intersection(b).count()).unwrap_or(8).min(8)
}

/// What of a part is the same in every language.
fn marks(part: &Part) -> BTreeSet<String> {
    let required = part.claims.iter().filter(|claim| claim.demand == Demand::Required);
    let claims = required.map(mark);
    let passage = &part.passage;
    let names = passage.codes.iter().chain(&passage.facts).map(|name| name.value.clone());
    claims.chain(names).chain(passage.links.iter().map(|link| link.destination.value.clone())).collect()
}

fn mark(claim: &Claim) -> String {
    match &claim.what {
        What::Number(digits, _, _) => digits.clone(),
        What::Version(version, _) => version.clone(),
        What::Id(text) | What::Name(text) | What::Address(text) | What::Place(text) => text.clone(),
        What::Date(_) | What::Time(..) | What::Quarter(_) | What::Always => format!("{:?}", claim.what),
    }
}

/// Finds the order-preserving pairs with the greatest likeness in sum (Needleman and Wunsch); of several the one whose
/// pairs come first. What is as unlike as `i32::MIN / 4` is no pair.
pub(in crate::check) fn match_up(
    own: usize,
    other: usize,
    likeness: impl Fn(usize, usize) -> i32,
) -> Vec<(Option<usize>, Option<usize>)> {
    if own * other > MOST_COMPARISONS {
        let longest = own.max(other);
        return (0..longest).map(|at| (Some(at).filter(|at| *at < own), Some(at).filter(|at| *at < other))).collect();
    }
    let width = other + 1;
    let mut best = vec![0i32; (own + 1) * width];
    let mut scores = vec![0i32; own * other];
    for a in (0..own).rev() {
        for b in (0..other).rev() {
            let score = likeness(a, b);
            scores[a * other + b] = score;
            let both = best[(a + 1) * width + b + 1].saturating_add(score);
            best[a * width + b] = both.max(best[(a + 1) * width + b]).max(best[a * width + b + 1]);
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while a < own || b < other {
        let is_pair = a < own && b < other && {
            let score = scores[a * other + b];
            best[a * width + b] == best[(a + 1) * width + b + 1].saturating_add(score) && score > i32::MIN / 8
        };
        if is_pair {
            pairs.push((Some(a), Some(b)));
            (a, b) = (a + 1, b + 1);
        } else if a < own && (b == other || best[a * width + b] == best[(a + 1) * width + b]) {
            pairs.push((Some(a), None));
            a += 1;
        } else {
            pairs.push((None, Some(b)));
            b += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_leaves_the_rest_in_pairs() {
        let (own, other) = (["a", "b", "c", "d"], ["a", "c", "d"]);
        let pairs = match_up(4, 3, |a, b| if own[a] == other[b] { 3 } else { -1 });
        assert_eq!(pairs, [(Some(0), Some(0)), (Some(1), None), (Some(2), Some(1)), (Some(3), Some(2))]);
    }
}
