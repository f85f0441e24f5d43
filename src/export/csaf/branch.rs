//! The tree of products.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::export::csaf::full_name::FullProductName;
use crate::export::statement::Leaf;
use crate::export::statement::Standing;
use crate::export::statement::Subject;
use crate::model::grouped;
use crate::phrase::PhraseError;

#[derive(Serialize)]
pub(super) struct ProductTree<'a> {
    branches: Vec<Branch<'a>>,
}

/// A branch holds other branches or ends in a product.
#[derive(Serialize)]
struct Branch<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    branches: Vec<Branch<'a>>,
    category: &'a str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    product: Option<FullProductName>,
}

impl<'a> ProductTree<'a> {
    /// Makes the tree of what the vulnerabilities name: vendor, product, perhaps package, versions. `None` where they
    /// name nothing.
    pub(super) fn new(
        subject: &Subject<'a>,
        standings: &[Standing<'a>],
    ) -> Result<Option<ProductTree<'a>>, PhraseError> {
        let mut seen = BTreeSet::new();
        let mut leaves: Vec<Leaf<'a>> = standings.iter().flat_map(Standing::leaves).collect();
        leaves.retain(|leaf| seen.insert(leaf.id()));
        if leaves.is_empty() {
            return Ok(None);
        }
        let products = grouped(leaves.into_iter().map(|leaf| (&leaf.product.id.value, leaf)));
        let products: Result<Vec<Branch<'a>>, PhraseError> =
            products.into_iter().map(|(_, leaves)| product(subject, &leaves)).collect();
        let vendor = subject.site().organization.name.clone();
        Ok(Some(ProductTree { branches: vec![Branch::holding("vendor", vendor, products?)] }))
    }
}

impl<'a> Branch<'a> {
    fn holding(category: &'a str, name: String, branches: Vec<Branch<'a>>) -> Branch<'a> {
        Branch { branches, category, name, product: None }
    }
}

fn product<'a>(subject: &Subject<'a>, leaves: &[Leaf<'a>]) -> Result<Branch<'a>, PhraseError> {
    let name = leaves[0].product.name.clone();
    if leaves[0].several_package().is_none() {
        return Ok(Branch::holding("product_name", name, versions(subject, leaves)?));
    }
    let packages = grouped(leaves.iter().map(|leaf| (leaf.package, *leaf)));
    let packages: Result<Vec<Branch<'a>>, PhraseError> = packages
        .into_iter()
        .map(|(_, leaves)| Ok(Branch::holding("product_name", leaves[0].package_name(), versions(subject, &leaves)?)))
        .collect();
    Ok(Branch::holding("product_family", name, packages?))
}

fn versions<'a>(subject: &Subject<'a>, leaves: &[Leaf<'a>]) -> Result<Vec<Branch<'a>>, PhraseError> {
    let branch = |leaf: &Leaf<'a>| {
        let (category, name) = leaf.branch();
        Ok(Branch { branches: Vec::new(), category, name, product: Some(leaf.full_name(subject)?) })
    };
    leaves.iter().map(branch).collect()
}
