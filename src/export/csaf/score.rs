//! CVSS vectors, spelled out.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::CvssVector;
use crate::model::CvssVersion;

/// A score of products.
#[derive(Serialize)]
pub(super) struct Score {
    cvss_v3: CvssV3,
    products: Vec<String>,
}

/// A CVSS 3.x vector as an object (FIRST, JSON schemas of CVSS 3.0 and 3.1).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CvssV3 {
    base_score: f64,
    base_severity: String,
    vector_string: String,
    version: &'static str,
    /// Every metric of the vector by its name.
    #[serde(flatten)]
    metrics: BTreeMap<&'static str, &'static str>,
}

/// Returns the vector that scores can hold: the first of CVSS 3.1, else of 3.0 (CSAF 2.0 has no field for 4.0).
pub(super) fn scored(vectors: &[CvssVector]) -> Option<&CvssVector> {
    let of = |version| vectors.iter().find(|vector| vector.version() == version);
    of(CvssVersion::V31).or_else(|| of(CvssVersion::V30))
}

impl Score {
    pub(super) fn new(vector: &CvssVector, products: Vec<String>) -> Score {
        let cvss_v3 = CvssV3 {
            base_score: vector.score(),
            base_severity: vector.level().as_str().to_uppercase(),
            vector_string: vector.to_string(),
            version: vector.version().as_str(),
            metrics: metrics(vector.as_str()),
        };
        Score { cvss_v3, products }
    }
}

fn metrics(vector: &str) -> BTreeMap<&'static str, &'static str> {
    let pairs = vector.split('/').filter_map(|pair| pair.split_once(':'));
    pairs.filter_map(|(metric, value)| name_of(metric, value)).collect()
}

const ATTACK_VECTOR: &[(&str, &str)] =
    &[("N", "NETWORK"), ("A", "ADJACENT_NETWORK"), ("L", "LOCAL"), ("P", "PHYSICAL"), NOT_DEFINED];
const COMPLEXITY: &[(&str, &str)] = &[("L", "LOW"), ("H", "HIGH"), NOT_DEFINED];
const LEVELS: &[(&str, &str)] = &[("N", "NONE"), ("L", "LOW"), ("H", "HIGH"), NOT_DEFINED];
const INTERACTION: &[(&str, &str)] = &[("N", "NONE"), ("R", "REQUIRED"), NOT_DEFINED];
const SCOPE: &[(&str, &str)] = &[("U", "UNCHANGED"), ("C", "CHANGED"), NOT_DEFINED];
const MATURITY: &[(&str, &str)] =
    &[("U", "UNPROVEN"), ("P", "PROOF_OF_CONCEPT"), ("F", "FUNCTIONAL"), ("H", "HIGH"), NOT_DEFINED];
const FIX_LEVEL: &[(&str, &str)] =
    &[("O", "OFFICIAL_FIX"), ("T", "TEMPORARY_FIX"), ("W", "WORKAROUND"), ("U", "UNAVAILABLE"), NOT_DEFINED];
const CONFIDENCE: &[(&str, &str)] = &[("U", "UNKNOWN"), ("R", "REASONABLE"), ("C", "CONFIRMED"), NOT_DEFINED];
const REQUIREMENT: &[(&str, &str)] = &[("L", "LOW"), ("M", "MEDIUM"), ("H", "HIGH"), NOT_DEFINED];
const NOT_DEFINED: (&str, &str) = ("X", "NOT_DEFINED");

/// Returns the name of a metric and of its value; `None` for the version, which begins a vector.
fn name_of(metric: &str, value: &str) -> Option<(&'static str, &'static str)> {
    let (name, values) = match metric {
        "AV" => ("attackVector", ATTACK_VECTOR),
        "AC" => ("attackComplexity", COMPLEXITY),
        "PR" => ("privilegesRequired", LEVELS),
        "UI" => ("userInteraction", INTERACTION),
        "S" => ("scope", SCOPE),
        "C" => ("confidentialityImpact", LEVELS),
        "I" => ("integrityImpact", LEVELS),
        "A" => ("availabilityImpact", LEVELS),
        "E" => ("exploitCodeMaturity", MATURITY),
        "RL" => ("remediationLevel", FIX_LEVEL),
        "RC" => ("reportConfidence", CONFIDENCE),
        "CR" => ("confidentialityRequirement", REQUIREMENT),
        "IR" => ("integrityRequirement", REQUIREMENT),
        "AR" => ("availabilityRequirement", REQUIREMENT),
        "MAV" => ("modifiedAttackVector", ATTACK_VECTOR),
        "MAC" => ("modifiedAttackComplexity", COMPLEXITY),
        "MPR" => ("modifiedPrivilegesRequired", LEVELS),
        "MUI" => ("modifiedUserInteraction", INTERACTION),
        "MS" => ("modifiedScope", SCOPE),
        "MC" => ("modifiedConfidentialityImpact", LEVELS),
        "MI" => ("modifiedIntegrityImpact", LEVELS),
        "MA" => ("modifiedAvailabilityImpact", LEVELS),
        _ => return None,
    };
    let (_, word) = values.iter().find(|(letter, _)| *letter == value)?;
    Some((name, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_metric_of_a_vector_is_spelled_out() {
        let text = "CVSS:3.1/AV:A/AC:L/PR:N/UI:R/S:C/C:H/I:L/A:N/E:F/RL:O/RC:R/MAV:L/CR:M";
        let score = serde_json::to_value(Score::new(&text.parse().unwrap(), vec!["app@1".to_owned()])).unwrap();
        let expected = serde_json::json!({
            "attackComplexity": "LOW",
            "attackVector": "ADJACENT_NETWORK",
            "availabilityImpact": "NONE",
            "baseScore": 7.3,
            "baseSeverity": "HIGH",
            "confidentialityImpact": "HIGH",
            "confidentialityRequirement": "MEDIUM",
            "exploitCodeMaturity": "FUNCTIONAL",
            "integrityImpact": "LOW",
            "modifiedAttackVector": "LOCAL",
            "privilegesRequired": "NONE",
            "remediationLevel": "OFFICIAL_FIX",
            "reportConfidence": "REASONABLE",
            "scope": "CHANGED",
            "userInteraction": "REQUIRED",
            "vectorString": text,
            "version": "3.1",
        });
        assert_eq!(score["cvss_v3"], expected);
    }
}
