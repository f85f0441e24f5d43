//! Versions of Maven, in the order of its `ComparableVersion` (Maven POM reference, "Version Order Specification").
//!
//! A version is a row of items, behind whose end stand as many releases as are asked for: `1-rc` is before `1`, and
//! `1-1` behind it. A zero or a release before a word, a hyphen or the end says nothing: `1.0-rc` is `1-rc`. Items have
//! an order of their own, so that the order of versions has no circles.

use std::cmp::Ordering;

/// A version of Maven; any text is one.
#[derive(Clone, Debug)]
pub(in crate::model) struct MavenVersion {
    items: Vec<Item>,
}

/// A part of a version; each kind is before the next one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Item {
    /// A word, with the number that follows it at once or behind a hyphen.
    Word(Word, Option<Number>),
    /// A number behind a hyphen.
    Hyphen(Number),
    /// Any other number.
    Dot(Number),
}

/// The words that Maven knows, in their order, and the others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Word {
    Alpha,
    Beta,
    Milestone,
    Rc,
    Snapshot,
    Release,
    Sp,
    Other(String),
}

/// A whole number of any length: the count of its digits, and the digits, of which the first is no zero.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Number(usize, String);

impl MavenVersion {
    /// Reads a version.
    pub(in crate::model) fn new(text: &str) -> MavenVersion {
        let text = text.to_lowercase();
        let mut items = Vec::new();
        let mut rest = text.as_str();
        let mut is_behind_hyphen = false;
        while !rest.is_empty() {
            let (item, tail) = split_item(rest, is_behind_hyphen);
            items.push(item);
            is_behind_hyphen = tail.starts_with('-');
            rest = tail.strip_prefix(['.', '-']).unwrap_or(tail);
        }
        MavenVersion { items: without_nothings(items) }
    }

    /// Compares two versions; neither is before the other where they differ in letter case, or in what says nothing.
    pub(in crate::model) fn compare(&self, other: &MavenVersion) -> Ordering {
        let release = Item::Word(Word::Release, None);
        let at = |version: &MavenVersion, place: usize| version.items.get(place).unwrap_or(&release).clone();
        let places = 0..self.items.len().max(other.items.len());
        places
            .map(|place| at(self, place).cmp(&at(other, place)))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }
}

/// Returns the item that a text begins with, and what follows it. A separator without an item before it has a zero.
fn split_item(text: &str, is_behind_hyphen: bool) -> (Item, &str) {
    let (digits, tail) = split_digits(text);
    if !digits.is_empty() || text.starts_with(['.', '-']) {
        let number = Number::new(digits);
        return (if is_behind_hyphen { Item::Hyphen(number) } else { Item::Dot(number) }, tail);
    }
    let end = text.find(|c: char| matches!(c, '.' | '-') || c.is_ascii_digit()).unwrap_or(text.len());
    let (word, tail) = text.split_at(end);
    match split_digits(tail.strip_prefix('-').unwrap_or(tail)) {
        ("", _) => (Item::word(word, None), tail),
        (digits, tail) => (Item::word(word, Some(Number::new(digits))), tail),
    }
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

/// Leaves out what says nothing: a zero or a release before a word, a hyphen or the end.
fn without_nothings(items: Vec<Item>) -> Vec<Item> {
    let mut kept: Vec<Item> = Vec::new();
    for item in items.into_iter().rev() {
        let is_before_number = matches!(kept.last(), Some(Item::Dot(_)));
        if is_before_number || !item.is_nothing() {
            kept.push(item);
        }
    }
    kept.reverse();
    kept
}

impl Item {
    fn word(text: &str, number: Option<Number>) -> Item {
        let word = match text {
            "a" if number.is_some() => Word::Alpha,
            "b" if number.is_some() => Word::Beta,
            "m" if number.is_some() => Word::Milestone,
            "alpha" => Word::Alpha,
            "beta" => Word::Beta,
            "milestone" => Word::Milestone,
            "rc" | "cr" => Word::Rc,
            "snapshot" => Word::Snapshot,
            "ga" | "final" | "release" => Word::Release,
            "sp" => Word::Sp,
            other => Word::Other(other.to_owned()),
        };
        let number = number.filter(|number| word != Word::Release || !number.is_zero());
        Item::Word(word, number)
    }

    fn is_nothing(&self) -> bool {
        match self {
            Item::Word(word, number) => *word == Word::Release && number.is_none(),
            Item::Hyphen(number) | Item::Dot(number) => number.is_zero(),
        }
    }
}

impl Number {
    fn new(digits: &str) -> Number {
        let digits = digits.trim_start_matches('0');
        Number(digits.len(), digits.to_owned())
    }

    fn is_zero(&self) -> bool {
        self.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares each version with each: those of a line are one, and lines stand in their order.
    #[track_caller]
    fn check(lines: &[&str]) {
        let versions: Vec<(usize, &str)> = lines
            .iter()
            .enumerate()
            .flat_map(|(line, texts)| texts.split_whitespace().map(move |text| (line, text)))
            .collect();
        for (line, text) in &versions {
            for (other_line, other) in &versions {
                let order = MavenVersion::new(text).compare(&MavenVersion::new(other));
                assert_eq!(order, line.cmp(other_line), "{text} and {other}");
            }
        }
    }

    #[test]
    fn words_have_their_order() {
        check(&[
            "1-alpha2snapshot",
            "1-alpha2 1a2 1.0-ALPHA-2 1.a2",
            "1-alpha-123",
            "1-beta-2 1b2",
            "1-beta123",
            "1-m2 1-Milestone-2",
            "1-m11",
            "1-rc 1.0.cr 1cr",
            "1-cr2 1.0.0.RC2",
            "1-rc123",
            "1-SNAPSHOT 1.0.snapshot",
            "1 1.0 1-0 1.0-0 1.0.0 01 1ga 1.Final 1-RELEASE 1.0.GA 1-",
            "1-ga1 1.final-1",
            "1-sp",
            "1-sp2",
            "1-sp123",
            "1-abc 1abc 1.0.abc",
            "1-def",
            "1-pom-1",
            "1-1-snapshot",
            "1-1 1.0-1",
            "1-2",
            "1-123",
            "1.0.1",
        ]);
    }

    #[test]
    fn numbers_behind_a_dot_are_above_all_else() {
        check(&[
            "2.0", "2.0.a", "2-1", "2.0.2", "2.0.123", "2.1.0", "2.1-a", "2.1b", "2.1-c", "2.1-1", "2.1.0.1", "2.2",
            "2.123", "11.a2", "11.a11", "11.b2", "11.b11", "11.m2", "11.m11", "11", "11.a", "11b", "11c", "11m",
        ]);
        check(&["6.1.0rc3", "6.1.0", "6.1H.5-beta"]);
        check(&["20190126.230843", "1234567890.12345", "123456789012345.1H", "12345678901234567890.1H.5-beta"]);
        check(&["1-0.alpha", "1-0.beta", "1", "1-0.5"]);
        check(&["0 -", "x 0.x 0-x", "-1 0-1", "0.1"]);
    }

    #[test]
    fn releases_of_vendors_have_an_order() {
        check(&[
            "3.1.0.Alpha1",
            "3.1.0.Final 3.1.0.GA 3.1",
            "3.1.Final.1 3.1.0.Final.1 3.1.0.GA.1",
            "3.1.0.Final.redhat 3.1-Final-redhat",
            "3.1.0.Final-redhat-1",
            "3.1.0.Final-redhat-00002",
            "3.1.1.Final",
        ]);
    }
}
