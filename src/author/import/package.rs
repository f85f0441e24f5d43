//! How a product is known elsewhere: package URLs and CPE names.

use crate::model::OsvPackage;
use crate::model::VersionScheme;
use crate::read::cpe_parts;
use crate::read::is_cpe;

/// Returns the package URL of a package of an ecosystem, without a version; `None` where none is certain.
pub(super) fn package_url(ecosystem: &str, name: &str) -> Option<String> {
    OsvPackage { ecosystem: ecosystem.to_owned(), name: name.to_owned() }.package_url()
}

/// Returns the ecosystem of a collection of packages by its address; `None` where it is no registry of OSV's.
pub(super) fn collection_ecosystem(url: &str) -> Option<&'static str> {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?.trim_end_matches('/');
    match host.strip_prefix("www.").unwrap_or(host) {
        "crates.io" => Some("crates.io"),
        "hex.pm" => Some("Hex"),
        "npmjs.com" | "npmjs.org" | "registry.npmjs.org" => Some("npm"),
        "nuget.org" | "nuget.org/packages" => Some("NuGet"),
        "packagist.org" => Some("Packagist"),
        "pkg.go.dev" => Some("Go"),
        "pub.dev" => Some("Pub"),
        "pypi.org" | "pypi.python.org" => Some("PyPI"),
        "repo.maven.apache.org/maven2" | "repo1.maven.org/maven2" => Some("Maven"),
        "rubygems.org" => Some("RubyGems"),
        _ => None,
    }
}

/// Returns how the versions of an ecosystem are ordered, as far as this site knows its order.
pub(super) fn ecosystem_scheme(ecosystem: &str) -> Option<VersionScheme> {
    let package = OsvPackage { ecosystem: ecosystem.to_owned(), name: String::new() };
    if package.is_strictly_semver() {
        return Some(VersionScheme::Semver);
    }
    match ecosystem.split(':').next().unwrap_or_default() {
        "PyPI" => Some(VersionScheme::Pep440),
        "Maven" => Some(VersionScheme::Maven),
        "RubyGems" => Some(VersionScheme::Gem),
        "Debian" | "Ubuntu" => Some(VersionScheme::Deb),
        "AlmaLinux" | "Red Hat" | "Rocky Linux" | "SUSE" | "openSUSE" | "openEuler" | "Mageia" | "Photon OS" => {
            Some(VersionScheme::Rpm)
        }
        _ => None,
    }
}

/// Returns how the versions of a type of package URL are ordered, as far as this site knows its order.
pub(super) fn package_scheme(url: &str) -> Option<VersionScheme> {
    match url.strip_prefix("pkg:")?.split('/').next()? {
        "deb" => Some(VersionScheme::Deb),
        "rpm" => Some(VersionScheme::Rpm),
        _ => ecosystem_scheme(&OsvPackage::of(url)?.ecosystem),
    }
}

/// Splits a CPE name of either form into that of the product, with `*` for version and update, and the version.
pub(super) fn split_cpe(text: &str) -> Option<(String, String)> {
    let mut parts = cpe_parts(text).or_else(|| cpe_parts(&formatted(text)?))?;
    let version = std::mem::replace(&mut parts[5], "*".to_owned());
    parts[6] = "*".to_owned();
    is_cpe(&parts).then(|| (parts.join(":"), version))
}

/// Returns a name of CPE 2.2 (`cpe:/a:vendor:product:1.0`) in the form of CPE 2.3 (NISTIR 7695, sections 6.1 and 6.2).
///
/// The packed edition, which begins with `~`, is not read.
fn formatted(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.strip_prefix("cpe:/")?.split(':').collect();
    if parts.len() > 7 || parts.iter().any(|part| part.contains('~')) {
        return None;
    }
    let mut names = parts.into_iter().map(component).collect::<Option<Vec<String>>>()?;
    names.resize(11, "*".to_owned());
    Some(format!("cpe:2.3:{}", names.join(":")))
}

fn component(part: &str) -> Option<String> {
    if part.is_empty() {
        return Some("*".to_owned());
    }
    let mut text = String::new();
    let mut rest = part;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let c = if c == '%' {
            let (digits, behind) = rest.split_at_checked(2)?;
            rest = behind;
            char::from(u8::from_str_radix(digits, 16).ok()?)
        } else {
            c
        };
        if c.is_ascii_punctuation() && !"-._".contains(c) {
            text.push('\\');
        }
        text.push(c);
    }
    text.is_ascii().then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cpe_of_a_product_has_no_version() {
        let check = |text, expected: Option<(&str, &str)>| {
            let found = split_cpe(text);
            assert_eq!(found.as_ref().map(|(cpe, version)| (cpe.as_str(), version.as_str())), expected, "{text}");
        };
        check("cpe:2.3:a:x:y:1.0:rc1:*:*:*:*:*:*", Some(("cpe:2.3:a:x:y:*:*:*:*:*:*:*:*", "1.0")));
        check("cpe:/a:x:y%21", Some(("cpe:2.3:a:x:y\\!:*:*:*:*:*:*:*:*", "*")));
        check("cpe:/o:redhat:rhel_aus:7.6::server", Some(("cpe:2.3:o:redhat:rhel_aus:*:*:server:*:*:*:*:*", "7.6")));
        check("cpe:2.3:a:x\\:y:z:*:*:*:*:*:*:*:*", Some(("cpe:2.3:a:x\\:y:z:*:*:*:*:*:*:*:*", "*")));
        check("cpe:/a:x:y:1:::~~~a~~", None);
        check("cpe:2.3:a:x", None);
    }
}
