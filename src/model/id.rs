//! Names of things.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// Why a text is no such name: one clause that states the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdError(Cow<'static, str>);

impl IdError {
    /// Makes an error from the rule that the text breaks.
    pub fn new(rule: impl Into<Cow<'static, str>>) -> IdError {
        IdError(rule.into())
    }
}

impl fmt::Display for IdError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Error for IdError {}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Returns the text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<$name, IdError> {
                let check: fn(&str) -> Result<(), IdError> = $check;
                check(text)?;
                Ok($name(text.into()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, out)
            }
        }
    };
}

id! {
    /// One part of an address, such as `key-rotation`; also the id of a product, a promise or a retention rule.
    ///
    /// Invariant: not empty; only `a-z`, `0-9` and single inner hyphens; at most 100 characters.
    Slug, |text| {
        let odd = text.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-'));
        if let Some(odd) = odd {
            return Err(IdError::new(format!("an id has only `a-z`, `0-9` and `-`, not `{}`", odd.escape_debug())));
        }
        if text.is_empty() || text.len() > 100 || text.starts_with('-') || text.ends_with('-') || text.contains("--") {
            return Err(IdError::new("an id has 1 to 100 characters, and hyphens only single and inside"));
        }
        Ok(())
    }
}

id! {
    /// The id of an advisory, such as `EX-2026-0001`; also its address below `/advisories/`.
    ///
    /// Invariant: begins with a letter; letters, digits, `-`, `_` and `.`, no two dots in a row, no dot at the end;
    /// at most 100 characters. Two ids of a site differ in more than case.
    AdvisoryId, |text| {
        let odd = text.chars().find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.'));
        if let Some(odd) = odd {
            return Err(IdError::new(format!("an advisory's id has only letters, digits, `-`, `_` and `.`, not `{}`", odd.escape_debug())));
        }
        let begins = text.starts_with(|c: char| c.is_ascii_alphabetic());
        if !begins || text.len() > 100 || text.ends_with('.') || text.contains("..") {
            return Err(IdError::new("an advisory's id begins with a letter, has at most 100 characters and no dot at its end"));
        }
        Ok(())
    }
}

id! {
    /// A CVE id, such as `CVE-2026-12345`.
    ///
    /// Invariant: `CVE-`, a year of four digits, `-`, four to nineteen digits (CVE record format 5.1).
    CveId, |text| {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let parts: Vec<&str> = text.split('-').collect();
        match parts.as_slice() {
            ["CVE", year, number] if year.len() == 4 && digits(year) && (4..=19).contains(&number.len()) && digits(number) => Ok(()),
            _ => Err(IdError::new("a CVE id looks like `CVE-2026-12345`")),
        }
    }
}

id! {
    /// A weakness of the Common Weakness Enumeration, such as `CWE-613`.
    ///
    /// Invariant: `CWE-` and one to five digits, the first not zero.
    CweId, |text| {
        let number = text.strip_prefix("CWE-").unwrap_or_default();
        let is_number = (1..=5).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit()) && !number.starts_with('0');
        if is_number { Ok(()) } else { Err(IdError::new("a weakness looks like `CWE-613`")) }
    }
}

id! {
    /// A document of the site without locale and ending, such as `policies/disclosure` or `index`.
    ///
    /// Invariant: one or more parts with `/` between them, none of them empty.
    DocumentId, |text| {
        let is_whole = text.split('/').all(|part| !part.is_empty());
        if is_whole { Ok(()) } else { Err(IdError::new("a document's name has no empty part")) }
    }
}

/// The id of a product: a [`Slug`].
pub type ProductId = Slug;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slug_refuses_capitals_and_outer_hyphens() {
        assert!("key-rotation-2".parse::<Slug>().is_ok());
        for text in ["", "Key", "-key", "key-", "a--b", "clé"] {
            assert!(text.parse::<Slug>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn advisory_id_cannot_climb_or_hide() {
        assert!("EX-2026-0001".parse::<AdvisoryId>().is_ok());
        for text in ["", "..", "EX..1", "EX/1", ".EX", "EX.", "EX 1", "EX%2e"] {
            assert!(text.parse::<AdvisoryId>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn cve_id_has_a_year_and_at_least_four_digits() {
        assert!("CVE-2026-12345".parse::<CveId>().is_ok());
        for text in ["CVE-26-12345", "CVE-2026-123", "cve-2026-12345", "CVE-2026-1234x", "CVE-2026-12345-6"] {
            assert!(text.parse::<CveId>().is_err(), "{text:?}");
        }
    }
}
