//! `lucarne new`: what a skeleton holds, and what `check` says of it.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

#[path = "support/program.rs"]
mod program;

use std::fs;
use std::path::Path;

use program::run;
use program::stderr;
use program::stdout;

/// Makes a site in a new folder.
fn site(locales: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let given = ["--name", "Example", "--base-url", "https://security.example.org", "--prefix", "EX"];
    let given = [&given[..], &["--contact", "security@example.org", "--locales", locales]].concat();
    let output = run(folder.path(), &[&["init", "."], &given[..]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    folder
}

/// Asserts that a command is refused with a message, and that the folder has no new file.
fn refuses(folder: &Path, arguments: &[&str], code: i32, message: &str) {
    let count = || walkdir::WalkDir::new(folder).into_iter().count();
    let before = count();
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    assert!(stderr(&output).contains(message), "{arguments:?}\n{}", stderr(&output));
    assert!(output.stdout.is_empty(), "{arguments:?}");
    assert_eq!(count(), before, "{arguments:?}");
}

/// Returns what `check --drafts` says, a line for each problem, without its hints.
fn problems(folder: &Path) -> String {
    let output = run(folder, &["check", "-q", "--drafts", "--format", "short"]);
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().map(|line| format!("{}\n", line.split("; ").next().unwrap_or_default())).collect()
}

#[test]
fn advisory_lacks_what_only_its_author_knows() {
    let folder = site("en,fr,ja");
    let output = run(folder.path(), &["new", "advisory", "--title", "A \"quoted\" title", "--translations"]);
    let files = "content/advisories/2026/EX-2026-0002.md\ncontent/advisories/2026/EX-2026-0002.fr.md\n\
                 content/advisories/2026/EX-2026-0002.ja.md\n";
    assert_eq!(stdout(&output), files);
    let unmarked = "warning[translation-unmarked]: nothing says which source this translation was made from";
    let untranslated = "warning[untranslated]: the heading is not translated";
    let expected = format!(
        "content/advisories/2026/EX-2026-0002.fr.md:4:1: {unmarked}\n\
         content/advisories/2026/EX-2026-0002.fr.md:12:4: {untranslated}\n\
         content/advisories/2026/EX-2026-0002.ja.md:4:1: {unmarked}\n\
         content/advisories/2026/EX-2026-0002.ja.md:8:4: {untranslated}\n\
         content/advisories/2026/EX-2026-0002.ja.md:10:4: {untranslated}\n\
         content/advisories/2026/EX-2026-0002.ja.md:12:4: {untranslated}\n\
         content/advisories/2026/EX-2026-0002.md:1:1: warning[severity-missing]: neither `cvss` nor `severity` says \
         how bad it is, so it stands in no severity archive\n\
         content/advisories/2026/EX-2026-0002.md:5:9: warning[advisory-incomplete]: readers will miss a part of the \
         advisory\n"
    );
    assert_eq!(problems(folder.path()), expected);
    let translation = fs::read_to_string(folder.path().join("content/advisories/2026/EX-2026-0002.fr.md")).unwrap();
    let expected = "+++\ntitle = 'A \"quoted\" title'\n\n[translation]\nmethod = \"human\"\n+++\n\n\
                    ## Impact {#impact}\n\n## Exploitation {#exploitation}\n\n## Fix {#fix}\n";
    assert_eq!(translation, expected);
    assert_eq!(run(folder.path(), &["build", "--locked", "--strict"]).status.code(), Some(0));
}

/// Every field that is only a comment can be taken in, and then nothing is missing.
#[test]
fn advisory_with_its_comments_taken_in_is_complete() {
    let folder = site("fr");
    stdout(&run(folder.path(), &["new", "advisory", "--title", "Titre"]));
    let path = folder.path().join("content/advisories/2026/EX-2026-0002.md");
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("\n## Conséquences {#impact}\n\n## Exploitation connue {#exploitation}\n\n## Solution {#fix}\n")
    );
    let text = text.replace("2000-01-01T", "2026-03-14T").replace("2000-0", "2026-0");
    let is_field =
        |line: &str| line.starts_with("[[") || (line.contains(" = ") && !line.starts_with(char::is_uppercase));
    let taken_in = text.lines().map(|line| match line.strip_prefix("# ") {
        Some(field) if is_field(field) && !field.contains('`') => field,
        _ => line,
    });
    let text: String = taken_in.map(|line| format!("{line}\n")).collect();
    // A complete advisory has nothing to allow.
    let (before, rest) = text.split_once("[[allow]]").unwrap();
    let rest = rest.split_once("\n\n").unwrap().1;
    // An empty section is none.
    let rest = rest.replace("}\n", "}\n\nTexte.\n");
    fs::write(&path, format!("{before}\n{rest}").replace("GHSA-xxxx-xxxx-xxxx", "GHSA-2vqp-j94w-cm6x")).unwrap();
    assert_eq!(problems(folder.path()), "");
}

#[test]
fn id_is_the_next_one_of_drafts_broken_files_aliases_and_the_lock() {
    let folder = site("en");
    let advisories = folder.path().join("content/advisories/2026");
    let next = || stdout(&run(folder.path(), &["new", "advisory", "--title", "T"]));
    fs::write(advisories.join("ex-2026-0004.md"), "not a document").unwrap();
    refuses(folder.path(), &["new", "advisory", "--title", "T", "--id", "EX-2026-0004"], 2, "`EX-2026-0004` is taken");
    assert_eq!(next(), "content/advisories/2026/EX-2026-0005.md\n");
    fs::remove_file(advisories.join("ex-2026-0004.md")).unwrap();
    let lock = fs::read_to_string(folder.path().join("lucarne.lock")).unwrap();
    let gone = "\"addresses\": {\n    \"/advisories/ex-2026-0011/\": { \"kind\": \"document\" },";
    fs::write(folder.path().join("lucarne.lock"), lock.replace("\"addresses\": {", gone)).unwrap();
    assert_eq!(next(), "content/advisories/2026/EX-2026-0012.md\n");
    let draft = fs::read_to_string(advisories.join("EX-2026-0012.md")).unwrap();
    let draft = draft.replace("# aliases = [\"GHSA-xxxx-xxxx-xxxx\"]", "aliases = [\"Ex-2026-0020\"]");
    fs::write(advisories.join("EX-2026-0012.md"), draft).unwrap();
    assert_eq!(next(), "content/advisories/2026/EX-2026-0021.md\n");
}

#[test]
fn site_without_a_prefix_needs_an_id() {
    let folder = site("en");
    let path = folder.path().join("site.toml");
    let facts = fs::read_to_string(&path).unwrap();
    fs::write(&path, facts.replace("advisory_prefix = \"EX\"\n", "")).unwrap();
    refuses(
        folder.path(),
        &["new", "advisory", "--title", "T"],
        2,
        "error: nothing says what the ids of advisories begin with\nhint: add `advisory_prefix = \"EX\"` to `[site]`",
    );
    let output = run(folder.path(), &["new", "advisory", "--title", "T", "--id", "VU-17"]);
    assert_eq!(stdout(&output), "content/advisories/2026/VU-17.md\n");
}

#[test]
fn policy_and_page_have_no_diagnostic() {
    let folder = site("ja");
    assert_eq!(
        stdout(&run(folder.path(), &["new", "policy", "response", "--title", "脆弱性対応ポリシー"])),
        "content/policies/response.md\n"
    );
    let output = run(folder.path(), &["new", "page", "about/team", "--title", "チーム"]);
    assert_eq!(stdout(&output), "content/about/team.md\n");
    assert_eq!(problems(folder.path()), "");
    assert_eq!(run(folder.path(), &["check", "--strict"]).status.code(), Some(0));
    let page = "+++\ntitle = \"チーム\"\n# One or two sentences for lists and search engines.\n\
                # summary = \"How we develop our products and run our systems.\"\n\
                # The last day on which somebody read the page through.\nreviewed = 2026-03-14\n+++\n\n";
    assert_eq!(fs::read_to_string(folder.path().join("content/about/team.md")).unwrap(), page);
    let policy = fs::read_to_string(folder.path().join("content/policies/response.md")).unwrap();
    assert!(policy.contains("\nversion = \"1.0\"\nissued = 2026-03-14\n") && policy.contains("## 目的 {#purpose}\n"));
}

#[test]
fn what_would_break_the_site_is_not_written() {
    let folder = site("en");
    let folder = folder.path();
    refuses(folder, &["new", "advisory"], 2, "error: `--title` is missing\n");
    refuses(folder, &["new", "policy", "disclosure", "--title", "T"], 2, "`content/policies/disclosure.md` is there");
    refuses(folder, &["new", "page", "Overview", "--title", "T"], 2, "`content/overview.md` is there already");
    refuses(folder, &["new", "page", "policies/x", "--title", "T"], 2, "hint: run `lucarne new policy`");
    refuses(folder, &["new", "page", "subscribe", "--title", "T"], 1, "error[route-reserved]");
    refuses(folder, &["new", "page", "about us"], 2, "error: `about us` cannot be: an id has only");
    refuses(
        folder,
        &["new", "page", "../x", "--title", "T"],
        2,
        "error: `../x` cannot be: a path inside the site has plain",
    );
    refuses(folder, &["new", "policy", "Über", "--title", "T"], 2, "an id has only `a-z`, `0-9` and `-`");
}

/// A problem that the site has already does not keep anybody from a new document.
#[test]
fn problems_of_other_files_do_not_count() {
    let folder = site("en");
    fs::write(folder.path().join("content/broken.md"), "+++\ntitle = \"T\"\n+++\n\n[x](nothing.md)\n").unwrap();
    assert_eq!(stdout(&run(folder.path(), &["new", "page", "about", "--title", "T"])), "content/about.md\n");
}
