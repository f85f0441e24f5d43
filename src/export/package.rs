//! Package URLs of versions.

use std::str::FromStr;

use packageurl::PackageUrl;

/// Returns a package URL with a version; `None` where the text is none, which reading does not let through.
pub fn package_at(package: &str, version: &str) -> Option<String> {
    let mut purl = PackageUrl::from_str(package).ok()?;
    purl.with_version(version).ok()?;
    Some(purl.to_string())
}

/// Returns a package URL in its canonical form; `None` where the text is none.
pub fn canonical_package(package: &str) -> Option<String> {
    PackageUrl::from_str(package).ok().map(|purl| purl.to_string())
}

/// Returns a package URL of a range of versions: with the qualifier `vers` (Package URL, section "Known qualifiers").
pub fn package_in(package: &str, vers: &str) -> Option<String> {
    let mut purl = PackageUrl::from_str(package).ok()?;
    purl.add_qualifier("vers", vers).ok()?;
    Some(purl.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_and_range_are_encoded() {
        assert_eq!(
            package_at("pkg:npm/%40example/app", "1.0.0+b").as_deref(),
            Some("pkg:npm/%40example/app@1.0.0%2Bb")
        );
        assert_eq!(
            package_in("pkg:cargo/app", "vers:semver/>=1.0.0|<1.4.2").as_deref(),
            Some("pkg:cargo/app?vers=vers:semver%2F%3E%3D1.0.0%7C%3C1.4.2")
        );
    }
}
