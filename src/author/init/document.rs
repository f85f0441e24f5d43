//! A document of a new site: facts and words, put together as a source or as a translation.

use toml_edit::Datetime;
use toml_edit::DocumentMut;
use toml_edit::Item;
use toml_edit::Table;
use toml_edit::value;

use crate::author::front_matter::replace;
use crate::author::init::NewSite;
use crate::author::init::language::Language;
use crate::read;

/// One document.
pub(in crate::author::init) struct Document {
    /// Its id, such as `policies/disclosure`.
    pub(in crate::author::init) id: String,
    facts: &'static str,
    words: fn(&Language) -> &'static str,
}

/// Returns the documents of a new site.
pub(in crate::author::init) fn all(site: &NewSite) -> [Document; 4] {
    let year = site.on.year();
    let advisory = format!("advisories/{year:04}/{}", advisory_id(site));
    [
        document("index", include_str!("index.toml"), |language| language.index),
        document("overview", include_str!("overview.toml"), |language| language.overview),
        document("policies/disclosure", include_str!("disclosure.toml"), |language| language.disclosure),
        document(&advisory, include_str!("advisory.toml"), |language| language.advisory),
    ]
}

fn document(id: &str, facts: &'static str, words: fn(&Language) -> &'static str) -> Document {
    Document { id: id.to_owned(), facts, words }
}

fn advisory_id(site: &NewSite) -> String {
    format!("{}-{:04}-0001", site.prefix, site.on.year())
}

impl Document {
    /// Returns the text in the source language: its facts, with the words and the day at their places.
    pub(in crate::author::init) fn source(&self, language: &Language, site: &NewSite) -> String {
        let words = Words::of((self.words)(language));
        let day: Datetime = site.on.to_string().parse().expect("a date of these years is a TOML date");
        let mut fields: DocumentMut = self.facts.parse().expect("the template is TOML");
        replace(&mut fields["title"], words.text("title"));
        replace(&mut fields["summary"], words.text("summary"));
        for name in ["reviewed", "published"] {
            if let Some(place) = fields.get_mut(name) {
                replace(place, day);
            }
        }
        if let Some(place) = fields.get_mut("id") {
            replace(place, advisory_id(site));
        }
        if let Some(versions) = fields.get_mut("policy_version") {
            replace(&mut versions[0]["issued"], day);
            replace(&mut versions[0]["summary"], words.text("first_version"));
        }
        format!("+++\n{fields}+++\n{}", words.body)
    }

    /// Returns a translation of such a source, marked as up to date; it has no fact.
    pub(in crate::author::init) fn translation(&self, language: &Language, source: &str) -> String {
        let words = Words::of((self.words)(language));
        let mut fields = DocumentMut::new();
        fields["title"] = value(words.text("title"));
        fields["summary"] = value(words.text("summary"));
        if words.fields.contains_key("first_version") {
            let mut version = Table::new();
            version["summary"] = value(words.text("first_version"));
            let mut versions = Table::new();
            versions.set_implicit(true);
            versions["1.0"] = Item::Table(version);
            fields["policy_version"] = Item::Table(versions);
        }
        let id = self.id.parse().expect("the id is made of plain parts");
        let digest = read::source_digest(&id, source).expect("the source has a front matter");
        let mut translation = Table::new();
        translation["source"] = value(digest);
        translation["method"] = value("human");
        fields["translation"] = Item::Table(translation);
        format!("+++\n{fields}+++\n{}", without_ids(words.body))
    }
}

/// The words of a document in one language.
struct Words {
    fields: DocumentMut,
    body: &'static str,
}

impl Words {
    fn of(text: &'static str) -> Words {
        let parts = read::split(text).expect("the texts have a front matter");
        let fields = text[parts.toml].parse().expect("the words are TOML");
        Words { fields, body: &text[parts.body] }
    }

    fn text(&self, name: &str) -> &str {
        self.fields[name].as_str().expect("the words are texts")
    }
}

/// Takes the ids off the headings: those of a translation are the source's, by position.
fn without_ids(body: &str) -> String {
    let lines = body.lines().map(|line| match line.split_once(" {#") {
        Some((heading, _)) if line.starts_with('#') => heading,
        _ => line,
    });
    lines.map(|line| format!("{line}\n")).collect()
}
