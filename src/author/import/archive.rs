//! The advisories that a site has and those that an import adds or writes anew.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::author::import::ExistingSite;
use crate::author::import::ImportedFile;
use crate::author::import::KeptFile;
use crate::author::import::Reason;
use crate::author::import::advisory::AdvisoryFile;
use crate::author::import::json::Leftover;
use crate::author::import::renewal;
use crate::author::import::stamp::Seal;
use crate::model::AdvisoryId;
use crate::text::SitePath;

/// The source files of advisories, each id once.
pub(super) struct Archive<'a> {
    site: &'a ExistingSite,
    /// The time of the import: what is published later is not public yet.
    now: Timestamp,
    /// The file of each advisory by its id in lower case.
    places: BTreeMap<String, SitePath>,
    /// The ids, in lower case, of which a record was seen.
    seen: BTreeSet<String>,
    files: Vec<ImportedFile>,
    kept: Vec<KeptFile>,
}

/// What became of an advisory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shelved {
    /// The site has it as the record says, or will; but for these values.
    Written(Vec<Leftover>),
    /// The site keeps its own.
    Kept,
}

impl<'a> Archive<'a> {
    /// Makes an archive of what the site has: `ID.md`, or a folder `ID` with `index.md`.
    pub fn new(site: &'a ExistingSite, now: Timestamp) -> Archive<'a> {
        let below = site.files.keys().filter(|path| path.strip("content/advisories").is_some());
        let id_of = |path: &SitePath| match path.file_name() {
            "index.md" => Some(path.parent()?.file_name().to_owned()),
            name => name.strip_suffix(".md").filter(|id| id.parse::<AdvisoryId>().is_ok()).map(str::to_owned),
        };
        let places = below.filter_map(|path| Some((id_of(path)?.to_ascii_lowercase(), path.clone()))).collect();
        Archive { site, now, places, seen: BTreeSet::new(), files: Vec::new(), kept: Vec::new() }
    }

    /// Adds the file of an advisory, or what its record changes in the one that the site has; the error says what
    /// stands in its place.
    pub fn add(&mut self, file: AdvisoryFile) -> Result<Shelved, String> {
        let key = file.id.as_str().to_ascii_lowercase();
        let there = self.places.get(&key).cloned();
        if !self.seen.insert(key) {
            let place = there.unwrap_or_else(|| file.path());
            return Err(format!("`{place}` comes from another record, and stays as it is"));
        }
        let present = there.as_ref().and_then(|path| self.site.files.get(path));
        match (there, present) {
            (Some(path), Some(old)) => self.compare(file, path, old),
            (path, _) => {
                let path = path.unwrap_or_else(|| file.path());
                self.files.push(ImportedFile { path, text: file.to_text(), old: None, is_draft: file.is_draft() });
                Ok(Shelved::Written(Vec::new()))
            }
        }
    }

    fn compare(&mut self, mut file: AdvisoryFile, path: SitePath, old: &str) -> Result<Shelved, String> {
        if file.to_text() == old {
            return Ok(Shelved::Written(Vec::new()));
        }
        let seal = Seal::of_document(old);
        let seal = seal.ok_or_else(|| format!("`{path}` is there with another text, and stays as it is"))?;
        let source = file.source.hash.clone();
        let renewed = if seal.is_intact {
            // What no build has published has no readers, who would have to be told of a change.
            if self.is_published(&path) { renewal::renew(&mut file, old, self.now) } else { Ok(Vec::new()) }
        } else if seal.stamp.source.is_some_and(|known| known.hash == source) {
            return Ok(Shelved::Kept);
        } else {
            Err(Reason::Edited)
        };
        let (old, text) = (old.to_owned(), file.to_text());
        match renewed {
            Ok(remarks) => {
                let is_news = text != old.replace("\r\n", "\n");
                self.files.extend(is_news.then_some(ImportedFile {
                    path,
                    text,
                    old: Some(old),
                    is_draft: file.is_draft(),
                }));
                Ok(Shelved::Written(remarks))
            }
            Err(reason) => {
                self.kept.push(KeptFile { path, old, text, source, reason });
                Ok(Shelved::Kept)
            }
        }
    }

    fn is_published(&self, path: &SitePath) -> bool {
        let id = path.strip("content").and_then(|path| path.strip_suffix(".md"));
        id.is_some_and(|id| self.site.published.contains(id.strip_suffix("/index").unwrap_or(id)))
    }

    /// Returns the files that the site lacks or gets anew, and those that it keeps.
    pub fn into_files(self) -> (Vec<ImportedFile>, Vec<KeptFile>) {
        (self.files, self.kept)
    }
}
