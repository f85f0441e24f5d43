//! Files of a site that a test makes.

use std::fs;
use std::path::Path;

/// Writes a file at a path below a folder, and makes the folders on the way.
///
/// # Panics
///
/// Where that cannot be.
pub fn write(folder: &Path, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
    fs::write(path, bytes).expect("a file can be written");
}
