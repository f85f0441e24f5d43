//! What becomes of affected versions.

use std::cmp::Ordering;

use crate::export::statement::FIX;
use crate::export::statement::Leaf;
use crate::export::statement::Subject;
use crate::model::Affected;
use crate::model::AffectedRange;
use crate::model::Product;
use crate::model::RangeEnd;
use crate::model::RangeStart;
use crate::model::Series;
use crate::model::Support;
use crate::model::Version;
use crate::model::ordered;
use crate::phrase::PhraseError;

/// What becomes of affected versions; of one version nothing else holds at the same time.
#[derive(Clone, Copy)]
pub(in crate::export) enum Cure<'a> {
    /// A version is fixed.
    Fixed {
        version: &'a Version,
        /// Whether no version after it is affected again.
        is_for_good: bool,
    },
    /// The text says how it is fixed, since no version does.
    InText,
    /// No fix is planned, perhaps because support of a series has ended.
    NonePlanned(Option<&'a Series>),
    /// There is none yet.
    NoneYet,
}

impl<'a> Cure<'a> {
    /// Returns what becomes of each range of a product, in the order of the source.
    ///
    /// A range may end where the next one begins. Its fixed version is affected then, and what becomes of the next one
    /// becomes of it too.
    pub(super) fn of_ranges(subject: &Subject<'a>, product: &'a Product, affected: &'a Affected) -> Vec<Cure<'a>> {
        let sorted = sorted(&affected.ranges);
        let last = last_begin(product, affected, &sorted);
        let mut cures = vec![Cure::NoneYet; affected.ranges.len()];
        for run in sorted.iter().rev() {
            cures[run.index] = match &run.range.end {
                RangeEnd::Fixed(version) => match containing(&sorted, version) {
                    Some(next) => cures[next],
                    None => {
                        Cure::Fixed { version, is_for_good: last.as_ref().is_none_or(|last| is_before(last, version)) }
                    }
                },
                RangeEnd::LastAffected(..) | RangeEnd::Open(_) => Cure::unfixed(subject, product, run.range),
            };
        }
        cures
    }

    fn unfixed(subject: &Subject<'a>, product: &'a Product, range: &AffectedRange) -> Cure<'a> {
        if !product.is_no_fix_planned(range, subject.day) {
            return Cure::NoneYet;
        }
        let series = product.series_of_range(range);
        Cure::NonePlanned(series.filter(|series| matches!(series.support_on(subject.day), Support::Ended(_))))
    }

    /// Returns what becomes of a version that is listed, for which only the text can say how it is fixed.
    pub(super) fn of_version(subject: &Subject<'a>) -> Cure<'a> {
        if subject.section(FIX).is_some() { Cure::InText } else { Cure::NoneYet }
    }
}

impl Cure<'_> {
    /// Says what becomes of a product at some of its versions.
    pub(in crate::export) fn in_words(&self, subject: &Subject<'_>, leaf: &Leaf<'_>) -> Result<String, PhraseError> {
        match self {
            Cure::Fixed { version, is_for_good } => {
                let message = if *is_for_good { "csaf-fix-or-later" } else { "csaf-fix" };
                subject.words(message, &[("product", &leaf.product.name), ("version", version.as_str())])
            }
            Cure::InText => Ok(subject.section(FIX).unwrap_or_default().to_owned()),
            Cure::NonePlanned(None) => subject.words("csaf-no-fix-planned", &[]),
            Cure::NonePlanned(Some(series)) => {
                let date = series.support_until.map(|day| subject.phrases.day(day)).unwrap_or_default();
                subject.words("csaf-no-fix-planned-ended", &[("series", &series.name), ("date", &date)])
            }
            Cure::NoneYet => subject.words("csaf-no-fix-yet", &[]),
        }
    }
}

/// Returns the versions that end ranges and are not affected themselves, in the order of the source.
pub(super) fn fixed_versions(affected: &Affected) -> Vec<&Version> {
    let sorted = sorted(&affected.ranges);
    let fixed = affected.ranges.iter().filter_map(AffectedRange::fixed);
    fixed.filter(|version| containing(&sorted, version).is_none()).collect()
}

/// A range with its place in the source.
struct Run<'a> {
    index: usize,
    range: &'a AffectedRange,
}

impl<'a> Run<'a> {
    fn start(&self) -> Option<&'a Version> {
        match &self.range.start {
            RangeStart::Beginning => None,
            RangeStart::At(version) => Some(version),
        }
    }
}

/// Returns the ranges by the version that they begin with.
fn sorted(ranges: &[AffectedRange]) -> Vec<Run<'_>> {
    let runs = ranges.iter().enumerate().map(|(index, range)| Run { index, range });
    ordered(runs, |a, b| a.range.start.compare(&b.range.start))
}

/// Returns the place in the source of the range that holds a version; ranges do not overlap.
fn containing(sorted: &[Run<'_>], version: &Version) -> Option<usize> {
    let begun = sorted.partition_point(|run| run.start().is_none_or(|start| !is_before(version, start)));
    let run = sorted[..begun].last()?;
    (run.range.contains(version) == Some(true)).then_some(run.index)
}

/// Returns the last version at which versions begin to be affected.
fn last_begin(product: &Product, affected: &Affected, sorted: &[Run<'_>]) -> Option<Version> {
    let listed = affected.versions.iter().filter_map(|text| Version::parse(product.scheme, text).ok());
    let starts = sorted.last().and_then(Run::start).cloned();
    listed.chain(starts).reduce(|last, next| if is_before(&last, &next) { next } else { last })
}

fn is_before(a: &Version, b: &Version) -> bool {
    a.compare(b).is_some_and(Ordering::is_lt)
}
