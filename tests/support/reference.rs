//! The reference of what authors write, made from the schemas.

use std::fmt::Write;

use lucarne::author::schema::SchemaName;
use lucarne::author::schema::schema;
use serde_json::Map;
use serde_json::Value;

/// Definitions that are values, and not tables or lists of words.
const VALUES: [&str; 8] = ["advisory_id", "day", "id", "instant", "locale", "quantity", "term", "url"];

/// Returns the page on `site.toml` and the files of products.
pub fn site() -> String {
    let mut page = Page::new(include_str!("reference-site.md"));
    page.document("site.toml", SchemaName::Site);
    page.document("Products", SchemaName::Product);
    page.values();
    page.text
}

/// Returns the page on the front matter of each kind of document.
pub fn front_matter() -> String {
    let mut page = Page::new(include_str!("reference-front-matter.md"));
    for name in SchemaName::ALL {
        if !matches!(name, SchemaName::Site | SchemaName::Product) {
            page.document(&title(name), name);
        }
    }
    page.text.push_str("\n## In several of them\n");
    for name in ["allow", "translation"] {
        let part = page.definitions[name].clone();
        page.table_below("", name, &part);
    }
    page.values();
    page.text
}

/// Returns `Advisory's translation` for `advisory-translation`.
fn title(name: SchemaName) -> String {
    let words = name.as_str().replace("-translation", "'s translation");
    let (first, rest) = words.split_at(1);
    first.to_uppercase() + rest
}

/// A page that is being written.
struct Page {
    text: String,
    definitions: Value,
}

impl Page {
    fn new(introduction: &str) -> Page {
        Page { text: introduction.to_owned(), definitions: schema(SchemaName::Site)["$defs"].clone() }
    }

    /// Adds a kind of file with all its tables.
    fn document(&mut self, title: &str, name: SchemaName) {
        let schema = schema(name);
        let _ = write!(self.text, "\n## {title}\n\n");
        self.definitions = schema["$defs"].clone();
        self.table("", &schema);
    }

    /// Adds what a table is, its fields by name, and then the tables below it.
    fn table(&mut self, way: &str, part: &Value) {
        let fields = sorted(&part["properties"]);
        let _ = writeln!(self.text, "{}\n\n| field | value | holds |\n| --- | --- | --- |", self.words(part));
        for (name, field) in &fields {
            let is_required = part["required"].as_array().is_some_and(|names| names.iter().any(|known| known == *name));
            let required = if is_required { "*Required.* " } else { "" };
            let _ = writeln!(self.text, "| `{name}` | {} | {required}{} |", self.kind(field), self.words(field));
        }
        for (name, field) in fields {
            self.table_below(way, name, field);
        }
    }

    /// Adds the table that a field holds, if it holds one, with the head that TOML gives it.
    fn table_below(&mut self, way: &str, name: &str, field: &Value) {
        let way = if way.is_empty() { name.to_owned() } else { format!("{way}.{name}") };
        let (head, way, part) = match field["type"].as_str() {
            Some("array") => (format!("[[{way}]]"), way, &field["items"]),
            Some("object") if field["properties"].is_object() => (format!("[{way}]"), way, field),
            Some("object") => (format!("[{way}.NAME]"), format!("{way}.NAME"), &field["additionalProperties"]),
            _ => return,
        };
        if part["properties"].is_object() {
            let _ = write!(self.text, "\n### `{head}`\n\n");
            self.table(&way, part);
        }
    }

    /// Returns what a value means, by itself or by its definition.
    fn words(&self, part: &Value) -> String {
        let definition = definition(part).map(|name| &self.definitions[name]);
        part["description"].as_str().or_else(|| definition?["description"].as_str()).unwrap_or_default().to_owned()
    }

    /// Returns what a value looks like.
    fn kind(&self, part: &Value) -> String {
        if let Some(name) = definition(part) {
            return self.kind_of_definition(name);
        }
        if let Some(choices) = part["anyOf"].as_array() {
            let choices: Vec<String> = choices.iter().map(|choice| self.kind(choice)).collect();
            return format!("{}{}", choices.join(" or "), example(part));
        }
        match part["type"].as_str() {
            Some("array") if part["items"]["properties"].is_object() => "tables".to_owned(),
            Some("array") => self.list(part),
            Some("boolean") => "`true` or `false`".to_owned(),
            Some("object") => "table".to_owned(),
            Some("integer" | "number") => format!("number{}{}", bounds(part), example(part)),
            _ => format!("text{}", example(part)),
        }
    }

    fn list(&self, part: &Value) -> String {
        match self.kind(&part["items"]) {
            tables if tables.starts_with("tables") => tables,
            item => format!("list of {}{}", item.replacen("text", "texts", 1), example(part)),
        }
    }

    fn kind_of_definition(&self, name: &str) -> String {
        let part = &self.definitions[name];
        if let Some(words) = part["enum"].as_array() {
            let words: Vec<String> = words.iter().filter_map(Value::as_str).map(|word| format!("`{word}`")).collect();
            return words.join(", ");
        }
        match name {
            name if VALUES.contains(&name) => format!("[{}](#values)", name.replace('_', " ")),
            "allow" => "tables: [`[[allow]]`](#allow)".to_owned(),
            "translation" => "table: [`[translation]`](#translation)".to_owned(),
            "product" => "tables: [products](#products)".to_owned(),
            _ => "tables".to_owned(),
        }
    }

    /// Adds what the values are that several fields have.
    fn values(&mut self) {
        self.text.push_str("\n## Values\n\n| value | is | such as |\n| --- | --- | --- |\n");
        for name in VALUES {
            let part = &self.definitions[name];
            let examples: Vec<String> =
                part["examples"].as_array().into_iter().flatten().map(|value| format!("`{}`", plain(value))).collect();
            let words = part["description"].as_str().unwrap_or_default();
            let _ = writeln!(self.text, "| {} | {words} | {} |", name.replace('_', " "), examples.join(", "));
        }
    }
}

/// Returns the name of the definition that a part stands for.
fn definition(part: &Value) -> Option<&str> {
    part["$ref"].as_str()?.strip_prefix("#/$defs/")
}

/// Lists the fields of a table by name.
fn sorted(fields: &Value) -> Vec<(&String, &Value)> {
    let mut fields: Vec<_> = fields.as_object().into_iter().flat_map(Map::iter).collect();
    fields.sort_by_key(|(name, _)| *name);
    fields
}

fn example(part: &Value) -> String {
    part.pointer("/examples/0").map(|value| format!(", such as `{}`", plain(value))).unwrap_or_default()
}

/// Returns a value as it is written, without the quotes of a text.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn bounds(part: &Value) -> String {
    match (&part["minimum"], &part["maximum"]) {
        (Value::Null, _) | (_, Value::Null) => String::new(),
        (low, high) => format!(" from {low} to {high}"),
    }
}
