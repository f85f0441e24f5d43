//! Code with its parts marked by class.
//!
//! Every distinct block is marked once, before any page is made. Regular expressions of a syntax can be slow on
//! hostile lines, so long lines and large blocks stay plain.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::OnceLock;

use rayon::iter::IntoParallelIterator;
use rayon::iter::ParallelIterator;
use syntect::parsing::SyntaxReference;
use syntect::parsing::SyntaxSet;

use crate::check::LARGEST_CODE_BLOCK;
use crate::check::LONGEST_CODE_LINE;
use crate::prose::scanner::Scanner;
use crate::prose::scope::Classes;

/// Code blocks as HTML, by language and text.
#[derive(Debug, Default)]
pub struct Highlighted {
    blocks: Blocks,
    others: Others,
}

/// What becomes of blocks that were not marked before.
#[derive(Debug, Default)]
enum Others {
    /// They stay plain.
    #[default]
    Plain,
    /// Each is marked where it is met.
    Marked(Box<OnceLock<Palette>>),
}

/// What blocks are marked with. Its regular expressions are built when they are first needed.
#[derive(Debug)]
struct Palette {
    syntaxes: SyntaxSet,
    classes: Classes,
}

impl Palette {
    fn new() -> Palette {
        Palette { syntaxes: two_face::syntax::extra_newlines(), classes: Classes::new() }
    }

    fn scanner(&self, language: &str) -> Option<Scanner<'_>> {
        syntax_of(&self.syntaxes, language).map(|syntax| Scanner::new(&self.syntaxes, &self.classes, syntax))
    }
}

/// Blocks by language and text.
type Blocks = BTreeMap<String, BTreeMap<Arc<str>, Marked>>;

/// A block as HTML; `None` for one that stays plain.
type Marked = Option<Arc<str>>;

impl Highlighted {
    /// Makes one that marks each block where it is met, which is slower where most of them are.
    pub fn when_met() -> Highlighted {
        Highlighted { blocks: Blocks::new(), others: Others::Marked(Box::default()) }
    }

    /// Returns a block as HTML; `None` for one that stays plain.
    pub fn get(&self, language: &str, text: &str) -> Option<Cow<'_, str>> {
        let language = language_of(language);
        match (self.blocks.get(&language).and_then(|texts| texts.get(text)), &self.others) {
            (Some(marked), _) => marked.as_deref().map(Cow::Borrowed),
            (None, Others::Marked(palette)) if is_small(text) => {
                palette.get_or_init(Palette::new).scanner(&language)?.mark(text).map(Cow::Owned)
            }
            (None, Others::Plain | Others::Marked(_)) => None,
        }
    }

    /// Returns the blocks that are asked for; only those that are not there are asked for afterwards.
    fn take(&self, asked: &mut BTreeMap<String, BTreeSet<&str>>) -> Blocks {
        let mut taken = Blocks::new();
        for (language, texts) in asked.iter_mut() {
            let Some(known) = self.blocks.get(language) else { continue };
            let own = taken.entry(language.clone()).or_default();
            texts.retain(|text| match known.get_key_value(*text) {
                Some((text, html)) => {
                    own.insert(Arc::clone(text), html.clone());
                    false
                }
                None => true,
            });
        }
        asked.retain(|_, texts| !texts.is_empty());
        taken
    }
}

/// Marks the parts of code blocks, each given as the words behind its fence and its text.
///
/// Blocks in a language that is not known, with a line over 2 KB or over 64 KB in all stay plain. Those that `before`
/// holds are taken over.
pub fn highlight<'a>(blocks: impl IntoIterator<Item = (&'a str, &'a str)>, before: &Highlighted) -> Highlighted {
    let mut distinct: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (info, text) in blocks.into_iter().filter(|(_, text)| is_small(text)) {
        distinct.entry(language_of(info)).or_default().insert(text);
    }
    let mut blocks = before.take(&mut distinct);
    if distinct.is_empty() {
        return Highlighted { blocks, others: Others::Plain };
    }
    let palette = Palette::new();
    let mark = |(language, texts): (&str, Vec<&str>)| {
        let mut scanner = palette.scanner(language);
        let mut marked = |text: &str| {
            let html = scanner.as_mut().and_then(|scanner| scanner.mark(text));
            (Arc::from(text), html.map(Arc::from))
        };
        (language.to_owned(), texts.into_iter().map(&mut marked).collect())
    };
    let marked: Vec<(String, BTreeMap<Arc<str>, Marked>)> = batches(&distinct).into_par_iter().map(mark).collect();
    for (language, marked) in marked {
        blocks.entry(language).or_default().extend(marked);
    }
    Highlighted { blocks, others: Others::Plain }
}

/// Returns the blocks in parts of one language each, in which texts that begin alike stand together.
fn batches<'a>(distinct: &'a BTreeMap<String, BTreeSet<&'a str>>) -> Vec<(&'a str, Vec<&'a str>)> {
    let of_language = |(language, texts): (&'a String, &'a BTreeSet<&'a str>)| {
        let texts: Vec<&str> = texts.iter().copied().collect();
        texts.chunks(BATCH).map(|batch| (language.as_str(), batch.to_vec())).collect::<Vec<_>>()
    };
    distinct.iter().flat_map(of_language).collect()
}

/// So many blocks are marked by one scanner.
const BATCH: usize = 256;

/// Returns the language that the words behind a fence name: the first word, in lower case.
pub(in crate::prose) fn language_of(info: &str) -> String {
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '{');
    info.trim_start().split(ends).next().unwrap_or_default().to_lowercase()
}

fn is_small(text: &str) -> bool {
    text.len() <= LARGEST_CODE_BLOCK && text.lines().all(|line| line.len() <= LONGEST_CODE_LINE)
}

fn syntax_of<'a>(syntaxes: &'a SyntaxSet, language: &str) -> Option<&'a SyntaxReference> {
    let token = match language {
        // Sessions with a prompt, and formats that the set would take for another one.
        "" | "console" | "conf" | "txt" => return None,
        "shell" | "zsh" | "ksh" => "sh",
        "golang" => "go",
        "csharp" => "cs",
        "docker" => "dockerfile",
        "json5" | "jsonc" => "json",
        other => other,
    };
    syntaxes.find_syntax_by_token(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: &str, text: &str, expected: Option<&str>) {
        let marked = highlight([(language, text)], &Highlighted::default());
        assert_eq!(marked.get(language, text).as_deref(), expected);
        assert_eq!(Highlighted::when_met().get(language, text).as_deref(), expected);
    }

    #[test]
    fn parts_of_code_get_classes_and_neighbours_share_them() {
        check(
            "toml",
            "automatic = false # <b>\n",
            Some(concat!(
                r#"<span class="hl-attribute">automatic</span> <span class="hl-punctuation">=</span> "#,
                r#"<span class="hl-constant">false</span> <span class="hl-comment"># &lt;b&gt;</span>"#,
                "\n"
            )),
        );
        check("diff", "-a\n-b\n", Some("<span class=\"hl-deleted\">-a\n-b</span>\n"));
    }

    #[test]
    fn language_is_the_first_word_without_regard_to_case() {
        let marked = highlight([("rust", "fn f() {}\n")], &Highlighted::default());
        assert!(marked.get("Rust,ignore title=\"x\"", "fn f() {}\n").is_some());
    }

    #[test]
    fn unknown_language_long_line_and_large_block_stay_plain() {
        check("klingon", "nuqneH", None);
        check("console", "$ ls", None);
        check("", "x", None);
        check("js", &"a".repeat(LONGEST_CODE_LINE + 1), None);
        check("js", &"a;\n".repeat(LARGEST_CODE_BLOCK), None);
    }
}
