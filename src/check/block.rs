//! The generated blocks that `<block:NAME>` can print.

use crate::check::Content;
use crate::check::EditionDocument;
use crate::model::Site;

/// Every block, sorted by name.
pub(in crate::check) const NAMES: [&str; 12] = [
    "commitments",
    "contact-card",
    "encryption",
    "latest-advisories",
    "locations",
    "policy-history",
    "report-fields",
    "response-times",
    "retention",
    "scope",
    "severity-table",
    "supported-versions",
];

/// States what a known block would need to be printed, if that is not there.
pub(in crate::check) fn lacks(site: &Site, document: &EditionDocument, name: &str) -> Option<&'static str> {
    let (is_there, need) = match name {
        "commitments" => (!site.commitments.is_empty(), "`[commitments.NAME]` in site.toml"),
        "encryption" => (!site.encryption.is_empty(), "`[[encryption]]` in site.toml"),
        "locations" => (!site.locations.is_empty(), "`[[location]]` in site.toml"),
        "policy-history" => (matches!(document.content, Content::Policy(_)), "a policy to stand in"),
        "report-fields" => (site.report.is_some(), "`[report]` in site.toml"),
        "response-times" => (!site.severity.is_empty() || !site.commitments.is_empty(), "`[[severity]]` in site.toml"),
        "retention" => (!site.retention.is_empty(), "`[[retention]]` in site.toml"),
        "scope" => (site.scope.is_some(), "`[scope]` in site.toml"),
        "severity-table" => (!site.severity.is_empty(), "`[[severity]]` in site.toml"),
        "supported-versions" => (!site.products.is_empty(), "a product"),
        _ => (true, ""),
    };
    (!is_there).then_some(need)
}
