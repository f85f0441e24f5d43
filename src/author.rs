//! New files and edits of a site's sources.
//!
//! Nothing here touches a disk: every function takes texts and returns texts, and the caller writes them.

mod front_matter;

pub mod advisory;
pub mod import;
pub mod init;
pub mod new;
pub mod policy;
pub mod schema;
pub mod translate;

use crate::text::SitePath;

pub use front_matter::EditError;

/// A file to add to a site, or to write anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Where it stands.
    pub path: SitePath,
    /// Its whole text.
    pub text: String,
}

impl NewFile {
    /// Makes a file of a path that is plain by construction.
    fn new(path: &str, text: impl Into<String>) -> NewFile {
        NewFile { path: path.parse().expect("the path is made of plain parts"), text: text.into() }
    }
}
