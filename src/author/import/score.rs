//! CVSS objects, as CSAF documents and CVE records have them.

use crate::author::import::json::Json;
use crate::author::import::json::Reading;
use crate::author::import::json::Value;
use crate::author::import::problem::Problem;
use crate::model::CvssVector;
use crate::model::SeverityLevel;

/// The vectors of one vulnerability: of each version of CVSS the one with the highest score.
///
/// Other databases score each product apart; a site has one vector for all of them, and a lower one would hide a risk.
#[derive(Debug, Default)]
pub(super) struct Scores<'j> {
    chosen: Vec<(&'j Json, CvssVector)>,
}

impl<'j> Scores<'j> {
    /// Reads a CVSS object.
    pub fn read(&mut self, reading: &mut Reading, object: &'j Json) -> Result<(), Problem> {
        let Some(vector) = read_cvss(reading, object)? else { return Ok(()) };
        let Some(chosen) = self.chosen.iter_mut().find(|(_, other)| other.version() == vector.version()) else {
            self.chosen.push((object, vector));
            return Ok(());
        };
        let (lower, higher) = match (chosen.1.as_str() == vector.as_str(), chosen.1.score() < vector.score()) {
            (true, _) => return Ok(()),
            (false, true) => (std::mem::replace(&mut chosen.0, object), Some(vector)),
            (false, false) => (object, None),
        };
        chosen.1 = higher.unwrap_or_else(|| chosen.1.clone());
        reading.leave(lower, "a vector with a higher score stands for the whole vulnerability");
        Ok(())
    }

    /// Returns the level that words state, where no vector gives one; what says another level is left.
    pub fn severity(&self, reading: &mut Reading, stated: &[(&Json, SeverityLevel)]) -> Option<SeverityLevel> {
        let given = self.chosen.first().map(|(_, vector)| vector.level());
        let level = given.or(stated.first().map(|(_, level)| *level));
        for (place, other) in stated {
            match given {
                _ if Some(*other) == level => reading.carry(place),
                Some(_) => reading.leave(place, "not what the vector gives"),
                None => reading.leave(place, "another level is stated first"),
            }
        }
        level.filter(|_| given.is_none())
    }

    /// Returns the vectors in the order in which they came.
    pub fn into_vectors(self) -> Vec<CvssVector> {
        self.chosen.into_iter().map(|(_, vector)| vector).collect()
    }
}

/// Reads a CVSS object: its vector, from which all the rest follows.
///
/// What does not follow from it is left: another score, another level, another metric, and every score but the one of
/// the base metrics. Nothing is read of an object without a vector of CVSS 3.0, 3.1 or 4.0.
fn read_cvss(reading: &mut Reading, object: &Json) -> Result<Option<CvssVector>, Problem> {
    reading.expect_table(object)?;
    let Some((_, text)) = reading.text(object, "vectorString")? else {
        reading.leave(object, "a score without its vector");
        return Ok(None);
    };
    let Ok(vector) = text.parse::<CvssVector>() else {
        reading.leave(object, "no vector of CVSS 3.0, 3.1 or 4.0");
        return Ok(None);
    };
    if let Value::Table(table) = &object.value {
        for (key, json) in table.iter().filter(|(key, _)| *key != "vectorString") {
            match follows(&vector, key, &json.value) {
                true => reading.carry_all(json),
                false => reading.leave(json, "not what the vector gives"),
            }
        }
    }
    Ok(Some(vector))
}

/// Returns whether a property of a CVSS object says what the vector says.
fn follows(vector: &CvssVector, key: &str, value: &Value) -> bool {
    match (key, value) {
        ("version", Value::Text(text)) => text == vector.version().as_str(),
        ("baseSeverity", Value::Text(text)) => text.eq_ignore_ascii_case(vector.level().as_str()),
        ("baseScore", Value::Number(number)) => {
            number.as_f64().is_some_and(|number| (number - vector.score()).abs() < 0.05)
        }
        (name, Value::Text(text)) => METRICS.iter().any(|(long, short)| *long == name && says(vector, short, text)),
        _ => false,
    }
}

/// A value is written by its first letter, and one that is not defined by `X` or not at all.
fn says(vector: &CvssVector, metric: &str, value: &str) -> bool {
    let mut metrics = vector.as_str().split('/').filter_map(|part| part.split_once(':'));
    let stated = metrics.find(|(name, _)| name.eq_ignore_ascii_case(metric)).map_or("X", |(_, value)| value);
    match value {
        "NOT_DEFINED" => stated.eq_ignore_ascii_case("X"),
        _ => stated.get(..1).zip(value.get(..1)).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b)) && stated != "X",
    }
}

/// The metrics by their names in the JSON schemas of CVSS 3.0, 3.1 and 4.0, and in vectors.
const METRICS: [(&str, &str); 43] = [
    ("attackVector", "AV"),
    ("attackComplexity", "AC"),
    ("attackRequirements", "AT"),
    ("privilegesRequired", "PR"),
    ("userInteraction", "UI"),
    ("scope", "S"),
    ("confidentialityImpact", "C"),
    ("integrityImpact", "I"),
    ("availabilityImpact", "A"),
    ("vulnConfidentialityImpact", "VC"),
    ("vulnIntegrityImpact", "VI"),
    ("vulnAvailabilityImpact", "VA"),
    ("subConfidentialityImpact", "SC"),
    ("subIntegrityImpact", "SI"),
    ("subAvailabilityImpact", "SA"),
    ("exploitCodeMaturity", "E"),
    ("exploitMaturity", "E"),
    ("remediationLevel", "RL"),
    ("reportConfidence", "RC"),
    ("confidentialityRequirement", "CR"),
    ("integrityRequirement", "IR"),
    ("availabilityRequirement", "AR"),
    ("modifiedAttackVector", "MAV"),
    ("modifiedAttackComplexity", "MAC"),
    ("modifiedAttackRequirements", "MAT"),
    ("modifiedPrivilegesRequired", "MPR"),
    ("modifiedUserInteraction", "MUI"),
    ("modifiedScope", "MS"),
    ("modifiedConfidentialityImpact", "MC"),
    ("modifiedIntegrityImpact", "MI"),
    ("modifiedAvailabilityImpact", "MA"),
    ("modifiedVulnConfidentialityImpact", "MVC"),
    ("modifiedVulnIntegrityImpact", "MVI"),
    ("modifiedVulnAvailabilityImpact", "MVA"),
    ("modifiedSubConfidentialityImpact", "MSC"),
    ("modifiedSubIntegrityImpact", "MSI"),
    ("modifiedSubAvailabilityImpact", "MSA"),
    ("Safety", "S"),
    ("Automatable", "AU"),
    ("Recovery", "R"),
    ("valueDensity", "V"),
    ("vulnerabilityResponseEffort", "RE"),
    ("providerUrgency", "U"),
];
