//! The score of products.

use serde::Serialize;

use crate::export::cvss::CvssObject;
use crate::model::CvssVector;
use crate::model::CvssVersion;

/// A score of products.
#[derive(Serialize)]
pub(super) struct Score {
    cvss_v3: CvssObject,
    products: Vec<String>,
}

/// Returns the vector that scores can hold: the first of CVSS 3.1, else of 3.0 (CSAF 2.0 has no field for 4.0).
pub(super) fn scored(vectors: &[CvssVector]) -> Option<&CvssVector> {
    let of = |version| vectors.iter().find(|vector| vector.version() == version);
    of(CvssVersion::V31).or_else(|| of(CvssVersion::V30))
}

impl Score {
    pub(super) fn new(vector: &CvssVector, products: Vec<String>) -> Score {
        Score { cvss_v3: CvssObject::new(vector), products }
    }
}
