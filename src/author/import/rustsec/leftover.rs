//! The fields of a record that a site's sources have no place for.

use toml_edit::Item;
use toml_edit::Table;
use toml_edit::Value;

use crate::author::import::Note;

/// The licence whose texts name their source.
pub(super) const CC_BY: &str = "CC-BY-4.0";

/// Fields that are carried.
const CARRIED: [&str; 11] = [
    "advisory.id",
    "advisory.package",
    "advisory.collection",
    "advisory.date",
    "advisory.withdrawn",
    "advisory.url",
    "advisory.references",
    "advisory.aliases",
    "advisory.cvss",
    "versions.patched",
    "versions.unaffected",
];

/// Makes a note that belongs to no record yet.
pub(super) fn note(field: &str, value: &str, why: &str) -> Note {
    let (record, paths) = (String::new(), Vec::new());
    Note { record, field: field.to_owned(), paths, value: value.to_owned(), why: why.to_owned() }
}

/// Returns a note for each field that goes nowhere; an empty list says nothing and is not named.
pub(super) fn notes(document: &Table) -> Vec<Note> {
    let mut notes = Vec::new();
    for (name, item) in document.iter() {
        match item.as_table_like() {
            Some(table) => {
                let fields = table.iter().map(|(key, item)| (format!("{name}.{key}"), item));
                notes.extend(fields.filter_map(|(field, item)| leftover(&field, item)));
            }
            None => notes.extend(leftover(name, item)),
        }
    }
    notes
}

fn leftover(field: &str, item: &Item) -> Option<Note> {
    let value = one_line(item);
    let is_left = !CARRIED.contains(&field) && !value.is_empty();
    is_left.then(|| note(field, &value, why(field, &value)))
}

fn why(field: &str, value: &str) -> &'static str {
    match field {
        "advisory.categories" | "advisory.keywords" => "an advisory has no such words",
        "advisory.informational" => "an advisory has no such kind, and no severity follows from it",
        "advisory.related" => "a related advisory is no other name of this one",
        "advisory.expect-deleted" => "an advisory does not say what became of the package",
        "advisory.license" if value == CC_BY => "not a field: the last section of the text names source and licence",
        "advisory.license" => "an advisory has no licence of its own",
        "affected.functions" => "affected versions are those of the whole package",
        "affected.os" | "affected.arch" => "affected versions are those of every system",
        _ => "not known to this import",
    }
}

/// Returns a value as it is told to a person: strings without quotes, a list with commas, a table as `key: value`.
fn one_line(item: &Item) -> String {
    let text = match item {
        Item::Value(value) => value_on_line(value),
        Item::Table(table) => {
            let fields = table.iter().map(|(key, item)| format!("{key}: {}", one_line(item)));
            fields.collect::<Vec<_>>().join("; ")
        }
        Item::ArrayOfTables(_) | Item::None => item.to_string(),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn value_on_line(value: &Value) -> String {
    match value {
        Value::String(text) => text.value().clone(),
        Value::Array(values) => values.iter().map(value_on_line).collect::<Vec<_>>().join(", "),
        Value::InlineTable(table) => {
            let fields = table.iter().map(|(key, value)| format!("{key}: {}", value_on_line(value)));
            fields.collect::<Vec<_>>().join("; ")
        }
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => value.to_string(),
    }
}
