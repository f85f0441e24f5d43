//! New files against old ones.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;

use crate::model::OutputPath;
use crate::publish::MANIFEST_NAME;
use crate::publish::Manifest;
use crate::publish::TreePath;

/// What happens to one file of an output folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It is new, or its bytes are.
    Written,
    /// It is there already, with these bytes.
    Unchanged,
    /// The last build wrote it and this one does not.
    Removed,
    /// Somebody else put it there; it is kept.
    Foreign,
}

/// What happens to each file of an output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The change of each file, by its path below the folder.
    pub changes: BTreeMap<TreePath, Change>,
    /// Foreign files that stand where a new file, or its folder, must stand. Where there is one, nothing may change.
    pub occupied: BTreeSet<TreePath>,
}

impl Comparison {
    /// Counts the files with a change.
    pub fn count(&self, change: Change) -> usize {
        self.changes.values().filter(|&&other| other == change).count()
    }

    /// Returns the paths with a change, sorted.
    pub fn paths(&self, change: Change) -> impl Iterator<Item = &TreePath> {
        self.changes.iter().filter(move |(_, other)| **other == change).map(|(path, _)| path)
    }

    /// Names what is foreign, folders with nothing of ours in them as a whole, with `/` at their end.
    pub fn foreign_names(&self) -> Vec<String> {
        if self.count(Change::Foreign) == 0 {
            return Vec::new();
        }
        let is_ours = |change: &Change| *change != Change::Foreign;
        let ours = self.changes.iter().filter(|(_, change)| is_ours(change));
        let ours: BTreeSet<&OsStr> =
            ours.flat_map(|(path, _)| path.as_path().ancestors()).map(Path::as_os_str).collect();
        let name = |path: &Path| {
            let folders = path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
            let highest = folders.filter(|folder| !ours.contains(folder.as_os_str())).last();
            highest.map_or_else(|| path.display().to_string(), |folder| format!("{}/", folder.display()))
        };
        let names: BTreeSet<String> = self.paths(Change::Foreign).map(|path| name(path.as_path())).collect();
        names.into_iter().collect()
    }
}

/// Compares the files of a build with what the last one wrote and with what is there.
///
/// `files` says of each new file whether it is there already with its bytes; `present` are the paths of all files that
/// are there. The manifest itself is not looked at.
pub fn compare(last: &Manifest, files: &BTreeMap<OutputPath, Change>, present: &BTreeSet<TreePath>) -> Comparison {
    let changes = files.iter().map(|(path, change)| (TreePath::from(path), *change)).collect();
    let mut comparison = Comparison { changes, occupied: BTreeSet::new() };
    for path in last.files.keys().filter(|path| !files.contains_key(*path)) {
        comparison.changes.insert(TreePath::from(path), Change::Removed);
    }
    for path in present {
        match comparison.changes.get(path) {
            Some(Change::Written) if !last.has(path.as_path()) => drop(comparison.occupied.insert(path.clone())),
            Some(Change::Written | Change::Unchanged | Change::Removed | Change::Foreign) => {}
            None if path.as_path() == Path::new(MANIFEST_NAME) => {}
            None => drop(comparison.changes.insert(path.clone(), Change::Foreign)),
        }
    }
    let crossing = crossing(&comparison);
    comparison.occupied.extend(crossing);
    comparison
}

/// Finds foreign files that are a folder of a new file, or lie below a new file.
fn crossing(comparison: &Comparison) -> BTreeSet<TreePath> {
    if comparison.count(Change::Foreign) == 0 {
        return BTreeSet::new();
    }
    let is_new = |change: &Change| matches!(change, Change::Written | Change::Unchanged);
    let new = || comparison.changes.iter().filter(|(_, change)| is_new(change)).map(|(path, _)| path.as_path());
    let files: BTreeSet<&OsStr> = new().map(Path::as_os_str).collect();
    let folders: BTreeSet<&OsStr> = new().flat_map(|path| path.ancestors().skip(1)).map(Path::as_os_str).collect();
    let crosses = |path: &Path| {
        let mut above = path.ancestors().map(Path::as_os_str);
        folders.contains(path.as_os_str()) || above.any(|folder| files.contains(folder))
    };
    comparison.paths(Change::Foreign).filter(|path| crosses(path.as_path())).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::Audience;
    use crate::publish::Digest;

    fn comparison(last: &[&str], files: &[(&str, Change)], present: &[&str]) -> Comparison {
        let path = |text: &str| OutputPath::new(text).unwrap();
        let last = Manifest::new(Audience::Public, last.iter().map(|text| (path(text), Digest::of(b""))).collect());
        let files = files.iter().map(|(text, change)| (path(text), *change)).collect();
        let present = present.iter().map(|text| TreePath::from(&path(text))).collect();
        compare(&last, &files, &present)
    }

    #[test]
    fn each_file_has_one_change() {
        let files = [("a", Change::Written), ("b", Change::Unchanged)];
        let found = comparison(&["a", "b", "c"], &files, &[".lucarne.json", "a", "b", "c", "d"]);
        let changes: Vec<Change> = found.changes.into_values().collect();
        assert_eq!(changes, [Change::Written, Change::Unchanged, Change::Removed, Change::Foreign]);
        assert!(found.occupied.is_empty());
    }

    #[test]
    fn foreign_file_in_the_way_is_found() {
        let occupied =
            |path: &str, present: &str| !comparison(&[], &[(path, Change::Written)], &[present]).occupied.is_empty();
        assert!(occupied("a/b", "a/b"));
        assert!(occupied("a/b", "a"));
        assert!(occupied("a", "a/b"));
        assert!(!occupied("a/b", "a/c"));
    }

    #[test]
    fn foreign_file_with_the_right_bytes_is_taken_over() {
        let found = comparison(&[], &[("a", Change::Unchanged)], &["a"]);
        assert!(found.occupied.is_empty());
    }

    #[test]
    fn foreign_folder_is_named_once() {
        let found = comparison(&[], &[("a/b", Change::Written)], &[".git/HEAD", ".git/objects/1", "a/x"]);
        assert_eq!(found.foreign_names(), [".git/", "a/x"]);
    }
}
