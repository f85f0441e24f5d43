//! CNA containers of CVE 5.1 records.
//!
//! What is written is a draft for the CVE services, which add the record's own fields. Where several advisories share
//! an id, those in force speak for it together; where all of them were taken back, the record is to be rejected.

mod affected;
mod container;
mod history;
mod rating;
mod reference;
mod rejected;
mod words;

use crate::export::Material;
use crate::export::cve::container::Container;
use crate::export::cve::rejected::Rejected;
use crate::export::json::to_bytes;
use crate::model::CveId;
use crate::model::OutputFile;
use crate::model::address;
use crate::phrase::PhraseError;
use crate::plan::cve_sources;
use crate::plan::is_cve_rejected;

/// Returns the container of a CVE record.
pub fn cve_file(material: Material<'_>, id: &CveId) -> Result<Vec<OutputFile>, PhraseError> {
    let cases = material.plan.index.cve(id).unwrap_or_default();
    let Some(org_id) = material.edition.site().organization.cve_org_id.as_deref() else { return Ok(Vec::new()) };
    let bytes = if is_cve_rejected(&cve_sources(material.edition, cases)) {
        to_bytes(&Rejected::new(material, org_id, cases)?)
    } else {
        to_bytes(&Container::new(material, org_id, cases)?)
    };
    Ok(vec![OutputFile { path: address::cve(id).output_path(), bytes }])
}
