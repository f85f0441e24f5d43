//! The facts of `site.toml` and `products/`.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::BaseUrl;
use crate::model::CvssBand;
use crate::model::DocumentId;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::Product;
use crate::model::Quantity;
use crate::model::SeverityLevel;
use crate::model::Slug;
use crate::model::WebUrl;
use crate::model::words;
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
    /// The products, by file and then in the order of the source.
    pub products: Vec<Product>,
    /// Old addresses.
    pub redirects: Vec<Redirect>,
    /// Words that are never translated.
    pub protected_terms: Vec<String>,
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

/// Who publishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// The name, the same in every language.
    pub name: String,
    /// Its own site.
    pub url: Option<WebUrl>,
    /// The namespace of a CSAF publisher.
    pub namespace: Option<WebUrl>,
    /// What it is to the products.
    pub category: Category,
    /// The UUID of the CNA.
    pub cve_org_id: Option<String>,
}

words! {
    /// What a publisher is to the products (CSAF 2.0, section 3.2.1.8.1).
    Category {
        /// Makes them.
        Vendor = "vendor",
        /// Coordinates others.
        Coordinator = "coordinator",
        /// Found the vulnerabilities.
        Discoverer = "discoverer",
        /// Uses them.
        User = "user",
        /// Translates others' advisories.
        Translator = "translator",
        /// Anything else.
        Other = "other",
    }
}

/// A way to reach the security team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Of what kind.
    pub kind: ContactKind,
    /// The address itself: an e-mail address, a web address, a number or a Matrix id.
    pub value: String,
    /// Whether only the security team reads it.
    pub private: bool,
    /// Whether it is the best one.
    pub preferred: bool,
    /// The locales that are understood there; empty where nothing is said.
    pub locales: Vec<Locale>,
}

words! {
    /// Kinds of contact.
    ContactKind {
        /// An e-mail address.
        Email = "email",
        /// A web page, mostly with a form.
        Web = "web",
        /// A telephone number.
        Phone = "phone",
        /// A Matrix id, such as `@security:example.org`.
        Matrix = "matrix",
    }
}

impl ContactKind {
    /// States what an address of this kind looks like, if this one does not.
    pub fn broken_rule(self, value: &str) -> Option<&'static str> {
        let is_plain =
            |value: &str| !value.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"?&".contains(c));
        let is_sound = match self {
            ContactKind::Email => {
                let parts = value.split_once('@');
                is_plain(value)
                    && parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
            }
            ContactKind::Web => value.parse::<WebUrl>().is_ok(),
            ContactKind::Phone => {
                value.starts_with('+') && value[1..].chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '-')
            }
            ContactKind::Matrix => is_plain(value) && value.starts_with('@') && value.contains(':'),
        };
        let rule = match self {
            ContactKind::Email => "an e-mail address looks like `security@example.org`",
            ContactKind::Web => "a web contact is an `https://` address",
            ContactKind::Phone => "a telephone number begins with `+` and the country",
            ContactKind::Matrix => "a Matrix id looks like `@security:example.org`",
        };
        (!is_sound).then_some(rule)
    }
}

impl Contact {
    /// Returns the contact as an address that can be followed.
    pub fn uri(&self) -> String {
        match self.kind {
            ContactKind::Email => format!("mailto:{}", self.value),
            ContactKind::Web => self.value.clone(),
            ContactKind::Phone => format!("tel:{}", self.value.replace(' ', "-")),
            ContactKind::Matrix => format!("https://matrix.to/#/{}", self.value),
        }
    }
}

/// A key that is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    /// Of what kind.
    pub kind: KeyKind,
    /// The file, a path below `static/` or the root of the site.
    pub file: Spanned<String>,
    /// The fingerprint: upper-case hexadecimal digits without spaces.
    pub fingerprint: Option<String>,
    /// The last day it is valid.
    pub expires: Option<Spanned<Date>>,
    /// What it is for.
    pub uses: BTreeSet<KeyUse>,
}

words! {
    /// Kinds of key.
    KeyKind {
        /// OpenPGP.
        Openpgp = "openpgp",
        /// age.
        Age = "age",
    }
}

words! {
    /// What a key is for.
    KeyUse {
        /// Reports are encrypted to it.
        Reports = "reports",
        /// CSAF documents and `security.txt` are signed with it.
        Documents = "documents",
    }
}

/// When reports become public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosure {
    /// How long the reporter is asked to wait.
    pub window: Option<Quantity>,
    /// By how much that may be extended.
    pub extension: Option<Quantity>,
    /// How long customers have the fix before the public has the text.
    pub customer_head_start: Option<Quantity>,
    /// Whether the reporter needs consent to publish.
    pub consent_required: bool,
}

/// What a report should hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportForm {
    /// Ids of its parts.
    pub fields: Vec<Spanned<Slug>>,
    /// Whether reports without a name are read.
    pub anonymous: bool,
    /// What a reporter gets.
    pub rewards: Rewards,
}

words! {
    /// What a reporter gets.
    Rewards {
        /// Nothing.
        None = "none",
        /// A word of thanks in public.
        Thanks = "thanks",
        /// Money.
        Bounty = "bounty",
    }
}

/// A promise with a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// Its name.
    pub name: Spanned<Slug>,
    /// How soon.
    pub within: Quantity,
    /// From what on.
    pub from: Option<Spanned<Slug>>,
    /// Who is told.
    pub to: Option<Spanned<Slug>>,
    /// How binding it is.
    pub basis: Basis,
    /// The law, where the basis is one.
    pub source: Option<String>,
}

words! {
    /// How binding a promise is.
    Basis {
        /// A promise.
        Commitment = "commitment",
        /// An aim.
        Target = "target",
        /// A duty by law.
        Law = "law",
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

/// How long data of one kind is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Which data.
    pub id: Spanned<Slug>,
    /// What starts the clock.
    pub trigger: Spanned<Slug>,
    /// How long after that it is deleted.
    pub delete_after: Quantity,
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

/// One level of the severity table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeverityRow {
    /// The level.
    pub level: Spanned<SeverityLevel>,
    /// Its scores.
    pub cvss: Option<CvssBand>,
    /// How soon it is resolved.
    pub resolve_within: Option<Quantity>,
    /// Ids of what makes a vulnerability one of this level.
    pub characteristics: Vec<Spanned<Slug>>,
}

/// What may be tested.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Ids in scope: products or words.
    pub inside: Vec<Spanned<Slug>>,
    /// Ids out of scope.
    pub outside: Vec<Spanned<Slug>>,
}

/// What reporters are promised in law.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SafeHarbor {
    /// Whether research by the rules counts as authorised.
    pub authorized: bool,
    /// Whether no legal action is taken over it.
    pub no_legal_action: bool,
}

/// An old address and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The old address, beginning with `/`.
    pub from: Spanned<String>,
    /// The address of a page of this site, or elsewhere on the web.
    pub to: Spanned<String>,
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
