//! Tables that scroll inside of themselves where the screen is narrow.

use pulldown_cmark::Alignment;
use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::phrase::Argument;
use crate::prose::html::escape;
use crate::prose::manuscript::Manuscript;

/// A table while its cells are read.
#[derive(Default)]
pub(in crate::prose) struct OpenTable {
    alignments: Vec<Alignment>,
    row: Row,
    column: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Row {
    #[default]
    Head,
    Body,
}

impl OpenTable {
    /// Begins a table; it is the `number`th of its text, below the heading `title`.
    pub(in crate::prose) fn open<'a>(
        alignments: Vec<Alignment>,
        manuscript: &Manuscript<'_>,
        number: usize,
        title: &str,
    ) -> (OpenTable, Vec<Event<'a>>) {
        let number = Argument::Integer(number.try_into().unwrap_or(i64::MAX));
        let title = Argument::Text(title.to_owned());
        let label = manuscript.word("table-region", &[("number", number), ("title", title)]);
        let label = escape(&label);
        let region = format!("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">");
        // Without alignments, which the printer would write as inline styles.
        let events = vec![Event::Html(CowStr::from(region)), Event::Start(Tag::Table(Vec::new()))];
        (OpenTable { alignments, row: Row::Head, column: 0 }, events)
    }

    pub(in crate::prose) fn close<'a>() -> Vec<Event<'a>> {
        vec![Event::End(TagEnd::Table), Event::Html(CowStr::from("</div>\n"))]
    }

    pub(in crate::prose) fn open_head(&mut self) {
        (self.row, self.column) = (Row::Head, 0);
    }

    pub(in crate::prose) fn open_row(&mut self) {
        (self.row, self.column) = (Row::Body, 0);
    }

    pub(in crate::prose) fn open_cell<'a>(&mut self) -> Event<'a> {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        let tag = match self.row {
            Row::Head => format!("<th scope=\"col\"{class}>"),
            Row::Body => format!("<td{class}>"),
        };
        Event::InlineHtml(CowStr::from(tag))
    }

    pub(in crate::prose) fn close_cell<'a>(&mut self) -> Event<'a> {
        self.column += 1;
        Event::InlineHtml(CowStr::from(match self.row {
            Row::Head => "</th>",
            Row::Body => "</td>",
        }))
    }
}
