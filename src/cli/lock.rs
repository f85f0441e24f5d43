//! `lucarne.lock` behind a build.
//!
//! The site is published first, and the lock file is written then. What it will hold waits in `.lucarne` meanwhile, with
//! the hash of the manifest that it belongs to: where a build is killed between the two, the next one finishes it.

use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::place::Place;
use crate::cli::terminal::Terminal;
use crate::host;
use crate::host::HostError;
use crate::host::write_atomic;
use crate::model::Lock;
use crate::publish::Digest;
use crate::text::LOCK_FILE;
use crate::text::Snapshot;

/// A text that `lucarne.lock` does not have yet.
pub(in crate::cli) struct DueLock {
    text: String,
    /// The hash of the text that it replaces; of nothing where there is no file.
    replaced: Digest,
    is_first: bool,
}

impl DueLock {
    /// Returns what is due; `None` where the file says it already.
    pub(in crate::cli) fn of(snapshot: &Snapshot, lock: &Lock) -> Option<DueLock> {
        let (text, present) = (lock_text(lock), present(snapshot));
        let (replaced, is_first) = (Digest::of(present.unwrap_or_default()), present.is_none());
        (present != Some(text.as_bytes())).then_some(DueLock { text, replaced, is_first })
    }

    /// Leaves it to the next build, in case that this one is killed once it has published the files of a manifest.
    pub(in crate::cli) fn leave(&self, terminal: &Terminal, place: &Place, manifest: Digest) {
        let text = format!("{manifest}\n{}\n{}", self.replaced, self.text);
        if let Err(error) = host::write_due_lock(place.root(), text.as_bytes()) {
            terminal.detail(format_args!("`{LOCK_FILE}` will be out of date where this build is killed: {error}"));
        }
    }

    /// Writes it, and says what that binds the site to.
    pub(in crate::cli) fn write(&self, terminal: &Terminal, place: &Place) -> Result<(), Failure> {
        self.put(place).map_err(|error| {
            let failure = Failure::host(format!("the site is published, but {error}"));
            failure.hint(format!("mend that, and run `lucarne build` again: it brings `{LOCK_FILE}` up to date"))
        })?;
        let what = if self.is_first {
            "was not there, so that nothing was compared with what was published before; it is now"
        } else {
            "now holds what was published, for good"
        };
        terminal.note(format_args!("`{LOCK_FILE}` {what}: commit it, or put the old one back if this was a trial"));
        Ok(())
    }

    fn put(&self, place: &Place) -> Result<(), HostError> {
        write_atomic(&place.root().join(LOCK_FILE), self.text.as_bytes())?;
        host::remove_due_lock(place.root());
        Ok(())
    }

    /// Reads what a build left, where it has published into this folder, and the lock file is still the one of that time.
    fn left(place: &Place, out: &Path, snapshot: &Snapshot) -> Option<DueLock> {
        let left = String::from_utf8(host::read_due_lock(place.root())).ok()?;
        let mut lines = left.splitn(3, '\n');
        let mut digest = || lines.next()?.parse::<Digest>().ok();
        let (manifest, replaced) = (digest()?, digest()?);
        let text = lines.next()?.to_owned();
        let present = present(snapshot);
        let is_due = Digest::of(present.unwrap_or_default()) == replaced && host::manifest_of(out) == Some(manifest);
        is_due.then_some(DueLock { text, replaced, is_first: present.is_none() })
    }
}

/// Writes the lock file that a killed build could not write any more, and returns whether there was one.
pub(in crate::cli) fn catch_up(
    terminal: &Terminal,
    place: &Place,
    out: &Path,
    snapshot: &Snapshot,
) -> Result<bool, Failure> {
    let Some(due) = DueLock::left(place, out, snapshot) else {
        host::remove_due_lock(place.root());
        return Ok(false);
    };
    due.put(place)?;
    terminal.note(format_args!("`{LOCK_FILE}` now holds what the last build published before it was cut short"));
    Ok(true)
}

fn present(snapshot: &Snapshot) -> Option<&[u8]> {
    snapshot.lock().map(|file| snapshot.file(file).bytes.as_ref())
}

/// Returns the text of a lock file.
pub(in crate::cli) fn lock_text(lock: &Lock) -> String {
    serde_json::to_string_pretty(lock).expect("a lock is maps of strings") + "\n"
}

/// Returns the documents that time alone has made public, and that the lock file does not hold yet.
pub(in crate::cli) fn unlocked(snapshot: &Snapshot, lock: &Lock) -> Vec<String> {
    let present: Lock = present(snapshot).and_then(|bytes| serde_json::from_slice(bytes).ok()).unwrap_or_default();
    lock.binding().map(|(id, _)| id).filter(|id| !present.documents.contains_key(*id)).cloned().collect()
}
