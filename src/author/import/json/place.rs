//! Where a value of a document stands.

use std::fmt::Write as _;

/// The place of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The byte of the text where it begins.
    pub offset: usize,
    /// The keys and indexes that lead to it, such as `vulnerabilities[3].remediations[0].url`; empty for the document.
    pub path: String,
}

/// Finds a value of a document that was parsed; the end of the text where there are fewer.
pub(super) fn find(text: &str, number: usize) -> Place {
    let found = find_all(text, [number].into_iter()).into_iter().next();
    found.map_or(Place { offset: text.len(), path: String::new() }, |(place, _)| place)
}

/// Finds values of a document that was parsed, by ascending numbers, each with its text; that of a container is its
/// first mark.
pub(super) fn find_all(text: &str, numbers: impl Iterator<Item = usize>) -> Vec<(Place, &str)> {
    let mut scan = Scan { text, at: 0, steps: Vec::new() };
    let mut places = Vec::new();
    let mut count = 0;
    for number in numbers {
        while let Some((offset, depth)) = scan.next_value() {
            count += 1;
            if count > number {
                places.push((Place { offset, path: path(&scan.steps[..depth]) }, &text[offset..scan.at]));
                break;
            }
        }
    }
    places
}

/// Puts a key behind a path.
pub(super) fn push_key(path: &mut String, key: &str) {
    let is_plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@'));
    if !is_plain {
        write!(path, "[{key:?}]").expect("a string takes all that is written");
        return;
    }
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

/// Puts an index behind a path.
pub(super) fn push_index(path: &mut String, index: usize) {
    write!(path, "[{index}]").expect("a string takes all that is written");
}

/// What leads from a value to one in it.
enum Step<'t> {
    /// The value of a key, which is quoted as in the text.
    Key(&'t str),
    /// The item of an array.
    Index(usize),
}

/// A walk over a text that is known to be JSON.
struct Scan<'t> {
    text: &'t str,
    at: usize,
    steps: Vec<Step<'t>>,
}

impl<'t> Scan<'t> {
    /// Goes on to the next value, and returns where it begins and how many of the steps lead to it.
    fn next_value(&mut self) -> Option<(usize, usize)> {
        let bytes = self.text.as_bytes();
        loop {
            let (at, depth) = (self.at, self.steps.len());
            match *bytes.get(at)? {
                b'[' | b'{' => {
                    self.steps.push(if bytes[at] == b'[' { Step::Index(0) } else { Step::Key("\"\"") });
                    self.at += 1;
                    return Some((at, depth));
                }
                b'"' => {
                    self.at = end_of_string(bytes, at);
                    if !self.is_key() {
                        return Some((at, depth));
                    }
                    if let Some(step) = self.steps.last_mut() {
                        *step = Step::Key(&self.text[at..self.at]);
                    }
                }
                b'-' | b'0'..=b'9' | b'a'..=b'z' => {
                    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || b"+-.".contains(*byte);
                    self.at += bytes[at..].iter().take_while(is_part).count();
                    return Some((at, depth));
                }
                mark => self.pass(mark),
            }
        }
    }

    /// A string with a colon behind it is a key.
    fn is_key(&self) -> bool {
        self.text[self.at..].trim_start_matches([' ', '\t', '\r', '\n']).starts_with(':')
    }

    /// Goes past what stands between values.
    fn pass(&mut self, mark: u8) {
        self.at += 1;
        match (mark, self.steps.last_mut()) {
            (b']' | b'}', _) => drop(self.steps.pop()),
            (b',', Some(Step::Index(index))) => *index += 1,
            _ => {}
        }
    }
}

/// Returns where a string ends, its quotes included.
fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(bytes.len())
}

fn path(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Key(quoted) => push_key(&mut path, &serde_json::from_str::<String>(quoted).unwrap_or_default()),
            Step::Index(index) => push_index(&mut path, *index),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\u{feff}{\"a\" : [1, {\"b c\": \"]\\\"\", \"\\u0064\": {}}, []], \"e\": true}";

    fn check(number: usize, begins: &str, path: &str) {
        let place = find(TEXT, number);
        assert!(TEXT[place.offset..].starts_with(begins), "{number}: {place:?}");
        assert_eq!(place.path, path);
    }

    #[test]
    fn value_is_found_by_its_number() {
        check(0, "{\"a\"", "");
        check(1, "[1", "a");
        check(2, "1,", "a[0]");
        check(3, "{\"b c", "a[1]");
        check(4, "\"]\\\"", "a[1][\"b c\"]");
        check(5, "{}", "a[1].d");
        check(6, "[]]", "a[2]");
        check(7, "true", "e");
        assert_eq!(find(TEXT, 8).offset, TEXT.len());
    }
}
