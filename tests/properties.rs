//! What must hold of every value of a kind: versions, ranges, scores, addresses, quantities, and what differs.
//!
//! The values are random and differ from run to run; one that fails is made as small as it can be, and printed, to
//! become a test of its own.
#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

#[path = "properties/cvss.rs"]
mod cvss;
#[path = "properties/difference.rs"]
mod difference;
#[path = "properties/quantity.rs"]
mod quantity;
#[path = "properties/range.rs"]
mod range;
#[path = "properties/route.rs"]
mod route;
#[path = "properties/version.rs"]
mod version;
