//! A line of words inside of code: those, and what of it is the same in every language.

mod size;

use std::collections::BTreeSet;

use crate::check::drift::code_words;
use crate::check::drift::fold;
use crate::check::drift::wording::size::is_size;
use crate::check::script::is_unspaced;

/// A line of words inside of code.
pub(in crate::check::drift) struct Wording {
    /// The line without what stands in braces.
    rest: String,
    /// Its words.
    pub(in crate::check::drift) words: Vec<String>,
    /// Names, paths and options.
    names: Vec<String>,
    /// What stands in braces, sorted.
    slots: Vec<String>,
    /// Digits, sorted.
    values: Vec<String>,
    /// Sizes, sorted.
    sizes: Vec<String>,
    /// The lines that frame it, as in a tree of folders or a table.
    frame: Vec<char>,
}

/// Numbers up to this one are often written as words.
const SMALL: [&str; 4] = ["0", "1", "2", "3"];

impl Wording {
    /// Reads a line.
    pub(in crate::check::drift) fn new(line: &str) -> Wording {
        let (rest, placeholders) = code_words::without_placeholders(line);
        let mut values = digits(&rest);
        values.sort_unstable();
        let sizes = size::sizes(&rest);
        let has_letters = |word: &&str| word.contains(char::is_alphabetic);
        // A name stands between signs that have no spaces beside them: `app.tsxを開く`.
        let pieces = rest.split(|c| is_between(c) || is_unspaced(c)).map(bare);
        let names: Vec<&str> = pieces.filter(has_letters).filter(|word| is_code(word)).collect();
        let words = rest.split(is_between).map(bare).filter(has_letters).filter(|word| !is_code(word));
        let words: Vec<&str> = words.collect();
        let [words, names] = [words, names].map(|list| list.into_iter().map(str::to_owned).collect());
        let mut frame: Vec<char> = line.chars().filter(|c| is_frame(*c)).collect();
        frame.dedup();
        let slots = placeholders.into_iter().map(str::to_owned).collect();
        Wording { rest, words, names, slots, values, sizes, frame }
    }

    /// Returns all that may be words of a language, those in braces among it.
    pub(in crate::check::drift) fn said(&self) -> String {
        self.words.iter().chain(self.phrases()).map(String::as_str).collect::<Vec<&str>>().join(" ")
    }

    /// Whether there is a word, or a phrase in braces.
    pub(in crate::check::drift) fn has_words(&self) -> bool {
        !self.words.is_empty() || self.phrases().next().is_some()
    }

    fn phrases(&self) -> impl Iterator<Item = &String> {
        self.slots.iter().filter(|slot| slot.contains(' ') || slot.contains(code_words::is_foreign))
    }

    /// Whether another line holds all that is the same in every language, and no more of it.
    pub(in crate::check::drift) fn keeps(&self, other: &Wording) -> bool {
        // A slot may be named in the words of a language.
        let is_kept = |slot: &String| self.slots.binary_search(slot).is_ok() || slot.contains(code_words::is_foreign);
        self.frame == other.frame
            && angles(&self.rest) == angles(&other.rest)
            && self.slots.len() == other.slots.len()
            && other.slots.iter().all(is_kept)
            && self.has_values(other)
            && other.has_names(&self.names, self.chooses_as(other))
            && self.has_names(&other.names, self.chooses_as(other))
    }

    /// Whether another text has the same numbers, names and paths, in whatever words and frame.
    pub(in crate::check::drift) fn states_as(&self, other: &Wording) -> bool {
        let names = |text: &Wording| -> BTreeSet<String> {
            text.names.iter().filter(|name| !is_choice(name)).cloned().collect()
        };
        self.has_values(other) && names(self) == names(other)
    }

    fn has_values(&self, other: &Wording) -> bool {
        self.large_values() == other.large_values() && self.sizes == other.sizes
    }

    fn large_values(&self) -> Vec<&String> {
        self.values.iter().filter(|text| !SMALL.contains(&text.as_str())).collect()
    }

    /// Whether two lines offer as many choices, such as `tests/examples`, in words of two scripts.
    fn chooses_as(&self, other: &Wording) -> bool {
        let strokes = |line: &Wording| line.rest.matches('/').count();
        strokes(self) == strokes(other) && other.rest.contains(code_words::is_foreign)
    }

    /// Whether the line has all of these names, of which a few may be parts of other words, and choices of words other
    /// ones.
    fn has_names(&self, names: &[String], has_choices: bool) -> bool {
        // Where words have no spaces between them, a name stands inside of one.
        let known: BTreeSet<&str> = self.rest.split(|c: char| is_between(c) || !c.is_ascii()).map(bare).collect();
        let is_other = |name: &&String| !(known.contains(name.as_str()) || has_choices && is_choice(name));
        let mut others = names.iter().filter(is_other);
        others.by_ref().take(SOUGHT).all(|name| self.rest.contains(name.as_str())) && others.next().is_none()
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

/// Counts what stands in angle brackets and begins with a letter; of `load < 80` languages have words.
fn angles(line: &str) -> usize {
    let folded: String = line.chars().filter_map(fold::fold).collect();
    let pieces = folded.split('<').skip(1);
    pieces.filter(|piece| piece.starts_with(char::is_alphabetic) && piece.contains('>')).count()
}

/// Whether a word is a name, a path or an option of a program; `e.g.` and `PASS/FAIL` are words.
fn is_code(word: &str) -> bool {
    let has_signs = word.contains(['\\', '_', '=', '$', '@', '`', '&', '*', '<', '>', '{', '}']);
    let is_abbreviated = word.split('.').all(|piece| piece.chars().count() <= 1);
    let is_choice = word.starts_with(|c: char| c.is_ascii_uppercase()) && !word.contains('.');
    let is_path = word.contains('/') && !is_choice || word.contains('.') && !is_abbreviated;
    word.is_ascii() && !is_size(word) && (has_signs || is_path || word.starts_with('-') && word.len() > 1)
}

/// Whether a name is two words or more with strokes between them, and no path that begins or ends with one.
fn is_choice(name: &str) -> bool {
    name.split('/').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Returns the numbers of a line; a sign before one belongs to it where it joins nothing.
fn digits(line: &str) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    let mut before = [' '; 2];
    for c in line.chars() {
        if c.is_ascii_digit() {
            let is_first = !before[1].is_ascii_digit();
            let is_negative = is_first && before[1] == '-' && !before[0].is_alphanumeric() && before[0] != '-';
            match numbers.last_mut() {
                Some(number) if !is_first => number.push(c),
                _ => numbers.push(format!("{}{c}", if is_negative { "-" } else { "" })),
            }
        }
        before = [before[1], c];
    }
    numbers
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
        check("set a = \"-1\"", "mettre a = \"-1\"", true);
        check("set a = \"-1\"", "mettre a = \"1\"", false);
        check("pages 3-5", "3-5ページ", true);
        check("- endpoints/flows covered", "- カバーするエンドポイント/フロー", true);
        check("- src/main.rs is read", "- src/mian.rsを読む", false);
        check("Commands: /pm2-{port}-stop, /pm2-logs", "コマンド: /pm2-{port}-stop, /pm2-logs", true);
        check("Commands: /pm2-{port}-stop, /pm2-logs", "コマンド: /pm2-{port}-stop, /pm2-log", false);
        check("Topic + one detail", "トピック + 1つの詳細", true);
        check("Use `just test` first", "まず`just`を使う", false);
        check("├── docs/ - The manual.", "├── docs/ - マニュアル。", true);
        check("├── docs/ - The manual.", "── docs/ - Le manuel.", false);
        check("User: Review my Next.js site", "ユーザー: 私のNext.jsのサイトを", true);
        check("- Missing: {list}", "- 足りない: {リスト}", true);
        check("- Missing: {list}", "- 足りない: {lists}", false);
        check("4. **One fix** - then `check`", "4. **1つの修正** - 次に`check`", true);
        check("not found: {path}", "見つからない：{path}", true);
        check("Need 65.7M/66.7M of it", "Il faut 65,7 Mo/66,7 Mo", true);
        check("Need 65.7M/66.7M of it", "Il faut 65,8 Mo/66,7 Mo", false);
        check("Need 1.2M of it", "Il faut 3,1 Mo", false);
        check("Need 65.7M of it", "Il faut 65,7 Go", false);
        check("Need 65.7 MB of it", "Il faut 65,7 mégaoctets", true);
        check("tool <file> <id>", "tool <identifiant>", false);
        check("Alert if load < 80", "Alerte si la charge est inférieure à 80", true);
        check("Scope: <host>", "範囲: ＜ホスト＞", true);
        check("Scope: <host, VLAN>", "範囲: <ホスト、VLAN>", true);
    }
}
