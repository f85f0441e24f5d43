//! Whole folders: listed, made safe, removed.

use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::fs::Permissions;
use std::io;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;

use rustix::io::Errno;
use walkdir::WalkDir;

use crate::host::HostError;
use crate::host::atomic::sync_folder;
use crate::host::output::check_access;
use crate::host::output::is_empty;
use crate::host::record::is_folder;
use crate::publish::MANIFEST_NAME;
use crate::publish::TreePath;
use crate::publish::UNFINISHED;

/// What a folder holds, by paths below it.
#[derive(Default)]
pub(in crate::host) struct Listing {
    /// Everything that is not a folder; links are not followed.
    pub(in crate::host) files: BTreeSet<TreePath>,
    /// Folders with nothing in them.
    pub(in crate::host) empty_folders: Vec<TreePath>,
    /// Folders with something in them that we may not take out of them as they are.
    pub(in crate::host) locked_folders: Vec<TreePath>,
}

/// Lists a folder; one that is not there holds nothing.
///
/// Fails at a mount point in it: removing the tree later would empty another file system. The error names the place.
pub(in crate::host) fn list(folder: &Path) -> Result<Listing, HostError> {
    if !folder.exists() {
        return Ok(Listing::default());
    }
    let (mut files, mut empty_folders, mut locked_folders) = (Vec::new(), Vec::new(), Vec::new());
    // The folder that was met last, and how deep it is: what is in it comes next.
    let mut open: Option<(usize, TreePath)> = None;
    let device_of = |folder: &Path| Ok(device(&folder.symlink_metadata().map_err(HostError::to("read", folder))?));
    let own = device_of(folder)?;
    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = entry.map_err(|error| unread(folder, error))?;
        let is_folder = entry.file_type().is_dir();
        if is_folder && device_of(entry.path())? != own {
            return Err(HostError::to("replace", entry.path())(io::Error::other("it is a mount point")));
        }
        let path = TreePath::from(entry.path().strip_prefix(folder).expect("the walk stays below its root").to_owned());
        empty_folders.extend(open.take().filter(|(depth, _)| entry.depth() <= *depth).map(|(_, path)| path));
        if is_folder {
            locked_folders.extend(check_access(entry.path()).is_err().then(|| path.clone()));
            open = Some((entry.depth(), path));
        } else {
            files.push(path);
        }
    }
    empty_folders.extend(open.map(|(_, path)| path));
    locked_folders.retain(|path| !empty_folders.contains(path));
    Ok(Listing { files: files.into_iter().collect(), empty_folders, locked_folders })
}

/// Lists a folder that is to be removed, once its own folders let us.
pub(in crate::host) fn list_unlocked(folder: &Path) -> Result<Listing, HostError> {
    match list(folder) {
        Ok(listing) if listing.locked_folders.is_empty() => Ok(listing),
        Err(error) if error.source.kind() != ErrorKind::PermissionDenied => Err(error),
        Ok(_) | Err(_) => {
            unlock(folder);
            list(folder)
        }
    }
}

/// Returns a folder of a tree that can neither be emptied nor be unlocked, since it is somebody else's.
pub(in crate::host) fn kept_from_us(folder: &Path, listing: &Listing) -> Option<PathBuf> {
    let own = rustix::process::geteuid().as_raw();
    let is_own = |path: &PathBuf| path.symlink_metadata().is_ok_and(|metadata| metadata.uid() == own);
    listing.locked_folders.iter().map(|path| folder.join(path)).find(|path| !is_own(path))
}

/// Takes back the rights that folders of a tree lack, as far as they are ours and on its file system.
fn unlock(folder: &Path) {
    if let Ok(metadata) = folder.symlink_metadata() {
        unlock_on(device(&metadata), folder);
    }
}

fn unlock_on(own: u64, folder: &Path) {
    let Some(metadata) = folder.symlink_metadata().ok().filter(|metadata| device(metadata) == own) else { return };
    if check_access(folder).is_err() {
        let mode = metadata.permissions().mode() | 0o700;
        // Where this fails, what is done with the tree fails too, and says where.
        let _ = fs::set_permissions(folder, Permissions::from_mode(mode));
    }
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.for_each(|entry| unlock_on(own, &entry.path()));
}

fn unread(folder: &Path, error: walkdir::Error) -> HostError {
    let path = error.path().unwrap_or(folder).to_owned();
    let is_loop = || io::Error::other("its folders lead into themselves");
    HostError { action: "read", path, source: error.into_io_error().unwrap_or_else(is_loop) }
}

/// Returns the number of the file system.
pub(in crate::host) fn device(metadata: &fs::Metadata) -> u64 {
    metadata.dev()
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

/// Removes a file of a tree, and the folders that have nothing in them then; not the tree.
pub(in crate::host) fn remove_file(folder: &Path, path: &Path) -> io::Result<()> {
    fs::remove_file(folder.join(path))?;
    remove_empty(folder, path.parent());
    Ok(())
}

/// Removes a folder of a tree, and those above it, where nothing is in them; not the tree.
pub(in crate::host) fn remove_empty(folder: &Path, path: Option<&Path>) {
    let mut paths = path.into_iter().flat_map(Path::ancestors).filter(|path| !path.as_os_str().is_empty());
    // The first one that cannot go holds something, and so do those above it.
    while paths.next().is_some_and(|path| fs::remove_dir(folder.join(path)).is_ok()) {}
}

/// Removes a tree. What marks it as ours goes last, so that a removal that is cut short can be taken up again.
///
/// Folders of ours that hold their files fast are unlocked. The error names what stays.
pub(in crate::host) fn remove(folder: &Path) -> Result<(), HostError> {
    let removed = remove_all(folder).or_else(|error| match error.kind() {
        ErrorKind::PermissionDenied => {
            unlock(folder);
            remove_all(folder)
        }
        _ => Err(error),
    });
    removed.map_err(|error| HostError::to("remove", &first_left(folder))(error))
}

/// Returns what a removal stopped at: it goes by the order in which folders are read.
fn first_left(folder: &Path) -> PathBuf {
    let left = |folder: &Path| {
        let mut entries = folder.read_dir().ok()?.flatten().map(|entry| entry.path());
        entries.find(|path| !is_mark(path))
    };
    let mut at = folder.to_owned();
    while let Some(first) = is_folder(&at).then(|| left(&at)).flatten() {
        at = first;
    }
    at
}

fn is_mark(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == UNFINISHED || name == MANIFEST_NAME)
}

fn remove_all(folder: &Path) -> io::Result<()> {
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

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn folders_with_nothing_in_them_are_told_from_others() {
        let folder = tempfile::tempdir().unwrap();
        for path in ["a/empty", "a/full", "b/c/empty", "linked", "z"] {
            fs::create_dir_all(folder.path().join(path)).unwrap();
        }
        fs::write(folder.path().join("a/full/file"), "").unwrap();
        symlink("../a", folder.path().join("linked/folder")).unwrap();
        let Listing { files, mut empty_folders, .. } = list(folder.path()).unwrap();
        empty_folders.sort();
        let shown =
            |paths: Vec<TreePath>| paths.iter().map(|path| path.as_path().display().to_string()).collect::<Vec<_>>();
        assert_eq!(shown(files.into_iter().collect()), ["a/full/file", "linked/folder"]);
        assert_eq!(shown(empty_folders), ["a/empty", "b/c/empty", "z"]);
    }
}
