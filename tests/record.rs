//! What a build leaves to the next one saves time, and changes nothing else: neither a file nor a report.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

#[path = "support/program.rs"]
mod program;
#[path = "support/small_site.rs"]
mod small_site;
#[path = "support/write.rs"]
mod write;

use std::fs;

use program::run;
use program::stderr;
use program::stdout;
use small_site::SMALL_SITE;
use tempfile::TempDir;
use write::write;

const RECORD: &str = ".lucarne/record";

const ADVISORY: &str = "+++
id = \"EX-1\"
title = \"Tokens stay valid\"
summary = \"A token stays valid.\"
status = \"published\"
published = 2026-03-01
cvss = [\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:L/A:N\"]
[[affected]]
product = \"app\"
ranges = [{ introduced = \"1.0.0\", fixed = \"1.4.2\" }]
+++
";

/// Makes a site that was built once; the next build finds all as it left it, though there was no lock file before it.
fn built() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in SMALL_SITE.iter().chain(&[("content/advisories/EX-1.md", ADVISORY)]) {
        write(folder.path(), path, text);
    }
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    build(&folder);
    let record = text(RECORD);
    assert!(record.contains("\noutputs "), "{record}");
    build(&folder);
    assert_eq!(text(RECORD), record);
    folder
}

/// Builds, and returns what the program said.
#[track_caller]
fn build(folder: &TempDir) -> String {
    let output = run(folder.path(), &["build"]);
    assert_eq!(stdout(&output), "");
    stderr(&output)
}

#[test]
fn document_that_is_not_the_one_of_the_lock_file_is_told() {
    let folder = built();
    let lock = folder.path().join("lucarne.lock");
    let text = fs::read_to_string(&lock).unwrap();
    let hash = text.split_once("\"sha256\": \"").unwrap().1.get(..64).unwrap();
    fs::write(&lock, text.replace(hash, &"0".repeat(64))).unwrap();
    let output = run(folder.path(), &["build"]);
    assert!(stderr(&output).contains("error[csaf-changed]"));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn file_that_was_changed_in_the_output_is_made_again() {
    let folder = built();
    let page = folder.path().join("public/index.html");
    let text = fs::read(&page).unwrap();
    for other in [Some("other"), None] {
        match other {
            Some(other) => fs::write(&page, other).unwrap(),
            None => fs::remove_file(&page).unwrap(),
        }
        assert!(build(&folder).contains(": 1 file written, "));
        assert_eq!(fs::read(&page).unwrap(), text);
    }
}

#[cfg(unix)]
#[test]
fn record_that_is_a_link_is_neither_read_nor_followed() {
    let folder = built();
    let (record, other) = (folder.path().join(RECORD), folder.path().join("other"));
    fs::rename(&record, &other).unwrap();
    fs::write(&other, "not ours").unwrap();
    std::os::unix::fs::symlink(&other, &record).unwrap();
    assert!(build(&folder).contains(": 0 files written, "));
    assert_eq!(fs::read_to_string(&other).unwrap(), "not ours");
}
