//! The versions of a policy.

use jiff::civil::Date;

use crate::model::looks_like_locale;

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
    let is_framed = version.is_empty() || version.starts_with('.') || version.ends_with('.');
    is_plain && !looks_like_locale(ending) && !is_framed && version.len() <= 100 && version != "index"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_of_a_stored_version_is_a_part_of_an_address_and_no_locale() {
        for version in ["2.1", "2026-11-01", "v3_draft", "2.1.0-rc1"] {
            assert!(is_storable(version), "{version:?}");
        }
        for version in ["", ".", "..", "2.", "2.fr", "2.fr-CA", "2 1", "2/1", "été", "index"] {
            assert!(!is_storable(version), "{version:?}");
        }
    }
}
