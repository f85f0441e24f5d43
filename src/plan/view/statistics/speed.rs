//! How long cases took from the report to the last fix, against what was promised for their level.
//!
//! A case is an advisory with a `reported` in its timeline; it is closed by its last `fix_released`, else by the last of
//! the releases that its ranges name as fixed. One whose fixed versions have no day is neither closed nor open, and is left
//! out. A promise counts from the report. Every case counts; what is left out of the picture is said.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::check::EditionDocument;
use crate::model::Advisory;
use crate::model::Product;
use crate::model::ProductId;
use crate::model::Quantity;
use crate::model::SeverityLevel;
use crate::model::TimelineEvent;
use crate::model::Version;
use crate::plan::Viewpoint;
use crate::plan::view::MomentView;
use crate::plan::view::QuantityView;
use crate::plan::view::TickView;
use crate::plan::view::scale::NumberScale;
use crate::plan::view::scale::days_between;

/// How many cases of a level are drawn and listed at most, the newest ones.
const MOST_CASES: usize = 300;

/// How far two dots in a row are apart at least, in units of the picture.
const DOT: i64 = 13;

/// How many rows of dots a level has at most; then dots cover each other.
const MOST_LANES: usize = 8;

/// The cases of a level.
#[derive(Clone, Debug, Serialize)]
pub struct SpeedView {
    /// The level.
    pub level: &'static str,
    /// What was promised.
    pub promised: Option<QuantityView>,
    /// Where the promise stands on the scale, taken from the day of the build.
    pub promised_x: Option<i64>,
    /// How many cases kept the promise.
    pub kept: usize,
    /// How many were fixed too late, or are open past their day.
    pub missed: usize,
    /// How many are open and have time.
    pub pending: usize,
    /// The cases, those that were reported last first.
    pub cases: Vec<ResolutionView>,
    /// How many older ones are counted and neither drawn nor listed.
    pub left_out: usize,
    /// How many rows of dots there are.
    pub lanes: usize,
}

/// How long a case took.
#[derive(Clone, Debug, Serialize)]
pub struct ResolutionView {
    /// The advisory's id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// When it was reported.
    pub reported: MomentView,
    /// When it was fixed; absent while it is open.
    pub fixed: Option<MomentView>,
    /// Days from the report to the fix, or to the day of the build.
    pub days: i64,
    /// `kept`, `missed`, `pending`, or nothing without a promise.
    pub outcome: Option<&'static str>,
    /// Where its dot stands on the scale.
    pub x: i64,
    /// In which row, from 0.
    pub lane: usize,
}

/// All cases, by level.
pub(super) struct Survey<'a> {
    levels: BTreeMap<SeverityLevel, Vec<Case<'a>>>,
    promises: BTreeMap<SeverityLevel, Quantity>,
    today: Date,
    scale: NumberScale,
    undated: usize,
}

struct Case<'a> {
    document: &'a EditionDocument,
    advisory: &'a Advisory,
    reported: Date,
    fixed: Option<Date>,
    /// The last day that keeps the promise.
    due: Option<Date>,
    days: i64,
}

impl<'a> Survey<'a> {
    /// Reads the timelines of advisories.
    pub(super) fn new(viewpoint: Viewpoint<'_>, advisories: &[(&'a EditionDocument, &'a Advisory)]) -> Survey<'a> {
        let today = viewpoint.day();
        let rows = viewpoint.edition.site().severity.iter();
        let promises: BTreeMap<SeverityLevel, Quantity> =
            rows.filter_map(|row| Some((row.level.value, row.resolve_within?))).collect();
        let releases = ReleaseDays::new(viewpoint);
        let mut levels: BTreeMap<SeverityLevel, Vec<Case<'a>>> = BTreeMap::new();
        let mut undated = 0;
        for (document, advisory) in advisories.iter().copied() {
            match (advisory.level(), first(advisory, TimelineEvent::Reported)) {
                (Some(level), Some(reported)) => {
                    let due = promises.get(&level).and_then(|promise| promise.after(reported));
                    let told = last(advisory, TimelineEvent::FixReleased).map(Fix::On);
                    let fixed = match told.unwrap_or_else(|| releases.fix(advisory)) {
                        Fix::On(day) => Some(day),
                        Fix::Open => None,
                        Fix::Undated => {
                            undated += 1;
                            continue;
                        }
                    };
                    let days = days_between(reported, fixed.unwrap_or(today)).max(0);
                    let case = Case { document, advisory, reported, fixed, due, days };
                    levels.entry(level).or_default().push(case);
                }
                (_, None) | (None, _) => undated += 1,
            }
        }
        let days = levels.values().flatten().map(|case| case.days);
        let promised = promises.values().filter_map(|promise| Some(days_between(today, promise.after(today)?)));
        let most = days.chain(promised).max().unwrap_or_default();
        Survey { levels, promises, today, scale: NumberScale::to(most), undated }
    }

    /// Returns the marks on the scale of days.
    pub(super) fn ticks(&self) -> Vec<TickView> {
        self.scale.ticks()
    }

    /// Returns how many advisories have no report in their timeline, no day of their fix, or no level.
    pub(super) fn undated(&self) -> usize {
        self.undated
    }

    /// Makes the views of the levels that have cases, most severe first.
    pub(super) fn views(mut self, viewpoint: Viewpoint<'_>) -> Vec<SpeedView> {
        let levels = std::mem::take(&mut self.levels);
        levels.into_iter().rev().map(|(level, cases)| self.view(viewpoint, level, cases)).collect()
    }

    fn view(&self, viewpoint: Viewpoint<'_>, level: SeverityLevel, mut cases: Vec<Case<'_>>) -> SpeedView {
        cases.sort_by(|a, b| b.reported.cmp(&a.reported).then_with(|| b.advisory.id.cmp(&a.advisory.id)));
        let outcomes: Vec<_> = cases.iter().filter_map(|case| case.outcome(self.today)).collect();
        let count = |outcome: &str| outcomes.iter().filter(|one| **one == outcome).count();
        let promised = self.promises.get(&level);
        let due = promised.and_then(|promise| promise.after(self.today));
        let shown = cases.len().min(MOST_CASES);
        let mut views: Vec<ResolutionView> = cases[..shown].iter().map(|case| self.case(viewpoint, case)).collect();
        let lanes = arrange(&mut views);
        SpeedView {
            level: level.as_str(),
            promised: promised.map(QuantityView::new),
            promised_x: due.map(|due| self.scale.x(days_between(self.today, due))),
            kept: count("kept"),
            missed: count("missed"),
            pending: count("pending"),
            cases: views,
            left_out: cases.len() - shown,
            lanes,
        }
    }

    fn case(&self, viewpoint: Viewpoint<'_>, case: &Case<'_>) -> ResolutionView {
        ResolutionView {
            id: case.advisory.id.to_string(),
            href: viewpoint.document_href(case.document),
            reported: MomentView::of_day(case.reported).expect("days of timelines are moments"),
            fixed: case.fixed.and_then(MomentView::of_day),
            days: case.days,
            outcome: case.outcome(self.today),
            x: self.scale.x(case.days),
            lane: 0,
        }
    }
}

impl Case<'_> {
    fn outcome(&self, today: Date) -> Option<&'static str> {
        let due = self.due?;
        Some(match self.fixed {
            Some(fixed) if fixed <= due => "kept",
            None if today <= due => "pending",
            Some(_) | None => "missed",
        })
    }
}

/// The days on which the releases of all products came out, of those that are out.
struct ReleaseDays<'a> {
    viewpoint: Viewpoint<'a>,
    days: BTreeMap<(&'a ProductId, &'a str), Date>,
}

impl<'a> ReleaseDays<'a> {
    fn new(viewpoint: Viewpoint<'a>) -> ReleaseDays<'a> {
        let today = viewpoint.day();
        let products = viewpoint.edition.site().products.iter();
        let days = products.flat_map(|product| {
            let days = product.releases.iter().filter_map(|release| Some((release, release.on?)));
            let days = days.filter(move |(_, on)| *on <= today);
            days.map(|(release, on)| ((&product.id.value, release.version.as_str()), on))
        });
        ReleaseDays { viewpoint, days: days.collect() }
    }

    /// Returns when the last fixed version came out.
    fn fix(&self, advisory: &Advisory) -> Fix {
        let affected = advisory.vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.affected);
        let (mut last, mut is_dated) = (None, true);
        for affected in affected {
            let product = self.viewpoint.index.product(self.viewpoint.edition, &affected.product);
            let Some(product) = product.filter(|_| affected.versions.is_empty()) else { return Fix::Open };
            for range in &affected.ranges {
                let Some(version) = range.fixed() else {
                    if product.is_no_fix_planned(range, self.viewpoint.day()) {
                        continue;
                    }
                    return Fix::Open;
                };
                match self.days.get(&(&affected.product, version.as_str())) {
                    Some(day) => last = last.max(Some(*day)),
                    None if is_to_come(product, version) => return Fix::Open,
                    None => is_dated = false,
                }
            }
        }
        match last {
            _ if !is_dated => Fix::Undated,
            Some(day) => Fix::On(day),
            None => Fix::Open,
        }
    }
}

/// When a case was closed.
enum Fix {
    On(Date),
    /// It was, and nothing tells when.
    Undated,
    Open,
}

/// Returns whether a release is not out yet: its day is to come, or it is none of those that the product lists.
fn is_to_come(product: &Product, version: &Version) -> bool {
    let stated = product.releases.iter().find(|release| release.version.as_str() == version.as_str());
    stated.map_or(!product.releases.is_empty(), |release| release.on.is_some())
}

/// Gives dots that would cover each other rows of their own, and returns how many rows there are.
fn arrange(cases: &mut [ResolutionView]) -> usize {
    let mut order: Vec<usize> = (0..cases.len()).collect();
    order.sort_by_key(|place| cases[*place].x);
    let mut ends: Vec<i64> = Vec::new();
    for place in order {
        let x = cases[place].x;
        let free = ends.iter().position(|end| x - end >= DOT);
        let lane = free.unwrap_or(if ends.len() < MOST_LANES { ends.len() } else { place % MOST_LANES });
        match ends.get_mut(lane) {
            Some(end) => *end = x,
            None => ends.push(x),
        }
        cases[place].lane = lane;
    }
    ends.len()
}

fn first(advisory: &Advisory, event: TimelineEvent) -> Option<Date> {
    advisory.timeline.iter().filter(|entry| entry.event == event).map(|entry| entry.on.date()).min()
}

fn last(advisory: &Advisory, event: TimelineEvent) -> Option<Date> {
    advisory.timeline.iter().filter(|entry| entry.event == event).map(|entry| entry.on.date()).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dot(x: i64) -> ResolutionView {
        let reported = MomentView::of_day("2026-01-01".parse().unwrap()).unwrap();
        let (id, href) = ("EX-2026-0001".to_owned(), String::new());
        ResolutionView { id, href, reported, fixed: None, days: x, outcome: None, x, lane: 0 }
    }

    #[test]
    fn dots_that_would_cover_each_other_stand_in_rows() {
        let mut dots = [0, 5, 13, 14, 100].map(dot);
        assert_eq!(arrange(&mut dots), 3);
        assert_eq!(dots.map(|dot| dot.lane), [0, 1, 0, 2, 0]);
    }
}
