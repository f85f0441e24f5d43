//! A mark on a translation that is up to date.

use toml_edit::Item;
use toml_edit::Table;
use toml_edit::value;

use crate::author::EditError;
use crate::author::front_matter::FrontMatter;
use crate::author::front_matter::add_revision;
use crate::author::front_matter::datetime;
use crate::author::front_matter::replace;
use crate::model::Instant;
use crate::model::Revision;

/// What a translation that is up to date says of itself.
#[derive(Clone, Debug)]
pub struct Mark<'d> {
    /// The hash of the source as it is.
    pub digest: &'d str,
    /// Its first publication, where it comes later than the source's.
    pub on: Option<Instant>,
    /// The change that readers of an older text are told of, perhaps in words.
    pub revision: Option<(Revision, Option<String>)>,
}

/// Returns a translation that says that it was made from the source of a hash. Comments and order stay.
pub fn mark(text: &str, mark: &Mark<'_>) -> Result<String, EditError> {
    let mut document = FrontMatter::of(text)?;
    let is_new = !document.fields.contains_key("translation");
    let table = document.fields.entry("translation").or_insert_with(|| Item::Table(Table::new()));
    let Some(fields) = table.as_table_like_mut() else {
        return Err(EditError::Toml("`translation` is no table".to_owned()));
    };
    match fields.get_mut("source") {
        Some(source) => replace(source, mark.digest),
        None => drop(fields.insert("source", value(mark.digest))),
    }
    if is_new {
        fields.insert("method", value("human"));
    }
    if let Some(on) = mark.on {
        fields.insert("on", value(datetime(on)));
    }
    if let Some((revision, summary)) = &mark.revision {
        let Some(table) = table.as_table_mut() else {
            return Err(EditError::Toml("`translation` has no room for a revision in braces".to_owned()));
        };
        add_revision(table, revision, summary.as_deref())?;
    }
    Ok(document.into_text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RevisionKind;
    use crate::model::specimen;

    fn plainly(text: &str) -> Result<String, EditError> {
        mark(text, &Mark { digest: "new", on: None, revision: None })
    }

    #[test]
    fn only_the_hash_changes() {
        let text =
            "+++\ntitle = \"T\" # a title\n\n[translation]\nsource = \"old\" # printed\nby = \"N\"\n+++\n\nText.\n";
        assert_eq!(plainly(text).unwrap(), text.replace("old", "new"));
    }

    #[test]
    fn translation_without_a_mark_gets_one() {
        let text = "\u{feff}+++\r\ntitle = \"T\"\r\n+++\r\nText.\r\n";
        let marked = "\u{feff}+++\r\ntitle = \"T\"\r\n\r\n[translation]\r\nsource = \"new\"\r\nmethod = \"human\"\r\n+++\r\nText.\r\n";
        assert_eq!(plainly(text).unwrap(), marked);
        assert_eq!(plainly("Text."), Err(EditError::NoFrontMatter));
    }

    #[test]
    fn revision_stands_below_the_translation() {
        let text =
            "+++\ntitle = \"T\"\n\n[translation]\nsource = \"old\"\n\n[revision.a]\nsummary = \"A.\"\n+++\nText.\n";
        let revision = specimen::revision("b", "2026-03-04T00:00:00Z", RevisionKind::Editorial);
        let marked = |summary: Option<&str>| {
            let revision = Some((revision.clone(), summary.map(str::to_owned)));
            mark(text, &Mark { digest: "new", on: Some(specimen::on("2026-03-01T00:00:00Z")), revision }).unwrap()
        };
        let expected = "+++\ntitle = \"T\"\n\n[translation]\nsource = \"new\"\non = 2026-03-01T00:00:00Z\n\n\
                        [[translation.revision]]\nid = \"b\"\non = 2026-03-04T00:00:00Z\nkind = \"editorial\"\n\n\
                        [revision.a]\nsummary = \"A.\"\n+++\nText.\n";
        assert_eq!(marked(None), expected);
        assert!(marked(Some("B.")).contains("kind = \"editorial\"\nsummary = \"B.\"\n"));
    }
}
