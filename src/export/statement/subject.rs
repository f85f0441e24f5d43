//! What a document tells of, and in which words.

use jiff::civil::Date;

use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::export::Material;
use crate::model::Advisory;
use crate::model::Exploited;
use crate::model::Product;
use crate::model::ProductId;
use crate::model::Site;
use crate::model::Status;
use crate::model::Vulnerability;
use crate::phrase::Argument;
use crate::phrase::PhraseError;
use crate::phrase::Phrases;
use crate::prose;
use crate::prose::Plain;

/// The section that says what comes of it.
pub(in crate::export) const IMPACT: &str = "impact";

/// The section that says what is known of attacks.
pub(in crate::export) const EXPLOITATION: &str = "exploitation";

/// The section whose text is the remedy until a fixed version is installed.
pub(in crate::export) const WORKAROUNDS: &str = "workarounds";

/// The section that says why products are not affected.
pub(in crate::export) const NOT_AFFECTED: &str = "not-affected";

/// The section that says how to fix it.
pub(in crate::export) const FIX: &str = "fix";

/// What a document tells of, and in which words.
pub(in crate::export) struct Subject<'a> {
    pub(in crate::export) material: Material<'a>,
    pub(in crate::export) document: &'a EditionDocument,
    pub(in crate::export) advisory: &'a Advisory,
    pub(in crate::export) text: &'a EditionText,
    pub(in crate::export) plain: Plain,
    pub(in crate::export) phrases: &'a Phrases,
    /// The day whose facts are stated, such as support.
    pub(in crate::export) day: Date,
}

impl<'a> Subject<'a> {
    /// Makes the subject of a text of an advisory, as of the day of its last change.
    ///
    /// # Panics
    ///
    /// Where the document is no advisory.
    pub(in crate::export) fn new(
        material: Material<'a>,
        document: &'a EditionDocument,
        text: &'a EditionText,
    ) -> Subject<'a> {
        let advisory = document.advisory().expect("statements are about advisories");
        Subject {
            material,
            document,
            advisory,
            text,
            plain: prose::plain(material.edition, material.phrasebook, document, text),
            phrases: material.phrasebook.locale(&text.locale),
            day: advisory.updated().date(),
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
        self.text.locale != *self.site().source_locale()
    }

    /// Returns whether the advisory has one vulnerability, of which all its text tells.
    pub(in crate::export) fn is_of_one(&self) -> bool {
        self.advisory.vulnerabilities.len() == 1
    }

    pub(in crate::export) fn product(&self, id: &ProductId) -> &'a Product {
        let product = self.material.plan.index.product(self.material.edition, id);
        product.expect("products that an edition names are there")
    }

    /// Returns the full address of an advisory's page in the document's language.
    pub(in crate::export) fn page(&self, document: &EditionDocument) -> String {
        self.material.url(&self.material.edition.route(document, &self.text.locale))
    }

    /// Returns the full address of a section of the advisory's page, where it has one with this id.
    pub(in crate::export) fn section_url(&self, id: &str) -> Option<String> {
        self.plain.section(id).map(|_| format!("{}#{id}", self.page(self.document)))
    }

    /// Returns the text of a section; `None` where it is not there or says nothing.
    pub(in crate::export) fn section(&self, id: &str) -> Option<&str> {
        self.plain.section(id).map(|section| section.text.as_str()).filter(|text| !text.is_empty())
    }

    /// Returns the text of a section that tells of the advisory's one vulnerability. With several nothing says of which
    /// one it speaks.
    pub(in crate::export) fn own_section(&self, id: &str) -> Option<&str> {
        self.section(id).filter(|_| self.is_of_one())
    }

    /// Says whether a vulnerability is exploited and since when, and then what the text says of it.
    pub(in crate::export) fn exploitation(&self, vulnerability: &Vulnerability) -> Result<String, PhraseError> {
        let state = match (vulnerability.exploited, vulnerability.exploited_since) {
            (Exploited::Yes, Some(since)) => {
                self.words("csaf-exploited-since", &[("date", &self.phrases.date(&since))])?
            }
            (exploited, _) => self.words(&format!("csaf-exploited-{}", exploited.as_str()), &[])?,
        };
        Ok(match self.own_section(EXPLOITATION) {
            Some(section) => format!("{state}\n\n{section}"),
            None => state,
        })
    }

    /// Returns why the advisory was taken back, as a sentence.
    pub(in crate::export) fn withdrawal_reason(&self) -> Result<Option<String>, PhraseError> {
        match &self.advisory.status {
            Status::Withdrawn { reason, .. } => self.words(&format!("withdrawn-{}", reason.as_str()), &[]).map(Some),
            Status::Draft | Status::Published | Status::Superseded { .. } => Ok(None),
        }
    }
}
