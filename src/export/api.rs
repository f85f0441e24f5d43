//! The list of all advisories with their facts, for scripts.

use crate::export::Material;
use crate::model::OutputFile;
use crate::phrase::PhraseError;

/// Returns the list and its schema.
pub fn api_files(_material: Material<'_>) -> Result<Vec<OutputFile>, PhraseError> {
    Ok(Vec::new())
}
