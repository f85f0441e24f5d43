//! A mark on a translation that is up to date.

use std::error::Error;
use std::fmt;

use toml_edit::DocumentMut;
use toml_edit::Item;
use toml_edit::Table;
use toml_edit::value;

use crate::read;

/// Why a translation cannot be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkError {
    /// It has no front matter.
    NoFrontMatter,
    /// Its front matter is no TOML; what is wrong.
    Toml(String),
}

impl fmt::Display for MarkError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MarkError::NoFrontMatter => out.write_str("it has no front matter between `+++` lines"),
            MarkError::Toml(error) => write!(out, "its front matter is no TOML: {error}"),
        }
    }
}

impl Error for MarkError {}

/// Returns a translation that says that it was made from the source of a hash. Comments and order stay.
pub fn mark(text: &str, digest: &str) -> Result<String, MarkError> {
    let parts = read::split(text).ok_or(MarkError::NoFrontMatter)?;
    let toml = &text[parts.toml.clone()];
    let mut fields: DocumentMut =
        toml.parse().map_err(|error: toml_edit::TomlError| MarkError::Toml(error.message().to_owned()))?;
    let is_new = !fields.contains_key("translation");
    let table = fields.entry("translation").or_insert_with(|| Item::Table(Table::new()));
    let Some(table) = table.as_table_like_mut() else {
        return Err(MarkError::Toml("`translation` is no table".to_owned()));
    };
    // A value keeps what stands around it, such as a comment behind it.
    match table.get_mut("source").and_then(Item::as_value_mut) {
        Some(source) => {
            let decor = source.decor().clone();
            *source = digest.into();
            *source.decor_mut() = decor;
        }
        None => drop(table.insert("source", value(digest))),
    }
    if is_new {
        table.insert("method", value("human"));
    }
    let line_break = if toml.contains("\r\n") { "\r\n" } else { "\n" };
    let toml = fields.to_string().replace("\r\n", "\n").replace('\n', line_break);
    Ok(format!("{}{toml}{}", &text[..parts.toml.start], &text[parts.toml.end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_hash_changes() {
        let text =
            "+++\ntitle = \"T\" # a title\n\n[translation]\nsource = \"old\" # printed\nby = \"N\"\n+++\n\nText.\n";
        assert_eq!(mark(text, "new").unwrap(), text.replace("old", "new"));
    }

    #[test]
    fn translation_without_a_mark_gets_one() {
        let text = "\u{feff}+++\r\ntitle = \"T\"\r\n+++\r\nText.\r\n";
        let marked = "\u{feff}+++\r\ntitle = \"T\"\r\n\r\n[translation]\r\nsource = \"new\"\r\nmethod = \"human\"\r\n+++\r\nText.\r\n";
        assert_eq!(mark(text, "new").unwrap(), marked);
        assert_eq!(mark("Text.", "new"), Err(MarkError::NoFrontMatter));
    }
}
