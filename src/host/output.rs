//! Which folders may be an output folder.

use std::ffi::OsString;
use std::fs::Metadata;
use std::io;
use std::io::ErrorKind;
use std::path::Component;
use std::path::Path;
use std::path::PathBuf;

use rustix::fs::Access;

use crate::host::HostError;
use crate::host::PublicationError;
use crate::host::snapshot::FILES;
use crate::host::snapshot::FOLDERS;
use crate::host::tree::device;
use crate::publish::Audience;
use crate::publish::Digest;
use crate::publish::MANIFEST_NAME;
use crate::publish::Manifest;
use crate::publish::TreePath;

const FOREIGN: &str = "is not empty and has no `.lucarne.json`, so Lucarne did not make it; \
                       give another folder with --out, or empty this one";

/// Folders that a publication must not touch.
#[derive(Clone, Debug, Default)]
pub struct Guarded {
    /// Folders that an output folder may lie in, but not be or hold: the root of the site, the home folder.
    pub grounds: Vec<PathBuf>,
    /// Folders that an output folder may not be, hold or lie in: those of the sources.
    pub sources: Vec<PathBuf>,
}

impl Guarded {
    /// Returns the folders to guard for a site: itself, its sources and history, and the home folder.
    pub fn of_site(site: &Path, home: Option<&Path>) -> Guarded {
        let grounds = [Some(site), home].into_iter().flatten().map(Path::to_owned).collect();
        let sources = FILES.iter().chain(&FOLDERS).chain(&[".git"]).map(|name| site.join(name)).collect();
        Guarded { grounds, sources }
    }
}

/// An output folder that may be written to, and its neighbours, whose names follow from its own.
///
/// A killed build is recognised by these names, so that no journal is needed.
pub(in crate::host) struct Output {
    /// The path as it was given, for messages.
    pub(in crate::host) given: PathBuf,
    /// The folder, which need not exist.
    pub(in crate::host) path: PathBuf,
    /// The folder that holds it.
    pub(in crate::host) parent: PathBuf,
    name: OsString,
}

impl Output {
    /// Finds out where a path leads and whether it may be an output folder by its place alone.
    pub(in crate::host) fn locate(given: &Path, guarded: &Guarded) -> Result<Output, PublicationError> {
        let refuse = |reason: &str| Err(PublicationError::refuse(given, reason));
        if given.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink()) {
            return refuse("is a symbolic link, and would be replaced; give the folder that it leads to");
        }
        let path = resolve(given).map_err(HostError::to("find", given))?;
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
            return refuse("is the root of the file system");
        };
        let guards = |folders: &[PathBuf]| folders.iter().filter_map(|folder| resolve(folder).ok()).collect::<Vec<_>>();
        if guards(&guarded.grounds).iter().any(|ground| ground.starts_with(&path)) {
            return refuse("is or holds the folder of the site, or the home folder");
        }
        if guards(&guarded.sources).iter().any(|source| source.starts_with(&path) || path.starts_with(source)) {
            return refuse("is among the sources of the site");
        }
        Ok(Output { given: given.to_owned(), parent: parent.to_owned(), name: name.to_owned(), path })
    }

    /// Returns the folder in which the new tree is completed.
    pub(in crate::host) fn staging(&self) -> PathBuf {
        self.neighbour("new")
    }

    /// Returns where the old tree waits where two folders cannot be exchanged at once.
    pub(in crate::host) fn retired(&self) -> PathBuf {
        self.neighbour("old")
    }

    /// Returns an old tree that is still there.
    pub(in crate::host) fn leftover(&self) -> Option<PathBuf> {
        [self.staging(), self.retired()].into_iter().find(|tree| tree.symlink_metadata().is_ok())
    }

    /// Returns the file that is locked while a build is at work.
    pub(in crate::host) fn lock(&self) -> PathBuf {
        self.neighbour("lock")
    }

    fn neighbour(&self, role: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".lucarne-");
        name.push(role);
        self.parent.join(name)
    }

    /// Reads what the last build wrote; nothing where the folder is not there or is empty.
    ///
    /// Refuses a folder that Lucarne did not make.
    pub(in crate::host) fn read_manifest(&self) -> Result<Option<Manifest>, PublicationError> {
        let refuse = |reason: &str| Err(PublicationError::refuse(&self.given, reason));
        let metadata = match self.path.symlink_metadata() {
            Ok(metadata) if metadata.is_dir() => metadata,
            Ok(_) => return refuse("is not a folder"),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(HostError::to("open", &self.given)(error).into()),
        };
        if !self.is_beside_parent(&metadata)? {
            return refuse("is a mount point and cannot be exchanged whole; give a folder inside it");
        }
        check_access(&self.path).map_err(HostError::to("write to", &self.given))?;
        let file = self.path.join(MANIFEST_NAME);
        if !file.symlink_metadata().is_ok_and(|metadata| metadata.is_file()) {
            let is_empty = is_empty(&self.path).map_err(HostError::to("read", &self.given))?;
            return if is_empty { Ok(None) } else { refuse(FOREIGN) };
        }
        let bytes = std::fs::read(&file).map_err(HostError::to("read", &self.given.join(MANIFEST_NAME)))?;
        let unusable =
            |error| format!("cannot be built into, as {error}; remove the folder, or give another one with --out");
        Manifest::parse(&bytes).map(Some).map_err(|error| PublicationError::refuse(&self.given, &unusable(error)))
    }

    /// Refuses to put what is not for everybody where something is that may be public: in its place, or below it.
    pub(in crate::host) fn may_become(
        &self,
        audience: Audience,
        last: Option<&Manifest>,
    ) -> Result<(), PublicationError> {
        if audience == Audience::Public {
            return Ok(());
        }
        if last.is_some_and(|last| last.audience == Audience::Public) {
            let reason = "holds a site without drafts, which may be public; give another folder with --out";
            return Err(PublicationError::refuse(&self.given, reason));
        }
        match self.path.ancestors().skip(1).find(|folder| holds_site_for(Audience::Public, folder)) {
            Some(site) => {
                let site = site.display();
                let reason =
                    format!("lies in `{site}`, a site without drafts, which may be public; give another folder");
                Err(PublicationError::refuse(&self.given, &reason))
            }
            None => Ok(()),
        }
    }

    /// Refuses to keep a site with drafts that lies in one which is for everybody.
    pub(in crate::host) fn may_keep<'p>(
        &self,
        audience: Audience,
        mut foreign: impl Iterator<Item = &'p TreePath>,
    ) -> Result<(), PublicationError> {
        let is_of_authors = |path: &&TreePath| {
            let folder = path.as_path().parent().filter(|_| path.as_path().ends_with(MANIFEST_NAME));
            folder.is_some_and(|folder| holds_site_for(Audience::Authors, &self.path.join(folder)))
        };
        match foreign.find(is_of_authors).filter(|_| audience == Audience::Public) {
            Some(manifest) => {
                let folder = manifest.as_path().parent().unwrap_or(manifest.as_path()).display();
                let reason = format!("holds `{folder}/`, a site with drafts, which would stay there; move it away");
                Err(PublicationError::refuse(&self.given, &reason))
            }
            None => Ok(()),
        }
    }

    fn is_beside_parent(&self, metadata: &Metadata) -> Result<bool, HostError> {
        let parent = self.parent.metadata().map_err(HostError::to("read", &self.parent))?;
        Ok(device(&parent) == device(metadata))
    }
}

/// A folder that was made read-only is not to be replaced, though its parent would let us.
pub(in crate::host) fn check_access(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::access(folder, Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK)?)
}

/// Returns whether a folder has nothing in it.
pub(in crate::host) fn is_empty(folder: &Path) -> io::Result<bool> {
    Ok(folder.read_dir()?.next().is_none())
}

/// Returns the hash of the manifest of what is published in a folder, if anything is.
pub fn manifest_of(out: &Path) -> Option<Digest> {
    let bytes = std::fs::read(out.join(MANIFEST_NAME)).ok()?;
    Some(Manifest::parse(&bytes).ok()?.digest())
}

/// Returns whether a folder holds a site for somebody. One whose manifest cannot be read may be for anybody.
fn holds_site_for(audience: Audience, folder: &Path) -> bool {
    match std::fs::read(folder.join(MANIFEST_NAME)) {
        Ok(bytes) => Manifest::parse(&bytes).map_or(true, |manifest| manifest.audience == audience),
        Err(error) => error.kind() != ErrorKind::NotFound && error.kind() != ErrorKind::NotADirectory,
    }
}

/// Returns whether two paths lead to one folder, or one leads into the other's; neither need exist.
pub fn is_shared_ground(a: &Path, b: &Path) -> bool {
    let meet = |a: &Path, b: &Path| a.starts_with(b) || b.starts_with(a);
    match (resolve(a), resolve(b)) {
        (Ok(a), Ok(b)) => meet(&a, &b),
        _ => meet(a, b),
    }
}

/// Returns a path without links, `.` and `..`; what does not exist yet is taken as it stands.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let mut missing = Vec::new();
    for folder in path.ancestors() {
        match folder.canonicalize() {
            Ok(real) => return Ok(missing.iter().rev().fold(real, |real, part| real.join(part))),
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            Err(error) => match folder.components().next_back() {
                Some(Component::Normal(part)) => missing.push(part.to_owned()),
                _ => return Err(error),
            },
        }
    }
    Ok(path)
}
