//! `lucarne import`.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;

use crate::author::import;
use crate::author::import::Choices;
use crate::author::import::ExistingProduct;
use crate::author::import::ExistingSite;
use crate::author::import::Import;
use crate::author::import::ImportedFile;
use crate::author::import::KeptFile;
use crate::author::import::Note;
use crate::author::import::Reason;
use crate::author::import::Record;
use crate::author::import::SharedId;
use crate::check::Drafts;
use crate::cli::arguments::ImportArguments;
use crate::cli::arguments::ImportFormat;
use crate::cli::failure::Failure;
use crate::cli::place;
use crate::cli::place::Place;
use crate::cli::terminal::Terminal;
use crate::cli::terminal::counted;
use crate::cli::trial;
use crate::diag::visible;
use crate::host;
use crate::host::Created;
use crate::model::Product;
use crate::model::RecordFormat;
use crate::model::StatusName;
use crate::pipeline::Progress;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::read::Visibility;
use crate::text::Location;
use crate::text::SitePath;
use crate::text::Snapshot;

pub(in crate::cli) fn run(terminal: &Terminal, place: &Place, arguments: &ImportArguments) -> Result<(), Failure> {
    let now = trial::options(Drafts::Shown)?.time().public_until;
    let site = existing_site(terminal, &*place.snapshot()?, now)?;
    let (records, unread) = records(arguments)?;
    let choices = Choices { published: arguments.published, now };
    let progress = terminal.progress();
    progress.show(Progress::Begun(records.len()));
    let format = RecordFormat::from(arguments.format);
    let mut import = import::import(format, &records, &site, &choices, &|| progress.show(Progress::Done));
    drop(progress);
    import.failures.extend(unread);
    if arguments.diff {
        show_changes(terminal, &import)?;
    } else {
        let counts = write(terminal, place, &import.files)?;
        tell_losses(terminal, &import);
        tell_kept(terminal, &import);
        tell_retold(terminal, &import);
        terminal.status(counts);
        tell_shared(terminal, &import, &site);
        tell_next(terminal, &import);
    }
    if import.kept.is_empty() && import.failures.is_empty() { Ok(()) } else { Err(Failure::problems()) }
}

/// Reads the records; one that is not UTF-8 is a failure of its own and does not stop the others.
fn records(arguments: &ImportArguments) -> Result<(Vec<Record>, Vec<import::Failure>), Failure> {
    let ending = match arguments.format {
        ImportFormat::Rustsec | ImportFormat::Curl => ".md",
        ImportFormat::Csaf | ImportFormat::Osv | ImportFormat::Ghsa | ImportFormat::Cve => ".json",
    };
    let mut records = Vec::new();
    let mut unread = Vec::new();
    for (path, bytes) in host::read_imports(&arguments.paths, ending)? {
        match String::from_utf8(bytes) {
            Ok(text) => records.push(Record { path, text }),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let Location { line, column } = Location::of(error.as_bytes(), at);
                unread.push(import::Failure { record: path, line, column, message: "not UTF-8".to_owned() });
            }
        }
    }
    if records.is_empty() && unread.is_empty() {
        return Err(Failure::usage(format!("no file whose name ends with `{ending}` is there")));
    }
    Ok((records, unread))
}

/// Returns what the importers must know of the site; fails where its facts cannot be read.
fn existing_site(terminal: &Terminal, snapshot: &Snapshot, now: Timestamp) -> Result<ExistingSite, Failure> {
    let corpus = place::corpus(terminal, snapshot)?;
    let public_ids = corpus.documents.iter().flat_map(|document| public_ids(document, now)).collect();
    let product = |product: &Product| ExistingProduct {
        id: product.id.value.clone(),
        name: product.name.clone(),
        packages: product.packages.clone(),
        cpe: product.cpe.clone(),
        scheme: product.scheme,
    };
    let products = corpus.site.products.iter().map(product).collect();
    let locale = Some(corpus.site.source_locale().clone());
    let organization = Some(corpus.site.organization.name.clone());
    let published = corpus.lock.documents.into_keys().collect();
    Ok(ExistingSite { locale, organization, products, public_ids, files: existing_files(snapshot), published })
}

/// Returns the ids of an advisory that is public and in force, in small letters, each with its own one.
fn public_ids(document: &Document, now: Timestamp) -> Vec<(String, String)> {
    let DocumentFields::Advisory(Some(fields)) = &document.fields else { return Vec::new() };
    let is_public = matches!(document.visibility, Visibility::From(since) if since.timestamp() <= now);
    if !is_public || fields.status.name.value != StatusName::Published {
        return Vec::new();
    }
    let own = fields.id.value.as_str();
    let ids = fields.ids_of_others().map(|(id, _)| id).chain([own]);
    ids.map(|id| (id.to_lowercase(), own.to_owned())).collect()
}

fn existing_files(snapshot: &Snapshot) -> BTreeMap<SitePath, String> {
    let folders = ["content/advisories", "products"];
    let files = folders.into_iter().flat_map(|folder| snapshot.under(folder));
    files.filter_map(|(_, _, file)| Some((file.path.clone(), file.text().ok()?.to_owned()))).collect()
}

/// What became of the files of an import.
#[derive(Default)]
struct Counts {
    made: usize,
    renewed: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} made, {} written anew", counted(self.made, "file"), self.renewed)
    }
}

/// Writes the files; one that came there or was changed meanwhile stays as it is.
fn write(terminal: &Terminal, place: &Place, files: &[ImportedFile]) -> Result<Counts, Failure> {
    let mut counts = Counts::default();
    let progress = terminal.progress();
    progress.show(Progress::Begun(files.len()));
    for ImportedFile { path, text, old, .. } in files {
        match old {
            Some(old) => place.renew(path, old, text)?,
            None => match host::create_source(place.root(), path, text)? {
                Created::New | Created::Same => {}
                Created::Kept => return Err(Failure::changed_meanwhile(path)),
            },
        }
        let count = if old.is_some() { &mut counts.renewed } else { &mut counts.made };
        *count += 1;
        terminal.result(path)?;
        progress.show(Progress::Done);
    }
    Ok(counts)
}

/// Shows what would be new, and by words what would change in files that are there.
fn show_changes(terminal: &Terminal, import: &Import) -> Result<(), Failure> {
    for ImportedFile { path, text, old, .. } in &import.files {
        match old {
            None => terminal.result(format_args!("{path}: would be made"))?,
            Some(old) => {
                terminal.result(format_args!("{path}: would be written anew"))?;
                import::changes(old, text).iter().try_for_each(|runs| terminal.changes(runs))?;
            }
        }
    }
    for KeptFile { path, old, text, source, .. } in &import.kept {
        terminal.result(format_args!("{path}: would stay as it is; its record (source = \"{source}\") says"))?;
        import::changes(old, text).iter().try_for_each(|runs| terminal.changes(runs))?;
    }
    tell_losses(terminal, import);
    tell_retold(terminal, import);
    terminal.status("nothing was written");
    Ok(())
}

/// Names every file that stays though its record says something new, and what to do.
fn tell_kept(terminal: &Terminal, import: &Import) {
    for KeptFile { path, source, reason, .. } in &import.kept {
        match reason {
            Reason::Edited => terminal.warning(format_args!(
                "`{path}` was changed by hand and stays as it is; its record has changed too: take over what `--diff` \
                 shows, and write `source = \"{source}\"` in its `[imported]`"
            )),
            Reason::NoLongerPublic => terminal.warning(format_args!(
                "`{path}` is public and stays as it is; its record is a draft now: withdraw the advisory with `lucarne \
                 advisory withdraw`, or leave it"
            )),
            Reason::BackInForce => terminal.warning(format_args!(
                "`{path}` is withdrawn and stays as it is; its record is in force now: publish a new advisory, or leave it"
            )),
        }
    }
}

/// Says that records were read as those of another format than the one that was named.
fn tell_retold(terminal: &Terminal, import: &Import) {
    if import.as_ghsa > 0 {
        let are = if import.as_ghsa == 1 { "is" } else { "are" };
        let count = counted(import.as_ghsa, "record");
        terminal.note(format_args!("{count} {are} GitHub's, and read as `lucarne import ghsa` reads them"));
    }
}

/// Says that an id of a new advisory leads to another one too.
fn tell_shared(terminal: &Terminal, import: &Import, site: &ExistingSite) {
    let shared = import.shared_ids(site);
    let Some(SharedId { path, id, holder }) = shared.first() else { return };
    let more = if shared.len() > 1 { format!(", and {} more are shared", shared.len() - 1) } else { String::new() };
    let whose = match id.eq_ignore_ascii_case(holder) {
        true => "the own id of another advisory".to_owned(),
        false => format!("an id of `{holder}` too"),
    };
    let id = visible(id);
    terminal.warning(format_args!(
        "`{path}`: `{id}` is {whose}{more}: where both tell of the same, remove the file or supersede one of the two"
    ));
}

/// Says what comes next.
fn tell_next(terminal: &Terminal, import: &Import) {
    let drafts = import.files.iter().filter(|file| file.is_draft).count();
    if drafts > 0 {
        let verb = if drafts == 1 { "is a draft" } else { "are drafts" };
        let count = counted(drafts, "advisory");
        terminal.note(format_args!("{count} {verb}, as the warnings say: look at them with `lucarne serve --drafts`"));
    }
    let early = import.early_products();
    if let Some(first) = early.first() {
        let are = if early.len() == 1 { "is" } else { "are" };
        terminal.warning(format_args!(
            "{} {are} public with the next build, though no public advisory names {}, such as `{first}`: where that tells \
             too much, move the file away until then",
            counted(early.len(), "product"),
            if early.len() == 1 { "it" } else { "them" },
        ));
    }
    if !import.files.is_empty() {
        terminal.note("run `lucarne check` to see what the site says of them, and `lucarne build` to publish them");
    }
}

/// From how many records on a field that could not be carried is told once for all of them.
const MANY: usize = 4;

/// Names every field that could not be carried over, and every record that could not be read. Of alike fields, in one
/// record or in many, the first is shown, and with `--verbose` the path of each.
fn tell_losses(terminal: &Terminal, import: &Import) {
    let mut alike: BTreeMap<(&str, &str), Vec<&Note>> = BTreeMap::new();
    for note in &import.notes {
        alike.entry((&note.field, &note.why)).or_default().push(note);
    }
    for note in &import.notes {
        let all = &alike[&(&*note.field, &*note.why)];
        if all.len() < MANY {
            terminal.warning(shown(note));
            note.paths.iter().for_each(|path| terminal.detail(format_args!("  {}", visible(path))));
        } else if std::ptr::eq(all[0], note) {
            terminal.warning(format_args!("{}; so it is in {} records", shown(note), all.len()));
            all[1..].iter().for_each(|note| terminal.detail(format_args!("  {}", shown(note))));
        }
    }
    for failure in &import.failures {
        let import::Failure { record, line, column, message } = failure;
        let record = visible(record);
        terminal.error(format_args!("{record}:{line}:{column}: {}", visible(message)));
    }
}

fn shown(note: &Note) -> String {
    let value = visible(&note.value);
    let (record, field) = (visible(&note.record), visible(&note.field));
    let more = note.paths.len().saturating_sub(1);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    format!("{record}: `{field}`, `{value}`{more}: {}", note.why)
}
