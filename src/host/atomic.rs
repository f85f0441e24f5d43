//! One file, replaced whole.

use std::fs::File;
use std::fs::Permissions;
use std::io;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::host::HostError;

/// Replaces a file such as `lucarne.lock`, or makes it: a reader sees its old bytes or its new ones, never a part.
///
/// A symbolic link is followed, so that it stays one.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), HostError> {
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    replace(&target, bytes).map_err(HostError::to("write", path))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    let builder = builder.prefix(".lucarne-");
    let present = path.metadata().map(|metadata| metadata.permissions()).ok();
    let mut file = with_permissions(builder, present.clone()).tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(present) = present {
        file.as_file().set_permissions(present)?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// A temporary file is private unless told otherwise; this one is an ordinary file, so the umask decides.
fn with_permissions<'a>(
    builder: &'a mut tempfile::Builder<'static, 'static>,
    present: Option<Permissions>,
) -> &'a mut tempfile::Builder<'static, 'static> {
    builder.permissions(present.unwrap_or_else(|| Permissions::from_mode(0o666)))
}

/// Makes sure that the names in a folder outlive a loss of power.
pub(in crate::host) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lucarne.lock");
        write_atomic(&path, b"old").unwrap();
        write_atomic(&path, b"new").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        assert_eq!(folder.path().read_dir().unwrap().count(), 1);
    }
}
