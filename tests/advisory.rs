//! `lucarne advisory`: what becomes of a front matter, and what is refused.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Output;

const SITE: &str = "[site]\nbase_url = \"https://example.org\"\nlocales = [\"en\", \"fr\"]\n[organization]\nname = \"Example\"\n\
                    [[contact]]\nkind = \"email\"\nvalue = \"security@example.org\"\n\
                    [[product]]\nid = \"app\"\nname = \"App\"\nversion_scheme = \"semver\"\n";

const OTHER_PRODUCT: &str = "[[product]]\nid = \"library\"\nname = \"Library\"\nversion_scheme = \"semver\"\n";

const ADVISORY: &str = "+++
id = \"EX-1\"
title = \"Tokens stay valid\"
status = \"published\" # since March
published = 2026-03-14
# What the finder computed.
cvss = [\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:L/A:N\"]
exploited = \"no\"

[[affected]]
product = \"app\"
ranges = [{ introduced = \"1.0.0\", fixed = \"1.4.2\" }]

[[credit]]
anonymous = true
+++

## Impact {#impact}

Text.

## Fix {#fix}

Text.
";

/// 2026-04-01, nine o'clock in UTC.
const EPOCH: &str = "1775034000";

fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let advisories = folder.path().join("content/advisories/2026");
    fs::create_dir_all(&advisories).unwrap();
    fs::create_dir_all(folder.path().join("content/policies")).unwrap();
    fs::write(folder.path().join("site.toml"), SITE).unwrap();
    fs::write(folder.path().join("content/index.md"), "+++\ntitle = \"Security\"\n+++\n").unwrap();
    let policy = "+++\ntitle = \"Policy\"\nreviewed = 2026-03-01\n+++\n";
    fs::write(folder.path().join("content/policies/disclosure.md"), policy).unwrap();
    fs::write(advisories.join("EX-1.md"), ADVISORY).unwrap();
    fs::write(advisories.join("EX-1.fr.md"), "+++\ntitle = \"T\"\n+++\n\n## A\n\n## B\n").unwrap();
    fs::write(advisories.join("EX-2.md"), ADVISORY.replace("EX-1", "EX-2")).unwrap();
    fs::write(advisories.join("EX-3.md"), ADVISORY.replace("EX-1", "EX-3").replace("\"published\" #", "\"draft\" #"))
        .unwrap();
    folder
}

fn builds(folder: &Path) {
    let mut build = Command::new(env!("CARGO_BIN_EXE_lucarne"));
    let built = build.env("SOURCE_DATE_EPOCH", EPOCH).current_dir(folder).args(["build", "-q"]).output().unwrap();
    assert_eq!(built.status.code(), Some(0), "{}", String::from_utf8(built.stderr).unwrap());
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lucarne"));
    command.env_remove("LUCARNE_SIGNING_KEY").env_remove("NO_COLOR").env("SOURCE_DATE_EPOCH", EPOCH);
    command.current_dir(folder).arg("advisory").args(arguments).output().unwrap()
}

fn source(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("content/advisories/2026").join(name)).unwrap()
}

/// Asserts that a command is done, and returns what it says.
fn does(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}\n{said}");
    assert_eq!(output.stdout, b"content/advisories/2026/EX-1.md\n");
    said
}

/// Asserts that a command is refused with a message, and that no source changes.
fn refuses(folder: &Path, arguments: &[&str], code: i32, message: &str) {
    let sources = || ["EX-1.md", "EX-2.md", "EX-3.md"].map(|name| source(folder, name));
    let before = sources();
    let output = run(folder, arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{said}");
    assert!(said.contains(message), "{arguments:?}\n{said}");
    assert_eq!(sources(), before, "{arguments:?}");
}

fn check(folder: &Path) -> Option<i32> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lucarne"));
    let arguments = ["check", "--drafts", "-q"];
    command.env("SOURCE_DATE_EPOCH", EPOCH).current_dir(folder).args(arguments).output().unwrap().status.code()
}

#[test]
fn withdrawal_says_when_and_why() {
    let folder = site();
    does(folder.path(), &["withdraw", "ex-1", "--reason", "not-a-vulnerability"]);
    let expected = ADVISORY.replace("\"published\" #", "\"withdrawn\" #").replace(
        "published = 2026-03-14\n",
        "published = 2026-03-14\nwithdrawn = { on = 2026-04-01T09:00:00Z, reason = \"not-a-vulnerability\" }\n",
    );
    assert_eq!(source(folder.path(), "EX-1.md"), expected);
    assert_eq!(check(folder.path()), Some(0));
    refuses(folder.path(), &["withdraw", "EX-1", "--reason", "other"], 2, "error: `EX-1` is withdrawn already\n");
    refuses(folder.path(), &["supersede", "EX-1", "--by", "EX-2", "--summary", "S"], 2, "`EX-1` is withdrawn already");
}

#[test]
fn withdrawal_for_another_reason_asks_for_a_text() {
    let folder = site();
    let said = does(folder.path(), &["withdraw", "EX-1", "--reason", "other", "--on", "2026-03-20"]);
    assert!(said.starts_with("note: readers are told that the text gives the reason: write it there\n"), "{said}");
    assert!(source(folder.path(), "EX-1.md").contains("withdrawn = { on = 2026-03-20, reason = \"other\" }\n"));
}

#[test]
fn replacement_and_revision_are_told_to_the_translations() {
    let folder = site();
    let said = does(folder.path(), &["supersede", "EX-1", "--by", "ex-2", "--summary", "EX-2 says more."]);
    assert!(said.starts_with("say it in fr too: `summary` under `[revision.superseded]`, "), "{said}");
    let text = source(folder.path(), "EX-1.md");
    assert!(text.contains("published = 2026-03-14\nsuperseded_by = \"EX-2\"\n# What the finder"), "{text}");
    let revision = "\n[[revision]]\nid = \"superseded\"\non = 2026-04-01T09:00:00Z\nkind = \"content\"\n\
                    summary = \"EX-2 says more.\"\n+++\n";
    assert!(text.contains(revision), "{text}");
    assert_eq!(check(folder.path()), Some(0));
}

#[test]
fn revisions_of_one_day_have_ids_of_their_own() {
    let folder = site();
    does(folder.path(), &["revise", "EX-1", "--kind", "content", "--summary", "One."]);
    let later = ["--on", "2026-04-01T10:00:00+01:00", "--summary", "Two."];
    refuses(folder.path(), &[&["revise", "EX-1", "--kind", "editorial"], &later[..]].concat(), 1, "revision-instant");
    let later = ["--on", "2026-04-01T09:30:00+01:00", "--summary", "Two."];
    let said = does(folder.path(), &[&["revise", "EX-1", "--kind", "editorial"], &later[..]].concat());
    assert!(said.contains("`[revision.2026-04-01-2]`"), "{said}");
    let text = source(folder.path(), "EX-1.md");
    let expected = "[[revision]]\nid = \"2026-04-01\"\non = 2026-04-01T09:00:00Z\nkind = \"content\"\nsummary = \"One.\"\n\n\
                    [[revision]]\nid = \"2026-04-01-2\"\non = 2026-04-01T08:30:00Z\nkind = \"editorial\"\nsummary = \"Two.\"\n+++\n";
    assert!(text.contains(expected), "{text}");
    let again = ["revise", "EX-1", "--kind", "content", "--summary", "S", "--id", "2026-04-01"];
    refuses(folder.path(), &again, 2, "error: `EX-1` has a revision `2026-04-01` already\n");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let folder = site();
    let folder = folder.path();
    refuses(folder, &["withdraw", "EX-1"], 2, "error: `--reason` is missing\nhint: there is no terminal to ask on");
    refuses(
        folder,
        &["withdraw", "EX-1", "--reason", "spite"],
        2,
        "known words are `duplicate`, `not-a-vulnerability`",
    );
    refuses(
        folder,
        &["withdraw", "EY-1", "--reason", "other"],
        2,
        "error: the site has no advisory `EY-1`; there is `EX-1`\n",
    );
    refuses(
        folder,
        &["withdraw", "EX-3", "--reason", "other"],
        2,
        "error: `EX-3` is a draft, so that nobody has seen it\n",
    );
    refuses(folder, &["revise", "EX-3"], 2, "error: `EX-3` is a draft");
    refuses(folder, &["revise", "EX-1"], 2, "error: `--kind`, `--summary` are missing\n");
    refuses(folder, &["supersede", "EX-1"], 2, "error: `--by`, `--summary` are missing\n");
    refuses(folder, &["supersede", "EX-1", "--by", "ex-1", "--summary", "S"], 2, "`ex-1` is the advisory itself\n");
    refuses(folder, &["supersede", "EX-1", "--by", "VU-7", "--summary", "S"], 2, "the site has no advisory `VU-7`\n");
    let late = ["withdraw", "EX-1", "--reason", "other", "--on", "2026-04-02"];
    refuses(folder, &late, 2, "error: `--on 2026-04-02` has not come: the next build publishes the change\nhint: ");
    let early = ["withdraw", "EX-1", "--reason", "other", "--on", "2026-03-13"];
    refuses(folder, &early, 1, "error[advisory-dates-disordered]: withdrawn on 2026-03-13, before it was published");
    refuses(folder, &["revise", "EX-1", "--kind", "content", "--summary", "S", "--id", "fr"], 1, "error[id-duplicate]");
}

#[test]
fn several_advisories_are_revised_at_once() {
    let folder = site();
    let revise = |arguments: &[&str]| {
        let words = ["--kind", "editorial", "--summary", "The organisation has another name."];
        run(folder.path(), &[&["revise"], arguments, &words[..]].concat())
    };
    let is_revised = |name: &str| source(folder.path(), name).matches("[[revision]]").count();
    assert_eq!(revise(&[]).status.code(), Some(2));
    assert_eq!(revise(&["--changed", "EX-1"]).status.code(), Some(2));
    assert_eq!(revise(&["EX-1", "EX-3"]).status.code(), Some(2));
    assert_eq!(is_revised("EX-1.md"), 0);
    let output = revise(&["EX-2", "EX-1", "ex-1"]);
    assert_eq!(output.stdout, b"content/advisories/2026/EX-2.md\ncontent/advisories/2026/EX-1.md\n");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.matches("say it in fr too: `summary` under `[revision.2026-04-01]`").count(), 1, "{said}");
    assert_eq!(["EX-1.md", "EX-2.md", "EX-3.md"].map(is_revised), [1, 1, 0]);
}

#[test]
fn advisories_that_changed_are_revised() {
    let folder = site();
    let path = |name: &str| folder.path().join("content/advisories/2026").join(name);
    fs::write(folder.path().join("site.toml"), SITE.to_owned() + OTHER_PRODUCT).unwrap();
    let other = |id: &str| ADVISORY.replace("EX-1", id).replace("\"app\"", "\"library\"");
    fs::write(path("EX-4.md"), other("EX-4")).unwrap();
    fs::write(path("EX-5.md"), other("EX-5")).unwrap();
    builds(folder.path());
    let changed = ["revise", "--changed", "--kind", "editorial", "--summary", "The product has another name."];
    let output = run(folder.path(), &changed);
    assert!(output.status.success() && output.stdout.is_empty());
    assert_eq!(output.stderr, b"no advisory in the source's language changed; nothing was revised\n");

    let renamed = SITE.to_owned() + &OTHER_PRODUCT.replace("Library", "Collection");
    fs::write(folder.path().join("site.toml"), renamed).unwrap();
    fs::write(path("EX-1.fr.md"), "+++\ntitle = \"U\"\n+++\n\n## A\n\n## B\n").unwrap();
    let output = run(folder.path(), &changed);
    assert_eq!(output.stdout, b"content/advisories/2026/EX-4.md\ncontent/advisories/2026/EX-5.md\n");
    let said = String::from_utf8(output.stderr).unwrap();
    let note = "note: `content/advisories/2026/EX-1.fr.md` changed and its source did not: `lucarne translate mark \
                content/advisories/2026/EX-1.fr.md` tells of that\n";
    assert!(said.contains(note), "{said}");
}

#[test]
fn change_before_one_that_was_published_is_refused() {
    let folder = site();
    let revise = |day| ["revise", "EX-1", "--kind", "content", "--summary", "Says more.", "--on", day];
    does(folder.path(), &revise("2026-03-25"));
    builds(folder.path());
    let message = "is not later than the last revision of `EX-1` in lucarne.lock, of 2026-03-25\n";
    refuses(folder.path(), &revise("2026-03-20"), 2, message);
    refuses(folder.path(), &revise("2026-03-25"), 2, message);
    refuses(folder.path(), &["withdraw", "EX-1", "--reason", "duplicate", "--on", "2026-03-20"], 2, message);
    does(folder.path(), &revise("2026-03-27"));
    // Nobody knows yet what is in no lock file.
    does(folder.path(), &revise("2026-03-26"));
}

#[test]
fn what_changed_is_known_where_the_site_was_built_and_has_no_error() {
    let folder = site();
    let changed = ["revise", "--changed", "--kind", "editorial", "--summary", "Another name."];
    refuses(folder.path(), &changed, 2, "error: no build has noted yet what readers have seen\n");
    builds(folder.path());
    let path = |name: &str| folder.path().join("content/advisories/2026").join(name);
    fs::write(path("EX-1.md"), ADVISORY.replace("Text.", "Another text.")).unwrap();
    fs::write(path("EX-4.md"), "No front matter.").unwrap();
    refuses(folder.path(), &changed, 1, "error[front-matter-missing]: the document has no front matter\n");
    assert_eq!(source(folder.path(), "EX-1.md").matches("[[revision]]").count(), 0);
    fs::remove_file(path("EX-4.md")).unwrap();
    fs::write(folder.path().join("site.toml"), SITE.to_owned() + "[check]\ndeny = [\"revision-missing\"]\n").unwrap();
    does(folder.path(), &changed);
    assert_eq!(source(folder.path(), "EX-1.md").matches("[[revision]]").count(), 1);
}
