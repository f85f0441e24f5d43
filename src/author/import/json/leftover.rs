//! The values of a document that a site's sources have no place for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::btree_map::Entry;
use std::mem;

use crate::author::import::Note;
use crate::author::import::json::Json;
use crate::author::import::json::Value;
use crate::author::import::json::place;
use crate::author::import::json::place::push_index;
use crate::author::import::json::place::push_key;
use crate::author::import::json::reading::Fate;
use crate::author::import::json::reading::one_line;
use crate::read::excerpt;

/// A value that is not in the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::author::import) struct Leftover {
    /// Its path.
    pub path: String,
    /// The value on one line.
    pub value: String,
    /// What became of it, and why.
    pub why: Cow<'static, str>,
}

impl Leftover {
    /// Says something of a field, which need not be one of the document.
    pub fn of(field: &str, value: String, why: &'static str) -> Leftover {
        Leftover { path: field.to_owned(), value, why: Cow::Borrowed(why) }
    }

    /// Says why a line of a text, which begins at a byte, is not in the files.
    pub fn of_line(text: &str, start: usize, why: &str) -> Leftover {
        let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let (path, value) = ("text".to_owned(), excerpt(&one_line(line)));
        Leftover { path, value, why: Cow::Owned(why.to_owned()) }
    }
}

/// Finds values of a document by their numbers, each with why it is not in the files.
pub(in crate::author::import) fn locate(text: &str, whys: &BTreeMap<usize, String>) -> Vec<Leftover> {
    let places = place::find_all(text, whys.keys().copied());
    let found = places.into_iter().zip(whys.values()).map(|((place, value), why)| {
        let value = serde_json::from_str::<String>(value).unwrap_or_else(|_| value.to_owned());
        Leftover { path: place.path, value: excerpt(&one_line(&value)), why: Cow::Owned(why.clone()) }
    });
    found.collect()
}

/// Lists the values that are not in the files, in the order of the document; one that says nothing is not named, and
/// where all that is in an object or an array is left for one reason, it is named alone.
pub(super) fn list(root: &Json, fates: &[Fate], why: fn(&str) -> &'static str) -> Vec<Leftover> {
    let mut walk = Walk { fates, why, path: String::new(), found: Vec::new() };
    walk.enter(root);
    walk.found.sort_by_key(|(number, _)| *number);
    walk.found.into_iter().map(|(_, leftover)| leftover).collect()
}

struct Walk<'a> {
    fates: &'a [Fate],
    why: fn(&str) -> &'static str,
    path: String,
    found: Vec<(usize, Leftover)>,
}

impl Walk<'_> {
    /// Finds what is left of a value, and returns whether something in it is carried.
    fn enter(&mut self, json: &Json) -> bool {
        let (length, begun) = (self.path.len(), self.found.len());
        let mut is_carried = false;
        match &json.value {
            Value::Null => {}
            Value::List(list) => {
                for (index, item) in list.iter().enumerate() {
                    push_index(&mut self.path, index);
                    is_carried |= self.enter(item);
                    self.path.truncate(length);
                }
            }
            Value::Table(table) => {
                for (key, value) in table {
                    push_key(&mut self.path, key);
                    is_carried |= self.enter(value);
                    self.path.truncate(length);
                }
            }
            Value::Flag(_) | Value::Number(_) | Value::Text(_) => return self.judge(json),
        }
        let whys: BTreeSet<&str> = self.found[begun..].iter().map(|(_, leftover)| &*leftover.why).collect();
        if !is_carried && whys.len() == 1 && self.found.len() > begun + 1 && !self.path.is_empty() {
            let why = self.found[begun].1.why.clone();
            self.found.truncate(begun);
            self.found.push((json.number, Leftover { path: self.path.clone(), value: shown(json), why }));
        }
        is_carried
    }

    fn judge(&mut self, json: &Json) -> bool {
        let why = match &self.fates[json.number] {
            Fate::Carried => return true,
            Fate::Unasked => Cow::Borrowed((self.why)(&pattern(&self.path))),
            Fate::Left(why) => why.clone(),
        };
        let value = shown(json);
        if !value.is_empty() {
            self.found.push((json.number, Leftover { path: self.path.clone(), value, why }));
        }
        false
    }
}

/// Returns a value as it is told to a person: on one line, a text without quotes, and cut where it is long.
fn shown(json: &Json) -> String {
    let mut text = String::new();
    show(json, &mut text);
    excerpt(&text)
}

/// A text that is already longer than what is shown grows no more.
fn show(json: &Json, text: &mut String) {
    const ENOUGH: usize = 400;
    let separate = |text: &mut String, mark: &str| {
        if !text.is_empty() && !text.ends_with(": ") {
            text.push_str(mark);
        }
    };
    match &json.value {
        Value::Null => {}
        Value::Text(words) => text.push_str(&one_line(&words[..words.floor_char_boundary(ENOUGH)])),
        Value::Flag(flag) => text.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => text.push_str(&number.to_string()),
        Value::List(list) => {
            for item in list {
                if text.len() > ENOUGH {
                    break;
                }
                separate(text, ", ");
                show(item, text);
            }
        }
        Value::Table(table) => {
            for (key, value) in table {
                if text.len() > ENOUGH {
                    break;
                }
                separate(text, "; ");
                text.push_str(key);
                text.push_str(": ");
                show(value, text);
            }
        }
    }
}

/// Makes notes of what is left of a record: fields with alike paths and one reason are one note, at the place of the
/// first.
pub(in crate::author::import) fn fold(record: &str, leftovers: Vec<Leftover>) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let mut alike = BTreeMap::new();
    for Leftover { path, value, why } in leftovers {
        let pattern = pattern(&path);
        match alike.entry((pattern, why.clone())) {
            Entry::Vacant(entry) => {
                entry.insert(notes.len());
                let paths = Vec::new();
                notes.push(Note { record: record.to_owned(), field: path, paths, value, why: why.into_owned() });
            }
            Entry::Occupied(entry) => {
                let note: &mut Note = &mut notes[*entry.get()];
                if note.paths.is_empty() {
                    note.paths.push(mem::replace(&mut note.field, entry.key().0.clone()));
                }
                note.paths.push(path);
            }
        }
    }
    notes
}

/// Returns a path without its indexes: `vulnerabilities[].remediations[].url`.
fn pattern(path: &str) -> String {
    let mut pattern = String::with_capacity(path.len());
    let mut rest = path;
    while let Some(at) = rest.find('[') {
        let (before, behind) = rest.split_at(at + 1);
        pattern.push_str(before);
        rest = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    pattern + rest
}
