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
    /// Returns the vector as it was written.
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
        let level = match vector.severity() {
            Severity::None => SeverityLevel::None,
            Severity::Low => SeverityLevel::Low,
            Severity::Medium => SeverityLevel::Medium,
            Severity::High => SeverityLevel::High,
            Severity::Critical => SeverityLevel::Critical,
        };
        Ok(CvssVector { text: text.to_owned(), version, score: vector.score(), level })
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
    fn version_2_is_not_read() {
        assert!("AV:N/AC:L/Au:N/C:N/I:N/A:C".parse::<CvssVector>().is_err());
    }
}
