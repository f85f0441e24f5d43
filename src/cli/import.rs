//! `lucarne import`.

use std::collections::BTreeMap;

use crate::author::import;
use crate::author::import::Choices;
use crate::author::import::ExistingProduct;
use crate::author::import::ExistingSite;
use crate::author::import::Import;
use crate::author::import::ImportedFile;
use crate::author::import::Record;
use crate::cli::arguments::ImportArguments;
use crate::cli::arguments::ImportFormat;
use crate::cli::failure::Failure;
use crate::cli::place;
use crate::cli::place::Place;
use crate::cli::terminal::Terminal;
use crate::cli::terminal::counted;
use crate::host;
use crate::host::Created;
use crate::model::Product;
use crate::text::Location;
use crate::text::SitePath;
use crate::text::Snapshot;

pub(in crate::cli) fn run(terminal: &Terminal, place: &Place, arguments: &ImportArguments) -> Result<(), Failure> {
    let site = existing_site(terminal, &*place.snapshot()?)?;
    let ending = match arguments.format {
        ImportFormat::Rustsec => ".md",
        ImportFormat::Csaf | ImportFormat::Osv | ImportFormat::Cve => ".json",
    };
    let (records, unread) = records(arguments, ending)?;
    let choices = Choices { published: arguments.published };
    let mut import = match arguments.format {
        ImportFormat::Rustsec => import::rustsec::import(&records, &site),
        ImportFormat::Csaf => import::csaf::import(&records, &site, &choices),
        ImportFormat::Osv => import::osv::import(&records, &site, &choices),
        ImportFormat::Cve => import::cve::import(&records, &site, &choices),
    };
    import.failures.extend(unread);
    let counts = create(terminal, place, &import.files)?;
    tell_losses(terminal, &import);
    terminal.status(format_args!("{} made", counted(counts.made, "file")));
    if counts.kept > 0 || !import.failures.is_empty() { Err(Failure::problems()) } else { Ok(()) }
}

/// Reads the records; one that is not UTF-8 is a failure of its own and does not stop the others.
fn records(arguments: &ImportArguments, ending: &str) -> Result<(Vec<Record>, Vec<import::Failure>), Failure> {
    let mut records = Vec::new();
    let mut unread = Vec::new();
    for (path, bytes) in host::read_records(&arguments.paths, ending)? {
        match String::from_utf8(bytes) {
            Ok(text) => records.push(Record { path, text }),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let Location { line, column } = Location::of(error.as_bytes(), at);
                unread.push(import::Failure { record: path, line, column, message: "not UTF-8".to_owned() });
            }
        }
    }
    Ok((records, unread))
}

/// Returns what the importers must know of the site; fails where its facts cannot be read.
fn existing_site(terminal: &Terminal, snapshot: &Snapshot) -> Result<ExistingSite, Failure> {
    let corpus = place::corpus(terminal, snapshot)?;
    let product = |product: &Product| ExistingProduct {
        id: product.id.value.clone(),
        name: product.name.clone(),
        packages: product.packages.clone(),
        cpe: product.cpe.clone(),
        scheme: product.scheme,
    };
    let products = corpus.site.products.iter().map(product).collect();
    let locale = Some(corpus.site.source_locale().clone());
    Ok(ExistingSite { locale, products, files: existing_files(snapshot) })
}

fn existing_files(snapshot: &Snapshot) -> BTreeMap<SitePath, String> {
    let folders = ["content/advisories", "products"];
    let files = folders.into_iter().flat_map(|folder| snapshot.under(folder));
    files.filter_map(|(_, _, file)| Some((file.path.clone(), file.text().ok()?.to_owned()))).collect()
}

/// What became of the files of an import.
#[derive(Default)]
struct Counts {
    /// Files that were not there.
    made: usize,
    /// Files that are there with another text, and were left as they are.
    kept: usize,
}

/// Writes the new files; one that is there is never changed.
fn create(terminal: &Terminal, place: &Place, files: &[ImportedFile]) -> Result<Counts, Failure> {
    let mut counts = Counts::default();
    for ImportedFile { path, text } in files {
        match host::create_source(place.root(), path, text)? {
            Created::New => {
                counts.made += 1;
                terminal.result(path)?;
            }
            Created::Same => terminal.detail(format_args!("`{path}` is there already")),
            Created::Kept => {
                counts.kept += 1;
                terminal.warning(format_args!("`{path}` differs from what would be imported, and was left as it is"));
            }
        }
    }
    Ok(counts)
}

/// Names every field that could not be carried over, and every record that could not be read. Of alike fields of a
/// record the first is shown, and with `--verbose` the path of each.
fn tell_losses(terminal: &Terminal, import: &Import) {
    for note in &import.notes {
        let value = note.value.escape_debug();
        let (record, field) = (note.record.escape_debug(), note.field.escape_debug());
        let more = note.paths.len().saturating_sub(1);
        let more = if more > 0 { format!(", and {more} more") } else { String::new() };
        terminal.warning(format_args!("{record}: `{field}`, `{value}`{more}: {}", note.why));
        note.paths.iter().for_each(|path| terminal.detail(format_args!("  {}", path.escape_debug())));
    }
    for failure in &import.failures {
        let import::Failure { record, line, column, message } = failure;
        let record = record.escape_debug();
        terminal.error(format_args!("{record}:{line}:{column}: {}", message.escape_debug()));
    }
}
