//! The score of products.

use serde::Serialize;

use crate::export::cvss::CvssObject;
use crate::export::statement::Standing;
use crate::model::CvssVector;
use crate::model::CvssVersion;

/// A score of products.
#[derive(Serialize)]
pub(super) struct Score {
    cvss_v3: CvssObject,
    products: Vec<String>,
}

impl Score {
    pub(super) fn new(vector: &CvssVector, products: Vec<String>) -> Score {
        Score { cvss_v3: CvssObject::new(vector), products }
    }
}

impl<'a> Standing<'a> {
    /// Returns the vector that stands as a score of what is affected: the first of CVSS 3.1, else of 3.0 (CSAF 2.0 has
    /// no field for 4.0).
    pub(super) fn vector(&self) -> Option<&'a CvssVector> {
        let vectors = self.vulnerability.cvss.iter().filter(|_| !self.affected.is_empty());
        let of = |version| vectors.clone().find(|vector| vector.version() == version);
        of(CvssVersion::V31).or_else(|| of(CvssVersion::V30))
    }
}
