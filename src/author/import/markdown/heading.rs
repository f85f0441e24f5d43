//! Headings: their levels below the title of a page, and the ids by which a site knows its sections.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Bound;
use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::author::import::markdown::Placed;
use crate::author::import::markdown::edit::Edits;
use crate::author::import::prose;

/// Sections that mean the same on every site, by the words that others head them with.
const SECTIONS: [(&str, &[&str]); 5] = [
    ("impact", &["impact"]),
    ("details", &["details", "description"]),
    ("fix", &["patches", "patch", "patched", "patched versions", "solution", "fix", "fixes"]),
    ("workarounds", &["workaround", "workarounds", "mitigation", "mitigations"]),
    ("acknowledgments", &["acknowledgements", "acknowledgments", "credit", "credits"]),
];

/// The headings below the title.
pub(super) struct Headings<'a> {
    source: &'a str,
    headings: Vec<Heading>,
}

struct Heading {
    range: Range<usize>,
    level: usize,
    id: String,
    /// What a link on the other site calls it.
    anchor: String,
    must_show_id: bool,
}

impl<'a> Headings<'a> {
    /// Finds the headings and gives each its level and an id of its own.
    ///
    /// The level is the number of headings above it plus that of the heading above them all, so that none is left out:
    /// a text whose sections stand at level 3, or at level 1, has them at level 2 below the title.
    pub fn of(source: &'a str, events: &Placed, base: usize, ids: &mut Ids) -> Headings<'a> {
        let mut above: Vec<usize> = Vec::new();
        let mut headings = Vec::new();
        for (at, (event, range)) in events.iter().enumerate() {
            let Event::Start(Tag::Heading { level, .. }) = event else { continue };
            let level = *level as usize;
            above.retain(|other| *other < level);
            above.push(level);
            let inside = events[at..].iter().map(|(event, _)| event);
            let inside = inside.take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
            headings.push(Heading::new(range.clone(), above.len() + base, &prose::plain(inside), ids));
        }
        Headings { source, headings }
    }

    /// Returns the id of the heading that a link within the text leads to.
    pub fn id_of(&self, anchor: &str) -> Option<&str> {
        let anchor = anchor.to_lowercase();
        self.headings.iter().find(|heading| heading.anchor == anchor).map(|heading| heading.id.as_str())
    }

    /// Changes levels and adds ids.
    pub fn edit(&self, edits: &mut Edits) {
        let linked = linked(self.source);
        for heading in &self.headings {
            let text = &self.source[heading.range.clone()];
            // A site would take braces at the end for an id; the last pair counts.
            let has_id = heading.must_show_id || text.contains(['{', '}']) || is_linked(&linked, &heading.anchor);
            let id = if has_id { format!(" {{#{}}}", heading.id) } else { String::new() };
            match atx(text) {
                Some(atx) => edit_atx(edits, heading, &atx, &id),
                None => edit_setext(edits, heading, text, &id),
            }
        }
    }
}

/// Returns what stands behind the beginnings of links within the text, in lower case.
fn linked(source: &str) -> BTreeSet<String> {
    let ends = |c: char| c.is_whitespace() || matches!(c, ')' | '>');
    let behind = ["(#", "<#", ": #"].iter().flat_map(|before| source.split(before).skip(1));
    behind.map(|rest| rest.split(ends).next().unwrap_or_default().to_lowercase()).collect()
}

fn is_linked(linked: &BTreeSet<String>, anchor: &str) -> bool {
    linked
        .range::<str, _>((Bound::Included(anchor), Bound::Unbounded))
        .next()
        .is_some_and(|link| link.starts_with(anchor))
}

impl Heading {
    fn new(range: Range<usize>, level: usize, text: &str, ids: &mut Ids) -> Heading {
        let section = section_id(text).filter(|id| level == 2 && ids.is_free(id));
        let own = id_of_words(text);
        let id = ids.take(section.unwrap_or(&own));
        let must_show_id = section.is_some() || id != own;
        Heading { range, level: level.min(6), id, anchor: anchor(text), must_show_id }
    }
}

/// Returns the id of a section that means the same on every site, by the words that head it.
pub(in crate::author::import) fn section_id(heading: &str) -> Option<&'static str> {
    let words = heading.to_lowercase();
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    SECTIONS.iter().find(|(_, known)| known.contains(&words)).map(|(id, _)| *id)
}

/// The ids that are given, and the last number behind each, so that many alike headings are not tried again and again.
#[derive(Default)]
pub(in crate::author::import) struct Ids {
    taken: BTreeSet<String>,
    counts: BTreeMap<String, usize>,
}

impl Ids {
    /// Returns whether an id is given to no heading.
    pub fn is_free(&self, id: &str) -> bool {
        !self.taken.contains(id)
    }

    /// Returns the id that a heading has by its words.
    pub fn of_words(heading: &str) -> String {
        id_of_words(heading)
    }

    /// Takes an id, with a number behind it where it is taken.
    pub fn take(&mut self, own: &str) -> String {
        let count = self.counts.entry(own.to_owned()).or_default();
        loop {
            *count += 1;
            let id = if *count == 1 { own.to_owned() } else { format!("{own}-{count}") };
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

fn id_of_words(text: &str) -> String {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "section".to_owned() } else { words.join("-") }
}

/// The anchor that GitHub and most generators make of a heading.
fn anchor(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase()
}

/// The parts of a heading such as `### Title ###`, as places in its text.
struct Atx {
    marks: Range<usize>,
    end: Range<usize>,
}

fn atx(text: &str) -> Option<Atx> {
    let line = text.lines().next()?;
    let start = line.find('#')?;
    let marks = line[start..].bytes().take_while(|byte| *byte == b'#').count();
    let is_mark = line[..start].trim().is_empty() && marks <= 6;
    let rest = line.get(start + marks..)?;
    if !is_mark || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    let content = rest.trim_end();
    let unclosed = content.trim_end_matches('#');
    let is_closed = unclosed.is_empty() || unclosed.ends_with([' ', '\t']);
    let content = if is_closed { unclosed.trim_end() } else { content };
    Some(Atx { marks: start..start + marks, end: start + marks + content.len()..line.len() })
}

fn edit_atx(edits: &mut Edits, heading: &Heading, atx: &Atx, id: &str) {
    let shift = |range: &Range<usize>| heading.range.start + range.start..heading.range.start + range.end;
    edits.replace(shift(&atx.marks), &"#".repeat(heading.level));
    edits.replace(shift(&atx.end), id);
}

/// A heading underlined with `=` or `-` becomes one line; it may have had several.
fn edit_setext(edits: &mut Edits, heading: &Heading, text: &str, id: &str) {
    let start = heading.range.start;
    edits.insert(start, &format!("{} ", "#".repeat(heading.level)));
    let breaks: Vec<usize> = text.trim_end().match_indices('\n').map(|(at, _)| at).collect();
    let Some((underline, inner)) = breaks.split_last() else { return };
    for at in inner {
        let rest = text[at + 1..].trim_start_matches([' ', '\t', '>']);
        edits.replace(start + at..start + text.len() - rest.len(), " ");
    }
    edits.replace(start + underline..start + text.trim_end().len(), id);
}
