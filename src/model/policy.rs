//! The versions of a policy.

use jiff::civil::Date;

/// One version of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyVersion {
    /// Its number or name, such as `2.1`.
    pub version: String,
    /// The day it came into force.
    pub issued: Date,
}

/// Returns whether the text of a version can be stored under its name, which is a part of its address too.
///
/// Letters, digits, `.`, `-` and `_`, no dot at an end; what follows a dot may not look like a locale, as in `2.fr`.
pub fn is_storable(version: &str) -> bool {
    let is_plain = version.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
    let ending = version.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_locale = matches!(ending.len(), 2 | 3) && ending.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_framed = version.is_empty() || version.starts_with('.') || version.ends_with('.');
    is_plain && !is_locale && !is_framed && version.len() <= 100 && version != "index"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_of_a_stored_version_is_a_part_of_an_address_and_no_locale() {
        for version in ["2.1", "2026-11-01", "v3_draft", "2.1.0-rc1"] {
            assert!(is_storable(version), "{version:?}");
        }
        for version in ["", ".", "..", "2.", "2.fr", "2 1", "2/1", "été", "index"] {
            assert!(!is_storable(version), "{version:?}");
        }
    }
}
