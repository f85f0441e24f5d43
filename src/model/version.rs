//! Versions and the schemes that order them.

use std::cmp::Ordering;
use std::error::Error;
use std::fmt;

use crate::model::maven::MavenVersion;
use crate::model::words;

words! {
    /// How a product's versions are ordered.
    VersionScheme {
        /// Semantic Versioning 2.0.0.
        Semver = "semver",
        /// Python's PEP 440.
        Pep440 = "pep440",
        /// Maven's ComparableVersion.
        Maven = "maven",
        /// Debian's policy, section 5.6.12.
        Deb = "deb",
        /// RPM's epoch, version and release.
        Rpm = "rpm",
        /// RubyGems.
        Gem = "gem",
        /// Whole numbers with dots between them.
        Intdot = "intdot",
        /// No order: versions are listed and never compared.
        Unordered = "none",
    }
}

impl VersionScheme {
    /// Returns whether the order is simple enough that the script of the version box has it too.
    pub fn is_simple(self) -> bool {
        match self {
            VersionScheme::Semver | VersionScheme::Intdot => true,
            VersionScheme::Pep440
            | VersionScheme::Maven
            | VersionScheme::Deb
            | VersionScheme::Rpm
            | VersionScheme::Gem
            | VersionScheme::Unordered => false,
        }
    }
}

/// A version of a product, read by the product's scheme.
///
/// Two versions of one scheme can be compared; of two schemes, or of none, they cannot.
#[derive(Clone, Debug)]
pub struct Version {
    text: Box<str>,
    parsed: Parsed,
}

#[derive(Clone, Debug)]
enum Parsed {
    Semver(semver::Version),
    Pep440(Box<pep440_rs::Version>),
    Maven(MavenVersion),
    Deb(debversion::Version),
    Rpm,
    Gem(gem_version::GemVersion),
    Intdot(Vec<u64>),
    Unordered,
}

/// The longest version, in bytes: some schemes compare two in the square of their length.
const LONGEST: usize = 1000;

impl Version {
    /// Reads a version by a scheme.
    pub fn parse(scheme: VersionScheme, text: &str) -> Result<Version, VersionError> {
        let error = |rule: String| VersionError { scheme, rule };
        if text.is_empty() || text.chars().any(|c| c.is_control()) {
            return Err(error("a version is not empty and has no control characters".to_owned()));
        }
        if text.len() > LONGEST {
            return Err(error(format!("a version has at most {LONGEST} bytes")));
        }
        let parsed = match scheme {
            VersionScheme::Semver => Parsed::Semver(text.parse().map_err(|e: semver::Error| error(e.to_string()))?),
            VersionScheme::Pep440 => {
                let version = text.parse().map_err(|e: pep440_rs::VersionParseError| error(e.to_string()))?;
                Parsed::Pep440(Box::new(version))
            }
            VersionScheme::Maven => Parsed::Maven(MavenVersion::new(text)),
            VersionScheme::Deb => Parsed::Deb(text.parse().map_err(|e: debversion::ParseError| error(e.to_string()))?),
            VersionScheme::Rpm => Parsed::Rpm,
            VersionScheme::Gem => {
                let is_gem = text.split(['.', '-']).all(|part| part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
                let version = text.parse().ok().filter(|_| is_gem);
                Parsed::Gem(
                    version.ok_or_else(|| {
                        error("a gem's version has letters and digits with dots between them".to_owned())
                    })?,
                )
            }
            VersionScheme::Intdot => {
                let numbers: Result<Vec<u64>, _> = text.split('.').map(str::parse).collect();
                Parsed::Intdot(numbers.map_err(|_| error("numbers with dots between them are expected".to_owned()))?)
            }
            VersionScheme::Unordered => Parsed::Unordered,
        };
        Ok(Version { text: text.into(), parsed })
    }

    /// Returns the version as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns whether the version comes before the final one of its number, such as `2.0.0-rc.1`.
    pub fn is_prerelease(&self) -> bool {
        match &self.parsed {
            Parsed::Semver(version) => !version.pre.is_empty(),
            Parsed::Pep440(version) => version.any_prerelease(),
            Parsed::Gem(version) => version.to_string().bytes().any(|byte| byte.is_ascii_alphabetic()),
            Parsed::Maven(_) | Parsed::Deb(_) | Parsed::Rpm | Parsed::Intdot(_) | Parsed::Unordered => false,
        }
    }

    /// Compares two versions by their scheme; `None` where they have no common order.
    pub fn compare(&self, other: &Version) -> Option<Ordering> {
        match (&self.parsed, &other.parsed) {
            (Parsed::Semver(a), Parsed::Semver(b)) => Some(a.cmp_precedence(b)),
            (Parsed::Pep440(a), Parsed::Pep440(b)) => Some(a.cmp(b)),
            (Parsed::Maven(a), Parsed::Maven(b)) => Some(a.compare(b)),
            (Parsed::Deb(a), Parsed::Deb(b)) => Some(a.cmp(b)),
            (Parsed::Rpm, Parsed::Rpm) => Some(rpm_version::rpm_evr_compare(&self.text, &other.text)),
            (Parsed::Gem(a), Parsed::Gem(b)) => Some(a.cmp(b)),
            (Parsed::Intdot(a), Parsed::Intdot(b)) => Some(compare_numbers(a, b)),
            _ => (self.text == other.text).then_some(Ordering::Equal),
        }
    }

    /// Returns whether two texts name one version; builds of a semantic version are several.
    pub fn is_same(&self, other: &Version) -> bool {
        match (&self.parsed, &other.parsed) {
            (Parsed::Semver(a), Parsed::Semver(b)) => a == b,
            _ => self.compare(other) == Some(Ordering::Equal),
        }
    }
}

/// Words that make a range of what should be one version (CSAF 2.0, section 6.1.31).
const RANGE_WORDS: [&str; 7] = ["after", "all", "before", "earlier", "later", "prior", "versions"];

/// Returns the sign or the word that makes a range of a text that should be one version.
pub fn range_mark(text: &str) -> Option<&str> {
    let sign = text.find(['<', '>']).map(|at| &text[at..at + 1]);
    sign.or_else(|| text.split_whitespace().find(|word| RANGE_WORDS.contains(&word.to_lowercase().as_str())))
}

/// Missing numbers count as zero: `1.2` is `1.2.0`.
fn compare_numbers(a: &[u64], b: &[u64]) -> Ordering {
    let length = a.len().max(b.len());
    let at = |numbers: &[u64], index: usize| numbers.get(index).copied().unwrap_or(0);
    (0..length).map(|index| at(a, index).cmp(&at(b, index))).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

/// A text that a scheme cannot read as a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionError {
    scheme: VersionScheme,
    rule: String,
}

impl fmt::Display for VersionError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "not a `{}` version: {}", self.scheme.as_str(), self.rule)
    }
}

impl Error for VersionError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(scheme: VersionScheme, lower: &str, higher: &str) {
        let lower = Version::parse(scheme, lower).unwrap();
        let higher = Version::parse(scheme, higher).unwrap();
        assert_eq!(lower.compare(&higher), Some(Ordering::Less), "{lower} < {higher}");
        assert_eq!(higher.compare(&lower), Some(Ordering::Greater), "{higher} > {lower}");
    }

    #[test]
    fn each_scheme_has_its_order() {
        check(VersionScheme::Semver, "2.0.0-rc.1", "2.0.0");
        check(VersionScheme::Semver, "1.9.0", "1.10.0");
        check(VersionScheme::Pep440, "1.0rc1", "1.0");
        check(VersionScheme::Pep440, "1.0", "1.0.post1");
        check(VersionScheme::Maven, "1.0-SNAPSHOT", "1.0");
        check(VersionScheme::Deb, "1.0~rc1-1", "1.0-1");
        check(VersionScheme::Rpm, "1.0-1", "1:0.9-1");
        check(VersionScheme::Gem, "1.0.0.pre", "1.0.0");
        check(VersionScheme::Intdot, "1.2.9", "1.2.10");
    }

    #[test]
    fn versions_without_order_are_only_equal() {
        let version = |text| Version::parse(VersionScheme::Unordered, text).unwrap();
        assert_eq!(version("R7").compare(&version("R7")), Some(Ordering::Equal));
        assert_eq!(version("R7").compare(&version("R8")), None);
    }

    #[test]
    fn semver_and_intdot_refuse_other_texts() {
        assert!(Version::parse(VersionScheme::Semver, "1.0").is_err());
        assert!(Version::parse(VersionScheme::Intdot, "1.x").is_err());
    }
}
