//! A text's Markdown as safe HTML, and as plain text.
//!
//! Nothing that an author writes reaches a page as markup: raw HTML is shown as text, and only addresses of this site
//! and of the schemes http, https, mailto and tel are followed. Facts are printed in the text's locale; links lead to
//! the reader's.

mod code;
mod comparison;
mod fact;
mod footnote;
mod heading;
mod highlight;
mod html;
mod line;
mod link;
mod manuscript;
mod mark;
mod markdown;
mod plain;
mod scanner;
mod scope;
mod spacing;
mod stream;
mod table;

pub use comparison::Comparison;
pub use comparison::compare;
pub use highlight::Highlighted;
pub use highlight::highlight;
pub use plain::Plain;
pub use plain::PlainSection;

use pulldown_cmark::Event;

use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::model::Locale;
use crate::phrase::Phrasebook;
use crate::prose::line::join_lines;
use crate::prose::manuscript::Manuscript;
use crate::prose::manuscript::Resolve;
use crate::prose::spacing::space_marks;

/// What a text is printed in.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// The edition that the text is of.
    pub edition: &'a Edition,
    /// The words of every locale.
    pub phrasebook: &'a Phrasebook,
    /// The code blocks of every text.
    pub highlighted: &'a Highlighted,
    /// How links to this site are written.
    pub links: LinkStyle,
    /// The locale that links lead to.
    pub reader: &'a Locale,
    /// Gives the HTML of a `<block:NAME>`.
    pub block: &'a dyn Fn(&str) -> String,
}

/// How links to this site are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkStyle {
    /// As absolute paths, with the path of the base address.
    Path,
    /// As full addresses, for feeds.
    Full,
}

/// A text as HTML, cut at its headings of level 2.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// What stands before the first section.
    pub intro: String,
    /// The sections; the list of footnotes is at the end of the last one, or of `intro` where there is none.
    pub sections: Vec<Section>,
}

/// A section: a heading of level 2 and what follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading's id, which nothing in `title_html` and `html` has.
    pub id: String,
    /// What stands between the tags of the heading: its text and, but in feeds, a link to itself.
    pub title_html: String,
    /// What follows, with deeper headings in it.
    pub html: String,
}

/// The messages that [`html()`] asks of a catalog, in alphabetical order.
pub const MESSAGES: &[&str] = &[
    "alert-caution",
    "alert-important",
    "alert-note",
    "alert-tip",
    "alert-warning",
    "change-added",
    "change-removed",
    "footnote-back",
    "heading-link",
    "table-region",
    "task-done",
    "task-open",
];

/// Returns a text of a document as HTML.
pub fn html(frame: &Frame<'_>, document: &EditionDocument, text: &EditionText) -> Prose {
    with_manuscript(frame, document, text, print)
}

/// Returns a text of a document as Markdown for readers elsewhere: in its own language, with full addresses.
pub fn markdown(edition: &Edition, phrasebook: &Phrasebook, document: &EditionDocument, text: &EditionText) -> String {
    elsewhere(edition, phrasebook, document, text, markdown::rewrite)
}

/// Returns what a text says today, as Markdown that will say the same for ever: facts in words, links to this site with
/// full addresses. `block` gives the Markdown of a `<block:NAME>`.
pub fn settled(
    edition: &Edition,
    phrasebook: &Phrasebook,
    (document, text): (&EditionDocument, &EditionText),
    block: &dyn Fn(&str) -> String,
) -> String {
    let highlighted = Highlighted::default();
    let reader = &text.locale;
    let frame = Frame { edition, phrasebook, highlighted: &highlighted, links: LinkStyle::Full, reader, block };
    with_manuscript(&frame, document, text, markdown::settle)
}

/// Returns plain text, such as a summary, as Markdown that shows it.
pub fn markdown_of_text(text: &str) -> String {
    mark::text(text)
}

/// Returns a link as Markdown.
pub fn markdown_link(address: &str, words: &str) -> String {
    mark::link(address, words)
}

/// Returns a text as code in Markdown.
pub fn markdown_code(text: &str) -> String {
    mark::code(text)
}

/// Returns what follows the words of a link in Markdown: its address in brackets.
pub fn markdown_destination(address: &str) -> String {
    mark::destination(address, "")
}

/// Returns a text of a document as plain text: facts in the words of the text's locale, addresses in full.
pub fn plain(edition: &Edition, phrasebook: &Phrasebook, document: &EditionDocument, text: &EditionText) -> Plain {
    elsewhere(edition, phrasebook, document, text, plain::print)
}

/// Prints a text for readers elsewhere, who see no generated block.
fn elsewhere<T>(
    edition: &Edition,
    phrasebook: &Phrasebook,
    document: &EditionDocument,
    text: &EditionText,
    print: impl FnOnce(&Manuscript<'_>) -> T,
) -> T {
    let highlighted = Highlighted::default();
    let block = |_: &str| String::new();
    let reader = &text.locale;
    let frame = Frame { edition, phrasebook, highlighted: &highlighted, links: LinkStyle::Full, reader, block: &block };
    with_manuscript(&frame, document, text, print)
}

fn with_manuscript<T>(
    frame: &Frame<'_>,
    document: &EditionDocument,
    text: &EditionText,
    print: impl FnOnce(&Manuscript<'_>) -> T,
) -> T {
    let resolve = Resolve {
        link: &|destination| frame.edition.resolve_link(document, &text.locale, destination),
        fact: &|name| frame.edition.fact(document, name),
        block: frame.block,
        address: &|target| link::address(frame, document, target),
    };
    print(&Manuscript {
        markdown: frame.edition.body(text),
        title: &text.title,
        headings: &text.headings,
        phrases: frame.phrasebook.locale(&text.locale),
        highlighted: frame.highlighted,
        links: frame.links,
        resolve,
    })
}

fn print(manuscript: &Manuscript<'_>) -> Prose {
    let locale = manuscript.phrases.locale();
    let mut parts = stream::parts(manuscript).into_iter();
    let intro = parts.next().map_or_else(String::new, |part| print_events(part.content, locale));
    let section = |part: stream::Part<'_>| Section {
        id: part.id,
        title_html: print_events(part.title, locale),
        html: print_events(part.content, locale),
    };
    Prose { intro, sections: parts.map(section).collect() }
}

fn print_events(mut events: Vec<Event<'_>>, locale: &Locale) -> String {
    join_lines(&mut events);
    html::print(space_marks(events, locale))
}

#[cfg(test)]
mod tests;
