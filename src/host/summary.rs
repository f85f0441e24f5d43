//! How a publication ended.

use std::error::Error;
use std::fmt;
use std::path::Path;
use std::path::PathBuf;

use crate::host::HostError;
use crate::publish::Change;
use crate::publish::Comparison;
use crate::publish::Digest;

/// A publication that came about.
#[derive(Debug)]
pub struct Finished {
    /// What it did.
    pub summary: Summary,
    /// A seal of the tree for [`Publication::trust`](crate::host::Publication::trust), where the file system tells enough.
    pub seal: Option<Digest>,
    /// What failed after the new tree had taken its place.
    pub trouble: Option<HostError>,
    /// What is left of the old tree, and is in the way of the next publication.
    pub leftover: Option<PathBuf>,
}

/// What a publication did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The files that are new or have new bytes.
    pub written: usize,
    /// The files that are as they were.
    pub unchanged: usize,
    /// The files that are gone.
    pub removed: usize,
    /// What somebody else put there and was kept; a folder ends with `/`.
    pub foreign: Vec<String>,
}

impl Summary {
    pub(in crate::host) fn of(comparison: &Comparison) -> Summary {
        Summary {
            written: comparison.count(Change::Written),
            unchanged: comparison.count(Change::Unchanged),
            removed: comparison.count(Change::Removed),
            foreign: comparison.foreign_names(),
        }
    }
}

/// Why a publication did not come about.
#[derive(Debug)]
pub enum PublicationError {
    /// The folder is not one that may be written to: a wrong choice of the caller.
    Refused {
        /// The folder as it was given.
        path: PathBuf,
        /// What is the matter with it: a clause whose subject is the folder.
        reason: String,
    },
    /// The machine failed.
    Host(HostError),
}

impl PublicationError {
    pub(in crate::host) fn refuse(path: &Path, reason: &str) -> PublicationError {
        PublicationError::Refused { path: path.to_owned(), reason: reason.to_owned() }
    }
}

impl From<HostError> for PublicationError {
    fn from(error: HostError) -> PublicationError {
        PublicationError::Host(error)
    }
}

impl fmt::Display for PublicationError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PublicationError::Refused { path, reason } => write!(out, "`{}` {reason}", path.display()),
            PublicationError::Host(error) => error.fmt(out),
        }
    }
}

impl Error for PublicationError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            PublicationError::Refused { .. } => None,
            PublicationError::Host(error) => Some(error),
        }
    }
}
