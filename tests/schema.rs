//! The schemas of what authors write, held against the reader and against the sample site.
//!
//! The reader names the fields that it knows where one is unknown, and those that it misses where one must be there:
//! what it says of a file with everything in it must be what the schema says.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

use std::collections::BTreeSet;
use std::fs;

use lucarne::author::schema::SchemaName;
use lucarne::author::schema::schema;
use lucarne::diag::Code;
use lucarne::diag::Diagnostic;
use lucarne::host;
use lucarne::read;
use lucarne::text::Snapshot;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

/// A field that nothing knows and that is like no other.
const UNKNOWN: &str = "qqqqqqqqqqqqqqqq";

/// A field of a schema, by the way from the top: `*` is an entry of a table with names, a number one of a list.
type Way = Vec<String>;

/// The tables of an example by their ways, each with its fields.
type Tables = Vec<(Way, BTreeSet<String>)>;

/// The definitions of one schema.
struct Schema {
    whole: Value,
    name: SchemaName,
}

impl Schema {
    fn of(name: SchemaName) -> Schema {
        Schema { whole: schema(name), name }
    }

    fn top(&self) -> &Value {
        self.resolve(&self.whole)
    }

    /// Follows `$ref`.
    fn resolve<'s>(&'s self, part: &'s Value) -> &'s Value {
        match part.get("$ref").and_then(Value::as_str) {
            Some(name) => self.resolve(self.whole.pointer(name.trim_start_matches('#')).unwrap()),
            None => part,
        }
    }

    /// Returns the table at a way.
    fn table(&self, way: &Way) -> &Value {
        let mut all = Vec::new();
        self.tables(self.top(), &Vec::new(), &mut all);
        all.iter().find(|(known, _)| known == way).unwrap().1
    }

    /// Returns a value that fits a part, with everything in it that may be there.
    fn example(&self, part: &Value) -> Value {
        let part = self.resolve(part);
        if let Some(example) = part.pointer("/examples/0").or(part.pointer("/enum/0")) {
            return example.clone();
        }
        match part["type"].as_str() {
            Some("array") => json!([self.example(&part["items"])]),
            Some("boolean") => json!(true),
            Some("object") => match part.get("properties") {
                Some(fields) => {
                    let fields = fields.as_object().unwrap().iter();
                    Value::Object(fields.map(|(name, field)| (name.clone(), self.example(field))).collect())
                }
                None => json!({ "a": self.example(&part["additionalProperties"]) }),
            },
            _ => panic!("an example is needed for {part}"),
        }
    }

    /// Lists every table with fields, by its way.
    fn tables<'s>(&'s self, part: &'s Value, way: &Way, found: &mut Vec<(Way, &'s Value)>) {
        let part = self.resolve(part);
        let below = |step: &str| [way.as_slice(), &[step.to_owned()]].concat();
        match part["type"].as_str() {
            Some("array") => self.tables(&part["items"], &below("0"), found),
            Some("object") => match part.get("properties") {
                Some(fields) => {
                    found.push((way.clone(), part));
                    for (name, field) in fields.as_object().unwrap() {
                        self.tables(field, &below(name), found);
                    }
                }
                None => self.tables(&part["additionalProperties"], &below("a"), found),
            },
            _ => {}
        }
    }
}

fn at<'v>(value: &'v mut Value, way: &Way) -> &'v mut Map<String, Value> {
    value.pointer_mut(&way.iter().map(|step| format!("/{step}")).collect::<String>()).unwrap().as_object_mut().unwrap()
}

/// Writes a value as TOML; texts that read as dates become dates.
fn to_toml(value: &Value) -> toml::Value {
    match value {
        Value::Bool(flag) => toml::Value::Boolean(*flag),
        Value::Number(number) if number.is_i64() => toml::Value::Integer(number.as_i64().unwrap()),
        Value::Number(number) => toml::Value::Float(number.as_f64().unwrap()),
        Value::String(text) => match text.parse::<toml::value::Datetime>() {
            Ok(date) => toml::Value::Datetime(date),
            Err(_) => toml::Value::String(text.clone()),
        },
        Value::Array(items) => toml::Value::Array(items.iter().map(to_toml).collect()),
        Value::Object(fields) => {
            toml::Value::Table(fields.iter().map(|(name, field)| (name.clone(), to_toml(field))).collect())
        }
        Value::Null => panic!("TOML has no null"),
    }
}

/// Returns what the reader reports of a file of a kind that holds these fields.
fn read(name: SchemaName, fields: &Value) -> Vec<Diagnostic> {
    let toml = toml::to_string(&to_toml(fields)).unwrap();
    let document = format!("+++\n{toml}+++\n");
    let advisory = "+++\nid = \"A\"\ntitle = \"T\"\nstatus = \"published\"\npublished = 2026-03-14\n+++\n";
    let announcement = "+++\ntitle = \"T\"\npublished = 2026-03-14\nrelease_on = 2026-03-20\n+++\n";
    let plain = "+++\ntitle = \"T\"\n+++\n";
    let site = "[site]\nbase_url = \"https://example.org\"\nlocales = [\"en\", \"fr\"]\n[organization]\nname = \"E\"\n\
                [[contact]]\nkind = \"email\"\nvalue = \"a@example.org\"\n";
    let files: &[(&str, &str)] = match name {
        SchemaName::Site => &[("site.toml", &toml)],
        SchemaName::Product => &[("site.toml", site), ("products/a.toml", &toml)],
        SchemaName::Page => &[("site.toml", site), ("content/a.md", &document)],
        SchemaName::Policy => &[("site.toml", site), ("content/policies/a.md", &document)],
        SchemaName::Announcement => &[("site.toml", site), ("content/announcements/a.md", &document)],
        SchemaName::AnnouncementTranslation => &[
            ("site.toml", site),
            ("content/announcements/a.md", announcement),
            ("content/announcements/a.fr.md", &document),
        ],
        SchemaName::Advisory => &[("site.toml", site), ("content/advisories/A.md", &document)],
        SchemaName::PageTranslation => &[("site.toml", site), ("content/a.md", plain), ("content/a.fr.md", &document)],
        SchemaName::PolicyTranslation => {
            &[("site.toml", site), ("content/policies/a.md", plain), ("content/policies/a.fr.md", &document)]
        }
        SchemaName::AdvisoryTranslation => {
            &[("site.toml", site), ("content/advisories/A.md", advisory), ("content/advisories/A.fr.md", &document)]
        }
    };
    let files = files.iter().map(|(path, text)| (path.parse().unwrap(), (*text).to_owned()));
    let snapshot = Snapshot::new(host::built_in(), Vec::new()).with(files);
    read::read(&snapshot).report.iter().cloned().collect()
}

/// Returns the words between backticks.
fn quoted(text: &str) -> BTreeSet<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Asserts that the reader knows exactly the fields that the schema has, in every table of an example.
fn check_fields(schema: &Schema, example: &Value, tables: &[(Way, BTreeSet<String>)]) {
    let mut asking = example.clone();
    for (way, _) in tables {
        at(&mut asking, way).insert(UNKNOWN.to_owned(), json!(1));
    }
    let unknown = |problem: &Diagnostic| {
        let is_ours = problem.code == Code::FieldUnknown && problem.message.contains(UNKNOWN);
        is_ours.then(|| quoted(problem.hints.first().unwrap()))
    };
    let mut found: Vec<BTreeSet<String>> = read(schema.name, &asking).iter().filter_map(unknown).collect();
    let mut expected: Vec<BTreeSet<String>> = tables.iter().map(|(_, fields)| fields.clone()).collect();
    found.sort();
    expected.sort();
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected, "{}: the reader's fields and the schema's", schema.name.as_str());
    }
    assert_eq!(found.len(), expected.len(), "{}", schema.name.as_str());
}

/// Returns an example and its tables with their fields, without the vulnerability's two forms beside each other.
fn variants(schema: &Schema) -> Vec<(Value, Tables)> {
    let mut tables = Vec::new();
    schema.tables(schema.top(), &Vec::new(), &mut tables);
    let fields =
        |table: &Value| -> BTreeSet<String> { table["properties"].as_object().unwrap().keys().cloned().collect() };
    let tables: Tables = tables.iter().map(|(way, table)| (way.clone(), fields(table))).collect();
    let example = schema.example(schema.top());
    if schema.name != SchemaName::Advisory {
        return vec![(example, tables)];
    }
    let vulnerability = fields(schema.whole.pointer("/$defs/vulnerability").unwrap());
    let without = |is_left_out: &dyn Fn(&str) -> bool| {
        let mut example = example.clone();
        example.as_object_mut().unwrap().retain(|name, _| !is_left_out(name));
        let kept = tables.iter().filter(|(way, _)| way.first().is_none_or(|first| !is_left_out(first)));
        (example, kept.cloned().collect::<Vec<_>>())
    };
    let single = without(&|name| name == "vulnerability");
    let (example, mut tables) = without(&|name| vulnerability.contains(name));
    // Where there are tables, the reader does not look for the fields at the top level.
    tables[0].1.retain(|name| !vulnerability.contains(name));
    vec![single, (example, tables)]
}

#[test]
fn reader_and_schema_know_the_same_fields() {
    for name in SchemaName::ALL {
        let schema = Schema::of(name);
        for (example, tables) in variants(&schema) {
            assert!(!tables.is_empty());
            check_fields(&schema, &example, &tables);
        }
    }
}

#[test]
fn reader_and_schema_demand_the_same_fields() {
    for name in SchemaName::ALL {
        let schema = Schema::of(name);
        for (example, tables) in variants(&schema) {
            for (way, fields) in tables {
                let required = schema.table(&way)["required"].as_array().cloned().unwrap_or_default();
                for field in fields {
                    let mut lacking = example.clone();
                    at(&mut lacking, &way).remove(&field);
                    let message = format!("`{field}` is missing");
                    let is_demanded = read(name, &lacking).iter().any(|problem| problem.message == message);
                    let place = format!("{} {way:?} {field}", name.as_str());
                    assert_eq!(is_demanded, required.contains(&json!(field)), "{place}");
                }
            }
        }
    }
}

#[test]
fn reader_and_schema_know_the_same_words() {
    let mut seen = BTreeSet::new();
    for name in SchemaName::ALL {
        let schema = Schema::of(name);
        for (example, tables) in variants(&schema) {
            for (way, fields) in tables {
                for field in fields {
                    let part = schema.resolve(&schema.table(&way)["properties"][&field]);
                    let words = part.get("enum").or(schema.resolve(&part["items"]).get("enum"));
                    let Some(words) = words else { continue };
                    let mut wrong = example.clone();
                    let value = if part.get("enum").is_some() { json!("qqqq") } else { json!(["qqqq"]) };
                    at(&mut wrong, &way).insert(field.clone(), value);
                    let problems = read(name, &wrong);
                    let said = problems.iter().find_map(|problem| problem.message.split_once("known words are "));
                    let words: BTreeSet<String> = serde_json::from_value(words.clone()).unwrap();
                    let place = format!("{} {way:?} {field}", name.as_str());
                    // What is wrong with the status is said without showing the text.
                    if field != "status" {
                        assert_eq!(
                            quoted(said.unwrap_or_else(|| panic!("{place}: no word is refused")).1),
                            words,
                            "{place}"
                        );
                    }
                    seen.insert(field);
                }
            }
        }
    }
    assert!(seen.contains("exploited") && seen.contains("basis") && seen.contains("use"), "{seen:?}");
}

/// Turns TOML into the JSON that a validator sees.
fn to_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(items) => items.iter().map(to_json).collect(),
        toml::Value::Table(fields) => {
            Value::Object(fields.iter().map(|(name, field)| (name.clone(), to_json(field))).collect())
        }
    }
}

fn problems(name: SchemaName, toml: &str) -> Vec<String> {
    let validator = jsonschema::validator_for(&schema(name)).unwrap();
    let value = to_json(&toml::Value::Table(toml.parse().unwrap()));
    validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn sample_site_fits_the_schemas() {
    let none: Vec<String> = Vec::new();
    assert_eq!(problems(SchemaName::Site, &fs::read_to_string("site.toml").unwrap()), none);
    let mut seen = BTreeSet::new();
    for folder in ["products", "content"] {
        for entry in
            walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file())
        {
            let path = entry.path().to_str().unwrap();
            let text = fs::read_to_string(path).unwrap();
            let (Some((name, toml)), false) = (kind(path, &text), path.contains("/versions/")) else { continue };
            assert_eq!(problems(name, toml), none, "{path}");
            seen.insert(name);
        }
    }
    assert_eq!(seen.len(), SchemaName::ALL.len() - 1, "{seen:?}");
}

/// Tells what a file of the sample site is, and where its TOML stands.
fn kind<'t>(path: &str, text: &'t str) -> Option<(SchemaName, &'t str)> {
    if path.ends_with(".toml") {
        return Some((SchemaName::Product, text));
    }
    let toml = &text[read::split(text).filter(|_| path.ends_with(".md"))?.toml];
    let is_translation = path.ends_with(".fr.md") || path.ends_with(".ja.md");
    let name = match (path.split('/').nth(1)?, is_translation) {
        ("advisories", false) => SchemaName::Advisory,
        ("advisories", true) => SchemaName::AdvisoryTranslation,
        ("announcements", false) => SchemaName::Announcement,
        ("announcements", true) => SchemaName::AnnouncementTranslation,
        ("policies", false) => SchemaName::Policy,
        ("policies", true) => SchemaName::PolicyTranslation,
        (_, false) => SchemaName::Page,
        (_, true) => SchemaName::PageTranslation,
    };
    Some((name, toml))
}

#[test]
fn schema_finds_what_the_reader_would_refuse() {
    let page = |toml| problems(SchemaName::Page, toml).len();
    assert_eq!(page("title = \"T\"\nreviewed = 2026-03-14"), 0);
    assert_eq!(page("titel = \"T\""), 2);
    assert_eq!(page("title = 1"), 1);
    let advisory = "id = \"A\"\ntitle = \"T\"\npublished = 2026-03-14\n";
    let advisory = |rest: &str| problems(SchemaName::Advisory, &format!("{advisory}{rest}")).len();
    assert_eq!(advisory("status = \"published\""), 0);
    assert_eq!(advisory("status = \"public\""), 1);
    assert_eq!(advisory("status = \"draft\"\ncve = \"2026-1\""), 1);
}
