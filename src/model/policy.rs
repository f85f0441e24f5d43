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
