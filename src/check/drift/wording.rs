//! A line of words inside of code: those, and what of it is the same in every language.

use std::collections::BTreeSet;

use crate::check::drift::code_words;

/// A line of words inside of code.
pub(in crate::check::drift) struct Wording<'l> {
    line: &'l str,
    /// Its words.
    pub(in crate::check::drift) words: Vec<String>,
    /// Names, paths and options.
    names: Vec<String>,
    /// What stands in braces, sorted.
    slots: Vec<String>,
    /// Digits, sorted.
    values: Vec<String>,
    /// The lines that frame it, as in a tree of folders or a table.
    frame: Vec<char>,
}

/// Numbers up to this one are often written as words.
const SMALL: [&str; 3] = ["1", "2", "3"];

impl<'l> Wording<'l> {
    /// Reads a line.
    pub(in crate::check::drift) fn new(line: &'l str) -> Wording<'l> {
        let (rest, placeholders) = code_words::without_placeholders(line);
        let mut values = digits(&rest);
        values.sort_unstable();
        let pieces = rest.split(is_between).map(bare);
        let (names, words): (Vec<&str>, Vec<&str>) =
            pieces.filter(|word| word.contains(char::is_alphabetic)).partition(|word| is_code(word));
        let [words, names] = [words, names].map(|list| list.into_iter().map(str::to_owned).collect());
        let mut frame: Vec<char> = line.chars().filter(|c| is_frame(*c)).collect();
        frame.dedup();
        let slots = placeholders.into_iter().map(str::to_owned).collect();
        Wording { line, words, names, slots, values, frame }
    }

    /// Whether another line holds all that is the same in every language, and no more of it.
    pub(in crate::check::drift) fn keeps(&self, other: &Wording<'_>) -> bool {
        let large = |values: &[String]| -> Vec<String> {
            values.iter().filter(|text| !SMALL.contains(&text.as_str())).cloned().collect()
        };
        // A slot may be named in the words of a language.
        let is_kept = |slot: &String| self.slots.binary_search(slot).is_ok() || slot.contains(code_words::is_foreign);
        self.frame == other.frame
            && self.slots.len() == other.slots.len()
            && other.slots.iter().all(is_kept)
            && (self.values == other.values || large(&self.values) == large(&other.values))
            && other.has_names(&self.names)
            && self.has_names(&other.names)
    }

    /// Whether the line has all of these names, of which a few may be parts of other words.
    fn has_names(&self, names: &[String]) -> bool {
        // Where words have no spaces between them, a name stands inside of one.
        let known: BTreeSet<&str> = self.line.split(|c: char| is_between(c) || !c.is_ascii()).map(bare).collect();
        let mut others = names.iter().filter(|name| !known.contains(name.as_str()));
        others.by_ref().take(SOUGHT).all(|name| self.line.contains(name.as_str())) && others.next().is_none()
    }
}

/// So many names are looked for in all of a text; one that lacks more as words of their own says something else.
const SOUGHT: usize = 64;

/// Whether a character stands between words.
fn is_between(c: char) -> bool {
    c.is_whitespace() || is_frame(c) || "<>\"".contains(c)
}

/// Returns a word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| ".,:;!?()[]<>*\"'«»“”「」、。！？（）".contains(c))
}

fn is_frame(c: char) -> bool {
    "│├└─|".contains(c)
}

/// Whether a word is a name, a path or an option of a program; `e.g.` and `PASS/FAIL` are words.
fn is_code(word: &str) -> bool {
    let has_signs = word.contains(['\\', '_', '=', '$', '@', '`', '&', '*', '<', '>', '{', '}']);
    let is_abbreviated = word.split('.').all(|piece| piece.chars().count() <= 1);
    let is_choice = word.starts_with(|c: char| c.is_ascii_uppercase()) && !word.contains('.');
    let is_path = word.contains('/') && !is_choice || word.contains('.') && !is_abbreviated;
    word.is_ascii() && (has_signs || is_path || word.starts_with('-') && word.len() > 1)
}

fn digits(line: &str) -> Vec<String> {
    let runs = line.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(own: &str, other: &str, expected: bool) {
        assert_eq!(Wording::new(own).keeps(&Wording::new(other)), expected, "{own}, {other}");
    }

    #[test]
    fn words_change_and_names_paths_and_numbers_do_not() {
        check("File: app/user.py:42", "ファイル: app/user.py:42", true);
        check("File: app/user.py:42", "ファイル: app/user.py:43", false);
        check("Build: [PASS/FAIL]", "ビルド: [合格/不合格]", true);
        check("Topic + one detail", "トピック + 1つの詳細", true);
        check("Use `just test` first", "まず`just`を使う", false);
        check("├── docs/ - The manual.", "├── docs/ - マニュアル。", true);
        check("├── docs/ - The manual.", "── docs/ - Le manuel.", false);
        check("User: Review my Next.js site", "ユーザー: 私のNext.jsのサイトを", true);
        check("- Missing: {list}", "- 足りない: {リスト}", true);
        check("- Missing: {list}", "- 足りない: {lists}", false);
        check("4. **One fix** - then `check`", "4. **1つの修正** - 次に`check`", true);
        check("not found: {path}", "見つからない：{path}", true);
        check("Scope: <host, VLAN>", "範囲: <ホスト、VLAN>", true);
    }
}
