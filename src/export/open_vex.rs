//! OpenVEX 0.2.0 documents.

use crate::check::EditionDocument;
use crate::export::Material;
use crate::model::OutputFile;
use crate::phrase::PhraseError;

/// Returns the document of an advisory.
pub fn open_vex_file(_material: Material<'_>, _document: &EditionDocument) -> Result<Vec<OutputFile>, PhraseError> {
    Ok(Vec::new())
}
