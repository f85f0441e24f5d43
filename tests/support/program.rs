//! The program as its users start it, on a day that stays.

use std::path::Path;
use std::process::Command;
use std::process::Output;

/// The moment of every run: 2026-03-14, noon in UTC.
const EPOCH: &str = "1773489600";

/// Runs the program in a folder.
///
/// # Panics
///
/// Where it cannot be started.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lucarne"));
    command.env_remove("LUCARNE_SIGNING_KEY").env_remove("NO_COLOR").env("SOURCE_DATE_EPOCH", EPOCH);
    command.current_dir(folder).args(arguments).output().expect("the program can be started")
}

/// Returns the result of a run that is done.
///
/// # Panics
///
/// Where it is not.
pub fn stdout(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    String::from_utf8(output.stdout.clone()).expect("a result is UTF-8")
}

/// Returns what a run said.
///
/// # Panics
///
/// Where that is not UTF-8.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("messages are UTF-8")
}
