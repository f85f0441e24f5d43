//! `service.json`: the ROLIE service document (RFC 8322, section 5.1).

use serde::Serialize;

use crate::export::Material;
use crate::export::json::to_bytes;
use crate::export::provider::feed::CSAF_CATEGORY;
use crate::export::provider::feed::Category;
use crate::export::provider::feed::title;
use crate::export::provider::url;
use crate::model::address::CsafFile;
use crate::phrase::PhraseError;

#[derive(Serialize)]
struct Document {
    service: Service,
}

#[derive(Serialize)]
struct Service {
    workspace: [Workspace; 1],
}

#[derive(Serialize)]
struct Workspace {
    title: String,
    collection: [Collection; 1],
}

#[derive(Serialize)]
struct Collection {
    title: String,
    href: String,
    categories: Categories,
}

#[derive(Serialize)]
struct Categories {
    category: [Category; 1],
}

/// Returns the list of the feeds, of which there is one.
pub(super) fn service(material: Material<'_>) -> Result<Vec<u8>, PhraseError> {
    let collection = Collection {
        title: title(material)?,
        href: url(material, CsafFile::Feed),
        categories: Categories { category: [CSAF_CATEGORY] },
    };
    let workspace =
        Workspace { title: material.source_phrases().message("csaf-workspace-title", &[])?, collection: [collection] };
    Ok(to_bytes(&Document { service: Service { workspace: [workspace] } }))
}
