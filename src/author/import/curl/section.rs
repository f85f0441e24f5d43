//! The title of an advisory and its sections, as places in its text.

use pulldown_cmark::Event;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::author::import::problem::Problem;
use crate::author::import::prose;

/// The parts of an advisory.
pub(super) struct Parts<'t> {
    pub title: String,
    /// What stands between the title and the first section; its heading is the title.
    pub head: Part<'t>,
    pub sections: Vec<Part<'t>>,
}

/// A heading with the text below it.
pub(super) struct Part<'t> {
    pub heading: String,
    pub text: &'t str,
    /// The byte of the record where the text begins.
    pub start: usize,
}

impl<'t> Parts<'t> {
    /// Splits an advisory at its headings of the levels 1 and 2.
    pub fn of(text: &'t str) -> Result<Parts<'t>, Problem> {
        let mut parts = Vec::new();
        let headings = headings(text);
        for (index, (level, heading, place)) in headings.iter().enumerate() {
            let next = headings.get(index + 1).map_or(text.len(), |(_, _, place)| place.start);
            parts.push((*level, Part { heading: heading.clone(), text: &text[place.end..next], start: place.end }));
        }
        let mut parts = parts.into_iter();
        match parts.next() {
            Some((1, head)) if !head.heading.is_empty() => {
                let title = prose::title(&head.heading);
                Ok(Parts { title, head, sections: parts.map(|(_, part)| part).collect() })
            }
            _ => Err(Problem::new(0, "the text does not begin with a title and a line of `=` below it")),
        }
    }
}

/// Lists the headings that are parts of their own: the level, the words, and the place.
fn headings(text: &str) -> Vec<(usize, String, std::ops::Range<usize>)> {
    let events: Vec<_> = Parser::new(text).into_offset_iter().collect();
    let starts = events.iter().enumerate().filter_map(|(at, (event, range))| {
        let Event::Start(Tag::Heading { level, .. }) = event else { return None };
        let inside = events[at..].iter().map(|(event, _)| event);
        let inside = inside.take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
        Some((*level as usize, prose::plain(inside), range.clone()))
    });
    starts.filter(|(level, ..)| *level <= 2).collect()
}

/// Returns a heading in capitals as others write it: `AFFECTED VERSIONS` as `Affected versions`.
pub(super) fn in_sentence_case(heading: &str) -> String {
    if heading.chars().any(char::is_lowercase) {
        return heading.to_owned();
    }
    let mut letters = heading.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}
