//! Embeds the built-in words and the default theme.
//!
//! Writes a sorted list of paths and `include_bytes!` for `host::built_in`, so that the program needs no file beside
//! it. What editors and file managers leave behind is not embedded.

use std::env;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

const LOCALES: &str = "locales";
const THEME: &str = "themes/default";

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut paths = Vec::new();
    collect(&root, LOCALES, &mut paths)?;
    paths.retain(|path| path.ends_with("/lucarne.ftl"));
    collect(&root, THEME, &mut paths)?;
    paths.sort();
    let list = Path::new(&env::var("OUT_DIR")?).join("built_in.rs");
    fs::write(list, source(&root, &paths)?)?;
    for watched in ["build.rs", LOCALES, THEME] {
        println!("cargo::rerun-if-changed={watched}");
    }
    Ok(())
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
