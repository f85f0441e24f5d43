//! The advisories that a site has and those that an import adds.

use std::collections::BTreeMap;

use crate::author::import::ExistingSite;
use crate::author::import::ImportedFile;
use crate::author::import::advisory::AdvisoryFile;
use crate::model::AdvisoryId;
use crate::text::SitePath;

/// The source files of advisories, each id once.
pub(super) struct Archive<'a> {
    site: &'a ExistingSite,
    /// The file of each advisory by its id in lower case.
    places: BTreeMap<String, SitePath>,
    added: Vec<ImportedFile>,
}

impl<'a> Archive<'a> {
    /// Makes an archive of what the site has: `ID.md`, or a folder `ID` with `index.md`.
    pub fn new(site: &'a ExistingSite) -> Archive<'a> {
        let below = site.files.keys().filter(|path| path.strip("content/advisories").is_some());
        let id_of = |path: &SitePath| match path.file_name() {
            "index.md" => Some(path.parent()?.file_name().to_owned()),
            name => name.strip_suffix(".md").filter(|id| id.parse::<AdvisoryId>().is_ok()).map(str::to_owned),
        };
        let places = below.filter_map(|path| Some((id_of(path)?.to_ascii_lowercase(), path.clone()))).collect();
        Archive { site, places, added: Vec::new() }
    }

    /// Adds the file of an advisory, unless the site has it; the error says what stands in its place.
    pub fn add(&mut self, file: &AdvisoryFile) -> Result<(), String> {
        let (path, text) = (file.path(), file.to_text());
        let key = file.id.as_str().to_ascii_lowercase();
        match self.places.get(&key) {
            Some(there) if *there == path && self.site.files.get(there) == Some(&text) => return Ok(()),
            Some(there) => {
                let is_new = !self.site.files.contains_key(there);
                let cause = if is_new { "comes from another record" } else { "is there with another text" };
                return Err(format!("`{there}` {cause}, and stays as it is"));
            }
            None => {}
        }
        self.places.insert(key, path.clone());
        self.added.push(ImportedFile { path, text });
        Ok(())
    }

    /// Returns the files that the site lacks.
    pub fn into_files(self) -> Vec<ImportedFile> {
        self.added
    }
}
