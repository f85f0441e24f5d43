//! The lines of two code blocks, held against each other.
//!
//! Lines are aligned first, so that one that is missing leaves the others in pairs. What is worded is compared by what
//! is the same in every language; a text that is broken into other lines is compared as a whole.

use std::collections::BTreeSet;

use crate::check::drift::align::match_up;
use crate::check::drift::code_span;
use crate::check::drift::code_words;
use crate::check::drift::doubt::Doubt;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::reading::Part;
use crate::check::drift::statement::MARKUP;
use crate::check::drift::statement::Placed;
use crate::check::drift::statement::is_plain;
use crate::check::drift::statement::language;
use crate::check::drift::statement::statements;
use crate::check::drift::wording::Wording;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::read::PassageKind;

/// Compares two blocks: returns the doubts about lines that differ, up to the first line that one of them lacks.
pub(in crate::check::drift) fn compare(own: &Part, other: &Part, lexicons: [&Lexicon; 2]) -> Vec<Doubt> {
    let (PassageKind::Code(info), PassageKind::Code(other_info)) = (&own.passage.kind, &other.passage.kind) else {
        return Vec::new();
    };
    let texts = [own.passage.text.as_str(), other.passage.text.as_str()];
    let languages = [language(info), language(other_info)];
    let languages = languages.each_ref().map(String::as_str);
    if texts[0] == texts[1] || is_drawing(languages, texts) && Wording::new(texts[0]).states_as(&Wording::new(texts[1]))
    {
        return Vec::new();
    }
    let [a, b] = lines(texts, languages[0]);
    let runs = differing_runs(&a, &b, |lines| is_translated(languages, lines, lexicons));
    let is_program = runs.first().and_then(|run| run[0].0).is_some_and(|at| is_command(&a[at].1));
    if !is_program && is_one_text(languages, texts, lexicons) {
        return Vec::new();
    }
    let mut doubts = Vec::new();
    for run in runs {
        let own_lines: Vec<&str> = run.iter().filter_map(|pair| Some(a[pair.0?].1.trim())).collect();
        let other_lines: Vec<&str> = run.iter().filter_map(|pair| Some(b[pair.1?].1.trim())).collect();
        if is_one_text(languages, [&own_lines.join("\n"), &other_lines.join("\n")], lexicons) {
            continue;
        }
        for pair in run {
            match (pair.0.map(|at| &a[at]), pair.1.map(|at| &b[at])) {
                (Some(line), Some(instead)) => {
                    doubts.push(Doubt::differing(changed((own, line), (other, instead)), &line.1, &instead.1));
                }
                (Some(line), None) => {
                    doubts.push(Doubt::certain(lacking(own, line, other)));
                    return doubts;
                }
                (None, Some(line)) => {
                    doubts.push(Doubt::certain(added(own, other, line)));
                    return doubts;
                }
                (None, None) => {}
            }
        }
    }
    doubts
}

/// Returns the lines of both blocks that state something.
///
/// Where all lines of one alone are comments, their marks are prompts: those of the administrator look like that.
fn lines(texts: [&str; 2], language: &str) -> [Vec<Placed>; 2] {
    let [a, b] = texts.map(|text| statements(text, language));
    let is_prompted =
        |text: &str| text.lines().filter(|line| !line.trim().is_empty()).all(|line| line.starts_with("# "));
    let unprompted = |text: &str| statements(&text.replace("\n# ", "\n  ").replacen("# ", "  ", 1), language);
    match (a.is_empty(), b.is_empty()) {
        (true, false) if texts[0].starts_with("# ") && is_prompted(texts[0]) => [unprompted(texts[0]), b],
        (false, true) if texts[1].starts_with("# ") && is_prompted(texts[1]) => [a, unprompted(texts[1])],
        _ => [a, b],
    }
}

/// A line of the source's block and one of the translation's, by their numbers.
type LinePair = (Option<usize>, Option<usize>);

/// Returns the pairs of lines that differ, those in a row together.
fn differing_runs(a: &[Placed], b: &[Placed], is_same: impl Fn([&str; 2]) -> bool) -> Vec<Vec<LinePair>> {
    let begin = a.iter().zip(b).take_while(|(a, b)| a.1 == b.1).count();
    let end = a[begin..].iter().rev().zip(b[begin..].iter().rev()).take_while(|(a, b)| a.1 == b.1).count();
    let (a, b) = (&a[begin..a.len() - end], &b[begin..b.len() - end]);
    let words = |lines: &[Placed]| lines.iter().map(|(_, line)| first_words(line)).collect::<Vec<Vec<String>>>();
    let (own, other) = (words(a), words(b));
    let likeness = |at: usize, there: usize| {
        let shared = own[at].iter().filter(|word| other[there].contains(word)).count();
        if a[at].1 == b[there].1 { EQUAL } else { i32::try_from(shared).unwrap_or(EQUAL).min(EQUAL / 2) }
    };
    let mut runs: Vec<Vec<LinePair>> = vec![Vec::new()];
    for (own, other) in match_up(a.len(), b.len(), likeness) {
        let lines = own.zip(other).map(|(own, other)| [a[own].1.as_str(), b[other].1.as_str()]);
        if lines.is_some_and(|lines| lines[0] == lines[1] || is_same(lines)) {
            runs.push(Vec::new());
        } else {
            let pair = (own.map(|at| begin + at), other.map(|at| begin + at));
            runs.last_mut().expect("there is one from the start").push(pair);
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// How much one line is like itself.
const EQUAL: i32 = 8;

/// So many words tell which line of another block one is like.
const FIRST_WORDS: usize = 8;

fn first_words(line: &str) -> Vec<String> {
    line.split_whitespace().take(FIRST_WORDS).map(str::to_owned).collect()
}

fn lacking(own: &Part, (bytes, line): &Placed, other: &Part) -> Diagnostic {
    let message = format!("the code lacks the source's line `{}`", code_span::line(line));
    Diagnostic::new(Code::DriftCode, other.first_code_line(), message)
        .related(own.passage.place(bytes.clone()), "the source's code")
}

fn added(own: &Part, other: &Part, (bytes, line): &Placed) -> Diagnostic {
    let message = format!("the source's code has no line `{}`", code_span::line(line));
    Diagnostic::new(Code::DriftCode, other.passage.place(bytes.clone()), message)
        .related(own.first_code_line(), "the source's code")
}

fn changed((own, (bytes, source)): (&Part, &Placed), (other, (other_bytes, code)): (&Part, &Placed)) -> Diagnostic {
    let message = if code_span::paste(code) == code_span::paste(source) {
        code_span::unpasted(code, source)
    } else {
        format!("the code is `{}`, and the source's `{}`", code_span::line(code), code_span::line(source))
    };
    Diagnostic::new(Code::DriftCode, other.passage.place(other_bytes.clone()), message)
        .related(own.passage.place(bytes.clone()), "the source's code")
}

/// Whether two lines are words in two languages, or differ in what a program prints.
fn is_translated(languages: [&str; 2], lines: [&str; 2], lexicons: [&Lexicon; 2]) -> bool {
    is_rule(lines)
        || is_prose(languages, lines, lexicons)
        || code_words::has_translated_strings(lines[0].trim(), lines[1].trim())
        || MARKUP.contains(&languages[0]) && code_words::has_translated_text(lines[0], lines[1])
        || ["yaml", "yml"].contains(&languages[0]) && is_value(lines, lexicons[1])
}

/// Whether two lines of a block are words in two languages, such as those of a letter, of a comment that spans lines or
/// behind the names of a tree of folders.
///
/// In a block without a language a line may be a few words; there, a line that begins in lower case may be a command.
fn is_prose(languages: [&str; 2], lines: [&str; 2], lexicons: [&Lexicon; 2]) -> bool {
    let (own, other) = (Wording::new(lines[0]), Wording::new(lines[1]));
    if !own.has_words() || !own.keeps(&other) {
        return false;
    }
    let is_open = languages.into_iter().all(is_plain) || MARKUP.contains(&languages[0]);
    // No program is written in other letters.
    if (is_open || lines[1].contains(code_words::is_foreign)) && code_words::is_translated_sentence(lines[0], lines[1])
    {
        return true;
    }
    if !code_words::is_in(&other.said(), lexicons[1]) {
        return false;
    }
    let is_long = own.words.len() >= MANY_WORDS;
    let is_said = code_words::is_in(&own.words.join(" "), lexicons[0]);
    if languages.into_iter().all(is_plain) { is_long || is_said || !is_command(lines[0]) } else { is_long && is_said }
}

/// Whether two lines of YAML set one key to words in two languages.
fn is_value(lines: [&str; 2], lexicon: &Lexicon) -> bool {
    let [own, other] = lines.map(|line| line.split_once(": "));
    own.zip(other).is_some_and(|((key, own), (other_key, other))| {
        if key == other_key && code_words::is_translated_sentence(own, other) {
            return true;
        }
        let (a, b) = (Wording::new(own), Wording::new(other));
        key == other_key && !a.words.is_empty() && a.keeps(&b) && code_words::is_in(other, lexicon)
    })
}

/// Whether lines are one text in two languages, each with line breaks of its own: such as is quoted, or printed.
fn is_one_text(languages: [&str; 2], texts: [&str; 2], lexicons: [&Lexicon; 2]) -> bool {
    let is_print = |line: &str| line.starts_with("echo ") || line.starts_with("printf ");
    let is_printed = texts.iter().all(|text| text.lines().all(is_print));
    if !is_printed && !languages.into_iter().all(is_plain) {
        return false;
    }
    let is_kept = |[own, other]: [&Wording; 2]| own.keeps(other) || is_fluent(texts, lexicons) && own.states_as(other);
    let [own, other] = texts.map(Wording::new);
    let least = if is_printed { MANY_WORDS } else { 2 * MANY_WORDS };
    own.words.len() >= least
        && is_kept([&own, &other])
        && [own, other].iter().zip(lexicons).all(|(text, lexicon)| code_words::is_in(&text.words.join(" "), lexicon))
}

/// Whether two texts have several of the most frequent words of their languages, of which commands have few.
fn is_fluent(texts: [&str; 2], lexicons: [&Lexicon; 2]) -> bool {
    texts.into_iter().zip(lexicons).all(|(text, lexicon)| {
        let lower = text.to_lowercase();
        let words: BTreeSet<&str> = lower.split(|c: char| !c.is_alphabetic()).collect();
        words.into_iter().filter(|word| lexicon.has("stop", word)).count() >= FLUENT
    })
}

/// So many different frequent words are those of sentences.
const FLUENT: usize = 4;

/// Whether two texts are drawings with rules of signs, in which a word that is longer moves all that stands beside and
/// below.
fn is_drawing(languages: [&str; 2], texts: [&str; 2]) -> bool {
    let is_rule = |line: &&str| {
        let line = line.trim();
        line.chars().count() >= RULE && line.chars().all(|c| "-+|=─ ".contains(c))
    };
    languages.into_iter().all(is_plain) && texts.into_iter().all(|text| text.lines().filter(is_rule).count() > 1)
}

/// So many signs in a row are a rule.
const RULE: usize = 3;

/// So many words are a sentence and no command.
const MANY_WORDS: usize = 4;

/// Whether a line begins as commands do: in lower case, or with a prompt; a program that speaks puts a colon behind its
/// name.
fn is_command(line: &str) -> bool {
    let line = line.trim_start();
    let is_speaking = line.split(' ').next().is_some_and(|word| word.ends_with(':'));
    line.starts_with(|c: char| c.is_ascii_lowercase()) && !is_speaking
        || ["$ ", "> ", "% "].iter().any(|prompt| line.starts_with(prompt))
}

/// Whether two lines of signs alone differ in their lengths, as those below the head of a table do.
fn is_rule(lines: [&str; 2]) -> bool {
    let signs = |line: &str| {
        let mut signs: Vec<char> = line.trim().chars().collect();
        signs.dedup();
        signs
    };
    !lines[0].contains(char::is_alphanumeric) && lines[0].trim().len() > 2 && signs(lines[0]) == signs(lines[1])
}
