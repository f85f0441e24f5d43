//! A release, and what is known of it.

use serde::Serialize;

use crate::model::Product;
use crate::model::ProductId;
use crate::model::Version;
use crate::model::address;
use crate::plan::Finding;
use crate::plan::ReleaseTable;
use crate::plan::SoundVersion;
use crate::plan::Standing;
use crate::plan::Viewpoint;
use crate::plan::affected_set;
use crate::plan::view::LinkView;
use crate::plan::view::MomentView;
use crate::plan::view::SeriesView;
use crate::plan::view::VersionBoxView;
use crate::plan::view::version::advisories_href;
use crate::plan::view::version::advisory;
use crate::plan::view::version::product_and_table;

/// View of `release.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ReleasePageView {
    /// The product.
    pub product: VersionBoxView,
    /// Its list of advisories; absent where it has none.
    pub advisories: Option<String>,
    /// The version.
    pub version: String,
    /// The day of its release.
    pub on: Option<MomentView>,
    /// The branch that it belongs to.
    pub series: Option<SeriesView>,
    /// The advisories that do not clear it, newest first.
    pub findings: Vec<FindingView>,
    /// Whether one of them affects it.
    pub is_affected: bool,
    /// Where one does: the nearest later version that no advisory affects; it has an address where it is listed.
    pub sound: Option<SoundView>,
    /// The next lower release.
    pub previous: Option<LinkView>,
    /// The next higher release.
    pub next: Option<LinkView>,
}

/// A version to update to.
#[derive(Clone, Debug, Serialize)]
pub struct SoundView {
    /// The version.
    pub version: String,
    /// Its page; absent where it is not listed.
    pub href: Option<String>,
}

/// What an advisory says of a release.
#[derive(Clone, Debug, Serialize)]
pub struct FindingView {
    /// The advisory's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The locale of the title, where it is not the frame's.
    pub text_lang: Option<String>,
    /// Its page.
    pub href: String,
    /// Its level.
    pub level: Option<&'static str>,
    /// The gravest state: `no`, `proof-of-concept`, `yes` or `unknown`.
    pub exploited: &'static str,
    /// `affected`, `unclear` or `under-investigation`.
    pub standing: &'static str,
    /// The version that fixes it for this release.
    pub fixed: Option<String>,
    /// Whether no fix will come for this release.
    pub is_no_fix_planned: bool,
    /// Whether the advisory states the last affected version, and no fixed one behind it.
    pub is_end_stated: bool,
    /// Whether the advisory names this version by itself, so that its text alone says which one fixes it.
    pub is_named: bool,
    /// True for a draft or embargoed one.
    pub is_draft: bool,
}

impl ReleasePageView {
    /// Makes the view of a release by its name in addresses.
    ///
    /// # Panics
    ///
    /// Where the site has no such product or release.
    pub fn new(viewpoint: Viewpoint<'_>, id: &ProductId, name: &str) -> ReleasePageView {
        let (product, table) = product_and_table(viewpoint, id);
        let place = table.place(name).expect("pages are of listed releases");
        let row = &table.rows()[place];
        let release = &product.releases[row.release];
        let findings = row.findings.iter();
        let findings =
            findings.filter_map(|finding| FindingView::new(viewpoint, product, table, *finding, &release.version));
        let link = |place: usize| {
            let row = table.rows().get(place)?;
            let version = product.releases[row.release].version.to_string();
            Some(LinkView::new(version, viewpoint.href(&address::release(viewpoint.prefix(), id, &row.name))))
        };
        let series = product.series_of(&release.version);
        ReleasePageView {
            product: VersionBoxView::new(viewpoint, product),
            advisories: advisories_href(viewpoint, id),
            version: release.version.to_string(),
            on: release.on.and_then(MomentView::of_day),
            series: series.map(|series| SeriesView::new(product, series, viewpoint.day())),
            findings: findings.collect(),
            is_affected: row.findings.iter().any(|finding| finding.standing == Standing::Affected),
            sound: row.sound.as_ref().map(|sound| SoundView::new(viewpoint, id, sound)),
            previous: link(place + 1),
            next: place.checked_sub(1).and_then(link),
        }
    }
}

impl SoundView {
    fn new(viewpoint: Viewpoint<'_>, id: &ProductId, sound: &SoundVersion) -> SoundView {
        let href = |name: &String| viewpoint.href(&address::release(viewpoint.prefix(), id, name));
        SoundView { version: sound.version.clone(), href: sound.name.as_ref().map(href) }
    }
}

impl FindingView {
    fn new(
        viewpoint: Viewpoint<'_>,
        product: &Product,
        table: &ReleaseTable,
        finding: Finding,
        version: &Version,
    ) -> Option<FindingView> {
        let (document, advisory) = advisory(viewpoint, table, finding.advisory)?;
        let set = affected_set(product, advisory);
        let day = viewpoint.day();
        let mut ranges = set.ranges_with(version);
        Some(FindingView {
            id: advisory.id.to_string(),
            title: document.text(viewpoint.locale).title.clone(),
            text_lang: viewpoint.text_lang(document),
            href: viewpoint.document_href(document),
            level: advisory.level().map(|level| level.as_str()),
            exploited: advisory.exploited().as_str(),
            standing: finding.standing.as_str(),
            fixed: set.fix(version).map(ToString::to_string),
            is_no_fix_planned: ranges.any(|range| product.is_no_fix_planned(range, day)),
            is_end_stated: set.ends_without_fix(version),
            is_named: set.names(version),
            is_draft: !document.is_public,
        })
    }
}
