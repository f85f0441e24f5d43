//! Several new sources, made all together or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::host::Created;
use crate::host::HostError;
use crate::host::create_folder;
use crate::host::create_source;
use crate::text::SitePath;

/// Returns which of these paths are taken in a folder, by a file or by what stands where a folder must be.
pub fn taken<'p>(folder: &Path, paths: impl IntoIterator<Item = &'p SitePath>) -> Vec<SitePath> {
    let is_taken = |path: &&SitePath| {
        let is_there = folder.join(path.as_str()).symlink_metadata().is_ok();
        let blocks = |above: SitePath| fs::metadata(folder.join(above.as_str())).is_ok_and(|found| !found.is_dir());
        is_there || path.parent().is_some_and(|parent| ancestors(parent).any(blocks))
    };
    paths.into_iter().filter(is_taken).cloned().collect()
}

fn ancestors(path: SitePath) -> impl Iterator<Item = SitePath> {
    std::iter::successors(Some(path), SitePath::parent)
}

/// Makes sources in a folder, with the folders that they need. Nothing that is there is changed.
///
/// Where one cannot be made, those that were are taken away again.
pub fn create_all(folder: &Path, files: &[(SitePath, String)]) -> Result<(), HostError> {
    let missing = missing_folders(folder, files);
    let mut made = Vec::new();
    let result = create_folder(folder).and_then(|()| {
        files.iter().try_for_each(|(path, text)| {
            let full = folder.join(path.as_str());
            match create_source(folder, path, text)? {
                Created::New => {
                    made.push(full);
                    Ok(())
                }
                Created::Same | Created::Kept => {
                    Err(HostError::to("create", &full)(io::Error::other("it came there meanwhile")))
                }
            }
        })
    });
    if result.is_err() {
        made.iter().for_each(|file| drop(fs::remove_file(file)));
        missing.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
    result
}

/// Returns the folders that have to be made, those above before those in them.
fn missing_folders(folder: &Path, files: &[(SitePath, String)]) -> BTreeSet<PathBuf> {
    let full = files.iter().map(|(path, _)| folder.join(path.as_str()));
    let above = full.flat_map(|file| file.ancestors().skip(1).map(Path::to_owned).collect::<Vec<_>>());
    above.filter(|folder| !folder.as_os_str().is_empty() && folder.symlink_metadata().is_err()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[&str]) -> Vec<(SitePath, String)> {
        paths.iter().map(|path| (path.parse().unwrap(), "text".to_owned())).collect()
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
        entries.map(|entry| entry.unwrap().path().strip_prefix(folder).unwrap().display().to_string()).collect()
    }

    #[test]
    fn files_are_made_with_their_folders() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("a/site");
        create_all(&folder, &files(&["site.toml", "content/index.md"])).unwrap();
        assert_eq!(names(&folder), ["content", "content/index.md", "site.toml"]);
    }

    #[test]
    fn failure_takes_everything_away_again() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("content"), "a file").unwrap();
        let wanted = files(&["keys/a", "content/index.md"]);
        assert_eq!(taken(root.path(), wanted.iter().map(|(path, _)| path)), ["content/index.md".parse().unwrap()]);
        assert!(create_all(root.path(), &wanted).is_err());
        assert_eq!(names(root.path()), ["content"]);
    }

    #[cfg(unix)]
    #[test]
    fn link_that_leads_nowhere_is_taken_too() {
        let root = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("nowhere", root.path().join("site.toml")).unwrap();
        let wanted = files(&["site.toml", "keys/a"]);
        assert_eq!(taken(root.path(), wanted.iter().map(|(path, _)| path)), ["site.toml".parse().unwrap()]);
        assert!(create_all(root.path(), &wanted).is_err());
        assert_eq!(names(root.path()), ["site.toml"]);
    }
}
