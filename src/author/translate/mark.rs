//! A mark on a translation that is up to date.

use toml_edit::Item;
use toml_edit::Table;
use toml_edit::value;

use crate::author::EditError;
use crate::author::front_matter::FrontMatter;
use crate::author::front_matter::replace;

/// Returns a translation that says that it was made from the source of a hash. Comments and order stay.
pub fn mark(text: &str, digest: &str) -> Result<String, EditError> {
    let mut document = FrontMatter::of(text)?;
    let is_new = !document.fields.contains_key("translation");
    let table = document.fields.entry("translation").or_insert_with(|| Item::Table(Table::new()));
    let Some(table) = table.as_table_like_mut() else {
        return Err(EditError::Toml("`translation` is no table".to_owned()));
    };
    match table.get_mut("source") {
        Some(source) => replace(source, digest),
        None => drop(table.insert("source", value(digest))),
    }
    if is_new {
        table.insert("method", value("human"));
    }
    Ok(document.into_text())
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
        assert_eq!(mark("Text.", "new"), Err(EditError::NoFrontMatter));
    }
}
