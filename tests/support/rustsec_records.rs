//! Real RustSec records, where a folder of them stands beside the project.

use std::fs;
use std::path::Path;

use lucarne::author::import::Record;
use walkdir::WalkDir;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora/rustsec");

/// Returns the records by path; `None` where there is no folder of them.
///
/// # Panics
///
/// Where one cannot be read.
#[expect(clippy::print_stdout, reason = "a test that checks nothing says so")]
pub fn read() -> Option<Vec<Record>> {
    if !Path::new(FOLDER).is_dir() {
        println!("skipped: there is no {FOLDER}");
        return None;
    }
    let entries = WalkDir::new(FOLDER).sort_by_file_name().into_iter();
    let paths = entries.map(|entry| entry.expect("the records can be listed").into_path());
    let records = paths.filter(|path| path.extension().is_some_and(|ending| ending == "md")).map(|path| Record {
        text: fs::read_to_string(&path).expect("a record can be read"),
        path: path.strip_prefix(FOLDER).ok().and_then(Path::to_str).expect("records have plain names").to_owned(),
    });
    Some(records.collect())
}
