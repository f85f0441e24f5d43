//! Holds the code against the design.
//!
//! The table of modules in `docs/design.md`, section 5, is read as it stands there: which module may use which, and
//! which outside crates only it may name. The sources are read as text, with comments and strings blanked out; test
//! code may use what it likes. The other rules are those of the style guide that no lint knows.

#[path = "support/design.rs"]
mod design;
#[path = "support/rust_source.rs"]
mod rust_source;

use std::collections::BTreeSet;

use design::Design;
use rust_source::RustSource;

/// Files that may use hash maps. They must not iterate over one: the order would reach the output.
const HASH_MAPS: &[&str] = &["src/phrase/message.rs", "src/pipeline/deeds.rs"];

/// What only one place may do, by the texts that give it away.
const RESERVED: &[(&str, &[&str], &[&str])] = &[
    ("only `cli::terminal` prints", &["src/cli/terminal.rs"], &["println!", "eprintln!", "print!", "eprint!", "dbg!"]),
    ("only `host` touches files and sockets", &["src/host"], &["std::fs", "std::net", "File::"]),
    ("only `host` reads clocks", &["src/host"], &["SystemTime", "Timestamp::now", "Zoned::now", "std::time::Instant"]),
    (
        "only `cli` reads arguments and the environment",
        &["src/cli", "src/host"],
        &["std::env", "env::var", "env::args"],
    ),
    ("a hash map may not be iterated: use a `BTreeMap`", HASH_MAPS, &["HashMap", "HashSet"]),
    ("say `expect(\"why it cannot happen\")`", &[], &[".unwrap()", ".unwrap_err()"]),
    ("say `#[expect(lint, reason = \"...\")]`", &[], &["#[allow", "#![allow"]),
    ("unfinished", &[], &["todo!", "unimplemented!"]),
];

fn sources() -> Vec<RustSource> {
    let sources = RustSource::read_all();
    assert!(sources.len() > 10, "the sources of the program were found");
    sources
}

fn assert_none(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn modules_use_only_what_the_design_lets_them_use() {
    let design = Design::read();
    let mut problems = Vec::new();
    for source in sources() {
        let Some(module) = source.module() else { continue };
        let Some(row) = design.row(module) else {
            problems.push(format!("{}: docs/design.md has no row for the module `{module}`", source.path));
            continue;
        };
        for (line, name) in source.names_after("crate::") {
            if design.row(&name).is_some() && name != module && !row.may_use.contains(&name) {
                problems.push(format!("{}:{line}: `{module}` may not use `{name}`", source.path));
            }
        }
    }
    assert_none(problems);
}

#[test]
fn modules_name_only_the_outside_crates_that_are_theirs() {
    let design = Design::read();
    let crates: BTreeSet<String> = design::dependencies();
    let mut problems = Vec::new();
    for source in sources() {
        let Some(row) = source.module().and_then(|module| design.row(module)) else { continue };
        for (line, name) in source.names_before_colons() {
            if crates.contains(&name) && !design.free.contains(&name) && !row.crates.contains(&name) {
                problems.push(format!("{}:{line}: `{}` may not name the crate `{name}`", source.path, row.module));
            }
        }
    }
    assert_none(problems);
}

#[test]
fn every_dependency_is_named_by_some_module() {
    let sources = sources();
    let named: BTreeSet<String> =
        sources.iter().flat_map(RustSource::names_before_colons).map(|(_, name)| name).collect();
    let idle = design::dependencies()
        .into_iter()
        .filter(|name| !named.contains(name) && !design::USED_UNNAMED.contains(&name.as_str()));
    assert_none(idle.map(|name| format!("Cargo.toml: nothing names the crate `{name}`")).collect());
}

#[test]
fn what_only_one_place_may_do_stands_nowhere_else() {
    let mut problems = Vec::new();
    for source in sources() {
        for (rule, places, texts) in RESERVED {
            if places.iter().any(|place| source.is_in(place)) {
                continue;
            }
            for (line, text) in source.lines_with(texts) {
                problems.push(format!("{}:{line}: `{text}`: {rule}", source.path));
            }
        }
    }
    assert_none(problems);
}

#[test]
fn imports_are_one_module_a_line_without_globs() {
    let mut problems = Vec::new();
    for source in sources() {
        for (line, import) in source.imports() {
            if import.ends_with("::*") && import != "super::*" {
                problems.push(format!("{}:{line}: `use {import}`: a glob hides where names come from", source.path));
            }
            if import.contains("::{") {
                problems.push(format!("{}:{line}: `use {import}`: one module a line", source.path));
            }
        }
    }
    assert_none(problems);
}

#[test]
fn every_file_says_what_it_is_for_and_none_is_called_mod() {
    let mut problems = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//! ") {
            problems.push(format!("{}:1: begins without `//!`", source.path));
        }
        if source.path.ends_with("/mod.rs") {
            problems.push(format!("{}:1: `foo.rs` stands beside the folder `foo`", source.path));
        }
    }
    assert_none(problems);
}
