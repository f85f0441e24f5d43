//! Embeds the built-in words and the default theme, makes a table of the rules of profiles, and names the program.
//!
//! Writes a sorted list of paths and `include_bytes!` for `host::built_in`, so that the program needs no file beside
//! it. What editors and file managers leave behind is not embedded.

use std::env;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::hash::DefaultHasher;
use std::hash::Hash;
use std::hash::Hasher;
use std::path::Path;
use std::path::PathBuf;

const LOCALES: &str = "locales";
const THEME: &str = "themes/default";
const RULES: &str = "src/check/profile/rules.toml";
const SOURCES: &str = "src";
/// The versions of the crates; a package without it is built with others each time.
const LOCK: &str = "Cargo.lock";

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut paths = Vec::new();
    collect(&root, LOCALES, &mut paths)?;
    paths.retain(|path| path.ends_with("/lucarne.ftl"));
    collect(&root, THEME, &mut paths)?;
    paths.sort();
    let list = Path::new(&env::var("OUT_DIR")?).join("built_in.rs");
    fs::write(list, source(&root, &paths)?)?;
    let rules = fs::read_to_string(root.join(RULES))?;
    let folder = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(folder.join("rules.rs"), rules_source(&rules)?)?;
    fs::write(folder.join("rule_ids.rs"), rule_ids_source(&rules)?)?;
    for watched in ["build.rs", LOCALES, THEME, SOURCES, LOCK] {
        println!("cargo::rerun-if-changed={watched}");
    }
    println!("cargo::rustc-env=LUCARNE_PROGRAM={:016x}", program(&root)?);
    Ok(())
}

/// Returns a hash of all that makes the program what it is, so that two of one version can be told apart.
fn program(root: &Path) -> Result<u64, Box<dyn Error>> {
    let mut paths = vec!["build.rs".to_owned(), "Cargo.toml".to_owned(), LOCK.to_owned()];
    collect(root, SOURCES, &mut paths)?;
    paths.sort();
    let mut hash = DefaultHasher::new();
    env::var("CARGO_CFG_FEATURE").unwrap_or_default().hash(&mut hash);
    env::var("CARGO_PKG_VERSION")?.hash(&mut hash);
    for path in paths.iter().filter(|path| root.join(path).exists()) {
        (path, fs::read(root.join(path))?).hash(&mut hash);
    }
    Ok(hash.finish())
}

fn collect(root: &Path, folder: &str, paths: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    let full = root.join(folder);
    if !full.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(full)? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|_| "a built-in file has a name that is not UTF-8")?;
        let path = format!("{folder}/{name}");
        let is_litter = name.starts_with('.') || name.ends_with('~') || name.ends_with(".swp");
        if entry.file_type()?.is_dir() {
            collect(root, &path, paths)?;
        } else if !is_litter {
            paths.push(path);
        }
    }
    Ok(())
}

fn source(root: &Path, paths: &[String]) -> Result<String, Box<dyn Error>> {
    let mut text = String::from("&[\n");
    for path in paths {
        let full = root.join(path);
        let full = full.to_str().ok_or("the path of the sources is not UTF-8")?;
        writeln!(text, "    ({path:?}, include_bytes!({full:?})),")?;
    }
    text.push_str("]\n");
    Ok(text)
}

/// Writes the rules as the items of a Rust slice, in which the names of deciding functions are the functions.
fn rules_source(text: &str) -> Result<String, Box<dyn Error>> {
    let data: toml::Table = text.parse()?;
    let rules = data.get("rule").and_then(toml::Value::as_array).ok_or("the rules stand in `[[rule]]`")?;
    let all: Vec<&str> = texts(&data, "profiles")?;
    let mut source = String::from("&[\n");
    for rule in rules {
        let rule = rule.as_table().ok_or("a rule is a table")?;
        let id = text_of(rule, "id")?;
        let line = rule_source(rule, &all).map_err(|error| format!("the rule {id}: {error}"))?;
        writeln!(source, "    {line},")?;
    }
    source.push_str("]\n");
    Ok(source)
}

/// Writes the ids of the rules as a Rust slice.
fn rule_ids_source(text: &str) -> Result<String, Box<dyn Error>> {
    let data: toml::Table = text.parse()?;
    let rules = data.get("rule").and_then(toml::Value::as_array).into_iter().flatten();
    let ids: Vec<&str> = rules.filter_map(|rule| rule.get("id")?.as_str()).collect();
    Ok(format!("&{ids:?}"))
}

fn rule_source(rule: &toml::Table, all: &[&str]) -> Result<String, Box<dyn Error>> {
    let known = ["id", "profiles", "level", "source", "clause", "also", "sure", "audience", "about", "en", "fr", "ja"];
    let known = [&known[..], &["decide", "with", "told_by", "diagnostic", "built_in", "declared", "lesser"]].concat();
    if let Some(name) = rule.keys().find(|name| !known.contains(&name.as_str())) {
        return Err(format!("no field `{name}` is known").into());
    }
    let own = texts(rule, "profiles")?;
    let profiles = if own == ["all"] { all.to_vec() } else { own };
    let profiles: Vec<String> = profiles.iter().map(|name| format!("Profile::{}", variant(name))).collect();
    let text = |name: &str| rule.get(name).and_then(toml::Value::as_str).unwrap_or_default();
    Ok(format!(
        "Rule {{ id: {:?}, profiles: &[{}], level: Level::{}, lesser: {}, source: {:?}, clause: {:?}, also: {:?}, \
         sureness: Sureness::{}, audience: Audience::{}, about: {}, en: {:?}, fr: {:?}, ja: {:?}, told_by: {}, basis: {} }}",
        text_of(rule, "id")?,
        profiles.join(", "),
        variant(text_of(rule, "level")?),
        rule.get("lesser")
            .and_then(toml::Value::as_str)
            .map_or("None".to_owned(), |level| format!("Some(Level::{})", variant(level))),
        text_of(rule, "source")?,
        text("clause"),
        text("also"),
        variant(text_of(rule, "sure")?),
        rule.get("audience").and_then(toml::Value::as_str).map_or("All".to_owned(), variant),
        rule.get("about")
            .and_then(toml::Value::as_str)
            .map_or("None".to_owned(), |name| format!("Some(super::{name})")),
        text_of(rule, "en")?,
        text_of(rule, "fr")?,
        text_of(rule, "ja")?,
        rule.get("told_by")
            .and_then(toml::Value::as_str)
            .map_or("None".to_owned(), |code| format!("Some(Code::{})", variant(code))),
        basis(rule)?,
    ))
}

/// Exactly one of four fields says what decides a rule.
fn basis(rule: &toml::Table) -> Result<String, Box<dyn Error>> {
    let text = |name: &str| rule.get(name).and_then(toml::Value::as_str);
    let stated = ["decide", "diagnostic", "built_in", "declared"].into_iter().filter(|name| rule.contains_key(*name));
    match stated.collect::<Vec<_>>()[..] {
        ["decide"] => {
            let function = text("decide").ok_or("`decide` is the name of a function")?;
            let with = rule.get("with").map(|_| texts(rule, "with")).transpose()?;
            Ok(match with {
                None => format!("Basis::Function(super::{function})"),
                Some(with) => format!("Basis::Function(|reading| super::{function}(reading, &{with:?}))"),
            })
        }
        ["diagnostic"] => Ok(format!("Basis::Diagnostic({:?})", text("diagnostic").unwrap_or_default())),
        ["built_in"] => Ok(format!("Basis::Construction({:?})", text("built_in").unwrap_or_default())),
        ["declared"] => Ok("Basis::Declaration".to_owned()),
        _ => Err("one of `decide`, `diagnostic`, `built_in` and `declared` says what decides it".into()),
    }
}

fn text_of<'t>(table: &'t toml::Table, name: &str) -> Result<&'t str, Box<dyn Error>> {
    table.get(name).and_then(toml::Value::as_str).ok_or_else(|| format!("`{name}` is missing").into())
}

fn texts<'t>(table: &'t toml::Table, name: &str) -> Result<Vec<&'t str>, Box<dyn Error>> {
    let items = table.get(name).and_then(toml::Value::as_array).ok_or_else(|| format!("`{name}` is missing"))?;
    items.iter().map(|item| item.as_str().ok_or_else(|| format!("`{name}` is a list of texts").into())).collect()
}

/// Returns a word as the name of a variant: `bsi-tr03183-3` is `BsiTr031833`.
fn variant(word: &str) -> String {
    let parts = word.split('-').map(|part| {
        let (first, rest) = part.split_at(part.chars().next().map_or(0, char::len_utf8));
        first.to_uppercase() + rest
    });
    parts.collect()
}
