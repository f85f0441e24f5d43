//! What pages show.

use crate::check::Content;
use crate::check::Edition;
use crate::check::EditionDocument;
use crate::model::DocumentId;
use crate::model::ListScope;
use crate::model::ProductId;
use crate::model::address::CsafFolder;
use crate::plan::Index;
use crate::plan::ReleaseTable;

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// The home page. Template `home.html`.
    Home(DocumentId),
    /// A page. Template `page.html`.
    Page(DocumentId),
    /// A policy. Template `policy.html`.
    Policy(DocumentId),
    /// An advisory. Template `advisory.html`.
    Advisory(DocumentId),
    /// A list of advisories. Template `advisories.html`.
    List {
        /// Which advisories.
        scope: ListScope,
        /// 1 for the newest ones.
        number: usize,
    },
    /// Another id of advisories. Template `alias.html`.
    Alias(String),
    /// The page at an old address, by its place in `[[redirect]]`. Template `moved.html`.
    Moved(usize),
    /// The feeds. Template `subscribe.html`.
    Subscribe,
    /// Those who helped. Template `thanks.html`.
    Thanks,
    /// What the chosen rule profiles say. Template `conformance.html`.
    Conformance,
    /// The products and their support. Template `support.html`.
    Support,
    /// How many advisories there are, and how fast cases were closed. Template `statistics.html`.
    Statistics,
    /// Where versions are looked up. Template `versions.html`.
    Versions,
    /// The releases of a product, held against its advisories. Template `product-versions.html`.
    ProductVersions {
        /// The product.
        product: ProductId,
        /// 1 for the highest versions.
        number: usize,
    },
    /// A release of a product. Template `release.html`.
    Release {
        /// The product.
        product: ProductId,
        /// Its name in addresses.
        name: String,
    },
    /// A folder of the CSAF provider. Template `folder.html`.
    Folder(CsafFolder),
    /// The page for addresses that lead nowhere. Template `404.html`.
    NotFound,
}

impl PageKind {
    /// Returns the place of the page's kind among the pages of a locale.
    pub(in crate::plan) fn rank(&self) -> u8 {
        match self {
            PageKind::Home(_) => 0,
            PageKind::Page(_) => 1,
            PageKind::Policy(_) => 2,
            PageKind::Advisory(_) => 3,
            PageKind::List { .. } => 4,
            PageKind::Alias(_) => 5,
            PageKind::Subscribe
            | PageKind::Thanks
            | PageKind::Conformance
            | PageKind::Support
            | PageKind::Statistics
            | PageKind::Versions
            | PageKind::ProductVersions { .. }
            | PageKind::Release { .. }
            | PageKind::Moved(_)
            | PageKind::Folder(_)
            | PageKind::NotFound => 6,
        }
    }
}

/// Returns the page of a document.
pub(in crate::plan) fn document_page(document: &EditionDocument) -> PageKind {
    let id = document.id.clone();
    match document.content {
        Content::Home => PageKind::Home(id),
        Content::Page(_) => PageKind::Page(id),
        Content::Policy(_) => PageKind::Policy(id),
        Content::Advisory(_) => PageKind::Advisory(id),
    }
}

/// Returns the pages of a list.
pub(in crate::plan) fn list_pages<'a>(index: &Index, scope: &'a ListScope) -> impl Iterator<Item = PageKind> + use<'a> {
    (1..=index.list_pages(scope)).map(|number| PageKind::List { scope: scope.clone(), number })
}

/// Returns the pages of products and releases; none where there are no products.
pub(in crate::plan) fn version_pages(edition: &Edition, index: &Index) -> Vec<PageKind> {
    let products = &edition.site().products;
    let mut kinds: Vec<PageKind> = (!products.is_empty()).then_some(PageKind::Versions).into_iter().collect();
    for product in products.iter().map(|product| &product.id.value) {
        let page = |number| PageKind::ProductVersions { product: product.clone(), number };
        kinds.extend((1..=index.release_pages(product)).map(page));
        let rows = index.releases(product).into_iter().flat_map(ReleaseTable::rows);
        kinds.extend(rows.map(|row| PageKind::Release { product: product.clone(), name: row.name.clone() }));
    }
    kinds
}
