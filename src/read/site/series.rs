//! Series, the branches of a product.

use std::cmp::Ordering;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Run;
use crate::model::Series;
use crate::model::Version;
use crate::model::VersionScheme;
use crate::model::overlaps;
use crate::read::fields::Fields;
use crate::read::site::dates::Ending;
use crate::read::site::product::read_version;
use crate::read::site::twice::report_twice;
use crate::text::Span;
use crate::text::Spanned;

/// Reads `series` of a product; no version belongs to two of them.
pub(super) fn read_all(fields: &mut Fields<'_>, scheme: VersionScheme, report: &mut Report) -> Vec<Ending> {
    let tables = fields.tables("series", report).into_iter();
    let read: Vec<_> = tables.filter_map(|table| read(table, scheme, report)).collect();
    let (series, ends): (Vec<Spanned<Series>>, Vec<Option<Span>>) = read.into_iter().unzip();
    report_twice(series.iter().map(|series| Spanned::new(series.value.name.as_str(), series.span)), report);
    report_overlaps(&series, report);
    series.into_iter().map(|series| series.value).zip(ends).collect()
}

/// Reads a series and where the end of its support stands; its own place is that of its name.
fn read(mut table: Fields<'_>, scheme: VersionScheme, report: &mut Report) -> Option<(Spanned<Series>, Option<Span>)> {
    let name = table.require_text("name", report);
    let from = read_version(&mut table, "from", scheme, report);
    let before = read_version(&mut table, "before", scheme, report);
    let support_until = table.date("support_until", report);
    if let (Some(from), Some(before)) = (&from, &before)
        && from.value.compare(&before.value).is_some_and(|order| order.is_ge())
    {
        let message = format!("the series ends at `{}`, not above `{}`", before.value, from.value);
        report.push(Diagnostic::new(Code::RangeInvalid, before.span, message).related(from.span, "begins here"));
    }
    table.finish(report);
    let Spanned { value: name, span } = name?;
    let (from, before) = (from.map(|from| from.value), before.map(|before| before.value));
    let (end, support_until) = support_until.map(|until| (until.span, until.value)).unzip();
    Some((Spanned::new(Series { name, from, before, support_until }, span), end))
}

/// Reports series that share versions with the one that begins before them.
fn report_overlaps(series: &[Spanned<Series>], report: &mut Report) {
    let bounded = series.iter().filter(|series| series.value.has_bounds());
    for (later, earlier) in overlaps(bounded) {
        report.push(overlap(earlier, later));
    }
}

fn overlap(earlier: &Spanned<Series>, later: &Spanned<Series>) -> Diagnostic {
    let message = format!("the series `{}` and `{}` share versions", earlier.value.name, later.value.name);
    let hint = match &later.value.from {
        Some(from) if is_followed(earlier, later) => {
            format!("give `{}` the end `before = \"{from}\"`", earlier.value.name)
        }
        _ => "let one of them begin with `from` where the other one ends".to_owned(),
    };
    Diagnostic::new(Code::RangeOverlap, earlier.span, message).related(later.span, "the other one").hint(hint)
}

/// Returns whether a series could end where another one begins, and no version would be without a series.
fn is_followed(earlier: &Spanned<Series>, later: &Spanned<Series>) -> bool {
    earlier.order_of_starts(&later).is_lt() && !later.ends_before(&earlier)
}

impl Run for &Spanned<Series> {
    fn order_of_starts(&self, other: &Self) -> Ordering {
        match (&self.value.from, &other.value.from) {
            (Some(a), Some(b)) => a.compare(b).unwrap_or(Ordering::Equal),
            (a, b) => a.is_some().cmp(&b.is_some()),
        }
    }

    /// Of versions without an order nothing can be told.
    fn begins_within(&self, earlier: &Self) -> bool {
        let is_below = |from: &Version, before: &Version| from.compare(before).is_some_and(Ordering::is_lt);
        let is_ordered = |a: &Option<Version>, b: &Option<Version>| match (a, b) {
            (Some(a), Some(b)) => a.compare(b).is_some(),
            _ => true,
        };
        let (later, earlier) = (&self.value, &earlier.value);
        match (&later.from, &earlier.before) {
            (Some(from), Some(before)) => is_below(from, before),
            (Some(_), None) => is_ordered(&later.from, &earlier.from),
            (None, _) => is_ordered(&later.before, &earlier.before),
        }
    }

    fn ends_before(&self, other: &Self) -> bool {
        match (&self.value.before, &other.value.before) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(a), Some(b)) => a.compare(b).is_some_and(Ordering::is_lt),
        }
    }
}
