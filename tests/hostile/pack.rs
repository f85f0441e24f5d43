//! The pack: hostile values as data, one file of `tests/hostile/pack` for each kind, and what must come of each.
//!
//! A `[[group]]` is a file with a gap, `{}`, and the values that are put there, each with the errors that it must give:
//! `line:column code` in the file itself, `path:line:column code` elsewhere. A value without an error is published, and
//! then no output may hold anything that runs. What a group may say beside `name` and `cases`:
//!
//! * `into`: `advisory`, `page`, `policy` or `site`, whose smallest form gets the lines of `front` (in the place of those
//!   with the same key) and the text of `body`; of `site.toml` a part, `instead`, may be replaced by `front`. Or `path`,
//!   with the whole `text`.
//! * `with`: other files, by path. `times`: how often the value is repeated. `canary`: a word that no output, no name and
//!   no message may hold. `kind = "link"`: the file is a link to the value; `kind = "folder"`: it is a folder.
//!
//! `BLESS=1 cargo test --test hostile pack` rewrites what is expected. Read that diff as you read code. `CASE=ids` runs
//! the kinds whose name holds `ids`.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::env;
use std::fs;
use std::panic;
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;

use lucarne::diag;
use lucarne::diag::Format;
use lucarne::diag::Report;
use lucarne::diag::Style;
use lucarne::host;
use lucarne::model::OutputFile;
use lucarne::pipeline;
use lucarne::pipeline::MakeError;
use lucarne::pipeline::Options;
use lucarne::text::Snapshot;
use toml_edit::Array;
use toml_edit::DocumentMut;
use toml_edit::Item;
use toml_edit::Table;
use toml_edit::value;

use crate::facts;
use crate::injection::assert_harmless;
use crate::site::FILES;

const FOLDER: &str = "tests/hostile/pack";

/// How many errors of a case are listed where there are many.
const FIRST: usize = 3;

const AT: &str = "2026-11-21T12:00:00Z";

const ADVISORY: [&str; 5] = [
    "id = \"EX-2026-0001\"",
    "title = \"Title\"",
    "summary = \"Summary.\"",
    "status = \"published\"",
    "published = 2026-03-14T14:00:00Z",
];

/// One value in one place.
struct Case {
    name: String,
    files: BTreeMap<String, String>,
    /// The file that the value is in.
    path: String,
    kind: Kind,
    canary: Option<String>,
    expected: Vec<String>,
}

enum Kind {
    File,
    Folder,
    Link(String),
}

/// What came of a case: its errors, and all that can be seen of it.
struct Outcome {
    errors: Vec<String>,
    messages: String,
    published: BTreeMap<String, Vec<u8>>,
}

#[test]
fn pack_holds() {
    let mut documents = read_all();
    let cases: Vec<Case> = documents.values().flat_map(cases).collect();
    let found = run_all(&cases);
    let mut failures = Vec::new();
    for (case, (errors, trouble)) in cases.iter().zip(&found) {
        if let Some(trouble) = trouble {
            failures.push(format!("{}: {trouble}", case.name));
        } else if *errors != case.expected {
            failures.push(format!("{}: {errors:?}, not {:?}", case.name, case.expected));
        }
    }
    if env::var_os("BLESS").is_some() {
        bless(&mut documents, &found);
        failures.retain(|failure| !failure.contains("], not ["));
    }
    assert!(failures.is_empty(), "{} of {} cases\n{}", failures.len(), cases.len(), failures.join("\n"));
}

/// Reads every file of the pack, by its kind.
fn read_all() -> BTreeMap<String, DocumentMut> {
    let files = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let chosen = env::var("CASE").unwrap_or_default();
    let files = files.filter(|path| path.file_stem().unwrap().to_string_lossy().contains(&chosen));
    let read = |path: &Path| fs::read_to_string(path).unwrap().parse().unwrap_or_else(|e| panic!("{path:?}: {e}"));
    files.map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), read(&path))).collect()
}

fn cases(document: &DocumentMut) -> Vec<Case> {
    let groups = document["group"].as_array_of_tables().unwrap();
    groups.iter().flat_map(|group| values(group).map(|(value, errors)| case(group, value, errors))).collect()
}

fn values(group: &Table) -> impl Iterator<Item = (&str, Vec<String>)> {
    let texts = |item: &Item| item.as_array().unwrap().iter().map(|error| error.as_str().unwrap().to_owned()).collect();
    group["cases"].as_table().unwrap().iter().map(move |(value, errors)| (value, texts(errors)))
}

fn case(group: &Table, value: &str, expected: Vec<String>) -> Case {
    let text = |key: &str| group.get(key).map(|item| item.as_str().unwrap_or_else(|| panic!("{key} is a text")));
    let times = group.get("times").map_or(1, |item| usize::try_from(item.as_integer().unwrap()).unwrap());
    let fill = |text: &str| text.replace("{}", &value.repeat(times));
    let (front, body) = (fill(text("front").unwrap_or("")), fill(text("body").unwrap_or("Text.")));
    let (path, bytes) = match text("into") {
        Some("advisory") => (facts::ADVISORY.to_owned(), document(&ADVISORY, &front, &body)),
        Some("page") => ("content/page.md".to_owned(), document(&["title = \"Page\""], &front, &body)),
        Some("policy") => {
            let lines = ["title = \"Disclosure\"", "reviewed = 2026-06-01"];
            ("content/policies/disclosure.md".to_owned(), document(&lines, &front, &body))
        }
        Some("site") => {
            let whole = text("instead").map_or_else(|| facts::site(&front), |old| facts::site_with(old, &front));
            ("site.toml".to_owned(), whole)
        }
        Some(into) => panic!("no file is called {into}"),
        None => (fill(text("path").unwrap()), fill(text("text").unwrap_or(""))),
    };
    let mut files: BTreeMap<String, String> =
        FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    if let Some(with) = group.get("with") {
        files.extend(
            with.as_table_like().unwrap().iter().map(|(path, text)| (fill(path), fill(text.as_str().unwrap()))),
        );
    }
    let kind = match text("kind") {
        None => Kind::File,
        Some("folder") => Kind::Folder,
        Some("link") => Kind::Link(value.to_owned()),
        Some(kind) => panic!("no kind is called {kind}"),
    };
    files.insert(path.clone(), bytes);
    let name = format!("{} {value:?}", text("name").unwrap());
    Case { name, files, path, kind, canary: text("canary").map(ToOwned::to_owned), expected }
}

/// Makes a document; a line of the front matter takes the place of one with the same key.
fn document(lines: &[&str], front: &str, body: &str) -> String {
    let key = |line: &str| line.split([' ', '=']).next().unwrap_or_default().to_owned();
    let own: Vec<String> = front.lines().take_while(|line| !line.starts_with('[')).map(key).collect();
    let kept: String = lines.iter().filter(|line| !own.contains(&key(line))).map(|line| format!("{line}\n")).collect();
    format!("+++\n{kept}{front}\n+++\n\n{body}\n")
}

/// Runs all cases, and returns the errors of each and what must not have happened.
fn run_all(cases: &[Case]) -> Vec<(Vec<String>, Option<String>)> {
    let found = Mutex::new(BTreeMap::new());
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(case) = cases.get(at) else { return };
            let ran = panic::catch_unwind(AssertUnwindSafe(|| case.judge()));
            let ran = ran.unwrap_or_else(|_| (Vec::new(), Some("a panic, or an output that runs".to_owned())));
            found.lock().unwrap().insert(at, ran);
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    found.into_inner().unwrap().into_values().collect()
}

impl Case {
    fn judge(&self) -> (Vec<String>, Option<String>) {
        let outcome = match self.run() {
            Ok(outcome) => outcome,
            Err(error) => return (vec![error], None),
        };
        assert_harmless(&outcome.published);
        let is_odd =
            |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if outcome.messages.contains(is_odd) {
            return (outcome.errors, Some(format!("a character that hides: {:?}", outcome.messages)));
        }
        let trouble = self.canary.as_ref().and_then(|canary| outcome.place_of(canary));
        (outcome.errors, trouble)
    }

    /// Builds the site, or returns the machine's failure.
    fn run(&self) -> Result<Outcome, String> {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in &self.files {
            let full = folder.path().join(path);
            fs::create_dir_all(full.parent().unwrap()).map_err(|error| format!("no such file: {:?}", error.kind()))?;
            let is_own = *path == self.path;
            match &self.kind {
                Kind::Link(target) if is_own => std::os::unix::fs::symlink(target, full).unwrap(),
                Kind::Folder if is_own => fs::create_dir_all(full).unwrap(),
                _ => fs::write(full, text).map_err(|error| format!("no such file: {:?}", error.kind()))?,
            }
        }
        let snapshot = host::snapshot(folder.path()).map_err(|error| format!("host: {}", error.action))?;
        Ok(self.build(Arc::new(snapshot)))
    }

    fn build(&self, snapshot: Arc<Snapshot>) -> Outcome {
        let at = AT.parse().unwrap();
        let options = Options { jobs: Some(1), ..Options::new(Some(at), at) };
        let checked = pipeline::check(Arc::clone(&snapshot), &options);
        let mut report = checked.report;
        let published = Mutex::new(BTreeMap::new());
        if let Some(edition) = checked.value {
            let sink = |file: OutputFile| -> Result<(), Infallible> {
                published.lock().unwrap().insert(file.path.to_string(), file.bytes);
                Ok(())
            };
            match pipeline::make(&edition, &options, &|_| {}, &sink) {
                Ok(_) => {}
                Err(MakeError::Faults(faults)) => report.extend(faults),
                Err(MakeError::Signer(_) | MakeError::Sink(_)) => panic!("nothing is signed, and the sink takes all"),
            }
        }
        report.sort();
        self.outcome(&report, &snapshot, published.into_inner().unwrap())
    }

    fn outcome(&self, report: &Report, snapshot: &Snapshot, published: BTreeMap<String, Vec<u8>>) -> Outcome {
        let lines = diag::print(report, snapshot, Format::Short, Style::Plain, "");
        let own = format!("{}:", self.path);
        let errors = lines.lines().filter_map(|line| {
            let (place, rest) = line.split_once(": error[")?;
            let place = place.strip_prefix(&own).unwrap_or(place);
            Some(format!("{place} {}", rest.split(']').next()?))
        });
        let mut errors: Vec<String> = errors.collect();
        // One value may be met on many pages.
        errors.dedup();
        if let Some(more) = errors.len().checked_sub(FIRST).filter(|more| *more > 1) {
            errors.truncate(FIRST);
            errors.push(format!("and {more} more"));
        }
        let messages = lines + &diag::print(report, snapshot, Format::Human, Style::Plain, "");
        let published = if errors.is_empty() { published } else { BTreeMap::new() };
        Outcome { errors, messages, published }
    }
}

impl Outcome {
    /// Says where a word is that should be nowhere.
    fn place_of(&self, canary: &str) -> Option<String> {
        let has = |text: &str| text.to_lowercase().contains(canary);
        let holds = |(path, bytes): &(&String, &Vec<u8>)| has(path) || has(&String::from_utf8_lossy(bytes));
        let file = self.published.iter().find(holds).map(|(path, _)| format!("the canary is in {path}"));
        file.or_else(|| has(&self.messages).then(|| format!("the canary is told: {}", self.messages)))
    }
}

fn bless(documents: &mut BTreeMap<String, DocumentMut>, found: &[(Vec<String>, Option<String>)]) {
    let mut found = found.iter();
    for (kind, document) in documents {
        for group in document["group"].as_array_of_tables_mut().unwrap().iter_mut() {
            for (_, expected) in group["cases"].as_table_mut().unwrap().iter_mut() {
                *expected = value(found.next().unwrap().0.iter().collect::<Array>());
            }
        }
        fs::write(format!("{FOLDER}/{kind}.toml"), document.to_string()).unwrap();
    }
}
