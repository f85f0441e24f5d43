//! Feeds, as pages name them and as their entries are printed.

use serde::Serialize;

use crate::check::EditionDocument;
use crate::model::FeedFormat;
use crate::model::FeedScope;
use crate::model::address;
use crate::plan::FeedEntry;
use crate::plan::News;
use crate::plan::Viewpoint;
use crate::plan::view::AdvisoryView;
use crate::plan::view::ProseView;
use crate::plan::view::RevisionView;
use crate::plan::view::SourceView;

/// A feed in three formats.
#[derive(Clone, Debug, Serialize)]
pub struct FeedView {
    /// `all`, `severity`, `product` or `policies`.
    pub scope: &'static str,
    /// The level's word in the sources, or the product's name.
    pub name: Option<String>,
    /// RSS 2.0.
    pub rss: String,
    /// Atom.
    pub atom: String,
    /// JSON Feed 1.1.
    pub json: String,
}

impl FeedView {
    /// Makes the view of a feed in the reader's locale.
    pub fn new(viewpoint: Viewpoint<'_>, scope: &FeedScope) -> FeedView {
        let (kind, name) = match scope {
            FeedScope::All => ("all", None),
            FeedScope::Severity(level) => ("severity", Some(level.as_str().to_owned())),
            FeedScope::Product(product) => ("product", Some(viewpoint.product_name(product))),
            FeedScope::Policies => ("policies", None),
        };
        let href = |format| viewpoint.href(&address::feed(viewpoint.prefix(), scope, 1, format));
        FeedView {
            scope: kind,
            name,
            rss: href(FeedFormat::Rss),
            atom: href(FeedFormat::Atom),
            json: href(FeedFormat::Json),
        }
    }
}

/// View of `subscribe.html`.
#[derive(Clone, Debug, Serialize)]
pub struct SubscribeView {
    /// Every feed of the locale.
    pub feeds: Vec<FeedView>,
    /// Where programs find all advisories.
    pub sources: Vec<SourceView>,
}

impl SubscribeView {
    /// Makes the view of `subscribe.html`: all, then levels, most severe first, then products and policies.
    pub fn new(viewpoint: Viewpoint<'_>) -> SubscribeView {
        let mut scopes: Vec<&FeedScope> = viewpoint.index.feeds().collect();
        scopes.sort_by_key(|scope| match scope {
            FeedScope::All => (0, None),
            FeedScope::Severity(level) => (1, Some(std::cmp::Reverse(*level))),
            FeedScope::Product(_) => (2, None),
            FeedScope::Policies => (3, None),
        });
        let feeds = scopes.into_iter().map(|scope| FeedView::new(viewpoint, scope)).collect();
        SubscribeView { feeds, sources: SourceView::all(viewpoint) }
    }
}

/// View of `feed/entry.html`.
#[derive(Clone, Debug, Serialize)]
pub struct EntryView {
    /// The advisory, with full addresses in its HTML.
    pub advisory: AdvisoryView,
    /// The change that the entry tells of; absent for the publication.
    pub revision: Option<RevisionView>,
    /// The full address of the page.
    pub url: String,
    /// The locale of the advisory's text, where it is not the feed's.
    pub text_lang: Option<String>,
}

impl EntryView {
    /// Makes the view of `feed/entry.html`; the viewpoint is that of a feed's reader, and so is the prose.
    pub fn new(viewpoint: Viewpoint<'_>, document: &EditionDocument, entry: &FeedEntry, prose: ProseView) -> EntryView {
        EntryView {
            advisory: AdvisoryView::new(viewpoint, document, prose),
            revision: match entry.news {
                News::Revision(revision) => Some(RevisionView::of(viewpoint, document, revision)),
                News::Publication | News::Version(_) => None,
            },
            url: viewpoint.url(&viewpoint.edition.route(document, viewpoint.locale)),
            text_lang: viewpoint.text_lang(document),
        }
    }
}
