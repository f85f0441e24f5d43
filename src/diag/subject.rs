//! What a level is set for, and what an `[[allow]]` names: a diagnostic, or a rule of profiles.

use std::fmt;
use std::str::FromStr;

use crate::diag::Code;
use crate::diag::code::UnknownCode;

/// A diagnostic, or a rule of profiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// All diagnostics of a code.
    Diagnostic(Code),
    /// All places where a rule is not kept.
    Rule(RuleId),
}

/// The id of a rule, such as `CORE-03`.
///
/// Invariant: one of `src/check/profile/rules.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleId(&'static str);

const RULE_IDS: &[&str] = include!(concat!(env!("OUT_DIR"), "/rule_ids.rs"));

impl Subject {
    /// Returns the names of all, first those of diagnostics.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Code::ALL.iter().map(|code| code.as_str()).chain(RULE_IDS.iter().copied())
    }
}

impl RuleId {
    /// Returns the id as a text.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl FromStr for RuleId {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<RuleId, UnknownCode> {
        RULE_IDS.iter().find(|id| id.eq_ignore_ascii_case(text)).map(|id| RuleId(id)).ok_or(UnknownCode)
    }
}

impl FromStr for Subject {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Subject, UnknownCode> {
        text.parse().map(Subject::Diagnostic).or_else(|_| text.parse().map(Subject::Rule))
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Subject::Diagnostic(code) => code.as_str(),
            Subject::Rule(rule) => rule.as_str(),
        })
    }
}
