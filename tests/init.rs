//! `lucarne init`, from an empty folder to a published site.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

#[path = "support/program.rs"]
mod program;

use std::fs;
use std::path::Path;
use std::process::Output;
use std::sync::Arc;

use lucarne::author::init;
use lucarne::author::init::NewSite;
use lucarne::author::init::parse_contact;
use lucarne::check::Drafts;
use lucarne::diag;
use lucarne::diag::Format;
use lucarne::diag::Style;
use lucarne::host;
use lucarne::pipeline;
use lucarne::pipeline::Options;
use lucarne::text::Snapshot;

use program::run;
use program::stderr;
use program::stdout;

/// Makes a site in the folder `site`.
fn make(folder: &Path, locales: &str, more: &[&str]) -> Output {
    let given = ["--name", "Example", "--base-url", "https://security.example.org"];
    let given = [&given[..], &["--contact", "security@example.org", "--locales", locales]].concat();
    run(folder, &[&["init", "site"], &given[..], more].concat())
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap()
}

#[test]
fn new_site_has_these_files_and_says_what_comes_next() {
    let folder = tempfile::tempdir().unwrap();
    let output = make(folder.path(), "en,fr", &["--prefix", "EX"]);
    let expected = "\
        .github/workflows/site.yml\n.gitignore\n.gitlab-ci.yml\n\
        content/advisories/2026/EX-2026-0001.fr.md\ncontent/advisories/2026/EX-2026-0001.md\n\
        content/index.fr.md\ncontent/index.md\ncontent/overview.fr.md\ncontent/overview.md\n\
        content/policies/disclosure.fr.md\ncontent/policies/disclosure.md\n\
        locales/en/site.ftl\nlocales/fr/site.ftl\nlucarne.lock\nsite.toml\n";
    assert_eq!(stdout(&output), expected);
    let said = stderr(&output);
    for part in ["15 files made in `site`: a site in en, fr. Next:", "  cd site\n", "lucarne new advisory"] {
        assert!(said.contains(part), "{said}");
    }
    assert_eq!(
        read(folder.path(), "site/.gitignore"),
        "/public/\n/.lucarne/\n/lucarne.sarif\n/preview/\n/.*.lucarne-*\n"
    );
}

/// Every order of every choice of the three languages.
#[test]
fn new_site_has_no_diagnostic_in_any_order_of_languages() {
    let choices = [
        "en", "fr", "ja", "en,fr", "fr,en", "en,ja", "ja,en", "fr,ja", "ja,fr", "en,fr,ja", "en,ja,fr", "fr,en,ja",
        "fr,ja,en", "ja,en,fr", "ja,fr,en",
    ];
    let at: jiff::Timestamp = "2026-03-14T12:00:00Z".parse().unwrap();
    for locales in choices {
        let site = NewSite {
            name: "Example".to_owned(),
            base_url: "https://security.example.org".parse().unwrap(),
            contact: parse_contact("https://example.org/report").unwrap(),
            locales: locales.split(',').map(|locale| locale.parse().unwrap()).collect(),
            prefix: "EX".to_owned(),
            on: jiff::civil::date(2026, 3, 14),
        };
        let files = init::files(&site).into_iter().map(|file| (file.path, file.text));
        let snapshot = Arc::new(Snapshot::new(host::built_in(), Vec::new()).with(files));
        for drafts in [Drafts::Shown, Drafts::Hidden] {
            let options = Options { drafts, ..Options::new(Some(at), at) };
            let report = pipeline::check(Arc::clone(&snapshot), &options).report;
            assert_eq!(diag::print(&report, &snapshot, Format::Short, Style::Plain, ""), "", "{locales}");
        }
    }
}

/// What `check` says of the rules of a new site.
const RULES: &str = "profile core (no profile was chosen: this one decides nothing)\n\
    22 of 22 checkable rules satisfied, 0 declared\n\n";

#[test]
fn new_site_builds_at_once_as_its_pipelines_do() {
    for locales in ["ja,fr,en", "fr"] {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(stderr(&make(folder.path(), locales, &["-q"])), "", "{locales}");
        for arguments in
            [&["check", "--strict"][..], &["check", "--strict", "--drafts"], &["build", "-q", "--locked", "--strict"]]
        {
            let output = run(&folder.path().join("site"), arguments);
            let rules = if arguments[0] == "check" { RULES } else { "" };
            assert_eq!(stdout(&output), rules, "{locales} {arguments:?}");
            assert_eq!(stderr(&output).replace("no problems found\n", ""), "", "{locales} {arguments:?}");
        }
    }
}

#[test]
fn published_site_has_a_security_txt_and_no_word_of_the_example() {
    let folder = tempfile::tempdir().unwrap();
    make(folder.path(), "fr,ja,en", &["--prefix", "EX"]);
    let site = folder.path().join("site");
    assert_eq!(run(&site, &["build", "--locked", "--strict"]).status.code(), Some(0));
    let text = read(&site, "public/.well-known/security.txt");
    for line in [
        "Contact: mailto:security@example.org",
        "Expires: 2027-03-13T00:00:00Z",
        "Preferred-Languages: fr, ja, en",
        "Policy: https://security.example.org/policies/disclosure/",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
    let feed = read(&site, "public/advisories/atom.xml");
    assert!(!feed.contains("EX-2026-0001") && feed.contains("tag:security.example.org,2026"), "{feed}");
    assert!(read(&site, "public/ja/index.html").contains("製品のセキュリティ"));
}

/// Texts print facts by their names: none of what the flags say, and no quantity, stands in one.
#[test]
fn no_fact_stands_in_a_text() {
    let folder = tempfile::tempdir().unwrap();
    make(folder.path(), "en,fr,ja", &[]);
    let content = folder.path().join("site/content");
    for name in ["index", "overview", "policies/disclosure"] {
        for suffix in ["", ".fr", ".ja"] {
            let text = read(&content, &format!("{name}{suffix}.md"));
            let body = text.split("+++\n").nth(2).unwrap();
            assert!(!body.contains("Example") && !body.contains("example.org"), "{name}{suffix}\n{body}");
            let has_number =
                |line: &str| line.trim_start_matches(|c: char| c.is_ascii_digit()).contains(char::is_numeric);
            assert_eq!(body.lines().find(|line| has_number(line)), None, "{name}{suffix}");
        }
    }
}

#[test]
fn what_is_missing_is_named_where_nobody_can_be_asked() {
    let folder = tempfile::tempdir().unwrap();
    let refuses = |arguments: &[&str], message: &str| {
        let output = run(folder.path(), &[&["init", "site"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(message), "{arguments:?}\n{}", stderr(&output));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{arguments:?}");
    };
    let hint = "hint: there is no terminal to ask on";
    refuses(&[], &format!("error: `--name`, `--base-url`, `--contact`, `--locales` are missing\n{hint}"));
    let most = ["--name", "Example", "--base-url", "https://example.org", "--locales", "en"];
    refuses(&most, "error: `--contact` is missing\n");
    refuses(&["--name", " "], "a name is one line, and not empty");
    refuses(&["--base-url", "example.org"], "a base address is `https://`, a host and perhaps a path");
    refuses(&["--contact", "security"], "an e-mail address looks like `security@example.org`");
    refuses(&["--contact", "http://example.org/report"], "security.txt wants web addresses to be secure: `https://`");
    refuses(&["--locales", "en,en"], "error: `en` stands twice\n");
    refuses(&["--locales", "de,en"], "error: a new site cannot be written in `de`: begin with one of en, fr, ja, and");
    refuses(&["--locales", "english"], "a locale begins with the two or three letters of a language");
    refuses(&["--prefix", "A B"], "a prefix begins with a letter");
}

#[test]
fn language_without_built_in_words_is_left_out_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let output = make(folder.path(), "ja,de", &[]);
    assert!(stderr(&output).starts_with("warning: `de` was left out: the program has no words in it. To add it,"));
    assert!(read(folder.path(), "site/site.toml").contains("\nlocales = [\"ja\"]\n"));
}

#[test]
fn no_file_is_ever_changed_and_nothing_is_written_beside_one() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    fs::create_dir_all(site.join("content")).unwrap();
    fs::write(site.join("content/index.md"), "mine").unwrap();
    fs::write(site.join("lucarne.lock"), "mine too").unwrap();
    let output = make(folder.path(), "en", &[]);
    assert_eq!(output.status.code(), Some(2));
    let message = "error: `site` has `content/index.md`, `lucarne.lock` already, and nothing was written\n";
    assert!(stderr(&output).starts_with(message), "{}", stderr(&output));
    assert_eq!(fs::read_dir(&site).unwrap().count(), 2);
    assert_eq!((read(&site, "content/index.md"), read(&site, "lucarne.lock")), ("mine".into(), "mine too".into()));
}

#[test]
fn other_files_of_the_folder_are_left_alone_where_the_site_stands_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    fs::create_dir_all(site.join("content")).unwrap();
    fs::write(site.join("README.md"), "mine").unwrap();
    fs::write(site.join("content/about.md"), "no front matter").unwrap();
    let output = make(folder.path(), "en", &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("error[front-matter-missing]"), "{}", stderr(&output));
    assert!(!site.join("site.toml").exists());
    fs::remove_file(site.join("content/about.md")).unwrap();
    assert_eq!(make(folder.path(), "en", &[]).status.code(), Some(0));
    assert_eq!(read(&site, "README.md"), "mine");
}

#[test]
fn file_in_the_place_of_the_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("site"), "").unwrap();
    let output = make(folder.path(), "en", &[]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output), "error: `site` is a file\nhint: name a folder\n");
}
