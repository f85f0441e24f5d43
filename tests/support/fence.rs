//! Fences of a Markdown file, with their lines.

use std::ops::Range;

/// One fenced block.
#[derive(Clone, Debug)]
pub struct Fence {
    /// What stands behind the opening marks.
    pub info: String,
    /// The lines between the marks, each ended by a line break.
    pub text: String,
    /// The lines of the file that it takes, its marks among them.
    pub lines: Range<usize>,
}

/// Finds the fences among some lines of a file.
pub fn fences(lines: &[&str], range: Range<usize>) -> Vec<Fence> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let marks = marks(lines[at]);
        let info = lines[at][marks..].trim();
        if marks < 3 || info.contains('`') {
            at += 1;
            continue;
        }
        let is_end = |line: &&&str| self::marks(line) >= marks && line.trim_start_matches('`').trim().is_empty();
        let length = lines[at + 1..range.end].iter().take_while(|line| !is_end(line)).count();
        let text = lines[at + 1..at + 1 + length].iter().flat_map(|line| [*line, "\n"]).collect();
        found.push(Fence { info: info.to_owned(), text, lines: at..(at + length + 2).min(range.end) });
        at += length + 2;
    }
    found
}

/// Writes a fence whose marks are longer than any in the text.
pub fn written(info: &str, text: &str) -> Vec<String> {
    let longest = text.lines().map(marks).max().unwrap_or(0);
    let marks = "`".repeat(longest.max(2) + 1);
    let body = text.lines().map(str::to_owned);
    [format!("{marks}{info}")].into_iter().chain(body).chain([marks.clone()]).collect()
}

fn marks(line: &str) -> usize {
    line.len() - line.trim_start_matches('`').len()
}
