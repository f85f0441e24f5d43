//! A file of the published site.

use crate::model::OutputPath;

/// One finished file, in memory only until it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// Where it stands in the output folder.
    pub path: OutputPath,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
