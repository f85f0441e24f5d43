//! What a build leaves to the next one: files in `.lucarne`, beside `site.toml`.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::host::HostError;
use crate::host::atomic::write_atomic;
use crate::host::root::Root;
use crate::host::root::Taken;
use crate::publish::Digest;

/// The folder of a site that holds them.
pub(in crate::host) const FOLDER: &str = ".lucarne";
const RECORD: &str = "record";
const SEAL: &str = "seal";
const LOCK: &str = "lock";
/// What is longer is no record, in bytes. One of 1,000 documents in three languages has 1.4 million.
const LIMIT: u64 = 256 << 20;

/// Reads what the last build of a site left; empty where there is nothing that can be read. No link is followed.
pub fn read_record(root: &Path) -> Vec<u8> {
    read(root, RECORD)
}

/// Writes what a build leaves to the next one. The folder is made where it is not there; no link is followed, and
/// nothing but a file is replaced.
pub fn write_record(root: &Path, bytes: &[u8]) -> Result<(), HostError> {
    write(root, RECORD, bytes)
}

/// Reads the seal of the output folder, if the last build of a site left one.
pub fn read_seal(root: &Path) -> Option<Digest> {
    String::from_utf8(read(root, SEAL)).ok()?.trim_end().parse().ok()
}

/// Writes the seal of the output folder, as [`write_record`] writes.
pub fn write_seal(root: &Path, seal: Digest) -> Result<(), HostError> {
    write(root, SEAL, format!("{seal}\n").as_bytes())
}

/// Reads what a build meant to write into the lock file behind its publication, as [`read_record`] reads.
pub fn read_due_lock(root: &Path) -> Vec<u8> {
    read(root, LOCK)
}

/// Writes what the lock file is to hold behind a publication, as [`write_record`] writes.
pub fn write_due_lock(root: &Path, bytes: &[u8]) -> Result<(), HostError> {
    write(root, LOCK, bytes)
}

/// Removes it. Where that fails, the next build does, which heeds it only for the lock file that it says it replaces.
pub fn remove_due_lock(root: &Path) {
    let folder = root.join(FOLDER);
    if is_folder(&folder) {
        let _ = fs::remove_file(folder.join(LOCK));
    }
}

fn read(root: &Path, name: &str) -> Vec<u8> {
    match Root::open(root).and_then(|root| root.read(&Path::new(FOLDER).join(name), LIMIT)) {
        Ok(Taken::Bytes(bytes)) => bytes,
        Ok(Taken::TooLarge | Taken::NotAFile) | Err(_) => Vec::new(),
    }
}

fn write(root: &Path, name: &str, bytes: &[u8]) -> Result<(), HostError> {
    let folder = root.join(FOLDER);
    match fs::create_dir(&folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(HostError::to("create", &folder)(error)),
        _ if is_folder(&folder) && is_file_or_nothing(&folder.join(name)) => write_atomic(&folder.join(name), bytes),
        _ => Ok(()),
    }
}

fn is_file_or_nothing(path: &Path) -> bool {
    path.symlink_metadata().map_or_else(|error| error.kind() == ErrorKind::NotFound, |metadata| metadata.is_file())
}

/// Returns whether a path is that of a folder, and not of a link to one.
pub(in crate::host) fn is_folder(folder: &Path) -> bool {
    folder.symlink_metadata().is_ok_and(|metadata| metadata.is_dir())
}
