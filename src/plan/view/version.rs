//! Where versions are looked up: the box, and the table of a product's releases and advisories.

use serde::Serialize;

use crate::check::EditionDocument;
use crate::model::Advisory;
use crate::model::ListScope;
use crate::model::Product;
use crate::model::ProductId;
use crate::model::address;
use crate::plan::ReleaseTable;
use crate::plan::Standing;
use crate::plan::Viewpoint;
use crate::plan::index::page_of;
use crate::plan::view::MomentView;
use crate::plan::view::RangesFigureView;
use crate::plan::view::ReleaseView;
use crate::plan::view::SeriesView;
use crate::plan::view::SupportFigureView;

/// How many advisories the table of a product's versions has at most; the newest of those that affect them.
const MOST_COLUMNS: usize = 40;

/// A product whose versions can be looked up.
#[derive(Clone, Debug, Serialize)]
pub struct VersionBoxView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The page of its releases.
    pub href: String,
    /// What the script reads of it.
    pub data: String,
    /// Whether any version can be typed; else one of the releases is chosen.
    pub is_typed: bool,
    /// How many releases are listed.
    pub releases: usize,
    /// The newest of them that is out.
    pub latest_release: Option<ReleaseView>,
}

impl VersionBoxView {
    /// Makes the views of the products, in the site's order.
    pub fn all(viewpoint: Viewpoint<'_>) -> Vec<VersionBoxView> {
        viewpoint.edition.site().products.iter().map(|product| VersionBoxView::new(viewpoint, product)).collect()
    }

    /// Makes the view of a product.
    pub fn new(viewpoint: Viewpoint<'_>, product: &Product) -> VersionBoxView {
        let (id, prefix) = (&product.id.value, viewpoint.prefix());
        VersionBoxView {
            id: id.to_string(),
            name: product.name.clone(),
            href: viewpoint.href(&address::product_versions(prefix, id, 1)),
            data: viewpoint.href(&address::version_data(prefix, id)),
            is_typed: product.scheme.is_simple(),
            releases: viewpoint.index.releases(id).map_or(0, |table| table.rows().len()),
            latest_release: ReleaseView::newest(product.releases.iter(), viewpoint.day()),
        }
    }
}

/// View of `versions.html`.
#[derive(Clone, Debug, Serialize)]
pub struct VersionsView {
    /// The products.
    pub products: Vec<VersionBoxView>,
}

impl VersionsView {
    /// Makes the view of `versions.html`.
    pub fn new(viewpoint: Viewpoint<'_>) -> VersionsView {
        VersionsView { products: VersionBoxView::all(viewpoint) }
    }
}

/// View of `product-versions.html`: one page of the releases of a product, held against its advisories.
#[derive(Clone, Debug, Serialize)]
pub struct ProductVersionsView {
    /// The product.
    pub product: VersionBoxView,
    /// Its list of advisories; absent where it has none.
    pub advisories: Option<String>,
    /// The advisories of the table, newest first: those that say something of a release on this page.
    pub columns: Vec<VersionColumnView>,
    /// How many older ones the table leaves out; the page of a release names all of its own.
    pub left_out: usize,
    /// The releases, the highest version first.
    pub rows: Vec<VersionRowView>,
    /// Whether an advisory of the table does not affect one of them.
    pub has_clear: bool,
    /// The same as a picture.
    pub ranges: Option<RangesFigureView>,
    /// How long the branches are supported, on the first page.
    pub support: Option<SupportFigureView>,
    /// The branches, for the table of the same.
    pub series: Vec<SeriesView>,
    /// This page, from 1.
    pub number: usize,
    /// How many pages there are.
    pub pages: usize,
    /// The page with higher versions.
    pub newer: Option<String>,
    /// The page with lower versions.
    pub older: Option<String>,
}

/// An advisory above a column.
#[derive(Clone, Debug, Serialize)]
pub struct VersionColumnView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The locale of the title, where it is not the frame's.
    pub text_lang: Option<String>,
    /// Its page.
    pub href: String,
    /// Its level.
    pub level: Option<&'static str>,
}

/// A release in the table.
#[derive(Clone, Debug, Serialize)]
pub struct VersionRowView {
    /// The version.
    pub version: String,
    /// Its page.
    pub href: String,
    /// The day of its release.
    pub on: Option<MomentView>,
    /// How many advisories affect it, also those that the table leaves out.
    pub affected: usize,
    /// One for each column: `affected`, `unclear`, `under-investigation`, or nothing.
    pub cells: Vec<Option<&'static str>>,
}

impl ProductVersionsView {
    /// Makes the view of a page.
    ///
    /// # Panics
    ///
    /// Where the site has no such product.
    pub fn new(viewpoint: Viewpoint<'_>, id: &ProductId, number: usize) -> ProductVersionsView {
        let (product, table) = product_and_table(viewpoint, id);
        let pages = viewpoint.index.release_pages(id);
        let places = page_of(table.rows(), address::LIST_LENGTH, number);
        let mut named: Vec<usize> =
            places.iter().flat_map(|row| &row.findings).map(|finding| finding.advisory).collect();
        named.sort_unstable();
        named.dedup();
        let shown = &named[..named.len().min(MOST_COLUMNS)];
        let rows = places.iter().map(|row| {
            let release = &product.releases[row.release];
            let standing = |place: &usize| row.standing(*place).map(Standing::as_str);
            let affected = row.findings.iter().filter(|finding| finding.standing == Standing::Affected);
            VersionRowView {
                version: release.version.to_string(),
                href: viewpoint.href(&address::release(viewpoint.prefix(), id, &row.name)),
                on: release.on.and_then(MomentView::of_day),
                affected: affected.count(),
                cells: shown.iter().map(standing).collect(),
            }
        });
        let rows: Vec<VersionRowView> = rows.collect();
        let href = |number| viewpoint.href(&address::product_versions(viewpoint.prefix(), id, number));
        ProductVersionsView {
            product: VersionBoxView::new(viewpoint, product),
            advisories: advisories_href(viewpoint, id),
            columns: shown.iter().filter_map(|place| VersionColumnView::new(viewpoint, table, *place)).collect(),
            left_out: named.len() - shown.len(),
            has_clear: rows.iter().flat_map(|row| &row.cells).any(Option::is_none),
            ranges: RangesFigureView::new(&rows),
            rows,
            support: SupportFigureView::new(viewpoint, product).filter(|_| number == 1),
            series: product.series.iter().map(|series| SeriesView::new(product, series, viewpoint.day())).collect(),
            number,
            pages,
            newer: (number > 1).then(|| href(number - 1)),
            older: (number < pages).then(|| href(number + 1)),
        }
    }
}

impl VersionColumnView {
    fn new(viewpoint: Viewpoint<'_>, table: &ReleaseTable, place: usize) -> Option<VersionColumnView> {
        let (document, advisory) = advisory(viewpoint, table, place)?;
        Some(VersionColumnView {
            id: advisory.id.to_string(),
            title: document.text(viewpoint.locale).title.clone(),
            text_lang: viewpoint.text_lang(document),
            href: viewpoint.document_href(document),
            level: advisory.level().map(|level| level.as_str()),
        })
    }
}

/// Returns a product of the site and the table of its releases.
pub(in crate::plan::view) fn product_and_table<'a>(
    viewpoint: Viewpoint<'a>,
    id: &ProductId,
) -> (&'a Product, &'a ReleaseTable) {
    let product = viewpoint.index.product(viewpoint.edition, id).expect("pages are of products of the site");
    (product, viewpoint.index.releases(id).expect("every product has a table"))
}

/// Returns an advisory by its place in a table.
pub(in crate::plan::view) fn advisory<'a>(
    viewpoint: Viewpoint<'a>,
    table: &ReleaseTable,
    place: usize,
) -> Option<(&'a EditionDocument, &'a Advisory)> {
    let document = viewpoint.edition.document(&table.advisories()[place])?;
    Some((document, document.advisory()?))
}

/// Returns the list of a product's advisories; `None` where it has none.
pub(in crate::plan::view) fn advisories_href(viewpoint: Viewpoint<'_>, id: &ProductId) -> Option<String> {
    let list = ListScope::Product(id.clone());
    let is_there = !viewpoint.index.list(&list).is_empty();
    is_there.then(|| viewpoint.href(&address::list(viewpoint.prefix(), &list, 1)))
}
