//! Front matter that is edited: its comments, its order and its line breaks stay.

use std::error::Error;
use std::fmt;

use toml_edit::Array;
use toml_edit::ArrayOfTables;
use toml_edit::Datetime;
use toml_edit::DocumentMut;
use toml_edit::InlineTable;
use toml_edit::Item;
use toml_edit::Table;
use toml_edit::Value;

use crate::model::Instant;
use crate::model::Revision;
use crate::read;

/// A document whose front matter can be edited.
pub(in crate::author) struct FrontMatter<'t> {
    before: &'t str,
    after: &'t str,
    line_break: &'static str,
    /// The fields.
    pub(in crate::author) fields: DocumentMut,
}

/// Why a front matter cannot be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The document has none.
    NoFrontMatter,
    /// It is no TOML, or not of the form that the edit needs; what is wrong.
    Toml(String),
}

impl fmt::Display for EditError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EditError::NoFrontMatter => out.write_str("it has no front matter between `+++` lines"),
            EditError::Toml(error) => write!(out, "its front matter is no TOML: {error}"),
        }
    }
}

impl Error for EditError {}

impl<'t> FrontMatter<'t> {
    /// Takes the front matter out of the text of a document.
    pub(in crate::author) fn of(text: &'t str) -> Result<FrontMatter<'t>, EditError> {
        let parts = read::split(text).ok_or(EditError::NoFrontMatter)?;
        let toml = &text[parts.toml.clone()];
        let line_break = if toml.contains("\r\n") { "\r\n" } else { "\n" };
        let fields = toml.parse().map_err(|error: toml_edit::TomlError| EditError::Toml(error.message().to_owned()))?;
        Ok(FrontMatter { before: &text[..parts.toml.start], after: &text[parts.toml.end..], line_break, fields })
    }

    /// Returns the whole text of the document.
    pub(in crate::author) fn into_text(self) -> String {
        let toml = self.fields.to_string().replace("\r\n", "\n").replace('\n', self.line_break);
        format!("{}{toml}{}", self.before, self.after)
    }
}

/// Puts a value in the place of another; what stands around it, such as a comment behind it, stays.
pub(in crate::author) fn replace(place: &mut Item, value: impl Into<Value>) {
    let mut value = value.into();
    if let Some(old) = place.as_value() {
        *value.decor_mut() = old.decor().clone();
    }
    *place = Item::Value(value);
}

/// Adds a table to a list of them, behind the others and in the form that they have.
pub(in crate::author) fn add_table(fields: &mut Table, name: &str, parts: Vec<(&str, Value)>) -> Result<(), EditError> {
    let tables = fields.entry(name).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    match tables {
        Item::ArrayOfTables(tables) => {
            tables.push(parts.into_iter().map(|(name, part)| (name, Item::Value(part))).collect());
            Ok(())
        }
        Item::Value(Value::Array(list)) => {
            push_line(list, parts.into_iter().collect());
            Ok(())
        }
        _ => Err(EditError::Toml(format!("`{name}` is no list of tables"))),
    }
}

/// Adds a revision behind the others of an advisory or of a translation.
pub(in crate::author) fn add_revision(
    fields: &mut Table,
    revision: &Revision,
    summary: Option<&str>,
) -> Result<(), EditError> {
    let parts: [(&str, Value); 3] = [
        ("id", revision.id.as_str().into()),
        ("on", datetime(revision.on).into()),
        ("kind", revision.kind.as_str().into()),
    ];
    let summary = summary.map(|summary| ("summary", summary.into()));
    add_table(fields, "revision", parts.into_iter().chain(summary).collect())
}

/// Returns a moment as it was stated: a day, or a second in UTC.
pub(in crate::author) fn datetime(on: Instant) -> Datetime {
    on.to_string().parse().expect("a day or a moment of RFC 3339 is a TOML date")
}

/// Adds a table to a list that is written in brackets, on a line of its own where the others have theirs.
fn push_line(list: &mut Array, table: InlineTable) {
    let prefix = list.iter().last().and_then(|last| last.decor().prefix()?.as_str().map(str::to_owned));
    let mut table = Value::from(table);
    table.decor_mut().set_prefix(prefix.unwrap_or_default());
    list.push_formatted(table);
}
