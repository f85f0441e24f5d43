//! CSAF 2.0 documents.
//!
//! Each object of the standard's schema is a struct that says how it is filled from the facts. What a document says is
//! settled by its sources and by the day of its last change: neither the day of the build nor the program's version is
//! in it, nor anything that other advisories say later.

mod acknowledgment;
mod branch;
mod full_name;
mod head;
mod identifier;
mod note;
mod product_status;
mod publisher;
mod reference;
mod remediation;
mod score;
mod threat;
mod tracking;
mod vulnerability;

use serde::Serialize;

use crate::check::CsafDocument;
use crate::export::Material;
use crate::export::csaf::branch::ProductTree;
use crate::export::csaf::head::Head;
use crate::export::csaf::vulnerability::Item;
use crate::export::json::to_bytes;
use crate::export::statement::Standing;
use crate::export::statement::Subject;
use crate::model::CsafProfile;
use crate::phrase::PhraseError;

pub(in crate::export) use head::title;
pub(in crate::export) use publisher::Publisher;

/// Returns a CSAF document as JSON with sorted keys.
pub fn csaf_document(material: Material<'_>, document: &CsafDocument) -> Result<Vec<u8>, PhraseError> {
    let advisory = material.edition.document(&document.advisory).expect("CSAF documents are of the edition");
    Ok(to_bytes(&Csaf::new(&Subject::new(material, advisory, advisory.text(&document.locale)), document)?))
}

/// Returns the document of an advisory in the source language; this one where the edition publishes none.
fn source<'a>(material: Material<'a>, document: &'a CsafDocument) -> &'a CsafDocument {
    material.edition.csaf(&document.advisory).first().unwrap_or(document)
}

#[derive(Serialize)]
struct Csaf<'a> {
    document: Head<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    product_tree: Option<ProductTree<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    vulnerabilities: Vec<Item<'a>>,
}

impl<'a> Csaf<'a> {
    fn new(subject: &'a Subject<'a>, csaf: &'a CsafDocument) -> Result<Csaf<'a>, PhraseError> {
        let mut standings = Standing::all(subject);
        if csaf.profile == CsafProfile::Vex {
            standings.retain(|standing| !standing.is_empty());
        }
        let items: Result<Vec<Item<'a>>, PhraseError> =
            standings.iter().map(|standing| Item::new(subject, standing)).collect();
        Ok(Csaf {
            document: Head::new(subject, csaf, &standings)?,
            product_tree: ProductTree::new(subject, &standings)?,
            vulnerabilities: items?,
        })
    }
}
