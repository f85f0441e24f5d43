//! The list of weaknesses that ships with the program, as the MITRE Corporation publishes it.
//!
//! The data stand in `cwe.tsv`, whose head tells their version, format and licence. A name is that of a day, because
//! the list renames weaknesses and a document says for good what it said when it was released.

use jiff::civil::Date;

use crate::model::CweId;
use crate::model::words;

/// The version of the CWE list that the program knows.
pub const CWE_VERSION: &str = "4.20";

const TABLE: &str = include_str!("cwe.tsv");

words! {
    /// What a number of the CWE list is that is no weakness.
    CweGroup {
        /// Weaknesses that have something in common.
        Category = "category",
        /// A way to look at the whole list.
        View = "view",
    }
}

/// Returns the name of a weakness; `None` where the list has no such weakness.
///
/// Categories and views are no weaknesses (CSAF 2.0, section 6.1.11).
pub fn cwe_name(id: &CweId) -> Option<&'static str> {
    weaknesses(id).last().map(|(_, name)| name)
}

/// Returns the name that a weakness had on a day, or its first one where the list did not have it yet.
pub fn cwe_name_on(id: &CweId, day: Date) -> Option<&'static str> {
    let day = day.to_string();
    let mut names = weaknesses(id).peekable();
    let (_, first) = *names.peek()?;
    let name = names.take_while(|(since, _)| *since <= day.as_str()).last();
    Some(name.map_or(first, |(_, name)| name))
}

/// Returns what a number is that names no weakness, and its name.
pub fn cwe_group(id: &CweId) -> Option<(CweGroup, &'static str)> {
    lines(id).find_map(|(word, name)| Some((word.parse().ok()?, name)))
}

/// The names of a weakness, each with the day since which it has it, in the order of the days.
fn weaknesses(id: &CweId) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(id).filter(|(word, _)| word.parse::<CweGroup>().is_err())
}

/// The lines of a number, as the day or the group and the name.
fn lines(id: &CweId) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
    let number = number(id.as_str().trim_start_matches("CWE-"));
    let rows = TABLE[first_line(number)..].lines().filter_map(|line| line.split_once('\t'));
    rows.take_while(move |(text, _)| self::number(text) == number).filter_map(|(_, rest)| rest.split_once('\t'))
}

/// Finds where the first line begins whose number is not lower; the lines of the head come before all numbers.
fn first_line(wanted: u32) -> usize {
    let (mut low, mut high) = (0, TABLE.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start =
            TABLE.as_bytes()[low..middle].iter().rposition(|byte| *byte == b'\n').map_or(low, |at| low + at + 1);
        let length = TABLE.as_bytes()[start..].iter().position(|byte| *byte == b'\n').unwrap_or(TABLE.len() - start);
        let text = TABLE[start..start + length].split('\t').next().unwrap_or_default();
        if number(text) < wanted {
            low = (start + length + 1).min(TABLE.len());
        } else {
            high = start;
        }
    }
    low
}

fn number(text: &str) -> u32 {
    text.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> CweId {
        text.parse().unwrap()
    }

    fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
        TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
    }

    #[test]
    fn every_row_is_found_by_its_number() {
        for (number, rest) in rows() {
            let (word, name) = rest.split_once('\t').unwrap();
            assert!(lines(&id(&format!("CWE-{number}"))).any(|row| row == (word, name)), "{number}");
        }
    }

    #[test]
    fn rows_are_sorted_and_names_have_no_space_around_them() {
        let keys: Vec<_> = rows().map(|(number, rest)| (self::number(number), rest.split('\t').next())).collect();
        assert!(keys.is_sorted() && keys[0].0 > 0);
        let names = rows().map(|(_, rest)| rest.split_once('\t').unwrap().1);
        assert!(names.into_iter().all(|name| !name.is_empty() && name == name.trim()));
    }

    #[test]
    fn head_states_the_version() {
        assert!(TABLE.starts_with(&format!(
            "# The weaknesses of the CWE list (Common Weakness Enumeration), version {CWE_VERSION} of "
        )));
    }

    #[test]
    fn list_has_969_weaknesses() {
        let weaknesses: std::collections::BTreeSet<_> =
            rows().filter(|(number, _)| cwe_name(&id(&format!("CWE-{number}"))).is_some()).map(|row| row.0).collect();
        assert_eq!(weaknesses.len(), 969);
    }

    #[test]
    fn first_and_last_number_and_none_between_or_beyond() {
        assert_eq!(cwe_name(&id("CWE-5")), Some("J2EE Misconfiguration: Data Transmission Without Encryption"));
        assert_eq!(cwe_name(&id("CWE-613")), Some("Insufficient Session Expiration"));
        assert_eq!(cwe_name(&id("CWE-1434")), Some("Insecure Setting of Generative AI/ML Model Inference Parameters"));
        for text in ["CWE-1", "CWE-10", "CWE-1435", "CWE-99999"] {
            assert_eq!(cwe_name(&id(text)), None, "{text}");
        }
    }

    #[test]
    fn categories_and_views_are_no_weaknesses() {
        assert_eq!(cwe_name(&id("CWE-16")), None);
        assert_eq!(cwe_group(&id("CWE-16")), Some((CweGroup::Category, "Configuration")));
        assert_eq!(cwe_group(&id("CWE-1000")), Some((CweGroup::View, "Research Concepts")));
        assert_eq!(cwe_group(&id("CWE-613")), None);
    }

    #[test]
    fn name_is_that_of_the_day() {
        let name = |day: &str| cwe_name_on(&id("CWE-598"), day.parse().unwrap());
        assert_eq!(name("2001-01-01"), Some("Information Leak Through Query Strings in GET Request"));
        assert_eq!(name("2020-02-23"), Some("Information Exposure Through Query Strings in GET Request"));
        assert_eq!(name("2020-02-24"), Some("Use of GET Request Method With Sensitive Query Strings"));
        assert_eq!(name("2026-11-21"), cwe_name(&id("CWE-598")));
        assert_eq!(cwe_name_on(&id("CWE-16"), "2026-11-21".parse().unwrap()), None);
    }
}
