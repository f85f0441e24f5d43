//! CVSS vectors, spelled out.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::CvssVector;
use crate::model::CvssVersion;

/// A vector as an object (FIRST, JSON schemas of CVSS 3.0, 3.1 and 4.0).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::export) struct CvssObject {
    base_score: f64,
    base_severity: String,
    vector_string: String,
    version: &'static str,
    /// Every metric of the vector by its name.
    #[serde(flatten)]
    metrics: BTreeMap<&'static str, &'static str>,
}

impl CvssObject {
    pub(in crate::export) fn new(vector: &CvssVector) -> CvssObject {
        let metric: fn(&str) -> Option<Metric> = match vector.version() {
            CvssVersion::V30 | CvssVersion::V31 => v3,
            CvssVersion::V40 => v4,
        };
        let pairs = vector.as_str().split('/').filter_map(|pair| pair.split_once(':'));
        let named = pairs.filter_map(|(letters, value)| {
            let (name, values) = metric(letters)?;
            let (_, word) = values.iter().find(|(letter, _)| *letter == value)?;
            Some((name, *word))
        });
        CvssObject {
            base_score: vector.score(),
            base_severity: vector.level().as_str().to_uppercase(),
            vector_string: vector.to_string(),
            version: vector.version().as_str(),
            metrics: named.collect(),
        }
    }
}

/// A metric's name, and the names of its values.
type Metric = (&'static str, Values);
type Values = &'static [(&'static str, &'static str)];

const NOT_DEFINED: (&str, &str) = ("X", "NOT_DEFINED");
const ATTACK_VECTOR_V3: Values =
    &[("N", "NETWORK"), ("A", "ADJACENT_NETWORK"), ("L", "LOCAL"), ("P", "PHYSICAL"), NOT_DEFINED];
const ATTACK_VECTOR_V4: Values = &[("N", "NETWORK"), ("A", "ADJACENT"), ("L", "LOCAL"), ("P", "PHYSICAL"), NOT_DEFINED];
const LEVELS: Values = &[("N", "NONE"), ("L", "LOW"), ("M", "MEDIUM"), ("H", "HIGH"), ("S", "SAFETY"), NOT_DEFINED];
const INTERACTION_V3: Values = &[("N", "NONE"), ("R", "REQUIRED"), NOT_DEFINED];
const INTERACTION_V4: Values = &[("N", "NONE"), ("P", "PASSIVE"), ("A", "ACTIVE"), NOT_DEFINED];
const PRESENCE: Values = &[("N", "NONE"), ("P", "PRESENT"), NOT_DEFINED];
const SCOPE: Values = &[("U", "UNCHANGED"), ("C", "CHANGED"), NOT_DEFINED];
const MATURITY_V3: Values =
    &[("U", "UNPROVEN"), ("P", "PROOF_OF_CONCEPT"), ("F", "FUNCTIONAL"), ("H", "HIGH"), NOT_DEFINED];
const MATURITY_V4: Values = &[("U", "UNREPORTED"), ("P", "PROOF_OF_CONCEPT"), ("A", "ATTACKED"), NOT_DEFINED];
const REMEDY: Values =
    &[("O", "OFFICIAL_FIX"), ("T", "TEMPORARY_FIX"), ("W", "WORKAROUND"), ("U", "UNAVAILABLE"), NOT_DEFINED];
const CONFIDENCE: Values = &[("U", "UNKNOWN"), ("R", "REASONABLE"), ("C", "CONFIRMED"), NOT_DEFINED];
const SAFETY: Values = &[("N", "NEGLIGIBLE"), ("P", "PRESENT"), NOT_DEFINED];
const AUTOMATABLE: Values = &[("N", "NO"), ("Y", "YES"), NOT_DEFINED];
const RECOVERY: Values = &[("A", "AUTOMATIC"), ("U", "USER"), ("I", "IRRECOVERABLE"), NOT_DEFINED];
const DENSITY: Values = &[("D", "DIFFUSE"), ("C", "CONCENTRATED"), NOT_DEFINED];
const EFFORT: Values = &[("L", "LOW"), ("M", "MODERATE"), ("H", "HIGH"), NOT_DEFINED];
const URGENCY: Values = &[("Clear", "CLEAR"), ("Green", "GREEN"), ("Amber", "AMBER"), ("Red", "RED"), NOT_DEFINED];

fn v3(letters: &str) -> Option<Metric> {
    Some(match letters {
        "AV" => ("attackVector", ATTACK_VECTOR_V3),
        "AC" => ("attackComplexity", LEVELS),
        "PR" => ("privilegesRequired", LEVELS),
        "UI" => ("userInteraction", INTERACTION_V3),
        "S" => ("scope", SCOPE),
        "C" => ("confidentialityImpact", LEVELS),
        "I" => ("integrityImpact", LEVELS),
        "A" => ("availabilityImpact", LEVELS),
        "E" => ("exploitCodeMaturity", MATURITY_V3),
        "RL" => ("remediationLevel", REMEDY),
        "RC" => ("reportConfidence", CONFIDENCE),
        "CR" => ("confidentialityRequirement", LEVELS),
        "IR" => ("integrityRequirement", LEVELS),
        "AR" => ("availabilityRequirement", LEVELS),
        "MAV" => ("modifiedAttackVector", ATTACK_VECTOR_V3),
        "MAC" => ("modifiedAttackComplexity", LEVELS),
        "MPR" => ("modifiedPrivilegesRequired", LEVELS),
        "MUI" => ("modifiedUserInteraction", INTERACTION_V3),
        "MS" => ("modifiedScope", SCOPE),
        "MC" => ("modifiedConfidentialityImpact", LEVELS),
        "MI" => ("modifiedIntegrityImpact", LEVELS),
        "MA" => ("modifiedAvailabilityImpact", LEVELS),
        _ => return None,
    })
}

fn v4(letters: &str) -> Option<Metric> {
    Some(match letters {
        "AV" => ("attackVector", ATTACK_VECTOR_V4),
        "AC" => ("attackComplexity", LEVELS),
        "AT" => ("attackRequirements", PRESENCE),
        "PR" => ("privilegesRequired", LEVELS),
        "UI" => ("userInteraction", INTERACTION_V4),
        "VC" => ("vulnConfidentialityImpact", LEVELS),
        "VI" => ("vulnIntegrityImpact", LEVELS),
        "VA" => ("vulnAvailabilityImpact", LEVELS),
        "SC" => ("subConfidentialityImpact", LEVELS),
        "SI" => ("subIntegrityImpact", LEVELS),
        "SA" => ("subAvailabilityImpact", LEVELS),
        "E" => ("exploitMaturity", MATURITY_V4),
        "CR" => ("confidentialityRequirement", LEVELS),
        "IR" => ("integrityRequirement", LEVELS),
        "AR" => ("availabilityRequirement", LEVELS),
        "MAV" => ("modifiedAttackVector", ATTACK_VECTOR_V4),
        "MAC" => ("modifiedAttackComplexity", LEVELS),
        "MAT" => ("modifiedAttackRequirements", PRESENCE),
        "MPR" => ("modifiedPrivilegesRequired", LEVELS),
        "MUI" => ("modifiedUserInteraction", INTERACTION_V4),
        "MVC" => ("modifiedVulnConfidentialityImpact", LEVELS),
        "MVI" => ("modifiedVulnIntegrityImpact", LEVELS),
        "MVA" => ("modifiedVulnAvailabilityImpact", LEVELS),
        "MSC" => ("modifiedSubConfidentialityImpact", LEVELS),
        "MSI" => ("modifiedSubIntegrityImpact", LEVELS),
        "MSA" => ("modifiedSubAvailabilityImpact", LEVELS),
        // The schema writes these three with a capital.
        "S" => ("Safety", SAFETY),
        "AU" => ("Automatable", AUTOMATABLE),
        "R" => ("Recovery", RECOVERY),
        "V" => ("valueDensity", DENSITY),
        "RE" => ("vulnerabilityResponseEffort", EFFORT),
        "U" => ("providerUrgency", URGENCY),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(vector: &str, metrics: usize, expected: serde_json::Value) {
        let object = CvssObject::new(&vector.parse().unwrap());
        assert_eq!(object.metrics.len(), metrics, "{:?}", object.metrics);
        let value = serde_json::to_value(object).unwrap();
        for (key, word) in expected.as_object().unwrap() {
            assert_eq!(value[key], *word, "{key}");
        }
        assert_eq!(value["vectorString"], vector);
    }

    #[test]
    fn every_metric_of_a_vector_is_spelled_out() {
        check(
            "CVSS:3.1/AV:A/AC:L/PR:N/UI:R/S:C/C:H/I:L/A:N/E:F/RL:O/RC:R/CR:M/MAV:L",
            13,
            serde_json::json!({
                "attackVector": "ADJACENT_NETWORK",
                "baseScore": 7.4,
                "baseSeverity": "HIGH",
                "confidentialityRequirement": "MEDIUM",
                "exploitCodeMaturity": "FUNCTIONAL",
                "modifiedAttackVector": "LOCAL",
                "remediationLevel": "OFFICIAL_FIX",
                "reportConfidence": "REASONABLE",
                "scope": "CHANGED",
                "userInteraction": "REQUIRED",
                "version": "3.1",
            }),
        );
        check(
            "CVSS:4.0/AV:A/AC:L/AT:P/PR:N/UI:A/VC:H/VI:L/VA:N/SC:N/SI:N/SA:N/E:P/MSI:S/S:P/AU:Y/R:I/V:C/RE:M/U:Amber",
            19,
            serde_json::json!({
                "Automatable": "YES",
                "Recovery": "IRRECOVERABLE",
                "Safety": "PRESENT",
                "attackRequirements": "PRESENT",
                "attackVector": "ADJACENT",
                "exploitMaturity": "PROOF_OF_CONCEPT",
                "modifiedSubIntegrityImpact": "SAFETY",
                "providerUrgency": "AMBER",
                "userInteraction": "ACTIVE",
                "valueDensity": "CONCENTRATED",
                "vulnerabilityResponseEffort": "MODERATE",
            }),
        );
    }
}
