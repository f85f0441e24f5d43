//! CNA containers of CVE 5.1 records.

use crate::export::Material;
use crate::model::CveId;
use crate::model::OutputFile;
use crate::phrase::PhraseError;

/// Returns the container of a CVE record.
pub fn cve_file(_material: Material<'_>, _id: &CveId) -> Result<Vec<OutputFile>, PhraseError> {
    Ok(Vec::new())
}
