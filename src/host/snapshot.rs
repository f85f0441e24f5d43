//! Reading all inputs of a site.
//!
//! Links are followed as long as they stay in the site. What cannot be taken in is no failure of the machine: it is
//! listed as refused, for `read` to report.

use std::ffi::OsStr;
use std::io;
use std::io::ErrorKind;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use rustix::io::Errno;
use walkdir::DirEntry;
use walkdir::WalkDir;

use crate::host::HostError;
use crate::host::built_in;
use crate::host::root::Root;
use crate::host::root::Taken;
use crate::text::LOCK_FILE;
use crate::text::Origin;
use crate::text::Refusal;
use crate::text::RefusalCause;
use crate::text::SitePath;
use crate::text::Snapshot;
use crate::text::SourceFile;

/// The files that are read at the root of a site.
pub(in crate::host) const FILES: [&str; 2] = ["site.toml", LOCK_FILE];

/// The folders that are read below it.
pub(in crate::host) const FOLDERS: [&str; 7] =
    ["products", "content", "locales", "themes", "static", "keys", "signatures"];

/// The largest file that is taken in. What a text may have is less, and is judged where it is parsed.
pub(in crate::host) const LARGEST: u64 = 64 * 1024 * 1024;

/// The most folders that an input may lie below.
const DEEPEST: usize = 64;

/// Reads every input of a site, and adds the built-in files.
///
/// A file that vanishes meanwhile is left out. Nothing but regular files is ever opened.
pub fn snapshot(root: &Path) -> Result<Snapshot, HostError> {
    Ok(inputs(root)?.snapshot)
}

/// All inputs, and whether a file of the disk may be in them twice.
pub(in crate::host) struct Inputs {
    pub(in crate::host) snapshot: Snapshot,
    pub(in crate::host) links: Links,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::host) enum Links {
    /// Every path is that of a file of its own.
    None,
    /// A path may lead to the file of another.
    Some,
}

/// Reads every input of a site, as [`snapshot()`] does.
pub(in crate::host) fn inputs(root: &Path) -> Result<Inputs, HostError> {
    let root = Root::open(root).map_err(HostError::to("open", root))?;
    let mut reading = Reading { root, files: built_in(), refused: Vec::new(), links: Links::None };
    for input in FILES.iter().chain(&FOLDERS) {
        reading.take_tree(input)?;
    }
    Ok(Inputs { snapshot: Snapshot::new(reading.files, reading.refused), links: reading.links })
}

struct Reading {
    root: Root,
    files: Vec<SourceFile>,
    refused: Vec<Refusal>,
    links: Links,
}

impl Reading {
    fn take_tree(&mut self, input: &str) -> Result<(), HostError> {
        let mut entries = WalkDir::new(self.root.path().join(input)).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if self.take_entry(&entry)? == Descend::No => entries.skip_current_dir(),
                Ok(_) => {}
                Err(error) => self.take_error(error)?,
            }
        }
        Ok(())
    }

    fn take_entry(&mut self, entry: &DirEntry) -> Result<Descend, HostError> {
        let path = self.below(entry.path());
        let is_folder = entry.file_type().is_dir();
        let descend_not = if is_folder { Descend::No } else { Descend::AsItIs };
        if is_litter(path, entry.file_name()) {
            return Ok(descend_not);
        }
        if entry.path_is_symlink() {
            self.links = Links::Some;
        }
        if is_folder && FILES.iter().any(|file| Path::new(file) == path) {
            self.refuse(path, RefusalCause::NotAFile);
            return Ok(Descend::No);
        }
        if is_folder && entry.depth() > DEEPEST {
            self.refuse(path, RefusalCause::TooDeep);
            return Ok(Descend::No);
        }
        let Some(site_path) = site_path(path) else {
            self.refuse(path, RefusalCause::OddName);
            return Ok(descend_not);
        };
        let taken = if is_folder || entry.file_type().is_file() {
            self.take_from(entry, &site_path).map_err(HostError::to("read", path_of(&site_path)))?
        } else {
            Err(RefusalCause::NotAFile)
        };
        match taken {
            Ok(bytes) => {
                let bytes = bytes.map(|bytes| SourceFile { path: site_path, origin: Origin::Site, bytes });
                self.files.extend(bytes);
                Ok(Descend::AsItIs)
            }
            Err(cause) => {
                self.refuse(path_of(&site_path), cause);
                Ok(descend_not)
            }
        }
    }

    /// Returns the bytes of a file; nothing for a folder, or for a file that vanished.
    fn take_from(&self, entry: &DirEntry, path: &SitePath) -> io::Result<Result<Option<Arc<[u8]>>, RefusalCause>> {
        let real = match self.resolve(entry) {
            Ok(Some(real)) => real,
            Ok(None) => return Ok(Err(RefusalCause::LeavesSite)),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Ok(None)),
            Err(error) => return Err(error),
        };
        if is_kept_back(path_of(path), &real) {
            return Ok(Err(RefusalCause::KeptBack));
        }
        if entry.file_type().is_dir() {
            return Ok(if entry.path_is_symlink() { self.judge_link(path, &real) } else { Ok(None) });
        }
        match self.root.read(&real, LARGEST) {
            Ok(Taken::Bytes(bytes)) => Ok(Ok(Some(bytes.into()))),
            Ok(Taken::TooLarge) => Ok(Err(RefusalCause::TooLarge)),
            Ok(Taken::NotAFile) => Ok(Err(RefusalCause::NotAFile)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Ok(None)),
            Err(error) => Err(error),
        }
    }

    /// Returns where a path really leads: to itself, as long as no link was met.
    fn resolve(&self, entry: &DirEntry) -> io::Result<Option<PathBuf>> {
        match self.links {
            Links::None => Ok(Some(self.below(entry.path()).to_owned())),
            Links::Some => self.root.resolve(entry.path()),
        }
    }

    /// Judges a link to a folder, by where it stands and where it leads.
    fn judge_link(&self, path: &SitePath, real: &Path) -> Result<Option<Arc<[u8]>>, RefusalCause> {
        // A link to a folder above itself would bring the whole site in again below it.
        if path_of(path).starts_with(real) {
            return Err(RefusalCause::DanglingLink);
        }
        // A few links to folders of links would multiply one file without end.
        let folder = path.parent().map(|folder| folder.to_string()).unwrap_or_default();
        let is_linked = match self.root.resolve(&self.root.path().join(&folder)) {
            Ok(real) => real.as_deref() != Some(Path::new(&folder)),
            Err(_) => true,
        };
        if is_linked { Err(RefusalCause::NestedLink) } else { Ok(None) }
    }

    /// Judges what could not be listed: a broken link is refused, what vanished or never was is left out.
    fn take_error(&mut self, error: walkdir::Error) -> Result<(), HostError> {
        let full = error.path().unwrap_or(self.root.path()).to_owned();
        let path = self.below(&full).to_owned();
        let kind = error.io_error().map(io::Error::kind);
        let number = error.io_error().and_then(io::Error::raw_os_error);
        let is_loop = error.loop_ancestor().is_some() || number == Some(Errno::LOOP.raw_os_error());
        let is_link = full.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
        let is_missing = matches!(kind, Some(ErrorKind::NotFound | ErrorKind::NotADirectory));
        if is_loop || (is_link && is_missing) {
            self.refuse(&path, RefusalCause::DanglingLink);
        } else if !is_missing {
            return Err(HostError { action: "read", path, source: cause(error) });
        }
        Ok(())
    }

    fn refuse(&mut self, path: &Path, cause: RefusalCause) {
        self.refused.push(Refusal { path: shown(path), cause });
    }

    fn below<'a>(&self, path: &'a Path) -> &'a Path {
        path.strip_prefix(self.root.path()).unwrap_or(path)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Descend {
    /// A folder is not gone into.
    No,
    /// A folder is gone into; anything else has nothing to go into.
    AsItIs,
}

/// Returns whether a path below the root, of this name, is what editors and file managers leave behind, or is hidden.
///
/// Hidden files are published from `static` alone (`.well-known`, `.nojekyll`).
pub(in crate::host) fn is_litter(path: &Path, name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    let is_backup = name.ends_with(b"~") || name.ends_with(b".swp") || name.starts_with(b".#");
    let is_hidden = name.starts_with(b".") && !path.starts_with("static");
    is_backup || is_hidden || name == b".DS_Store" || name == b".git"
}

/// Returns whether a link leads to what is not to be published where it stands: a hidden file, or a document, which may
/// be a draft.
fn is_kept_back(path: &Path, real: &Path) -> bool {
    let is_hidden = real.iter().any(|name| name.as_encoded_bytes().starts_with(b"."));
    let is_document = real.starts_with("content") && !path.starts_with("content");
    path != real && (is_document || (is_hidden && !real.starts_with("static")))
}

/// Returns the system's error, without the full path that the walk puts before it.
fn cause(error: walkdir::Error) -> io::Error {
    error.into_io_error().unwrap_or_else(|| io::Error::other("it cannot be listed"))
}

fn site_path(path: &Path) -> Option<SitePath> {
    path.to_str()?.parse().ok()
}

fn path_of(path: &SitePath) -> &Path {
    Path::new(path.as_str())
}

/// Returns a path as it can be shown: what is not UTF-8 is replaced, control characters are escaped.
fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for c in path.to_string_lossy().chars() {
        if c.is_control() { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

#[cfg(test)]
mod tests;
