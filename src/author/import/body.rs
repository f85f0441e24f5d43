//! The text of an advisory, put together from the texts of a record.
//!
//! Some sections mean the same on every site and are known by their ids; they stand in the order in which a reader
//! needs them, behind the notes of the record. A text that several vulnerabilities share is told once.

use std::collections::BTreeMap;

use crate::author::import::markdown;
use crate::author::import::markdown::Ids;
use crate::author::import::markdown::Origin;
use crate::author::import::markdown::Remark;
use crate::author::import::markdown::section_id;
use crate::author::import::plain;

/// A text of a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Words {
    /// Every character is what it looks like.
    Plain(String),
    /// Markdown.
    Marked(String),
}

/// A section that means the same on every site, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    Impact,
    Exploitation,
    Versions,
    Fix,
    Workarounds,
    NotAffected,
    Investigation,
    Timeline,
    Acknowledgments,
    Distribution,
}

impl Section {
    fn id(self) -> &'static str {
        match self {
            Section::Impact => "impact",
            Section::Exploitation => "exploitation",
            Section::Versions => "other-affected-versions",
            Section::Fix => "fix",
            Section::Workarounds => "workarounds",
            Section::NotAffected => "not-affected",
            Section::Investigation => "under-investigation",
            Section::Timeline => "timeline",
            Section::Acknowledgments => "acknowledgments",
            Section::Distribution => "distribution",
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Section::Impact => "Impact",
            Section::Exploitation => "Exploitation",
            Section::Versions => "Other affected versions",
            Section::Fix => "Fix",
            Section::Workarounds => "Workarounds",
            Section::NotAffected => "Not affected",
            Section::Investigation => "Under investigation",
            Section::Timeline => "Timeline",
            Section::Acknowledgments => "Acknowledgments",
            Section::Distribution => "Distribution",
        }
    }
}

/// A text with the names of the vulnerabilities that it is about.
#[derive(Clone, Debug)]
struct Passage {
    words: Words,
    about: Vec<String>,
}

/// What an advisory says in sentences.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    notes: Vec<Note>,
    sections: BTreeMap<Section, Vec<Passage>>,
    /// Where in its section a passage stands.
    places: BTreeMap<(Section, Words), usize>,
}

/// A heading, or a text below one.
#[derive(Clone, Debug)]
enum Note {
    /// A heading of a level.
    Heading(usize, String),
    /// A text below a heading of a level.
    Text(usize, Words),
}

/// A body, ready to be written.
pub(super) struct Composed {
    /// Its first sentences, as plain text.
    pub summary: Option<String>,
    /// Markdown with one line feed at its end, or nothing.
    pub text: String,
    /// What it shows in another way than the record.
    pub remarks: Vec<Remark>,
}

impl Body {
    /// Adds a text at the front, above every heading.
    pub fn begin(&mut self, words: Words) {
        let at = self.notes.iter().take_while(|note| matches!(note, Note::Text(..))).count();
        self.notes.insert(at, Note::Text(1, words));
    }

    /// Adds a heading of a level.
    pub fn head(&mut self, level: usize, heading: &str) {
        self.notes.push(Note::Heading(level, heading.to_owned()));
    }

    /// Adds a text below a heading of a level.
    pub fn say(&mut self, level: usize, words: Words) {
        self.notes.push(Note::Text(level, words));
    }

    /// Adds a text to a section; `about` names a vulnerability where the advisory has several.
    pub fn add(&mut self, section: Section, about: Option<&str>, words: Words) {
        let passages = self.sections.entry(section).or_default();
        let place = *self.places.entry((section, words.clone())).or_insert(passages.len());
        if place == passages.len() {
            passages.push(Passage { words, about: Vec::new() });
        }
        let own = &mut passages[place].about;
        own.extend(about.filter(|about| own.last().is_none_or(|last| last != about)).map(str::to_owned));
    }

    /// Puts everything together; of so many vulnerabilities what concerns each of them needs no names.
    pub fn compose(&self, origin: &Origin, vulnerabilities: usize) -> Composed {
        let mut writer =
            Writer { origin, ids: Ids::default(), text: String::new(), remarks: Vec::new(), summary: None };
        for section in self.sections.keys() {
            writer.ids.take(section.id());
        }
        for note in &self.notes {
            match note {
                Note::Heading(level, heading) => writer.heading(*level, heading),
                Note::Text(level, words) => writer.words(*level, words),
            }
        }
        for (section, passages) in &self.sections {
            writer.line(&format!("## {} {{#{}}}", section.heading(), section.id()));
            let is_general =
                |passage: &&Passage| matches!(passage.about.len(), 0) || passage.about.len() == vulnerabilities;
            passages.iter().filter(is_general).for_each(|passage| writer.words(2, &passage.words));
            for (about, passages) in by_subject(passages.iter().filter(|passage| !is_general(passage))) {
                writer.words(2, &Words::Plain(format!("{}:", about.join(", "))));
                passages.iter().for_each(|passage| writer.words(2, &passage.words));
            }
        }
        Composed { summary: writer.summary, text: writer.text, remarks: writer.remarks }
    }
}

/// Groups passages by what they are about, in the order in which the groups come.
fn by_subject<'p>(passages: impl Iterator<Item = &'p Passage>) -> Vec<(&'p [String], Vec<&'p Passage>)> {
    let mut places = BTreeMap::new();
    let mut groups: Vec<(&[String], Vec<&Passage>)> = Vec::new();
    for passage in passages {
        let place = *places.entry(passage.about.as_slice()).or_insert(groups.len());
        if place == groups.len() {
            groups.push((&passage.about, Vec::new()));
        }
        groups[place].1.push(passage);
    }
    groups
}

struct Writer<'a> {
    origin: &'a Origin,
    ids: Ids,
    text: String,
    remarks: Vec<Remark>,
    /// That of the first text, or nothing where it has no sentence.
    summary: Option<String>,
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        let gap = if self.text.is_empty() { "" } else { "\n" };
        self.text += &format!("{gap}{line}\n");
    }

    /// An id that follows from the words need not be written.
    fn heading(&mut self, level: usize, heading: &str) {
        let known = section_id(heading).filter(|id| level == 2 && self.ids.is_free(id));
        let own = Ids::of_words(heading);
        let id = self.ids.take(known.unwrap_or(&own));
        let words = plain::to_markdown(&heading.replace(['{', '}', '\n', '\r'], " "));
        let adapted = markdown::adapt_part(words.trim(), level, self.origin, &mut self.ids);
        let is_plain = id == own && heading.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ');
        let id = if is_plain { String::new() } else { format!(" {{#{id}}}") };
        self.line(&format!("{} {}{id}", "#".repeat(level), adapted.text.trim()));
    }

    fn words(&mut self, level: usize, words: &Words) {
        let source = match words {
            Words::Plain(text) => &plain::to_markdown(text),
            Words::Marked(text) => text,
        };
        let adapted = markdown::adapt_part(source, level, self.origin, &mut self.ids);
        if self.text.is_empty() {
            self.summary = adapted.summary;
        }
        if !adapted.text.is_empty() {
            self.line(adapted.text.trim_end());
        }
        self.remarks.extend(adapted.remarks);
    }
}
