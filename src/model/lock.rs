//! What was published before.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use serde::Serialize;

/// The content of `lucarne.lock`: every published document and address.
///
/// Nothing that is not public is ever in it. Written as JSON with sorted keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    /// The time of the build that last changed it, RFC 3339: what became public later did so by time alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The published locales in the site's order: the first stood at the root, each other one below its own name.
    #[serde(default)]
    pub locales: Vec<String>,
    /// The documents by their id, such as `advisories/2026/EX-2026-0001`.
    #[serde(default)]
    pub documents: BTreeMap<String, LockedDocument>,
    /// The addresses in the source locale, such as `/advisories/EX-2026-0001/`.
    #[serde(default)]
    pub addresses: BTreeMap<String, LockedAddress>,
    /// The CSAF documents by their tracking id, such as `EX-2026-0001-fr`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub csaf: BTreeMap<String, LockedCsaf>,
}

/// What is known of a published CSAF document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedCsaf {
    /// Where it stands below the folder of the provider, such as `white/2026/ex-2026-0001.json`.
    pub path: String,
    /// When it became public, RFC 3339.
    pub public_since: String,
    /// The SHA-256 of its bytes, in hexadecimal digits; empty until they are made.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
    /// Its version, from 1.
    pub version: usize,
}

/// What is known of a published document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedDocument {
    /// When it became public, RFC 3339; of a policy, the time of the first build that had it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_since: Option<String>,
    /// Its texts by locale.
    pub texts: BTreeMap<String, LockedText>,
}

impl Lock {
    /// Returns the documents that a build must find as they are here. What a policy says of which no text is stored is
    /// only remembered.
    pub fn binding(&self) -> impl Iterator<Item = (&String, &LockedDocument)> {
        let is_policy = |id: &str| id.strip_prefix("policies/").is_some_and(|name| !name.contains('/'));
        self.documents.iter().filter(move |(id, _)| !is_policy(id))
    }
}

impl LockedDocument {
    /// Returns whether it was built for the first time on a day, UTC.
    pub fn is_of(&self, day: Date) -> bool {
        self.public_since.as_ref().is_some_and(|since| since.starts_with(&day.to_string()))
    }
}

/// What is known of a published text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedText {
    /// Its last revision, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<String>,
    /// A hash of its public source, in hexadecimal digits.
    pub hash: String,
}

/// What is known of a published address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedAddress {
    /// What answers there.
    pub kind: AddressKind,
    /// When it became public, RFC 3339; absent where it always was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_since: Option<String>,
}

/// What answers at a published address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AddressKind {
    /// A document's page.
    Document,
    /// Another id of an advisory.
    Alias,
    /// The releases of a product that an advisory names; its feeds stay as long as it does.
    Product,
}
