//! Sections that each language sorts by its own alphabet, such as those of a glossary.

use std::ops::Range;

use icu_normalizer::DecomposingNormalizerBorrowed;

use crate::check::drift::align::MOST_COMPARISONS;
use crate::check::drift::align::SectionTraits;
use crate::check::drift::align::shared;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::drift::reading::Section;
use crate::check::script::is_han;

/// Fewer headings may be in the order of the alphabet by chance.
const RUN: usize = 4;

/// Pairs as many sections of one text as of another: by position, but those of a run that is sorted in both texts by what
/// they share.
pub(in crate::check::drift::align) fn pair(
    (source, own): (&Reading<'_>, &[Section]),
    (translation, other): (&Reading<'_>, &[Section]),
) -> Vec<(Option<usize>, Option<usize>)> {
    let mut partners: Vec<usize> = (0..own.len()).collect();
    for run in runs(source, own) {
        let is_moved = is_moved((source, &own[run.clone()]), (translation, &other[run.clone()]));
        if is_moved && is_sorted(translation, &other[run.clone()]) {
            let own = SectionTraits::all(source, &own[run.clone()]);
            let found = partners_in(&own, &SectionTraits::all(translation, &other[run.clone()]));
            for (at, partner) in found.into_iter().enumerate() {
                partners[run.start + at] = run.start + partner;
            }
        }
    }
    partners.into_iter().enumerate().map(|(at, partner)| (Some(at), Some(partner))).collect()
}

/// Whether few headings of one text stand in the same place of the other: with the names of programs sections keep their
/// order.
fn is_moved((source, own): (&Reading<'_>, &[Section]), (translation, other): (&Reading<'_>, &[Section])) -> bool {
    let text = |reading: &Reading<'_>, section: &Section| section.heading.map(|at| reading.parts[at].lower());
    let same = own.iter().zip(other).filter(|(own, other)| text(source, own) == text(translation, other)).count();
    2 * same < own.len()
}

/// Returns the runs of sections of one level whose headings are sorted.
fn runs(reading: &Reading<'_>, sections: &[Section]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for end in 1..=sections.len() {
        if end == sections.len() || !is_sorted(reading, &sections[end - 1..=end]) {
            let is_run = end - start >= RUN && (end - start).pow(2) <= MOST_COMPARISONS;
            runs.extend(is_run.then_some(start..end));
            start = end;
        }
    }
    runs
}

/// Whether sections have headings of one level in the order of their letters; Chinese characters have none, and numbers are
/// in the same order in every language.
fn is_sorted(reading: &Reading<'_>, sections: &[Section]) -> bool {
    let heading = |section: &Section| section.heading.map(|at| &reading.parts[at]);
    sections.windows(2).all(|pair| match (heading(&pair[0]), heading(&pair[1])) {
        (Some(a), Some(b)) => {
            let is_read = [a, b].iter().all(|part| !part.folded.lower.iter().any(|c| is_han(*c)));
            let [first, second] = [letters(a), letters(b)];
            let is_numbered = [&first, &second].iter().any(|letters| letters.starts_with(|c: char| c.is_numeric()));
            is_read && !is_numbered && a.passage.kind == b.passage.kind && first < second
        }
        _ => false,
    })
}

/// Returns the letters of a heading without their accents.
fn letters(heading: &Part) -> String {
    let text = DecomposingNormalizerBorrowed::new_nfkd().normalize(&heading.lower()).replace('œ', "oe");
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Returns for each section the one that shares most with it, each once; the others keep their order.
fn partners_in(own: &[SectionTraits], other: &[SectionTraits]) -> Vec<usize> {
    let mut found: Vec<Option<usize>> = vec![None; own.len()];
    let mut is_free = vec![true; other.len()];
    let mut pairs: Vec<(i32, usize, usize)> = Vec::new();
    for (a, first) in own.iter().enumerate() {
        for (b, second) in other.iter().enumerate() {
            let common = shared(&first.marks, &second.marks);
            // Where position and marks agree, position holds.
            pairs.extend((common > 0).then_some((2 * common + i32::from(a == b), a, b)));
        }
    }
    pairs.sort_by_key(|(common, ..)| std::cmp::Reverse(*common));
    for (_, a, b) in pairs {
        if found[a].is_none() && is_free[b] {
            (found[a], is_free[b]) = (Some(b), false);
        }
    }
    let mut left = (0..other.len()).filter(|b| is_free[*b]).collect::<Vec<usize>>().into_iter();
    found.into_iter().map(|partner| partner.or_else(|| left.next()).expect("as many are left as are free")).collect()
}
