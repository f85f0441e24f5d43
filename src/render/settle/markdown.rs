//! The HTML of a generated block as Markdown: its tables, lists, paragraphs, links and code.
//!
//! Whatever a theme puts around the words is left out, and so is what is hidden from those who are read to, such as a
//! sign that the words beside it repeat.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::prose::markdown_link;
use crate::prose::markdown_of_text;

/// Returns the Markdown of a block's HTML.
pub(super) fn of_html(html: &str) -> String {
    let mut reader = Reader::from_str(html);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    reader.config_mut().allow_dangling_amp = true;
    let mut writer = Writer::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => writer.start(&tag),
            Ok(Event::Empty(_)) => writer.words.push(' '),
            Ok(Event::End(tag)) => writer.end(&tag.name().as_ref().to_ascii_lowercase()),
            Ok(Event::Text(text)) => writer.text(&text.html_content()),
            Ok(Event::GeneralRef(entity)) => {
                let named = resolve_predefined_entity(&entity);
                let numbered = entity.resolve_char_ref().ok().flatten().map(String::from);
                writer.text(&named.map(str::to_owned).or(numbered).unwrap_or_default());
            }
            // What is no HTML ends the block.
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    writer.finish()
}

/// Elements whose content is no text for readers.
const SKIPPED: [&str; 6] = ["button", "script", "style", "svg", "template", "input"];

/// Another one than authors mostly write: a list of theirs that follows is a list of its own.
const BULLET: &str = "*";

/// Elements that have no end.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

#[derive(Default)]
struct Writer {
    /// Finished blocks.
    blocks: Vec<String>,
    /// The words of the line that is being written.
    words: String,
    /// How deep the elements are that are left out.
    skipped: usize,
    /// How many elements of code are open, whose text is written as it is.
    code: usize,
    /// The links that are open: where the words of each begin, and its address.
    links: Vec<(usize, String)>,
    /// The lists that are open: whether each is numbered, and its next number.
    lists: Vec<(bool, usize)>,
    /// The rows of the table that is open.
    rows: Option<Vec<Vec<String>>>,
    /// The term of the description that follows.
    term: Option<String>,
    /// The items of the list that is open, as lines.
    items: Vec<String>,
}

impl Writer {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name().as_ref().to_ascii_lowercase();
        if VOID.contains(&name.as_str()) {
            self.words.push(' ');
            return;
        }
        let is_hidden = attribute(tag, "aria-hidden").as_deref() == Some("true");
        if self.skipped > 0 || is_hidden || SKIPPED.contains(&name.as_str()) {
            self.skipped += 1;
            return;
        }
        match name.as_str() {
            "table" => {
                self.end_line();
                self.rows = Some(Vec::new());
            }
            "tr" => self.rows.get_or_insert_default().push(Vec::new()),
            "ul" | "ol" if self.rows.is_none() => {
                self.end_line();
                self.lists.push((name == "ol", 1));
            }
            "p" | "div" | "dl" | "dt" | "section" if self.rows.is_none() => self.end_line(),
            "a" => self.links.push((self.words.len(), attribute(tag, "href").unwrap_or_default())),
            "strong" | "b" => self.words.push_str("**"),
            "code" => {
                self.code += 1;
                self.words.push('`');
            }
            // Words in elements of their own stand apart, whatever the stylesheet sets between them.
            "span" | "time" if !self.words.is_empty() && !self.words.ends_with(' ') => self.words.push_str("; "),
            "li" if !self.words.is_empty() && !self.words.ends_with(' ') => self.words.push(' '),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if VOID.contains(&name) {
            return;
        }
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "td" | "th" => {
                let cell = self.take_words();
                if let Some(row) = self.rows.as_mut().and_then(|rows| rows.last_mut()) {
                    row.push(cell.trim_end_matches(';').to_owned());
                }
            }
            "table" => self.end_table(),
            "li" if self.rows.is_some() => self.words = format!("{};", self.words.trim_end()),
            "li" => self.end_item(),
            "ul" | "ol" if self.rows.is_none() => self.end_list(),
            "dt" => self.term = Some(self.take_words()),
            "dd" => self.end_description(),
            "dl" => self.end_items(),
            "p" | "div" | "section" if self.rows.is_none() => self.end_line(),
            "a" => self.end_link(),
            "strong" | "b" => self.words.push_str("**"),
            "code" => {
                self.code = self.code.saturating_sub(1);
                self.words.push('`');
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped == 0 {
            let is_code = self.code > 0;
            let written = |inner: &str| if is_code { inner.to_owned() } else { markdown_of_text(inner) };
            self.words.push_str(&spaced(text, written));
        }
    }

    fn end_link(&mut self) {
        let Some((start, address)) = self.links.pop() else { return };
        let words = self.words.split_off(start.min(self.words.len()));
        let plain = words.replace('\\', "");
        self.words.push_str(&markdown_link(&address, plain.trim()));
    }

    fn end_item(&mut self) {
        let words = self.take_words();
        let depth = self.lists.len().saturating_sub(1);
        let Some((is_numbered, number)) = self.lists.last_mut() else { return };
        let mark = if *is_numbered { format!("{number}.") } else { BULLET.to_owned() };
        *number += 1;
        self.items.push(format!("{}{mark} {words}", "  ".repeat(depth)));
    }

    fn end_list(&mut self) {
        self.lists.pop();
        if self.lists.is_empty() {
            self.end_items();
        }
    }

    fn end_description(&mut self) {
        let words = self.take_words();
        let item = match self.term.take() {
            Some(term) => format!("{BULLET} **{}** {words}", term.trim_matches('*')),
            None => format!("{BULLET} {words}"),
        };
        self.items.push(item);
    }

    fn end_items(&mut self) {
        let items = std::mem::take(&mut self.items);
        if !items.is_empty() {
            self.blocks.push(items.join("\n"));
        }
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

    fn end_line(&mut self) {
        let words = self.take_words();
        if !words.is_empty() {
            self.end_items();
            self.blocks.push(words);
        }
    }

    fn take_words(&mut self) -> String {
        self.links.clear();
        std::mem::take(&mut self.words).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn finish(mut self) -> String {
        self.end_line();
        self.end_items();
        self.blocks.join("\n\n")
    }
}

/// Writes a text in Markdown, its outer white space as one space.
fn spaced(text: &str, write: impl Fn(&str) -> String) -> String {
    let inner = text.trim();
    let space = |is_there: bool| if is_there { " " } else { "" };
    if inner.is_empty() {
        return space(!text.is_empty()).to_owned();
    }
    let start = text.starts_with(char::is_whitespace);
    let end = text.ends_with(char::is_whitespace);
    format!("{}{}{}", space(start), write(inner), space(end))
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.html_attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(of_html(html), expected);
    }

    #[test]
    fn table_keeps_its_rows_and_lists_in_cells_become_lines() {
        check(
            "<div class=\"table\" role=\"region\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">A</th>\n<th>B</th></tr>\
             </thead><tbody><tr><th scope=\"row\"><span class=\"severity\"><svg><path/></svg>High</span></th>\
             <td><ul><li>one|two</li><li>three</li></ul></td></tr></tbody></table></div>",
            "| A | B |\n| --- | --- |\n| High | one\\|two; three |",
        );
    }

    #[test]
    fn descriptions_become_a_list() {
        check(
            "<dl class=\"rows\"><div><dt>Email</dt><dd><a href=\"mailto:a@x.example\">a@x.example</a><span>English &amp; \
             French</span></dd></div><div><dt><a href=\"https://x.example/keys/a.asc\">Key</a></dt><dd><code>8D22 A</code></dd></div></dl>",
            "* **Email** [a@x.example](mailto:a@x.example); English \\& French\n\
             * **[Key](https://x.example/keys/a.asc)** `8D22 A`",
        );
    }

    #[test]
    fn signs_that_repeat_words_are_left_out() {
        check(
            "<p class=\"label\"><span class=\"mark\" aria-hidden=\"true\">✓</span> In scope</p>\n<ul>\n<li>App</li>\n<li>Web\
             <br>site</li>\n</ul>\n",
            "In scope\n\n* App\n* Web site",
        );
    }
}
