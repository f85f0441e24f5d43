//! Lists of advisories.

use serde::Serialize;

use crate::model::DocumentId;
use crate::model::ListScope;
use crate::model::address;
use crate::plan::LocalRedirect;
use crate::plan::Viewpoint;
use crate::plan::index::page_of;
use crate::plan::view::AdvisoryRowView;
use crate::plan::view::LinkView;

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
            archives: ArchivesView::new(viewpoint, scope),
        }
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
    /// By product.
    pub product: Vec<ArchiveView>,
    /// By year, newest first.
    pub year: Vec<ArchiveView>,
    /// Withdrawn; absent where there are none.
    pub withdrawn: Option<ArchiveView>,
}

impl ArchivesView {
    fn new(viewpoint: Viewpoint<'_>, current: &ListScope) -> ArchivesView {
        let all = viewpoint.href(&address::list(viewpoint.prefix(), &ListScope::All, 1));
        let mut archives =
            ArchivesView { all, severity: Vec::new(), product: Vec::new(), year: Vec::new(), withdrawn: None };
        for (scope, documents) in viewpoint.index.lists() {
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
        let documents = viewpoint.edition.aliases().get(alias).map_or(&[][..], Vec::as_slice);
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
    Some(LinkView { title: document.advisory()?.id.to_string(), href: viewpoint.document_href(document) })
}
