//! Putting a finished tree in the place of the one that is published.
//!
//! At every moment the output folder is the old tree or the new one, whole; where the system cannot exchange two
//! folders at once, it may be missing for the blink of two renames. Whatever a killed build leaves is put right by the
//! next one: [`put_back`], then [`clear`].

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use rustix::io::Errno;

use crate::host::HostError;
use crate::host::carrier::carry;
use crate::host::output::Output;
use crate::host::spare::Spare;
use crate::host::tree;
use crate::publish::Change;
use crate::publish::Comparison;
use crate::publish::MANIFEST_NAME;
use crate::publish::Manifest;
use crate::publish::TreePath;
use crate::publish::UNFINISHED;

/// Puts the staged tree in the place of the output folder, and returns where the old tree is now.
pub(in crate::host) fn exchange(output: &Output) -> io::Result<Option<PathBuf>> {
    let staging = output.staging();
    if output.path.symlink_metadata().is_err() {
        fs::rename(&staging, &output.path)?;
        return Ok(None);
    }
    match exchange_at_once(&staging, &output.path) {
        Ok(()) => Ok(Some(staging)),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => exchange_in_turn(output).map(Some),
        Err(error) => Err(error.into()),
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange_at_once(a: &Path, b: &Path) -> rustix::io::Result<()> {
    use rustix::fs::CWD;
    use rustix::fs::RenameFlags;
    rustix::fs::renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange_at_once(_a: &Path, _b: &Path) -> rustix::io::Result<()> {
    Err(Errno::NOSYS)
}

fn exchange_in_turn(output: &Output) -> io::Result<PathBuf> {
    let retired = output.retired();
    fs::rename(&output.path, &retired)?;
    if let Err(error) = fs::rename(output.staging(), &output.path) {
        fs::rename(&retired, &output.path)?;
        return Err(error);
    }
    Ok(retired)
}

/// Puts the old tree back where a build was killed between two renames.
pub(in crate::host) fn put_back(output: &Output) -> io::Result<()> {
    let retired = output.retired();
    let is_missing = output.path.symlink_metadata().is_err();
    if is_missing && retired.symlink_metadata().is_ok() && tree::is_from_build(&retired)? {
        fs::rename(&retired, &output.path)?;
    }
    Ok(())
}

/// Removes what a killed build left beside the output folder. What no build made is an error.
pub(in crate::host) fn clear(output: &Output) -> Result<(), HostError> {
    for leftover in [output.staging(), output.retired()] {
        if leftover.symlink_metadata().is_err() {
            continue;
        }
        if !tree::is_from_build(&leftover).map_err(HostError::to("read", &leftover))? {
            let reason = io::Error::other("it is in the way, and no build made it");
            return Err(HostError::to("remove", &leftover)(reason));
        }
        if leftover.join(UNFINISHED).exists() || !output.path.exists() {
            tree::remove(&leftover)?;
        } else {
            retire(&leftover, output, None)?;
        }
    }
    Ok(())
}

/// Removes an old tree, but not before its late files are given back, and what it shares with the published one waits in
/// the place of a spare tree, if there is one.
pub(in crate::host) fn retire(
    old: &Path,
    output: &Output,
    spare: Option<(&Spare, &Comparison)>,
) -> Result<(), HostError> {
    let listing = tree::list_unlocked(old)?;
    match spare {
        Some((spare, comparison)) => {
            let is_foreign = |path: &TreePath| matches!(comparison.changes.get(path), None | Some(Change::Foreign));
            give_back(old, output, listing.files.iter().filter(|path| is_foreign(path)))?;
            // Where this fails, the next build makes its tree from nothing.
            let _ = spare.keep(old, &listing, comparison);
        }
        None => {
            let manifest = fs::read(old.join(MANIFEST_NAME)).ok().and_then(|bytes| Manifest::parse(&bytes).ok());
            let is_foreign = |path: &TreePath| manifest.as_ref().is_some_and(|manifest| !manifest.has(path.as_path()));
            give_back(old, output, listing.files.iter().filter(|path| is_foreign(path)))?;
        }
    }
    tree::remove(old)
}

/// Carries foreign files of an old tree over that the output lacks: they came there during the build.
fn give_back<'p>(old: &Path, output: &Output, foreign: impl Iterator<Item = &'p TreePath>) -> Result<(), HostError> {
    for path in foreign {
        let target = output.path.join(path);
        if target.symlink_metadata().is_err() {
            carry(&old.join(path), &target).map_err(HostError::to("carry over", &old.join(path)))?;
        }
    }
    Ok(())
}
