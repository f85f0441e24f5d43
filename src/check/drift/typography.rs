//! Two habits of writing in one text: traces of several hands, of which one may have been a machine.

use std::collections::BTreeMap;

use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::script::is_spaced_letter;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::text::Span;

/// So many places tell a habit.
const ENOUGH: usize = 20;
/// The rarer habit counts from this share on, in hundredths.
const SHARE: usize = 15;
/// So many headings have a style.
const HEADINGS: usize = 5;

/// Reports mixed habits of writing.
pub(in crate::check::drift) fn check(reading: &Reading<'_>, source: Option<&Reading<'_>>, report: &mut Report) {
    match reading.lexicon.language.as_str() {
        "ja" => report_mixed(reading, ["a space behind `。`", "none"], full_stops, report),
        "fr" => {
            report_mixed(reading, ["`'`", "`’`"], apostrophes, report);
            report_mixed(reading, ["no space before `:`", "one"], colons, report);
        }
        _ => {}
    }
    report_headings(reading, source, report);
}

/// Finds places of two habits in a part: bytes, and whether it is the first habit.
type Finder = fn(&Part) -> Vec<(usize, bool)>;

fn report_mixed(reading: &Reading<'_>, names: [&str; 2], find: Finder, report: &mut Report) {
    let mut places: [Vec<Span>; 2] = [Vec::new(), Vec::new()];
    for part in reading.prose() {
        for (byte, is_first) in find(part) {
            places[usize::from(!is_first)].push(part.passage.place(byte..byte + 1));
        }
    }
    let [first, second] = [places[0].len(), places[1].len()];
    let rarer = usize::from(second < first);
    let is_mixed = first + second >= ENOUGH && places[rarer].len() * 100 >= (first + second) * SHARE;
    if let Some(place) = places[rarer].first().filter(|_| is_mixed) {
        let message = format!(
            "the text has {} {} times and {} {} times",
            names[rarer],
            places[rarer].len(),
            names[1 - rarer],
            places[1 - rarer].len()
        );
        report.push(Diagnostic::new(Code::TypographyMixed, *place, message));
    }
}

fn full_stops(part: &Part) -> Vec<(usize, bool)> {
    let text = &part.passage.text;
    let found = text.match_indices('。').filter_map(|(at, stop)| {
        let next = text[at + stop.len()..].chars().next()?;
        (next != '\n' && next.is_alphanumeric() || next == ' ').then_some((at, next == ' '))
    });
    found.collect()
}

fn apostrophes(part: &Part) -> Vec<(usize, bool)> {
    let text = &part.passage.text;
    let found = text.match_indices(['\'', '’']).filter(|(at, sign)| {
        let around = [text[..*at].chars().next_back(), text[at + sign.len()..].chars().next()];
        around.into_iter().all(|c| c.is_some_and(is_spaced_letter))
    });
    found.map(|(at, sign)| (at, sign == "'")).collect()
}

fn colons(part: &Part) -> Vec<(usize, bool)> {
    let text = &part.passage.text;
    let found = text.match_indices(':').filter_map(|(at, _)| {
        let before = text[..at].chars().next_back()?;
        let is_sign = text[at + 1..].chars().next().is_none_or(char::is_whitespace);
        (is_sign && (before.is_whitespace() || is_spaced_letter(before))).then_some((at, !before.is_whitespace()))
    });
    found.collect()
}

/// Reports headings that are written unlike the others: with a colon, in lower case, with a space before them.
fn report_headings(reading: &Reading<'_>, source: Option<&Reading<'_>>, report: &mut Report) {
    let headings: Vec<&Part> = reading.parts.iter().filter(|part| part.is_heading()).collect();
    if headings.len() < HEADINGS {
        return;
    }
    let mut oddities: BTreeMap<&str, Vec<&Part>> = BTreeMap::new();
    let of_source = |source: &Reading<'_>| source.parts.iter().filter(|part| part.is_heading()).map(is_low).collect();
    let low: Vec<bool> = source.map(of_source).unwrap_or_default();
    for (at, part) in headings.iter().enumerate() {
        // Where a heading of the source begins with a name, so may that of the translation.
        oddity(part, reading.lexicon, low.get(at).copied().unwrap_or_default())
            .into_iter()
            .for_each(|words| oddities.entry(words).or_default().push(part));
    }
    for (words, odd) in oddities.into_iter().filter(|(_, odd)| odd.len() * 5 <= headings.len()) {
        for part in odd {
            let message = format!("the heading {words}, and the others do not");
            report.push(Diagnostic::new(Code::TypographyMixed, part.first_line(), message));
        }
    }
}

/// Returns how a heading is written, if that is not how most are.
fn oddity(part: &Part, lexicon: &Lexicon, may_begin_low: bool) -> Option<&'static str> {
    let text = part.passage.text.as_str();
    if text.trim_end().ends_with([':', '：']) {
        return Some("ends with a colon");
    }
    if text.starts_with(['\u{a0}', '\u{202f}', '\u{3000}']) {
        return Some("begins with a space that does not break");
    }
    (!may_begin_low && begins_low(&first_word(part), lexicon)).then_some("begins in lower case")
}

fn is_low(heading: &Part) -> bool {
    first_word(heading).starts_with(char::is_lowercase)
}

fn first_word(part: &Part) -> String {
    part.passage.text.split_whitespace().next().unwrap_or_default().to_owned()
}

/// Names such as `iOS` or `npm` are written so; where the words of headings are known, all others are names.
fn begins_low(first: &str, lexicon: &Lexicon) -> bool {
    let is_word = lexicon.list("word").next().is_none() || lexicon.has("word", first) || lexicon.has("stop", first);
    let is_low = first.chars().count() > 4 && first.chars().all(|c| c.is_lowercase() && is_spaced_letter(c));
    // Latin letters in Japanese are those of names.
    is_low && is_word && lexicon.language != "ja"
}
