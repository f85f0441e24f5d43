//! The statuses of products.

use serde::Serialize;

use crate::export::statement::Leaf;
use crate::export::statement::Standing;

/// The statuses as the standard has them; no product has two (CSAF 2.0, section 6.1.6).
#[derive(Serialize)]
pub(super) struct ProductStatus {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    first_fixed: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixed: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    known_affected: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    known_not_affected: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    under_investigation: Vec<String>,
}

impl<'a> Standing<'a> {
    /// Returns the ids of what is affected.
    pub(super) fn affected_ids(&self) -> Vec<String> {
        self.affected.iter().map(|(leaf, _)| leaf.id()).collect()
    }

    /// Returns the statuses; `None` where nothing is said of any product.
    pub(super) fn product_status(&self) -> Option<ProductStatus> {
        let ids = |leaves: &[Leaf<'a>]| leaves.iter().map(Leaf::id).collect::<Vec<_>>();
        let fixed = ids(&self.fixed);
        let stated = self.not_affected.iter().map(|(leaf, _)| leaf);
        (!self.is_empty()).then(|| ProductStatus {
            first_fixed: fixed.clone(),
            fixed,
            known_affected: self.affected_ids(),
            known_not_affected: stated.chain(&self.cleared).map(Leaf::id).collect(),
            under_investigation: ids(&self.under_investigation),
        })
    }
}
