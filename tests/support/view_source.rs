//! What templates see, read from the doc comments of `src/plan/view`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use walkdir::WalkDir;

/// A struct or an enum that templates see.
#[derive(Default)]
pub struct ViewSource {
    /// What it is.
    pub words: String,
    /// Its fields in their order: name, type, words; for an enum its variants.
    pub fields: Vec<(String, String, String)>,
}

/// Reads all views by name.
///
/// # Panics
///
/// Where a file cannot be read.
pub fn read_all() -> BTreeMap<String, ViewSource> {
    let files = WalkDir::new("src/plan/view").into_iter().map(|entry| entry.expect("the folder can be read"));
    let files = files.filter(|entry| entry.file_type().is_file());
    let texts = files.map(|file| fs::read_to_string(file.path()).expect("sources are UTF-8"));
    let mut views = BTreeMap::new();
    for text in texts {
        read(&text, &mut views);
    }
    views
}

/// Adds the views of one file: a doc comment, attributes, `pub struct NAME {`, and fields up to `}`.
fn read(text: &str, views: &mut BTreeMap<String, ViewSource>) {
    let mut words = String::new();
    let mut open: Option<String> = None;
    for line in text.lines() {
        let code = line.trim();
        if let Some(more) = code.strip_prefix("///") {
            let _ = write!(words, "{}{}", if words.is_empty() { "" } else { " " }, more.trim());
        } else if let Some(name) = item_name(line) {
            views.insert(name.clone(), ViewSource { words: std::mem::take(&mut words), fields: Vec::new() });
            open = Some(name);
        } else if line == "}" {
            open = None;
            words.clear();
        } else if let (Some(name), Some((field, kind))) = (&open, field(code)) {
            let view = views.get_mut(name).expect("what is open was added");
            view.fields.push((field, kind, std::mem::take(&mut words)));
        } else if !code.starts_with("#[") {
            words.clear();
        }
    }
}

fn item_name(line: &str) -> Option<String> {
    let rest = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "))?;
    let name = rest.strip_suffix(" {")?;
    name.ends_with("View").then(|| name.to_owned())
}

/// Reads `pub name: Type,` or the variant `Name(Type),`.
fn field(code: &str) -> Option<(String, String)> {
    if let Some((name, kind)) = code.strip_prefix("pub ").and_then(|rest| rest.split_once(": ")) {
        return Some((name.to_owned(), kind.trim_end_matches(',').to_owned()));
    }
    let (name, kind) = code.strip_suffix("),")?.split_once('(')?;
    name.chars().all(char::is_alphanumeric).then(|| (name.to_owned(), kind.to_owned()))
}
