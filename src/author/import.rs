//! Advisories of other databases as the sources of a site.
//!
//! Each format has a module with a function `import`, which takes the records and what the site has, and returns an
//! [`Import`]: the files to add, what could not be carried over, and what could not be read. A record that cannot be
//! read does not hold the others back, and no file of the site is ever replaced.

mod advisory;
mod archive;
mod body;
mod document;
mod draft;
mod extent;
mod identity;
mod interval;
mod json;
mod markdown;
mod moment;
mod package;
mod plain;
mod problem;
mod prose;
mod reference;
mod score;
mod shelf;
#[cfg(test)]
mod specimen;
mod timeline;
mod weakness;

pub mod csaf;
pub mod cve;
pub mod osv;
pub mod rustsec;

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::model::Locale;
use crate::model::ProductId;
use crate::model::VersionScheme;
use crate::text::SitePath;

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
    /// Its products, from `site.toml` and `products/`.
    pub products: Vec<ExistingProduct>,
    /// The text files below `content/advisories` and `products`.
    pub files: BTreeMap<SitePath, String>,
}

/// What the records do not say, and the user does.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// When an advisory was published whose record states no date; without it such an advisory is a draft.
    pub published: Option<Timestamp>,
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
    /// Files that the site does not have yet, by path.
    pub files: Vec<ImportedFile>,
    /// What could not be carried over as it was, by record.
    pub notes: Vec<Note>,
    /// Records that gave no file, by record.
    pub failures: Vec<Failure>,
}

/// A file to add to the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedFile {
    /// Where to.
    pub path: SitePath,
    /// Its text.
    pub text: String,
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
