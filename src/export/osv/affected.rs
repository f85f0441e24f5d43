//! Which versions of which packages are affected.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::export::Material;
use crate::export::package::canonical_package;
use crate::model::Advisory;
use crate::model::Affected;
use crate::model::AffectedRange;
use crate::model::CommitRange;
use crate::model::Instant;
use crate::model::OsvPackage;
use crate::model::Product;
use crate::model::RangeEnd;
use crate::model::RangeStart;
use crate::model::Release;
use crate::model::Status;
use crate::model::Version;
use crate::model::VersionScheme;
use crate::model::Vulnerability;
use crate::model::ordered;
use crate::plan::has_osv_place;
use crate::plan::osv_packages;

/// The affected versions of one package, or of a product that only its commits tell of.
#[derive(Serialize)]
pub(super) struct AffectedPackage {
    #[serde(skip_serializing_if = "Option::is_none")]
    package: Option<Package>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ranges: Vec<Range>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    versions: Vec<String>,
    database_specific: OfProduct,
}

#[derive(Serialize)]
struct Package {
    ecosystem: String,
    name: String,
    purl: String,
}

#[derive(Serialize)]
struct Range {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    repo: Option<String>,
    events: Vec<Event>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
enum Event {
    Introduced(String),
    Fixed(String),
    LastAffected(String),
}

/// The product as its site knows it.
#[derive(Serialize)]
struct OfProduct {
    product: String,
    vers: Vec<String>,
}

/// An affected product that the format cannot name.
#[derive(Serialize)]
pub(super) struct LeftOut {
    name: String,
    product: String,
    vers: Vec<String>,
}

/// What a vulnerability affects, by product.
pub(super) struct Reach<'a> {
    products: Vec<Reached<'a>>,
}

/// What a vulnerability affects of one product.
struct Reached<'a> {
    product: &'a Product,
    affected: Affected,
    /// The affected releases up to the day of the build, or of the withdrawal.
    releases: Vec<&'a Release>,
}

impl<'a> Reach<'a> {
    pub(super) fn new(material: Material<'a>, advisory: &Advisory, vulnerability: &Vulnerability) -> Reach<'a> {
        let today = material.edition.today();
        let day = match &advisory.status {
            Status::Withdrawn { on, .. } => today.min(on.date()),
            Status::Draft | Status::Published | Status::Superseded { .. } => today,
        };
        let reached = |affected: Affected| {
            let product = material.plan.index.product(material.edition, &affected.product)?;
            let is_affected =
                |release: &&Release| affected.ranges.iter().any(|range| range.contains(&release.version) == Some(true));
            let releases = product.releases.iter().filter(|release| release.is_out(day)).filter(is_affected).collect();
            Some(Reached { product, affected, releases })
        };
        Reach { products: vulnerability.affected_by_product().into_iter().filter_map(reached).collect() }
    }

    /// Returns what the record tells of: each package of a product, or the product by its commits.
    pub(super) fn packages(&self) -> Vec<AffectedPackage> {
        self.told().flat_map(Reached::packages).collect()
    }

    /// Returns the products that the record cannot tell of.
    pub(super) fn left_out(&self) -> Vec<LeftOut> {
        let left_out = self.products.iter().filter(|reached| !has_osv_place(reached.product, &reached.affected));
        let entry = |reached: &Reached<'_>| LeftOut {
            name: reached.product.name.clone(),
            product: reached.product.id.value.to_string(),
            vers: reached.affected.vers(reached.product.scheme),
        };
        left_out.map(entry).collect()
    }

    /// Returns the day of the last release that the record lists.
    pub(super) fn last_release(&self) -> Option<Instant> {
        self.told().flat_map(|reached| &reached.releases).filter_map(|release| Instant::from_date(release.on?)).max()
    }

    fn told(&self) -> impl Iterator<Item = &Reached<'a>> {
        self.products.iter().filter(|reached| has_osv_place(reached.product, &reached.affected))
    }
}

impl Reached<'_> {
    fn packages(&self) -> Vec<AffectedPackage> {
        let packages = osv_packages(self.product).map(|(purl, package)| self.package(Some((purl, package))));
        let mut packages: Vec<AffectedPackage> = packages.collect();
        if packages.is_empty() {
            packages.push(self.package(None));
        }
        packages
    }

    fn package(&self, package: Option<(&str, OsvPackage)>) -> AffectedPackage {
        let kind = package.as_ref().map(|(_, package)| match self.product.scheme {
            VersionScheme::Semver if package.is_strictly_semver() => "SEMVER",
            VersionScheme::Semver
            | VersionScheme::Pep440
            | VersionScheme::Maven
            | VersionScheme::Deb
            | VersionScheme::Rpm
            | VersionScheme::Gem
            | VersionScheme::Intdot
            | VersionScheme::Unordered => "ECOSYSTEM",
        });
        let by_version = kind.map(|kind| version_ranges(kind, &self.affected.ranges)).unwrap_or_default();
        let package = package.map(|(purl, package)| Package {
            ecosystem: package.ecosystem,
            name: package.name,
            purl: canonical_package(purl).unwrap_or_else(|| purl.to_owned()),
        });
        AffectedPackage {
            package,
            ranges: by_version.into_iter().chain(self.commit_range()).collect(),
            versions: self.versions(),
            database_specific: OfProduct {
                product: self.product.id.value.to_string(),
                vers: self.affected.vers(self.product.scheme),
            },
        }
    }

    /// Returns the affected releases and the exact versions, in their order, each once.
    fn versions(&self) -> Vec<String> {
        let parse = |text: &String| Version::parse(self.product.scheme, text).ok();
        let exact = self.affected.versions.iter().filter_map(parse);
        let versions = self.releases.iter().map(|release| release.version.clone()).chain(exact);
        // Versions without an order stay in that of the source.
        let versions = ordered(versions, |a, b| a.compare(b).unwrap_or(Ordering::Equal));
        let mut seen = BTreeSet::new();
        versions.iter().map(ToString::to_string).filter(|version| seen.insert(version.clone())).collect()
    }

    /// Returns the commits of all ranges as one range: the fix of one branch is none of the others.
    fn commit_range(&self) -> Option<Range> {
        let repo = self.product.repository.as_ref()?.to_string();
        let mut seen = BTreeSet::new();
        let events = |commits: CommitRange<'_>| {
            let introduced = Event::Introduced(commits.introduced.unwrap_or("0").to_owned());
            [introduced].into_iter().chain(commits.fixed.map(|fixed| Event::Fixed(fixed.to_owned())))
        };
        let events = self.affected.commits().into_iter().flat_map(events);
        let events: Vec<Event> = events.filter(|event| seen.insert(event.clone())).collect();
        (!events.is_empty()).then_some(Range { kind: "GIT", repo: Some(repo), events })
    }
}

/// Writes ranges in ascending order: all in one where nothing forbids it.
///
/// A range of OSV has fixed or last affected versions and not both. What touches or overlaps stands apart as well:
/// events at one version have no order.
fn version_ranges(kind: &'static str, ranges: &[AffectedRange]) -> Vec<Range> {
    let mut rows: Vec<Vec<&AffectedRange>> = Vec::new();
    for range in ordered(ranges, |a, b| a.start.compare(&b.start)) {
        match rows.iter_mut().find(|row| row.last().is_some_and(|last| may_follow(last, range))) {
            Some(row) => row.push(range),
            None => rows.push(vec![range]),
        }
    }
    let events = |row: Vec<&AffectedRange>| row.into_iter().flat_map(events).collect();
    rows.into_iter().map(|row| Range { kind, repo: None, events: events(row) }).collect()
}

fn events(range: &AffectedRange) -> impl Iterator<Item = Event> {
    let introduced = match &range.start {
        RangeStart::Beginning => "0".to_owned(),
        RangeStart::At(version) => version.to_string(),
    };
    let end = match &range.end {
        RangeEnd::Fixed(version) => Some(Event::Fixed(version.to_string())),
        RangeEnd::LastAffected(version, _) => Some(Event::LastAffected(version.to_string())),
        RangeEnd::Open(_) => None,
    };
    [Event::Introduced(introduced)].into_iter().chain(end)
}

fn may_follow(last: &AffectedRange, next: &AffectedRange) -> bool {
    let end = match (&last.end, &next.end) {
        (RangeEnd::Fixed(end), RangeEnd::Fixed(_) | RangeEnd::Open(_))
        | (RangeEnd::LastAffected(end, _), RangeEnd::LastAffected(..) | RangeEnd::Open(_)) => end,
        (RangeEnd::Fixed(_), RangeEnd::LastAffected(..))
        | (RangeEnd::LastAffected(..), RangeEnd::Fixed(_))
        | (RangeEnd::Open(_), _) => return false,
    };
    match &next.start {
        RangeStart::Beginning => false,
        RangeStart::At(start) => end.compare(start) == Some(Ordering::Less),
    }
}

#[cfg(test)]
mod tests;
