//! `provider-metadata.json` (CSAF 2.0, section 7.1.7).

use jiff::Timestamp;
use serde::Serialize;

use crate::check::document_keys;
use crate::export::Material;
use crate::export::csaf::Publisher;
use crate::export::json::to_bytes;
use crate::export::provider::Trust;
use crate::export::provider::base_url;
use crate::export::provider::url;
use crate::model::Instant;
use crate::model::address::CsafFile;
use crate::model::address::CsafFolder;
use crate::phrase::Argument;
use crate::phrase::PhraseError;

#[derive(Serialize)]
struct Metadata<'a> {
    canonical_url: String,
    distributions: [Distribution; 2],
    last_updated: String,
    #[serde(rename = "list_on_CSAF_aggregators")]
    is_listed: bool,
    metadata_version: &'static str,
    #[serde(rename = "mirror_on_CSAF_aggregators")]
    is_mirrored: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    public_openpgp_keys: Vec<Key<'a>>,
    publisher: Publisher<'a>,
    role: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Distribution {
    Rolie { categories: [String; 1], feeds: [Feed; 1], services: [String; 1] },
    DirectoryUrl(String),
}

#[derive(Serialize)]
struct Feed {
    summary: String,
    tlp_label: &'static str,
    url: String,
}

#[derive(Serialize)]
struct Key<'a> {
    fingerprint: &'a str,
    url: String,
}

/// Returns who publishes, where the documents are, and with which keys they are signed.
pub(super) fn metadata(material: Material<'_>) -> Result<Vec<u8>, PhraseError> {
    let edition = material.edition;
    let site = edition.site();
    let url = |file| url(material, file);
    let key = |fingerprint| Key { fingerprint, url: url(CsafFile::Key(fingerprint)) };
    Ok(to_bytes(&Metadata {
        canonical_url: url(CsafFile::Metadata),
        distributions: distributions(material)?,
        last_updated: Instant::from_timestamp(last_updated(material)).rfc3339(),
        is_listed: true,
        metadata_version: "2.0",
        is_mirrored: true,
        public_openpgp_keys: document_keys(edition).into_keys().map(key).collect(),
        publisher: Publisher::provider(site, material.source_phrases())?,
        role: Trust::new(edition).role(),
    }))
}

/// Both ways to the documents; readers prefer the first (section 7.3.2).
fn distributions(material: Material<'_>) -> Result<[Distribution; 2], PhraseError> {
    let edition = material.edition;
    let site = edition.site();
    let organization = Argument::Text(site.organization.name.clone());
    let feed = Feed {
        summary: material.source_phrases().message("csaf-feed-summary", &[("organization", organization)])?,
        tlp_label: "WHITE",
        url: url(material, CsafFile::Feed),
    };
    let rolie = Distribution::Rolie {
        categories: [url(material, CsafFile::Severities)],
        feeds: [feed],
        services: [url(material, CsafFile::Service)],
    };
    let folder = CsafFolder::Label.route(base_url(edition));
    Ok([rolie, Distribution::DirectoryUrl(material.url(&folder))])
}

/// The latest change of a document, or of a key that signs.
fn last_updated(material: Material<'_>) -> Timestamp {
    let documents = material.edition.csaf_documents().map(|document| document.updated().timestamp());
    let keys = material.signatures.certificates().iter().filter_map(|certificate| certificate.changed());
    documents.chain(keys).max().unwrap_or(Timestamp::UNIX_EPOCH)
}
