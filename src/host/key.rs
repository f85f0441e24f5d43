//! A key from outside the site.

use std::fs::File;
use std::io;
use std::io::ErrorKind;
use std::io::Read;
use std::path::Path;

/// The largest file that is taken for a key.
const LARGEST: u64 = 1024 * 1024;

/// Reads a key that a build is given; the path may also be that of a pipe.
///
/// The error does not name the path: what was meant as a path could be a secret.
pub fn read_key(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST { Err(ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}
