//! What a CSAF document tells of, and in which words.

use jiff::civil::Date;

use crate::check::CsafDocument;
use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::export::Material;
use crate::export::uri::uri;
use crate::model::Advisory;
use crate::model::Product;
use crate::model::ProductId;
use crate::model::Route;
use crate::model::Site;
use crate::phrase::Argument;
use crate::phrase::PhraseError;
use crate::phrase::Phrases;
use crate::prose;
use crate::prose::Plain;

/// The section whose text is the remedy until a fixed version is installed.
pub(in crate::export) const WORKAROUNDS: &str = "workarounds";

/// The section that says why products are not affected.
pub(in crate::export) const NOT_AFFECTED: &str = "not-affected";

/// The section that says how to fix it.
pub(in crate::export) const FIX: &str = "fix";

/// What a CSAF document tells of, and in which words.
pub(in crate::export) struct Subject<'a> {
    pub(in crate::export) material: Material<'a>,
    pub(in crate::export) csaf: &'a CsafDocument,
    pub(in crate::export) document: &'a EditionDocument,
    pub(in crate::export) advisory: &'a Advisory,
    pub(in crate::export) text: &'a EditionText,
    pub(in crate::export) plain: Plain,
    pub(in crate::export) phrases: &'a Phrases,
}

impl<'a> Subject<'a> {
    pub(in crate::export) fn new(material: Material<'a>, csaf: &'a CsafDocument) -> Subject<'a> {
        let document = material.edition.document(&csaf.advisory).expect("CSAF documents are of the edition");
        let text = document.text(&csaf.locale);
        Subject {
            material,
            csaf,
            document,
            advisory: document.advisory().expect("CSAF documents are of advisories"),
            text,
            plain: prose::plain(material.edition, material.phrasebook, document, text),
            phrases: material.phrasebook.locale(&csaf.locale),
        }
    }

    /// Returns words in the document's language.
    pub(in crate::export) fn words(&self, id: &str, arguments: &[(&str, &str)]) -> Result<String, PhraseError> {
        let arguments: Vec<_> =
            arguments.iter().map(|(name, text)| (*name, Argument::Text((*text).to_owned()))).collect();
        self.phrases.message(id, &arguments)
    }

    pub(in crate::export) fn site(&self) -> &'a Site {
        self.material.edition.site()
    }

    /// Returns whether the document is in another language than the advisory was written in.
    pub(in crate::export) fn is_translation(&self) -> bool {
        self.csaf.locale != *self.site().source_locale()
    }

    /// Returns whether the advisory has one vulnerability, of which all its text tells.
    pub(in crate::export) fn is_of_one(&self) -> bool {
        self.advisory.vulnerabilities.len() == 1
    }

    /// Returns the document in the source language; this one where the edition publishes none.
    pub(in crate::export) fn original(&self) -> &'a CsafDocument {
        self.material.edition.csaf(&self.csaf.advisory).first().unwrap_or(self.csaf)
    }

    /// Returns the day whose facts the document states, such as support: that on which its original was last changed,
    /// so that a later translation says the same.
    pub(in crate::export) fn day(&self) -> Date {
        self.original().updated().date()
    }

    pub(in crate::export) fn product(&self, id: &ProductId) -> &'a Product {
        let product = self.material.plan.index.product(self.material.edition, id);
        product.expect("products that an edition names are there")
    }

    /// Returns the full address of a route.
    pub(in crate::export) fn url(&self, route: &Route) -> String {
        uri(&self.site().base_url.value.join(route))
    }

    /// Returns the full address of an advisory's page in the document's language.
    pub(in crate::export) fn page(&self, document: &EditionDocument) -> String {
        self.url(&self.material.edition.route(document, &self.csaf.locale))
    }

    /// Returns the full address of a section of the advisory's page, where it has one with this id.
    pub(in crate::export) fn section_url(&self, id: &str) -> Option<String> {
        self.plain.section(id).map(|_| format!("{}#{id}", self.page(self.document)))
    }

    /// Returns the text of a section; `None` where it is not there or says nothing.
    pub(in crate::export) fn section(&self, id: &str) -> Option<&str> {
        self.plain.section(id).map(|section| section.text.as_str()).filter(|text| !text.is_empty())
    }
}
