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

#[cfg(test)]
mod tests {
    use pulldown_cmark::Parser;

    use super::*;
    use crate::read::outline::markdown_options;

    #[test]
    fn form_of_each_mark_stays_as_it_is() {
        let text = "# Title {#t}\r\n\r\nOne\r\ntwo `code` *em* **strong** ~~del~~ <br> [a](https://example.org \"T\") ![i](i.png)\\\n\
                    end[^1]\n\n> [!NOTE]\n> Alert\n\n> quote\n\n- [x] done\n- [ ] open\n\n3. three\n\n| a | b |\n| - | - |\n\
                    | c | d |\n\n```sh\nls\r\n\r\nrm\n```\n\n    indented\n\n***\n\nterm\n: definition\n\n<div>\n\n[^1]: note\n";
        let mut form = String::new();
        Parser::new_ext(text, markdown_options()).for_each(|event| push(&mut form, &event));
        let expected = r"
<h1 t>Title</>
<p>One two <code>code</> 
<em>em</> 
<strong>strong</> 
<del>del</> <html><br></> 
<a https://example.org T>a</> 
<img i.png >i</><br>end<note 1></>
<alert note>
<p>Alert</></>
<quote>
<p>quote</></>
<ul>
<li><done>done</>
<li><open>open</></>
<ol 3>
<li>three</></>
<table 2>
<thead>
<td>a</>
<td>b</></>
<tr>
<td>c</>
<td>d</></></>
<pre sh>ls

rm
</>
<pre>indented
</>
<hr>
<dl>
<dt>term</>
<dd>definition</></>
<html><html><div>
</></>
<footnote 1>
<p>note</></>";
        assert_eq!(form, expected);
    }
}
