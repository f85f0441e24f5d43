//! The inputs of a site, followed while they change.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;

use crate::host::HostError;
use crate::host::root::Root;
use crate::host::root::Taken;
use crate::host::snapshot::Inputs;
use crate::host::snapshot::LARGEST;
use crate::host::snapshot::Links;
use crate::host::snapshot::inputs;
use crate::host::watch::News;
use crate::host::watch::Watch;
use crate::text::Origin;
use crate::text::SitePath;
use crate::text::Snapshot;

/// When more paths may have changed, everything is read.
const MOST_NAMED: usize = 64;

/// For so long nothing must change before work goes on: open pages take an edit over first, and the next is followed at once.
const PAUSE: Duration = Duration::from_millis(500);

/// The inputs of a site, followed while they change.
pub struct Sources {
    root: PathBuf,
    watch: Watch,
    snapshot: Arc<Snapshot>,
    links: Links,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The snapshot is what was read last.
    Read,
    /// The site could not be read since.
    Unreadable,
}

impl Sources {
    /// Begins to watch a site, and reads it.
    pub fn open(root: &Path) -> Result<Sources, HostError> {
        let root = root.canonicalize().map_err(HostError::to("open", root))?;
        let watch = Watch::open(&root)?;
        let Inputs { snapshot, links } = inputs(&root)?;
        Ok(Sources { root, watch, snapshot: Arc::new(snapshot), links, state: State::Read })
    }

    /// Returns the inputs as they were read last.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot)
    }

    /// Waits until the inputs are not what they were, and returns them.
    ///
    /// Only bytes count: a file that was touched has not changed. A site that cannot be read is told of once, and then
    /// waited for.
    pub fn changed(&mut self) -> Result<Arc<Snapshot>, HostError> {
        loop {
            let was = self.state;
            let news = match was {
                State::Read => self.watch.wait(),
                State::Unreadable => self.watch.wait_anew(),
            };
            match (self.read(&news), was) {
                (Ok(Changed::No), State::Read) | (Err(_), State::Unreadable) => {}
                (Ok(_), _) => {
                    self.state = State::Read;
                    return Ok(self.snapshot());
                }
                (Err(error), State::Read) => {
                    self.state = State::Unreadable;
                    return Err(error);
                }
            }
        }
    }

    /// Waits as [`Self::changed`] does, and lets work go on meanwhile.
    ///
    /// The work begins where nothing changes for a moment, is told by its argument when it should end, and is waited for.
    pub fn changed_beside(
        &mut self,
        work: impl FnOnce(&(dyn Fn() -> bool + Sync)) + Send,
    ) -> Result<Arc<Snapshot>, HostError> {
        let is_over = &AtomicBool::new(false);
        let (over, ended) = mpsc::channel::<()>();
        thread::scope(|scope| {
            scope.spawn(move || {
                if ended.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
                    work(&|| is_over.load(Ordering::Relaxed));
                }
            });
            let changed = self.changed();
            is_over.store(true, Ordering::Relaxed);
            drop(over);
            changed
        })
    }

    /// Reads what may have changed.
    fn read(&mut self, news: &News) -> Result<Changed, HostError> {
        if let News::Paths(paths) = news
            && let Some(files) = self.named(paths)
        {
            return Ok(self.take(files));
        }
        let Inputs { snapshot, links } = inputs(&self.root)?;
        self.links = links;
        let changed = if snapshot == *self.snapshot { Changed::No } else { Changed::Yes };
        self.snapshot = Arc::new(snapshot);
        Ok(changed)
    }

    fn take(&mut self, files: Vec<(SitePath, Arc<[u8]>)>) -> Changed {
        let is_new = |(path, bytes): &(SitePath, Arc<[u8]>)| {
            self.snapshot.find(path).is_none_or(|file| self.snapshot.file(file).bytes != *bytes)
        };
        let files: Vec<_> = files.into_iter().filter(is_new).collect();
        if files.is_empty() {
            return Changed::No;
        }
        self.snapshot = Arc::new(self.snapshot.with_bytes(files));
        Changed::Yes
    }

    /// Reads files that are known already and still files; `None` where more than their bytes may have changed.
    fn named(&self, paths: &BTreeSet<PathBuf>) -> Option<Vec<(SitePath, Arc<[u8]>)>> {
        if self.links == Links::Some || paths.len() > MOST_NAMED {
            return None;
        }
        let root = Root::open(&self.root).ok()?;
        let present = paths.iter().filter(|path| !self.is_nothing(path));
        present.map(|path| self.named_file(&root, path)).collect()
    }

    /// Returns whether nothing stands at a path, as before: a file that an editor made for a moment.
    fn is_nothing(&self, path: &Path) -> bool {
        let is_missing =
            self.root.join(path).symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound);
        let is_below = |known: &str| Path::new(known).starts_with(path);
        is_missing
            && !self.snapshot.files().any(|(_, file)| file.origin == Origin::Site && is_below(file.path.as_str()))
            && !self.snapshot.refused().iter().any(|refusal| is_below(&refusal.path))
    }

    fn named_file(&self, root: &Root, path: &Path) -> Option<(SitePath, Arc<[u8]>)> {
        let site_path: SitePath = path.to_str()?.parse().ok()?;
        self.snapshot.find(&site_path)?;
        // A folder that became a link is gone into, or refused, where everything is read.
        root.resolve(&self.root.join(path)).ok()?.filter(|real| real == path)?;
        match root.read(path, LARGEST) {
            Ok(Taken::Bytes(bytes)) => Some((site_path, bytes.into())),
            Ok(Taken::TooLarge | Taken::NotAFile) | Err(_) => None,
        }
    }
}

/// Whether the bytes of a site are others than before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Changed {
    Yes,
    No,
}

#[cfg(test)]
mod tests;
