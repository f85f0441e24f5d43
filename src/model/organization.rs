//! Who publishes, and how they are reached.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::Locale;
use crate::model::Slug;
use crate::model::WebUrl;
use crate::model::words;
use crate::text::Spanned;

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
    /// The postal address.
    pub address: Option<String>,
    /// What it is in the eyes of the law on products.
    pub role: Option<Role>,
    /// How to reach who answers for personal data: an e-mail address or one on the web.
    pub privacy_contact: Option<String>,
}

words! {
    /// What an organisation is in the eyes of the law on products (Regulation (EU) 2024/2847, Article 3).
    Role {
        /// Places products on the market.
        Manufacturer = "manufacturer",
        /// Supports open-source software for commercial use without selling it.
        Steward = "steward",
        /// Runs a service.
        Service = "service",
        /// Gives software away.
        OpenSourceProject = "open-source-project",
    }
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
            // What RFC 3986 has in no address, though browsers take it.
            ContactKind::Web => value.parse::<WebUrl>().is_ok() && !value.contains(|c| "\"<>\\^`{|}".contains(c)),
            ContactKind::Phone => {
                value.starts_with('+') && value[1..].chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '-')
            }
            ContactKind::Matrix => is_plain(value) && value.starts_with('@') && value.contains(':'),
        };
        let rule = match self {
            ContactKind::Email => "an e-mail address looks like `security@example.org`",
            ContactKind::Web => {
                "a web contact is an `https://` address, with percent signs for what stands in none (RFC 3986)"
            }
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

/// Somebody who takes reports in the organisation's stead, such as a national CSIRT.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coordinator {
    /// Its id, such as `jpcert`.
    pub id: Spanned<Slug>,
    /// Its name, the same in every language.
    pub name: String,
    /// Where it is reached.
    pub url: WebUrl,
}
