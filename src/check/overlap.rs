//! Affected versions of a product that are stated twice.
//!
//! Ranges and exact versions are sorted by the product's scheme and then met in one pass, so that long lists cost
//! little. A range may begin where another ends.

use std::cmp::Ordering;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::AffectedRange;
use crate::model::Product;
use crate::model::RangeEnd;
use crate::model::RangeStart;
use crate::model::Run;
use crate::model::Version;
use crate::model::ordered;
use crate::model::overlaps;
use crate::text::Span;
use crate::text::Spanned;

/// Reports ranges that overlap, and exact versions that a range holds, that are its fixed one or that are listed twice.
pub(in crate::check) fn check(
    product: &Product,
    ranges: &[Spanned<AffectedRange>],
    versions: &[Spanned<Version>],
    report: &mut Report,
) {
    let exact = versions.iter().map(|version| AffectedRun::at(&version.value, version.span));
    for (run, widest) in overlaps(ranges.iter().map(AffectedRun::of_range).chain(exact)) {
        report.push(describe(product, &run, &widest));
    }
    report_fixed(ranges, versions, report);
}

/// An unbroken run of affected versions: a range, or one version.
#[derive(Clone, Copy)]
struct AffectedRun<'v> {
    /// The first version; `None` for the beginning.
    start: Option<&'v Version>,
    end: End<'v>,
    is_exact: bool,
    place: Span,
}

/// Where a run ends.
#[derive(Clone, Copy)]
enum End<'v> {
    Before(&'v Version),
    At(&'v Version),
    Never,
}

impl<'v> AffectedRun<'v> {
    fn of_range(range: &'v Spanned<AffectedRange>) -> AffectedRun<'v> {
        let start = match &range.value.start {
            RangeStart::Beginning => None,
            RangeStart::At(version) => Some(version),
        };
        let end = match &range.value.end {
            RangeEnd::Fixed(version) => End::Before(version),
            RangeEnd::LastAffected(version, _) => End::At(version),
            RangeEnd::Open(_) => End::Never,
        };
        AffectedRun { start, end, is_exact: false, place: range.span }
    }

    fn at(version: &'v Version, place: Span) -> AffectedRun<'v> {
        AffectedRun { start: Some(version), end: End::At(version), is_exact: true, place }
    }
}

impl<'v> Run for AffectedRun<'v> {
    fn order_of_starts(&self, other: &AffectedRun<'v>) -> Ordering {
        match (self.start, other.start) {
            (Some(a), Some(b)) => order(a, b),
            (a, b) => a.is_some().cmp(&b.is_some()),
        }
    }

    fn begins_within(&self, earlier: &AffectedRun<'v>) -> bool {
        let (Some(start), false) = (self.start, matches!(earlier.end, End::Never)) else { return true };
        match earlier.end {
            End::Before(end) => order(start, end).is_lt(),
            End::At(end) if self.is_exact && earlier.is_exact => start.is_same(end),
            End::At(end) => order(start, end).is_le(),
            End::Never => true,
        }
    }

    fn ends_before(&self, other: &AffectedRun<'v>) -> bool {
        match (self.end, other.end) {
            (End::Never, _) => false,
            (_, End::Never) => true,
            (End::Before(a), End::At(b)) => order(a, b).is_le(),
            (End::Before(a) | End::At(a), End::Before(b) | End::At(b)) => order(a, b).is_lt(),
        }
    }
}

/// Versions without an order are told apart by their text.
fn order(a: &Version, b: &Version) -> Ordering {
    a.compare(b).unwrap_or_else(|| a.as_str().cmp(b.as_str()))
}

fn describe(product: &Product, run: &AffectedRun<'_>, other: &AffectedRun<'_>) -> Diagnostic {
    let (exact, holder) = if other.is_exact && !run.is_exact { (other, run) } else { (run, other) };
    let id = &product.id.value;
    let start = exact.start.map_or_else(|| "0".to_owned(), ToString::to_string);
    let (message, hint) = match (exact.is_exact, holder.is_exact) {
        (true, true) => (format!("`{start}` is listed twice"), "remove one of the two"),
        (true, false) => (format!("`{start}` lies in a range of `{id}`"), "remove it from `versions`"),
        (false, _) => (
            format!("the range from `{start}` overlaps another range of `{id}`"),
            "join the two, or end the first where the second begins",
        ),
    };
    Diagnostic::new(Code::RangeOverlap, exact.place, message).related(holder.place, "the other one").hint(hint)
}

/// Reports exact versions that would be both affected and fixed (CSAF 2.0, section 6.1.6).
fn report_fixed(ranges: &[Spanned<AffectedRange>], versions: &[Spanned<Version>], report: &mut Report) {
    let fixed = ranges.iter().filter_map(|range| Some(AffectedRun::at(range.value.fixed()?, range.span)));
    let fixed = ordered(fixed, AffectedRun::order_of_starts);
    for version in versions {
        let wanted = AffectedRun::at(&version.value, version.span);
        let Ok(index) = fixed.binary_search_by(|run| run.order_of_starts(&wanted)) else { continue };
        if fixed[index].start.is_some_and(|fixed| fixed.is_same(&version.value)) {
            let message = format!("`{}` is affected here, and `fixed` in a range", version.value);
            let diagnostic = Diagnostic::new(Code::RangeOverlap, version.span, message);
            report.push(diagnostic.related(fixed[index].place, "the range").hint("correct one of the two"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FixPlan;
    use crate::model::VersionScheme;
    use crate::model::specimen;

    /// Reads `1.0.0..2.0.0` as a range with a fixed version, `1.0.0..=2.0.0` with a last affected one, `1.0.0..` as an
    /// open one, and `1.0.0` as an exact version; `0` is the beginning.
    #[track_caller]
    fn check(scheme: VersionScheme, runs: &[&str], expected: &[&str]) {
        let span = Span::top(specimen::file());
        let version = |text: &str| Version::parse(scheme, text).unwrap();
        let range = |text: &&str| {
            let (start, end) = text.split_once("..")?;
            let start = if start == "0" { RangeStart::Beginning } else { RangeStart::At(version(start)) };
            let end = match end.strip_prefix('=') {
                Some(last) => RangeEnd::LastAffected(version(last), FixPlan::Undecided),
                None if end.is_empty() => RangeEnd::Open(FixPlan::Undecided),
                None => RangeEnd::Fixed(version(end)),
            };
            let (introduced_commit, fixed_commit) = (None, None);
            Some(Spanned::new(AffectedRange { start, end, introduced_commit, fixed_commit }, span))
        };
        let product = specimen::product(scheme);
        let exact = runs.iter().filter(|text| !text.contains("..")).map(|text| Spanned::new(version(text), span));
        let ranges: Vec<_> = runs.iter().filter_map(range).collect();
        let mut report = Report::new();
        super::check(&product, &ranges, &exact.collect::<Vec<_>>(), &mut report);
        let messages: Vec<&str> = report.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        assert_eq!(messages, expected);
    }

    #[test]
    fn range_may_begin_where_another_ends() {
        let semver = VersionScheme::Semver;
        check(semver, &["2.0.0..3.0.0", "0..1.0.0", "1.0.0..2.0.0", "3.0.0.."], &[]);
        check(semver, &["0..=1.0.0", "1.0.1.."], &[]);
        check(semver, &["0..=1.0.0", "1.0.0.."], &["the range from `1.0.0` overlaps another range of `app`"]);
    }

    #[test]
    fn range_overlaps_the_widest_before_it() {
        let expected =
            ["`1.1.0`", "`2.0.0`"].map(|start| format!("the range from {start} overlaps another range of `app`"));
        let runs = ["1.0.0..9.0.0", "1.1.0..1.2.0", "2.0.0..3.0.0", "9.0.0..10.0.0"];
        check(VersionScheme::Semver, &runs, &[&expected[0], &expected[1]]);
        let twice = ["0..1.0.0", "0..2.0.0"];
        check(VersionScheme::Semver, &twice, &["the range from `0` overlaps another range of `app`"]);
    }

    #[test]
    fn exact_version_is_in_no_range_and_not_fixed() {
        let semver = VersionScheme::Semver;
        check(semver, &["1.0.0..2.0.0", "0.9.0", "2.1.0"], &[]);
        check(semver, &["1.0.0..2.0.0", "1.0.0"], &["`1.0.0` lies in a range of `app`"]);
        check(semver, &["1.0.0..2.0.0", "2.0.0"], &["`2.0.0` is affected here, and `fixed` in a range"]);
        check(semver, &["1.0.0", "1.0.0"], &["`1.0.0` is listed twice"]);
        check(semver, &["1.0.0+a", "1.0.0+b", "0.1.0..1.0.0"], &[]);
    }

    #[test]
    fn versions_of_other_schemes_are_one_where_the_scheme_says_so() {
        check(VersionScheme::Pep440, &["1.0", "1.0.0"], &["`1.0.0` is listed twice"]);
        check(VersionScheme::Unordered, &["R7", "R8", "r7"], &[]);
        check(VersionScheme::Unordered, &["R7", "R8", "R7"], &["`R7` is listed twice"]);
    }
}
