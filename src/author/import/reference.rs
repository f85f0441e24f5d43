//! What addresses lead to, as far as the address alone is certain of it.
//!
//! A commit or a pull request is not taken for the fix: it may as well be where the fault came from.

use std::collections::BTreeSet;

use crate::model::Reference;
use crate::model::ReferenceKind;
use crate::model::WebUrl;

/// The references of an advisory, each address once.
#[derive(Debug, Default)]
pub(super) struct References {
    seen: BTreeSet<String>,
    list: Vec<Reference>,
}

impl References {
    /// Adds an address with what is said to be there, or what it tells of itself; false where it is none of the web.
    #[must_use]
    pub fn add(&mut self, url: &str, stated: Option<ReferenceKind>) -> bool {
        let Ok(url) = url.parse::<WebUrl>() else { return false };
        if self.seen.insert(url.as_str().to_owned()) {
            let kind = stated.unwrap_or_else(|| kind(url.as_str()));
            self.list.push(Reference { kind, url });
        }
        true
    }

    /// Returns them in the order in which they came.
    pub fn into_list(self) -> Vec<Reference> {
        self.list
    }
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
