//! Pages of the documentation that are made from the code. `BLESS=1 cargo test --test docs` writes them.

use std::env;
use std::fmt::Write;
use std::fs;

use lucarne::diag::Code;
use lucarne::diag::explain;

#[test]
fn page_of_all_diagnostics_is_up_to_date() {
    check("docs/diagnostics.md", &diagnostics());
}

/// Returns what `lucarne explain` tells of every code, by name.
fn diagnostics() -> String {
    let mut text = "# Diagnostics\n\n\
        Every problem that Lucarne reports has a code that never changes. `lucarne explain CODE` prints what stands \
        here. An error keeps the site from being published; a warning fails with `--strict`, but for a *time warning*, \
        which time alone brought; a note never fails. This page is made from the program.\n"
        .to_owned();
    let mut codes = Code::ALL.to_vec();
    codes.sort_by_key(|code| code.as_str());
    for code in codes {
        let _ = write!(text, "\n## {code}\n\n*{}*\n\n{}\n", level(code), explain(code));
    }
    text
}

fn level(code: Code) -> &'static str {
    match code.level() {
        lucarne::diag::Level::Error => "error",
        lucarne::diag::Level::Warning => "warning",
        lucarne::diag::Level::TimeWarning => "time warning",
        lucarne::diag::Level::Note => "note",
    }
}

fn check(path: &str, expected: &str) {
    if env::var_os("BLESS").is_some() {
        fs::write(path, expected).expect("the page can be written");
    }
    let actual = fs::read_to_string(path).expect("the page is there");
    assert!(actual == expected, "{path} is out of date: run `BLESS=1 cargo test --test docs`");
}
