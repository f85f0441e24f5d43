//! Problems in the input, and how they are told.
//!
//! A [`Diagnostic`] has a stable [`Code`], a place and, where one is known, the next step. Stages collect them in a
//! [`Report`] and go on; nothing here stops at the first problem. What the machine does wrong is no diagnostic.

mod code;
mod diagnostic;
mod digest;
mod explain;
mod print;
mod profile;
mod report;
mod subject;

pub use code::Code;
pub use code::Level;
pub use diagnostic::Diagnostic;
pub use diagnostic::Place;
pub use diagnostic::Related;
pub use digest::Digest;
pub use explain::explain;
pub use print::Format;
pub use print::Style;
pub use print::print;
pub use print::visible;
pub use profile::Choice;
pub use profile::ProfileResult;
pub use profile::Proof;
pub use profile::RuleOutcome;
pub use profile::RuleResult;
pub use profile::Tally;
pub use profile::Violation;
pub use report::Hidden;
pub use report::Outcome;
pub use report::Report;
pub use subject::RuleId;
pub use subject::Subject;
