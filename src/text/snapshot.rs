//! Every input byte of a build.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::text::SitePath;
use crate::text::Span;

/// The file that remembers what was published.
pub const LOCK_FILE: &str = "lucarne.lock";

/// All input files of a build at one moment, sorted by path, but the lock file last: a first build writes it, and the
/// ids of all others stay.
///
/// Built-in files (locales, the default theme) are in it beside the site's own, told apart by their [`Origin`], so
/// that a diagnostic can point into either. Of two files with one path the built-in one comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    files: Vec<SourceFile>,
    refused: Vec<Refusal>,
}

impl Snapshot {
    /// Makes a snapshot of files in any order.
    pub fn new(mut files: Vec<SourceFile>, mut refused: Vec<Refusal>) -> Snapshot {
        files.sort_by(|a, b| place(&a.path, a.origin).cmp(&place(&b.path, b.origin)));
        refused.sort_by(|a, b| a.path.cmp(&b.path));
        Snapshot { files, refused }
    }

    /// Returns a snapshot in which the site has these texts too, each in place of a file that has its path.
    pub fn with(&self, texts: impl IntoIterator<Item = (SitePath, String)>) -> Snapshot {
        self.with_bytes(texts.into_iter().map(|(path, text)| (path, text.into_bytes().into())))
    }

    /// Returns a snapshot in which the site has these files too, each in place of one that has its path.
    pub fn with_bytes(&self, files: impl IntoIterator<Item = (SitePath, Arc<[u8]>)>) -> Snapshot {
        let new: BTreeMap<SitePath, Arc<[u8]>> = files.into_iter().collect();
        let mut all = self.files.clone();
        for (path, bytes) in new {
            match self.find(&path) {
                Some(FileId(index)) => all[index as usize].bytes = bytes,
                None => all.push(SourceFile { path, origin: Origin::Site, bytes }),
            }
        }
        Snapshot::new(all, self.refused.clone())
    }

    /// Returns the files that have other bytes than in an earlier snapshot; `None` where another file is there, or one
    /// less, so that ids name other files.
    pub fn changed_since(&self, before: &Snapshot) -> Option<BTreeSet<FileId>> {
        let is_same_place =
            |(own, other): (&SourceFile, &SourceFile)| own.path == other.path && own.origin == other.origin;
        let has_same_files = self.files.len() == before.files.len()
            && self.refused == before.refused
            && self.files.iter().zip(&before.files).all(is_same_place);
        let pairs = self.files().zip(&before.files);
        let changed = pairs.filter(|((_, own), other)| own.bytes != other.bytes).map(|((id, _), _)| id);
        has_same_files.then(|| changed.collect())
    }

    /// Returns whether an earlier snapshot is the same but for the bytes of files below a folder, such as `content`.
    pub fn is_same_outside(&self, folder: &str, before: &Snapshot) -> bool {
        let is_below = |file: &FileId| self.file(*file).path.strip(folder).is_some();
        self.changed_since(before).is_some_and(|changed| changed.iter().all(is_below))
    }

    /// Returns the file that an id of this snapshot names.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Returns what is written at a place of a text that was read.
    pub fn written(&self, span: Span) -> &str {
        &self.file(span.file).text().expect("texts are UTF-8")[span.range()]
    }

    /// Returns all files with their ids, in their order.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file))
    }

    /// Returns the files below a folder such as `content`, by path, with the part of their path below it.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (FileId, &'a str, &'a SourceFile)> {
        self.files().filter_map(move |(id, file)| Some((id, file.path.strip(folder)?, file)))
    }

    /// Returns the site's own file at a path.
    pub fn find(&self, path: &SitePath) -> Option<FileId> {
        let key = place(path, Origin::Site);
        let index = self.files.binary_search_by(|file| place(&file.path, file.origin).cmp(&key)).ok()?;
        Some(FileId(index as u32))
    }

    /// Returns the lock file, where the site has one.
    pub fn lock(&self) -> Option<FileId> {
        self.find(&LOCK_FILE.parse().expect("the lock has a plain name"))
    }

    /// Returns what the host met and did not take in, by path.
    pub fn refused(&self) -> &[Refusal] {
        &self.refused
    }
}

/// Returns what files are sorted by.
fn place(path: &SitePath, origin: Origin) -> (bool, &SitePath, Origin) {
    (path.as_str() == LOCK_FILE, path, origin)
}

/// The name of a file in the snapshot it came from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// Leaves the number out: it is another one in each snapshot, and what is written is compared from one to the next.
impl fmt::Debug for FileId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("FileId")
    }
}

/// One input file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it stands in the site; of a built-in file, where it stands in this project.
    pub path: SitePath,
    /// Whether the site or the program brings it.
    pub origin: Origin,
    /// Its bytes, as they are on the disk.
    pub bytes: Arc<[u8]>,
}

impl SourceFile {
    /// Returns the file as text; the error holds the offset of the first byte that is not UTF-8.
    pub fn text(&self) -> Result<&str, usize> {
        std::str::from_utf8(&self.bytes).map_err(|error| error.valid_up_to())
    }
}

/// Who brings an input file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The program.
    BuiltIn,
    /// The site.
    Site,
}

/// Something under the root of the site that was not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where it stands, as it can be shown to a person.
    pub path: String,
    /// Why it was left out.
    pub cause: RefusalCause,
}

/// Why something under the root of the site was not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalCause {
    /// A link that leads out of the site.
    LeavesSite,
    /// A link that leads to a hidden file, or from elsewhere to documents.
    KeptBack,
    /// A link that leads nowhere, or to itself.
    DanglingLink,
    /// A link to a folder, in a folder that is reached by such a link itself.
    NestedLink,
    /// A folder below too many others.
    TooDeep,
    /// A device, a socket or a pipe.
    NotAFile,
    /// A name that is not UTF-8, or holds a control character or a backslash.
    OddName,
    /// More bytes than a source may have.
    TooLarge,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot(texts: &[(&str, &str)]) -> Snapshot {
        Snapshot::default().with(texts.iter().map(|(path, text)| (path.parse().unwrap(), (*text).to_owned())))
    }

    #[test]
    fn files_with_other_bytes_are_told_and_other_files_are_not_compared() {
        let before = snapshot(&[("content/a.md", "a"), ("content/b.md", "b"), ("site.toml", "")]);
        let changed = |texts: &[(&str, &str)]| {
            let now = snapshot(texts);
            let changed = now.changed_since(&before)?;
            Some(changed.iter().map(|file| now.file(*file).path.to_string()).collect::<Vec<_>>())
        };
        assert_eq!(changed(&[("content/a.md", "a"), ("content/b.md", "b"), ("site.toml", "")]), Some(vec![]));
        let edited = changed(&[("content/a.md", "a"), ("content/b.md", "c"), ("site.toml", "")]);
        assert_eq!(edited, Some(vec!["content/b.md".to_owned()]));
        assert_eq!(changed(&[("content/a.md", "a"), ("site.toml", "")]), None);
        assert_eq!(changed(&[("content/a.md", "a"), ("content/c.md", "b"), ("site.toml", "")]), None);
    }

    #[test]
    fn only_bytes_below_the_folder_may_differ() {
        let before = snapshot(&[("content/a.md", "a"), ("site.toml", "")]);
        let is_same = |texts: &[(&str, &str)]| snapshot(texts).is_same_outside("content", &before);
        assert!(is_same(&[("content/a.md", "a"), ("site.toml", "")]));
        assert!(is_same(&[("content/a.md", "b"), ("site.toml", "")]));
        assert!(!is_same(&[("content/a.md", "a"), ("site.toml", "a = 1")]));
        assert!(!is_same(&[("content/a.md", "a"), ("content/b.md", ""), ("site.toml", "")]));
    }

    #[test]
    fn file_is_put_in_the_place_of_one_with_its_path() {
        let own = snapshot(&[("b.md", "b"), ("d.md", "d")]);
        let more = own.with([("d.md".parse().unwrap(), "e".to_owned()), ("c.md".parse().unwrap(), "c".to_owned())]);
        let texts = more.files().map(|(_, file)| (file.path.as_str(), file.text().unwrap())).collect::<Vec<_>>();
        assert_eq!(texts, [("b.md", "b"), ("c.md", "c"), ("d.md", "e")]);
    }
}
