//! Advisories of other databases as the sources of a site.
//!
//! Each format has a module, and [`import`] takes its records and what the site has, and returns an [`Import`]: the files
//! to add or to write anew, what could not be carried over, and what could not be read. A record that cannot be read
//! does not hold the others back, and no file that a hand has changed is ever replaced.

mod advisory;
mod archive;
mod body;
mod csaf;
mod curl;
mod cve;
mod document;
mod draft;
mod extent;
mod format;
mod ghsa;
mod identity;
mod interval;
mod json;
mod markdown;
mod moment;
mod osv;
mod package;
mod plain;
mod problem;
mod prose;
mod reference;
mod renewal;
mod rustsec;
mod score;
mod shared;
mod shelf;
#[cfg(test)]
mod specimen;
mod stamp;
mod timeline;
mod weakness;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::author::import::archive::Archive;
pub use crate::author::import::shared::SharedId;
use crate::author::import::shelf::Shelf;
pub(in crate::author) use crate::author::import::stamp::seal_anew;
use crate::author::translate;
use crate::author::translate::Change;
use crate::model::Locale;
use crate::model::ProductId;
use crate::model::RecordFormat;
use crate::model::VersionScheme;
use crate::text::SitePath;

/// Makes a site's sources of records of one format; `done` is called behind each of them.
///
/// The records may come in any order. A file that the site has with the same text is not in the result. One that an
/// import wrote and nobody changed is written anew; of one that a hand has changed it is told where its record says
/// something new; where another file has the id of a record, the record is a failure.
pub fn import(
    format: RecordFormat,
    records: &[Record],
    site: &ExistingSite,
    choices: &Choices,
    done: &dyn Fn(),
) -> Import {
    let mut import = match format {
        RecordFormat::Rustsec => rustsec::import(records, site, choices, done),
        RecordFormat::Osv => document::import(records, site, choices, &osv::FORMAT, done),
        RecordFormat::Ghsa => document::import(records, site, choices, &ghsa::FORMAT, done),
        RecordFormat::Csaf => document::import(records, site, choices, &csaf::FORMAT, done),
        RecordFormat::Cve => document::import(records, site, choices, &cve::FORMAT, done),
        RecordFormat::Curl => document::import(records, site, choices, &curl::FORMAT, done),
    };
    let texts: BTreeMap<&str, &str> = records.iter().map(|record| (&*record.path, &*record.text)).collect();
    for failure in &mut import.failures {
        let mistaken = texts.get(&*failure.record).and_then(|text| format::mistaken(text, format));
        if let Some(message) = mistaken {
            *failure = Failure { record: failure.record.clone(), line: 1, column: 1, message };
        }
    }
    import
}

/// One file of the other database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Where it stands, as it is shown to a person; its folders may say what it is about.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What a site already has.
#[derive(Clone, Debug, Default)]
pub struct ExistingSite {
    /// The language that its sources are written in, where it is known.
    pub locale: Option<Locale>,
    /// The name of the organisation.
    pub organization: Option<String>,
    /// Its products, from `site.toml` and `products/`.
    pub products: Vec<ExistingProduct>,
    /// The ids of public advisories in force, in small letters, each with the own id of the one that has it.
    pub public_ids: BTreeMap<String, String>,
    /// The text files below `content/advisories` and `products`.
    pub files: BTreeMap<SitePath, String>,
    /// The documents below `content` that a build has published, such as `advisories/2026/EX-2026-0001`.
    pub published: BTreeSet<String>,
}

/// What the records do not say, and the user does.
#[derive(Clone, Debug)]
pub struct Choices {
    /// When an advisory was published whose record states no date; without it such an advisory is a draft.
    pub published: Option<Timestamp>,
    /// The time of the import: what is published later than it is not public yet.
    pub now: Timestamp,
}

/// A product that a site already has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExistingProduct {
    /// Its id.
    pub id: ProductId,
    /// Its name.
    pub name: String,
    /// Its package URLs, without a version.
    pub packages: Vec<String>,
    /// Its CPE 2.3 name.
    pub cpe: Option<String>,
    /// How its versions are ordered.
    pub scheme: VersionScheme,
}

/// What an import gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// Files that the site does not have yet, and those that it gets anew, by path.
    pub files: Vec<ImportedFile>,
    /// Files of which the record says something new, and that stay as they are, by path.
    pub kept: Vec<KeptFile>,
    /// What could not be carried over as it was, by record.
    pub notes: Vec<Note>,
    /// Records that gave no file, by record.
    pub failures: Vec<Failure>,
    /// How many records of an import of `osv` were read as what they are, `ghsa`.
    pub as_ghsa: usize,
}

impl Import {
    /// Adds the files of advisories and products.
    fn with_files(mut self, archive: Archive, shelf: Shelf) -> Import {
        let (files, kept) = archive.into_files();
        self.files.extend(files);
        self.files.extend(shelf.into_files());
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
        self.kept.extend(kept);
        self.kept.sort_by(|a, b| a.path.cmp(&b.path));
        self.failures.sort_by(|a, b| a.record.cmp(&b.record));
        self
    }

    /// Returns the new products that no advisory of this import names which is for the public: readers would meet them
    /// before what they are there for.
    pub fn early_products(&self) -> Vec<&SitePath> {
        let (products, advisories): (Vec<_>, Vec<_>) =
            self.files.iter().partition(|file| file.path.strip("products").is_some());
        let public = advisories.into_iter().filter(|file| !file.is_draft);
        let lines = public.flat_map(|file| file.text.lines());
        let named: BTreeSet<&str> =
            lines.filter_map(|line| line.strip_prefix("product = \"")?.strip_suffix('"')).collect();
        let new = products.into_iter().filter(|file| file.old.is_none()).map(|file| &file.path);
        new.filter(|path| !named.contains(path.file_name().trim_end_matches(".toml"))).collect()
    }
}

/// A file to add to the site, or to write anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedFile {
    /// Where to.
    pub path: SitePath,
    /// Its text.
    pub text: String,
    /// The text of the file in whose place it comes.
    pub old: Option<String>,
    /// Whether it is an advisory that is not for the public yet.
    pub is_draft: bool,
}

/// Returns by words what differs between two texts of a file, but for `[imported]`.
pub fn changes(old: &str, new: &str) -> Vec<Vec<Change>> {
    translate::changes(&stamp::without_seal(old), &stamp::without_seal(new))
}

/// A file of the site that stays as it is, though its record says something new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// Where it stands.
    pub path: SitePath,
    /// Its text.
    pub old: String,
    /// The text that the record gives.
    pub text: String,
    /// The hash of the record: where `[imported]` has it as `source`, the file is not named again.
    pub source: String,
    /// Why it stays.
    pub reason: Reason,
}

/// Why a file stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A hand has changed it.
    Edited,
    /// It is public, and the record is not, or is none that can be.
    NoLongerPublic,
    /// It was withdrawn, and the record is in force again.
    BackInForce,
}

/// Something in a record that the site's sources cannot say, or say in another way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The path of the record.
    pub record: String,
    /// The path of the field, such as `advisory.categories`, or `text` for the prose; where several alike fields are one
    /// note, what their paths have in common, such as `document.references[].summary`.
    pub field: String,
    /// The path of each of several fields, in the order of the record; nothing for a single one.
    pub paths: Vec<String>,
    /// What stands in it, on one line; of several fields, what stands in the first.
    pub value: String,
    /// What became of it, and why: one clause.
    pub why: String,
}

/// A record that gave no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The path of the record.
    pub record: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode scalar values.
    pub column: usize,
    /// What is wrong: one clause.
    pub message: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn product_of_drafts_alone_is_early() {
        let file = |path: &str, text: &str, is_draft| {
            let path = path.parse().unwrap();
            ImportedFile { path, text: text.to_owned(), old: None, is_draft }
        };
        let early = |is_draft| {
            let advisory = "[[affected]]\nproduct = \"kite\"\n";
            let files =
                vec![file("content/advisories/a.md", advisory, is_draft), file("products/kite.toml", "", false)];
            Import { files, ..Import::default() }.early_products().len()
        };
        assert_eq!([early(true), early(false)], [1, 0]);
    }
}
