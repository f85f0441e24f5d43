//! The names of advisories.

use std::collections::BTreeSet;

use crate::model::AdvisoryId;
use crate::model::CveId;

/// The longest id (`AdvisoryId`).
const LONGEST: usize = 100;

/// Makes an advisory's id of what a record calls itself; `None` where no letter and no digit is in it.
///
/// A name that can be an id is one. In any other each run of characters that cannot stand in an id becomes `-`, and
/// where it does not begin with a letter, the name of the format stands before it: `RHSA-2021:5186` becomes
/// `RHSA-2021-5186`, and `2022-001` becomes `CSAF-2022-001`.
pub(super) fn advisory_id(name: &str, format: &str) -> Option<AdvisoryId> {
    if let Ok(id) = name.parse() {
        return Some(id);
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let parts: Vec<&str> = name.split(|c: char| !is_part(c) && c != '.').collect();
    let parts = parts.iter().map(|part| part.split('.').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("."));
    let id = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let begins = id.starts_with(|c: char| c.is_ascii_alphabetic());
    let id = if begins || id.is_empty() { id } else { format!("{format}-{id}") };
    id[..id.len().min(LONGEST)].trim_end_matches(['.', '-']).parse().ok()
}

/// Sorts the names of the only vulnerability of an advisory: its CVE id, which is the advisory's own or the first of
/// the others, and the others without it, each once.
pub(super) fn other_ids<'n>(id: &str, names: impl IntoIterator<Item = &'n str>) -> (Option<CveId>, Vec<String>) {
    let mut seen = BTreeSet::from([id]);
    let others: Vec<&str> = names.into_iter().filter(|name| seen.insert(name)).collect();
    let cve: Option<CveId> = [id].into_iter().chain(others.iter().copied()).find_map(|name| name.parse().ok());
    let is_cve = |name: &&str| cve.as_ref().is_some_and(|cve| cve.as_str() == *name);
    let aliases = others.into_iter().filter(|name| !is_cve(name)).map(str::to_owned).collect();
    (cve, aliases)
}

/// Returns whether a name can be the alias of an advisory: 1 to 100 characters of ASCII, and no space.
pub(super) fn is_alias(name: &str) -> bool {
    (1..=100).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: Option<&str>) {
        assert_eq!(advisory_id(name, "CSAF").as_ref().map(AdvisoryId::as_str), expected, "{name:?}");
    }

    #[test]
    fn name_becomes_an_id() {
        check("ICSA-17-290-01", Some("ICSA-17-290-01"));
        check("RHSA-2021:5186", Some("RHSA-2021-5186"));
        check("2022-EVD-UC-01-A-001", Some("CSAF-2022-EVD-UC-01-A-001"));
        check("../../etc/x", Some("etc-x"));
        check("a..b.", Some("a.b"));
        check("窓", None);
        check("", None);
        check(&format!("9{}", "x".repeat(200)), Some(&format!("CSAF-9{}", "x".repeat(94))));
    }
}
