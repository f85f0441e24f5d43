//! Runs of the program: exit codes and streams.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Output;

/// Runs the program in a folder, with nothing of the caller's environment that it looks at.
fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lucarne"));
    command.current_dir(folder).args(arguments).env_remove("SOURCE_DATE_EPOCH").env_remove("NO_COLOR");
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
    for name in ["build", "check", "explain", "import"] {
        let output = run(&["help", name]);
        assert_eq!(output.status.code(), Some(0));
        assert!(stdout(&output).contains(&format!("Example:\n  lucarne {name} ")), "{}", stdout(&output));
    }
    assert!(stdout(&run(&["--help"])).contains("Exit codes: 0 done, 1 problems in the sources"));
}

#[test]
fn missing_site_tells_the_next_step() {
    for name in ["build", "check"] {
        refuses(
            &[name],
            "there is no `site.toml` here or in a folder above\nhint: create a `site.toml` with these lines",
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
    let output = command(folder.path(), &["build", "--drafts", "--out", "./public/"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("drafts cannot go to `./public/`"), "{}", stderr(&output));
    assert!(!folder.path().join("public").exists());
}

#[test]
fn explanation_is_a_result() {
    let output = run(&["explain", "link-broken"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).starts_with("error[link-broken]\n"));
    assert!(output.stderr.is_empty());
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
