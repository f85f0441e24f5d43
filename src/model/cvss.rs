//! CVSS vectors and their scores.

use std::fmt;
use std::str::FromStr;

use cvss::Cvss;
use cvss::Severity;

use crate::model::IdError;
use crate::model::SeverityLevel;

/// A CVSS vector of version 3.0, 3.1 or 4.0, with the score and level that its specification computes.
#[derive(Clone, Debug, PartialEq)]
pub struct CvssVector {
    text: String,
    version: CvssVersion,
    score: f64,
    level: SeverityLevel,
}

/// A version of the CVSS standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CvssVersion {
    /// CVSS 3.0.
    V30,
    /// CVSS 3.1.
    V31,
    /// CVSS 4.0.
    V40,
}

impl CvssVector {
    /// Returns the vector with its metrics in the order of the standard, which CVSS 4.0 prescribes (section 7).
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the version of the standard.
    pub fn version(&self) -> CvssVersion {
        self.version
    }

    /// Returns the score, 0.0 to 10.0 in steps of a tenth.
    pub fn score(&self) -> f64 {
        self.score
    }

    /// Returns the level that the score falls in.
    pub fn level(&self) -> SeverityLevel {
        self.level
    }

    /// Returns the page of FIRST's calculator for this vector, each version its own.
    pub fn calculator_url(&self) -> String {
        let page = match self.version {
            CvssVersion::V30 => "3.0",
            CvssVersion::V31 => "3.1",
            CvssVersion::V40 => "4.0",
        };
        format!("https://www.first.org/cvss/calculator/{page}#{}", self.text)
    }
}

impl FromStr for CvssVector {
    type Err = IdError;

    fn from_str(text: &str) -> Result<CvssVector, IdError> {
        let vector: Cvss = text.parse().map_err(|error: cvss::Error| IdError::new(error.to_string()))?;
        let version = match vector {
            Cvss::CvssV30(_) => CvssVersion::V30,
            Cvss::CvssV31(_) => CvssVersion::V31,
            Cvss::CvssV40(_) => CvssVersion::V40,
            _ => return Err(IdError::new("known versions are CVSS 3.0, 3.1 and 4.0")),
        };
        report_missing(text, version)?;
        let level = match vector.severity() {
            Severity::None => SeverityLevel::None,
            Severity::Low => SeverityLevel::Low,
            Severity::Medium => SeverityLevel::Medium,
            Severity::High => SeverityLevel::High,
            Severity::Critical => SeverityLevel::Critical,
        };
        Ok(CvssVector { text: vector.to_string(), version, score: vector.score(), level })
    }
}

/// The metrics without which a vector has no score (CVSS 3.1, section 6; CVSS 4.0, section 7).
const BASE_V3: [&str; 8] = ["AV", "AC", "PR", "UI", "S", "C", "I", "A"];
const BASE_V4: [&str; 11] = ["AV", "AC", "AT", "PR", "UI", "VC", "VI", "VA", "SC", "SI", "SA"];

/// The crate computes a score from what is there; the standard wants every base metric.
fn report_missing(text: &str, version: CvssVersion) -> Result<(), IdError> {
    let base: &[&str] = match version {
        CvssVersion::V30 | CvssVersion::V31 => &BASE_V3,
        CvssVersion::V40 => &BASE_V4,
    };
    let names: Vec<&str> = text.split('/').skip(1).filter_map(|metric| Some(metric.split_once(':')?.0)).collect();
    match base.iter().find(|metric| !names.contains(metric)) {
        Some(metric) => Err(IdError::new(format!("the metric `{metric}` is missing"))),
        None => Ok(()),
    }
}

impl fmt::Display for CvssVector {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl CvssVersion {
    /// Returns the number of the version, such as `3.1`.
    pub fn as_str(self) -> &'static str {
        match self {
            CvssVersion::V30 => "3.0",
            CvssVersion::V31 => "3.1",
            CvssVersion::V40 => "4.0",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(vector: &str, score: f64, level: SeverityLevel) {
        let vector: CvssVector = vector.parse().unwrap();
        assert_eq!((vector.score(), vector.level()), (score, level));
    }

    #[test]
    fn scores_are_those_of_the_specifications_examples() {
        check("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8, SeverityLevel::Critical);
        check("CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", 6.1, SeverityLevel::Medium);
        check("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 9.3, SeverityLevel::Critical);
    }

    #[test]
    fn vector_has_every_base_metric() {
        let error = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H".parse::<CvssVector>().unwrap_err();
        assert_eq!(error.to_string(), "the metric `A` is missing");
    }

    #[test]
    fn metrics_are_in_the_order_of_the_standard() {
        let canonical = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A/U:Amber";
        let swapped = "CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/U:AMBER/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A";
        for text in [canonical, swapped] {
            assert_eq!(text.parse::<CvssVector>().unwrap().as_str(), canonical);
        }
        let vector = "CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N/E:X/RL:O/MAV:L";
        assert_eq!(vector.parse::<CvssVector>().unwrap().as_str(), vector);
    }

    #[test]
    fn version_2_is_not_read() {
        assert!("AV:N/AC:L/Au:N/C:N/I:N/A:C".parse::<CvssVector>().is_err());
    }
}
