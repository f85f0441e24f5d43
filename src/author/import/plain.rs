//! Plain text as Markdown.
//!
//! Paragraphs, lists with `*` or `-` at the front of a line, quotes and words in backticks look the same in both, so
//! they stay. Whatever else Markdown would take for a mark is escaped, so that a reader sees what the
//! author wrote: paths with backslashes, `<tags>`, `[brackets]`, prompts with `#`, `_` and `*` inside of words.

use crate::author::import::markdown::bare_url;

/// Returns Markdown that shows a plain text.
pub(super) fn to_markdown(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Returns a line; behind the mark of a list there may be more of them, and quotes.
fn line(line: &str) -> String {
    let mut markdown = String::with_capacity(line.len());
    let mut rest = line;
    loop {
        let content = rest.trim_start_matches([' ', '\t', '>']);
        markdown.push_str(&indent(&rest[..rest.len() - content.len()]));
        match content.split_at_checked(2) {
            Some((bullet @ ("* " | "- "), behind)) if !behind.trim().is_empty() => {
                markdown.push_str(bullet);
                rest = behind;
            }
            _ => return markdown + &escaped(content),
        }
    }
}

/// Returns what stands before a line without making a block of code of it.
fn indent(front: &str) -> String {
    let quotes = front.matches('>').count();
    if quotes > 0 { "> ".repeat(quotes) } else { " ".repeat(if front.len() > 3 { 0 } else { front.len() }) }
}

/// Returns a line with its marks escaped; an address and what stands in a pair of backticks have none.
fn escaped(content: &str) -> String {
    let mut markdown = String::with_capacity(content.len());
    let (mut at, mut is_code) = (0, false);
    let has_pairs = content.matches('`').count().is_multiple_of(2);
    while let Some(c) = content[at..].chars().next() {
        let (before, rest) = content.split_at(at);
        let length = if c == 'h' && !is_code { bare_url(before, rest) } else { None };
        is_code ^= c == '`' && has_pairs;
        if length.is_none() && !is_code && (is_mark(before, c, &rest[c.len_utf8()..]) || (c == '`' && !has_pairs)) {
            markdown.push('\\');
        }
        let end = at + length.unwrap_or(c.len_utf8());
        markdown.push_str(&content[at..end]);
        at = end;
    }
    markdown
}

fn is_mark(before: &str, c: char, behind: &str) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let after = behind.chars().next();
    match c {
        '\\' => after.is_none_or(|after| after.is_ascii_punctuation()),
        '_' => !(is_word(before.chars().next_back()) && is_word(after)),
        '*' | '[' | ']' | '~' | '|' => true,
        '<' => after.is_some_and(|after| after.is_ascii_alphabetic() || "/!?".contains(after)),
        '&' => is_entity(behind),
        '#' | '=' | '+' | ':' => before.is_empty(),
        '-' => before.is_empty() && (behind.trim().is_empty() || behind.trim_start().starts_with('-')),
        _ => false,
    }
}

fn is_entity(behind: &str) -> bool {
    let name = behind.strip_prefix('#').unwrap_or(behind);
    let length = name.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
    length > 0 && name[length..].starts_with(';')
}

#[cfg(test)]
mod tests {
    use proptest::proptest;
    use pulldown_cmark::Event;
    use pulldown_cmark::Parser;

    use super::*;
    use crate::read::markdown_options;

    fn check(text: &str, expected: &str) {
        assert_eq!(to_markdown(text), expected, "{text:?}");
    }

    #[test]
    fn marks_are_escaped_and_what_looks_the_same_stays() {
        check("\"\\..\\filename\" in C:\\Temp\\", "\"\\\\..\\filename\" in C:\\Temp\\\\");
        check("version=*.*.* and el7_6, __init__", "version=\\*.\\*.\\* and el7_6, \\_\\_init\\_\\_");
        check("<script> [a](b) &amp; 1 < 2 & 3", "\\<script> \\[a\\](b) \\&amp; 1 < 2 & 3");
        check("# yum update\r\n\r\n* one\n- two\n--\n> three", "\\# yum update\n\n* one\n- two\n\\--\n> three");
        check("* - # one\n- > # two", "* - \\# one\n- > \\# two");
        check("use `char[] *a` or ``", "use `char[] *a` or ``");
        check("a ` b", "a \\` b");
        check("https://a.example/?a=1&lc=2&b_c=[x] ~y", "https://a.example/?a=1&lc=2&b_c=\\[x\\] \\~y");
    }

    /// What a reader sees, without space and without the marks of lists and quotes.
    fn shown(markdown: &str) -> String {
        let mut text = String::new();
        for event in Parser::new_ext(markdown, markdown_options()) {
            match event {
                Event::Text(part) | Event::Code(part) => text.push_str(&part),
                Event::Start(tag) => assert!(!format!("{tag:?}").contains("Heading"), "{markdown:?}"),
                Event::Html(html) | Event::InlineHtml(html) => panic!("{html:?} in {markdown:?}"),
                _ => {}
            }
        }
        letters(&text)
    }

    fn letters(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace() && !"*->`".contains(*c)).collect()
    }

    proptest! {
        #[test]
        fn reader_sees_every_character(parts in proptest::collection::vec(0_usize..PARTS.len(), 0..10)) {
            let text: String = parts.into_iter().map(|part| PARTS[part]).collect();
            assert_eq!(shown(&to_markdown(&text)), letters(&text), "{text:?} became {:?}", to_markdown(&text));
        }
    }

    const PARTS: [&str; 24] = [
        "a", "é", " ", "\n", "\n\n", "* ", "- ", "> ", "*", "_", "\\", "[a]: b", "](c)", "<b>", "<!--", "&amp;", "#",
        "--", "==", "~~", "|", "`", "[^1]", ": ",
    ];
}
