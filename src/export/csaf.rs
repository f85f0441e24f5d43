//! CSAF 2.0 documents.
//!
//! Each object of the standard's schema is a struct that says how it is filled from the facts. What a document says is
//! settled by its sources and by the day of its last change: neither the day of the build nor the program's version is
//! in it, nor anything that other advisories say later.

mod acknowledgment;
mod branch;
pub(in crate::export) mod cpe;
pub(in crate::export) mod cure;
mod head;
mod identifier;
pub(in crate::export) mod leaf;
mod note;
mod publisher;
mod reference;
pub(in crate::export) mod remediation;
mod score;
pub(in crate::export) mod standing;
pub(in crate::export) mod statement;
pub(in crate::export) mod subject;
pub(in crate::export) mod tracking;
mod vulnerability;

use serde::Serialize;

use crate::check::CsafDocument;
use crate::export::Material;
use crate::export::csaf::branch::ProductTree;
use crate::export::csaf::head::Head;
use crate::export::csaf::standing::Standing;
use crate::export::csaf::subject::Subject;
use crate::export::csaf::vulnerability::Item;
use crate::export::json::to_bytes;
use crate::model::CsafProfile;
use crate::phrase::PhraseError;

pub(in crate::export) use head::title;
pub(in crate::export) use publisher::Publisher;

/// Returns a CSAF document as JSON with sorted keys.
pub fn csaf_document(material: Material<'_>, document: &CsafDocument) -> Result<Vec<u8>, PhraseError> {
    Ok(to_bytes(&Csaf::new(&Subject::new(material, document))?))
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
    fn new(subject: &'a Subject<'a>) -> Result<Csaf<'a>, PhraseError> {
        let mut standings = Standing::all(subject);
        if subject.csaf.profile == CsafProfile::Vex {
            standings.retain(|standing| !standing.is_empty());
        }
        let items: Result<Vec<Item<'a>>, PhraseError> =
            standings.iter().map(|standing| Item::new(subject, standing)).collect();
        Ok(Csaf {
            document: Head::new(subject, &standings)?,
            product_tree: ProductTree::new(subject, &standings)?,
            vulnerabilities: items?,
        })
    }
}
