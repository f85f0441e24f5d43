//! The outputs of a site, one job each.

use crate::model::DocumentId;
use crate::model::Locale;
use crate::model::OutputPath;
use crate::model::ProductId;
use crate::model::Route;
use crate::model::SeverityLevel;
use crate::text::FileId;

/// Every output of an edition, in a fixed order.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The jobs; no two write the same file.
    pub jobs: Vec<Job>,
}

/// One or a few outputs that are made together.
#[derive(Clone, Debug)]
pub enum Job {
    /// A page that a template makes.
    Page {
        /// Its address.
        route: Route,
        /// The language of its frame.
        locale: Locale,
        /// What it shows.
        kind: PageKind,
    },
    /// One page of a feed, in its three formats.
    Feed {
        /// The language of its entries.
        locale: Locale,
        /// Which advisories it tells of.
        scope: FeedScope,
        /// 1 for the newest entries.
        number: usize,
    },
    /// A file that is copied from the snapshot.
    Copy {
        /// Where to.
        path: OutputPath,
        /// From what.
        file: FileId,
    },
    /// `security.txt`, at both its places.
    SecurityTxt,
    /// `sitemap.xml`, split where it is too long.
    Sitemap,
    /// `robots.txt`.
    Robots,
    /// `_headers`.
    Headers,
    /// `_redirects`, with the pages that redirect where a host ignores it.
    Redirects,
    /// `.nojekyll`.
    NoJekyll,
}

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
    /// The feeds. Template `subscribe.html`.
    Subscribe,
    /// Those who helped. Template `thanks.html`.
    Thanks,
    /// The products and their support. Template `support.html`.
    Support,
    /// The page for addresses that lead nowhere. Template `404.html`.
    NotFound,
}

/// Which advisories a list shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListScope {
    /// All that are not withdrawn.
    All,
    /// Those of a level.
    Severity(SeverityLevel),
    /// Those that affect a product.
    Product(ProductId),
    /// Those published in a year, in UTC.
    Year(i16),
    /// Those withdrawn.
    Withdrawn,
}

/// Which advisories a feed tells of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FeedScope {
    /// All.
    All,
    /// Those of a level.
    Severity(SeverityLevel),
    /// Those that affect a product.
    Product(ProductId),
}
