//! Code blocks: the same byte for byte, comments aside.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::check::drift::align::Role;
use crate::check::drift::align::SectionPair;
use crate::check::drift::attached;
use crate::check::drift::code_words;
use crate::check::drift::doubt::Doubt;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::drift::statement::MARKUP;
use crate::check::drift::statement::Placed;
use crate::check::drift::statement::is_plain;
use crate::check::drift::statement::language;
use crate::check::drift::statement::statements;
use crate::check::drift::wording::Wording;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::PassageKind;
use crate::text::Span;

/// Compares the code blocks of two sections.
pub(in crate::check::drift) fn compare(
    source: &Reading<'_>,
    translation: &Reading<'_>,
    pair: &SectionPair,
    (doubts, report): (&mut Vec<Doubt>, &mut Report),
) {
    let code = |reading: &Reading<'_>, at: Option<usize>| at.filter(|at| reading.parts[*at].is_code());
    for (own, other) in &pair.parts {
        match (code(source, *own), code(translation, *other)) {
            (Some(own), Some(other)) if has_moved(pair, &source.parts[own], &translation.parts[other]) => {}
            (Some(own), Some(other)) => {
                let lexicons = [source.lexicon, translation.lexicon];
                match compare_blocks(&source.parts[own], &translation.parts[other], lexicons) {
                    Ok(found) => doubts.extend(found.into_iter().map(|doubt| doubt.in_block(other))),
                    Err(diagnostic) => report.push(*diagnostic),
                }
            }
            (Some(_), None) if pair.spare(Role::Translation).has_code => {}
            (None, Some(_)) if pair.spare(Role::Source).has_code => {}
            (Some(own), None) => {
                let own = &source.parts[own];
                let here = pair.beginning(Role::Translation).unwrap_or(own.passage.span);
                let message = format!("the translation lacks the source's code `{}`", first(own));
                report.push(
                    Diagnostic::new(Code::DriftCode, here, message).related(first_line(own), "the source's code"),
                );
            }
            (None, Some(other)) => {
                let other = &translation.parts[other];
                let message = format!("the source has no code `{}` here", first(other));
                let diagnostic = Diagnostic::new(Code::DriftCode, first_line(other), message);
                report.push(match pair.beginning(Role::Source) {
                    Some(there) => diagnostic.related(there, "the source's section"),
                    None => diagnostic,
                });
            }
            (None, None) => {}
        }
    }
}

/// Whether two blocks that share no line may each be that of a section that the other text does not have.
fn has_moved(pair: &SectionPair, own: &Part, other: &Part) -> bool {
    if ![Role::Source, Role::Translation].into_iter().any(|role| pair.spare(role).has_code) {
        return false;
    }
    let lines = |part: &'_ Part| -> BTreeSet<String> {
        part.passage.text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    lines(own).is_disjoint(&lines(other))
}

fn first(part: &Part) -> String {
    attached::line(part.passage.text.trim())
}

/// Compares two blocks: returns the first difference that is more than other words, or the doubts about words.
fn compare_blocks(own: &Part, other: &Part, lexicons: [&Lexicon; 2]) -> Result<Vec<Doubt>, Box<Diagnostic>> {
    let (PassageKind::Code(info), PassageKind::Code(other_info)) = (&own.passage.kind, &other.passage.kind) else {
        return Ok(Vec::new());
    };
    if own.passage.text == other.passage.text {
        return Ok(Vec::new());
    }
    let languages = [language(info), language(other_info)];
    let languages = languages.each_ref().map(String::as_str);
    let texts = [own.passage.text.as_str(), other.passage.text.as_str()];
    let [a, b] = texts.map(|text| statements(text, languages[0]));
    let is_one_text = LazyCell::new(|| is_one_text(languages, texts, lexicons));
    let mut doubts = Vec::new();
    for at in 0..a.len().max(b.len()) {
        match (a.get(at), b.get(at)) {
            (Some((_, x)), Some((_, y))) if x == y || is_translated(languages, [x, y], lexicons) => {}
            (Some((_, x)), _) if !is_command(x) && *is_one_text => return Ok(doubts),
            (Some(line), Some(instead)) => {
                doubts.push(Doubt::renamed(differing((own, line), (other, instead)), &line.1, &instead.1)?);
            }
            (Some((bytes, source)), None) => {
                let message = format!("the code lacks the source's line `{}`", attached::line(source));
                let diagnostic = Diagnostic::new(Code::DriftCode, first_line(other), message);
                return Err(Box::new(diagnostic.related(own.passage.place(bytes.clone()), "the source's code")));
            }
            (None, Some((bytes, code))) => {
                let message = format!("the source's code has no line `{}`", attached::line(code));
                let diagnostic = Diagnostic::new(Code::DriftCode, other.passage.place(bytes.clone()), message);
                return Err(Box::new(diagnostic.related(first_line(own), "the source's code")));
            }
            (None, None) => {}
        }
    }
    Ok(doubts)
}

fn differing((own, (bytes, source)): (&Part, &Placed), (other, (other_bytes, code)): (&Part, &Placed)) -> Diagnostic {
    let message = if attached::paste(code) == attached::paste(source) {
        attached::unpasted(code, source)
    } else {
        format!("the code is `{}`, and the source's `{}`", attached::line(code), attached::line(source))
    };
    Diagnostic::new(Code::DriftCode, other.passage.place(other_bytes.clone()), message)
        .related(own.passage.place(bytes.clone()), "the source's code")
}

/// Whether two lines are words in two languages, or differ in what a program prints.
fn is_translated(languages: [&str; 2], lines: [&str; 2], lexicons: [&Lexicon; 2]) -> bool {
    is_rule(lines)
        || is_prose(languages, lines, lexicons)
        || code_words::has_translated_strings(lines[0], lines[1])
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
    if is_open && code_words::is_translated_sentence(lines[0], lines[1]) {
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
        let (a, b) = (Wording::new(own), Wording::new(other));
        key == other_key && !a.words.is_empty() && a.keeps(&b) && code_words::is_in(other, lexicon)
    })
}

/// Whether two blocks without a language are one text in two languages, each with line breaks of its own.
fn is_one_text(languages: [&str; 2], texts: [&str; 2], lexicons: [&Lexicon; 2]) -> bool {
    if !languages.into_iter().all(is_plain) {
        return false;
    }
    let [own, other] = texts.map(Wording::new);
    own.words.len() >= 2 * MANY_WORDS
        && own.keeps(&other)
        && [own, other].iter().zip(lexicons).all(|(text, lexicon)| code_words::is_in(&text.words.join(" "), lexicon))
}

/// So many words are a sentence and no command.
const MANY_WORDS: usize = 4;

/// Whether a line begins as commands do: in lower case, or with a prompt.
fn is_command(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(|c: char| c.is_ascii_lowercase())
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

/// Returns the first line of a block, or all of a block that begins with an empty one.
fn first_line(part: &Part) -> Span {
    let line = part.passage.text.lines().next().unwrap_or_default();
    let start = line.len() - line.trim_start().len();
    let end = line.trim_end().len();
    if start < end { part.passage.place(start..end) } else { part.passage.span }
}
