//! What the organisation ships, and for how long it is supported.

use jiff::civil::Date;

use crate::model::ProductId;
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
    /// How its versions are ordered.
    pub scheme: VersionScheme,
    /// Its branches, in the order of the source.
    pub series: Vec<Series>,
    /// Its releases, in the order of the source.
    pub releases: Vec<Release>,
}

/// A branch of a product that is supported as one.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its name, such as `3.x`.
    pub name: String,
    /// Its first version.
    pub from: Option<Version>,
    /// The first version that is no longer in it.
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

    /// Returns whether a version belongs to the series; false where it cannot be compared.
    pub fn contains(&self, version: &Version) -> bool {
        let (Some(from), Some(before)) = (&self.from, &self.before) else { return false };
        let is_from = from.compare(version).is_some_and(|order| order.is_le());
        is_from && version.compare(before).is_some_and(|order| order.is_lt())
    }
}

impl Product {
    /// Returns the series that a version belongs to.
    pub fn series_of(&self, version: &Version) -> Option<&Series> {
        self.series.iter().find(|series| series.contains(version))
    }
}
