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
mod requirement;

use crate::author::import::Choices;
use crate::author::import::ExistingSite;
use crate::author::import::Import;
use crate::author::import::Note;
use crate::author::import::Record;
use crate::author::import::advisory::AdvisoryFile;
use crate::author::import::advisory::Affected;
use crate::author::import::advisory::Vulnerability;
use crate::author::import::archive::Archive;
use crate::author::import::archive::Shelved;
use crate::author::import::identity::is_alias;
use crate::author::import::markdown;
use crate::author::import::markdown::Adapted;
use crate::author::import::markdown::Origin;
use crate::author::import::problem::Problem;
use crate::author::import::prose;
use crate::author::import::reference::References;
use crate::author::import::rustsec::record::Fields;
use crate::author::import::rustsec::requirement::affected_ranges;
use crate::author::import::shelf::Shelf;
use crate::author::import::stamp::Source;
use crate::model::AdvisoryId;
use crate::model::Instant;
use crate::model::ProductId;
use crate::model::RecordFormat;
use crate::model::Status;
use crate::model::WithdrawalReason;

/// Makes a site's sources of RustSec records.
///
/// The text is English: it belongs to a site whose source locale is English.
pub(super) fn import(records: &[Record], site: &ExistingSite, choices: &Choices, done: &dyn Fn()) -> Import {
    let (shelf, archive) = (Shelf::new(site, RecordFormat::Rustsec), Archive::new(site, choices.now));
    let mut importer = Importer { shelf, archive, import: Import::default() };
    let mut sorted: Vec<&Record> = records.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    for record in sorted {
        if let Err(problem) = importer.add(record) {
            importer.import.failures.push(problem.into_failure(record));
        }
        done();
    }
    let Importer { shelf, archive, import } = importer;
    import.with_files(archive, shelf)
}

struct Importer<'a> {
    shelf: Shelf<'a>,
    archive: Archive<'a>,
    import: Import,
}

impl Importer<'_> {
    fn add(&mut self, record: &Record) -> Result<(), Problem> {
        let (fields, text) = record::read(record)?;
        let adapted = markdown::adapt(text.value, &origin(record, &fields));
        let title = adapted.title.clone().filter(|title| !title.is_empty());
        let title = title.ok_or_else(|| Problem::new(text.offset, "the text does not begin with `# ` and a title"))?;
        let product = self.shelf.product_of(&fields.package).map_err(|message| Problem::new(0, message))?;
        let mut notes = fields.leftovers.clone();
        notes.extend(adapted.remarks.iter().map(|remark| leftover::note("text", &remark.value, remark.why)));
        let (file, odd) = advisory_file(record, fields, title, adapted, self.shelf.id(product));
        notes.extend(odd);
        if let Shelved::Written(remarks) = self.archive.add(file).map_err(|message| Problem::new(0, message))? {
            self.shelf.mark_used(product);
            notes.extend(remarks.iter().map(|left| leftover::note(&left.path, &left.value, &left.why)));
        }
        self.import.notes.extend(notes.into_iter().map(|note| Note { record: record.path.clone(), ..note }));
        Ok(())
    }
}

fn advisory_file(
    record: &Record,
    fields: Fields,
    title: String,
    adapted: Adapted,
    product: &ProductId,
) -> (AdvisoryFile, Vec<Note>) {
    let mut notes = Vec::new();
    let mut references = References::default();
    for url in &fields.references {
        if !references.add(&url.value, None) {
            notes.push(leftover::note("advisory.references", &url.value, "no address on the web"));
        }
    }
    let ranges = affected_ranges(&fields.unaffected);
    if ranges.is_empty() {
        notes.push(leftover::note("versions", "", "no version is affected: the advisory names no product"));
    }
    let affected = Affected { product: product.clone(), ranges, versions: Vec::new() };
    let vulnerability = Vulnerability {
        cve: fields.cve.clone(),
        cvss: fields.cvss.clone().into_iter().collect(),
        affected: Some(affected).filter(|affected| !affected.ranges.is_empty()).into_iter().collect(),
        ..Vulnerability::default()
    };
    let (aliases, odd): (Vec<String>, Vec<String>) = fields.aliases.iter().cloned().partition(|name| is_alias(name));
    notes.extend(odd.iter().map(|name| leftover::note("advisory.aliases", name, "no name that an advisory can have")));
    let file = AdvisoryFile {
        title,
        summary: adapted.summary.clone(),
        status: status(fields.withdrawn),
        body: body(&fields, adapted),
        id: fields.id,
        published: fields.published,
        is_published_known: true,
        aliases,
        vulnerabilities: vec![vulnerability],
        credits: Vec::new(),
        references: references.into_list(),
        timeline: Vec::new(),
        revisions: Vec::new(),
        format: RecordFormat::Rustsec,
        source: Source::of(record),
    };
    (file, notes)
}

fn status(withdrawn: Option<Instant>) -> Status {
    withdrawn.map_or(Status::Published, |on| Status::Withdrawn { on, reason: WithdrawalReason::Other })
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
    let text = &adapted.text;
    let mut body = adapted.summary.map_or(&**text, |summary| prose::below_summary(text, &summary)).to_owned();
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

#[cfg(test)]
mod tests;
