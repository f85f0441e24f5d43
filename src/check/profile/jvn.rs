//! Rules about ids of Japan Vulnerability Notes (JVN).

use crate::check::profile::reading::Reading;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;

/// Ids of JVN have the form that JVN gives them.
pub(super) fn ids(reading: &Reading<'_>) -> Verdict {
    let mut ids = reading.advisories().flat_map(|(document, advisory)| {
        advisory.aliases.iter().filter(|alias| alias.starts_with("JVN")).map(move |alias| (document, alias))
    });
    let ids: Vec<_> = ids.by_ref().collect();
    if ids.is_empty() {
        return Verdict::NotApplicable;
    }
    Verdict::of(ids.into_iter().filter(|(_, id)| !is_id(id)).map(|(document, id)| {
        let message = format!("`{id}` is no id of JVN");
        let hint = "ids are JVN#, JVNVU# or JVNTA# and 8 digits, or JVNDB-, a year and 6 digits";
        Fault::new(reading.field(document, "aliases"), message, hint)
    }))
}

fn is_id(id: &str) -> bool {
    let is_number = |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let short = ["JVN#", "JVNVU#", "JVNTA#"].iter().find_map(|prefix| id.strip_prefix(prefix));
    let long = id.strip_prefix("JVNDB-").and_then(|rest| rest.split_once('-'));
    short.is_some_and(|number| is_number(number, 8))
        || long.is_some_and(|(year, number)| is_number(year, 4) && is_number(number, 6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_jvn_have_eight_digits_or_a_year_and_six() {
        for id in ["JVN#12345678", "JVNVU#98765432", "JVNTA#12345678", "JVNDB-2026-000001"] {
            assert!(is_id(id), "{id}");
        }
        for id in ["JVN#1234567", "JVN12345678", "JVNDB-26-000001"] {
            assert!(!is_id(id), "{id}");
        }
    }
}
