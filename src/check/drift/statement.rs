//! What the lines of a code block state: comments and what is said of files aside.

use std::ops::Range;

use crate::check::drift::code_words;

const HASH: &[&str] = &[
    "sh",
    "bash",
    "shell",
    "zsh",
    "console",
    "terminal",
    "shell-session",
    "fish",
    "toml",
    "yaml",
    "yml",
    "python",
    "py",
    "ruby",
    "rb",
    "perl",
    "dockerfile",
    "docker",
    "makefile",
    "make",
    "ini",
    "conf",
    "nginx",
    "apache",
    "powershell",
    "ps1",
    "graphql",
    "r",
    "elixir",
    "properties",
    "php",
    "",
    "text",
    "txt",
    "hcl",
    "terraform",
    "julia",
    "env",
    "cmake",
];
const SLASH: &[&str] = &[
    "js",
    "javascript",
    "ts",
    "typescript",
    "jsx",
    "tsx",
    "rust",
    "rs",
    "c",
    "cpp",
    "c++",
    "java",
    "go",
    "kotlin",
    "swift",
    "php",
    "scala",
    "dart",
    "json5",
    "jsonc",
    "groovy",
    "gradle",
    "cs",
    "csharp",
    "proto",
    "css",
    "scss",
    "less",
    "vue",
    "svelte",
    "zig",
    "objc",
    "",
    "text",
    "txt",
    "solidity",
    "console",
];
const DASHES: &[&str] = &["sql", "lua", "haskell", "elm", "ada", "vhdl"];
/// Languages in which text stands between elements.
pub(in crate::check::drift) const MARKUP: &[&str] =
    &["", "html", "xml", "vue", "svelte", "svg", "markdown", "md", "jsx", "tsx"];

/// A line of a block: its bytes in the block's text, and what it holds.
pub(in crate::check::drift) type Placed = (Range<usize>, String);

/// Returns the language that the words behind a block's fence begin with, in lower case; empty if there is none.
pub(in crate::check::drift) fn language(info: &str) -> String {
    let word = info.split([' ', ',', '{', ':']).next().unwrap_or_default();
    word.trim_start_matches('.').to_lowercase()
}

/// Returns the lines that hold more than comments, without these, each with the bytes of the whole line.
pub(in crate::check::drift) fn statements(text: &str, language: &str) -> Vec<Placed> {
    let bare = |line: &str| without_comment(&without_inner_comments(line, language), language).trim_end().to_owned();
    let mut end = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = end;
        end += line.len();
        let bytes = start + line.len() - line.trim_start().len()..start + line.trim_end().len();
        (bytes, bare(line.trim_end_matches(['\r', '\n'])))
    });
    let lines = joined(lines.filter(|(_, line)| !line.trim().is_empty()));
    if is_plain(language) { without_glosses(lines) } else { lines }
}

/// Puts lines together that a shell reads as one: behind a stroke or a pipe that ends a line.
fn joined(lines: impl Iterator<Item = Placed>) -> Vec<Placed> {
    let mut whole: Vec<Placed> = Vec::new();
    for (bytes, line) in lines {
        match whole.last_mut().filter(|(_, before)| is_open(before)) {
            Some((range, before)) => {
                before.truncate(before.trim_end_matches('\\').trim_end().len());
                before.push(' ');
                before.push_str(line.trim_start());
                range.end = bytes.end;
            }
            None => whole.push((bytes, line)),
        }
    }
    whole
}

/// Whether a shell reads on behind a line: a pipe ends a row of a table as well, which is no command.
fn is_open(line: &str) -> bool {
    let is_command = line.trim_start().starts_with(|c: char| c.is_ascii_lowercase() || c == '$');
    line.ends_with('\\') || is_command && line.ends_with('|')
}

/// Takes out what a list of files says of each, columns apart from its name and perhaps on further lines.
fn without_glosses(lines: Vec<Placed>) -> Vec<Placed> {
    let mut column = None;
    let mut kept = Vec::new();
    for (bytes, line) in lines {
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        if column.is_some_and(|column| indent >= column) {
            continue;
        }
        let gloss = gloss(&line);
        column = gloss.map(|(column, _)| column);
        let name = gloss.map_or(line.as_str(), |(_, name)| name).to_owned();
        kept.push((bytes, name));
    }
    kept
}

/// Returns the column in which words stand behind the name of a file or a folder, and the line up to that name's end.
fn gloss(line: &str) -> Option<(usize, &str)> {
    let start = line.find(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.')?;
    let (name, rest) = line[start..].split_once("  ")?;
    let (_, ending) = name.rsplit_once('.').unwrap_or_default();
    let is_ending = ending.len() > 1 && ending.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_file = !name.contains(' ') && (is_ending || name.ends_with('/'));
    let gloss = rest.trim_start();
    let column = line[..line.len() - gloss.len()].chars().count();
    (is_file && (gloss.contains(' ') || gloss.contains(code_words::is_foreign)))
        .then_some((column, &line[..start + name.len()]))
}

/// Takes out comments that end before their line does.
fn without_inner_comments(line: &str, language: &str) -> String {
    let (mut rest, mut left) = (String::new(), line);
    while let Some((before, behind)) = left.split_once("/*").filter(|_| SLASH.contains(&language)) {
        let Some((_, after)) = behind.split_once("*/") else { break };
        rest.push_str(before);
        left = after;
    }
    rest + left
}

fn without_comment<'l>(line: &'l str, language: &str) -> &'l str {
    let trimmed = line.trim_start();
    let has = |languages: &[&str]| languages.contains(&language);
    if has(SLASH) && !language.is_empty() && (trimmed.starts_with("/*") || trimmed.starts_with("* ") || trimmed == "*")
    {
        return "";
    }
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        let rest = &line[at..];
        match quote {
            Some(open) if c == open && before != '\\' => quote = None,
            Some(_) => {}
            // An apostrophe inside a word quotes nothing.
            None if c == '"' || c == '\'' && !before.is_alphanumeric() => quote = Some(c),
            None if before.is_whitespace() || at == 0 => {
                let is_comment = has(HASH) && c == '#'
                    || has(SLASH) && (rest.starts_with("//") || rest.starts_with("/*"))
                    || has(DASHES) && rest.starts_with("--")
                    || has(MARKUP) && rest.starts_with("<!--")
                    || language == "ini" && c == ';';
                if is_comment {
                    return &line[..at];
                }
            }
            None if has(SLASH) && !language.is_empty() && rest.starts_with("// ") => return &line[..at],
            None => {}
        }
        before = c;
    }
    line
}

/// Whether a block's language says that it is no program.
pub(in crate::check::drift) fn is_plain(language: &str) -> bool {
    ["", "text", "txt", "plain", "plaintext", "md", "markdown", "mermaid"].contains(&language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_left_out() {
        let check = |language: &str, line: &str, kept: &str| {
            assert_eq!(without_comment(line, language).trim_end(), kept, "{line}")
        };
        check("sh", "curl -O https://example.org/#a  # fetch it", "curl -O https://example.org/#a");
        check("sh", "echo \"# no comment\"", "echo \"# no comment\"");
        check("rust", "let a = 1; // one", "let a = 1;");
        check("sql", "SELECT 1 -- one", "SELECT 1");
        check("json", "\"a\": 1 // no", "\"a\": 1 // no");
        assert_eq!(without_inner_comments("f(/* one */) {", "js"), "f() {");
        assert_eq!(without_inner_comments("ls /*/a */", "sh"), "ls /*/a */");
    }

    #[test]
    fn statements_know_their_bytes() {
        let found = statements("# one\n\n  run a # b\r\nrun c", "sh");
        assert_eq!(found, [(9..18, "  run a".to_owned()), (20..25, "run c".to_owned())]);
        assert_eq!(statements("/*\n *\nf();\n", "js"), [(6..10, "f();".to_owned())]);
        assert_eq!(statements("run a \\\n  -b\nc\n", "sh"), [(0..12, "run a -b".to_owned()), (13..14, "c".to_owned())]);
    }

    #[test]
    fn what_is_said_of_a_file_is_no_code() {
        let check = |text: &str, expected: &[&str]| {
            let lines: Vec<String> = statements(text, "").into_iter().map(|(_, line)| line).collect();
            assert_eq!(lines, expected, "{text}");
        };
        check("a/\n  cli.py     all commands,\n             and more\n  b.py", &["a/", "  cli.py", "  b.py"]);
        check("1.4.2  fixed on 2026-03-14", &["1.4.2  fixed on 2026-03-14"]);
        check("0123abcd  app.tar.gz", &["0123abcd  app.tar.gz"]);
    }
}
