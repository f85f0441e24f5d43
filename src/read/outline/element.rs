//! Which tags are HTML's.

/// The elements of HTML (HTML Standard, section "Elements", 2026-06), without those whose names are words that texts put
/// between angle brackets for readers to fill in.
const ELEMENTS: [&str; 92] = [
    "a",
    "abbr",
    "acronym",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "ins",
    "kbd",
    "legend",
    "li",
    "main",
    "marquee",
    "math",
    "menu",
    "meta",
    "nav",
    "noscript",
    "ol",
    "optgroup",
    "p",
    "picture",
    "pre",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "select",
    "slot",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "table",
    "td",
    "tr",
    "u",
    "ul",
];

/// Returns whether a text begins with a comment, a declaration, an instruction or the tag that begins an element.
pub(super) fn is_begun(text: &str) -> bool {
    let Some(rest) = text.trim_start().strip_prefix('<') else { return false };
    let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    rest.starts_with(['!', '?']) || ELEMENTS.contains(&name.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_elements_are_html_and_what_readers_fill_in_is_not() {
        for html in ["<!-- a note -->", "<!DOCTYPE html>", "<?php", "<b>", "<BR/>", "  <div class=\"x\">", "<h2>"] {
            assert!(is_begun(html), "{html}");
        }
        for text in ["</b>", "<version>", "<your-token>", "<address>", "text", "< b>"] {
            assert!(!is_begun(text), "{text}");
        }
    }
}
