//! What the organisation ships, and for how long it is supported.

use jiff::civil::Date;

use crate::model::AffectedRange;
use crate::model::FixPlan;
use crate::model::ProductId;
use crate::model::RangeEnd;
use crate::model::RangeStart;
use crate::model::Version;
use crate::model::VersionScheme;
use crate::model::WebUrl;
use crate::text::Spanned;

/// A product whose vulnerabilities are published.
#[derive(Clone, Debug)]
pub struct Product {
    /// Its id, which is also its address below `/advisories/product/`.
    pub id: Spanned<ProductId>,
    /// Its name, the same in every language.
    pub name: String,
    /// Package URLs without a version.
    pub packages: Vec<String>,
    /// A CPE 2.3 name with `*` for the version.
    pub cpe: Option<String>,
    /// Where its source is.
    pub repository: Option<WebUrl>,
    /// What readers are told of it elsewhere.
    pub papers: ProductPapers,
    /// How its versions are ordered.
    pub scheme: VersionScheme,
    /// Its branches, in the order of the source.
    pub series: Vec<Series>,
    /// Its releases, in the order of the source.
    pub releases: Vec<Release>,
}

/// What readers are told of a product elsewhere, and when it was placed on the market.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProductPapers {
    /// Its software bill of materials.
    pub sbom: Option<WebUrl>,
    /// Its declaration of conformity.
    pub declaration: Option<WebUrl>,
    /// Its instructions for secure use, updates and decommissioning.
    pub instructions: Option<WebUrl>,
    /// The day it was placed on the market.
    pub market_date: Option<Date>,
    /// Why it is supported for less than five years from that day.
    pub support_reason: Option<String>,
}

/// A branch of a product that is supported as one.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its name, such as `3.x`.
    pub name: String,
    /// Its first version; `None` where it has no lower end.
    pub from: Option<Version>,
    /// The first version that is no longer in it; `None` for the newest branch, which has no upper end yet.
    pub before: Option<Version>,
    /// The last day of support; `None` where no end is set.
    pub support_until: Option<Date>,
}

/// One released version.
#[derive(Clone, Debug)]
pub struct Release {
    /// The version.
    pub version: Version,
    /// The day it was released.
    pub on: Option<Date>,
}

impl Release {
    /// Returns whether it is out on a day; one without a day is.
    pub fn is_out(&self, day: Date) -> bool {
        self.on.is_none_or(|on| on <= day)
    }
}

/// Whether a series is supported on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// It is, until this day where one is set.
    Supported(Option<Date>),
    /// It was, until this day.
    Ended(Date),
}

impl Series {
    /// Returns whether the series is supported on a day; the last day of support counts.
    pub fn support_on(&self, day: Date) -> Support {
        match self.support_until {
            Some(until) if until < day => Support::Ended(until),
            until => Support::Supported(until),
        }
    }

    /// Returns whether a version belongs to the series; false where it cannot be compared, and where the series has
    /// neither end.
    pub fn contains(&self, version: &Version) -> bool {
        let is_from = |from: &Version| from.compare(version).is_some_and(|order| order.is_le());
        let is_before = |before: &Version| version.compare(before).is_some_and(|order| order.is_lt());
        self.has_bounds() && self.from.as_ref().is_none_or(is_from) && self.before.as_ref().is_none_or(is_before)
    }

    /// Returns whether some version of a range may belong to the series; a range without an end reaches on for ever.
    pub fn meets(&self, first: Option<&Version>, last: Option<&Version>) -> bool {
        let is_over = |first: &Version, before: &Version| before.compare(first).is_some_and(|order| order.is_le());
        let is_to_come = |last: &Version, from: &Version| last.compare(from).is_some_and(|order| order.is_lt());
        let is_past = first.zip(self.before.as_ref()).is_some_and(|(first, before)| is_over(first, before));
        let is_ahead = last.zip(self.from.as_ref()).is_some_and(|(last, from)| is_to_come(last, from));
        self.has_bounds() && !is_past && !is_ahead
    }

    /// Returns whether the series has a lower or an upper end.
    pub fn has_bounds(&self) -> bool {
        self.from.is_some() || self.before.is_some()
    }
}

impl Product {
    /// Returns the series that a version belongs to.
    pub fn series_of(&self, version: &Version) -> Option<&Series> {
        self.series.iter().find(|series| series.contains(version))
    }

    /// Returns the series that a range lies in: that of its first version, else of its last one.
    pub fn series_of_range(&self, range: &AffectedRange) -> Option<&Series> {
        let (first, last) = ends(range);
        [first, last].into_iter().flatten().find_map(|version| self.series_of(version))
    }

    /// Returns whether no fix will come for a range without one: it was said so, or on this day support of every
    /// series that the range reaches has ended, and it reaches one.
    pub fn is_no_fix_planned(&self, range: &AffectedRange, day: Date) -> bool {
        match &range.end {
            RangeEnd::Fixed(_) => false,
            RangeEnd::LastAffected(_, FixPlan::NonePlanned) | RangeEnd::Open(FixPlan::NonePlanned) => true,
            RangeEnd::LastAffected(_, FixPlan::Undecided) | RangeEnd::Open(FixPlan::Undecided) => {
                let (first, last) = ends(range);
                self.has_no_support(first, last, day)
            }
        }
    }

    /// Returns whether on this day support of every series that a range reaches has ended, and it reaches one. A fixed
    /// version at its end counts as reached.
    pub fn is_unsupported(&self, range: &AffectedRange, day: Date) -> bool {
        let (first, last) = ends(range);
        self.has_no_support(first, last.or_else(|| range.fixed()), day)
    }

    fn has_no_support(&self, first: Option<&Version>, last: Option<&Version>, day: Date) -> bool {
        let mut reached = self.series.iter().filter(|series| series.meets(first, last)).peekable();
        reached.peek().is_some() && reached.all(|series| matches!(series.support_on(day), Support::Ended(_)))
    }
}

/// Returns the first and the last affected version of a range, where they are stated.
fn ends(range: &AffectedRange) -> (Option<&Version>, Option<&Version>) {
    let first = match &range.start {
        RangeStart::Beginning => None,
        RangeStart::At(version) => Some(version),
    };
    let last = match &range.end {
        RangeEnd::LastAffected(version, _) => Some(version),
        RangeEnd::Fixed(_) | RangeEnd::Open(_) => None,
    };
    (first, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        Version::parse(VersionScheme::Semver, text).unwrap()
    }

    fn series(from: Option<&str>, before: Option<&str>) -> Series {
        Series { name: "x".to_owned(), from: from.map(version), before: before.map(version), support_until: None }
    }

    #[track_caller]
    fn check(from: Option<&str>, before: Option<&str>, expected: [bool; 3]) {
        let series = series(from, before);
        assert_eq!(["1.9.9", "2.0.0", "3.0.0"].map(|text| series.contains(&version(text))), expected);
    }

    #[test]
    fn series_without_an_end_goes_on_and_one_without_ends_holds_nothing() {
        check(Some("2.0.0"), Some("3.0.0"), [false, true, false]);
        check(Some("2.0.0"), None, [false, true, true]);
        check(None, Some("3.0.0"), [true, true, false]);
        check(None, None, [false, false, false]);
    }

    #[test]
    fn range_meets_the_series_that_it_reaches() {
        let meets = |first: Option<&str>, last: Option<&str>| {
            let (first, last) = (first.map(version), last.map(version));
            series(Some("2.0.0"), Some("3.0.0")).meets(first.as_ref(), last.as_ref())
        };
        assert!(meets(Some("1.0.0"), None));
        assert!(meets(None, Some("2.0.0")));
        assert!(!meets(None, Some("1.9.9")));
        assert!(!meets(Some("3.0.0"), None));
        assert!(!series(None, None).meets(None, None));
    }
}
