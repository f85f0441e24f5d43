//! For whom a view is made.

use jiff::civil::Date;

use crate::check::Edition;
use crate::check::EditionDocument;
use crate::model::Locale;
use crate::model::OutputPath;
use crate::model::ProductId;
use crate::model::Route;
use crate::plan::Index;
use crate::plan::Plan;

/// For whom a view is made: the reader's locale, and how addresses are written for them.
#[derive(Clone, Copy, Debug)]
pub struct Viewpoint<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// Its lists.
    pub index: &'a Index,
    /// The reader's locale.
    pub locale: &'a Locale,
    origin: &'a str,
}

impl<'a> Viewpoint<'a> {
    /// Makes the viewpoint of a page's reader: addresses are absolute paths with the base address's path.
    pub fn of_page(edition: &'a Edition, plan: &'a Plan, locale: &'a Locale) -> Viewpoint<'a> {
        Viewpoint { edition, index: &plan.index, locale, origin: edition.site().base_url.path() }
    }

    /// Makes the viewpoint of a feed's reader: addresses are full.
    pub fn of_feed(edition: &'a Edition, plan: &'a Plan, locale: &'a Locale) -> Viewpoint<'a> {
        Viewpoint { edition, index: &plan.index, locale, origin: edition.site().base_url.as_str() }
    }

    /// Returns a route as this reader follows it.
    pub fn href(&self, route: &Route) -> String {
        format!("{}{}", self.origin, route.as_str())
    }

    /// Returns a file of the output as this reader follows it.
    pub fn file_href(&self, path: &OutputPath) -> String {
        format!("{}/{path}", self.origin)
    }

    /// Returns the full address of a route.
    pub fn url(&self, route: &Route) -> String {
        self.edition.site().base_url.join(route)
    }

    /// Returns the address of a document in the reader's locale.
    pub fn document_href(&self, document: &EditionDocument) -> String {
        self.href(&self.edition.route(document, self.locale))
    }

    /// Returns the reader's locale as a prefix of routes.
    pub fn prefix(&self) -> Option<&'a Locale> {
        self.edition.site().prefix(self.locale)
    }

    /// Returns the day of the build in UTC.
    pub fn day(&self) -> Date {
        self.edition.today()
    }

    /// Returns a product's name, or its id where the site does not have it.
    pub fn product_name(&self, id: &ProductId) -> String {
        self.index.product(self.edition, id).map_or_else(|| id.to_string(), |product| product.name.clone())
    }

    /// Returns the locale of a document's text, where it is not the reader's.
    pub fn text_lang(&self, document: &EditionDocument) -> Option<String> {
        let text = document.text(self.locale);
        (text.locale != *self.locale).then(|| text.locale.to_string())
    }
}
