//! Words beside a name or in its place, by which a translation tells what it means.

use crate::check::drift::code_words::is_foreign;

/// Takes off the words of another script that tell what a name means, before or behind it: `テスト版 (testing)`,
/// `Depends (依存)`. Right behind a name, brackets are those of a call.
pub(in crate::check::drift) fn without_gloss(code: &str) -> &str {
    let Some((before, inner)) = code.strip_suffix([')', '）']).and_then(|code| code.split_once(['(', '（'])) else {
        return code;
    };
    let is_apart = before.ends_with(' ') || code.ends_with('）');
    let (before, inner) = (before.trim(), inner.trim());
    let is_said = |words: &str| words.contains(is_foreign) && !words.contains(['(', ')', '（', '）']);
    let is_name =
        |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-. ".contains(c));
    match (is_said(before), is_said(inner)) {
        (true, false) if is_name(inner) => inner,
        (false, true) if is_name(before) && is_apart => before,
        _ => code,
    }
}

/// Whether code that a translation adds is several words and no sign of a program: a term, marked as such.
pub(in crate::check::drift) fn is_term(code: &str) -> bool {
    let words = code.trim().trim_end_matches(|c: char| c.is_whitespace() || ".:!?…".contains(c));
    let is_part = |c: char| c.is_alphabetic() || " -'’\u{a0}\u{202f}".contains(c);
    words.split_whitespace().count() > 1
        && words.chars().all(is_part)
        && words.split_whitespace().all(|word| word.starts_with(char::is_alphabetic))
}
