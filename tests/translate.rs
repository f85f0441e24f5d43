//! `lucarne translate`, as translators use it.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Output;

use serde_json::Value;

const ADVISORY: &str = "+++
id = \"EX-1\"
title = \"Tokens stay valid\"
summary = \"A token survives logout.\"
status = \"published\"
published = 2026-03-14

[[revision]]
id = \"more\"
on = 2026-03-20
kind = \"content\"
summary = \"Adds a fix.\"
+++

## Impact {#impact}

Answers come within <fact:disclosure.window>.
";

fn site(folder: &Path) {
    let site = "[site]\nbase_url = \"https://example.org\"\nlocales = [\"en\", \"fr\", \"ja\"]\n[organization]\nname = \"Example\"\n\
                [[contact]]\nkind = \"email\"\nvalue = \"security@example.org\"\n[disclosure]\nwindow = \"90 days\"\n";
    fs::create_dir_all(folder.join("content/advisories/2026")).unwrap();
    fs::write(folder.join("site.toml"), site).unwrap();
    fs::write(folder.join("content/index.md"), "+++\ntitle = \"Security\"\n+++\n\nFirst.\n\nWe answer in 3 days.\n")
        .unwrap();
    fs::write(folder.join("content/advisories/2026/EX-1.md"), ADVISORY).unwrap();
    fs::write(
        folder.join("content/advisories/2026/EX-2.md"),
        ADVISORY.replace("EX-1", "EX-2").replace("published\"", "draft\""),
    )
    .unwrap();
}

fn translate(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lucarne"));
    command.current_dir(folder).arg("translate").args(arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn skeleton_keeps_ids_facts_and_words_of_the_source() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    let new = ["new", "fr", "content/advisories/2026/EX-1.md"];
    assert_eq!(stdout(&translate(folder.path(), &new)), "content/advisories/2026/EX-1.fr.md\n");
    let text = fs::read_to_string(folder.path().join("content/advisories/2026/EX-1.fr.md")).unwrap();
    let expected = "+++
title = \"Tokens stay valid\"
summary = \"A token survives logout.\"

[revision.more]
summary = \"Adds a fix.\"

[translation]
method = \"human\"
+++

## Impact {#impact}

Answers come within <fact:disclosure.window>.
";
    assert_eq!(text, expected);
    assert_eq!(translate(folder.path(), &new).status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("content/advisories/2026/EX-1.fr.md")).unwrap(), text);
}

#[test]
fn status_lists_every_public_document_and_mark_makes_it_current() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    stdout(&translate(folder.path(), &["new", "fr", "content/index.md"]));
    let lines = |arguments: &[&str]| stdout(&translate(folder.path(), arguments));
    let listed = "missing   fr     content/advisories/2026/EX-1.md\nunmarked  fr     content/index.fr.md\n";
    assert_eq!(lines(&["status", "--locale", "fr"]), listed);
    assert_eq!(lines(&["mark", "content/index.fr.md"]), "content/index.fr.md\n");
    let listing: Value = serde_json::from_str(&lines(&["status", "--json", "--locale", "fr"])).unwrap();
    let entry = &listing["translations"][1];
    assert_eq!((&entry["document"], &entry["state"]), (&"index".into(), &"current".into()));
    assert_eq!(entry["source_hash"], entry["made_from"]);
    assert!(lines(&["status", "--drafts"]).contains("EX-2.md"));
    assert_eq!(translate(folder.path(), &["status", "--locale", "de"]).status.code(), Some(2));
    assert_eq!(translate(folder.path(), &["mark", "content/index.md"]).status.code(), Some(2));
}

#[test]
fn what_changed_since_is_shown_from_git() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    stdout(&translate(folder.path(), &["new", "fr", "content/index.md"]));
    stdout(&translate(folder.path(), &["mark", "content/index.fr.md"]));
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "--message", "first"]);
    let index = folder.path().join("content/index.md");
    let text = fs::read_to_string(&index).unwrap();
    fs::write(&index, text.replace("3 days", "5 business days")).unwrap();
    let shown = stdout(&translate(folder.path(), &["status", "--locale", "fr", "--diff"]));
    let expected = "stale     fr     content/index.fr.md\n    We answer in [-3-]{+5 business+} days.\n";
    assert!(shown.ends_with(expected), "{shown}");
}

fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let status = Command::new("git").current_dir(folder).args(identity).args(arguments).status().unwrap();
    assert!(status.success());
}
