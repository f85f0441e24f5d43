//! New files and edits of a site's sources.
//!
//! Nothing here touches a disk: every function takes texts and returns texts, and the caller writes them.

pub mod import;
pub mod translate;
