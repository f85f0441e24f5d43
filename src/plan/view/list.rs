//! Lists of advisories.

use serde::Serialize;

use crate::model::DocumentId;
use crate::model::ListScope;
use crate::model::address;
use crate::plan::LocalRedirect;
use crate::plan::Viewpoint;
use crate::plan::index::page_of;
use crate::plan::view::AdvisoryRowView;
use crate::plan::view::FinderView;
use crate::plan::view::LinkView;
use crate::plan::view::VersionBoxView;

/// How many products' lists every list names; where there are more, only the first page of the index names them.
const PRODUCTS_NAMED: usize = 30;

/// View of `advisories.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ListView {
    /// `all`, `severity`, `product`, `year` or `withdrawn`.
    pub scope: &'static str,
    /// The level, the year or the product's name.
    pub name: Option<String>,
    /// The advisories, newest first.
    pub rows: Vec<AdvisoryRowView>,
    /// How many there are on all pages.
    pub total: usize,
    /// This page, from 1.
    pub number: usize,
    /// How many pages there are.
    pub pages: usize,
    /// The page with newer ones.
    pub newer: Option<String>,
    /// The page with older ones.
    pub older: Option<String>,
    /// Of a product's list: where its versions are looked up.
    pub versions: Option<VersionBoxView>,
    /// Of the first page of the index: what its script needs; absent where there are no advisories.
    pub finder: Option<FinderView>,
    /// The other lists.
    pub archives: ArchivesView,
}

impl ListView {
    /// Makes the view of one page of a list.
    pub fn new(viewpoint: Viewpoint<'_>, scope: &ListScope, number: usize) -> ListView {
        let documents = viewpoint.index.list(scope);
        let pages = viewpoint.index.list_pages(scope);
        let href = |number| viewpoint.href(&address::list(viewpoint.prefix(), scope, number));
        ListView {
            scope: scope_word(scope),
            name: scope_name(viewpoint, scope),
            rows: AdvisoryRowView::all(viewpoint, page_of(documents, address::LIST_LENGTH, number)),
            total: documents.len(),
            number,
            pages,
            newer: (number > 1).then(|| href(number - 1)),
            older: (number < pages).then(|| href(number + 1)),
            versions: version_box(viewpoint, scope),
            finder: FinderView::new(viewpoint, scope, number),
            archives: ArchivesView::new(viewpoint, scope, number),
        }
    }
}

fn version_box(viewpoint: Viewpoint<'_>, scope: &ListScope) -> Option<VersionBoxView> {
    match scope {
        ListScope::Product(id) => {
            viewpoint.index.product(viewpoint.edition, id).map(|product| VersionBoxView::new(viewpoint, product))
        }
        ListScope::All | ListScope::Severity(_) | ListScope::Year(_) | ListScope::Withdrawn => None,
    }
}

fn scope_word(scope: &ListScope) -> &'static str {
    match scope {
        ListScope::All => "all",
        ListScope::Severity(_) => "severity",
        ListScope::Product(_) => "product",
        ListScope::Year(_) => "year",
        ListScope::Withdrawn => "withdrawn",
    }
}

fn scope_name(viewpoint: Viewpoint<'_>, scope: &ListScope) -> Option<String> {
    match scope {
        ListScope::All | ListScope::Withdrawn => None,
        ListScope::Severity(level) => Some(level.as_str().to_owned()),
        ListScope::Product(product) => Some(viewpoint.product_name(product)),
        ListScope::Year(year) => Some(year.to_string()),
    }
}

/// Every list of advisories.
#[derive(Clone, Debug, Serialize)]
pub struct ArchivesView {
    /// All.
    pub all: String,
    /// By level, most severe first; only those with advisories.
    pub severity: Vec<ArchiveView>,
    /// By product. Where there are many, only this page's own; the first page of the index has them all.
    pub product: Vec<ArchiveView>,
    /// By year, newest first.
    pub year: Vec<ArchiveView>,
    /// Withdrawn; absent where there are none.
    pub withdrawn: Option<ArchiveView>,
}

impl ArchivesView {
    fn new(viewpoint: Viewpoint<'_>, current: &ListScope, number: usize) -> ArchivesView {
        let names_products = names_products(viewpoint.index.lists().map(|(scope, _)| scope), current, number);
        let all = viewpoint.href(&address::list(viewpoint.prefix(), &ListScope::All, 1));
        let mut archives =
            ArchivesView { all, severity: Vec::new(), product: Vec::new(), year: Vec::new(), withdrawn: None };
        let lists = viewpoint.index.lists();
        for (scope, documents) in lists.filter(|(scope, _)| names_products || !is_product(scope) || *scope == current) {
            let archive = ArchiveView {
                name: scope_name(viewpoint, scope).unwrap_or_default(),
                href: viewpoint.href(&address::list(viewpoint.prefix(), scope, 1)),
                count: documents.len(),
                is_current: scope == current,
            };
            match scope {
                ListScope::All => {}
                ListScope::Severity(_) => archives.severity.insert(0, archive),
                ListScope::Product(_) => archives.product.push(archive),
                ListScope::Year(_) => archives.year.insert(0, archive),
                ListScope::Withdrawn => archives.withdrawn = Some(archive),
            }
        }
        archives
    }
}

/// Returns whether a page names the lists of all products, so that the links of a large site do not grow with the square
/// of its products.
fn names_products<'a>(lists: impl Iterator<Item = &'a ListScope>, current: &ListScope, number: usize) -> bool {
    let is_first = *current == ListScope::All && number == 1;
    is_first || lists.filter(|scope| is_product(scope)).nth(PRODUCTS_NAMED).is_none()
}

fn is_product(scope: &ListScope) -> bool {
    match scope {
        ListScope::Product(_) => true,
        ListScope::All | ListScope::Severity(_) | ListScope::Year(_) | ListScope::Withdrawn => false,
    }
}

/// One list of advisories.
#[derive(Clone, Debug, Serialize)]
pub struct ArchiveView {
    /// The level, the product's name or the year; empty for withdrawn.
    pub name: String,
    /// Its address.
    pub href: String,
    /// How many advisories it has.
    pub count: usize,
    /// Whether this page is it.
    pub is_current: bool,
}

/// View of `alias.html`.
#[derive(Clone, Debug, Serialize)]
pub struct AliasView {
    /// The other id.
    pub alias: String,
    /// The only advisory that has it, where the page redirects to it.
    pub redirect: Option<LinkView>,
    /// The advisories that have it.
    pub rows: Vec<AdvisoryRowView>,
}

impl AliasView {
    /// Makes the view of `alias.html`.
    pub fn new(viewpoint: Viewpoint<'_>, alias: &str) -> AliasView {
        let documents = viewpoint.edition.alias(alias);
        let redirect = match documents {
            [only] => advisory_link(viewpoint, only),
            _ => None,
        };
        AliasView { alias: alias.to_owned(), redirect, rows: AdvisoryRowView::all(viewpoint, documents) }
    }
}

/// View of `moved.html`.
#[derive(Clone, Debug, Serialize)]
pub struct MovedView {
    /// The old address.
    pub from: String,
    /// Where it leads now: an address of this site, or a full one.
    pub to: String,
}

impl MovedView {
    /// Makes the view of `moved.html`.
    pub fn new(viewpoint: Viewpoint<'_>, index: usize) -> MovedView {
        let site = viewpoint.edition.site();
        let redirect = LocalRedirect::new(site, &site.redirects[index], viewpoint.locale);
        let LocalRedirect { from, to } = redirect.expect("the page stands where the redirect holds");
        let to = if to.starts_with('/') { format!("{}{to}", site.base_url.value.path()) } else { to };
        MovedView { from, to }
    }
}

/// Returns a link to an advisory, by its id.
pub(in crate::plan::view) fn advisory_link(viewpoint: Viewpoint<'_>, id: &DocumentId) -> Option<LinkView> {
    let document = viewpoint.edition.document(id)?;
    Some(LinkView::new(document.advisory()?.id.to_string(), viewpoint.document_href(document)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_products_are_named_on_the_first_page_of_the_index_alone() {
        let lists: Vec<ListScope> =
            (0..=PRODUCTS_NAMED).map(|number| ListScope::Product(format!("p{number}").parse().unwrap())).collect();
        let check = |count: usize, current: &ListScope, number| names_products(lists[..count].iter(), current, number);
        assert!(check(PRODUCTS_NAMED, &ListScope::Withdrawn, 1));
        assert!(!check(PRODUCTS_NAMED + 1, &ListScope::Withdrawn, 1));
        assert!(check(PRODUCTS_NAMED + 1, &ListScope::All, 1));
        assert!(!check(PRODUCTS_NAMED + 1, &ListScope::All, 2));
    }
}
