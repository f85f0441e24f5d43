//! Records in JSON: every value with its place in the document.
//!
//! A record is read field by field, not derived, so that whatever nobody asked for is left and can be named. A value
//! knows its number, counted in the order in which values begin; its line, column and path are looked up in the text
//! when somebody is told of it.

mod leftover;
mod place;
mod reading;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

use serde::Deserializer;
use serde::de;
use serde::de::DeserializeSeed;
use serde::de::MapAccess;
use serde::de::SeqAccess;
use serde::de::Visitor;
use serde_json::Number;

use crate::author::import::problem::Problem;
use crate::read::line_and_column;

pub(super) use leftover::Leftover;
pub(super) use leftover::fold;
pub(super) use leftover::locate;
pub(super) use reading::Reading;
pub(super) use reading::one_line;

/// A value of a document.
#[derive(Debug)]
pub(super) struct Json {
    /// Its number, from 0, in the order in which values begin.
    pub number: usize,
    /// What it is.
    pub value: Value,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Value {
    Null,
    Flag(bool),
    Number(Number),
    Text(String),
    List(Vec<Json>),
    Table(BTreeMap<String, Json>),
}

impl Value {
    /// Returns what JSON calls it.
    fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Flag(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::Text(_) => "a string",
            Value::List(_) => "an array",
            Value::Table(_) => "an object",
        }
    }
}

impl Json {
    /// Returns the value of a key; nothing where this is no object, has no such key, or where it is null.
    pub fn get(&self, key: &str) -> Option<&Json> {
        match &self.value {
            Value::Table(table) => table.get(key).filter(|json| !matches!(json.value, Value::Null)),
            Value::Null | Value::Flag(_) | Value::Number(_) | Value::Text(_) | Value::List(_) => None,
        }
    }

    /// Returns the text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Null | Value::Flag(_) | Value::Number(_) | Value::List(_) | Value::Table(_) => None,
        }
    }
}

/// Parses a document, and counts its values. A key that stands twice is a problem: one of the two would be lost.
pub(super) fn parse(text: &str) -> Result<(Json, usize), Problem> {
    let mut count = 0;
    let bare = text.trim_start_matches('\u{feff}');
    let problem = |error: serde_json::Error| {
        let told = error.to_string();
        let message = told.split(" at line ").next().unwrap_or_default();
        let place = line_and_column(bare.as_bytes(), error.line(), error.column());
        Problem::new(text.len() - bare.len() + bare.floor_char_boundary(place), message)
    };
    let mut deserializer = serde_json::Deserializer::from_str(bare);
    let json = Numbered(&mut count).deserialize(&mut deserializer).map_err(problem)?;
    deserializer.end().map_err(problem)?;
    Ok((json, count))
}

/// Makes a value and those in it, and counts them.
struct Numbered<'c>(&'c mut usize);

impl<'de> DeserializeSeed<'de> for Numbered<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        let number = *self.0;
        *self.0 += 1;
        let value = deserializer.deserialize_any(self)?;
        Ok(Json { number, value })
    }
}

impl<'de> Visitor<'de> for Numbered<'_> {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Value, E> {
        Number::from_f64(number).map(Value::Number).ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Numbered(self.0))? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut table = BTreeMap::new();
        while let Some(key) = entries.next_key::<String>()? {
            match table.entry(key) {
                Entry::Vacant(entry) => drop(entry.insert(entries.next_value_seed(Numbered(self.0))?)),
                Entry::Occupied(entry) => {
                    let key = crate::read::excerpt(entry.key());
                    return Err(de::Error::custom(format!("the key `{key}` stands twice")));
                }
            }
        }
        Ok(Value::Table(table))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Location;

    fn check(text: &str, line: usize, column: usize, message: &str) {
        let problem = parse(text).unwrap_err();
        let Location { line: found, column: at } = Location::of(text.as_bytes(), problem.offset);
        assert_eq!((found, at, problem.message.as_str()), (line, column, message), "{text:?}");
    }

    #[test]
    fn what_is_no_document_fails_at_its_place() {
        check("", 1, 1, "EOF while parsing a value");
        check("{\n  \"é\": trux\n}", 2, 11, "expected ident");
        check("{\"a\": 1, \"a\": 2}", 1, 12, "the key `a` stands twice");
        check("{} x", 1, 4, "trailing characters");
        check("\u{feff}[1e999]", 1, 6, "number out of range");
        check(&"[".repeat(1000), 1, 128, "recursion limit exceeded");
    }

    #[test]
    fn byte_order_mark_is_no_part_of_it() {
        assert_eq!(parse("\u{feff}[null, {\"a\": 1}]").unwrap().1, 4);
    }
}
