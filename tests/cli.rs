//! Runs of the program: exit codes and streams.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Output;

use lucarne::publish::Digest;

/// Runs the program in a folder, with nothing of the caller's environment that it looks at.
fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lucarne"));
    command.current_dir(folder).args(arguments).env_remove("SOURCE_DATE_EPOCH").env_remove("NO_COLOR");
    command.env_remove("LUCARNE_SIGNING_KEY").env_remove("LUCARNE_SIGNING_PASSPHRASE");
    command
}

fn run(arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    command(folder.path(), arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Asserts that the command line is refused with a message that holds a text, and that there is no result.
fn refuses(arguments: &[&str], message: &str) {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    assert!(stderr(&output).contains(message), "{}", stderr(&output));
}

#[test]
fn wrong_usage_is_2() {
    refuses(&["bake"], "unrecognized subcommand 'bake'");
    refuses(&["build", "--jobs", "0"], "'--jobs <N>'");
    refuses(&["build", "--at", "yesterday"], "a time is a date such as 2026-03-14");
    refuses(&["build", "--base-url", "ftp://example.org"], "a base address is `https://`");
    refuses(&["build", "--drafts"], "--out <DIR>");
    refuses(&["check", "--format", "xml"], "human, short");
    refuses(&["check", "-q", "-v"], "cannot be used with");
    refuses(&["import", "rustsec"], "<PATH>");
}

#[test]
fn help_is_a_result_and_has_an_example() {
    for name in [
        "advisory",
        "build",
        "built-in",
        "check",
        "completions",
        "explain",
        "import",
        "init",
        "man",
        "new",
        "schema",
        "serve",
        "translate",
    ] {
        let output = run(&["help", name]);
        assert_eq!(output.status.code(), Some(0));
        assert!(stdout(&output).contains(&format!("Example:\n  lucarne {name} ")), "{}", stdout(&output));
    }
    assert!(stdout(&run(&["--help"])).contains("Exit codes: 0 done, 1 problems in the sources"));
}

#[test]
fn built_in_file_is_printed_as_it_is() {
    let output = run(&["built-in", "themes/default/templates/404.html"]);
    assert_eq!(stdout(&output), include_str!("../themes/default/templates/404.html"));
    let listed = stdout(&run(&["built-in"]));
    assert!(listed.lines().is_sorted());
    assert!(listed.lines().any(|path| path == "locales/ja/lucarne.ftl"), "{listed}");
    let hints = [
        ("themes/default/template/404.html", "hint: there is `themes/default/templates/404.html`"),
        ("lucarne.css", "hint: there is `themes/default/static/lucarne.css`"),
        ("colours", "hint: `lucarne built-in` lists them"),
    ];
    for (path, hint) in hints {
        refuses(&["built-in", path], hint);
    }
}

#[test]
fn completions_and_pages_are_of_this_command_line() {
    assert!(stdout(&run(&["completions", "bash"])).contains("translate"));
    assert!(stdout(&run(&["completions", "zsh"])).starts_with("#compdef lucarne"));
    assert!(stdout(&run(&["man"])).contains(".TH lucarne 1"));
    let folder = tempfile::tempdir().unwrap();
    let output = command(folder.path(), &["man", "--out", "man1"]).output().unwrap();
    let names = stdout(&output);
    assert!(
        names.starts_with("lucarne.1\nlucarne-advisory.1\n") && names.contains("lucarne-translate-new.1\n"),
        "{names}"
    );
    let page = fs::read_to_string(folder.path().join("man1/lucarne-build.1")).unwrap();
    assert!(page.contains("\\-\\-locked"), "{page}");
}

#[test]
fn missing_site_tells_the_next_step() {
    for name in ["build", "check"] {
        refuses(
            &[name],
            "there is no `site.toml` here or in a folder above\nhint: make a site with `lucarne init DIR`, or name one with `--site DIR`",
        );
    }
    refuses(&["check", "--site", "elsewhere"], "`elsewhere` has no `site.toml`");
}

#[test]
fn bad_time_in_the_environment_is_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("site.toml"), "").unwrap();
    let output = command(folder.path(), &["check"]).env("SOURCE_DATE_EPOCH", "today").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("SOURCE_DATE_EPOCH cannot be `today`"), "{}", stderr(&output));
}

#[test]
fn drafts_never_go_to_the_published_folder() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("site.toml"), "").unwrap();
    for out in ["./public/", ".", "public/drafts", "./public/a/b"] {
        let output = command(folder.path(), &["build", "--drafts", "--out", out]).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(&format!("drafts cannot go to `{out}`")), "{}", stderr(&output));
    }
    assert!(!folder.path().join("public").exists());
}

/// Writes a site that has a warning when it is built.
fn small_site(folder: &Path, index: &str) {
    let site = "[site]\nbase_url = \"https://example.org\"\nlocales = [\"en\"]\n[organization]\nname = \"Example\"\n\
                [[contact]]\nkind = \"email\"\nvalue = \"security@example.org\"\n";
    fs::create_dir(folder.join("content")).unwrap();
    fs::write(folder.join("site.toml"), site).unwrap();
    fs::write(folder.join("content/index.md"), format!("+++\ntitle = \"Security\"\n+++\n\n{index}\n")).unwrap();
}

#[test]
fn public_folder_is_not_turned_into_one_with_drafts() {
    let folder = tempfile::tempdir().unwrap();
    small_site(folder.path(), "Text.");
    let build = |arguments: &[&str]| {
        let arguments = [&["build", "--out", "site"], arguments].concat();
        command(folder.path(), &arguments).output().unwrap()
    };
    let output = build(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let output = build(&["--drafts"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("`site` holds a site without drafts"), "{}", stderr(&output));
}

#[test]
fn failed_build_says_that_nothing_was_published() {
    let folder = tempfile::tempdir().unwrap();
    small_site(folder.path(), "See [this](missing.md).");
    let output = command(folder.path(), &["build"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).ends_with("error: nothing was published\n"), "{}", stderr(&output));

    let folder = tempfile::tempdir().unwrap();
    small_site(folder.path(), "Text.");
    fs::create_dir_all(folder.path().join("content/advisories/2026")).unwrap();
    let advisory = "+++\nid = \"EX-1\"\ntitle = \"A\"\nstatus = \"published\"\npublished = 2026-01-01\n+++\n\nText.\n";
    fs::write(folder.path().join("content/advisories/2026/EX-1.md"), advisory).unwrap();
    let output = command(folder.path(), &["build", "--strict"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let reason = "error: nothing was published: --strict counts warnings as errors\n";
    assert!(stderr(&output).ends_with(reason), "{}", stderr(&output));
    assert!(!folder.path().join("public").exists());
}

#[test]
fn stated_time_that_has_not_come_is_noted() {
    let folder = tempfile::tempdir().unwrap();
    small_site(folder.path(), "Text.");
    let note = "nothing becomes public before the clock says so";
    let build = |at| stderr(&command(folder.path(), &["build", "--at", at]).output().unwrap());
    assert!(build("2200-01-01").contains(note));
    assert!(!build("2020-01-01").contains(note));
}

#[test]
fn what_time_made_public_is_named_until_the_lock_file_holds_it() {
    let folder = tempfile::tempdir().unwrap();
    small_site(folder.path(), "Text.");
    fs::create_dir_all(folder.path().join("content/advisories/2026")).unwrap();
    let advisory = "+++\nid = \"EX-1\"\ntitle = \"A\"\nstatus = \"published\"\npublished = 2026-01-02\n+++\n\nText.\n";
    fs::write(folder.path().join("content/advisories/2026/EX-1.md"), advisory).unwrap();
    let build = |arguments: &[&str]| {
        let output = command(folder.path(), &[&["build", "--at"], arguments].concat()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stderr(&output)
    };
    let note =
        "does not hold yet what became public by itself, so that its changes go unnoticed: `advisories/2026/EX-1`";
    build(&["2026-01-01"]);
    assert!(!build(&["2026-01-01", "--locked"]).contains("does not hold yet"));
    assert!(build(&["2026-01-03", "--locked"]).contains(note));
    build(&["2026-01-03"]);
    assert!(!build(&["2026-01-03", "--locked"]).contains("does not hold yet"));
}

#[test]
fn lock_file_that_a_killed_build_left_out_is_written_by_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    small_site(folder.path(), "Text.");
    let path = |name: &str| folder.path().join(name);
    let read = |name: &str| fs::read_to_string(path(name)).unwrap();
    let build = || stderr(&command(folder.path(), &["build", "--at", "2026-01-03"]).output().unwrap());
    build();
    let (old, old_manifest) = (read("lucarne.lock"), read("public/.lucarne.json"));
    let advisory = "+++\nid = \"EX-1\"\ntitle = \"A\"\nstatus = \"published\"\npublished = 2026-01-02\n+++\n\nText.\n";
    fs::create_dir_all(path("content/advisories/2026")).unwrap();
    fs::write(path("content/advisories/2026/EX-1.md"), advisory).unwrap();
    build();
    let (new, manifest) = (read("lucarne.lock"), read("public/.lucarne.json"));
    assert!(new != old && !path(".lucarne/lock").exists());

    // Before the next build, what the killed one published is changed.
    fs::write(path("content/advisories/2026/EX-1.md"), advisory.replace("Text.", "Other text.")).unwrap();
    let leave = |manifest: &str| {
        fs::write(path("lucarne.lock"), &old).unwrap();
        let [manifest, replaced] = [manifest, &old].map(|text| Digest::of(text.as_bytes()));
        fs::write(path(".lucarne/lock"), format!("{manifest}\n{replaced}\n{new}")).unwrap();
    };
    let note = "`lucarne.lock` now holds what the last build published before it was cut short";
    leave(&manifest);
    let told = build();
    assert!(told.contains(note) && told.contains("[revision-missing]"), "{told}");
    assert_eq!(read("lucarne.lock"), new);
    // One that was killed before it published left nothing to catch up on.
    leave(&old_manifest);
    let told = build();
    assert!(!told.contains(note) && !told.contains("[revision-missing]"), "{told}");
}

#[test]
fn day_to_come_is_rehearsed_by_a_check() {
    let folder = tempfile::tempdir().unwrap();
    small_site(folder.path(), "Text.");
    fs::create_dir_all(folder.path().join("content/advisories/2200")).unwrap();
    let advisory = "+++\nid = \"EX-1\"\ntitle = \"A\"\nstatus = \"published\"\npublished = 2200-01-01\n+++\n\nText.\n";
    fs::write(folder.path().join("content/advisories/2200/EX-1.md"), advisory).unwrap();
    let said = |output: &Output| stdout(output) + &stderr(output);
    let check = |arguments: &[&str]| said(&command(folder.path(), arguments).output().unwrap());
    let rehearsal = check(&["check", "--at", "2200-01-02"]);
    assert!(rehearsal.contains("warning[advisory-incomplete]"), "{rehearsal}");
    assert!(rehearsal.contains("note: this looks at the site as it will be on 2200-01-02T00:00:00Z"), "{rehearsal}");
    for arguments in [&["check"][..], &["check", "--at", "2199-12-31"]] {
        assert!(!check(arguments).contains("EX-1"), "{arguments:?}");
    }
    let output = command(folder.path(), &["check"]).env("SOURCE_DATE_EPOCH", "7258204800").output().unwrap();
    assert!(!said(&output).contains("EX-1"), "{}", said(&output));
}

#[test]
fn site_may_be_named_by_its_file() {
    let folder = tempfile::tempdir().unwrap();
    small_site(folder.path(), "Text.");
    for site in ["site.toml", "./site.toml", "."] {
        let output = command(folder.path(), &["check", "--site", site]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
}

#[test]
fn explanation_is_a_result() {
    let output = run(&["explain", "link-broken"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).starts_with("error[link-broken]\n"));
    assert!(output.stderr.is_empty());
    for code in ["LINK-BROKEN", "error[link-broken]"] {
        assert_eq!(run(&["-q", "explain", code]).stdout, output.stdout);
    }
}

#[test]
fn explain_without_a_code_lists_all_with_their_levels() {
    let list = stdout(&run(&["-q", "explain"]));
    let is_there = |code: &str, level: &str| list.lines().any(|line| line.split_whitespace().eq([code, level]));
    assert!(is_there("link-broken", "error") && is_there("translation-stale", "warning"), "{list}");
}

#[test]
fn unknown_code_names_the_nearest() {
    refuses(&["explain", "link-brocken"], "hint: there is `link-broken`");
}

#[test]
fn colours_are_only_where_they_are_wanted() {
    assert!(!stderr(&run(&["explain", "x"])).contains('\u{1b}'));
    assert!(stderr(&run(&["--color", "always", "explain", "x"])).contains('\u{1b}'));
}
