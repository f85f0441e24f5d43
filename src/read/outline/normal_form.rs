//! A text in a form that is hashed: the same words and marks whatever their line breaks.
//!
//! The form is written by hand, since hashes of it stand in translations and in the lock file for years.

use pulldown_cmark::BlockQuoteKind;
use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::Tag;

/// Adds an event to the form.
pub(super) fn push(form: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(text) => form.push_str(&text.replace("\r\n", "\n")),
        Event::SoftBreak => form.push(' '),
        Event::HardBreak => form.push_str("<br>"),
        Event::Rule => form.push_str("\n<hr>"),
        Event::Start(tag) => form.push_str(&format!("\n<{}>", mark(tag))),
        Event::End(_) => form.push_str("</>"),
        Event::Code(text) => form.push_str(&format!("<code>{text}</>")),
        Event::Html(text) | Event::InlineHtml(text) => form.push_str(&format!("<html>{text}</>")),
        Event::InlineMath(text) | Event::DisplayMath(text) => form.push_str(&format!("<math>{text}</>")),
        Event::FootnoteReference(name) => form.push_str(&format!("<note {name}>")),
        Event::TaskListMarker(is_done) => form.push_str(if *is_done { "<done>" } else { "<open>" }),
    }
}

/// Names a tag.
fn mark(tag: &Tag<'_>) -> String {
    match tag {
        Tag::Paragraph => "p".to_owned(),
        Tag::Heading { level, id, .. } => format!("{level} {}", id.as_deref().unwrap_or_default()),
        Tag::BlockQuote(None) => "quote".to_owned(),
        Tag::BlockQuote(Some(kind)) => format!("alert {}", alert(*kind)),
        Tag::CodeBlock(CodeBlockKind::Indented) => "pre".to_owned(),
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => format!("pre {info}"),
        Tag::List(None) => "ul".to_owned(),
        Tag::List(Some(first)) => format!("ol {first}"),
        Tag::Item => "li".to_owned(),
        Tag::FootnoteDefinition(name) => format!("footnote {name}"),
        Tag::Table(columns) => format!("table {}", columns.len()),
        Tag::TableHead => "thead".to_owned(),
        Tag::TableRow => "tr".to_owned(),
        Tag::TableCell => "td".to_owned(),
        Tag::Emphasis => "em".to_owned(),
        Tag::Strong => "strong".to_owned(),
        Tag::Strikethrough => "del".to_owned(),
        Tag::Superscript => "sup".to_owned(),
        Tag::Subscript => "sub".to_owned(),
        Tag::Link { dest_url, title, .. } => format!("a {dest_url} {title}"),
        Tag::Image { dest_url, title, .. } => format!("img {dest_url} {title}"),
        Tag::DefinitionList => "dl".to_owned(),
        Tag::DefinitionListTitle => "dt".to_owned(),
        Tag::DefinitionListDefinition => "dd".to_owned(),
        Tag::HtmlBlock => "html".to_owned(),
        Tag::MetadataBlock(_) => "meta".to_owned(),
    }
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
