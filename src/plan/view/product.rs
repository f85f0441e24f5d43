//! Products and their support.

use std::cmp::Ordering;

use jiff::civil::Date;
use serde::Serialize;

use crate::model::ListScope;
use crate::model::Product;
use crate::model::ProductPapers;
use crate::model::Release;
use crate::model::Series;
use crate::model::Support;
use crate::model::address;
use crate::plan::Viewpoint;
use crate::plan::view::MomentView;
use crate::plan::view::VersionBoxView;

/// A product and its support.
#[derive(Clone, Debug, Serialize)]
pub struct ProductView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its list of advisories; absent where it has none.
    pub href: Option<String>,
    /// Where its versions are looked up.
    pub versions: VersionBoxView,
    /// How many advisories affect it.
    pub advisories: usize,
    /// Package URLs.
    pub packages: Vec<String>,
    /// Where its source is.
    pub repository: Option<String>,
    /// What is said of it elsewhere.
    pub papers: Vec<PaperView>,
    /// Its branches.
    pub series: Vec<SeriesView>,
}

impl ProductView {
    /// Makes the views of the products, in the site's order.
    pub fn all(viewpoint: Viewpoint<'_>) -> Vec<ProductView> {
        viewpoint.edition.site().products.iter().map(|product| ProductView::new(viewpoint, product)).collect()
    }

    fn new(viewpoint: Viewpoint<'_>, product: &Product) -> ProductView {
        let list = ListScope::Product(product.id.value.clone());
        let advisories = viewpoint.index.list(&list).len();
        let day = viewpoint.day();
        ProductView {
            id: product.id.to_string(),
            name: product.name.clone(),
            href: (advisories > 0).then(|| viewpoint.href(&address::list(viewpoint.prefix(), &list, 1))),
            versions: VersionBoxView::new(viewpoint, product),
            advisories,
            packages: product.packages.clone(),
            repository: product.repository.as_ref().map(ToString::to_string),
            papers: PaperView::all(&product.papers),
            series: product.series.iter().map(|series| SeriesView::new(product, series, day)).collect(),
        }
    }
}

/// Something that is said of a product elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct PaperView {
    /// `sbom`, `declaration` or `instructions`; words: message `product-KIND`.
    pub kind: &'static str,
    /// Where it is.
    pub href: String,
}

impl PaperView {
    fn all(papers: &ProductPapers) -> Vec<PaperView> {
        let all =
            [("sbom", &papers.sbom), ("declaration", &papers.declaration), ("instructions", &papers.instructions)];
        let stated = all.into_iter().filter_map(|(kind, url)| Some((kind, url.as_ref()?)));
        stated.map(|(kind, url)| PaperView { kind, href: url.to_string() }).collect()
    }
}

/// A release.
#[derive(Clone, Debug, Serialize)]
pub struct ReleaseView {
    /// The version.
    pub version: String,
    /// The day.
    pub on: Option<MomentView>,
}

impl ReleaseView {
    /// Makes the view of the newest of some releases that is out on a day.
    pub(in crate::plan::view) fn newest<'a>(
        releases: impl Iterator<Item = &'a Release>,
        day: Date,
    ) -> Option<ReleaseView> {
        let release = newest(releases, day)?;
        Some(ReleaseView { version: release.version.to_string(), on: release.on.and_then(MomentView::of_day) })
    }
}

/// Returns the newest release by version, by day where versions have no order; what comes later is not out yet.
///
/// A version before the final one of its number is the newest only where there is no other.
fn newest<'a>(releases: impl Iterator<Item = &'a Release>, day: Date) -> Option<&'a Release> {
    releases.filter(|release| release.is_out(day)).max_by(|a, b| {
        let by_kind = b.version.is_prerelease().cmp(&a.version.is_prerelease());
        by_kind.then_with(|| a.version.compare(&b.version).unwrap_or_else(|| by_day(a, b)))
    })
}

fn by_day(a: &Release, b: &Release) -> Ordering {
    a.on.cmp(&b.on)
}

/// A branch of a product.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesView {
    /// Its name.
    pub name: String,
    /// Whether it is supported on the day of the build.
    pub is_supported: bool,
    /// The last day of support.
    pub support_until: Option<MomentView>,
    /// Its newest release.
    pub latest_release: Option<ReleaseView>,
}

impl SeriesView {
    pub(in crate::plan::view) fn new(product: &Product, series: &Series, day: Date) -> SeriesView {
        let is_supported = match series.support_on(day) {
            Support::Supported(_) => true,
            Support::Ended(_) => false,
        };
        let releases = product.releases.iter().filter(|release| series.contains(&release.version));
        SeriesView {
            name: series.name.clone(),
            is_supported,
            support_until: series.support_until.and_then(MomentView::of_day),
            latest_release: ReleaseView::newest(releases, day),
        }
    }
}

/// View of `support.html`.
#[derive(Clone, Debug, Serialize)]
pub struct SupportView {
    /// The products.
    pub products: Vec<ProductView>,
}

impl SupportView {
    /// Makes the view of `support.html`.
    pub fn new(viewpoint: Viewpoint<'_>) -> SupportView {
        SupportView { products: ProductView::all(viewpoint) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Version;
    use crate::model::VersionScheme;

    fn check(scheme: VersionScheme, releases: &[(&str, &str)], expected: Option<&str>) {
        let release = |(version, on): &(&str, &str)| Release {
            version: Version::parse(scheme, version).unwrap(),
            on: Some(on.parse().unwrap()),
        };
        let releases: Vec<Release> = releases.iter().map(release).collect();
        let found = newest(releases.iter(), "2026-06-30".parse().unwrap()).map(|release| release.version.as_str());
        assert_eq!(found, expected);
    }

    #[test]
    fn newest_release_is_the_highest_one_that_is_out() {
        let releases =
            [("2.9.9", "2026-05-01"), ("3.0.0", "2026-01-01"), ("3.1.0-rc.1", "2026-04-01"), ("3.1.0", "2026-07-01")];
        check(VersionScheme::Semver, &releases, Some("3.0.0"));
        check(VersionScheme::Semver, &releases[2..], Some("3.1.0-rc.1"));
        check(VersionScheme::Semver, &releases[3..], None);
    }

    #[test]
    fn newest_release_without_order_is_the_last_by_day() {
        check(
            VersionScheme::Unordered,
            &[("R7", "2025-01-01"), ("R8", "2026-01-01"), ("R6", "2024-01-01")],
            Some("R8"),
        );
    }
}
