//! The import of records, whatever their format.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::author::import::Choices;
use crate::author::import::ExistingSite;
use crate::author::import::Import;
use crate::author::import::Record;
use crate::author::import::archive::Archive;
use crate::author::import::archive::Shelved;
use crate::author::import::draft::Draft;
use crate::author::import::draft::SettledDraft;
use crate::author::import::draft::settle;
use crate::author::import::ghsa;
use crate::author::import::json;
use crate::author::import::json::Json;
use crate::author::import::json::Leftover;
use crate::author::import::json::Reading;
use crate::author::import::moment::to_instant;
use crate::author::import::problem::Problem;
use crate::author::import::shelf::Shelf;
use crate::model::Instant;
use crate::model::RecordFormat;
use crate::model::Status;
use crate::read::LARGEST_SOURCE;

/// A format of records, and how they are read.
pub(super) struct Format {
    pub name: RecordFormat,
    pub reader: Reader,
}

/// How the records of a format are read.
pub(super) enum Reader {
    /// Field by field.
    Json {
        /// Makes a draft of a record.
        read: fn(&mut Scene, &Json) -> Result<Draft, Problem>,
        /// Says of a path without indexes why nothing is made of it.
        why: fn(&str) -> &'static str,
    },
    /// As a text; a claim of its draft has the byte as its number where the line begins that says so.
    Text(fn(&mut Scene) -> Result<Draft, Problem>),
}

/// A record while it is read, and what stands around it.
pub(super) struct Scene<'r, 's> {
    pub record: &'r Record,
    pub reading: Reading<'r>,
    pub shelf: &'r mut Shelf<'s>,
    pub site: &'s ExistingSite,
    pub choices: &'r Choices,
    /// What is told of the record beside the values that are left.
    pub remarks: Vec<Leftover>,
}

/// When an advisory was published.
#[derive(Clone, Copy, Debug)]
pub(super) struct Publication {
    pub on: Instant,
    /// Whether somebody says so; else it only fills the field of a draft.
    pub is_known: bool,
}

/// Makes a site's sources of records.
///
/// All of them are read before the first is written, since what one says of a product's versions decides how the
/// versions of the others are written.
pub(super) fn import(
    records: &[Record],
    site: &ExistingSite,
    choices: &Choices,
    format: &Format,
    done: &dyn Fn(),
) -> Import {
    let mut import = Import::default();
    let (mut shelf, mut archive) = (Shelf::new(site, format.name), Archive::new(site, choices.now));
    let mut sorted: Vec<&Record> = records.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let mut drafts = Vec::new();
    for record in sorted {
        match read(record, &mut shelf, site, choices, format) {
            Ok(made) => {
                import.as_ghsa += usize::from(made.format.name != format.name);
                drafts.push((record, made));
            }
            Err(problem) => import.failures.push(problem.into_failure(record)),
        }
        done();
    }
    for (record, Made { format, draft, leftovers }) in drafts {
        let mut settled = settle(draft, record, format.name, &shelf);
        let left = std::mem::take(&mut settled.left);
        let left = format.reader.locate(&record.text, &left);
        settled.leftovers.splice(0..0, leftovers.into_iter().chain(left));
        if let Err(problem) = write(record, settled, &mut shelf, &mut archive, &mut import) {
            import.failures.push(problem.into_failure(record));
        }
    }
    import.with_files(archive, shelf)
}

impl Reader {
    /// Finds values by their numbers, each with why it is not in the files.
    fn locate(&self, text: &str, left: &BTreeMap<usize, String>) -> Vec<Leftover> {
        match self {
            Reader::Json { .. } => json::locate(text, left),
            Reader::Text(_) => left.iter().map(|(start, why)| Leftover::of_line(text, *start, why)).collect(),
        }
    }
}

/// What was made of a record.
struct Made<'f> {
    /// The format that it was read as.
    format: &'f Format,
    draft: Draft,
    leftovers: Vec<Leftover>,
}

fn read<'s, 'f>(
    record: &Record,
    shelf: &mut Shelf<'s>,
    site: &'s ExistingSite,
    choices: &Choices,
    format: &'f Format,
) -> Result<Made<'f>, Problem> {
    let scene = |count, shelf| Scene {
        record,
        reading: Reading::new(&record.text, count),
        shelf,
        site,
        choices,
        remarks: Vec::new(),
    };
    let mut made = match format.reader {
        Reader::Json { .. } => {
            let (json, count) = json::parse(&record.text)?;
            let mut scene = scene(count, shelf);
            scene.reading.expect_table(&json)?;
            read_json(&mut scene, &json, format)?
        }
        Reader::Text(read) => {
            let mut scene = scene(0, shelf);
            Made { format, draft: read(&mut scene)?, leftovers: scene.remarks }
        }
    };
    if !made.draft.published.is_known {
        made.draft.status = Status::Draft;
    }
    Ok(made)
}

/// Reads a record field by field; one of GitHub's database among OSV records as what it is.
fn read_json<'f>(scene: &mut Scene, json: &Json, format: &'f Format) -> Result<Made<'f>, Problem> {
    let is_github = format.name == RecordFormat::Osv && ghsa::is_record(json);
    let format = if is_github { &ghsa::FORMAT } else { format };
    let Reader::Json { read, why } = format.reader else { unreachable!("formats of JSON are read field by field") };
    let draft = read(scene, json)?;
    let leftovers = [scene.reading.leftovers(json, why), std::mem::take(&mut scene.remarks)].concat();
    Ok(Made { format, draft, leftovers })
}

fn write(
    record: &Record,
    settled: SettledDraft,
    shelf: &mut Shelf,
    archive: &mut Archive,
    import: &mut Import,
) -> Result<(), Problem> {
    let size = settled.file.body.len();
    if size > LARGEST_SOURCE / 2 {
        let most = LARGEST_SOURCE / 2 / 1024 / 1024;
        return Err(Problem::new(0, format!("its text has {size} bytes, and that of an advisory at most {most} MiB")));
    }
    let mut leftovers = settled.leftovers;
    if let Shelved::Written(remarks) = archive.add(settled.file).map_err(|message| Problem::new(0, message))? {
        settled.products.iter().for_each(|product| shelf.mark_used(*product));
        leftovers.extend(remarks);
    }
    import.notes.extend(json::fold(&record.path, leftovers));
    Ok(())
}

impl Scene<'_, '_> {
    /// Returns when an advisory was published: the first of some dates that is there, else the one that the user chose.
    ///
    /// Without either the advisory is a draft: its date has to be asked for, and until then the year in its name
    /// stands there.
    pub fn publication(&mut self, dates: &[Option<Instant>], field: &str, name: &str) -> Publication {
        if let Some(on) = dates.iter().flatten().next().copied().or(self.choices.published.map(to_instant)) {
            return Publication { on, is_known: true };
        }
        let why =
            "no date says when it was published: a draft, until `published` is set; or import it with `--published`";
        self.remarks.push(Leftover::of(field, String::new(), why));
        Publication { on: year_in(name), is_known: false }
    }

    /// Keeps a text from the public that is in another language than the site's sources.
    pub fn check_language(&mut self, json: &Json, language: &str, status: Status) -> Status {
        match self.why_foreign(language, &status) {
            Some(why) => {
                self.reading.leave(json, why);
                Status::Draft
            }
            None => status,
        }
    }

    /// Says why a text is not for the public, where it is in another language than the site's sources.
    pub fn why_foreign(&self, language: &str, status: &Status) -> Option<String> {
        let locale = self.site.locale.as_ref()?;
        let main = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let lost = if matches!(status, Status::Withdrawn { .. }) { ", without its withdrawal," } else { "," };
        let why = format!("the site's sources are in `{locale}`: a draft{lost} until its text is translated");
        (main(locale.as_str()) != main(language)).then_some(why)
    }
}

/// Returns the first day of the year that a name has in it, such as `CVE-2026-12345`.
fn year_in(name: &str) -> Instant {
    let numbers = name.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == 4);
    let years = numbers.filter_map(|number| number.parse::<i16>().ok()).filter(|year| (1970..2100).contains(year));
    let first_day = years.chain([1970]).find_map(|year| Instant::from_date(Date::new(year, 1, 1).ok()?));
    first_day.expect("the year 1970 has a first day")
}
