//! Products at versions.

use serde::Serialize;

use crate::export::package::canonical_package;
use crate::export::package::package_at;
use crate::export::package::package_in;
use crate::export::statement::Extent;
use crate::export::statement::Leaf;
use crate::export::statement::Subject;
use crate::export::statement::cpe_at;
use crate::export::uri::uri;
use crate::model::ListScope;
use crate::model::address;

/// A product at some of its versions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Component {
    #[serde(rename = "@id")]
    id: String,
    #[serde(skip_serializing_if = "Identifiers::is_empty")]
    identifiers: Identifiers,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Identifiers {
    #[serde(skip_serializing_if = "Option::is_none")]
    cpe23: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    purl: Option<String>,
}

impl Identifiers {
    fn is_empty(&self) -> bool {
        self.cpe23.is_none() && self.purl.is_none()
    }
}

impl Component {
    /// Names a product: by its package where it has one, else by the address of its advisories with the versions
    /// behind it. A CPE name has no ranges; it stands for one beside an address alone, which no program knows.
    pub(super) fn new(subject: &Subject<'_>, leaf: &Leaf<'_>) -> Component {
        let cpe = leaf.product.cpe.as_deref();
        let (purl, cpe23) = match leaf.extent {
            Extent::Version(version) => (
                leaf.package.and_then(|package| package_at(package, version)),
                cpe.and_then(|cpe| cpe_at(cpe, version)),
            ),
            Extent::Range(range) => (
                leaf.package.and_then(|package| package_in(package, &range.vers(leaf.product.scheme))),
                cpe.filter(|_| leaf.package.is_none()).map(str::to_owned),
            ),
            Extent::All => (leaf.package.and_then(canonical_package), cpe.map(str::to_owned)),
        };
        let id = purl.clone().unwrap_or_else(|| address_of(subject, leaf));
        Component { id, identifiers: Identifiers { cpe23, purl } }
    }
}

fn address_of(subject: &Subject<'_>, leaf: &Leaf<'_>) -> String {
    let list = subject.material.url(&address::list(None, &ListScope::Product(leaf.product.id.value.clone()), 1));
    let versions = match leaf.extent {
        Extent::All => return list,
        Extent::Version(version) => version.to_owned(),
        Extent::Range(range) => range.vers(leaf.product.scheme),
    };
    uri(&format!("{list}#{}", versions.replace('%', "%25")))
}
