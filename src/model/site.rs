//! The facts of `site.toml` and `products/`.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::BaseUrl;
use crate::model::Commitment;
use crate::model::Contact;
use crate::model::Coordinator;
use crate::model::Disclosure;
use crate::model::DocumentId;
use crate::model::Instant;
use crate::model::KeyUse;
use crate::model::Locale;
use crate::model::Organization;
use crate::model::Places;
use crate::model::Product;
use crate::model::ProductId;
use crate::model::Profile;
use crate::model::PublicKey;
use crate::model::Quantity;
use crate::model::ReportForm;
use crate::model::Retention;
use crate::model::SafeHarbor;
use crate::model::Scope;
use crate::model::SeverityRow;
use crate::model::Slug;
use crate::model::Updates;
use crate::text::FileId;
use crate::text::Spanned;

/// Everything that a site states about its organisation, its products and its promises.
#[derive(Clone, Debug)]
pub struct Site {
    /// `site.toml` itself.
    pub file: FileId,
    /// Where the site is published.
    pub base_url: Spanned<BaseUrl>,
    /// The locales, the source first; at least one, none twice.
    pub locales: Vec<Locale>,
    /// The name of the theme.
    pub theme: Spanned<String>,
    /// What the ids of new advisories begin with.
    pub advisory_prefix: Option<String>,
    /// What the ids of OSV records begin with.
    pub osv_prefix: Option<String>,
    /// The destinations of the header.
    pub nav: Vec<Spanned<NavEntry>>,
    /// Whether a page lists who is credited.
    pub thanks_page: bool,
    /// How feeds are named and cut.
    pub feed: Feed,
    /// Who publishes.
    pub organization: Organization,
    /// How to reach them, in order of preference; at least one.
    pub contacts: Vec<Contact>,
    /// Their keys, in the order of the source.
    pub keys: Vec<PublicKey>,
    /// When reports become public.
    pub disclosure: Option<Disclosure>,
    /// What a report should hold.
    pub report: Option<ReportForm>,
    /// Who takes reports in their stead.
    pub coordinators: Vec<Coordinator>,
    /// Promises by name, in the order of the source.
    pub commitments: Vec<Commitment>,
    /// Other facts that prose prints.
    pub facts: BTreeMap<String, FactValue>,
    /// How long data is kept.
    pub retention: Vec<Retention>,
    /// Where data is kept.
    pub locations: Vec<Location>,
    /// What is encrypted.
    pub encryption: Vec<Encryption>,
    /// The severity levels, most severe first.
    pub severity: Vec<SeverityRow>,
    /// What may be tested.
    pub scope: Option<Scope>,
    /// What reporters are promised in law.
    pub safe_harbor: Option<SafeHarbor>,
    /// How updates reach their users.
    pub updates: Updates,
    /// The products, by file and then in the order of the source.
    pub products: Vec<Product>,
    /// The ids of products that lack a name, a version scheme or an id, of which the file's name tells: they are not among
    /// [`Self::products`], and their faults are told.
    pub faulty_products: BTreeSet<ProductId>,
    /// Old addresses.
    pub redirects: Vec<Redirect>,
    /// Words that translations keep, have or avoid.
    pub terms: Terms,
    /// What files cannot prove and somebody declares, by the id of the rule.
    pub attests: BTreeMap<String, Spanned<Attest>>,
    /// The profiles that the site chose to be held against, each once.
    pub profiles: Vec<Profile>,
    /// Whether a page prints what those profiles say; never without any.
    pub conformance_page: bool,
    /// Where each field of `site.toml` stands.
    pub places: Places,
}

/// Words that translations keep, have or avoid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Names that are never translated.
    pub protected: Vec<String>,
    /// Words for one thing in several languages.
    pub words: Vec<TermWords>,
}

/// The words for one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermWords {
    /// In each language, those of which a text has one where its source has one.
    pub forms: BTreeMap<Locale, Vec<String>>,
    /// In each language, those that a text does not have there.
    pub banned: BTreeMap<Locale, Vec<String>>,
}

impl Site {
    /// Returns the source locale.
    pub fn source_locale(&self) -> &Locale {
        &self.locales[0]
    }

    /// Returns the locale as a prefix of routes: `None` for the source, which stands at the root.
    pub fn prefix<'a>(&self, locale: &'a Locale) -> Option<&'a Locale> {
        (locale != self.source_locale()).then_some(locale)
    }

    /// Returns a product by its id.
    pub fn product(&self, id: &Slug) -> Option<&Product> {
        self.products.iter().find(|product| product.id.value == *id)
    }

    /// Returns whether an id is that of a product, though it may be a faulty one.
    pub fn has_product(&self, id: &Slug) -> bool {
        self.product(id).is_some() || self.faulty_products.contains(id)
    }

    /// Returns the keys of a use, in the order of the source.
    pub fn keys_for(&self, usage: KeyUse) -> impl Iterator<Item = &PublicKey> {
        self.keys.iter().filter(move |key| key.uses.contains(&usage))
    }

    /// Returns the contact that is preferred: the first marked so, else the first.
    pub fn preferred_contact(&self) -> &Contact {
        self.contacts.iter().find(|contact| contact.preferred).unwrap_or(&self.contacts[0])
    }
}

/// A destination of the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NavEntry {
    /// A document.
    Document(DocumentId),
    /// The index of advisories.
    Advisories,
}

/// How feeds are named and cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// The authority of `tag:` ids, such as `security.example.org,2026` (RFC 4151, section 2.1).
    pub authority: String,
    /// How many entries a feed page has.
    pub entries: usize,
}

impl Feed {
    /// Returns the moment from which on the authority mints ids: its date's first one, in UTC (RFC 4151, section 2.1).
    ///
    /// `None` where the authority is not a name, a comma and a date.
    pub fn since(&self) -> Option<Instant> {
        let (_, date) = self.authority.rsplit_once(',')?;
        let rest = match date.len() {
            4 => "-01-01",
            7 => "-01",
            _ => "",
        };
        Instant::from_date(format!("{date}{rest}").parse().ok()?)
    }
}

/// A fact that prose prints.
#[derive(Clone, Debug, PartialEq)]
pub enum FactValue {
    /// A length of time.
    Quantity(Quantity),
    /// A day.
    Date(Date),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Decimal(f64),
    /// Texts that are never translated, printed as a list.
    List(Vec<String>),
    /// A text that is never translated.
    Text(String),
}

/// A country where data is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// ISO 3166-1 alpha-2, upper case.
    pub country: Spanned<String>,
    /// What for.
    pub purpose: Vec<Spanned<Slug>>,
}

/// Something that is encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encryption {
    /// What.
    pub what: Spanned<Slug>,
    /// With which algorithm.
    pub algorithm: String,
    /// Where it is kept; a name that is never translated.
    pub place: Option<String>,
}

/// What somebody declares of a rule that files cannot prove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attest {
    /// Whether the rule is kept.
    pub value: bool,
    /// The day on which it was declared.
    pub on: Date,
    /// By whom.
    pub by: String,
}

/// An old address and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The old address, beginning with `/`.
    pub from: Spanned<String>,
    /// The address of a page or feed of this site, or elsewhere on the web.
    pub to: Spanned<String>,
    /// Whether it follows from a stated one: the list and the feeds of a product move with its page.
    pub is_derived: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authority_mints_ids_from_the_first_moment_of_its_date() {
        let since =
            |authority: &str| Feed { authority: authority.to_owned(), entries: 50 }.since().map(|on| on.rfc3339());
        assert_eq!(since("example.org,2026").as_deref(), Some("2026-01-01T00:00:00Z"));
        assert_eq!(since("example.org,2026-11").as_deref(), Some("2026-11-01T00:00:00Z"));
        assert_eq!(since("example.org,2026-11-21").as_deref(), Some("2026-11-21T00:00:00Z"));
        assert_eq!(since("example.org"), None);
        assert_eq!(since("example.org,26"), None);
    }
}
