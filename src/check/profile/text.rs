//! Rules about the words of pages and policies, and how they are looked at.

use crate::check::EditionText;
use crate::check::profile::reading::Reading;
use crate::check::profile::reading::top;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::text::Span;

/// Returns the place of some bytes of a text's Markdown.
pub(super) fn span(text: &EditionText, at: usize, length: usize) -> Span {
    Span::new(text.body.file, text.body.start + at..text.body.start + at + length)
}

/// Returns where the headings with `#` begin.
pub(super) fn headings(body: &str) -> Vec<usize> {
    let body = without_code(body);
    let mut offset = 0;
    let mut found = Vec::new();
    for line in body.split_inclusive('\n') {
        let marks = line.len() - line.trim_start_matches('#').len();
        if (1..=6).contains(&marks) && line[marks..].starts_with([' ', '\n']) {
            found.push(offset);
        }
        offset += line.len();
    }
    found
}

/// Returns a text in which code is blank; every other byte stays where it is.
pub(super) fn without_code(body: &str) -> String {
    let mut text = String::with_capacity(body.len());
    let mut fence: Option<&str> = None;
    for line in body.split_inclusive('\n') {
        let mark = ["```", "~~~"].into_iter().find(|mark| line.trim_start().starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, None) => {
                text.push_str(&without_spans(line));
                continue;
            }
            (Some(_), _) => {}
        }
        text.push_str(&blank(line));
    }
    text
}

fn without_spans(line: &str) -> String {
    let parts: Vec<&str> = line.split('`').collect();
    let last = parts.len() - 1;
    let parts = parts.iter().enumerate().map(|(index, part)| {
        // What follows a mark that nothing closes is no code.
        if index % 2 == 1 && index < last { blank(part) } else { (*part).to_owned() }
    });
    parts.collect::<Vec<_>>().join("`")
}

/// Blanks what stands in angle brackets, and where links lead: facts, blocks and addresses.
fn without_addresses(body: &str) -> String {
    let mut text = body.to_owned();
    for (open, close) in [("<", '>'), ("](", ')')] {
        let mut from = 0;
        while let Some(start) = text[from..].find(open).map(|at| from + at) {
            let end = text[start..].find([close, '\n']).map_or(text.len(), |at| start + at);
            let inner = blank(&text[start..end]);
            text.replace_range(start..end, &inner);
            from = end.max(start + 1);
        }
    }
    text
}

fn blank(text: &str) -> String {
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
}

/// Times in pages and policies come from facts, so that no two languages can differ.
pub(super) fn facts(reading: &Reading<'_>) -> Verdict {
    let texts = reading.prose().flat_map(|document| document.texts.values());
    Verdict::of(texts.flat_map(|text| {
        let body = without_addresses(&without_code(reading.body(text)));
        // A cell with another unit than its column is a contradiction, which is a rule of its own.
        let odd = odd_cells(&without_code(reading.body(text)), text.locale.as_str());
        let is_odd = |at: usize| odd.iter().any(|(start, length)| (*start..start + length).contains(&at));
        let mut times = times(&body, text.locale.as_str());
        times.retain(|(at, _)| !is_odd(*at));
        times.into_iter().map(move |(at, length)| {
            let message = "a time stands in the text itself, so that languages may differ";
            Fault::new(span(text, at, length), message, "state it in site.toml, and print it with `<fact:…>`")
        })
    }))
}

/// Finds numbers with a unit of time.
fn times(body: &str, locale: &str) -> Vec<(usize, usize)> {
    let units = units(locale);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = body[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let rest = &body[start..];
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let is_number = !body[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || ".-#".contains(c));
        let after = rest[digits..].trim_start_matches([' ', '\u{a0}', '\u{202f}', '-']);
        let unit = units.iter().find(|unit| is_unit(after, unit));
        if let Some(unit) = unit.filter(|_| is_number) {
            found.push((start, rest.len() - after.len() + unit.len()));
        }
        from = start + digits;
    }
    found
}

fn is_unit(text: &str, unit: &str) -> bool {
    let Some(rest) = text.strip_prefix(unit) else { return false };
    // Japanese has no space behind a word.
    let is_japanese = unit.chars().any(|c| c > '\u{2fff}');
    is_japanese || !rest.strip_prefix('s').unwrap_or(rest).starts_with(char::is_alphabetic)
}

fn units(locale: &str) -> &'static [&'static str] {
    match locale.split('-').next().unwrap_or_default() {
        "fr" => &["heure", "jour", "semaine", "mois", "an", "année"],
        "ja" => &["時間", "日間", "日以内", "営業日", "週間", "か月", "ヶ月", "カ月", "年間", "年以内"],
        _ => &["hour", "day", "business day", "working day", "calendar day", "week", "month", "year"],
    }
}

/// What nobody replaced in a template that was copied.
const DEBRIS: [&str; 5] = ["example.com", "Use this section", "lorem ipsum", "5.1.x", "[INSERT"];

/// Marks of unfinished work; code may hold them.
const UNFINISHED: [&str; 3] = ["TODO", "FIXME", "XXXX"];

/// No page or policy, and no contact, has what was left of a template.
pub(super) fn debris(reading: &Reading<'_>) -> Verdict {
    let contacts = reading.site().contacts.iter().enumerate();
    let contacts = contacts.filter(|(_, contact)| contact.value.contains("example.com")).map(|(index, _)| {
        let place = reading.place(&format!("contact.{index}.value"));
        Fault::new(place, "the contact is left over from a template", "write your own")
    });
    let texts = reading.prose().flat_map(|document| document.texts.values());
    let words = texts.flat_map(|text| {
        let body = without_code(reading.body(text));
        let finds = DEBRIS.iter().chain(&UNFINISHED).filter_map(|word| Some((body.find(word)?, *word)));
        let finds: Vec<_> = finds.collect();
        finds.into_iter().map(|(at, word)| {
            let message = format!("`{word}` is left over from a template");
            Fault::new(span(text, at, word.len()), message, "write your own text there, or remove it")
        })
    });
    Verdict::of(contacts.chain(words))
}

/// In tables, the cells of a column with a unit in its header have no other unit.
pub(super) fn tables(reading: &Reading<'_>) -> Verdict {
    let texts = reading.prose().flat_map(|document| document.texts.values());
    Verdict::of(texts.flat_map(|text| {
        let body = without_code(reading.body(text));
        let finds = odd_cells(&body, text.locale.as_str());
        finds.into_iter().map(|(at, length)| {
            let message = "the cell has another unit than the head of its column";
            Fault::new(span(text, at, length), message, "write the column in one unit")
        })
    }))
}

fn odd_cells(body: &str, locale: &str) -> Vec<(usize, usize)> {
    let units = units(locale);
    let unit_of = |cell: &str| units.iter().rev().find(|unit| cell.contains(**unit)).copied();
    let (mut heads, mut found, mut offset) = (Vec::new(), Vec::new(), 0);
    for line in body.split_inclusive('\n') {
        if !line.trim_start().starts_with('|') {
            heads.clear();
        } else if heads.is_empty() {
            heads = line.split('|').map(|cell| unit_of(cell).filter(|_| cell.contains(['(', '（']))).collect();
        } else {
            let mut at = offset;
            for (cell, head) in line.split('|').zip(&heads) {
                let own = unit_of(cell).filter(|_| cell.contains(|c: char| c.is_ascii_digit()));
                if own.is_some() && head.is_some() && own != *head {
                    let start = cell.len() - cell.trim_start().len();
                    found.push((at + start, cell.trim().len()));
                }
                at += cell.len() + 1;
            }
        }
        offset += line.len();
    }
    found
}

/// Every published text is there in English.
pub(super) fn english(reading: &Reading<'_>) -> Verdict {
    let is_english = |text: &EditionText| text.locale.as_str().split('-').next() == Some("en");
    let mut advisories = reading.advisories().peekable();
    if advisories.peek().is_none() {
        return Verdict::NotApplicable;
    }
    let without = advisories.filter(|(document, _)| !document.texts.values().any(is_english));
    Verdict::of(without.map(|(document, advisory)| {
        let message = format!("`{}` has no English text", advisory.id);
        Fault::new(top(document), message, "translate it: CVE records are in English")
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, locale: &str, expected: &[&str]) {
        let body = without_addresses(&without_code(body));
        let found: Vec<&str> = times(&body, locale).into_iter().map(|(at, length)| &body[at..at + length]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn times_are_found_in_each_language_and_dates_are_not() {
        check("within 90 days, or a 30-day extension", "en", &["90 day", "30-day"]);
        check("since 2026, `7 days`, <fact:a.7 days>, TLS 1.2 hours", "en", &[]);
        check("sous 5\u{a0}jours ouvrés, 3 ans, 12 anomalies", "fr", &["5\u{a0}jour", "3 an"]);
        check("90日以内に、2026年11月1日に、72時間", "ja", &["90日以内", "72時間"]);
    }

    #[test]
    fn cells_have_the_unit_of_their_head() {
        let table = "| Level | Time (days) |\n|---|---|\n| high | 30 days |\n| low | 4 weeks |\n";
        let found: Vec<&str> = odd_cells(table, "en").into_iter().map(|(at, length)| &table[at..at + length]).collect();
        assert_eq!(found, ["4 weeks"]);
    }
}
