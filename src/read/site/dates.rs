//! Days of a product that contradict each other.

use std::cmp::Ordering;

use jiff::civil::Date;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Release;
use crate::model::Series;
use crate::text::Span;
use crate::text::Spanned;

/// The first year in which support of software can have ended that somebody still tells of.
const FIRST_END: i16 = 1970;

/// A series, and where the end of its support stands.
pub(super) type Ending = (Series, Option<Span>);

/// Reports support that ends before it can have begun, and releases that came before the one below them.
pub(super) fn check(series: &[Ending], releases: &[Spanned<Release>], report: &mut Report) {
    let dated: Vec<Dated<'_>> = releases.iter().filter_map(Dated::of).collect();
    for (series, place) in series {
        let end = series.support_until.zip(*place);
        if let Some(early) = end.and_then(|end| early_end(series, end, &dated)) {
            report.push(early);
        }
    }
    report_disordered(dated, report);
}

/// A release whose day is known.
#[derive(Clone, Copy)]
struct Dated<'r> {
    release: &'r Release,
    on: Date,
    place: Span,
}

impl Dated<'_> {
    fn of(release: &Spanned<Release>) -> Option<Dated<'_>> {
        Some(Dated { release: &release.value, on: release.value.on?, place: release.span })
    }

    /// Returns its version before and behind the last dot, where a number stands behind it.
    fn split(&self) -> Option<(&str, &str)> {
        let (head, last) = self.release.version.as_str().rsplit_once('.')?;
        last.bytes().all(|byte| byte.is_ascii_digit()).then_some((head, last))
    }
}

fn early_end(series: &Series, (end, place): (Date, Span), releases: &[Dated<'_>]) -> Option<Diagnostic> {
    let is_own = |one: &&Dated<'_>| !series.has_bounds() || series.contains(&one.release.version);
    let first = releases.iter().filter(is_own).min_by_key(|one| one.on).filter(|first| end < first.on);
    let told = |what: &str| {
        let message = format!("support of `{}` ends on {end}, before {what}", series.name);
        Diagnostic::new(Code::ProductDates, place, message).hint("write the last day on which it gets fixes")
    };
    match first {
        Some(first) => {
            Some(told(&format!("its first release on {}", first.on)).related(first.place, "the first release"))
        }
        None => (end.year() < FIRST_END).then(|| told("there was anything to support")),
    }
}

/// Of versions that differ in their last number alone, the lower one comes first.
///
/// Of other versions nothing can be told: an older branch still gets releases when a newer one has begun.
fn report_disordered(mut releases: Vec<Dated<'_>>, report: &mut Report) {
    releases.retain(|one| one.split().is_some());
    releases.sort_by(|a, b| {
        let heads = a.split().map(|(head, _)| head).cmp(&b.split().map(|(head, _)| head));
        heads.then_with(|| a.release.version.compare(&b.release.version).unwrap_or(Ordering::Equal))
    });
    for pair in releases.windows(2) {
        let [lower, higher] = [pair[0], pair[1]];
        let is_one_line = lower.split().map(|(head, _)| head) == higher.split().map(|(head, _)| head);
        let is_above = higher.release.version.compare(&lower.release.version) == Some(Ordering::Greater);
        if is_one_line && is_above && higher.on < lower.on {
            let (version, before) = (&higher.release.version, &lower.release.version);
            let message = format!("`{version}` came out on {}, before `{before}` on {}", higher.on, lower.on);
            let diagnostic = Diagnostic::new(Code::ProductDates, higher.place, message);
            report.push(diagnostic.related(lower.place, "the release below it").hint("correct the day of one of them"));
        }
    }
}
