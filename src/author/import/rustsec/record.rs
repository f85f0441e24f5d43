//! The front matter of a RustSec record, field by field, with places.

use std::ops::Range;
use std::str::FromStr;

use jiff::civil::Date;
use toml_edit::Document;
use toml_edit::Item;
use toml_edit::Value;

use crate::author::import::Note;
use crate::author::import::Record;
use crate::author::import::identity::other_ids;
use crate::author::import::problem::Problem;
use crate::author::import::rustsec::leftover;
use crate::author::import::rustsec::requirement::Requirement;
use crate::author::import::shelf::Identity;
use crate::author::import::shelf::Package;
use crate::author::import::shelf::product_id;
use crate::model::AdvisoryId;
use crate::model::CveId;
use crate::model::CvssVector;
use crate::model::Instant;
use crate::model::VersionScheme;
use crate::read::FIRST_YEAR;

/// What a record states, and what of it goes nowhere.
pub(super) struct Fields {
    pub id: AdvisoryId,
    pub package: Package,
    pub published: Instant,
    pub withdrawn: Option<Instant>,
    /// Without `cve`.
    pub aliases: Vec<String>,
    pub cve: Option<CveId>,
    pub cvss: Option<CvssVector>,
    /// `url`, then `references`.
    pub references: Vec<Placed<String>>,
    pub license: Option<String>,
    /// `patched`, then `unaffected`.
    pub unaffected: Vec<Requirement>,
    pub leftovers: Vec<Note>,
}

/// A value and the byte of the record where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed<T> {
    pub value: T,
    pub offset: usize,
}

/// Reads the front matter, and returns it with the text below.
pub(super) fn read(record: &Record) -> Result<(Fields, Placed<&str>), Problem> {
    let (toml, text) = split(&record.text)?;
    let place = |range: Option<Range<usize>>| toml.offset + range.map_or(0, |range| range.start);
    let document = Document::parse(toml.value)
        .map_err(|error| Problem::new(place(error.span()), error.message().trim().replace('\n', ", ")))?;
    let source = Source { document: &document, offset: toml.offset };
    Ok((fields(&source, &record.path)?, text))
}

/// Finds the block between a line with three backticks and `toml`, and a line with three backticks.
fn split(text: &str) -> Result<(Placed<&str>, Placed<&str>), Problem> {
    let blank = text.len() - text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).len();
    let mut lines = text[blank..].split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "```toml" {
        return Err(Problem::new(blank, "a record begins with a line \"```toml\""));
    }
    let start = blank + first.len();
    let mut end = start;
    for line in lines {
        if line.trim_end() == "```" {
            let rest = &text[end + line.len()..];
            let below = text.len() - rest.trim_start_matches(['\r', '\n']).len();
            return Ok((
                Placed { value: &text[start..end], offset: start },
                Placed { value: &text[below..], offset: below },
            ));
        }
        end += line.len();
    }
    Err(Problem::new(blank, "the \"```toml\" block has no line \"```\" at its end"))
}

fn fields(source: &Source, path: &str) -> Result<Fields, Problem> {
    let id: Placed<AdvisoryId> = source.require("advisory", "id")?;
    let mut leftovers = leftover::notes(source.document.as_table());
    let published: Placed<Date> = source.require("advisory", "date")?;
    if published.value.year() < FIRST_YEAR {
        return Err(Problem::new(published.offset, format!("the year is before {FIRST_YEAR}")));
    }
    let withdrawn: Option<Placed<Date>> = source.optional("advisory", "withdrawn")?;
    if let Some(on) = withdrawn.as_ref().filter(|on| on.value < published.value) {
        return Err(Problem::new(on.offset, format!("withdrawn before its date, {}", published.value)));
    }
    let cvss = source.text("advisory", "cvss")?;
    let vector = cvss.as_ref().and_then(|text| text.value.parse().ok());
    if let (Some(cvss), None) = (&cvss, &vector) {
        leftovers.push(leftover::note("advisory.cvss", &cvss.value, "no vector of CVSS 3.0, 3.1 or 4.0"));
    }
    let names = source.list("advisory", "aliases")?;
    let (cve, aliases) = other_ids(id.value.as_str(), names.iter().map(|name| name.value.as_str()));
    let mut references: Vec<Placed<String>> = source.text("advisory", "url")?.into_iter().collect();
    references.extend(source.list("advisory", "references")?);
    Ok(Fields {
        package: package(source, path)?,
        published: day(published.value),
        withdrawn: withdrawn.map(|on| day(on.value)),
        aliases,
        cve,
        cvss: vector,
        references,
        license: source.text("advisory", "license")?.map(|license| license.value),
        unaffected: requirements(source)?,
        leftovers,
        id: id.value,
    })
}

fn day(date: Date) -> Instant {
    Instant::from_date(date).expect("a date of the years 1900 to 9999 is a moment")
}

/// A part of Rust itself gets an id that no crate of that name can take from it, and no package URL: crates.io has a
/// `cargo` of its own, with other versions.
fn package(source: &Source, path: &str) -> Result<Package, Problem> {
    let name = source.text("advisory", "package")?;
    let name = name.ok_or_else(|| source.missing("advisory", "package"))?;
    let is_crate_name = name.value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let id = product_id(&name.value).filter(|_| is_crate_name);
    let id = id.ok_or_else(|| Problem::new(name.offset, format!("`{}` is no name of a crate", name.value)))?;
    let collection = source.text("advisory", "collection")?.map(|collection| collection.value);
    let collection = collection.as_deref().or_else(|| path.rsplit(['/', '\\']).nth(2));
    let is_rust = collection == Some("rust");
    let (id, identity, urls) = if is_rust {
        let id = format!("rust-{id}").parse().map_err(|_| Problem::new(name.offset, "the name is too long"))?;
        (id, Identity::NameAndId, Vec::new())
    } else {
        (id, Identity::Url, vec![format!("pkg:cargo/{}", name.value)])
    };
    Ok(Package { id, name: name.value, identity, maker: None, urls, cpe: None, scheme: Some(VersionScheme::Semver) })
}

fn requirements(source: &Source) -> Result<Vec<Requirement>, Problem> {
    if source.item("versions", "patched").is_none() {
        return Err(source.missing("versions", "patched"));
    }
    let mut texts = source.list("versions", "patched")?;
    texts.extend(source.list("versions", "unaffected")?);
    let parse = |text: Placed<String>| {
        let problem = |error| Problem::new(text.offset, format!("`{}` is no version requirement: {error}", text.value));
        Requirement::parse(&text.value).map_err(problem)
    };
    texts.into_iter().map(parse).collect()
}

/// The front matter as TOML, and the byte of the record where it begins.
struct Source<'a> {
    document: &'a Document<&'a str>,
    offset: usize,
}

impl Source<'_> {
    fn item(&self, table: &str, key: &str) -> Option<&Item> {
        self.document.as_table().get(table)?.as_table_like()?.get(key)
    }

    fn place(&self, range: Option<Range<usize>>) -> usize {
        self.offset + range.map_or(0, |range| range.start)
    }

    fn missing(&self, table: &str, key: &str) -> Problem {
        let item = self.document.as_table().get(table);
        Problem::new(self.place(item.and_then(Item::span)), format!("`{table}.{key}` is missing"))
    }

    fn text(&self, table: &str, key: &str) -> Result<Option<Placed<String>>, Problem> {
        let Some(item) = self.item(table, key) else { return Ok(None) };
        let offset = self.place(item.span());
        match item.as_value() {
            Some(Value::String(text)) => Ok(Some(Placed { value: text.value().clone(), offset })),
            Some(Value::Datetime(moment)) => Ok(Some(Placed { value: moment.value().to_string(), offset })),
            _ => Err(Problem::new(offset, format!("`{table}.{key}` is no string"))),
        }
    }

    fn list(&self, table: &str, key: &str) -> Result<Vec<Placed<String>>, Problem> {
        let Some(item) = self.item(table, key) else { return Ok(Vec::new()) };
        let problem = |range| Problem::new(self.place(range), format!("`{table}.{key}` is no list of strings"));
        let array = item.as_array().ok_or_else(|| problem(item.span()))?;
        let text = |value: &Value| {
            let text = value.as_str().ok_or_else(|| problem(value.span()))?;
            Ok(Placed { value: text.to_owned(), offset: self.place(value.span()) })
        };
        array.iter().map(text).collect()
    }

    fn optional<T: FromStr>(&self, table: &str, key: &str) -> Result<Option<Placed<T>>, Problem>
    where
        T::Err: ToString,
    {
        let Some(text) = self.text(table, key)? else { return Ok(None) };
        let value = text.value.parse().map_err(|error: T::Err| {
            Problem::new(text.offset, format!("`{table}.{key}` is `{}`: {}", text.value, error.to_string()))
        })?;
        Ok(Some(Placed { value, offset: text.offset }))
    }

    fn require<T: FromStr>(&self, table: &str, key: &str) -> Result<Placed<T>, Problem>
    where
        T::Err: ToString,
    {
        self.optional(table, key)?.ok_or_else(|| self.missing(table, key))
    }
}
