//! A line of words inside of code: those, and what of it is the same in every language.

use crate::check::drift::code_words;

/// A line of words inside of code.
pub(in crate::check::drift) struct Wording<'l> {
    /// Its words.
    pub(in crate::check::drift) words: Vec<&'l str>,
    /// Names, paths, options, placeholders and digits, sorted.
    kept: Vec<String>,
    /// The lines that frame it, as in a tree of folders or a table.
    frame: Vec<char>,
}

/// Numbers up to this one are often written as words.
const SMALL: [&str; 3] = ["1", "2", "3"];

impl<'l> Wording<'l> {
    /// Reads a line.
    pub(in crate::check::drift) fn new(line: &'l str) -> Wording<'l> {
        let (rest, placeholders) = code_words::without_placeholders(line);
        let mut kept: Vec<String> = placeholders.into_iter().map(str::to_owned).chain(digits(&rest)).collect();
        let mut words = Vec::new();
        for word in line.split(|c: char| c.is_whitespace() || is_frame(c)) {
            let word = word.trim_matches(|c: char| ".,:;!?()[]<>\"'«»“”「」、。！？（）".contains(c));
            if is_code(word) {
                kept.push(word.to_owned());
            } else if word.contains(char::is_alphabetic) {
                words.push(word);
            }
        }
        kept.sort_unstable();
        let mut frame: Vec<char> = line.chars().filter(|c| is_frame(*c)).collect();
        frame.dedup();
        Wording { words, kept, frame }
    }

    /// Whether another line holds all that is the same in every language.
    pub(in crate::check::drift) fn keeps(&self, other: &Wording<'_>) -> bool {
        let large = |kept: &[String]| -> Vec<String> {
            kept.iter().filter(|text| !SMALL.contains(&text.as_str())).cloned().collect()
        };
        self.frame == other.frame && (self.kept == other.kept || large(&self.kept) == large(&other.kept))
    }
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
        check("Scope: <host, VLAN>", "範囲: <ホスト、VLAN>", true);
    }
}
