//! The path of a file of an output folder, ours or foreign.

use std::ffi::OsString;
use std::path::Path;
use std::path::PathBuf;

use crate::model::OutputPath;

/// The path of a file below an output folder, which need not be Unicode where the file is foreign.
///
/// Ordered by its bytes: a `Path` compares component by component, which takes several times as long.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TreePath(OsString);

impl TreePath {
    /// Returns it as a path.
    pub fn as_path(&self) -> &Path {
        Path::new(&self.0)
    }
}

impl From<&OutputPath> for TreePath {
    fn from(path: &OutputPath) -> TreePath {
        TreePath(path.as_str().into())
    }
}

impl From<PathBuf> for TreePath {
    fn from(path: PathBuf) -> TreePath {
        TreePath(path.into_os_string())
    }
}

impl AsRef<Path> for TreePath {
    fn as_ref(&self) -> &Path {
        self.as_path()
    }
}
