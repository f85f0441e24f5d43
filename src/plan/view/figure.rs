//! Pictures of time and of versions, to scale.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::Advisory;
use crate::model::Product;
use crate::model::Series;
use crate::model::Support;
use crate::plan::Viewpoint;
use crate::plan::view::MomentTickView;
use crate::plan::view::MomentView;
use crate::plan::view::VersionRowView;
use crate::plan::view::scale::TimeScale;
use crate::plan::view::scale::WIDTH;

/// What happened to an advisory, to scale.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineFigureView {
    /// What happened, oldest first.
    pub events: Vec<EventDotView>,
    /// The marks on the scale.
    pub ticks: Vec<MomentTickView>,
}

/// Something that happened.
#[derive(Clone, Debug, Serialize)]
pub struct EventDotView {
    /// When.
    pub on: MomentView,
    /// What; words: message `timeline-WORD` with hyphens for underscores.
    pub event: &'static str,
    /// Where it stands, from 0 to 480.
    pub x: i64,
}

impl TimelineFigureView {
    /// Makes the view; `None` where less than two things happened.
    pub fn new(advisory: &Advisory) -> Option<TimelineFigureView> {
        let mut entries: Vec<_> = advisory.timeline.iter().collect();
        entries.sort_by_key(|entry| entry.on.timestamp());
        let scale = TimeScale::of(entries.iter().map(|entry| entry.on.date()))?;
        let events = entries.iter().map(|entry| EventDotView {
            on: MomentView::new(&entry.on),
            event: entry.event.as_str(),
            x: scale.x(entry.on.date()),
        });
        (entries.len() > 1).then(|| TimelineFigureView { events: events.collect(), ticks: scale.ticks() })
    }
}

/// How long the branches of a product are supported, to scale.
#[derive(Clone, Debug, Serialize)]
pub struct SupportFigureView {
    /// The branches, in the order of the source.
    pub bars: Vec<SupportBarView>,
    /// The marks on the scale.
    pub ticks: Vec<MomentTickView>,
    /// Where the day of the build stands.
    pub today_x: i64,
}

/// The support of a branch.
#[derive(Clone, Debug, Serialize)]
pub struct SupportBarView {
    /// The branch.
    pub name: String,
    /// The last day of support; absent where no end is set, and the bar goes on to the end of the scale.
    pub until: Option<MomentView>,
    /// Whether it is supported on the day of the build.
    pub is_supported: bool,
    /// Where the bar begins.
    pub x: i64,
    /// How wide it is.
    pub width: i64,
}

impl SupportFigureView {
    /// Makes the view of a product; `None` where no branch has an end of support, or the begin of one is not known.
    pub fn new(viewpoint: Viewpoint<'_>, product: &Product) -> Option<SupportFigureView> {
        let today = viewpoint.day();
        let ends = product.series.iter().filter_map(|series| series.support_until);
        ends.clone().next()?;
        let starts = product.series.iter().map(|series| first_release(product, series));
        let starts: Vec<Date> = starts.collect::<Option<_>>()?;
        let scale = TimeScale::of(starts.iter().copied().chain(ends).chain([today]))?;
        let bars = product.series.iter().zip(starts).map(|(series, start)| {
            let x = scale.x(start);
            let end = series.support_until.map_or(WIDTH, |until| scale.x(until));
            SupportBarView {
                name: series.name.clone(),
                until: series.support_until.and_then(MomentView::of_day),
                is_supported: matches!(series.support_on(today), Support::Supported(_)),
                x,
                width: (end - x).max(2),
            }
        });
        Some(SupportFigureView { bars: bars.collect(), ticks: scale.ticks(), today_x: scale.x(today) })
    }
}

fn first_release(product: &Product, series: &Series) -> Option<Date> {
    let releases = product.releases.iter().filter(|release| series.contains(&release.version));
    releases.filter_map(|release| release.on).min()
}

/// The releases of a page that each advisory affects, the lowest version on the left.
#[derive(Clone, Debug, Serialize)]
pub struct RangesFigureView {
    /// The releases.
    pub releases: Vec<ReleaseTickView>,
    /// For each column of the table the runs of affected releases.
    pub bars: Vec<Vec<RunView>>,
}

/// A release on the scale.
#[derive(Clone, Debug, Serialize)]
pub struct ReleaseTickView {
    /// The version.
    pub version: String,
    /// The middle of its room.
    pub x: i64,
}

/// An unbroken run of affected releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RunView {
    /// Where it begins.
    pub x: i64,
    /// How wide it is.
    pub width: i64,
}

impl RangesFigureView {
    /// Makes the view of the rows of a table, whose highest version comes first; `None` for one without cells.
    pub fn new(rows: &[VersionRowView]) -> Option<RangesFigureView> {
        let columns = rows.first().map(|row| row.cells.len()).filter(|columns| *columns > 0)?;
        let count = i64::try_from(rows.len()).ok()?;
        let x = |place: usize| i64::try_from(place).map_or(WIDTH, |place| place * WIDTH / count);
        let tick = |(place, row): (usize, &VersionRowView)| ReleaseTickView {
            version: row.version.clone(),
            x: (x(place) + x(place + 1)) / 2,
        };
        let bars = (0..columns).map(|column| {
            let is_affected = |row: &VersionRowView| row.cells[column] == Some("affected");
            runs(&rows.iter().rev().map(is_affected).collect::<Vec<_>>())
        });
        let bars = bars.map(|runs| {
            let run = |(start, end): (usize, usize)| RunView { x: x(start), width: x(end) - x(start) };
            runs.into_iter().map(run).collect()
        });
        Some(RangesFigureView { releases: rows.iter().rev().enumerate().map(tick).collect(), bars: bars.collect() })
    }
}

/// Returns where runs begin, and behind which place they end.
pub(in crate::plan::view) fn runs(marks: &[bool]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for place in (0..marks.len()).filter(|place| marks[*place]) {
        match runs.last_mut() {
            Some((_, end)) if *end == place => *end += 1,
            Some(_) | None => runs.push((place, place + 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_one_run() {
        assert_eq!(runs(&[true, true, false, true]), [(0, 2), (3, 4)]);
        assert_eq!(runs(&[false]), []);
    }

    #[test]
    fn bars_stand_over_their_releases() {
        let row = |version: &str, cell| VersionRowView {
            version: version.to_owned(),
            href: String::new(),
            on: None,
            affected: 0,
            cells: vec![cell],
        };
        let rows = [row("3", None), row("2", Some("affected")), row("1", Some("under-investigation"))];
        let figure = RangesFigureView::new(&rows).unwrap();
        assert_eq!(figure.bars, [vec![RunView { x: 160, width: 160 }]]);
        assert_eq!(
            figure.releases.iter().map(|tick| (tick.version.as_str(), tick.x)).collect::<Vec<_>>(),
            [("1", 80), ("2", 240), ("3", 400)]
        );
        assert!(RangesFigureView::new(&[]).is_none());
    }
}
