//! Any text as a record of another database: it becomes sources that build, or is refused with a place in it.
#![no_main]

mod site;

use libfuzzer_sys::fuzz_target;
use lucarne::author::import;
use lucarne::author::import::Choices;
use lucarne::author::import::ExistingSite;
use lucarne::author::import::Record;
use lucarne::diag;
use lucarne::diag::Format;
use lucarne::diag::Style;
use lucarne::model::RecordFormat;

/// Every format, and a name that its records have.
const FORMATS: [(RecordFormat, &str); 6] = [
    (RecordFormat::Rustsec, "crates/a/RUSTSEC-2026-0001.md"),
    (RecordFormat::Osv, "a.json"),
    (RecordFormat::Ghsa, "a.json"),
    (RecordFormat::Csaf, "a.json"),
    (RecordFormat::Cve, "a.json"),
    (RecordFormat::Curl, "CVE-2026-0001.md"),
];

fuzz_target!(|text: &str| {
    let (site, now) = (ExistingSite::default(), site::time());
    let choices = Choices { published: Some(now), now };
    for (format, name) in FORMATS {
        let records = [Record { path: name.to_owned(), text: text.to_owned() }];
        let import = import::import(format, &records, &site, &choices, &|| ());
        assert!(import.failures.len() <= 1 && (import.failures.is_empty() || import.files.is_empty()), "{import:?}");
        let lines = text.matches('\n').count() + 1;
        assert!(import.failures.iter().all(|failure| (1..=lines).contains(&failure.line) && failure.column >= 1));
        if import.files.is_empty() {
            continue;
        }
        let files: Vec<(&str, &[u8])> =
            import.files.iter().map(|file| (file.path.as_str(), file.text.as_bytes())).collect();
        let (snapshot, outcome) = site::check(&files);
        let told = || diag::print(&outcome.report, &snapshot, Format::Short, Style::Plain, "");
        assert!(!outcome.report.has_errors(), "what an import writes always builds: {}", told());
    }
});
