//! The sample site, built in memory.

#[path = "sample_files.rs"]
mod sample_files;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::Mutex;

use lucarne::diag;
use lucarne::diag::Format;
use lucarne::diag::Style;
use lucarne::model::OutputFile;
use lucarne::pipeline;
use lucarne::pipeline::Options;
use lucarne::pipeline::PlannedEdition;
use lucarne::text::Snapshot;

/// Returns the published files by path.
///
/// # Panics
///
/// Where the sample site has a problem.
pub fn build() -> BTreeMap<String, Vec<u8>> {
    make(&edition(snapshot()))
}

/// Returns the files of the sample site and those that are built in.
pub fn snapshot() -> Snapshot {
    Snapshot::new(sample_files::read(), Vec::new())
}

/// Checks a site.
///
/// # Panics
///
/// Where it has an error.
pub fn edition(snapshot: Snapshot) -> PlannedEdition {
    let snapshot = Arc::new(snapshot);
    let outcome = pipeline::check(Arc::clone(&snapshot), &options());
    let report = diag::print(&outcome.report, &snapshot, Format::Short, Style::Plain, "");
    outcome.value.unwrap_or_else(|| panic!("the site can be built:\n{report}"))
}

/// Makes the files of a site, by path.
///
/// # Panics
///
/// Where one of them cannot be made.
pub fn make(edition: &PlannedEdition) -> BTreeMap<String, Vec<u8>> {
    let outputs = Mutex::new(BTreeMap::new());
    let sink = |file: OutputFile| -> Result<(), Infallible> {
        outputs.lock().expect("no sink panics").insert(file.path.to_string(), file.bytes);
        Ok(())
    };
    let made = pipeline::make(edition, &options(), &|_| {}, &sink);
    assert!(made.is_ok(), "every output can be made");
    outputs.into_inner().expect("no sink panics")
}

/// Returns what the sample site is built with.
pub fn options() -> Options {
    let at = "2026-11-21T12:00:00Z".parse().expect("a moment");
    Options::new(Some(at), at)
}
