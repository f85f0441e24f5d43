//! How many, how bad, and how fast against what was promised.

mod speed;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::ListScope;
use crate::model::SeverityLevel;
use crate::plan::Viewpoint;
use crate::plan::view::TickView;
use crate::plan::view::scale::WIDTH;

pub use speed::ResolutionView;
pub use speed::SpeedView;

/// View of `statistics.html`.
#[derive(Clone, Debug, Serialize)]
pub struct StatisticsView {
    /// How many advisories there are, without those that were withdrawn.
    pub total: usize,
    /// The levels in the picture, most severe first; nothing for what is not rated.
    pub levels: Vec<Option<&'static str>>,
    /// The years, newest first.
    pub years: Vec<YearView>,
    /// How long cases took, by level.
    pub speeds: Vec<SpeedView>,
    /// The marks on the scale of days.
    pub ticks: Vec<TickView>,
    /// How many advisories do not tell when they were reported.
    pub undated: usize,
}

/// The advisories of a year.
#[derive(Clone, Debug, Serialize)]
pub struct YearView {
    /// The year of publication in UTC.
    pub year: i16,
    /// How many.
    pub total: usize,
    /// How many of each level, in the order of the levels; none is left out.
    pub segments: Vec<SegmentView>,
}

/// The advisories of a year and a level.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SegmentView {
    /// The level; nothing for what is not rated.
    pub level: Option<&'static str>,
    /// How many.
    pub count: usize,
    /// Where it begins.
    pub x: i64,
    /// How wide it is.
    pub width: i64,
}

impl StatisticsView {
    /// Makes the view of `statistics.html`.
    pub fn new(viewpoint: Viewpoint<'_>) -> StatisticsView {
        let documents = viewpoint.index.list(&ListScope::All).iter();
        let documents = documents.filter_map(|id| viewpoint.edition.document(id));
        let advisories: Vec<_> = documents.filter_map(|document| Some((document, document.advisory()?))).collect();
        let mut years: BTreeMap<i16, BTreeMap<Option<SeverityLevel>, usize>> = BTreeMap::new();
        for (_, advisory) in &advisories {
            let year = years.entry(advisory.published.date().year()).or_default();
            *year.entry(advisory.level()).or_default() += 1;
        }
        let mut levels: Vec<Option<SeverityLevel>> = years.values().flat_map(BTreeMap::keys).copied().collect();
        levels.sort_unstable_by(|a, b| b.cmp(a));
        levels.dedup();
        let most = years.values().map(|year| year.values().sum::<usize>()).max().unwrap_or_default();
        let year = |(year, counts): (&i16, &BTreeMap<_, usize>)| YearView::new(*year, counts, &levels, most);
        let speed = speed::Survey::new(viewpoint, &advisories);
        StatisticsView {
            total: advisories.len(),
            years: years.iter().rev().map(year).collect(),
            levels: levels.iter().map(|level| level.map(SeverityLevel::as_str)).collect(),
            ticks: speed.ticks(),
            undated: speed.undated(),
            speeds: speed.views(viewpoint),
        }
    }
}

impl YearView {
    fn new(
        year: i16,
        counts: &BTreeMap<Option<SeverityLevel>, usize>,
        levels: &[Option<SeverityLevel>],
        most: usize,
    ) -> YearView {
        // The longest bar takes all the room.
        let x = |count: usize| to_number(count) * WIDTH / to_number(most.max(1));
        let mut before = 0;
        let segments = levels.iter().map(|level| {
            let count = counts.get(level).copied().unwrap_or_default();
            let from = x(before);
            before += count;
            SegmentView { level: level.map(SeverityLevel::as_str), count, x: from, width: x(before) - from }
        });
        let segments = segments.collect();
        YearView { year, total: before, segments }
    }
}

fn to_number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX / WIDTH)
}
