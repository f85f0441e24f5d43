//! Packages as the Open Source Vulnerability format names them.

use std::str::FromStr;

use packageurl::PackageUrl;

/// A package of an ecosystem that OSV knows (OSV 1.7.5, section "affected[].package field").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OsvPackage {
    /// The ecosystem, perhaps with a release behind a colon.
    pub ecosystem: String,
    /// The name in the form of the ecosystem.
    pub name: String,
}

/// How an ecosystem names what a package URL names by namespace and name.
enum Form {
    /// By the name alone; one with a namespace is not in the ecosystem.
    Name,
    /// By both, with this between them; what has no namespace by its name.
    Joined(&'static str),
    /// By the name alone, of the packages in this namespace.
    Of(&'static str),
}

/// Types of package URLs, the ecosystems that they are found in, and the names there.
const ECOSYSTEMS: [(&str, &str, Form); 23] = [
    ("apk", "Chainguard", Form::Of("chainguard")),
    ("apk", "MinimOS", Form::Of("minimos")),
    ("apk", "Wolfi", Form::Of("wolfi")),
    ("bitnami", "Bitnami", Form::Name),
    ("cargo", "crates.io", Form::Name),
    ("composer", "Packagist", Form::Joined("/")),
    ("conan", "ConanCenter", Form::Name),
    ("cran", "CRAN", Form::Name),
    ("deb", "Debian", Form::Of("debian")),
    ("gem", "RubyGems", Form::Name),
    ("golang", "Go", Form::Joined("/")),
    ("hackage", "Hackage", Form::Name),
    ("hex", "Hex", Form::Name),
    ("julia", "Julia", Form::Name),
    ("maven", "Maven", Form::Joined(":")),
    ("npm", "npm", Form::Joined("/")),
    ("nuget", "NuGet", Form::Name),
    ("opam", "opam", Form::Name),
    ("pub", "Pub", Form::Name),
    ("pypi", "PyPI", Form::Name),
    ("rpm", "AlmaLinux", Form::Of("almalinux")),
    ("swift", "SwiftURL", Form::Joined("/")),
    ("vscode-extension", "VSCode", Form::Joined(".")),
];

/// Ecosystems that take no other versions than those of Semantic Versioning 2.0.0, and order them by it. Where that is
/// only a custom, or build metadata counts as in Pub, a range is one of the ecosystem's own order.
const STRICT: [&str; 5] = ["Go", "Hex", "SwiftURL", "crates.io", "npm"];

impl OsvPackage {
    /// Reads a package URL without a version; `None` where OSV has no name for the package.
    pub fn of(package: &str) -> Option<OsvPackage> {
        let purl = PackageUrl::from_str(&with_case(package)).ok()?;
        let kind = package.strip_prefix("pkg:")?.trim_start_matches('/').split('/').next()?.to_ascii_lowercase();
        let mut ecosystems = ECOSYSTEMS.iter().filter(|(of_kind, ..)| *of_kind == kind);
        let (ecosystem, name) = ecosystems.find_map(|(_, ecosystem, form)| {
            let name = match (form, purl.namespace()) {
                (Form::Name | Form::Joined(_), None) => purl.name().to_owned(),
                (Form::Joined(mark), Some(namespace)) => format!("{namespace}{mark}{}", purl.name()),
                (Form::Of(known), Some(namespace)) if *known == namespace => purl.name().to_owned(),
                (Form::Name | Form::Of(_), Some(_)) | (Form::Of(_), None) => return None,
            };
            Some((*ecosystem, name))
        })?;
        let repository = purl.qualifiers().get("repository_url").map(|url| with_scheme(url));
        match (ecosystem, repository) {
            ("Maven", _) if purl.namespace().is_none() => None,
            ("Maven" | "Packagist" | "VSCode", Some(url)) => {
                Some(OsvPackage { ecosystem: format!("{ecosystem}:{url}"), name })
            }
            // What another repository has under a name is not what the ecosystem has under it.
            (_, Some(_)) => None,
            ("Debian", None) => Some(OsvPackage { ecosystem: debian(&purl), name }),
            ("PyPI", None) => Some(OsvPackage { ecosystem: ecosystem.to_owned(), name: normalized(&name) }),
            (_, None) => Some(OsvPackage { ecosystem: ecosystem.to_owned(), name }),
        }
    }

    /// Returns the package URL of the package, without a version; `None` where OSV has another name for what it leads to.
    pub fn package_url(&self) -> Option<String> {
        let (family, release) = self.ecosystem_parts();
        let (kind, _, form) = ECOSYSTEMS.iter().find(|(_, ecosystem, _)| *ecosystem == family)?;
        let (namespace, name) = match form {
            Form::Name => (None, self.name.as_str()),
            Form::Of(namespace) => (Some(*namespace), self.name.as_str()),
            Form::Joined(mark) => match self.name.rsplit_once(mark) {
                Some((namespace, name)) => (Some(namespace), name),
                None => (None, self.name.as_str()),
            },
        };
        let mut purl = PackageUrl::new("generic", name.to_owned()).ok()?;
        if let Some(namespace) = namespace {
            purl.with_namespace(namespace.to_owned()).ok()?;
        }
        if let Some(release) = release {
            purl.add_qualifier("distro", format!("{}-{release}", family.to_ascii_lowercase())).ok()?;
        }
        let url = purl.to_string().replacen("pkg:generic/", &format!("pkg:{kind}/"), 1);
        let found = OsvPackage::of(&url)?;
        let is_same = found.name == self.name || (family == "PyPI" && found.name == normalized(&self.name));
        (is_same && found.ecosystem == self.ecosystem).then_some(url)
    }

    /// Returns the ecosystem's name, and the release or the repository behind it.
    pub fn ecosystem_parts(&self) -> (&str, Option<&str>) {
        let parts = self.ecosystem.split_once(':');
        parts.map_or((&self.ecosystem, None), |(name, suffix)| (name, Some(suffix)))
    }

    /// Returns whether the ecosystem takes the versions of Semantic Versioning alone.
    pub fn is_strictly_semver(&self) -> bool {
        STRICT.contains(&self.ecosystem.as_str())
    }
}

/// Module paths of Go keep their capital letters, which the rules of package URLs take away.
fn with_case(package: &str) -> String {
    package.strip_prefix("pkg:golang/").map_or_else(|| package.to_owned(), |rest| format!("pkg:generic/{rest}"))
}

fn with_scheme(url: &str) -> String {
    let url = url.trim_end_matches('/');
    if url.contains("://") { url.to_owned() } else { format!("https://{url}") }
}

/// Returns the ecosystem with the number of the release that the qualifier `distro` names, such as `debian-12`.
fn debian(purl: &PackageUrl<'_>) -> String {
    let distro = purl.qualifiers().get("distro").map(|distro| distro.trim_start_matches("debian-"));
    let is_number = |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    distro.filter(is_number).map_or_else(|| "Debian".to_owned(), |number| format!("Debian:{number}"))
}

/// Writes each run of `-`, `_` and `.` as one `-` (PEP 503, section "Normalized Names").
fn normalized(name: &str) -> String {
    let parts = name.split(['-', '_', '.']).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(package: &str, expected: &str) {
        let found = OsvPackage::of(package).map(|package| format!("{} {}", package.ecosystem, package.name));
        assert_eq!(found.as_deref(), Some(expected).filter(|expected| !expected.is_empty()));
    }

    #[test]
    fn names_have_the_form_of_their_ecosystem() {
        check("pkg:cargo/example-app", "crates.io example-app");
        check("pkg:npm/%40example/app", "npm @example/app");
        check("pkg:npm/app", "npm app");
        check("pkg:pypi/Lantern_Agent.core", "PyPI lantern-agent-core");
        check("pkg:golang/github.com/BurntSushi/toml", "Go github.com/BurntSushi/toml");
        check("pkg:golang/stdlib", "Go stdlib");
        check("pkg:maven/org.example/mobile", "Maven org.example:mobile");
        check("pkg:composer/laravel/framework", "Packagist laravel/framework");
        check("pkg:swift/github.com/Alamofire/Alamofire", "SwiftURL github.com/Alamofire/Alamofire");
        check("pkg:vscode-extension/example/tool", "VSCode example.tool");
        check("pkg:deb/debian/curl?distro=debian-12", "Debian:12 curl");
        check("pkg:deb/debian/curl?arch=source", "Debian curl");
        check(
            "pkg:maven/org.example/mobile?repository_url=repo.example.org/maven/",
            "Maven:https://repo.example.org/maven org.example:mobile",
        );
    }

    #[test]
    fn package_url_leads_back_to_the_package() {
        for url in [
            "pkg:cargo/example-app",
            "pkg:npm/%40example/app",
            "pkg:npm/app",
            "pkg:golang/github.com/BurntSushi/toml",
            "pkg:maven/org.example/mobile",
            "pkg:vscode-extension/example/tool",
            "pkg:deb/debian/curl?distro=debian-12",
        ] {
            assert_eq!(OsvPackage::of(url).unwrap().package_url().as_deref(), Some(url));
        }
        let package = |ecosystem: &str, name: &str| {
            OsvPackage { ecosystem: ecosystem.to_owned(), name: name.to_owned() }.package_url()
        };
        assert_eq!(package("PyPI", "Lantern_Agent").as_deref(), Some("pkg:pypi/Lantern_Agent"));
        assert_eq!([package("Linux", "Kernel"), package("Maven", "mobile"), package("npm", "")], [None, None, None]);
    }

    #[test]
    fn other_packages_have_no_name() {
        check("pkg:generic/gateway", "");
        check("pkg:maven/mobile", "");
        check("pkg:deb/ubuntu/curl", "");
        check("pkg:github/example/app", "");
        check("pkg:pypi/app?repository_url=pypi.example.org", "");
        check("no", "");
    }
}
