//! Lucarne: a static site generator for security transparency.
//!
//! Data goes one way through the stages, each of which takes a value and returns a value of its own type:
//!
//! ```text
//! host::snapshot -> read -> check -> plan -> render / export -> publish -> host::apply
//! ```
//!
//! `docs/design.md` is the contract: what goes in, what comes out, and which module may use which.

pub mod author;
pub mod check;
pub mod cli;
pub mod diag;
pub mod export;
pub mod host;
pub mod model;
pub mod phrase;
pub mod pipeline;
pub mod plan;
pub mod prose;
pub mod publish;
pub mod read;
pub mod render;
pub mod text;
