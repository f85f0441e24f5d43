//! TOML tables, read field by field with the place of each.
//!
//! A reader asks for the fields it knows; what nobody asked for is reported by [`Fields::finish`], with the nearest
//! name that was asked for.

mod places;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Display;
use std::str::FromStr;

use jiff::civil::Date;
use toml::Spanned as TomlSpanned;
use toml::de::DeTable;
use toml::de::DeValue;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Instant;
use crate::read::moment::FIRST_YEAR;
use crate::read::moment::moment_hint;
use crate::read::moment::to_instant;
use crate::text::FileId;
use crate::text::Span;
use crate::text::Spanned;
use crate::text::nearest;

/// One TOML table that is being read.
pub(in crate::read) struct Fields<'a> {
    table: &'a DeTable<'a>,
    place: TableSpan,
    asked: BTreeSet<&'static str>,
}

/// Where a table stands: the file, the offset of the TOML text in it, and what is underlined for the whole table.
#[derive(Clone, Copy)]
pub(in crate::read) struct TableSpan {
    pub(in crate::read) file: FileId,
    pub(in crate::read) offset: usize,
    pub(in crate::read) whole: Span,
}

impl<'a> Fields<'a> {
    /// Begins to read a table.
    pub(in crate::read) fn new(table: &'a DeTable<'a>, place: TableSpan) -> Fields<'a> {
        Fields { table, place, asked: BTreeSet::new() }
    }

    /// Returns a reader of the same table that has asked for nothing.
    pub(in crate::read) fn probe(&self) -> Fields<'a> {
        Fields::new(self.table, self.place)
    }

    /// Takes fields that are not there out of the names that are suggested.
    pub(in crate::read) fn forget(&mut self, names: &[&'static str]) {
        let table = self.table;
        self.asked.retain(|name| !names.contains(name) || table.contains_key(*name));
    }

    /// Returns what is underlined for the whole table.
    pub(in crate::read) fn span(&self) -> Span {
        self.place.whole
    }

    /// Returns whether a field is there, without reading it.
    pub(in crate::read) fn has(&self, name: &str) -> bool {
        self.table.contains_key(name)
    }

    /// Returns whether a field is not there, or is a list without an entry, without reading it.
    pub(in crate::read) fn is_empty(&self, name: &str) -> bool {
        self.table.get(name).is_none_or(|value| value.get_ref().as_array().is_some_and(|list| list.is_empty()))
    }

    /// Returns where a field's value stands.
    pub(in crate::read) fn span_of(&self, name: &str) -> Option<Span> {
        self.table.get(name).map(|value| self.span_in_file(value))
    }

    /// Reads a field by its `FromStr`.
    pub(in crate::read) fn parse<T>(&mut self, name: &'static str, report: &mut Report) -> Option<Spanned<T>>
    where
        T: FromStr<Err: Display>,
    {
        self.parse_as(name, Code::FieldValue, report)
    }

    /// Reads a field by its `FromStr`, with a code of its own for a text that does not parse.
    pub(in crate::read) fn parse_as<T>(
        &mut self,
        name: &'static str,
        code: Code,
        report: &mut Report,
    ) -> Option<Spanned<T>>
    where
        T: FromStr<Err: Display>,
    {
        let text = self.text(name, report)?;
        parse_text(&text, name, code, report)
    }

    /// Reads a field that must be there by its `FromStr`.
    pub(in crate::read) fn require<T>(&mut self, name: &'static str, report: &mut Report) -> Option<Spanned<T>>
    where
        T: FromStr<Err: Display>,
    {
        self.demand(name, report);
        self.parse(name, report)
    }

    /// Reads a text.
    pub(in crate::read) fn text(&mut self, name: &'static str, report: &mut Report) -> Option<Spanned<String>> {
        let value = self.value(name)?;
        self.as_text(value, name, report)
    }

    /// Reads a text that must be there and not be empty.
    pub(in crate::read) fn require_text(&mut self, name: &'static str, report: &mut Report) -> Option<Spanned<String>> {
        self.demand(name, report);
        let text = self.text(name, report)?;
        if text.value.trim().is_empty() {
            let message = format!("`{name}` is empty");
            report.push(Diagnostic::new(Code::FieldValue, text.span, message));
            return None;
        }
        Some(text)
    }

    /// Reads a truth value.
    pub(in crate::read) fn flag(&mut self, name: &'static str, report: &mut Report) -> Option<bool> {
        let value = self.value(name)?;
        value.get_ref().as_bool().or_else(|| self.wrong_type(value, name, "`true` or `false`", report))
    }

    /// Reads a whole number that is not negative.
    pub(in crate::read) fn count(&mut self, name: &'static str, report: &mut Report) -> Option<usize> {
        let value = self.value(name)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|integer| usize::from_str_radix(integer.as_str(), integer.radix()).ok());
        number.or_else(|| self.wrong_type(value, name, "a whole number above zero", report))
    }

    /// Reads a day.
    pub(in crate::read) fn date(&mut self, name: &'static str, report: &mut Report) -> Option<Spanned<Date>> {
        let moment = self.moment(name, report)?;
        Some(moment.map(|moment| moment.date()))
    }

    /// Reads when something happened: an instant with an offset, or a day.
    pub(in crate::read) fn instant(&mut self, name: &'static str, report: &mut Report) -> Option<Spanned<Instant>> {
        let instant = self.moment(name, report)?;
        let year = instant.value.date().year();
        if year < FIRST_YEAR {
            let message = format!("`{name}` is of the year {year}, and documents tell of none before {FIRST_YEAR}");
            report.push(Diagnostic::new(Code::DateInvalid, instant.span, message));
            return None;
        }
        Some(instant)
    }

    fn moment(&mut self, name: &'static str, report: &mut Report) -> Option<Spanned<Instant>> {
        let value = self.value(name)?;
        let span = self.span_in_file(value);
        let hint = moment_hint(value.get_ref());
        let Some(datetime) = value.get_ref().as_datetime() else {
            if value.get_ref().is_str() {
                let message = format!("`{name}` must be a date, and is a text");
                report.push(Diagnostic::new(Code::DateInvalid, span, message).hint(hint));
                return None;
            }
            return self.wrong_type(value, name, "a date such as 2026-03-14 or 2026-03-14T14:00:00Z", report);
        };
        if datetime.date.is_none() && datetime.time.is_none() {
            // What remains of a date that the TOML parser has reported already.
            return None;
        }
        match to_instant(datetime) {
            Ok(instant) => Some(Spanned::new(instant, span)),
            Err(rule) => {
                report.push(Diagnostic::new(Code::DateInvalid, span, format!("`{name}` is no date: {rule}")));
                None
            }
        }
    }

    /// Reads a list of texts; a missing field is an empty list.
    pub(in crate::read) fn texts(&mut self, name: &'static str, report: &mut Report) -> Vec<Spanned<String>> {
        let Some(value) = self.value(name) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type::<()>(value, name, "a list of texts", report);
            return Vec::new();
        };
        items.iter().filter_map(|item| self.as_text(item, name, report)).collect()
    }

    /// Reads a list of values by their `FromStr`; a missing field is an empty list.
    pub(in crate::read) fn parse_all<T>(
        &mut self,
        name: &'static str,
        code: Code,
        report: &mut Report,
    ) -> Vec<Spanned<T>>
    where
        T: FromStr<Err: Display>,
    {
        let texts = self.texts(name, report);
        texts.iter().filter_map(|text| parse_text(text, name, code, report)).collect()
    }

    /// Reads a table.
    pub(in crate::read) fn table(&mut self, name: &'static str, report: &mut Report) -> Option<Fields<'a>> {
        let value = self.value(name)?;
        self.as_table(value, name, report)
    }

    /// Reads a list of tables; a missing field is an empty list.
    pub(in crate::read) fn tables(&mut self, name: &'static str, report: &mut Report) -> Vec<Fields<'a>> {
        let Some(value) = self.value(name) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            let what = match value.get_ref().is_table() {
                true => format!("a list of tables, `[[{name}]]`"),
                false => "a list of tables".to_owned(),
            };
            self.wrong_type::<()>(value, name, &what, report);
            return Vec::new();
        };
        items.iter().filter_map(|item| self.as_table(item, name, report)).collect()
    }

    /// Reads all entries of a table whose keys are names of the author's, in the order of the source.
    pub(in crate::read) fn named(
        &mut self,
        name: &'static str,
        report: &mut Report,
    ) -> Vec<(Spanned<String>, Fields<'a>)> {
        let Some(table) = self.table(name, report) else { return Vec::new() };
        let mut entries: Vec<_> = table.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let entries = entries.into_iter().filter_map(|(key, value)| {
            let span = self.shifted(key.span());
            let path = format!("{name}.{}", excerpt(key.get_ref()));
            let mut fields = table.as_table(value, &path, report)?;
            fields.place.whole = span;
            Some((Spanned::new(key.get_ref().to_string(), span), fields))
        });
        entries.collect()
    }

    /// Reads a table of texts whose keys are names of the author's; a missing table is an empty one.
    pub(in crate::read) fn text_map(&mut self, name: &'static str, report: &mut Report) -> BTreeMap<String, String> {
        let Some(table) = self.table(name, report) else { return BTreeMap::new() };
        let mut text = |key: &str, value| table.as_text(value, &format!("{name}.{}", excerpt(key)), report);
        let entries = table.table.iter().filter_map(|(key, value)| {
            let key = key.get_ref().to_string();
            text(&key, value).map(|text| (key, text.value))
        });
        entries.collect()
    }

    /// Reads a value of any type.
    pub(in crate::read) fn any(&mut self, name: &'static str) -> Option<(&'a DeValue<'a>, Span)> {
        let value = self.value(name)?;
        Some((value.get_ref(), self.span_in_file(value)))
    }

    /// Reports every field that nobody asked for.
    pub(in crate::read) fn finish(self, report: &mut Report) {
        for (key, _) in self.table.iter() {
            let name = key.get_ref().as_ref();
            if self.asked.contains(name) {
                continue;
            }
            let span = self.shifted(key.span());
            let mut diagnostic =
                Diagnostic::new(Code::FieldUnknown, span, format!("no field `{}` is known here", excerpt(name)));
            match nearest(name, self.asked.iter().copied()) {
                Some(known) => diagnostic = diagnostic.hint(format!("did you mean `{known}`?")),
                None => {
                    let known: Vec<&str> = self.asked.iter().copied().collect();
                    diagnostic = diagnostic.hint(format!("known fields are `{}`", known.join("`, `")));
                }
            }
            report.push(diagnostic);
        }
    }

    fn value(&mut self, name: &'static str) -> Option<&'a TomlSpanned<DeValue<'a>>> {
        self.asked.insert(name);
        self.table.get(name)
    }

    /// Reports a field that must be there and is not.
    pub(in crate::read) fn demand(&self, name: &'static str, report: &mut Report) {
        if !self.has(name) {
            let message = format!("`{name}` is missing");
            report
                .push(Diagnostic::new(Code::FieldMissing, self.place.whole, message).hint(format!("add `{name} = …`")));
        }
    }

    fn as_text(&self, value: &TomlSpanned<DeValue<'_>>, name: &str, report: &mut Report) -> Option<Spanned<String>> {
        match value.get_ref().as_str() {
            Some(text) if text.len() > LONGEST_TEXT => {
                let message = format!("`{name}` has {} bytes, and a text here has at most {LONGEST_TEXT}", text.len());
                report.push(Diagnostic::new(Code::FieldValue, self.span_in_file(value), message));
                None
            }
            Some(text) => Some(Spanned::new(text.to_owned(), self.span_in_file(value))),
            None => self.wrong_type(value, name, "a text in quotes", report),
        }
    }

    fn as_table(&self, value: &'a TomlSpanned<DeValue<'a>>, name: &str, report: &mut Report) -> Option<Fields<'a>> {
        let Some(table) = value.get_ref().as_table() else { return self.wrong_type(value, name, "a table", report) };
        let place = TableSpan { whole: self.span_in_file(value), ..self.place };
        Some(Fields::new(table, place))
    }

    fn wrong_type<T>(
        &self,
        value: &TomlSpanned<DeValue<'_>>,
        name: &str,
        expected: &str,
        report: &mut Report,
    ) -> Option<T> {
        let found = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "a truth value",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("`{name}` must be {expected}, and is {found}");
        report.push(Diagnostic::new(Code::FieldType, self.span_in_file(value), message));
        None
    }

    fn span_in_file<T>(&self, value: &TomlSpanned<T>) -> Span {
        self.shifted(value.span())
    }

    fn shifted(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.place.file, range.start + self.place.offset..range.end + self.place.offset)
    }
}

fn parse_text<T>(text: &Spanned<String>, name: &str, code: Code, report: &mut Report) -> Option<Spanned<T>>
where
    T: FromStr<Err: Display>,
{
    match text.value.parse() {
        Ok(value) => Some(Spanned::new(value, text.span)),
        Err(rule) => {
            let message = format!("`{name}` cannot be `{}`: {rule}", excerpt(&text.value));
            report.push(Diagnostic::new(code, text.span, message));
            None
        }
    }
}

/// The longest text of a field, in bytes: it may be printed on every page.
pub(crate) const LONGEST_TEXT: usize = 16 * 1024;

/// Cuts a value of the input to what fits in a message.
pub(crate) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
