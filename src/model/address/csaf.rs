//! The addresses of a CSAF provider (CSAF 2.0, section 7.1).

use crate::model::BaseUrl;
use crate::model::Route;

/// The label of the folder and of the feed: all that is published is for everybody (TLP 1.0).
pub const CSAF_LABEL: &str = "white";

/// Returns the file name of a document: its id in lower case, each run of other characters than `a-z`, `0-9`, `+` and
/// `-` an underscore (CSAF 2.0, section 5.1).
pub fn csaf_file_name(id: &str) -> String {
    let mut name = String::with_capacity(id.len() + 5);
    for c in id.to_lowercase().chars() {
        if c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '+' | '-') {
            name.push(c);
        } else if !name.ends_with('_') {
            name.push('_');
        }
    }
    name + ".json"
}

/// Returns the address of a document that appeared in a year; its id is an advisory's, perhaps with a suffix.
pub fn csaf_document(base_url: &BaseUrl, year: i16, id: &str) -> Route {
    csaf_file(base_url, &[CSAF_LABEL, &format!("{year:04}"), &csaf_file_name(id)])
}

/// Returns the path of a document below the folder of its provider, such as `white/2026/ex-2026-0001.json`.
pub fn csaf_path(year: i16, id: &str) -> String {
    [CSAF_LABEL, &format!("{year:04}"), &csaf_file_name(id)].join("/")
}

/// Returns the folder of a provider, or one below it, as a page: `&[]` for the first, `["white", "2026"]` for a year's.
pub fn csaf_folder(base_url: &BaseUrl, parts: &[&str]) -> Route {
    Route::page(None, &[root(base_url), parts].concat())
}

/// Returns a file below the folder of a provider, such as `["provider-metadata.json"]`.
pub fn csaf_file(base_url: &BaseUrl, parts: &[&str]) -> Route {
    Route::file(None, &[root(base_url), parts].concat())
}

/// A folder of a provider; each has a page that lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CsafFolder {
    /// The folder that holds all others.
    Root,
    /// The keys that documents are signed with.
    Keys,
    /// The documents, and what lists them.
    Label,
    /// The documents that appeared in a year.
    Year(i16),
}

impl CsafFolder {
    /// Returns its address.
    pub fn route(self, base_url: &BaseUrl) -> Route {
        match self {
            CsafFolder::Root => csaf_folder(base_url, &[]),
            CsafFolder::Keys => csaf_folder(base_url, &["openpgp"]),
            CsafFolder::Label => csaf_folder(base_url, &[CSAF_LABEL]),
            CsafFolder::Year(year) => csaf_folder(base_url, &[CSAF_LABEL, &format!("{year:04}")]),
        }
    }
}

/// A file that describes or lists the documents of a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CsafFile<'a> {
    /// Who publishes, where, and with which keys.
    Metadata,
    /// The list of the feeds (ROLIE).
    Service,
    /// A key by its fingerprint.
    Key(&'a str),
    /// The feed (ROLIE).
    Feed,
    /// The levels of severity that the feed's entries have (ROLIE).
    Severities,
    /// The names of all documents.
    Index,
    /// The times of their last changes.
    Changes,
}

impl CsafFile<'_> {
    /// Returns its address.
    pub fn route(self, base_url: &BaseUrl) -> Route {
        let feed = format!("csaf-feed-tlp-{CSAF_LABEL}.json");
        let file = |parts: &[&str]| csaf_file(base_url, parts);
        match self {
            CsafFile::Metadata => file(&["provider-metadata.json"]),
            CsafFile::Service => file(&["service.json"]),
            CsafFile::Key(fingerprint) => file(&["openpgp", &format!("{fingerprint}.asc")]),
            CsafFile::Feed => file(&[CSAF_LABEL, &feed]),
            CsafFile::Severities => file(&[CSAF_LABEL, "category-severity.json"]),
            CsafFile::Index => file(&[CSAF_LABEL, "index.txt"]),
            CsafFile::Changes => file(&[CSAF_LABEL, "changes.csv"]),
        }
    }
}

/// A site below a path of its host has no say in `.well-known`.
fn root(base_url: &BaseUrl) -> &'static [&'static str] {
    if base_url.is_host_root() { &[".well-known", "csaf"] } else { &["csaf"] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base_urls() -> (BaseUrl, BaseUrl) {
        ("https://a.example".parse().unwrap(), "https://a.example/security".parse().unwrap())
    }

    #[test]
    fn file_names_are_those_of_the_standard() {
        // The examples of section 5.1.
        for (id, name) in [
            ("Example Company - 2019-YH3234", "example_company_-_2019-yh3234.json"),
            ("RHBA-2019:0024", "rhba-2019_0024.json"),
            ("2022 #01-A", "2022_01-a.json"),
        ] {
            assert_eq!(csaf_file_name(id), name);
        }
    }

    #[test]
    fn files_stand_in_the_folders_that_list_them() {
        let (root, below) = base_urls();
        let route = |file: CsafFile<'_>| file.route(&root).to_string();
        assert_eq!(route(CsafFile::Metadata), "/.well-known/csaf/provider-metadata.json");
        assert_eq!(route(CsafFile::Key("0A")), "/.well-known/csaf/openpgp/0A.asc");
        assert_eq!(route(CsafFile::Feed), "/.well-known/csaf/white/csaf-feed-tlp-white.json");
        assert_eq!(CsafFolder::Year(2026).route(&below).as_str(), "/csaf/white/2026/");
    }

    #[test]
    fn documents_stand_in_the_folder_of_their_year() {
        let route = |base_url| csaf_document(base_url, 2026, "EX-2026-0001-fr").to_string();
        let (root, below) = base_urls();
        assert_eq!(route(&root), "/.well-known/csaf/white/2026/ex-2026-0001-fr.json");
        assert_eq!(route(&below), "/csaf/white/2026/ex-2026-0001-fr.json");
        assert!(route(&below).ends_with(&csaf_path(2026, "EX-2026-0001-fr")));
    }
}
