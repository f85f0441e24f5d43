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
    /// What a policy said as one of its versions. Template `policy-version.html`.
    PolicyText(DocumentId),
    /// What a version of a policy changed. Template `policy-changes.html`.
    PolicyChanges(DocumentId),
    /// An announcement. Template `announcement.html`.
    Announcement(DocumentId),
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
            PageKind::PolicyText(_) | PageKind::PolicyChanges(_) => 3,
            PageKind::Announcement(_) => 4,
            PageKind::Advisory(_) => 5,
            PageKind::List { .. } => 6,
            PageKind::Alias(_) => 7,
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
            | PageKind::NotFound => 8,
        }
    }
}

/// Returns the pages of a document; what a version changed stands behind the version.
pub(in crate::plan) fn document_pages(document: &EditionDocument) -> Vec<PageKind> {
    let page = document_page(document);
    let has_changes = document.policy_text().is_some_and(|text| text.previous.is_some());
    let changes = has_changes.then(|| PageKind::PolicyChanges(document.id.clone()));
    [page].into_iter().chain(changes).collect()
}

fn document_page(document: &EditionDocument) -> PageKind {
    let id = document.id.clone();
    match document.content {
        Content::Home => PageKind::Home(id),
        Content::Page(_) => PageKind::Page(id),
        Content::Policy(_) => PageKind::Policy(id),
        Content::PolicyText(_) => PageKind::PolicyText(id),
        Content::Announcement(_) => PageKind::Announcement(id),
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
