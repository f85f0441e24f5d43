//! A text in a form that is hashed: the same words and marks whatever their line breaks.
//!
//! The form is written by hand, since hashes of it stand in translations and in the lock file for years.

use std::borrow::Cow;

use pulldown_cmark::BlockQuoteKind;
use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::Tag;

/// Adds an event to the form.
pub(super) fn push(form: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(text) => push_lines(form, text),
        Event::SoftBreak => form.push(' '),
        Event::HardBreak => form.push_str("<br>"),
        Event::Rule => form.push_str("\n<hr>"),
        Event::Start(tag) => form.extend(["\n<", &mark(tag), ">"]),
        Event::End(_) => form.push_str("</>"),
        Event::Code(text) => form.extend(["<code>", text, "</>"]),
        Event::Html(text) | Event::InlineHtml(text) => form.extend(["<html>", text, "</>"]),
        Event::InlineMath(text) | Event::DisplayMath(text) => form.extend(["<math>", text, "</>"]),
        Event::FootnoteReference(name) => form.extend(["<note ", name, ">"]),
        Event::TaskListMarker(is_done) => form.push_str(if *is_done { "<done>" } else { "<open>" }),
    }
}

fn push_lines(form: &mut String, text: &str) {
    for (number, line) in text.split("\r\n").enumerate() {
        if number > 0 {
            form.push('\n');
        }
        form.push_str(line);
    }
}

/// Names a tag.
fn mark(tag: &Tag<'_>) -> Cow<'static, str> {
    let name = match tag {
        Tag::Paragraph => "p",
        Tag::Heading { level, id, .. } => return Cow::Owned(format!("{level} {}", id.as_deref().unwrap_or_default())),
        Tag::BlockQuote(None) => "quote",
        Tag::BlockQuote(Some(kind)) => return Cow::Owned(format!("alert {}", alert(*kind))),
        Tag::CodeBlock(CodeBlockKind::Indented) => "pre",
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => return Cow::Owned(format!("pre {info}")),
        Tag::List(None) => "ul",
        Tag::List(Some(first)) => return Cow::Owned(format!("ol {first}")),
        Tag::Item => "li",
        Tag::FootnoteDefinition(name) => return Cow::Owned(format!("footnote {name}")),
        Tag::Table(columns) => return Cow::Owned(format!("table {}", columns.len())),
        Tag::TableHead => "thead",
        Tag::TableRow => "tr",
        Tag::TableCell => "td",
        Tag::Emphasis => "em",
        Tag::Strong => "strong",
        Tag::Strikethrough => "del",
        Tag::Superscript => "sup",
        Tag::Subscript => "sub",
        Tag::Link { dest_url, title, .. } => return Cow::Owned(format!("a {dest_url} {title}")),
        Tag::Image { dest_url, title, .. } => return Cow::Owned(format!("img {dest_url} {title}")),
        Tag::DefinitionList => "dl",
        Tag::DefinitionListTitle => "dt",
        Tag::DefinitionListDefinition => "dd",
        Tag::HtmlBlock => "html",
        Tag::MetadataBlock(_) => "meta",
    };
    Cow::Borrowed(name)
}

fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}
