//! Two code spans, held against each other by how they are written.

use crate::check::drift::fold;
use crate::check::drift::gloss;
use crate::check::drift::likeness::distance;

/// Returns code without what some write around a name: spaces, quotation marks, the stroke behind a folder, the brackets
/// of a call or a list, the sign that ends a statement, and the one for "about" before a number.
pub(in crate::check::drift) fn plain(code: &str) -> &str {
    let code = gloss::without_gloss(code.trim());
    let code = unquoted(code).unwrap_or(code);
    let code = if is_ending(code) || gloss::is_term(code) { code.trim_matches('.') } else { code };
    let is_measured = |rest: &str| rest.contains(|c: char| c.is_ascii_digit()) && !rest.contains('/');
    let code = code.strip_prefix('~').filter(|rest| is_measured(rest)).unwrap_or(code);
    let call = ["()", "(…)", "(...)", "[]"]
        .iter()
        .find_map(|brackets| code.strip_suffix(brackets))
        .map(|name| name.strip_prefix('.').unwrap_or(name));
    let code = call.or_else(|| code.strip_suffix(['/', ';'])).filter(|name| !name.is_empty()).unwrap_or(code);
    singular(code)
}

/// Whether code is the ending of a file's name in several parts, with the points around it or without: `.tar.gz`.
pub(in crate::check::drift) fn is_ending(code: &str) -> bool {
    let bare = code.trim_matches('.');
    let is_short = |piece: &str| (1..=4).contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_lowercase());
    bare.contains('.') && bare.split('.').all(is_short)
}

/// Returns a name of code without the ending of an English plural, which other languages lack: `BrowserViews`.
fn singular(code: &str) -> &str {
    let is_word = code.len() > 4 && code.chars().all(|c| c.is_ascii_alphabetic());
    code.strip_suffix('s').filter(|_| is_word).unwrap_or(code)
}

/// Whether a code span is the name of a thing, and no command, option, path or version.
pub(in crate::check::drift) fn is_name(code: &str) -> bool {
    code.contains(char::is_alphabetic) && code.chars().all(|c| c.is_alphabetic() || "_.[]()".contains(c))
}

/// Returns the method that a longer name ends with: `forEach` in `Array.prototype.forEach`.
pub(in crate::check::drift) fn method(name: &str) -> Option<&str> {
    let name = name.trim_end_matches(['(', ')']);
    let (of, method) = name.rsplit_once(['.', '#'])?;
    (is_name(of) && method.len() > 3 && method.chars().all(|c| c.is_ascii_alphabetic())).then_some(method)
}

/// Whether code is a call of the method that a longer name ends with.
pub(in crate::check::drift) fn is_call_of(name: &str, call: &str) -> bool {
    call.strip_suffix("()").is_some_and(|call| method(name) == Some(call))
}

/// Whether one of two pieces of code is the other with the names that it is called with: `encode(bits, text)`.
pub(in crate::check::drift) fn is_called(own: &str, other: &str) -> bool {
    let is_argument = |c: char| c.is_alphabetic() || "_, ".contains(c);
    let is_call = |name: &str, call: &str| {
        let arguments = call.strip_prefix(name).and_then(|rest| rest.strip_prefix('(')?.strip_suffix(')'));
        is_name(name) && arguments.is_some_and(|arguments| arguments.chars().all(is_argument))
    };
    is_call(own, other) || is_call(other, own)
}

/// Whether two pieces of code leave out the same, one in three points and one in a sign for them; before a name, three
/// points are code.
pub(in crate::check::drift) fn is_elided(own: &str, other: &str) -> bool {
    let is_open = |behind: &str| !behind.starts_with(|c: char| c.is_alphanumeric() || "_$[{(".contains(c));
    let [own, other] = [own, other].map(|code| (code.contains('…'), code.replace('…', "...")));
    own.0 != other.0 && own.1 == other.1 && own.1.split("...").skip(1).all(is_open)
}

/// Whether at most a third of the letters of two pieces of code differ.
pub(in crate::check::drift) fn is_like(own: &str, other: &str) -> bool {
    3 * distance(own, other) <= own.chars().count().max(other.chars().count())
}

/// Returns what stands between two quotation marks.
pub(in crate::check::drift) fn unquoted(code: &str) -> Option<&str> {
    ["\"", "'"].iter().find_map(|quote| code.strip_prefix(quote)?.strip_suffix(quote)).filter(|inner| !inner.is_empty())
}

/// Code as it would be without what word processors and input methods do to it.
pub(in crate::check::drift) fn paste(code: &str) -> String {
    let plain = code.chars().filter_map(fold::fold).map(|c| match c {
        '«' | '»' | '「' | '」' => '"',
        '…' => '.',
        c => c,
    });
    let plain: String = plain.collect();
    plain.replace("--", "-").replace('\'', "\"").replace("...", ".").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Says which character of a code keeps it from being pasted.
pub(in crate::check::drift) fn unpasted(code: &str, source: &str) -> String {
    let odd = code.chars().find(|c| !source.contains(*c) && !c.is_ascii());
    match odd {
        Some(c) if c.is_whitespace() || c.is_control() || fold::fold(c).is_none() => {
            format!("the code cannot be pasted: it holds U+{:04X}, a space that is none to a program", u32::from(c))
        }
        Some(c) => {
            format!("the code cannot be pasted: it holds `{c}` (U+{:04X}), which the source's does not", u32::from(c))
        }
        None => format!("the code is `{}`, and the source's `{}`", line(code), line(source)),
    }
}

/// Returns so much of a value as fits a message.
pub(in crate::check::drift) fn line(value: &str) -> String {
    let first = value.lines().next().unwrap_or_default();
    let short: String = first.chars().take(60).collect();
    if short.len() < value.len() { format!("{short}…") } else { short }
}
