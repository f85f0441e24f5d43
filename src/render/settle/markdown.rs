//! The HTML of a generated block as Markdown: its tables, lists, paragraphs, links and code.
//!
//! Whatever a theme puts around the words is left out, and so is what is hidden from those who are read to, such as a
//! sign that the words beside it repeat.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::phrase::Phrases;
use crate::render::settle::line::Line;
use crate::render::settle::line::Mark;
use crate::render::settle::list::Lists;

/// Returns the Markdown of a block's HTML, in a locale; an error where it is none, such as a tag without its end.
pub(super) fn of_html(html: &str, phrases: &Phrases) -> Result<String, quick_xml::Error> {
    let mut reader = Reader::from_str(html);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    reader.config_mut().allow_dangling_amp = true;
    let mut writer = Writer::new(phrases);
    loop {
        match reader.read_event()? {
            Event::Start(tag) => writer.start(&tag),
            Event::Empty(_) => writer.text(" "),
            Event::End(tag) => writer.end(&tag.name().as_ref().to_ascii_lowercase()),
            Event::Text(text) => writer.text(&text.html_content()),
            Event::GeneralRef(entity) => {
                let named = resolve_predefined_entity(&entity);
                let numbered = entity.resolve_char_ref().ok().flatten().map(String::from);
                match named.map(str::to_owned).or(numbered) {
                    Some(text) => writer.text(&text),
                    // Markdown knows the others by the same names.
                    None => writer.put(&format!("&{};", &*entity)),
                }
            }
            Event::Eof => break,
            Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    Ok(writer.finish())
}

/// Elements whose content is no text for readers.
const SKIPPED: [&str; 5] = ["button", "script", "style", "svg", "template"];

/// Elements that have no end.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

/// Elements that stand on lines of their own.
const LINES: [&str; 18] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h2",
    "h3",
    "h4",
    "header",
    "nav",
    "p",
    "pre",
    "section",
];

/// Another one than authors mostly write: a list of theirs that follows is a list of its own.
const BULLET: &str = "*";

struct Writer<'a> {
    phrases: &'a Phrases,
    /// Finished blocks.
    blocks: Vec<String>,
    /// What is being written.
    line: Line,
    /// The element that is left out, and how many of its name are open in one another.
    skipped: Option<(String, usize)>,
    lists: Lists,
    /// The rows of the table that is open.
    rows: Option<Vec<Vec<String>>>,
    /// The lists in the cell or description that is open: the words before each, and its items.
    inner: Vec<(String, Vec<String>)>,
    /// How many descriptions are open.
    descriptions: usize,
    /// The term of the description that follows.
    term: Option<String>,
}

impl<'a> Writer<'a> {
    fn new(phrases: &'a Phrases) -> Writer<'a> {
        Writer {
            phrases,
            blocks: Vec::new(),
            line: Line::default(),
            skipped: None,
            lists: Lists::default(),
            rows: None,
            inner: Vec::new(),
            descriptions: 0,
            term: None,
        }
    }

    /// Returns whether what is open is one line of Markdown, whatever it holds: a cell or a description.
    fn is_in_line(&self) -> bool {
        self.rows.is_some() || self.descriptions > 0
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name().as_ref().to_ascii_lowercase();
        if VOID.contains(&name.as_str()) {
            self.text(" ");
            return;
        }
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += usize::from(*skipped == name);
            return;
        }
        if is_left_out(&name, tag) {
            self.skipped = Some((name, 1));
            return;
        }
        match name.as_str() {
            "table" => {
                self.end_line();
                self.rows = Some(Vec::new());
            }
            "tr" => self.rows.get_or_insert_default().push(Vec::new()),
            "ul" | "ol" if self.is_in_line() => {
                let before = self.take_words();
                self.inner.push((before, Vec::new()));
            }
            "ul" | "ol" => {
                self.end_item();
                self.lists.open((name == "ol").then(|| attribute(tag, "start")));
            }
            "li" => self.lists.open_item(),
            "dd" => self.descriptions += 1,
            "a" => self.line.open(Mark::Link(attribute(tag, "href").unwrap_or_default())),
            "strong" | "b" => self.line.open(Mark::Strong),
            "em" | "i" => self.line.open(Mark::Emphasis),
            "code" => self.line.open(Mark::Code),
            "span" | "time" => self.line.set_apart(),
            name if LINES.contains(&name) => self.break_line(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if VOID.contains(&name) {
            return;
        }
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth -= usize::from(skipped == name);
            self.skipped.take_if(|(_, depth)| *depth == 0);
            return;
        }
        match name {
            "caption" => self.push_words(),
            "td" | "th" => {
                let cell = self.take_words();
                if let Some(row) = self.rows.as_mut().and_then(|rows| rows.last_mut()) {
                    row.push(cell);
                }
            }
            "table" => self.end_table(),
            "li" if self.is_in_line() => {
                let item = self.take_words();
                if let Some((_, items)) = self.inner.last_mut() {
                    items.push(item);
                }
            }
            "li" => self.end_item(),
            "ul" | "ol" if self.is_in_line() => self.end_inner_list(),
            "ul" | "ol" => {
                self.end_item();
                self.blocks.extend(self.lists.close());
            }
            "dt" => self.term = Some(self.take_words()),
            "dd" => self.end_description(),
            "dl" => self.blocks.extend(self.lists.take()),
            "a" => self.line.close(|mark| matches!(mark, Mark::Link(_)), self.rows.is_some()),
            "strong" | "b" => self.line.close(|mark| matches!(mark, Mark::Strong), self.rows.is_some()),
            "em" | "i" => self.line.close(|mark| matches!(mark, Mark::Emphasis), self.rows.is_some()),
            "code" => self.line.close(|mark| matches!(mark, Mark::Code), self.rows.is_some()),
            name if LINES.contains(&name) => self.break_line(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped.is_none() {
            self.line.push(text);
        }
    }

    fn put(&mut self, markdown: &str) {
        if self.skipped.is_none() {
            self.line.put(markdown);
        }
    }

    fn take_words(&mut self) -> String {
        self.line.take(self.phrases)
    }

    /// Ends a paragraph; where a line must hold it all, parts its words from what follows.
    fn break_line(&mut self) {
        if self.is_in_line() || self.lists.is_open() {
            self.line.push(" ");
        } else {
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        if !self.line.is_blank() {
            self.blocks.extend(self.lists.take());
            self.push_words();
        }
    }

    fn push_words(&mut self) {
        let words = self.take_words();
        self.blocks.extend(Some(words).filter(|words| !words.is_empty()));
    }

    fn end_item(&mut self) {
        if self.lists.is_open() {
            let words = self.take_words();
            self.lists.push(&words, BULLET);
        } else {
            self.end_line();
        }
    }

    fn end_inner_list(&mut self) {
        let Some((before, items)) = self.inner.pop() else { return };
        let items: Vec<String> = items.into_iter().filter(|item| !item.is_empty()).collect();
        let words = format!("{before} {} ", self.phrases.list(&items));
        self.line.put(&words);
    }

    fn end_description(&mut self) {
        self.descriptions = self.descriptions.saturating_sub(1);
        let words = self.take_words();
        let words = match self.term.take() {
            Some(term) => format!("**{}** {words}", term.trim_matches('*')),
            None => words,
        };
        self.lists.push_description(&words, BULLET);
    }

    fn end_table(&mut self) {
        let rows: Vec<Vec<String>> =
            self.rows.take().unwrap_or_default().into_iter().filter(|row| !row.is_empty()).collect();
        let Some(head) = rows.first() else { return };
        let rule = vec!["---".to_owned(); head.len()];
        let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
        let body = rows.iter().skip(1).map(|row| line(row));
        let lines: Vec<String> = [line(head), line(&rule)].into_iter().chain(body).collect();
        self.blocks.push(lines.join("\n"));
    }

    fn finish(mut self) -> String {
        self.end_line();
        self.blocks.extend(self.lists.take());
        self.blocks.join("\n\n")
    }
}

/// Returns whether an element is none for those who read, or names a table for those who are read to alone.
fn is_left_out(name: &str, tag: &BytesStart<'_>) -> bool {
    let is_unseen = || attribute(tag, "class").is_some_and(|class| class.split(' ').any(|class| class == "unseen"));
    let is_hidden = attribute(tag, "aria-hidden").as_deref() == Some("true");
    is_hidden || SKIPPED.contains(&name) || (name == "caption" && is_unseen())
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.html_attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

#[cfg(test)]
mod tests;
