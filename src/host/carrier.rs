//! Files that stay, brought into another tree: the same file under one more name, or a copy.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::io::ErrorKind;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::path::PathBuf;

use crate::host::HostError;
use crate::host::output::Output;
use crate::publish::Change;
use crate::publish::Comparison;
use crate::publish::TreePath;

/// Brings files of the output folder into a tree, folder by folder.
pub(in crate::host) struct Carrier<'t> {
    output: &'t Output,
    to: &'t Path,
    /// The folder that was made last.
    folder: Option<PathBuf>,
    /// The folders that hold something foreign.
    foreign: BTreeSet<PathBuf>,
    /// Whether each file has one more name, and none was copied.
    pub(in crate::host) has_linked: bool,
}

impl<'t> Carrier<'t> {
    /// Begins with no folder made.
    pub(in crate::host) fn new(output: &'t Output, to: &'t Path) -> Carrier<'t> {
        Carrier { output, to, folder: None, foreign: BTreeSet::new(), has_linked: true }
    }

    /// Brings what stays, but for what the tree holds already. A foreign file that vanished meanwhile is none.
    pub(in crate::host) fn carry_all(
        &mut self,
        comparison: &Comparison,
        held: &BTreeSet<&TreePath>,
    ) -> Result<(), HostError> {
        for change in [Change::Unchanged, Change::Foreign] {
            for path in comparison.paths(change).filter(|path| !held.contains(path)) {
                let has_vanished = |error: &io::Error| change == Change::Foreign && error.kind() == ErrorKind::NotFound;
                match self.carry(path.as_path()) {
                    Err(error) if !has_vanished(&error) => {
                        return Err(HostError::to("carry over", &self.output.given.join(path))(error));
                    }
                    _ if change == Change::Foreign => self.foreign.extend(path.as_path().parent().map(Path::to_owned)),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// Gives folders that hold something foreign the rights that their owner gave them. Nothing can be brought afterwards.
    pub(in crate::host) fn carry_rights(&self) -> Result<(), HostError> {
        for folder in &self.foreign {
            let (from, to) = (self.output.path.join(folder), self.to.join(folder));
            let rights = from.metadata().and_then(|metadata| fs::set_permissions(&to, metadata.permissions()));
            match rights {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(HostError::to("carry over", &self.output.given.join(folder))(error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Brings the file at a path below both trees, as [`carry`] does.
    fn carry(&mut self, path: &Path) -> io::Result<()> {
        let (from, to) = (self.output.path.join(path), self.to.join(path));
        if self.folder.as_deref() != to.parent() {
            self.folder = to.parent().map(Path::to_owned);
            self.folder.as_ref().map_or(Ok(()), fs::create_dir_all)?;
        }
        self.has_linked &= link_or_copy(&from, &to)? == Carried::Linked;
        Ok(())
    }
}

/// Brings a file of one tree into another as the same file, or as a copy where the file system forbids that.
///
/// The folder is made. A link stays a link.
pub(in crate::host) fn carry(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    link_or_copy(from, to).map(drop)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Carried {
    Linked,
    Copied,
}

fn link_or_copy(from: &Path, to: &Path) -> io::Result<Carried> {
    let Err(error) = fs::hard_link(from, to) else { return Ok(Carried::Linked) };
    let metadata = from.symlink_metadata()?;
    match error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::NotFound | ErrorKind::StorageFull => return Err(error),
        _ if metadata.is_file() => drop(fs::copy(from, to)?),
        _ if metadata.is_symlink() => copy_link(from, to)?,
        _ => return Err(error),
    }
    Ok(Carried::Copied)
}

fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    symlink(fs::read_link(from)?, to)
}
