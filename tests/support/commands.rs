//! The reference of the commands, made from what the program says of itself.

use std::fmt::Write;
use std::iter;
use std::path::Path;

use crate::program::run;
use crate::program::stdout;

const INTRODUCTION: &str = "# Commands\n\n\
    What `lucarne help COMMAND` prints, for every command. Results go to standard output, all else to standard error. \
    `lucarne man --out DIR` writes the same as man pages, and `lucarne completions SHELL` lets a shell complete it. This \
    page is made from the program.\n";

/// Returns the page on all commands, in the program's order.
pub fn page() -> String {
    let mut text = INTRODUCTION.to_owned();
    add(&mut text, &mut Vec::new());
    text
}

/// Adds a command, and then those below it.
fn add(text: &mut String, path: &mut Vec<String>) {
    let arguments: Vec<&str> = path.iter().map(String::as_str).chain(["--help"]).collect();
    let help = stdout(&run(Path::new("."), &arguments));
    let shown = if path.is_empty() { help.clone() } else { without_common_options(&help) };
    let marks = "#".repeat(path.len().max(1) + 1);
    let name = iter::once("lucarne").chain(path.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
    let _ = write!(text, "\n{marks} {name}\n\n```text\n{}\n```\n", shown.trim());
    for command in subcommands(&help) {
        path.push(command);
        add(text, path);
        path.pop();
    }
}

/// Returns a help without the options that every command takes, which stand at the first.
fn without_common_options(help: &str) -> String {
    let mut is_common = false;
    let mut kept = Vec::new();
    for line in help.lines() {
        if !line.is_empty() && !line.starts_with(' ') {
            is_common = line == "Common options:";
        }
        if !is_common {
            kept.push(line.trim_end());
        }
    }
    kept.join("\n")
}

/// Lists the names under `Commands:`.
fn subcommands(help: &str) -> Vec<String> {
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = listed.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    names.filter(|name| !name.is_empty() && *name != "help").map(str::to_owned).collect()
}
