//! A tree that the next build begins with: published files under second names, in `.lucarne`.
//!
//! It is what the old tree and the new one share, so it holds no byte that is not published. Nothing is believed of it:
//! [`Spare::take`] leaves in it the very files that this build has looked at in the output, and removes all else. It is
//! marked as unfinished, as is any tree that no build has completed. docs/design.md, section 5, tells what that saves.

use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::host::HostError;
use crate::host::output::Output;
use crate::host::output::check_access;
use crate::host::record::FOLDER;
use crate::host::record::is_folder;
use crate::host::seal::Inspection;
use crate::host::tree;
use crate::host::tree::Listing;
use crate::model::OutputPath;
use crate::publish::Change;
use crate::publish::Comparison;
use crate::publish::MANIFEST_NAME;
use crate::publish::TreePath;
use crate::publish::UNFINISHED;

/// The place of the spare tree of an output folder. Whoever has the lock of that folder may use it.
pub(in crate::host) struct Spare {
    /// The folder that holds it, which need not exist.
    folder: PathBuf,
    place: PathBuf,
    /// The folder that holds the output, on whose file system it must be.
    beside: PathBuf,
}

impl Spare {
    /// Returns the place beside the output, in the folder where builds leave what they know.
    pub(in crate::host) fn of(output: &Output) -> Spare {
        let folder = output.parent.join(FOLDER);
        Spare { place: folder.join("spare"), folder, beside: output.parent.clone() }
    }

    /// Puts the spare tree, with the staged files in it, in the place of the staging folder, and returns which of the
    /// unchanged files it has. Where it has none that count, nothing is done.
    pub(in crate::host) fn take<'c>(
        &self,
        staging: &Path,
        comparison: &'c Comparison,
        inspection: &Inspection,
    ) -> Result<BTreeSet<&'c TreePath>, HostError> {
        let Some(listing) = self.list() else { return Ok(BTreeSet::new()) };
        // What is reached through a link to a folder is not listed.
        let unchanged = comparison.paths(Change::Unchanged).filter(|path| listing.files.contains(*path));
        let held: BTreeSet<&TreePath> =
            unchanged.filter(|path| self.is_published(path.as_path(), inspection)).collect();
        if !is_worth_it(held.len(), comparison) {
            tree::remove(&self.place)?;
            return Ok(BTreeSet::new());
        }
        self.purge(&listing, &held).map_err(HostError::to("clear", &self.place))?;
        self.move_in(staging, comparison).map_err(HostError::to("write to", &self.place))?;
        tree::remove(staging)?;
        fs::rename(&self.place, staging).map_err(HostError::to("move", &self.place))?;
        Ok(held)
    }

    /// Makes what an old tree shares with the published one the spare tree, and leaves the rest where it is.
    ///
    /// The folder itself is a new one, so that a program that works in the old tree finds it gone.
    pub(in crate::host) fn keep(&self, old: &Path, listing: &Listing, comparison: &Comparison) -> io::Result<()> {
        if !self.is_usable(&self.folder) || !is_worth_it(comparison.count(Change::Unchanged), comparison) {
            return Ok(());
        }
        // One that is empty is what a failure left. What else is there was not usable, and stays.
        let _ = fs::remove_dir(&self.place);
        fs::create_dir(&self.place)?;
        File::create_new(self.place.join(UNFINISHED))?;
        let is_kept = |path: &TreePath| {
            comparison.changes.get(path) == Some(&Change::Unchanged) || path.as_path() == Path::new(MANIFEST_NAME)
        };
        for path in listing.files.iter().filter(|path| !is_kept(path)) {
            tree::remove_file(old, path.as_path())?;
        }
        for path in &listing.empty_folders {
            tree::remove_empty(old, Some(path.as_path()));
        }
        for entry in old.read_dir()? {
            let name = entry?.file_name();
            if name != MANIFEST_NAME {
                fs::rename(old.join(&name), self.place.join(&name))?;
            }
        }
        Ok(())
    }

    /// Lists the tree; `None` where there is none, or none that a build left and that can be changed.
    fn list(&self) -> Option<Listing> {
        let is_marked = self.place.join(UNFINISHED).symlink_metadata().is_ok_and(|metadata| metadata.is_file());
        let is_ours = is_marked && self.is_usable(&self.folder) && self.is_usable(&self.place);
        let listing = is_ours.then(|| tree::list_unlocked(&self.place).ok()).flatten();
        listing.filter(|listing| listing.locked_folders.is_empty())
    }

    /// Returns whether a tree can be moved from a folder to beside the output.
    fn is_usable(&self, folder: &Path) -> bool {
        let device = |folder: &Path| folder.metadata().map(|metadata| tree::device(&metadata)).ok();
        is_folder(folder) && check_access(folder).is_ok() && device(folder) == device(&self.beside)
    }

    fn is_published(&self, path: &Path, inspection: &Inspection) -> bool {
        let Some(output_path) = path.to_str().and_then(OutputPath::new) else { return false };
        let metadata = self.place.join(path).symlink_metadata();
        metadata.is_ok_and(|metadata| metadata.is_file() && inspection.knows(&output_path, &metadata))
    }

    /// Removes all but what is held.
    fn purge(&self, listing: &Listing, held: &BTreeSet<&TreePath>) -> io::Result<()> {
        let is_held = |path: &TreePath| held.contains(path) || path.as_path() == Path::new(UNFINISHED);
        for path in listing.files.iter().filter(|path| !is_held(path)) {
            tree::remove_file(&self.place, path.as_path())?;
        }
        for path in &listing.empty_folders {
            tree::remove_empty(&self.place, Some(path.as_path()));
        }
        Ok(())
    }

    fn move_in(&self, staging: &Path, comparison: &Comparison) -> io::Result<()> {
        for path in comparison.paths(Change::Written) {
            let target = self.place.join(path);
            target.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::rename(staging.join(path), target)?;
        }
        Ok(())
    }
}

/// Returns whether more stays than changes. A build that changes all leaves nothing that the next one could use.
fn is_worth_it(stays: usize, comparison: &Comparison) -> bool {
    stays > comparison.count(Change::Written)
}

#[cfg(test)]
mod tests;
