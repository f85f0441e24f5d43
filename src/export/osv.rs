//! OSV 1.7 records.

use crate::check::EditionDocument;
use crate::export::Material;
use crate::model::OutputFile;
use crate::phrase::PhraseError;

/// Returns the records of an advisory.
pub fn osv_files(_material: Material<'_>, _document: &EditionDocument) -> Result<Vec<OutputFile>, PhraseError> {
    Ok(Vec::new())
}

/// Returns all records in one file, and their list.
pub fn osv_archive(_material: Material<'_>) -> Result<Vec<OutputFile>, PhraseError> {
    Ok(Vec::new())
}
