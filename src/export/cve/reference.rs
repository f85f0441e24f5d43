//! Where more is said.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::export::Material;
use crate::export::uri::uri;
use crate::model::ReferenceKind;
use crate::plan::CveCase;

/// The most references (CVE record format 5.1).
const MOST: usize = 512;

/// An address where more is said.
#[derive(Serialize)]
pub(super) struct Reference {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<[&'static str; 1]>,
    url: String,
}

impl Reference {
    /// Lists the pages of the advisories, also of those that were replaced, then what they refer to; no address twice.
    pub(super) fn all(material: Material<'_>, cases: &[CveCase]) -> Vec<Reference> {
        let sources: Vec<_> = cases.iter().map(|case| case.source(material.edition)).collect();
        let pages = sources.iter().map(|source| Reference {
            name: Some(source.advisory.id.to_string()),
            tags: Some(["vendor-advisory"]),
            url: material.page_url(source.document),
        });
        let others = sources.iter().flat_map(|source| &source.advisory.references);
        let others = others.map(|reference| Reference {
            name: None,
            tags: tag(reference.kind).map(|tag| [tag]),
            url: uri(reference.url.as_str()),
        });
        let mut seen = BTreeSet::new();
        pages.chain(others).filter(|reference| seen.insert(reference.url.clone())).take(MOST).collect()
    }
}

/// Returns the format's word for what a reference leads to.
fn tag(kind: ReferenceKind) -> Option<&'static str> {
    match kind {
        ReferenceKind::Advisory => Some("third-party-advisory"),
        ReferenceKind::Article => Some("technical-description"),
        ReferenceKind::Detection => Some("signature"),
        ReferenceKind::Report => Some("issue-tracking"),
        ReferenceKind::Fix => Some("patch"),
        ReferenceKind::Package => Some("product"),
        ReferenceKind::Evidence => Some("exploit"),
        ReferenceKind::Discussion | ReferenceKind::Introduced | ReferenceKind::Web => None,
    }
}
