//! Which versions of which products are affected.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::export::Material;
use crate::export::uri::uri;
use crate::model::Affected;
use crate::model::AffectedRange;
use crate::model::OsvPackage;
use crate::model::Product;
use crate::model::ProductId;
use crate::model::RangeEnd;
use crate::model::RangeStart;
use crate::model::VersionScheme;
use crate::model::Vulnerability;

/// How versions stand to a vulnerability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Affected,
    Unaffected,
    Unknown,
}

/// A product, or one of its packages, with its versions.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AffectedProduct {
    vendor: String,
    product: String,
    #[serde(rename = "collectionURL", skip_serializing_if = "Option::is_none")]
    collection_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    package_name: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cpes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repo: Option<String>,
    default_status: Status,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    versions: Vec<Versions>,
}

/// A version, or a range of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
struct Versions {
    version: String,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    less_than: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    less_than_or_equal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version_type: Option<&'static str>,
}

/// Where the packages of an ecosystem are, as the format's own examples name it.
const COLLECTIONS: [(&str, &str); 14] = [
    ("CRAN", "https://cran.r-project.org"),
    ("ConanCenter", "https://conan.io/center"),
    ("Debian", "https://packages.debian.org"),
    ("Go", "https://pkg.go.dev"),
    ("Hackage", "https://hackage.haskell.org/packages"),
    ("Hex", "https://repo.hex.pm"),
    ("Maven", "https://repo.maven.apache.org/maven2"),
    ("NuGet", "https://nuget.org/packages"),
    ("Packagist", "https://packagist.org"),
    ("Pub", "https://pub.dev"),
    ("PyPI", "https://pypi.python.org"),
    ("RubyGems", "https://rubygems.org"),
    ("crates.io", "https://crates.io"),
    ("npm", "https://registry.npmjs.org"),
];

/// Lists what the vulnerabilities of a record say of products: what is affected, then what is not, then what is still
/// looked at. A product that is named in one of these is not in the next.
pub(super) fn affected(material: Material<'_>, vulnerabilities: &[&Vulnerability]) -> Vec<AffectedProduct> {
    let product = |id: &ProductId| material.plan.index.product(material.edition, id);
    let vendor = &material.edition.site().organization.name;
    let mut entries = Vec::new();
    let mut named = BTreeSet::new();
    for affected in Affected::by_product(vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.affected)) {
        let Some(product) = product(&affected.product) else { continue };
        named.insert(product.id.value.clone());
        entries.extend(AffectedProduct::all(vendor, product, Status::Unaffected, versions(product, &affected)));
        let commits = commits(&affected);
        if product.repository.is_some() && !commits.is_empty() {
            let entry = AffectedProduct::new(vendor, product, Status::Unaffected, commits, None);
            entries.push(AffectedProduct { cpes: Vec::new(), ..entry });
        }
    }
    let not_affected = vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.not_affected);
    let not_affected = not_affected.map(|entry| (&entry.product, Status::Unaffected));
    let looked_at = vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.under_investigation);
    for (id, status) in not_affected.chain(looked_at.map(|id| (id, Status::Unknown))) {
        if let Some(product) = product(id).filter(|_| named.insert(id.clone())) {
            entries.extend(AffectedProduct::all(vendor, product, status, Vec::new()));
        }
    }
    entries
}

impl AffectedProduct {
    /// Makes the entries of a product: one for each package that has a place in a collection, or one in all.
    fn all(vendor: &str, product: &Product, default: Status, versions: Vec<Versions>) -> Vec<AffectedProduct> {
        let packages = product.packages.iter().filter_map(|package| collected(package));
        let entry = |package| AffectedProduct::new(vendor, product, default, versions.clone(), Some(package));
        let entries: Vec<AffectedProduct> = packages.map(entry).collect();
        if entries.is_empty() { vec![AffectedProduct::new(vendor, product, default, versions, None)] } else { entries }
    }

    fn new(
        vendor: &str,
        product: &Product,
        default_status: Status,
        versions: Vec<Versions>,
        package: Option<(String, String)>,
    ) -> AffectedProduct {
        let (collection_url, package_name) = package.unzip();
        AffectedProduct {
            vendor: vendor.to_owned(),
            product: product.name.clone(),
            collection_url,
            package_name,
            cpes: product.cpe.iter().cloned().collect(),
            repo: product.repository.as_ref().map(|repository| uri(repository.as_str())),
            default_status,
            versions,
        }
    }
}

/// Returns the collection of a package and its name there.
fn collected(package: &str) -> Option<(String, String)> {
    let package = OsvPackage::of(package)?;
    let (ecosystem, suffix) = package.ecosystem_parts();
    let (_, collection) = COLLECTIONS.iter().find(|(known, _)| *known == ecosystem)?;
    let url = suffix.filter(|suffix| suffix.contains("://")).map_or_else(|| (*collection).to_owned(), uri);
    Some((url, package.name))
}

fn versions(product: &Product, affected: &Affected) -> Vec<Versions> {
    let kind = version_type(product.scheme);
    let ranges = affected.ranges.iter().map(|range| Versions::of_range(range, kind));
    let exact = affected.versions.iter().map(|version| Versions::exact(version));
    let mut seen = BTreeSet::new();
    ranges.chain(exact).filter(|versions| seen.insert(versions.clone())).collect()
}

fn commits(affected: &Affected) -> Vec<Versions> {
    let commits = affected.commits().into_iter().map(|commits| Versions {
        version: commits.introduced.unwrap_or("0").to_owned(),
        status: Status::Affected,
        less_than: Some(commits.fixed.unwrap_or("*").to_owned()),
        less_than_or_equal: None,
        version_type: Some("git"),
    });
    let mut seen = BTreeSet::new();
    commits.filter(|versions| seen.insert(versions.clone())).collect()
}

/// The orders that the format names; another one is a custom one.
fn version_type(scheme: VersionScheme) -> &'static str {
    match scheme {
        VersionScheme::Semver => "semver",
        VersionScheme::Pep440 => "python",
        VersionScheme::Maven => "maven",
        VersionScheme::Rpm => "rpm",
        VersionScheme::Deb | VersionScheme::Gem | VersionScheme::Intdot | VersionScheme::Unordered => "custom",
    }
}

impl Versions {
    fn exact(version: &str) -> Versions {
        Versions {
            version: version.to_owned(),
            status: Status::Affected,
            less_than: None,
            less_than_or_equal: None,
            version_type: None,
        }
    }

    fn of_range(range: &AffectedRange, kind: &'static str) -> Versions {
        let version = match &range.start {
            RangeStart::Beginning => "0".to_owned(),
            RangeStart::At(version) => version.to_string(),
        };
        let (less_than, less_than_or_equal) = match &range.end {
            RangeEnd::Fixed(fixed) => (Some(fixed.to_string()), None),
            RangeEnd::LastAffected(last, _) => (None, Some(last.to_string())),
            RangeEnd::Open(_) => (Some("*".to_owned()), None),
        };
        Versions { version, status: Status::Affected, less_than, less_than_or_equal, version_type: Some(kind) }
    }
}
