//! What stands in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

/// Returns every file below a folder by its path there, with slashes.
///
/// # Panics
///
/// Where one cannot be read.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = WalkDir::new(folder).into_iter().map(|entry| entry.expect("a folder can be listed"));
    let files = entries.filter(|entry| entry.file_type().is_file()).map(|entry| {
        let path = entry.path().strip_prefix(folder).expect("it is below").to_string_lossy().replace('\\', "/");
        (path, fs::read(entry.path()).expect("a file can be read"))
    });
    files.collect()
}
