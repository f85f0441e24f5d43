//! Rust sources as text, without comments, strings and test code.

use std::fs;
use std::path::Path;

/// One source file.
pub struct RustSource {
    /// Its path, such as `src/check/edition.rs`.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// The text with comments, strings and test code blanked out; lines stay where they are.
    code: String,
}

impl RustSource {
    /// Reads every file below `src`, without those that hold tests alone.
    pub fn read_all() -> Vec<RustSource> {
        let mut paths = Vec::new();
        collect(Path::new("src"), &mut paths);
        paths.sort();
        let is_tests = |path: &String| path.ends_with("/tests.rs") || path.contains("/tests/");
        paths.into_iter().filter(|path| !is_tests(path)).map(RustSource::read).collect()
    }

    fn read(path: String) -> RustSource {
        let text = fs::read_to_string(&path).expect("sources are UTF-8");
        let code = without_tests(&blanked(&text));
        RustSource { path, text, code }
    }

    /// Returns the top-level module that it belongs to; `None` for the roots `lib.rs` and `main.rs`.
    pub fn module(&self) -> Option<&str> {
        let below = self.path.strip_prefix("src/")?;
        let name = below.split('/').next()?.trim_end_matches(".rs");
        (!matches!(name, "lib" | "main")).then_some(name)
    }

    /// Returns whether it is a file, or lies in a module, such as `src/host`.
    pub fn is_in(&self, place: &str) -> bool {
        let stem = self.path.trim_end_matches(".rs");
        self.path == place || stem == place || self.path.starts_with(&format!("{place}/"))
    }

    /// Returns the names that follow a text such as `crate::`, with their lines.
    pub fn names_after(&self, text: &str) -> Vec<(usize, String)> {
        let places = self.code.match_indices(text).map(|(at, _)| at);
        let places = places.filter(|&at| !self.code[..at].ends_with(is_name));
        places.map(|at| (self.line(at), name_at(&self.code[at + text.len()..]))).collect()
    }

    /// Returns the first names of paths, such as `serde` in `serde::Serialize`, with their lines.
    pub fn names_before_colons(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices("::") {
            let before = &self.code[..at];
            let start = before.rfind(|c| !is_name(c)).map_or(0, |index| index + 1);
            if start < at && !before[..start].ends_with("::") {
                found.push((self.line(at), before[start..].to_owned()));
            }
        }
        found
    }

    /// Returns where one of the texts stands, not as the end of a longer name, with its line.
    pub fn lines_with(&self, texts: &[&'static str]) -> Vec<(usize, &'static str)> {
        let mut found = Vec::new();
        for text in texts {
            for (at, _) in self.code.match_indices(text) {
                let is_inner = text.starts_with(is_name) && self.code[..at].ends_with(is_name);
                if !is_inner {
                    found.push((self.line(at), *text));
                }
            }
        }
        found
    }

    /// Returns the paths of `use`, with their lines.
    pub fn imports(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices("use ") {
            let line_start = self.code[..at].rfind('\n').map_or(0, |index| index + 1);
            let before = self.code[line_start..at].trim();
            if before.is_empty() || before.starts_with("pub") {
                let path = self.code[at + 4..].split(';').next().unwrap_or_default();
                found.push((self.line(at), path.split_whitespace().collect()));
            }
        }
        found
    }

    fn line(&self, at: usize) -> usize {
        self.code[..at].matches('\n').count() + 1
    }
}

fn collect(folder: &Path, paths: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the sources can be listed") {
        let path = entry.expect("the sources can be listed").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn name_at(text: &str) -> String {
    text.chars().take_while(|&c| is_name(c)).collect()
}

/// Replaces comments, strings and characters by spaces.
fn blanked(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let before = code.chars().next_back();
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
            'r' | 'b' | 'c' if !before.is_some_and(is_name) => prefixed_string(rest),
            '"' => string(rest),
            '\'' => character(rest),
            _ => 0,
        };
        if length == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.extend(rest[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            rest = &rest[length..];
        }
    }
    code
}

/// Returns the length of `r"..."`, `b"..."`, `br#"..."#` and the like; 0 where it is a name.
fn prefixed_string(rest: &str) -> usize {
    let prefix = rest.len() - rest.trim_start_matches(['r', 'b', 'c']).len();
    let after = &rest[prefix..];
    let is_raw = rest[..prefix].contains('r');
    let hashes = after.len() - after.trim_start_matches('#').len();
    match after[hashes..].chars().next() {
        Some('"') if is_raw && prefix <= 2 => {
            let end = format!("\"{}", "#".repeat(hashes));
            let body = prefix + hashes + 1;
            rest[body..].find(&end).map_or(rest.len(), |at| body + at + end.len())
        }
        Some('"') if hashes == 0 && prefix == 1 => prefix + string(after),
        Some('\'') if hashes == 0 && rest.starts_with("b'") => prefix + character(after),
        _ => 0,
    }
}

fn string(rest: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '"' if !is_escaped => return at + 1,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    rest.len()
}

/// Returns the length of a character; 0 where the quotation mark begins a lifetime.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match (chars.next(), chars.next(), chars.next()) {
        (Some((_, '\\')), Some(_), _) => rest[3..].find('\'').map_or(0, |at| at + 4),
        (Some(_), Some((at, '\'')), _) => at + 1,
        _ => 0,
    }
}

/// Replaces what stands under `#[cfg(test)]` by spaces.
fn without_tests(code: &str) -> String {
    let mut kept = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..at]);
        let length = item(&rest[at..]);
        kept.extend(rest[at..at + length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = &rest[at + length..];
    }
    kept + rest
}

/// Returns the length of an item: to its `;`, or to the brace that closes it.
fn item(rest: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in rest.char_indices() {
        match c {
            ';' if depth == 0 => return at + 1,
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    rest.len()
}
