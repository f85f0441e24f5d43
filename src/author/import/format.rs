//! Which format a record seems to be in.

use crate::author::import::curl;
use crate::author::import::ghsa;
use crate::author::import::json;
use crate::author::import::json::Json;
use crate::model::RecordFormat;

/// Returns what is wrong with a record, where it is one of another format than the one that it was read as.
pub(super) fn mistaken(text: &str, format: RecordFormat) -> Option<String> {
    let found = format_of(text)?;
    let is_same = |a, b| [a, b].iter().all(|one| matches!(one, RecordFormat::Osv | RecordFormat::Ghsa));
    if found == format || is_same(found, format) {
        return None;
    }
    let name = match found {
        RecordFormat::Rustsec => "a RustSec advisory",
        RecordFormat::Osv => "an OSV record",
        RecordFormat::Ghsa => "an OSV record of GitHub",
        RecordFormat::Csaf => "a CSAF document",
        RecordFormat::Cve => "a CVE record",
        RecordFormat::Curl => "an advisory of curl",
    };
    Some(format!("this is {name}: import it with `lucarne import {}`", found.as_str()))
}

/// Tells a format by what only its records have.
fn format_of(text: &str) -> Option<RecordFormat> {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if text.starts_with("```toml") {
        return Some(RecordFormat::Rustsec);
    }
    if curl::is_advisory(text) {
        return Some(RecordFormat::Curl);
    }
    let (json, _) = json::parse(text).ok()?;
    let has = |keys: [&str; 2]| json.get(keys[0]).is_some_and(|parent| parent.get(keys[1]).is_some());
    if has(["document", "csaf_version"]) {
        Some(RecordFormat::Csaf)
    } else if has(["cveMetadata", "cveId"]) {
        Some(RecordFormat::Cve)
    } else {
        json.get("id").and_then(Json::as_text)?;
        let is_osv = ["schema_version", "modified", "affected"].iter().any(|key| json.get(key).is_some());
        is_osv.then_some(if ghsa::is_record(&json) { RecordFormat::Ghsa } else { RecordFormat::Osv })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<RecordFormat>) {
        assert_eq!(format_of(text), expected, "{text:?}");
    }

    #[test]
    fn record_tells_its_format() {
        check("{\"document\": {\"csaf_version\": \"2.0\"}}", Some(RecordFormat::Csaf));
        check("{\"cveMetadata\": {\"cveId\": \"CVE-2026-12345\"}}", Some(RecordFormat::Cve));
        check("{\"id\": \"GO-2026-1\", \"modified\": \"2026-01-01T00:00:00Z\"}", Some(RecordFormat::Osv));
        check("{\"id\": \"GHSA-1\", \"modified\": \"2026-01-01T00:00:00Z\"}", Some(RecordFormat::Ghsa));
        check("\n```toml\n[advisory]\n", Some(RecordFormat::Rustsec));
        check("Leak\n====\n\nProject curl Security Advisory, May 16 2018\n", Some(RecordFormat::Curl));
        check("{\"id\": \"x\"}", None);
        check("{", None);
        check("# Notes\n", None);
    }

    #[test]
    fn github_records_are_osv_records() {
        let text = "{\"id\": \"GHSA-1\", \"modified\": \"2026-01-01T00:00:00Z\"}";
        assert_eq!(mistaken(text, RecordFormat::Osv), None);
        let expected = "this is an OSV record of GitHub: import it with `lucarne import ghsa`";
        assert_eq!(mistaken(text, RecordFormat::Cve).as_deref(), Some(expected));
    }
}
