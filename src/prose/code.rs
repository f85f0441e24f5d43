//! Code blocks.

use std::collections::BTreeSet;

use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::check::Edition;
use crate::prose::highlight::Highlighted;
use crate::prose::highlight::language_of;
use crate::prose::html::escape;
use crate::prose::stream::options;

/// Returns the distinct code blocks of all texts, each with the words behind its fence; those without are left out.
pub fn code_blocks(edition: &Edition) -> BTreeSet<(String, String)> {
    let texts = edition.documents().flat_map(|document| document.texts.values());
    texts.flat_map(|text| blocks_of(edition.body(text))).collect()
}

fn blocks_of(markdown: &str) -> Vec<(String, String)> {
    let mut blocks: Vec<(String, String)> = Vec::new();
    let mut is_inside = false;
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if !info.is_empty() => {
                blocks.push((info.into_string(), String::new()));
                is_inside = true;
            }
            Event::End(TagEnd::CodeBlock) => is_inside = false,
            Event::Text(part) if is_inside => {
                let (_, text) = blocks.last_mut().expect("a block is open");
                text.push_str(&part);
            }
            _ => {}
        }
    }
    blocks
}

/// Returns a code block; it can be reached with the keyboard, for it may scroll.
pub(in crate::prose) fn code_block(kind: &CodeBlockKind<'_>, text: &str, highlighted: &Highlighted) -> String {
    let language = match kind {
        CodeBlockKind::Fenced(info) => language_of(info),
        CodeBlockKind::Indented => String::new(),
    };
    let class = class(&language).map_or_else(String::new, |name| format!(" class=\"{name}\""));
    let html = highlighted.get(&language, text).map_or_else(|| escape(text), str::to_owned);
    format!("<pre tabindex=\"0\"><code{class}>{html}</code></pre>\n")
}

/// Returns the class of a language; `None` where its name is not a plain word.
fn class(language: &str) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "+#-_.".contains(c);
    (!language.is_empty() && language.chars().all(is_plain)).then(|| format!("language-{language}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_blocks_are_found_wherever_they_stand() {
        let markdown = "```toml\na = 1\n```\n\n```\nplain\n```\n\n> - ```Rust x\n>   a\n>\n>   b\n>   ```\n";
        let block = |language: &str, text: &str| (language.to_owned(), text.to_owned());
        assert_eq!(blocks_of(markdown), [block("toml", "a = 1\n"), block("Rust x", "a\n\nb\n")]);
    }
}
