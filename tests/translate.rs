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
    assert_eq!(
        lines(&["status", "--locale", "fr", "content/advisories"]),
        "missing   fr     content/advisories/2026/EX-1.md\n"
    );
    let code = |arguments: &[&str]| translate(folder.path(), &[&["status"], arguments].concat()).status.code();
    assert_eq!(code(&["--check", "--locale", "fr"]), Some(1));
    assert_eq!(code(&["--check", "--json", "--locale", "fr"]), Some(1));
    assert_eq!(code(&["--check", "--locale", "fr", "content/index.md"]), Some(0));
    assert_eq!(code(&["--check", "--locale", "fr", "content/index.fr.md"]), Some(0));
    assert_eq!(code(&["content/advisories/2026/EX-2.md"]), Some(2));
    assert_eq!(lines(&["status", "."]), lines(&["status"]));
    // What cannot be read is not up to date.
    fs::write(folder.path().join("content/other.md"), "No front matter.").unwrap();
    assert_eq!(code(&["--locale", "fr", "content/index.md"]), Some(0));
    assert_eq!(code(&["--check", "--locale", "fr", "content/index.md"]), Some(1));
    assert_eq!(translate(folder.path(), &["status", "--locale", "de"]).status.code(), Some(2));
    assert_eq!(translate(folder.path(), &["mark", "content/index.md"]).status.code(), Some(2));
}

/// Runs a command of the program that must succeed, and returns what it says beside its results.
fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_lucarne")).current_dir(folder).args(arguments).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}\n{said}");
    said
}

#[test]
fn published_translation_may_lag_behind_and_follows_with_a_revision() {
    let folder = tempfile::tempdir().unwrap();
    let (source, file) = ("content/advisories/2026/EX-1.md", "content/advisories/2026/EX-1.fr.md");
    let edit = |path: &str, from: &str, to: &str| {
        let text = fs::read_to_string(folder.path().join(path)).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(folder.path().join(path), text.replace(from, to)).unwrap();
    };
    site(folder.path());
    done(folder.path(), &["translate", "new", "fr", source]);
    done(folder.path(), &["translate", "mark", file]);
    done(folder.path(), &["build", "-q"]);

    // A new section, told by a revision: the site goes on.
    let revise = ["advisory", "revise", "EX-1", "--kind", "content", "--summary", "Adds a fix.", "--id", "fix"];
    done(folder.path(), &revise);
    edit(source, "## Impact", "## Fix {#fix}\n\nUpdate to 1.4.2.\n\n## Impact");
    let said = done(folder.path(), &["build"]);
    assert!(said.contains("warning[headings-differ]") && said.contains("warning[translation-stale]"), "{said}");
    let version = || {
        let path = "public/.well-known/csaf/white/2026/ex-1-fr.json";
        let text = fs::read_to_string(folder.path().join(path)).unwrap();
        serde_json::from_str::<Value>(&text).unwrap()["document"]["tracking"]["version"].as_str().unwrap().to_owned()
    };
    assert_eq!(version(), "3");

    // A text that changes without a revision is no new version, and what changes is named.
    edit(file, "survives", "outlives");
    let output = Command::new(env!("CARGO_BIN_EXE_lucarne")).current_dir(folder.path()).arg("build").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let note = "note: `EX-1-fr` would differ from what was built last in `document.notes[1].text`";
    assert!(output.status.code() == Some(1) && said.contains(note), "{said}");

    // The translation follows.
    edit(file, "## Impact", "## Correctif {#fix}\n\nPassez à 1.4.2.\n\n## Impact");
    edit(file, "[translation]", "[revision.fix]\nsummary = \"Ajoute un correctif.\"\n\n[translation]");
    let said = done(folder.path(), &["translate", "mark", file]);
    assert!(said.contains("(editorial) tells those who know the published text"), "{said}");
    let revisions =
        || fs::read_to_string(folder.path().join(file)).unwrap().matches("[[translation.revision]]").count();
    assert_eq!(revisions(), 1);
    let said = done(folder.path(), &["build"]);
    assert!(!said.contains("[revision-missing]") && !said.contains("[headings-differ]"), "{said}");
    assert_eq!(version(), "4");
    assert!(done(folder.path(), &["translate", "mark", file]).contains("is marked already"));
    let latest = || {
        let page = fs::read_to_string(folder.path().join("public/fr/advisories/EX-1/index.html")).unwrap();
        page.lines().find(|line| line.contains("class=\"note change\"")).map(str::to_owned).unwrap()
    };
    assert!(latest().contains("Ajoute un correctif."), "{}", latest());

    // A later change of its own, in words of its own.
    edit(file, "Passez à", "Mettez à jour vers");
    done(folder.path(), &["translate", "mark", file, "--summary", "Dit mieux que faire."]);
    assert_eq!(revisions(), 2);
    done(folder.path(), &["build"]);
    assert!(latest().contains("Dit mieux que faire."), "{}", latest());
    let several = translate(folder.path(), &["mark", file, "content/index.fr.md", "--summary", "Dit mieux."]);
    assert_eq!(several.status.code(), Some(2));
}

#[test]
fn unpublished_translation_is_marked_without_a_revision_and_a_late_one_says_since_when_it_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let (source, french) = ("content/advisories/2026/EX-1.md", "content/advisories/2026/EX-1.fr.md");
    let text = |file: &str| fs::read_to_string(folder.path().join(file)).unwrap();
    site(folder.path());
    done(folder.path(), &["translate", "new", "fr", source]);
    assert_eq!(done(folder.path(), &["translate", "mark", french]), "");
    assert!(!text(french).contains("revision]]") && !text(french).contains("\non = "), "{}", text(french));
    done(folder.path(), &["build", "-q"]);
    done(folder.path(), &["translate", "new", "ja", source]);
    let japanese = "content/advisories/2026/EX-1.ja.md";
    assert_eq!(done(folder.path(), &["translate", "mark", japanese]), "");
    assert!(!text(japanese).contains("revision]]") && text(japanese).contains("\non = 20"), "{}", text(japanese));
}

#[test]
fn text_in_the_language_of_its_source_is_not_marked() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    let write = |file: &str, text: &str| {
        let front = "+++\ntitle = \"Reports\"\n+++\n\n";
        fs::write(folder.path().join(file), format!("{front}{text}\n")).unwrap();
    };
    let file = "content/reports.fr.md";
    write(
        "content/reports.md",
        "Write to us before you publish what you have found, and we will answer in three days.",
    );
    write(file, "Tell us of what you have found before you publish it. We will answer in three days.");
    let output = translate(folder.path(), &["mark", file]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("`content/reports.fr.md` is in `en`: it is no translation"), "{said}");
    write(file, "Écrivez-nous avant de publier ce que vous avez trouvé. Nous vous répondrons sous trois jours.");
    assert_eq!(translate(folder.path(), &["mark", file]).status.code(), Some(0));
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

#[test]
fn source_that_goes_ahead_is_not_held_back_by_its_translation() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    fs::remove_dir_all(folder.path().join("content/advisories")).unwrap();
    let [own, french] = ["content/index.md", "content/index.fr.md"].map(|name| folder.path().join(name));
    fs::write(&french, "+++\ntitle = \"Sécurité\"\n+++\n\nD’abord.\n\nNous répondons en 3 jours.\n").unwrap();
    let strict = || {
        let arguments = ["check", "--strict", "--format", "short", "--allow", "security-txt-missing"];
        let mut command = Command::new(env!("CARGO_BIN_EXE_lucarne"));
        let output = command.current_dir(folder.path()).args(arguments).output().unwrap();
        let codes = String::from_utf8(output.stdout).unwrap();
        let codes = codes.lines().filter_map(|line| Some(line.split_once('[')?.1.split_once(']')?.0.to_owned()));
        (output.status.code(), codes.collect::<Vec<_>>())
    };
    assert_eq!(strict(), (Some(1), vec!["translation-unmarked".to_owned()]));
    stdout(&translate(folder.path(), &["mark", "content/index.fr.md"]));
    assert_eq!(strict(), (Some(0), Vec::new()));
    let text = fs::read_to_string(&own).unwrap();
    fs::write(&own, text.replace("3 days", "5 days")).unwrap();
    let late = ["translation-stale", "drift-number"].map(str::to_owned).to_vec();
    assert_eq!(strict(), (Some(0), late.clone()));
    stdout(&translate(folder.path(), &["mark", "content/index.fr.md"]));
    assert_eq!(strict(), (Some(1), late[1..].to_vec()));
}
