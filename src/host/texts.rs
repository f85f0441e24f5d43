//! Texts from outside the site, and the new sources that are made of them.

use std::fs::File;
use std::fs::create_dir_all;
use std::io;
use std::io::ErrorKind;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use walkdir::WalkDir;

use crate::host::HostError;
use crate::host::root::Root;
use crate::host::write_atomic;
use crate::publish::MANIFEST_NAME;
use crate::text::SitePath;

/// Reads files, and of folders all files below them with an ending such as `.md`; each with its path, sorted in each
/// folder.
///
/// Hidden files and folders and published sites are passed over, links in folders are not followed.
pub fn read_imports(paths: &[PathBuf], ending: &str) -> Result<Vec<(String, Vec<u8>)>, HostError> {
    let mut records = Vec::new();
    for path in paths {
        for entry in WalkDir::new(path)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry) && !is_published(entry))
        {
            let entry =
                entry.map_err(|error| HostError { action: "read", path: path.clone(), source: cause(error) })?;
            let is_file = entry.file_type().is_file() || (entry.depth() == 0 && entry.path().is_file());
            let is_wanted = entry.depth() == 0 || entry.path().to_string_lossy().ends_with(ending);
            if is_file && is_wanted {
                let bytes = std::fs::read(entry.path()).map_err(HostError::to("read", entry.path()))?;
                records.push((entry.path().display().to_string(), bytes));
            }
        }
    }
    Ok(records)
}

fn is_hidden(entry: &walkdir::DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Whether a folder is a site that was published: its documents are copies of what the sources say.
fn is_published(entry: &walkdir::DirEntry) -> bool {
    entry.file_type().is_dir() && entry.path().join(MANIFEST_NAME).is_file()
}

fn cause(error: walkdir::Error) -> io::Error {
    error.into_io_error().unwrap_or_else(|| io::Error::other("it cannot be listed"))
}

/// Makes a folder and those above it, where they are not there.
pub fn create_folder(path: &Path) -> Result<(), HostError> {
    create_dir_all(path).map_err(HostError::to("create", path))
}

/// What became of a new source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Created {
    /// It was made.
    New,
    /// It was there already, with this text.
    Same,
    /// There is another file of this name; it was left as it is.
    Kept,
}

/// Makes a source file in a site, with its folders. A file that is there is never changed.
pub fn create_source(site: &Path, path: &SitePath, text: &str) -> Result<Created, HostError> {
    let fail = |action| HostError::to(action, Path::new(path.as_str()));
    let root = Root::open(site).map_err(HostError::to("open", site))?;
    let full = root.path().join(path.as_str());
    let folder = full.parent().unwrap_or(root.path());
    create_dir_all(folder).map_err(fail("create"))?;
    if root.resolve(folder).map_err(fail("create"))?.is_none() {
        return Err(fail("create")(io::Error::other("its folder is a link out of the site")));
    }
    match File::create_new(&full) {
        Ok(mut file) => file.write_all(text.as_bytes()).map_err(fail("write")).map(|()| Created::New),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let is_same = std::fs::read(&full).map_err(fail("read"))? == text.as_bytes();
            Ok(if is_same { Created::Same } else { Created::Kept })
        }
        Err(error) => Err(fail("create")(error)),
    }
}

/// Writes a source file of a site anew, whole or not at all; returns false, and leaves it as it is, where it has neither
/// the text any more that it is known to have, nor the new one already.
pub fn renew_source(site: &Path, path: &SitePath, old: &str, text: &str) -> Result<bool, HostError> {
    let fail = |action| HostError::to(action, Path::new(path.as_str()));
    let root = Root::open(site).map_err(HostError::to("open", site))?;
    let full = root.path().join(path.as_str());
    if root.resolve(&full).map_err(fail("read"))?.is_none() {
        return Err(fail("write")(io::Error::other("it is a link out of the site")));
    }
    let found = std::fs::read(&full).map_err(fail("read"))?;
    if found == old.as_bytes() {
        write_atomic(&full, text.as_bytes())?;
    }
    Ok(found == old.as_bytes() || found == text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_is_created_once_and_never_changed() {
        let site = tempfile::tempdir().unwrap();
        let path: SitePath = "content/advisories/2026/A-1.md".parse().unwrap();
        assert_eq!(create_source(site.path(), &path, "a").unwrap(), Created::New);
        assert_eq!(create_source(site.path(), &path, "a").unwrap(), Created::Same);
        assert_eq!(create_source(site.path(), &path, "b").unwrap(), Created::Kept);
        assert_eq!(std::fs::read(site.path().join(path.as_str())).unwrap(), b"a");
    }

    #[test]
    fn source_is_written_anew_only_where_it_is_known() {
        let site = tempfile::tempdir().unwrap();
        let path: SitePath = "products/a.toml".parse().unwrap();
        create_source(site.path(), &path, "a").unwrap();
        assert!(renew_source(site.path(), &path, "a", "b").unwrap());
        assert!(renew_source(site.path(), &path, "a", "b").unwrap(), "it has the new text already");
        assert!(!renew_source(site.path(), &path, "a", "c").unwrap());
        assert_eq!(std::fs::read(site.path().join(path.as_str())).unwrap(), b"b");
    }

    #[test]
    fn folder_gives_its_files_with_the_ending() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.md", "a.md", "x.txt", ".hidden.md"] {
            std::fs::write(folder.path().join(name), name).unwrap();
        }
        let public = folder.path().join("public");
        std::fs::create_dir(&public).unwrap();
        for name in [MANIFEST_NAME, "own.md"] {
            std::fs::write(public.join(name), name).unwrap();
        }
        let paths = [folder.path().to_owned(), folder.path().join("x.txt")];
        let records: Vec<Vec<u8>> = read_imports(&paths, ".md").unwrap().into_iter().map(|(_, bytes)| bytes).collect();
        assert_eq!(records, [b"a.md".to_vec(), b"b.md".to_vec(), b"x.txt".to_vec()]);
    }
}
