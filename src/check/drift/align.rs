//! Which passage of a translation stands for which of its source: sections first, then what they hold.

use std::collections::BTreeSet;

use crate::check::drift::claim::Claim;
use crate::check::drift::claim::Demand;
use crate::check::drift::claim::What;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::drift::reading::Section;
use crate::read::PassageKind;

/// Two lists are aligned by what they hold only up to this many comparisons, else by position.
const MOST_COMPARISONS: usize = 40_000;

/// A section of the source, and the one of the translation that stands for it.
#[derive(Clone, Debug)]
pub(in crate::check::drift) struct SectionPair {
    /// The parts of both headings, where both have one.
    pub(in crate::check::drift) headings: Option<(usize, usize)>,
    /// Parts of the source and of the translation; one side is `None` where nothing stands for the other.
    pub(in crate::check::drift) parts: Vec<(Option<usize>, Option<usize>)>,
}

/// Aligns two texts.
///
/// A section without a counterpart is not compared: that it is missing is said elsewhere.
pub(in crate::check::drift) fn align(source: &Reading<'_>, translation: &Reading<'_>) -> Alignment {
    // The words of the front matter and what stands before the first heading are always there.
    let fixed = [(0, 0), (1, 1)].into_iter();
    let (own, other) = (&source.sections[2..], &translation.sections[2..]);
    let likeness = |a: usize, b: usize| section_likeness(source, &own[a], translation, &other[b]);
    let pairs = if own.len() == other.len() {
        (0..own.len()).map(|at| (Some(at), Some(at))).collect()
    } else {
        match_up(own.len(), other.len(), likeness)
    };
    let mut alignment = Alignment { pairs: Vec::new(), lonely: Vec::new() };
    for (own, other) in fixed.map(|(own, other)| (Some(own), Some(other))).chain(pairs.into_iter().map(shift)) {
        match (own, other) {
            (Some(own), Some(other)) => {
                alignment.pairs.push(pair(source, &source.sections[own], translation, &translation.sections[other]));
            }
            (own, other) => alignment.lonely.push((
                own.and_then(|at| source.sections[at].heading),
                other.and_then(|at| translation.sections[at].heading),
            )),
        }
    }
    alignment
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

fn pair(source: &Reading<'_>, own: &Section, translation: &Reading<'_>, other: &Section) -> SectionPair {
    let (first, second) = (&source.parts[own.parts.clone()], &translation.parts[other.parts.clone()]);
    let same = first.len() == second.len() && first.iter().zip(second).all(|(a, b)| rank(a) == rank(b));
    let pairs = if same {
        (0..first.len()).map(|at| (Some(at), Some(at))).collect()
    } else {
        match_up(first.len(), second.len(), |a, b| part_likeness(&first[a], &second[b]))
    };
    let shift = |start: usize| move |at: usize| start + at;
    let parts = pairs.into_iter().map(|(a, b)| (a.map(shift(own.parts.start)), b.map(shift(other.parts.start))));
    SectionPair { headings: own.heading.zip(other.heading), parts: parts.collect() }
}

/// The kind of a part without its numbers.
fn rank(part: &Part) -> u8 {
    match part.passage.kind {
        PassageKind::Heading(_) => 0,
        PassageKind::Paragraph => 1,
        PassageKind::Item(_) => 2,
        PassageKind::Cell(..) => 3,
        PassageKind::Code(_) => 4,
        PassageKind::Words => 5,
    }
}

fn section_likeness(source: &Reading<'_>, own: &Section, translation: &Reading<'_>, other: &Section) -> i32 {
    let level =
        |reading: &Reading<'_>, section: &Section| section.heading.map(|at| reading.parts[at].passage.kind.clone());
    let claims = |reading: &Reading<'_>, section: &Section| {
        let parts = section.heading.into_iter().chain(section.parts.clone());
        parts.flat_map(|at| marks(&reading.parts[at])).collect::<BTreeSet<String>>()
    };
    let (first, second) = (claims(source, own), claims(translation, other));
    let shared = i32::try_from(first.intersection(&second).count()).unwrap_or(8).min(8);
    let is_level = i32::from(level(source, own) == level(translation, other));
    let (a, b) = (own.parts.len(), other.parts.len());
    1 + 2 * is_level + 3 * shared + i32::from(a == b)
        - i32::from(a.abs_diff(b) > 2)
        - 3 * i32::from((a == 0) != (b == 0))
}

fn part_likeness(first: &Part, second: &Part) -> i32 {
    if rank(first) != rank(second) {
        let is_prose = |part: &Part| matches!(part.passage.kind, PassageKind::Paragraph | PassageKind::Item(_));
        return if is_prose(first) && is_prose(second) { -1 } else { i32::MIN / 4 };
    }
    if let (PassageKind::Code(_), PassageKind::Code(_)) = (&first.passage.kind, &second.passage.kind) {
        let lines = |part: &Part| part.passage.text.lines().map(str::to_owned).collect::<BTreeSet<String>>();
        let (a, b) = (lines(first), lines(second));
        return 1 + 6 * i32::try_from(a.intersection(&b).count()).unwrap_or(8).min(8);
    }
    let (a, b) = (marks(first), marks(second));
    let shared = i32::try_from(a.intersection(&b).count()).unwrap_or(8).min(8);
    let apart = i32::try_from(a.symmetric_difference(&b).count()).unwrap_or(8).min(4);
    2 + 3 * shared - apart
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
        What::Date(_) | What::Time(..) | What::Always => format!("{:?}", claim.what),
    }
}

/// Finds the order-preserving pairs with the greatest likeness in sum (Needleman and Wunsch).
fn match_up(own: usize, other: usize, likeness: impl Fn(usize, usize) -> i32) -> Vec<(Option<usize>, Option<usize>)> {
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
