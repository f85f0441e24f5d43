//! Blocks that are replaced: generated blocks, code, headings, alerts, tables.

use std::mem;

use pulldown_cmark::Alignment;
use pulldown_cmark::BlockQuoteKind;
use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::HeadingLevel;
use pulldown_cmark::LinkType;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::prose::code::code_block;
use crate::prose::heading::OpenHeading;
use crate::prose::html::escape;
use crate::prose::stream::Open;
use crate::prose::stream::Part;
use crate::prose::stream::Stream;
use crate::prose::stream::block_html;
use crate::prose::stream::inline::plain;
use crate::prose::table::OpenTable;

impl<'a> Stream<'a> {
    /// Takes a `<block:NAME>` that stands alone in the paragraph that has just begun at the top level.
    pub(super) fn take_block(&mut self) -> bool {
        let [
            Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, .. }),
            Event::Text(_),
            Event::End(TagEnd::Link),
            Event::End(TagEnd::Paragraph),
            ..,
        ] = self.events.as_slice()
        else {
            return false;
        };
        let Some(name) = dest_url.strip_prefix("block:").filter(|_| self.open.is_empty()) else { return false };
        let html = (self.manuscript.resolve.block)(name);
        self.out.push(block_html(html + "\n"));
        self.events.nth(3);
        true
    }

    pub(super) fn take_code(&mut self, kind: &CodeBlockKind<'a>) {
        let text = plain(self.manuscript, &self.rest());
        self.out.push(block_html(code_block(kind, &text, self.manuscript.highlighted)));
    }

    pub(super) fn open_heading(&mut self, level: HeadingLevel) -> Open {
        self.headings += 1;
        self.around.push(mem::take(&mut self.out));
        Open::Heading(OpenHeading { level, index: self.headings - 1, is_outer: self.open.is_empty() })
    }

    pub(super) fn close_heading(&mut self, heading: &OpenHeading) {
        let inner = self.leave();
        if !heading.begins_section() {
            self.out.extend(heading.whole(self.manuscript, inner));
            return;
        }
        let id = heading.id(self.manuscript).map_or_else(|| format!("section-{}", self.headings), str::to_owned);
        let title = heading.content(self.manuscript, inner);
        let mut part = mem::replace(&mut self.part, Part { id, title, content: Vec::new() });
        part.content = mem::take(&mut self.out);
        self.parts.push(part);
    }

    pub(super) fn open_alert(&mut self, kind: BlockQuoteKind) -> Open {
        let kind = alert_word(kind);
        let title = escape(&self.manuscript.word(&format!("alert-{kind}"), &[]));
        let start = format!("<div class=\"alert alert-{kind}\" role=\"note\">\n<p class=\"alert-title\">{title}</p>\n");
        self.out.push(block_html(start));
        Open::Alert
    }

    pub(super) fn open_table(&mut self, alignments: Vec<Alignment>) -> Open {
        self.tables += 1;
        let heading = self.headings.checked_sub(1).and_then(|index| self.manuscript.headings.get(index));
        let title = heading.map_or(self.manuscript.title, |heading| &heading.text);
        let (table, events) = OpenTable::open(alignments, self.manuscript, self.tables, title);
        self.table = table;
        self.out.extend(events);
        Open::Table
    }
}

/// Returns the word of an alert's kind, as messages and classes have it.
pub(in crate::prose) fn alert_word(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}
