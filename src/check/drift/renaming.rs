//! Words in the place of words: two pieces of code that are built alike and differ in names alone.
//!
//! Whether such a name is the reader's to choose, only the whole of two texts can tell: see `doubt`.

use crate::check::drift::code_words;
use crate::check::drift::fold;
use crate::check::script::is_unspaced;

/// A word of the source's code, and what the translation has in its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check::drift) struct Renaming {
    /// The source's word.
    pub(in crate::check::drift) own: String,
    /// The translation's.
    pub(in crate::check::drift) other: String,
    /// What of the code it is.
    pub(in crate::check::drift) role: WordRole,
}

/// What a word is in its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check::drift) enum WordRole {
    /// The name of a program or of an option: the same in every language.
    Fixed,
    /// All that stands between quotation marks, and begins with a capital: for people to read.
    Quoted,
    /// Any other.
    Free,
}

/// Returns the words in which two pieces of code differ; `None` where they differ in more than words.
pub(in crate::check::drift) fn renamings(own: &str, other: &str) -> Option<Vec<Renaming>> {
    let (own, other) = (without_slots(own.trim()), without_slots(other.trim()));
    let other = without_gloss(&own, &other);
    let (a, b) = (Split::new(&own), Split::new(other));
    if a.words.len() != b.words.len() || !has_equal_gaps(&a, &b) {
        return None;
    }
    let is_command = own.contains(char::is_whitespace);
    let differing = a.words.iter().zip(&b.words).enumerate().filter(|(_, (own, other))| own != other);
    let renaming = |(at, (own, other)): (usize, (&&str, &&str))| {
        let is_option = a.gaps[at].trim_end_matches('-').ends_with([' ', '\0']) && a.gaps[at].ends_with('-');
        let is_quoted = is_in_quotes(&a, at) && [own, other].iter().all(|word| word.starts_with(char::is_uppercase));
        let role = match (is_option || is_command && at == 0, is_quoted) {
            (_, true) => WordRole::Quoted,
            (true, false) => WordRole::Fixed,
            (false, false) => WordRole::Free,
        };
        Renaming { own: (*own).to_owned(), other: (*other).to_owned(), role }
    };
    Some(differing.map(renaming).collect())
}

/// Takes out what stands in angle brackets, which readers fill in: `<name of the disc>`.
fn without_slots(code: &str) -> String {
    let (mut rest, mut left) = (String::new(), code);
    while let Some(start) = left.find('<') {
        let Some(end) = left[start..].find('>').map(|end| start + end) else { break };
        let inner = &left[start + 1..end];
        let is_slot = inner.contains([' ', '-', '_']) || inner.contains(code_words::is_foreign);
        let is_words = inner.chars().all(|c| c.is_alphanumeric() || " -_'’".contains(c));
        rest.push_str(&left[..=start]);
        rest.push_str(if is_slot && is_words && !inner.starts_with('-') { "" } else { inner });
        left = &left[end..];
    }
    rest + left
}

/// Takes off words in brackets by which a translation tells what a name means: `Depends (依存)`.
fn without_gloss<'c>(own: &str, other: &'c str) -> &'c str {
    let gloss = other.strip_prefix(own).map(str::trim).filter(|gloss| gloss.contains(code_words::is_foreign));
    match gloss.filter(|gloss| gloss.starts_with(['(', '（']) && gloss.ends_with([')', '）'])) {
        Some(_) => &other[..own.len()],
        None => other,
    }
}

/// Code as words and what stands before, between and behind them, so that there is one gap more than words.
struct Split<'c> {
    words: Vec<&'c str>,
    gaps: Vec<String>,
}

impl<'c> Split<'c> {
    fn new(code: &'c str) -> Split<'c> {
        let (mut words, mut gaps) = (Vec::new(), vec!["\0".to_owned()]);
        let mut start = None;
        for (at, c) in code.char_indices() {
            match (start, c.is_alphabetic()) {
                (None, true) => start = Some(at),
                (Some(begin), false) => {
                    words.push(&code[begin..at]);
                    gaps.push(c.to_string());
                    start = None;
                }
                (None, false) => gaps.last_mut().expect("there is one from the start").push(c),
                (Some(_), true) => {}
            }
        }
        if let Some(begin) = start {
            words.push(&code[begin..]);
            gaps.push(String::new());
        }
        Split { words, gaps }
    }
}

/// Whether the same stands around the words of both; languages without spaces put none beside a sign.
fn has_equal_gaps(a: &Split<'_>, b: &Split<'_>) -> bool {
    let is_spaced = !b.words.iter().any(|word| word.contains(is_unspaced));
    let plain = |gap: &String| {
        let kept = gap.chars().filter_map(fold::fold).filter(|c| is_spaced || !c.is_whitespace());
        kept.collect::<String>()
    };
    a.gaps == b.gaps || !is_spaced && a.gaps.iter().map(plain).eq(b.gaps.iter().map(plain))
}

/// Whether a word is all that stands between two quotation marks.
fn is_in_quotes(split: &Split<'_>, at: usize) -> bool {
    let quote = split.gaps[at].chars().next_back().filter(|c| matches!(c, '"' | '\''));
    quote.is_some_and(|quote| split.gaps[at + 1].starts_with(quote))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(own: &str, other: &str, expected: Option<&[(&str, &str, WordRole)]>) {
        let found = renamings(own, other);
        let found: Option<Vec<(&str, &str, WordRole)>> = found
            .as_ref()
            .map(|found| found.iter().map(|word| (word.own.as_str(), word.other.as_str(), word.role)).collect());
        assert_eq!(found.as_deref(), expected, "{own}, {other}");
    }

    #[test]
    fn words_differ_where_all_else_is_equal() {
        check("apt show package", "apt show paquet", Some(&[("package", "paquet", WordRole::Free)]));
        check("git push", "pousser push", Some(&[("git", "pousser", WordRole::Fixed)]));
        check("ld -lfoo", "ld -ltruc", Some(&[("lfoo", "ltruc", WordRole::Fixed)]));
        check("warn(\"Error\")", "warn(\"Erreur\")", Some(&[("Error", "Erreur", WordRole::Quoted)]));
        check("mode = \"strict\"", "mode = \"lax\"", Some(&[("strict", "lax", WordRole::Free)]));
        check("<webview> Tag", "<webview>タグ", Some(&[("Tag", "タグ", WordRole::Free)]));
        check("rev-1.2", "rev-1.3", None);
        check("a b", "a b c", None);
    }

    #[test]
    fn what_readers_fill_in_and_what_explains_a_name_is_no_difference() {
        check("cdrom:[<name on the label>]/", "cdrom:[<nom du CD>]/", Some(&[]));
        check("Depends", "Depends (依存)", Some(&[]));
        check("Depends", "Depends (now)", None);
    }
}
