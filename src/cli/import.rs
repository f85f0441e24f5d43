//! `lucarne import`.

use std::collections::BTreeMap;

use crate::author::import;
use crate::author::import::ExistingProduct;
use crate::author::import::ExistingSite;
use crate::author::import::Import;
use crate::author::import::ImportedFile;
use crate::author::import::Record;
use crate::cli::arguments::ImportArguments;
use crate::cli::arguments::ImportFormat;
use crate::cli::failure::Failure;
use crate::cli::place::Place;
use crate::cli::terminal::Terminal;
use crate::cli::terminal::counted;
use crate::host;
use crate::host::Created;
use crate::model::Product;
use crate::read;
use crate::text::SitePath;
use crate::text::Snapshot;

pub(in crate::cli) fn run(terminal: &Terminal, place: &Place, arguments: &ImportArguments) -> Result<(), Failure> {
    let site = existing_site(terminal, &*place.snapshot()?)?;
    let import = match arguments.format {
        ImportFormat::Rustsec => import::rustsec::import(&records(arguments, ".md")?, &site),
    };
    let kept = create(terminal, place, &import.files)?;
    tell_losses(terminal, &import);
    terminal.status(format_args!("{} made", counted(import.files.len() - kept, "file")));
    if kept > 0 || !import.failures.is_empty() { Err(Failure::problems()) } else { Ok(()) }
}

fn records(arguments: &ImportArguments, ending: &str) -> Result<Vec<Record>, Failure> {
    let texts = host::read_texts(&arguments.paths, ending)?;
    Ok(texts.into_iter().map(|(path, text)| Record { path, text }).collect())
}

/// Returns what the importers must know of the site; fails where its facts cannot be read.
fn existing_site(terminal: &Terminal, snapshot: &Snapshot) -> Result<ExistingSite, Failure> {
    let mut outcome = read::read(snapshot);
    let Some(corpus) = outcome.value else {
        outcome.report.sort();
        terminal.problems(&outcome.report, snapshot);
        return Err(Failure::problems());
    };
    let product = |product: &Product| ExistingProduct {
        id: product.id.value.clone(),
        name: product.name.clone(),
        packages: product.packages.clone(),
    };
    let products = corpus.site.products.iter().map(product).collect();
    Ok(ExistingSite { products, files: existing_files(snapshot) })
}

fn existing_files(snapshot: &Snapshot) -> BTreeMap<SitePath, String> {
    let folders = ["content/advisories", "products"];
    let files = folders.into_iter().flat_map(|folder| snapshot.under(folder));
    files.filter_map(|(_, _, file)| Some((file.path.clone(), file.text().ok()?.to_owned()))).collect()
}

/// Writes the new files and returns how many were there already with another text; these are left as they are.
fn create(terminal: &Terminal, place: &Place, files: &[ImportedFile]) -> Result<usize, Failure> {
    let mut kept = 0;
    for ImportedFile { path, text } in files {
        match host::create_source(place.root(), path, text)? {
            Created::New => terminal.result(path)?,
            Created::Same => terminal.detail(format_args!("`{path}` is there already")),
            Created::Kept => {
                kept += 1;
                terminal.warning(format_args!("`{path}` differs from what would be imported, and was left as it is"));
            }
        }
    }
    Ok(kept)
}

/// Names every field that could not be carried over, and every record that could not be read.
fn tell_losses(terminal: &Terminal, import: &Import) {
    for note in &import.notes {
        let value = note.value.escape_debug();
        terminal.warning(format_args!("{}: `{}`, `{value}`: {}", note.record.escape_debug(), note.field, note.why));
    }
    for failure in &import.failures {
        let import::Failure { record, line, column, message } = failure;
        let record = record.escape_debug();
        terminal.error(format_args!("{record}:{line}:{column}: {}", message.escape_debug()));
    }
}
