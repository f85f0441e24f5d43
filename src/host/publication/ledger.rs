//! What a publication took in so far.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::model::OutputPath;
use crate::publish::Change;
use crate::publish::Digest;

/// What a publication took in so far.
#[derive(Default)]
pub(in crate::host::publication) struct Ledger {
    pub(in crate::host::publication) changes: BTreeMap<OutputPath, Change>,
    pub(in crate::host::publication) digests: BTreeMap<OutputPath, Digest>,
    /// The files that hold a signature in the output folder, and none in the new tree.
    pub(in crate::host::publication) unsigned: BTreeSet<OutputPath>,
    /// The folders that were made for it.
    pub(in crate::host::publication) folders: BTreeSet<PathBuf>,
    pub(in crate::host::publication) staging: Staging,
}

/// Whether there is a folder beside the output.
#[derive(Default, PartialEq, Eq)]
pub(in crate::host::publication) enum Staging {
    #[default]
    NotMade,
    Made,
}
