//! The addresses of the documents for programs, other than CSAF's.

use crate::model::AdvisoryId;
use crate::model::CveId;
use crate::model::Route;

/// Returns the OSV record with an id.
pub fn osv(id: &str) -> Route {
    Route::file(None, &["osv", &format!("{id}.json")])
}

/// Returns the archive of all OSV records.
pub fn osv_archive() -> Route {
    Route::file(None, &["osv", "all.zip"])
}

/// Returns the list of all OSV records: their ids and when they changed.
pub fn osv_list() -> Route {
    Route::file(None, &["osv", "all.json"])
}

/// Returns the CNA container of a CVE record.
pub fn cve(id: &CveId) -> Route {
    Route::file(None, &["cve", &format!("{id}.json")])
}

/// Returns the OpenVEX document of an advisory.
pub fn open_vex(id: &AdvisoryId) -> Route {
    Route::file(None, &["vex", &format!("{id}.openvex.json")])
}

/// Returns the list of all advisories with their facts.
pub fn api() -> Route {
    Route::file(None, &["api", "advisories.json"])
}

/// Returns the JSON Schema of [`api`].
pub fn api_schema() -> Route {
    Route::file(None, &["api", "advisories.schema.json"])
}
