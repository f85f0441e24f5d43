//! What the addresses of a record lead to, as far as the address alone is certain of it.
//!
//! A commit or a pull request is not taken for the fix: it may as well be where the fault came from.

use crate::author::import::Note;
use crate::author::import::rustsec::leftover::note;
use crate::author::import::rustsec::record::Placed;
use crate::model::ReferenceKind;
use crate::model::WebUrl;

/// Returns the references of a record, each once, and notes about addresses that are none.
pub(super) fn references(urls: &[Placed<String>]) -> (Vec<(ReferenceKind, WebUrl)>, Vec<Note>) {
    let mut references: Vec<(ReferenceKind, WebUrl)> = Vec::new();
    let mut notes = Vec::new();
    for url in urls {
        match url.value.parse::<WebUrl>() {
            Ok(url) if references.iter().any(|(_, other)| *other == url) => {}
            Ok(url) => references.push((kind(url.as_str()), url)),
            Err(_) => notes.push(note("advisory.references", &url.value, "no address on the web")),
        }
    }
    (references, notes)
}

fn kind(url: &str) -> ReferenceKind {
    let below = |host: &str| url.strip_prefix("https://").and_then(|rest| rest.strip_prefix(host));
    let is_at = |host: &str, folders: &[&str]| {
        below(host).is_some_and(|path| folders.iter().any(|folder| path.starts_with(folder)))
    };
    let databases = is_at("rustsec.org", &["/advisories/"])
        || is_at("nvd.nist.gov", &["/vuln/detail/"])
        || is_at("cve.mitre.org", &["/cgi-bin/cvename.cgi"])
        || is_at("www.cve.org", &["/CVERecord"])
        || is_at("github.com", &["/advisories/"]);
    let in_repository = below("github.com/").or_else(|| below("gitlab.com/"));
    let has = |folder: &str| in_repository.is_some_and(|path| path.contains(folder));
    if databases || has("/security/advisories/") {
        ReferenceKind::Advisory
    } else if has("/issues/") {
        ReferenceKind::Report
    } else if has("/discussions/") {
        ReferenceKind::Discussion
    } else if is_at("crates.io", &["/crates/"]) {
        ReferenceKind::Package
    } else {
        ReferenceKind::Web
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, expected: ReferenceKind) {
        assert_eq!(kind(url), expected, "{url}");
    }

    #[test]
    fn kind_is_told_by_the_address_where_it_is_certain() {
        check("https://github.com/a/b/security/advisories/GHSA-xxxx-xxxx-xxxx", ReferenceKind::Advisory);
        check("https://nvd.nist.gov/vuln/detail/CVE-2026-12345", ReferenceKind::Advisory);
        check("https://github.com/a/b/issues/1#issuecomment-2", ReferenceKind::Report);
        check("https://github.com/a/b/issues", ReferenceKind::Web);
        check("https://github.com/a/b/pull/2", ReferenceKind::Web);
        check("https://github.com/a/b/commit/7d40be92c1f835a6e9037b5d84ac21f60e9b7358", ReferenceKind::Web);
        check("https://crates.io/crates/a", ReferenceKind::Package);
        check("https://example.org/issues/1", ReferenceKind::Web);
    }
}
