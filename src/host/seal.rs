//! Whether the files of an output folder are as a build left them, without reading them.
//!
//! A seal is the hash of what the file system tells of each file when a build is done: its number, its size and its
//! times. Nobody can set the time at which a file was changed, and a build waits until that time is past for all files
//! before it looks: what is changed later has another one. docs/design.md, section 5, tells what that rests on.

use std::collections::BTreeMap;
use std::fs;
use std::fs::Metadata;
use std::io::ErrorKind;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;

use crate::host::lock::BuildLock;
use crate::model::OutputPath;
use crate::publish::Digest;
use crate::publish::Manifest;

/// A time of the file system: seconds, and the billionth parts of one.
pub(in crate::host) type FileTime = (i64, i64);

/// So often a build waits for the file system's time to go on; some count whole seconds, and are not waited for.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(1);

/// What is known of the files of an output folder.
#[derive(Default)]
pub(in crate::host) struct Inspection {
    /// The files of the last build, where nobody touched one of them.
    sealed: BTreeMap<OutputPath, Stamp>,
    /// What was read or written since.
    seen: Mutex<BTreeMap<OutputPath, Stamp>>,
}

impl Inspection {
    /// Looks at the files of a manifest; where one is not as it was sealed, none of them is.
    pub(in crate::host) fn new(folder: &Path, manifest: &Manifest, seal: Digest) -> Inspection {
        let mut sealed = BTreeMap::new();
        let found = seal_of(folder, manifest, |path, stamp, _| {
            sealed.insert(path.clone(), stamp);
            true
        });
        let sealed = if found == Some(seal) { sealed } else { BTreeMap::new() };
        Inspection { sealed, seen: Mutex::default() }
    }

    /// Returns whether all files are as they were sealed; not where there is none.
    pub(in crate::host) fn is_sealed(&self) -> bool {
        !self.sealed.is_empty()
    }

    /// Returns whether a folder has a file with the right bytes. One that nobody touched has those of the manifest,
    /// which the caller compares first.
    pub(in crate::host) fn holds(&self, folder: &Path, path: &OutputPath, is_right: impl Fn(&[u8]) -> bool) -> bool {
        if self.sealed.contains_key(path) {
            return true;
        }
        let place = folder.join(path.as_str());
        let Some(metadata) = place.symlink_metadata().ok().filter(Metadata::is_file) else { return false };
        self.see(path, &metadata);
        fs::read(&place).is_ok_and(|bytes| is_right(&bytes))
    }

    /// Returns whether this is the file that was looked at or sealed at a path, and nobody wrote to it since.
    pub(in crate::host) fn knows(&self, path: &OutputPath, metadata: &Metadata) -> bool {
        let known = || self.seen().get(path).or_else(|| self.sealed.get(path)).copied();
        known() == Some(stamp(metadata).0)
    }

    /// Notes a file before it is read, or once it is written.
    pub(in crate::host) fn see(&self, path: &OutputPath, metadata: &Metadata) {
        self.seen().insert(path.clone(), stamp(metadata).0);
    }

    /// Seals the files of a manifest that were looked at; `None` where one is another file than it was then, or where
    /// the file system does not tell.
    pub(in crate::host) fn seal(&self, folder: &Path, manifest: &Manifest, lock: &BuildLock) -> Option<Digest> {
        let now = later(lock)?;
        let seen = self.seen();
        let is_own = |path: &OutputPath, stamp| seen.get(path).or_else(|| self.sealed.get(path)) == Some(&stamp);
        seal_of(folder, manifest, |path, stamp, changed| changed < now && is_own(path, stamp))
    }

    /// A thread that panicked leaves what was seen whole: each file is added in one step.
    fn seen(&self) -> MutexGuard<'_, BTreeMap<OutputPath, Stamp>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits until the file system's time has gone on, and returns it.
fn later(lock: &BuildLock) -> Option<FileTime> {
    let before = lock.touch().ok()?;
    let mut times = (0..TRIES).filter_map(|_| {
        std::thread::sleep(PAUSE);
        lock.touch().ok()
    });
    times.find(|now| *now > before)
}

/// What stays of a file's metadata as long as nobody writes to it: where it is, its size, and when it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    device: u64,
    inode: u64,
    size: u64,
    written: FileTime,
}

/// Returns the hash of what the file system tells of the files of a manifest, in their order: of each also when it was
/// last changed, be it by another name. `None` where a file is missing or is none, and where `look` does not take one.
fn seal_of(
    folder: &Path,
    manifest: &Manifest,
    mut look: impl FnMut(&OutputPath, Stamp, FileTime) -> bool,
) -> Option<Digest> {
    let write = |out: &mut dyn Write| {
        for (path, digest) in &manifest.files {
            let metadata = folder.join(path.as_str()).symlink_metadata()?;
            let (stamp, changed) = stamp(&metadata);
            if !metadata.is_file() || !look(path, stamp, changed) {
                return Err(ErrorKind::InvalidData.into());
            }
            let Stamp { device, inode, size, written } = stamp;
            out.write_all(path.as_str().as_bytes())?;
            out.write_all(&[0])?;
            out.write_all(digest.as_bytes())?;
            [device, inode, size].into_iter().try_for_each(|number| out.write_all(&number.to_le_bytes()))?;
            let times = [written.0, written.1, changed.0, changed.1];
            times.into_iter().try_for_each(|part| out.write_all(&part.to_le_bytes()))?;
        }
        Ok(())
    };
    Digest::of_written(write).ok()
}

fn stamp(metadata: &Metadata) -> (Stamp, FileTime) {
    let written = (metadata.mtime(), metadata.mtime_nsec());
    let stamp = Stamp { device: metadata.dev(), inode: metadata.ino(), size: metadata.size(), written };
    (stamp, (metadata.ctime(), metadata.ctime_nsec()))
}
