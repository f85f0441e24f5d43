//! Raw HTML as the text that a site shows of it.

use pulldown_cmark::Event;
use pulldown_cmark::Parser;

use crate::author::import::markdown::edit::Edits;
use crate::author::import::markdown::foreign_options;

/// How often a text is looked at again: what was hidden behind raw HTML can be raw HTML itself.
const ROUNDS: usize = 8;

/// Escapes raw HTML, so that none of it reaches over the end of the text, as an open comment would.
pub(super) fn escape(mut source: String) -> String {
    for _ in 0..ROUNDS {
        let mut edits = Edits::new(&source);
        let events = Parser::new_ext(&source, foreign_options()).into_offset_iter();
        let html = events.filter(|(event, _)| matches!(event, Event::Html(_) | Event::InlineHtml(_)));
        for (_, range) in html {
            let marks = source[range.clone()].match_indices('<');
            marks.for_each(|(at, _)| edits.replace(range.start + at..range.start + at + 1, "&lt;"));
        }
        let escaped = edits.apply();
        if escaped == source {
            return source;
        }
        source = escaped;
    }
    source.replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        assert_eq!(escape(source.to_owned()), expected, "{source:?}");
    }

    #[test]
    fn raw_html_becomes_text_and_nothing_else_does() {
        check("a <b>c</b>\n", "a &lt;b>c&lt;/b>\n");
        check("<!-- open\n\n## x\n", "&lt;!-- open\n\n## x\n");
        check("<div>\n<b\nc>\n", "&lt;div>\n&lt;b\nc>\n");
        for same in ["`<b>` <https://a.example/> 1 < 2\n", "```\n<b>\n```\n", "    <b>\n"] {
            check(same, same);
        }
    }
}
