//! From a text's Markdown to its units.

use std::vec::IntoIter;

use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TextMergeStream;

use crate::check::markdown_options;
use crate::prose::comparison::unit::Atom;
use crate::prose::comparison::unit::Container;
use crate::prose::comparison::unit::Element;
use crate::prose::comparison::unit::Kind;
use crate::prose::comparison::unit::Link;
use crate::prose::comparison::unit::Unit;
use crate::prose::html::escape;
use crate::prose::html::is_forbidden;
use crate::prose::line::join_lines;
use crate::prose::link;
use crate::prose::manuscript::Manuscript;
use crate::prose::spacing::space_marks;
use crate::prose::stream::alert_word;
use crate::prose::stream::wording;
use crate::text::words;

/// Returns the units of a text in its order.
pub(super) fn units(manuscript: &Manuscript<'_>) -> Vec<Unit> {
    // An escaped mark parts a text: `2\.1` is one word.
    let parser = TextMergeStream::new(Parser::new_ext(manuscript.markdown, markdown_options()));
    let mut events: Vec<Event<'_>> = parser.collect();
    join_lines(&mut events);
    let events = space_marks(events, manuscript.phrases.locale()).into_iter();
    let mut reader = Reader {
        manuscript,
        events,
        path: Vec::new(),
        serial: 0,
        headings: 0,
        open: Vec::new(),
        unit: None,
        units: Vec::new(),
    };
    while let Some(event) = reader.events.next() {
        reader.take(event);
    }
    reader.close_unit();
    reader.units
}

struct Reader<'a> {
    manuscript: &'a Manuscript<'a>,
    events: IntoIter<Event<'a>>,
    path: Vec<Container>,
    serial: usize,
    headings: usize,
    /// What is open, the innermost last.
    open: Vec<Open>,
    unit: Option<Unit>,
    units: Vec<Unit>,
}

/// What the end of an element ends.
enum Open {
    /// Something that units stand in, and whatever was begun in it: so many stand around it.
    Container(usize),
    /// A unit.
    Unit,
    /// A tag around words.
    Style(&'static str),
    /// A link; `None` where it leads nowhere.
    Link(Option<Link>),
    /// Nothing.
    Nothing,
}

impl<'a> Reader<'a> {
    fn take(&mut self, event: Event<'a>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(_) => self.end(),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => self.push(&text, format!("<code>{}</code>", printable(&text))),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::SoftBreak => self.push(" ", " ".to_owned()),
            Event::HardBreak => self.push("\n", "<br>\n".to_owned()),
            Event::FootnoteReference(name) => {
                self.push(&format!("[{name}]"), format!("<sup>[{}]</sup>", printable(&name)))
            }
            Event::TaskListMarker(is_done) => self.text(if is_done { "☑ " } else { "☐ " }),
            Event::Rule => {
                self.close_unit();
                self.open_unit(Kind::Rule);
                self.close_unit();
            }
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        let open = match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.begin(Kind::Paragraph),
            Tag::Heading { level, .. } => {
                let heading = self.manuscript.headings.get(self.headings);
                let id = heading.map(|heading| heading.id.clone()).unwrap_or_default();
                self.headings += 1;
                self.begin(Kind::Heading(level as u8, id))
            }
            Tag::CodeBlock(_) => self.begin(Kind::Code),
            Tag::TableCell => {
                if let Some(unit) = &mut self.unit {
                    unit.cells.push(Vec::new());
                }
                Open::Nothing
            }
            Tag::TableHead => {
                let open = self.enter(Element::Head);
                self.begin_row();
                open
            }
            Tag::TableRow => {
                // The rows below the head stand in one part of the table, which nothing in the Markdown begins.
                if !matches!(self.path.last(), Some(Container { element: Element::Body, .. })) {
                    self.enter(Element::Body);
                }
                self.begin_row();
                Open::Unit
            }
            Tag::List(first) => self.enter(Element::List(first)),
            Tag::Item => self.enter(Element::Item),
            Tag::BlockQuote(None) => self.enter(Element::Quote),
            Tag::BlockQuote(Some(kind)) => self.enter(Element::Alert(alert_word(kind))),
            Tag::Table(_) => self.enter(Element::Table),
            Tag::FootnoteDefinition(name) => self.enter(Element::Footnote(name.into_string())),
            Tag::Emphasis => Open::Style("em"),
            Tag::Strong => Open::Style("strong"),
            Tag::Strikethrough => Open::Style("s"),
            Tag::Link { link_type: LinkType::Autolink, dest_url, .. } => return self.autolink(&dest_url),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                Open::Link(self.link(&format!("mailto:{dest_url}")))
            }
            Tag::Link { dest_url, .. } => Open::Link(self.link(&dest_url)),
            // A picture is compared by the words that stand for it.
            _ => Open::Nothing,
        };
        self.open.push(open);
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Open::Container(depth)) => {
                self.close_unit();
                self.path.truncate(depth);
            }
            Some(Open::Unit) => self.close_unit(),
            Some(Open::Style(_) | Open::Link(_) | Open::Nothing) | None => {}
        }
    }

    fn enter(&mut self, element: Element) -> Open {
        self.close_unit();
        let depth = self.path.len();
        self.serial += 1;
        self.path.push(Container { element, serial: self.serial });
        Open::Container(depth)
    }

    fn begin(&mut self, kind: Kind) -> Open {
        self.close_unit();
        self.open_unit(kind);
        Open::Unit
    }

    fn begin_row(&mut self) {
        self.close_unit();
        self.unit = Some(Unit { path: self.path.clone(), kind: Kind::Row, cells: Vec::new() });
    }

    fn open_unit(&mut self, kind: Kind) {
        self.unit = Some(Unit { path: self.path.clone(), kind, cells: vec![Vec::new()] });
    }

    fn close_unit(&mut self) {
        self.units.extend(self.unit.take());
    }

    fn autolink(&mut self, destination: &str) {
        let words = wording(self.manuscript, destination).map(|wording| wording.text);
        let link = match &words {
            Some(_) => None,
            None => self.link(destination).filter(|_| link::has_known_scheme(destination)),
        };
        // The address stands between the start and the end.
        let shown = match (&words, &link) {
            (Some(words), _) => words.clone(),
            (None, Some(_)) => destination.to_owned(),
            (None, None) => format!("<{destination}>"),
        };
        self.events.next();
        self.events.next();
        self.open.push(Open::Link(link));
        self.text(&shown);
        self.open.pop();
    }

    fn link(&self, destination: &str) -> Option<Link> {
        let address = self.manuscript.destination(destination)?;
        let opening = link::opening(&address, "")?;
        Some(Link { address, opening })
    }

    fn text(&mut self, text: &str) {
        for word in words(text) {
            self.push(word, printable(word));
        }
    }

    fn push(&mut self, text: &str, html: String) {
        if self.unit.is_none() {
            self.open_unit(Kind::Bare);
        }
        let styles = self.open.iter().filter_map(|open| match open {
            Open::Style(tag) => Some(*tag),
            _ => None,
        });
        let link = self.open.iter().rev().find_map(|open| match open {
            Open::Link(link) => link.clone(),
            _ => None,
        });
        let atom = Atom { text: text.to_owned(), html, styles: styles.collect(), link };
        if let Some(unit) = &mut self.unit {
            if unit.cells.is_empty() {
                unit.cells.push(Vec::new());
            }
            unit.cells.last_mut().expect("a cell was just there").push(atom);
        }
    }
}

fn printable(text: &str) -> String {
    escape(&text.replace(is_forbidden, "\u{fffd}"))
}
