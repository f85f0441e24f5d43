//! Whole folders: listed, made safe, removed.

use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::io::Errno;
use walkdir::WalkDir;

use crate::host::atomic::sync_folder;
use crate::host::output::is_empty;
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
}

/// Lists a folder; one that is not there holds nothing.
///
/// Fails at a mount point in it: removing the tree later would empty another file system.
pub(in crate::host) fn list(folder: &Path) -> io::Result<Listing> {
    if !folder.exists() {
        return Ok(Listing::default());
    }
    let (mut files, mut empty_folders) = (Vec::new(), Vec::new());
    // The folder that was met last, and how deep it is: what is in it comes next.
    let mut open: Option<(usize, TreePath)> = None;
    let own = device(&folder.metadata()?);
    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = entry?;
        let is_folder = entry.file_type().is_dir();
        if is_folder && device(&entry.metadata()?) != own {
            return Err(io::Error::other(format!("`{}` is a mount point", entry.path().display())));
        }
        let path = TreePath::from(entry.path().strip_prefix(folder).expect("the walk stays below its root").to_owned());
        empty_folders.extend(open.take().filter(|(depth, _)| entry.depth() <= *depth).map(|(_, path)| path));
        if is_folder {
            open = Some((entry.depth(), path));
        } else {
            files.push(path);
        }
    }
    empty_folders.extend(open.map(|(_, path)| path));
    Ok(Listing { files: files.into_iter().collect(), empty_folders })
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
        let Listing { files, mut empty_folders } = list(folder.path()).unwrap();
        empty_folders.sort();
        let shown =
            |paths: Vec<TreePath>| paths.iter().map(|path| path.as_path().display().to_string()).collect::<Vec<_>>();
        assert_eq!(shown(files.into_iter().collect()), ["a/full/file", "linked/folder"]);
        assert_eq!(shown(empty_folders), ["a/empty", "b/c/empty", "z"]);
    }
}
