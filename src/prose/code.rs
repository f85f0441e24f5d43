//! Code blocks.

use std::borrow::Cow;

use pulldown_cmark::CodeBlockKind;

use crate::prose::highlight::Highlighted;
use crate::prose::highlight::language_of;
use crate::prose::html::escape;

/// Returns a code block; it can be reached with the keyboard, for it may scroll.
pub(in crate::prose) fn code_block(kind: &CodeBlockKind<'_>, text: &str, highlighted: &Highlighted) -> String {
    let language = match kind {
        CodeBlockKind::Fenced(info) => language_of(info),
        CodeBlockKind::Indented => String::new(),
    };
    let class = class(&language).map_or_else(String::new, |name| format!(" class=\"{name}\""));
    let html = highlighted.get(&language, text).map_or_else(|| escape(text), Cow::into_owned);
    format!("<pre tabindex=\"0\"><code{class}>{html}</code></pre>\n")
}

/// Returns the class of a language; `None` where its name is not a plain word.
fn class(language: &str) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "+#-_.".contains(c);
    (!language.is_empty() && language.chars().all(is_plain)).then(|| format!("language-{language}"))
}
