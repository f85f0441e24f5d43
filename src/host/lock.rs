//! One build at a time for each output folder.

use std::fs::File;
use std::fs::TryLockError;
use std::fs::remove_file;
use std::io;
use std::os::unix::fs::FileExt;
use std::os::unix::fs::MetadataExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::path::PathBuf;

use rustix::fs::OFlags;

use crate::host::seal::FileTime;

/// A lock that is held until it is dropped, or until the program ends in whatever way.
///
/// The file is removed with it. Its bytes mean nothing, and one that a killed program left holds nobody up.
pub(in crate::host) struct BuildLock {
    path: PathBuf,
    file: File,
}

impl BuildLock {
    /// Takes the lock; fails at once where another program holds it.
    pub(in crate::host) fn take(path: &Path) -> io::Result<BuildLock> {
        loop {
            // A link would let the lock write into a file that the site does not own.
            let flags = OFlags::NOFOLLOW.bits().cast_signed();
            let file = File::options().write(true).create(true).truncate(false).custom_flags(flags).open(path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(io::Error::other("another build is at work there")),
                Err(TryLockError::Error(error)) => return Err(error),
            }
            // Whoever held the lock before may have removed the file between our opening and our locking it.
            if is_at(&file, path)? {
                return Ok(BuildLock { path: path.to_owned(), file });
            }
        }
    }

    /// Writes to the file, and returns when that was by the time of the file system.
    pub(in crate::host) fn touch(&self) -> io::Result<FileTime> {
        self.file.write_all_at(b"\n", 0)?;
        let metadata = self.file.metadata()?;
        Ok((metadata.ctime(), metadata.ctime_nsec()))
    }
}

impl Drop for BuildLock {
    fn drop(&mut self) {
        // The file goes first and the lock after it, so that nobody else can hold a lock on a removed file for long.
        // Where it cannot be removed, it does no harm.
        let _ = remove_file(&self.path);
    }
}

fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    let held = file.metadata()?;
    Ok(path.metadata().is_ok_and(|present| (present.dev(), present.ino()) == (held.dev(), held.ino())))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn lock_is_held_by_one_and_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let held = BuildLock::take(&path).unwrap();
        assert!(BuildLock::take(&path).is_err());
        drop(held);
        assert!(!path.exists());
        assert!(BuildLock::take(&path).is_ok());
    }

    #[test]
    fn lock_that_is_a_link_is_neither_taken_nor_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("lock"), folder.path().join("other"));
        fs::write(&other, "precious").unwrap();
        symlink(&other, &path).unwrap();
        assert!(BuildLock::take(&path).is_err());
        assert_eq!(fs::read_to_string(&other).unwrap(), "precious");
    }
}
