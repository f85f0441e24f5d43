//! What in code chooses the language of its output: `--lang=ja`, `locale="fr"`. Each text has its own, or leaves it to what
//! goes without saying.

use crate::check::drift::link;

/// How a language is chosen.
const NAMES: [&str; 3] = ["language", "locale", "lang"];

/// Whether two pieces of code differ in the language that they choose alone.
pub(in crate::check::drift) fn differs_alone(own: &str, other: &str) -> bool {
    let (a, b) = (without(own), without(other));
    a == b && (a != own || b != other)
}

/// Takes the choice of a language out, with the spaces before it.
fn without(code: &str) -> String {
    let (mut rest, mut left) = (String::new(), code);
    while let Some((start, end)) = NAMES.iter().find_map(|name| chosen(left, name)) {
        rest.push_str(&left[..start]);
        left = &left[end..];
    }
    rest + left
}

/// Finds a name of its own with a sign and the tag of a language behind it.
fn chosen(code: &str, name: &str) -> Option<(usize, usize)> {
    code.match_indices(name).find_map(|(at, _)| {
        let before = code[..at].trim_end_matches('-');
        let behind = code[at + name.len()..].strip_prefix(['=', ' ', ':'])?.trim_start();
        let behind = behind.strip_prefix(['"', '\'']).unwrap_or(behind);
        let length = behind.find(|c: char| !(c.is_ascii_alphabetic() || "-_".contains(c))).unwrap_or(behind.len());
        let (tag, rest) = behind.split_at(length);
        let rest = rest.strip_prefix(['"', '\'']).unwrap_or(rest);
        let is_own = before.ends_with(' ') && link::is_language(tag);
        is_own.then(|| (before.trim_end().len(), code.len() - rest.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_chooses_the_language_of_its_text() {
        let check = |own: &str, other: &str, expected: bool| {
            assert_eq!(differs_alone(own, other), expected, "{own}, {other}");
        };
        check("npx make my-project", "npx make my-project --lang=ja", true);
        check("npx make --lang en my-project", "npx make --lang fr my-project", true);
        check("<my-editor locale=\"en\"></my-editor>", "<my-editor></my-editor>", true);
        check("<my-editor locale=\"en\" />", "<my-editor />", true);
        check("npx make my-project", "npx make your-project --lang=ja", false);
        check("npx make my-project", "npx make my-project", false);
        check("npx make --lang=strict", "npx make", false);
        check("tool slang=ja", "tool", false);
    }
}
