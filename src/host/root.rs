//! Opening files below one root, and nowhere else.

use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use rustix::fs::CWD;
use rustix::fs::Mode;
use rustix::fs::OFlags;
use rustix::fs::openat;

/// The root of a site, through which all its files are read.
pub(in crate::host) struct Root {
    path: PathBuf,
    #[cfg(target_os = "linux")]
    folder: std::os::fd::OwnedFd,
}

/// The bytes of a file, as far as they could be taken in.
pub(in crate::host) enum Taken {
    /// All of them.
    Bytes(Vec<u8>),
    /// More than the limit.
    TooLarge,
    /// It is no longer a file.
    NotAFile,
}

impl Root {
    /// Opens a folder that exists.
    pub(in crate::host) fn open(path: &Path) -> io::Result<Root> {
        let path = path.canonicalize()?;
        #[cfg(target_os = "linux")]
        let folder = openat(CWD, &path, OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?;
        Ok(Root {
            path,
            #[cfg(target_os = "linux")]
            folder,
        })
    }

    /// Returns the root without links in it.
    pub(in crate::host) fn path(&self) -> &Path {
        &self.path
    }

    /// Returns where a path really leads, below the root; `None` where that is outside.
    pub(in crate::host) fn resolve(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        let real = path.canonicalize()?;
        Ok(real.strip_prefix(&self.path).ok().map(Path::to_owned))
    }

    /// Reads a file, whose path below the root has no links in it.
    ///
    /// A link that came there since it was resolved is an error, and what is no file is not waited for.
    pub(in crate::host) fn read(&self, real: &Path, limit: u64) -> io::Result<Taken> {
        let file = self.open_file(real)?;
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Ok(Taken::NotAFile);
        }
        // One byte more, so that the end is met without asking for room.
        let mut bytes = Vec::with_capacity(metadata.len().min(limit) as usize + 1);
        file.take(limit + 1).read_to_end(&mut bytes)?;
        Ok(if bytes.len() as u64 > limit { Taken::TooLarge } else { Taken::Bytes(bytes) })
    }

    #[cfg(target_os = "linux")]
    fn open_file(&self, real: &Path) -> io::Result<File> {
        use rustix::fs::ResolveFlags;
        let confined = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
        match rustix::fs::openat2(&self.folder, real, flags(), Mode::empty(), confined) {
            Ok(file) => Ok(file.into()),
            // Kernels before 5.6 do not know the call, and some sandboxes forbid it.
            Err(rustix::io::Errno::NOSYS | rustix::io::Errno::PERM) => self.open_plainly(real),
            Err(error) => Err(error.into()),
        }
    }

    #[cfg(not(target_os = "linux"))]
    fn open_file(&self, real: &Path) -> io::Result<File> {
        self.open_plainly(real)
    }

    fn open_plainly(&self, real: &Path) -> io::Result<File> {
        Ok(openat(CWD, self.path.join(real), flags(), Mode::empty())?.into())
    }
}

fn flags() -> OFlags {
    OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY
}
