//! A document while it is read: what was taken up, and why the rest was not.

use std::borrow::Cow;

use crate::author::import::json::Json;
use crate::author::import::json::Leftover;
use crate::author::import::json::Value;
use crate::author::import::json::leftover;
use crate::author::import::json::place;
use crate::author::import::problem::Problem;
use crate::read::LONGEST_TEXT;

/// What became of each value of a document.
///
/// A value is carried once it is asked for by its key; what turns out not to be, is said with [`Reading::leave`].
pub(in crate::author::import) struct Reading<'t> {
    text: &'t str,
    fates: Vec<Fate>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Nobody asked for it.
    Unasked,
    /// It is in the files.
    Carried,
    /// It is not, and this is why.
    Left(Cow<'static, str>),
}

impl<'t> Reading<'t> {
    /// Begins to read a document of so many values.
    pub fn new(text: &'t str, count: usize) -> Reading<'t> {
        Reading { text, fates: vec![Fate::Unasked; count] }
    }

    /// Makes a problem with a value; its path is told before what is wrong.
    pub fn problem(&self, json: &Json, what: impl AsRef<str>) -> Problem {
        let place = place::find(self.text, json.number);
        let path = if place.path.is_empty() { String::new() } else { format!("`{}`: ", place.path) };
        Problem::new(place.offset, format!("{path}{}", what.as_ref()))
    }

    /// Returns the path of a value.
    pub fn path(&self, json: &Json) -> String {
        place::find(self.text, json.number).path
    }

    /// Says that a value is in the files.
    pub fn carry(&mut self, json: &Json) {
        self.fates[json.number] = Fate::Carried;
    }

    /// Says that a value, with all that is in it, is in the files.
    pub fn carry_all(&mut self, json: &Json) {
        self.set_all(json, &Fate::Carried);
    }

    /// Says why a value, with all that is in it, is not in the files.
    pub fn leave(&mut self, json: &Json, why: impl Into<Cow<'static, str>>) {
        self.set_all(json, &Fate::Left(why.into()));
    }

    fn set_all(&mut self, json: &Json, fate: &Fate) {
        self.fates[json.number] = fate.clone();
        match &json.value {
            Value::Null | Value::Flag(_) | Value::Number(_) | Value::Text(_) => {}
            Value::List(list) => list.iter().for_each(|item| self.set_all(item, fate)),
            Value::Table(table) => table.values().for_each(|value| self.set_all(value, fate)),
        }
    }

    /// Returns the object of a key.
    pub fn table<'j>(&self, parent: &'j Json, key: &str) -> Result<Option<&'j Json>, Problem> {
        let Some(json) = parent.get(key) else { return Ok(None) };
        self.expect_table(json)?;
        Ok(Some(json))
    }

    /// Returns the object of a key, which has to be there.
    pub fn require_table<'j>(&self, parent: &'j Json, key: &str) -> Result<&'j Json, Problem> {
        self.table(parent, key)?.ok_or_else(|| self.missing(parent, key))
    }

    /// Fails for what is no object.
    pub fn expect_table(&self, json: &Json) -> Result<(), Problem> {
        match &json.value {
            Value::Table(_) => Ok(()),
            other => Err(self.problem(json, format!("an object is expected, not {}", other.kind()))),
        }
    }

    /// Returns the items of a key's array; none where it is not there.
    pub fn list<'j>(&self, parent: &'j Json, key: &str) -> Result<&'j [Json], Problem> {
        match parent.get(key).map(|json| (json, &json.value)) {
            None => Ok(&[]),
            Some((_, Value::List(list))) => Ok(list),
            Some((json, other)) => Err(self.problem(json, format!("an array is expected, not {}", other.kind()))),
        }
    }

    /// Returns the objects of a key's array.
    pub fn tables<'j>(&self, parent: &'j Json, key: &str) -> Result<&'j [Json], Problem> {
        let list = self.list(parent, key)?;
        list.iter().try_for_each(|item| self.expect_table(item))?;
        Ok(list)
    }

    /// Returns the texts of a key's array with their values, without empty ones.
    pub fn texts<'j>(&mut self, parent: &'j Json, key: &str) -> Result<Vec<(&'j Json, &'j str)>, Problem> {
        let list = self.list(parent, key)?;
        let texts = list.iter().map(|item| Ok((item, self.text_of(item)?))).collect::<Result<Vec<_>, Problem>>()?;
        list.iter().for_each(|item| self.carry(item));
        Ok(texts.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect())
    }

    /// Returns the text of a key with its value; nothing where it is not there, or empty.
    pub fn text<'j>(&mut self, parent: &'j Json, key: &str) -> Result<Option<(&'j Json, &'j str)>, Problem> {
        let Some(json) = parent.get(key) else { return Ok(None) };
        let text = self.text_of(json)?;
        self.carry(json);
        Ok(Some((json, text)).filter(|_| !text.trim().is_empty()))
    }

    /// Returns the text of a key for a field of a site: on one line, and not too long for one.
    pub fn line(&mut self, parent: &Json, key: &str) -> Result<Option<String>, Problem> {
        let Some((json, text)) = self.text(parent, key)? else { return Ok(None) };
        let line = one_line(text);
        if line.len() > LONGEST_TEXT {
            self.leave(json, "too long for a field of a site");
            return Ok(None);
        }
        Ok(Some(line))
    }

    fn text_of<'j>(&self, json: &'j Json) -> Result<&'j str, Problem> {
        let kind = json.value.kind();
        json.as_text().ok_or_else(|| self.problem(json, format!("a string is expected, not {kind}")))
    }

    /// Makes a problem of a key that is not there.
    pub fn missing(&self, parent: &Json, key: &str) -> Problem {
        let mut path = self.path(parent);
        place::push_key(&mut path, key);
        Problem { message: format!("`{path}` is missing"), ..self.problem(parent, "") }
    }

    /// Returns everything that is not in the files; `why` says of a path without indexes why nobody asked for it.
    pub fn leftovers(&self, root: &Json, why: fn(&str) -> &'static str) -> Vec<Leftover> {
        leftover::list(root, &self.fates, why)
    }
}

/// Returns a text on one line, without control characters.
pub(in crate::author::import) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
