//! What a build leaves to the next one: one file in `.lucarne`, beside `site.toml`.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::host::HostError;
use crate::host::atomic::write_atomic;

/// The folder of a site that holds it.
const FOLDER: &str = ".lucarne";
const NAME: &str = "record";

/// Reads what the last build of a site left; empty where there is nothing that can be read.
pub fn read_record(root: &Path) -> Vec<u8> {
    let folder = root.join(FOLDER);
    if is_folder(&folder) { fs::read(folder.join(NAME)).unwrap_or_default() } else { Vec::new() }
}

/// Writes what a build leaves to the next one. The folder is made where it is not there; a link is not followed.
pub fn write_record(root: &Path, bytes: &[u8]) -> Result<(), HostError> {
    let folder = root.join(FOLDER);
    match fs::create_dir(&folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(HostError::to("create", &folder)(error)),
        _ if is_folder(&folder) => write_atomic(&folder.join(NAME), bytes),
        _ => Ok(()),
    }
}

fn is_folder(folder: &Path) -> bool {
    folder.symlink_metadata().is_ok_and(|metadata| metadata.is_dir())
}
