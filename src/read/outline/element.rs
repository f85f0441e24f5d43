//! Which tags are HTML's.

/// The elements of HTML (HTML Standard, index of elements, and the obsolete ones), without those whose names are words
/// that texts put between angle brackets for readers to fill in, such as `<address>` and `<time>`.
const ELEMENTS: [&str; 101] = [
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
    "noframes",
    "noscript",
    "ol",
    "optgroup",
    "p",
    "picture",
    "pre",
    "q",
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
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "video",
    "wbr",
];

/// Returns whether a text begins with a comment, a declaration, an instruction or the tag that begins an element.
pub(super) fn is_begun(text: &str) -> bool {
    let Some(rest) = text.trim_start().strip_prefix('<') else { return false };
    let name = rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default();
    let tag = rest.split('>').next().unwrap_or_default();
    // Nobody fills in what has attributes.
    let has_attributes = !name.is_empty() && tag.contains('=');
    rest.starts_with(['!', '?']) || has_attributes || ELEMENTS.contains(&name.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_elements_are_html_and_what_readers_fill_in_is_not() {
        for html in [
            "<!-- a note -->",
            "<!DOCTYPE html>",
            "<?php",
            "<b>",
            "<BR/>",
            "  <div class=\"x\">",
            "<h2>",
            "<time datetime=x>",
        ] {
            assert!(is_begun(html), "{html}");
        }
        for text in ["</b>", "<version>", "<your-token>", "<address>", "<base-url>", "text", "< b>"] {
            assert!(!is_begun(text), "{text}");
        }
    }
}
