//! Whole folders: listed, carried over, made safe, removed.

use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::io;
use std::io::ErrorKind;
use std::path::Path;
use std::path::PathBuf;

use rustix::io::Errno;
use walkdir::WalkDir;

use crate::host::atomic::sync_folder;
use crate::host::output::is_empty;
use crate::publish::MANIFEST_NAME;

/// The file that marks a folder as one that a build has not completed.
pub(in crate::host) const UNFINISHED: &str = ".lucarne-unfinished";

/// What a folder holds, by paths below it.
#[derive(Default)]
pub(in crate::host) struct Listing {
    /// Everything that is not a folder; links are not followed.
    pub(in crate::host) files: BTreeSet<PathBuf>,
    /// Folders with nothing in them.
    pub(in crate::host) empty_folders: BTreeSet<PathBuf>,
}

/// Lists a folder; one that is not there holds nothing.
///
/// Fails at a mount point in it: removing the tree later would empty another file system.
pub(in crate::host) fn list(folder: &Path) -> io::Result<Listing> {
    let mut listing = Listing::default();
    if !folder.exists() {
        return Ok(listing);
    }
    let device = device(&folder.metadata()?);
    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = entry?;
        let is_folder = entry.file_type().is_dir();
        if is_folder && self::device(&entry.metadata()?) != device {
            return Err(io::Error::other(format!("`{}` is a mount point", entry.path().display())));
        }
        let path = entry.path().strip_prefix(folder).expect("the walk stays below its root").to_owned();
        if let Some(parent) = path.parent() {
            listing.empty_folders.remove(parent);
        }
        if is_folder {
            listing.empty_folders.insert(path)
        } else {
            listing.files.insert(path)
        };
    }
    Ok(listing)
}

/// Returns the number of the file system.
#[cfg(unix)]
pub(in crate::host) fn device(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::dev(metadata)
}

#[cfg(not(unix))]
pub(in crate::host) fn device(_metadata: &fs::Metadata) -> u64 {
    0
}

/// Brings files of one tree into another, folder by folder.
pub(in crate::host) struct Carrier<'t> {
    from: &'t Path,
    to: &'t Path,
    /// The folder that was made last.
    folder: Option<PathBuf>,
}

impl<'t> Carrier<'t> {
    /// Begins with no folder made.
    pub(in crate::host) fn new(from: &'t Path, to: &'t Path) -> Carrier<'t> {
        Carrier { from, to, folder: None }
    }

    /// Brings the file at a path below both trees, as [`carry`] does.
    pub(in crate::host) fn carry(&mut self, path: &Path) -> io::Result<()> {
        let (from, to) = (self.from.join(path), self.to.join(path));
        if self.folder.as_deref() != to.parent() {
            self.folder = to.parent().map(Path::to_owned);
            self.folder.as_ref().map_or(Ok(()), fs::create_dir_all)?;
        }
        link_or_copy(&from, &to)
    }
}

/// Brings a file of one tree into another as the same file, or as a copy where the file system forbids that.
///
/// The folder is made. A link stays a link.
pub(in crate::host) fn carry(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    link_or_copy(from, to)
}

fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    let Err(error) = fs::hard_link(from, to) else { return Ok(()) };
    let metadata = from.symlink_metadata()?;
    match error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::NotFound | ErrorKind::StorageFull => Err(error),
        _ if metadata.is_file() => fs::copy(from, to).map(drop),
        _ if metadata.is_symlink() => copy_link(from, to),
        _ => Err(error),
    }
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn copy_link(from: &Path, _to: &Path) -> io::Result<()> {
    Err(io::Error::other(format!("`{}` is a link", from.display())))
}

/// Waits until a tree is on the disk.
pub(in crate::host) fn sync(folder: &Path) -> io::Result<()> {
    match sync_file_system(folder) {
        Err(error) if error.raw_os_error() == Some(Errno::NOSYS.raw_os_error()) => sync_each(folder),
        result => result,
    }
}

#[cfg(target_os = "linux")]
fn sync_file_system(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

#[cfg(not(target_os = "linux"))]
fn sync_file_system(_folder: &Path) -> io::Result<()> {
    Err(Errno::NOSYS.into())
}

fn sync_each(folder: &Path) -> io::Result<()> {
    for entry in WalkDir::new(folder).contents_first(true) {
        let entry = entry?;
        if entry.file_type().is_dir() {
            sync_folder(entry.path())?;
        } else if entry.file_type().is_file() {
            File::open(entry.path())?.sync_all()?;
        }
    }
    Ok(())
}

/// Returns whether a folder was made by a build, finished or not. An empty one may go in any case.
pub(in crate::host) fn is_from_build(folder: &Path) -> io::Result<bool> {
    let has = |name: &str| folder.join(name).symlink_metadata().is_ok_and(|metadata| metadata.is_file());
    Ok(folder.symlink_metadata()?.is_dir() && (has(UNFINISHED) || has(MANIFEST_NAME) || is_empty(folder)?))
}

/// Removes a tree. What marks it as ours goes last, so that a removal that is cut short can be taken up again.
pub(in crate::host) fn remove(folder: &Path) -> io::Result<()> {
    let is_mark = |path: &Path| path.file_name().is_some_and(|name| name == UNFINISHED || name == MANIFEST_NAME);
    for entry in folder.read_dir()? {
        let entry = entry?;
        match entry.file_type()? {
            kind if kind.is_dir() => fs::remove_dir_all(entry.path())?,
            _ if is_mark(&entry.path()) => {}
            _ => fs::remove_file(entry.path())?,
        }
    }
    fs::remove_dir_all(folder)
}
