//! Rules about the words of pages and policies, and how they are looked at.

use std::collections::BTreeMap;

use crate::check::EditionText;
use crate::check::drift::TimeReader;
use crate::check::drift::TimeSpan;
use crate::check::profile::reading::Reading;
use crate::check::profile::reading::top;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::model::FactValue;
use crate::model::Locale;
use crate::model::Site;
use crate::model::Unit;
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

/// Times that are facts of the site are printed from them, so that no two languages can differ.
pub(super) fn facts(reading: &Reading<'_>) -> Verdict {
    let known = quantities(reading.site());
    let times = TimeReaders::new(reading);
    let texts = reading.prose().flat_map(|document| document.texts.values());
    Verdict::of(texts.filter(|text| !reading.edition.is_stored(text)).flat_map(|text| {
        let code_free = without_code(reading.body(text));
        // A cell with another unit than its column is a contradiction, which is a rule of its own.
        let odd = odd_cells(&code_free, times.of(text));
        let is_odd = |span: &TimeSpan| odd.iter().any(|(at, length)| (*at..at + length).contains(&span.bytes.start));
        let mut spans = times.of(text).spans(&without_addresses(&code_free));
        spans.retain(|span| !is_odd(span));
        let known = &known;
        spans.into_iter().filter_map(move |found| {
            let name = known.get(&(found.count, found.unit))?;
            let message = format!("this is as long as `{name}` of site.toml, and stands in the text itself");
            let hint = format!("if it is that, print it with `<fact:{name}>`, so that no language can differ");
            Some(Fault::new(span(text, found.bytes.start, found.bytes.len()), message, hint))
        })
    }))
}

/// The lengths of time that a site states, each with the name of the first fact that is so long.
fn quantities(site: &Site) -> BTreeMap<(u32, Unit), String> {
    let windows = site.disclosure.iter().flat_map(|rules| {
        let times = [rules.window, rules.extension, rules.customer_head_start];
        ["window", "extension", "customer_head_start"].into_iter().zip(times)
    });
    let windows = windows.filter_map(|(field, time)| Some((format!("disclosure.{field}"), time?)));
    let facts = site.facts.iter().filter_map(|(name, fact)| match fact {
        FactValue::Quantity(quantity) => Some((format!("facts.{name}"), *quantity)),
        FactValue::Date(_)
        | FactValue::Integer(_)
        | FactValue::Decimal(_)
        | FactValue::List(_)
        | FactValue::Text(_) => None,
    });
    let promises =
        site.commitments.iter().map(|promise| (format!("commitments.{}", promise.name.value), promise.within));
    let rows = site.retention.iter().map(|row| (format!("retention.{}.delete_after", row.id.value), row.delete_after));
    let levels = site
        .severity
        .iter()
        .filter_map(|row| Some((format!("severity.{}.resolve_within", row.level.value.as_str()), row.resolve_within?)));
    let mut named = BTreeMap::new();
    for (name, time) in windows.chain(facts).chain(promises).chain(rows).chain(levels) {
        named.entry((time.count, time.unit)).or_insert(name);
    }
    named
}

/// The readers of times of every language of a site.
struct TimeReaders(BTreeMap<Locale, TimeReader>);

impl TimeReaders {
    fn new(reading: &Reading<'_>) -> TimeReaders {
        let locales = reading.site().locales.iter();
        TimeReaders(locales.map(|locale| (locale.clone(), TimeReader::new(locale))).collect())
    }

    fn of(&self, text: &EditionText) -> &TimeReader {
        &self.0[&text.locale]
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
    let times = TimeReaders::new(reading);
    let texts = reading.prose().flat_map(|document| document.texts.values());
    Verdict::of(texts.flat_map(|text| {
        let finds = odd_cells(&without_code(reading.body(text)), times.of(text));
        finds.into_iter().map(|(at, length)| {
            let message = "the cell has another unit than the head of its column";
            Fault::new(span(text, at, length), message, "write the column in one unit")
        })
    }))
}

fn odd_cells(body: &str, times: &TimeReader) -> Vec<(usize, usize)> {
    let (mut heads, mut found, mut offset) = (Vec::new(), Vec::new(), 0);
    for line in body.split_inclusive('\n') {
        if !line.trim_start().starts_with('|') {
            heads.clear();
        } else if heads.is_empty() {
            heads = line.split('|').map(|cell| times.bracketed(cell)).collect();
        } else {
            let mut at = offset;
            for (cell, head) in line.split('|').zip(&heads) {
                let is_odd = |unit: &Unit| times.spans(cell).iter().any(|span| span.unit != *unit);
                if head.as_ref().is_some_and(is_odd) {
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
        let times = TimeReader::new(&locale.parse().unwrap());
        let found: Vec<&str> = times.spans(&body).into_iter().map(|span| &body[span.bytes]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn times_are_found_in_each_language_and_dates_are_not() {
        check("within 90 days, or a 30-day extension", "en", &["90 days", "30-day"]);
        check("since 2026, `7 days`, <fact:a.7 days>, {#kept-90-days}", "en", &[]);
        check("sous 5\u{a0}jours ouvrés, 3 ans, 12 anomalies", "fr", &["5\u{a0}jours ouvrés", "3 ans"]);
        check("90日以内に、2026年11月1日に、72時間", "ja", &["90日", "72時間"]);
    }

    #[test]
    fn cells_have_the_unit_of_their_head() {
        let english = TimeReader::new(&"en".parse().unwrap());
        let table = "| Level | Time (days) |\n|---|---|\n| high | 30 days |\n| low | 4 weeks |\n";
        let found: Vec<&str> =
            odd_cells(table, &english).into_iter().map(|(at, length)| &table[at..at + length]).collect();
        assert_eq!(found, ["4 weeks"]);
        let japanese = TimeReader::new(&"ja".parse().unwrap());
        let table = "| 深刻度 | 期間（日） |\n|---|---|\n| 高 | 30日 |\n| 低 | 4週間 |\n";
        let found: Vec<&str> =
            odd_cells(table, &japanese).into_iter().map(|(at, length)| &table[at..at + length]).collect();
        assert_eq!(found, ["4週間"]);
    }
}
