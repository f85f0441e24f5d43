//! CommonMark from strings.

/// Characters that may mean something wherever they stand in a line.
const ANYWHERE: &str = "\\`*_[]<>&|~";

/// Returns a text as running text of CommonMark; white space at the start of a line is left out.
pub(in crate::prose) fn text(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(|line| escaped_line(line.trim_start())).collect();
    lines.join("\n")
}

fn escaped_line(line: &str) -> String {
    let mut marked = String::with_capacity(line.len());
    let special = start_mark(line);
    for (at, c) in line.char_indices() {
        if ANYWHERE.contains(c) || special == Some(at) {
            marked.push('\\');
        }
        marked.push(c);
    }
    marked
}

/// Returns the place of what would make a line a heading, an item of a list, a rule or a definition.
fn start_mark(line: &str) -> Option<usize> {
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    let marks = if number == 0 { "#+-=:" } else { ".)" };
    line[number..].starts_with(|c| marks.contains(c)).then_some(number)
}

/// Returns a text as a code span.
pub(in crate::prose) fn code(text: &str) -> String {
    let text = text.replace(['\r', '\n'], " ");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let edge = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{edge}{text}{edge}{fence}")
}

/// Returns a link to an address.
pub(in crate::prose) fn link(address: &str, words: &str) -> String {
    if address == words { format!("<{address}>") } else { format!("[{}]{}", text(words), destination(address, "")) }
}

/// Returns what follows the content of a link or a picture.
pub(in crate::prose) fn destination(address: &str, title: &str) -> String {
    format!("({}{})", enclosed(address), title_part(title))
}

/// Returns what follows the label of a definition.
pub(in crate::prose) fn definition(address: &str, title: &str) -> String {
    format!(": {}{}", enclosed(address), title_part(title))
}

fn enclosed(address: &str) -> String {
    let mut safe = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '<' => safe.push_str("%3C"),
            '>' => safe.push_str("%3E"),
            '|' => safe.push_str("%7C"),
            '\\' => safe.push_str("%5C"),
            ' ' => safe.push_str("%20"),
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    if safe.is_empty() || safe.contains(['(', ')']) { format!("<{safe}>") } else { safe }
}

fn title_part(title: &str) -> String {
    if title.is_empty() {
        return String::new();
    }
    format!(" \"{}\"", title.replace(['\r', '\n'], " ").replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(plain: &str, expected: &str) {
        assert_eq!(text(plain), expected);
    }

    #[test]
    fn text_has_no_marks_left() {
        check("<b>a</b> & *c*_d_ [e] `f` ~~g~~", "\\<b\\>a\\</b\\> \\& \\*c\\*\\_d\\_ \\[e\\] \\`f\\` \\~\\~g\\~\\~");
        check("# a\n  - b\n1. c\n2) d\n===\n+81 3", "\\# a\n\\- b\n1\\. c\n2\\) d\n\\===\n\\+81 3");
        check("90 days, 2026-03-04, 1#2", "90 days, 2026-03-04, 1#2");
    }

    #[test]
    fn code_is_fenced_by_more_marks_than_it_has() {
        assert_eq!(code("AB<CD"), "`AB<CD`");
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("`a"), "`` `a ``");
    }

    #[test]
    fn address_cannot_end_its_link() {
        assert_eq!(link("https://x.example/", "https://x.example/"), "<https://x.example/>");
        assert_eq!(link("https://x.example/a(b", "a*"), "[a\\*](<https://x.example/a(b>)");
        assert_eq!(destination("/a b|c>", "say \"a\\\""), "(/a%20b%7Cc%3E \"say \\\"a\\\\\\\"\")");
    }
}
