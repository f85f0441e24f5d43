//! Advisories of the RustSec advisory database.
//!
//! A record is a Markdown file: a fenced `toml` block, then `# Title` and the text, in English. Its folder says whose
//! package it is about: `crates/NAME/` for crates.io, `rust/NAME/` for a part of Rust itself, which has the versions of
//! Rust and no package URL.
//!
//! Not carried, and named in a note wherever it stands: `categories`, `keywords`, `informational`, `related`, the
//! limits to functions, systems and architectures, and every field that is not known here. No severity is made of
//! `informational`, and nothing is said about exploitation.

mod leftover;
mod record;
mod reference;
mod requirement;

use std::collections::BTreeMap;

use crate::author::import::ExistingSite;
use crate::author::import::Failure;
use crate::author::import::Import;
use crate::author::import::ImportedFile;
use crate::author::import::Note;
use crate::author::import::Record;
use crate::author::import::advisory::AdvisoryFile;
use crate::author::import::markdown;
use crate::author::import::markdown::Adapted;
use crate::author::import::markdown::Origin;
use crate::author::import::rustsec::record::Fields;
use crate::author::import::rustsec::record::Problem;
use crate::author::import::rustsec::reference::references;
use crate::author::import::rustsec::requirement::affected_ranges;
use crate::author::import::shelf::Shelf;
use crate::model::AdvisoryId;
use crate::model::ProductId;
use crate::text::Location;
use crate::text::SitePath;

/// Makes a site's sources of RustSec records.
///
/// The records may come in any order. A file that the site has with the same text is not in the result; one that it
/// has with another text stays, and the record is a failure. The text is English: it belongs to a site whose source
/// locale is English.
pub fn import(records: &[Record], site: &ExistingSite) -> Import {
    let mut importer = Importer { site, shelf: Shelf::new(site), places: places(site), import: Import::default() };
    let mut sorted: Vec<&Record> = records.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    for record in sorted {
        if let Err(problem) = importer.add(record) {
            importer.import.failures.push(failure(record, problem));
        }
    }
    let Importer { shelf, mut import, .. } = importer;
    import.files.extend(shelf.into_files());
    import.files.sort_by(|a, b| a.path.cmp(&b.path));
    import
}

struct Importer<'a> {
    site: &'a ExistingSite,
    shelf: Shelf<'a>,
    /// The file of each advisory by its id in lower case.
    places: BTreeMap<String, SitePath>,
    import: Import,
}

impl Importer<'_> {
    fn add(&mut self, record: &Record) -> Result<(), Problem> {
        let (fields, text) = record::read(record)?;
        let adapted = markdown::adapt(text.value, &origin(record, &fields));
        let title = adapted.title.clone().filter(|title| !title.is_empty());
        let title = title.ok_or_else(|| Problem::new(text.offset, "the text does not begin with `# ` and a title"))?;
        let package = fields.package.clone();
        let product = self.shelf.product_of(&package).map_err(|message| Problem::new(0, message))?;
        let mut notes = fields.leftovers.clone();
        notes.extend(adapted.remarks.iter().map(|remark| leftover::note("text", &remark.value, remark.why)));
        let (file, odd) = advisory_file(fields, title, adapted, product);
        notes.extend(odd);
        self.place(&file)?;
        self.shelf.mark_used(&package);
        self.import.notes.extend(notes.into_iter().map(|note| Note { record: record.path.clone(), ..note }));
        Ok(())
    }

    /// Adds the file of an advisory, unless the site has it.
    fn place(&mut self, file: &AdvisoryFile) -> Result<(), Problem> {
        let (path, text) = (file.path(), file.to_text());
        let key = file.id.as_str().to_ascii_lowercase();
        match self.places.get(&key) {
            Some(there) if *there == path && self.site.files.get(there) == Some(&text) => return Ok(()),
            Some(there) => {
                let is_new = !self.site.files.contains_key(there);
                let cause = if is_new { "comes from another record" } else { "is there with another text" };
                return Err(Problem::new(0, format!("`{there}` {cause}, and stays as it is")));
            }
            None => {}
        }
        self.places.insert(key, path.clone());
        self.import.files.push(ImportedFile { path, text });
        Ok(())
    }
}

fn advisory_file(fields: Fields, title: String, adapted: Adapted, product: ProductId) -> (AdvisoryFile, Vec<Note>) {
    let (references, mut notes) = references(&fields.references);
    let ranges = affected_ranges(&fields.unaffected);
    if ranges.is_empty() {
        notes.push(leftover::note("versions", "", "no version is affected: the advisory names no product"));
    }
    let file = AdvisoryFile {
        title,
        summary: adapted.summary.clone(),
        body: body(&fields, adapted),
        id: fields.id,
        published: fields.published,
        withdrawn: fields.withdrawn,
        aliases: fields.aliases,
        cve: fields.cve,
        cvss: fields.cvss.iter().map(|vector| vector.as_str().to_owned()).collect(),
        product,
        ranges,
        references,
    };
    (file, notes)
}

/// Finds the source files of the site's advisories: `ID.md`, or a folder `ID` with `index.md`.
fn places(site: &ExistingSite) -> BTreeMap<String, SitePath> {
    let below = site.files.keys().filter(|path| path.strip("content/advisories").is_some());
    let id_of = |path: &SitePath| match path.file_name() {
        "index.md" => Some(path.parent()?.file_name().to_owned()),
        name => name.strip_suffix(".md").filter(|id| id.parse::<AdvisoryId>().is_ok()).map(str::to_owned),
    };
    below.filter_map(|path| Some((id_of(path)?.to_ascii_lowercase(), path.clone()))).collect()
}

/// Relative links are those of the page at rustsec.org; links to `.md` files are those of the repository.
fn origin(record: &Record, fields: &Fields) -> Origin {
    let folders: Vec<&str> = record.path.rsplit(['/', '\\']).take(3).collect();
    let path: Vec<&str> = folders.into_iter().rev().collect();
    Origin {
        page: page(&fields.id),
        source: format!("https://github.com/rustsec/advisory-db/blob/main/{}", path.join("/")),
    }
}

fn page(id: &AdvisoryId) -> String {
    format!("https://rustsec.org/advisories/{id}.html")
}

/// Creative Commons Attribution 4.0, section 3(a): the source, the licence and that the text was changed are named.
fn body(fields: &Fields, adapted: Adapted) -> String {
    let mut body = adapted.text;
    if fields.license.as_deref() == Some(leftover::CC_BY) {
        let source = fields.references.first().map_or_else(|| page(&fields.id), |url| url.value.clone());
        let gap = if body.is_empty() { "" } else { "\n" };
        body += &format!(
            "{gap}## License of this text {{#license-of-this-text}}\n\nThis text is adapted from <{source}> and licensed under \
             [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/).\n"
        );
    }
    body
}

fn failure(record: &Record, problem: Problem) -> Failure {
    let Location { line, column } = Location::of(record.text.as_bytes(), problem.offset);
    Failure { record: record.path.clone(), line, column, message: problem.message }
}

#[cfg(test)]
mod tests;
