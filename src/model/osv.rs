//! What the Open Source Vulnerability format knows by name (OSV 1.7.5).

use crate::model::AdvisoryId;

/// The version of the format that records are written in.
pub const OSV_VERSION: &str = "1.7.5";

/// What the ids of a database begin with that is not registered.
const LOCAL: &str = "x_";

/// The prefixes of registered databases (OSV, section "id, modified fields").
const PREFIXES: [&str; 57] = [
    "ALBA",
    "ALEA",
    "ALPINE",
    "ALSA",
    "ASB-A",
    "AZL",
    "BELL",
    "BIT",
    "CGA",
    "CLEANSTART",
    "CLSA",
    "CURL",
    "CVE",
    "DEBIAN",
    "DHI",
    "DLA",
    "DRUPAL",
    "DSA",
    "DTSA",
    "ECHO",
    "EEF",
    "ELA",
    "FreeBSD",
    "GHSA",
    "GO",
    "GSD",
    "HSEC",
    "JLSEC",
    "KUBE",
    "LBSEC",
    "LSN",
    "MAL",
    "MGASA",
    "MINI",
    "OESA",
    "OSEC",
    "OSV",
    "PHSA",
    "PSF",
    "PUB-A",
    "PYSEC",
    "RHBA",
    "RHEA",
    "RHSA",
    "RLSA",
    "ROOT",
    "RSEC",
    "RUSTSEC",
    "RXSA",
    "SUSE-FU",
    "SUSE-OU",
    "SUSE-RU",
    "SUSE-SU",
    "UBUNTU",
    "USN",
    "V8",
    "openSUSE-SU",
];

/// Returns whether records with this prefix, which has no hyphen at its end, fit the format.
pub fn is_osv_prefix(prefix: &str) -> bool {
    prefix.starts_with(LOCAL) || PREFIXES.contains(&prefix)
}

/// Returns the id of an advisory's record.
///
/// What a site's ids begin with is replaced by what its records begin with. Another id stays where OSV knows what it
/// begins with, else it is marked as that of a local database.
pub fn osv_id(id: &AdvisoryId, advisory_prefix: Option<&str>, osv_prefix: Option<&str>) -> String {
    let own = advisory_prefix.zip(osv_prefix).and_then(|(own, new)| Some((new, id.as_str().strip_prefix(own)?)));
    let id = match own {
        Some((new, rest)) if rest.starts_with('-') => format!("{new}{rest}"),
        Some(_) | None => id.to_string(),
    };
    let is_known = |prefix: &&str| id.strip_prefix(*prefix).is_some_and(|rest| rest.starts_with('-'));
    if id.starts_with(LOCAL) || PREFIXES.iter().any(is_known) { id } else { format!("{LOCAL}{id}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(id: &str, prefixes: [Option<&str>; 2], expected: &str) {
        assert_eq!(osv_id(&id.parse().unwrap(), prefixes[0], prefixes[1]), expected);
    }

    #[test]
    fn own_prefix_is_replaced() {
        check("EX-2026-0001", [Some("EX"), Some("x_EX")], "x_EX-2026-0001");
        check("EXT-2026-0001", [Some("EX"), Some("PSF")], "x_EXT-2026-0001");
        check("EX-2026-0001", [Some("EX"), Some("PSF")], "PSF-2026-0001");
    }

    #[test]
    fn other_ids_stay_where_their_prefix_is_known() {
        for prefixes in [[None, None], [Some("EX"), Some("x_EX")]] {
            check("RUSTSEC-2020-0001", prefixes, "RUSTSEC-2020-0001");
            check("openSUSE-SU-1", prefixes, "openSUSE-SU-1");
            check("GO2026", prefixes, "x_GO2026");
            check("x_OTHER-1", prefixes, "x_OTHER-1");
        }
        check("EX-2026-0001", [Some("EX"), None], "x_EX-2026-0001");
    }

    #[test]
    fn prefixes_are_sorted_and_each_is_there_once() {
        assert!(PREFIXES.is_sorted_by(|a, b| a < b));
        assert!(is_osv_prefix("GHSA") && is_osv_prefix("x_EX") && !is_osv_prefix("EX"));
    }
}
