//! A new translation: the source's words at their places, to be replaced.

use toml_edit::DocumentMut;
use toml_edit::Item;
use toml_edit::Table;
use toml_edit::value;

use crate::model::Locale;
use crate::read::Document;
use crate::text::SitePath;
use crate::text::Snapshot;

/// Returns where the translation of a source into a locale stands: beside it.
pub fn path(source: &SitePath, locale: &Locale) -> SitePath {
    let stem = source.as_str().strip_suffix(".md").unwrap_or(source.as_str());
    format!("{stem}.{locale}.md").parse().expect("a locale is a plain part of a path")
}

/// Returns the text of a new translation of a document.
///
/// It holds the words of the source, with its ids, facts and code, and no hash of the source: until somebody marks it,
/// it counts as not translated.
pub fn skeleton(snapshot: &Snapshot, document: &Document) -> String {
    let source = &document.source;
    let mut fields = DocumentMut::new();
    fields["title"] = value(&source.title.value);
    if let Some(summary) = &source.summary {
        fields["summary"] = value(&summary.value);
    }
    let summaries = source.revision_summaries.iter().map(|(id, text)| (id, text.value.as_str()));
    let table = if document.id.as_str().starts_with("policies/") { "policy_version" } else { "revision" };
    add_words(&mut fields, table, "summary", summaries);
    add_words(
        &mut fields,
        "timeline",
        "note",
        source.timeline_notes.iter().map(|(id, text)| (id, text.value.as_str())),
    );
    let mut translation = Table::new();
    translation["method"] = value("human");
    fields["translation"] = Item::Table(translation);
    let body = snapshot.file(source.file).text().map_or("", |text| &text[source.body.range()]);
    format!("+++\n{fields}+++\n{}", body.replace("\r\n", "\n"))
}

/// Adds `[TABLE.ID] FIELD = "words"` for each id.
fn add_words<'a>(
    fields: &mut DocumentMut,
    table: &str,
    field: &str,
    words: impl Iterator<Item = (&'a String, &'a str)>,
) {
    let mut all = Table::new();
    all.set_implicit(true);
    for (id, text) in words {
        let mut one = Table::new();
        one[field] = value(text);
        all[id.as_str()] = Item::Table(one);
    }
    if !all.is_empty() {
        fields[table] = Item::Table(all);
    }
}
