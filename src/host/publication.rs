//! Publishing whole or not at all.
//!
//! New files are written below a folder beside the output, which is made when the first one comes. At the end,
//! unchanged and foreign files are linked into it, and it takes the place of the output folder at once. Until then the
//! output is not touched; where nothing would change it never is.

mod ledger;
mod signature;

use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use rustix::io::Errno;

use crate::host::Finished;
use crate::host::Guarded;
use crate::host::HostError;
use crate::host::PublicationError;
use crate::host::Summary;
use crate::host::atomic::sync_folder;
use crate::host::carrier::Carrier;
use crate::host::exchange;
use crate::host::lock::BuildLock;
use crate::host::output::Output;
use crate::host::publication::ledger::Ledger;
use crate::host::publication::ledger::Staging;
use crate::host::seal::Inspection;
use crate::host::spare::Spare;
use crate::host::tree;
use crate::host::tree::Listing;
use crate::model::OutputFile;
use crate::model::OutputPath;
use crate::publish::Audience;
use crate::publish::Change;
use crate::publish::Comparison;
use crate::publish::Digest;
use crate::publish::MANIFEST_NAME;
use crate::publish::Manifest;
use crate::publish::TreePath;
use crate::publish::UNFINISHED;
use crate::publish::compare;

/// An output folder on its way from what it holds to what it shall hold.
///
/// It is locked against other builds as long as this lives. Dropped before [`Publication::finish`], it leaves the
/// output as it was and nothing beside it.
pub struct Publication {
    output: Output,
    last: Option<Manifest>,
    audience: Audience,
    seal: Option<Digest>,
    inspection: Inspection,
    spare: Option<Spare>,
    ledger: Mutex<Ledger>,
    lock: BuildLock,
}

impl Publication {
    /// Opens an output folder, which need not exist, and puts right what a killed build left.
    ///
    /// Refuses what Lucarne did not make, what would hurt the sources, a symbolic link and a mount point. Fails where
    /// another build is at work there. What is for everybody is never replaced by what is not.
    pub fn open(out: &Path, guarded: &Guarded, audience: Audience) -> Result<Publication, PublicationError> {
        let output = Output::locate(out, guarded)?;
        // Before anything is written, even a lock.
        output.may_become(audience, output.read_manifest()?.as_ref())?;
        fs::create_dir_all(&output.parent).map_err(HostError::to("create", &output.parent))?;
        let lock = BuildLock::take(&output.lock()).map_err(HostError::to("publish to", out))?;
        exchange::put_back(&output).map_err(HostError::to("restore", out))?;
        let last = output.read_manifest()?;
        output.may_become(audience, last.as_ref())?;
        exchange::clear(&output)?;
        let inspection = Inspection::default();
        Ok(Publication { output, last, audience, seal: None, inspection, spare: None, ledger: Mutex::default(), lock })
    }

    /// Takes the word of a seal that an earlier publication returned: where it holds, files are not read to be known.
    pub fn trust(&mut self, seal: Digest) {
        if let Some(last) = &self.last {
            self.inspection = Inspection::new(&self.output.path, last, seal);
            self.seal = self.inspection.is_sealed().then_some(seal);
        }
    }

    /// Has the new tree made of the spare one in `.lucarne` beside the output, and the old tree become the next spare one.
    pub fn use_spare(&mut self) {
        self.spare = Some(Spare::of(&self.output));
    }

    /// Takes a file of the new tree. May be called from several threads; each path once.
    pub fn write(&self, file: OutputFile) -> Result<(), HostError> {
        let shown = self.output.given.join(file.path.as_str());
        if [MANIFEST_NAME, UNFINISHED].contains(&file.path.as_str()) {
            let source = io::Error::other("this name is taken for what Lucarne notes itself");
            return Err(HostError { action: "write", path: shown, source });
        }
        let digest = Digest::of(&file.bytes);
        let change = if self.is_present(&file, digest) {
            Change::Unchanged
        } else {
            self.stage(&file).map_err(HostError::to("write", &shown))?;
            Change::Written
        };
        let is_unsigned = self.is_unsigned_now(&file);
        let mut ledger = self.ledger();
        ledger.changes.insert(file.path.clone(), change);
        ledger.unsigned.extend(is_unsigned.then(|| file.path.clone()));
        ledger.digests.insert(file.path, digest);
        Ok(())
    }

    /// Returns the hash of a file that the output folder holds, as its manifest says.
    pub fn digest(&self, path: &OutputPath) -> Option<Digest> {
        self.last.as_ref()?.files.get(path).copied()
    }

    /// Returns the bytes of a file that the output folder holds; `None` where they are not those of its manifest.
    pub fn read(&self, path: &OutputPath) -> Option<Vec<u8>> {
        let digest = self.digest(path)?;
        let bytes = fs::read(self.output.path.join(path.as_str())).ok()?;
        (Digest::of(&bytes) == digest).then_some(bytes)
    }

    /// Takes all files of the output folder into the new tree, where its manifest has this hash and each file the bytes
    /// that the manifest states. Otherwise nothing is taken, and false is returned.
    pub fn keep(&self, manifest: Digest) -> bool {
        let Some(last) = self.last.as_ref().filter(|_| self.last_manifest() == Some(manifest)) else { return false };
        let is_whole = last.files.iter().all(|(path, digest)| self.is_whole(path, *digest));
        if is_whole {
            let mut ledger = self.ledger();
            ledger.changes.extend(last.files.keys().map(|path| (path.clone(), Change::Unchanged)));
            ledger.digests.clone_from(&last.files);
        }
        is_whole
    }

    /// Returns the hash of the manifest of the output folder, if it has one for the same audience.
    pub fn last_manifest(&self) -> Option<Digest> {
        let last = self.last.as_ref().filter(|last| last.audience == self.audience)?;
        Some(last.digest())
    }

    /// Takes a file of the output folder into the new tree, where it has the bytes that the manifest states; otherwise it
    /// is not taken, and false is returned. May be called from several threads.
    pub fn keep_file(&self, path: &OutputPath) -> bool {
        let Some(digest) = self.digest(path).filter(|digest| self.is_whole(path, *digest)) else { return false };
        let mut ledger = self.ledger();
        ledger.changes.insert(path.clone(), Change::Unchanged);
        ledger.digests.insert(path.clone(), digest);
        true
    }

    /// Returns the hash of the manifest of the new tree, as far as it was taken in.
    pub fn manifest(&self) -> Digest {
        Manifest::new(self.audience, self.ledger().digests.clone()).digest()
    }

    /// Puts the new tree in the place of the old one, and says what changed.
    ///
    /// Refuses to where a foreign file stands in the way. Where this fails, the old tree is published.
    pub fn finish(self) -> Result<Finished, PublicationError> {
        let given = &self.output.given;
        let listing = tree::list(&self.output.path)?;
        let (comparison, manifest) = self.close_ledger(&listing.files);
        if let Some(path) = comparison.occupied.first() {
            let path = path.as_path().display();
            let reason = format!("holds `{path}`, which Lucarne did not write and would have to replace; move it away");
            return Err(PublicationError::refuse(given, &reason));
        }
        self.output.may_keep(self.audience, comparison.paths(Change::Foreign))?;
        let summary = Summary::of(&comparison);
        let is_new = summary.written > 0 || self.last.as_ref() != Some(&manifest);
        let trouble = if is_new { self.replace(&comparison, &listing, &manifest)? } else { None };
        let sealed = || self.inspection.seal(&self.output.path, &manifest, &self.lock);
        let seal = self.seal.filter(|_| !is_new).or_else(sealed);
        let leftover = trouble.is_some().then(|| self.output.leftover()).flatten();
        Ok(Finished { summary, seal, trouble, leftover })
    }

    /// Publishes the new tree and removes the old one, of which what fails is returned.
    fn replace(
        &self,
        comparison: &Comparison,
        listing: &Listing,
        manifest: &Manifest,
    ) -> Result<Option<HostError>, HostError> {
        let Output { given, parent, .. } = &self.output;
        // It could not be removed once it is the old one, and would be in the way of the next build.
        if let Some(kept) = tree::kept_from_us(given, listing) {
            return Err(HostError::to("write to", &kept)(Errno::ACCESS.into()));
        }
        let spare = self.complete(comparison, listing, manifest)?.map(|spare| (spare, comparison));
        let old = exchange::exchange(&self.output).map_err(HostError::to("replace", given))?;
        self.ledger().staging = Staging::NotMade;
        let synced = sync_folder(parent).map_err(HostError::to("write to", parent));
        let retired = old.map_or(Ok(()), |old| exchange::retire(&old, &self.output, spare));
        Ok(synced.and(retired).err())
    }

    /// Compares what was taken in with what is there. Nothing can be taken in afterwards.
    fn close_ledger(&self, present: &BTreeSet<TreePath>) -> (Comparison, Manifest) {
        let Ledger { changes, digests, .. } = &mut *self.ledger();
        let (none, changes) = (Manifest::default(), std::mem::take(changes));
        let comparison = compare(self.last.as_ref().unwrap_or(&none), &changes, present);
        (comparison, Manifest::new(self.audience, std::mem::take(digests)))
    }

    /// Returns whether the output holds a file with the same bytes at the same place.
    fn is_present(&self, file: &OutputFile, digest: Digest) -> bool {
        let before = self.last.as_ref().and_then(|last| last.files.get(&file.path));
        if before.is_some_and(|before| *before != digest) {
            return false;
        }
        self.inspection.holds(&self.output.path, &file.path, |bytes| bytes == file.bytes)
    }

    /// Returns whether the output holds a file with these bytes.
    fn is_whole(&self, path: &OutputPath, digest: Digest) -> bool {
        self.inspection.holds(&self.output.path, path, |bytes| Digest::of(bytes) == digest)
    }

    fn stage(&self, file: &OutputFile) -> io::Result<()> {
        let path = self.make_staging()?.join(file.path.as_str());
        let folder = path.parent().unwrap_or(&path);
        if !self.ledger().folders.contains(folder) {
            fs::create_dir_all(folder)?;
            self.ledger().folders.insert(folder.to_owned());
        }
        let mut staged = File::create_new(&path)?;
        staged.write_all(&file.bytes)?;
        self.inspection.see(&file.path, &staged.metadata()?);
        Ok(())
    }

    fn make_staging(&self) -> io::Result<PathBuf> {
        let staging = self.output.staging();
        let mut ledger = self.ledger();
        if ledger.staging == Staging::NotMade {
            fs::create_dir(&staging)?;
            ledger.staging = Staging::Made;
            File::create_new(staging.join(UNFINISHED))?;
        }
        Ok(staging)
    }

    /// Adds to the staged files all that stays, and the manifest last. Returns where the old tree may wait.
    fn complete(
        &self,
        comparison: &Comparison,
        listing: &Listing,
        manifest: &Manifest,
    ) -> Result<Option<&Spare>, HostError> {
        let given = &self.output.given;
        let staging = self.make_staging().map_err(HostError::to("write beside", given))?;
        let held = self.spare.as_ref().map(|spare| spare.take(&staging, comparison, &self.inspection));
        let held = held.transpose()?.unwrap_or_default();
        let mut carrier = Carrier::new(&self.output, &staging);
        carrier.carry_all(comparison, &held)?;
        // A git repository, for one, is none without its empty folders. Where a file took the place, none is missed.
        for path in &listing.empty_folders {
            let _ = fs::create_dir_all(staging.join(path));
        }
        carrier.carry_rights()?;
        self.close_staging(&staging, manifest).map_err(HostError::to("write", &given.join(MANIFEST_NAME)))?;
        // Copies are no second names.
        Ok(self.spare.as_ref().filter(|_| carrier.has_linked))
    }

    fn close_staging(&self, staging: &Path, manifest: &Manifest) -> io::Result<()> {
        if let Ok(metadata) = self.output.path.metadata() {
            fs::set_permissions(staging, metadata.permissions())?;
        }
        let mut written = BufWriter::new(File::create_new(staging.join(MANIFEST_NAME))?);
        manifest.write(&mut written)?;
        written.flush()?;
        fs::remove_file(staging.join(UNFINISHED))?;
        tree::sync(staging)
    }

    /// A thread that panicked leaves the ledger whole: each entry is made in one step.
    fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Publication {
    fn drop(&mut self) {
        if self.ledger().staging == Staging::Made {
            // Where this fails, the next build does it.
            let _ = tree::remove(&self.output.staging());
        }
    }
}

#[cfg(test)]
mod tests;
