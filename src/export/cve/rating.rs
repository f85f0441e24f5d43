//! What kind of weakness it is, and how bad.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::export::cvss::CvssObject;
use crate::model::CvssVector;
use crate::model::CvssVersion;
use crate::model::CweId;
use crate::model::Vulnerability;
use crate::model::cwe_name;

/// A weakness.
#[derive(Serialize)]
pub(super) struct ProblemType {
    descriptions: [Weakness; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Weakness {
    cwe_id: String,
    description: String,
    lang: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
}

impl ProblemType {
    /// Lists the weaknesses, each once. The names of the CWE list are English.
    pub(super) fn all(vulnerabilities: &[&Vulnerability]) -> Vec<ProblemType> {
        let mut seen = BTreeSet::new();
        let ids = vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.cwe);
        ids.filter(|id| seen.insert(*id)).map(ProblemType::new).collect()
    }

    fn new(id: &CweId) -> ProblemType {
        let description = cwe_name(id).map_or_else(|| id.to_string(), |name| format!("{id} {name}"));
        ProblemType { descriptions: [Weakness { cwe_id: id.to_string(), description, lang: "en", kind: "CWE" }] }
    }
}

/// A score.
#[derive(Serialize)]
pub(super) struct Metric {
    format: &'static str,
    #[serde(rename = "cvssV3_0", skip_serializing_if = "Option::is_none")]
    v30: Option<CvssObject>,
    #[serde(rename = "cvssV3_1", skip_serializing_if = "Option::is_none")]
    v31: Option<CvssObject>,
    #[serde(rename = "cvssV4_0", skip_serializing_if = "Option::is_none")]
    v40: Option<CvssObject>,
}

impl Metric {
    /// Lists the vectors, each once.
    pub(super) fn all(vulnerabilities: &[&Vulnerability]) -> Vec<Metric> {
        let mut seen = BTreeSet::new();
        let vectors = vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.cvss);
        vectors.filter(|vector| seen.insert(vector.as_str())).map(Metric::new).collect()
    }

    fn new(vector: &CvssVector) -> Metric {
        let object = |version| (vector.version() == version).then(|| CvssObject::new(vector));
        Metric {
            format: "CVSS",
            v30: object(CvssVersion::V30),
            v31: object(CvssVersion::V31),
            v40: object(CvssVersion::V40),
        }
    }
}
