//! Ids of other databases that a new advisory shares with another one.

use std::collections::BTreeMap;

use toml_edit::ArrayOfTables;
use toml_edit::Item;
use toml_edit::Table;

use crate::author::front_matter::FrontMatter;
use crate::author::import::ExistingSite;
use crate::author::import::Import;
use crate::model::StatusName;
use crate::text::SitePath;

/// An id of a new advisory that another one has too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedId<'i> {
    /// The file of the new advisory.
    pub path: &'i SitePath,
    /// The id.
    pub id: String,
    /// The own id of the other advisory.
    pub holder: String,
}

impl Import {
    /// Returns the ids of new advisories in force that a public one has too, of the site or of this import.
    pub fn shared_ids(&self, site: &ExistingSite) -> Vec<SharedId<'_>> {
        let mut first: BTreeMap<String, String> = site.public_ids.clone();
        let mut shared = Vec::new();
        for file in self.files.iter().filter(|file| file.old.is_none()) {
            let Ok(FrontMatter { fields, .. }) = FrontMatter::of(&file.text) else { continue };
            let word = |key: &str| fields.get(key).and_then(Item::as_str);
            let is_in_force = [StatusName::Draft, StatusName::Published].map(|name| Some(name.as_str()));
            let Some(own) = word("id").filter(|_| is_in_force.contains(&word("status"))) else { continue };
            for id in ids_of_others(&fields) {
                let holder = first.get(&id.to_lowercase()).filter(|holder| *holder != own);
                shared.extend(holder.map(|holder| SharedId {
                    path: &file.path,
                    id: id.to_owned(),
                    holder: holder.clone(),
                }));
            }
            if !file.is_draft {
                for id in ids_of_others(&fields).into_iter().chain([own]) {
                    first.entry(id.to_lowercase()).or_insert_with(|| own.to_owned());
                }
            }
        }
        shared
    }
}

/// Returns the CVE ids and the aliases of an advisory; ids with `#` are of notes, which may tell of many vulnerabilities.
fn ids_of_others(fields: &Table) -> Vec<&str> {
    let several = fields.get("vulnerability").and_then(Item::as_array_of_tables);
    let cves = several.into_iter().flat_map(ArrayOfTables::iter).chain([fields]);
    let cves = cves.filter_map(|table| table.get("cve")?.as_str());
    let aliases = fields.get("aliases").and_then(Item::as_array).into_iter().flatten();
    let mut ids: Vec<&str> = cves.chain(aliases.filter_map(|alias| alias.as_str())).collect();
    ids.retain(|id| !id.contains('#'));
    ids.sort_unstable();
    ids.dedup();
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::import::ImportedFile;

    #[test]
    fn id_of_a_public_advisory_and_of_an_earlier_file_is_shared() {
        let file = |id: &str, rest: &str, is_draft: bool| ImportedFile {
            path: format!("content/advisories/2026/{id}.md").parse().unwrap(),
            text: format!("+++\nid = \"{id}\"\n{rest}\n+++\n"),
            old: None,
            is_draft,
        };
        let files = vec![
            file("A-1", "status = \"draft\"\ncve = \"CVE-2026-90011\"", true),
            file("A-2", "status = \"published\"\naliases = [\"CVE-2026-90011\", \"VU#1\", \"x-9\"]", false),
            file("A-3", "status = \"published\"\n[[vulnerability]]\ncve = \"CVE-2026-90011\"", false),
            file("A-4", "status = \"superseded\"\nsuperseded_by = \"A-3\"\ncve = \"CVE-2026-90011\"", false),
        ];
        let known = [("x-9", "EX-1"), ("vu#1", "EX-1")].map(|(id, holder)| (id.to_owned(), holder.to_owned()));
        let site = ExistingSite { public_ids: known.into(), ..ExistingSite::default() };
        let import = Import { files, ..Import::default() };
        let shared = import.shared_ids(&site);
        let told: Vec<(&str, &str, &str)> =
            shared.iter().map(|one| (one.path.file_name(), &*one.id, &*one.holder)).collect();
        assert_eq!(told, [("A-2.md", "x-9", "EX-1"), ("A-3.md", "CVE-2026-90011", "A-2")]);
    }
}
