//! What can be changed in a text, and what it may become.

use std::ops::Range;

/// Something that can be changed.
#[derive(Clone, Debug)]
pub struct Found {
    /// What it is.
    pub kind: Kind,
    /// The bytes of the text that hold it.
    pub range: Range<usize>,
    /// What it may become.
    pub others: Vec<String>,
}

/// What can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number above 3.
    Number,
    /// A version of three parts.
    Version,
    /// A CVE id.
    Cve,
    /// A day.
    Date,
    /// A link, with its text.
    Link,
    /// A code span.
    Code,
    /// An item of a list.
    Item,
}

impl Kind {
    /// Returns what it is called.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Number => "number",
            Kind::Version => "version",
            Kind::Cve => "CVE",
            Kind::Date => "date",
            Kind::Link => "link",
            Kind::Code => "code",
            Kind::Item => "item",
        }
    }

    /// Returns what stands in the place of something that was lost.
    pub fn nothing(self) -> &'static str {
        if self == Kind::Item { "" } else { " " }
    }

    /// Returns what is added behind one of a kind.
    pub fn more(self, own: &str, locale: &str) -> String {
        match self {
            Kind::Number => " (87)".to_owned(),
            Kind::Version => " (8.3.2)".to_owned(),
            Kind::Cve => " (CVE-2025-91111)".to_owned(),
            Kind::Date => " (2025-12-24)".to_owned(),
            Kind::Link => " [x](https://example.net/added)".to_owned(),
            Kind::Code => " `added --now`".to_owned(),
            Kind::Item => {
                let words = if locale == "ja" { "追加された項目" } else { "Un point de plus" };
                format!("\n{}{words}", &own[..marker(own).unwrap_or(0)])
            }
        }
    }
}

/// Finds all that can be changed in a text outside code blocks and settings.
pub fn find(text: &str) -> Vec<Found> {
    let (mut found, mut lists) = (Vec::new(), Vec::<Vec<Range<usize>>>::new());
    let (mut start, mut is_code) = (0, false);
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_end();
        let is_fence = trimmed.trim_start().starts_with("```");
        is_code ^= is_fence;
        if !is_code && !is_fence {
            if marker(trimmed).is_some() {
                let own = start..start + trimmed.len();
                match lists.last_mut().filter(|list| list.last().is_some_and(|last| last.end + 1 == start)) {
                    Some(list) => list.push(own),
                    None => lists.push(vec![own]),
                }
            }
            inline(trimmed, start, &mut found);
        }
        start += line.len();
    }
    found.extend(lists.iter().flat_map(|list| items(text, list)));
    found
}

/// Returns the length of a list item's mark.
fn marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_item = line.starts_with("- ") || digits > 0 && line[digits..].starts_with(". ");
    is_item.then_some(if digits > 0 { digits + 2 } else { 2 })
}

/// An item may become the one beside it.
fn items(text: &str, list: &[Range<usize>]) -> Vec<Found> {
    let beside = |at: usize| list.get(if at == 0 { 1 } else { at - 1 });
    let others = |at: usize| beside(at).map(|other| text[other.clone()].to_owned()).into_iter().collect();
    let items = list.iter().enumerate();
    items.map(|(at, range)| Found { kind: Kind::Item, range: range.clone(), others: others(at) }).collect()
}

fn inline(line: &str, start: usize, found: &mut Vec<Found>) {
    let mut at = marker(line).unwrap_or(0);
    while at < line.len() {
        let rest = &line[at..];
        let before = line[..at].chars().next_back();
        let is_free = !before.is_some_and(|c| c.is_ascii_alphanumeric() || ".-_/:".contains(c));
        let here = link(rest).or_else(|| code(rest)).or_else(|| value(rest).filter(|_| is_free));
        match here {
            Some((length, made)) => {
                if let Some((kind, others)) = made {
                    found.push(Found { kind, range: start + at..start + at + length, others });
                }
                at += length;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
}

/// How long something is, and what it is and may become unless it is left as it is.
type Here = (usize, Option<(Kind, Vec<String>)>);

fn link(rest: &str) -> Option<Here> {
    if rest.starts_with('<') {
        return Some((rest.find('>')? + 1, None));
    }
    let inner = rest.strip_prefix('[')?;
    let middle = inner.find("](")?;
    let end = inner[middle..].find(')')? + middle;
    let is_fact = inner[middle + 2..end].starts_with('<');
    let other = format!("[{}](https://example.org/elsewhere)", &inner[..middle]);
    Some((end + 2, (!is_fact).then(|| (Kind::Link, vec![other]))))
}

fn code(rest: &str) -> Option<Here> {
    let inner = rest.strip_prefix('`')?;
    let end = inner.find('`')?;
    Some((end + 2, Some((Kind::Code, vec![format!("`{}x`", &inner[..end])]))))
}

/// An id, a day, a version or a number.
fn value(rest: &str) -> Option<Here> {
    if rest.starts_with("CVE-") {
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
        return Some((length, Some((Kind::Cve, vec![last_digit_changed(&rest[..length])]))));
    }
    let digits = digits(rest);
    if digits == 0 {
        return None;
    }
    if let Some(length) = date(rest) {
        let own = &rest[..length];
        let others = vec![own.replacen("202", "201", 1), day_changed(own)];
        return Some((length, Some((Kind::Date, others))));
    }
    let length = number(rest);
    let (word, behind) = rest.split_at(length);
    // A time, a year alone, a name such as `2FA` or a version such as `4.x`.
    let is_other = [" h ", ":", "時", "年", "月"].iter().any(|sign| behind.starts_with(sign))
        || behind.starts_with(|c: char| c.is_ascii_alphanumeric() || ".-".contains(c) && behind.len() > 1)
            && !behind.starts_with(". ");
    let value: f64 = word.replace([',', '\u{202f}'], "").parse().unwrap_or(f64::MAX);
    let made = match word.matches('.').count() {
        _ if is_other => None,
        2 => Some((Kind::Version, vec![last_digit_changed(word)])),
        0 | 1 if value > 3.0 => Some((Kind::Number, vec![last_digit_changed(word)])),
        _ => None,
    };
    Some((length, made))
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Returns the length of digits with single signs between them.
fn number(text: &str) -> usize {
    let mut end = digits(text);
    while let Some(sign) = text[end..].chars().next().filter(|sign| ".,\u{202f}".contains(*sign)) {
        let more = digits(&text[end + sign.len_utf8()..]);
        if more == 0 {
            break;
        }
        end += sign.len_utf8() + more;
    }
    end
}

/// Returns the length of a day with its year: `2026-03-27`, `2026年3月27日`, `1er mars 2026`.
fn date(text: &str) -> Option<usize> {
    let signed = |signs: [&str; 3]| {
        let mut end = 0;
        for sign in signs {
            let more = digits(&text[end..]);
            end += more + text[end + more..].strip_prefix(sign).filter(|_| more > 0).map(|_| sign.len())?;
        }
        Some(end)
    };
    if let Some(length) = signed(["年", "月", "日"]) {
        return Some(length);
    }
    if let Some(month) = signed(["-", "-", ""]).filter(|length| *length == 10) {
        return Some(month);
    }
    let day = digits(text) + if text[digits(text)..].starts_with("er ") { 2 } else { 0 };
    let mut words = text[day..].strip_prefix(' ')?.split(' ');
    let (month, year) = (words.next()?, words.next()?);
    let is_year = digits(year) == 4 && month.chars().all(char::is_lowercase);
    is_year.then_some(day + month.len() + 6)
}

/// Changes the day of a date.
fn day_changed(date: &str) -> String {
    let is_first = !date.starts_with("20");
    let at = if is_first { digits(date) } else { date.rfind(|c: char| c.is_ascii_digit()).map_or(0, |last| last + 1) };
    format!("{}{}", last_digit_changed(&date[..at]), &date[at..])
}

/// Changes the last digit of a text by one.
fn last_digit_changed(text: &str) -> String {
    let at = text.rfind(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let digit = text.as_bytes().get(at).map_or(0, |byte| byte - b'0');
    let other = if digit == 9 { 8 } else { digit + 1 };
    format!("{}{other}{}", &text[..at], &text[at + 1..])
}
