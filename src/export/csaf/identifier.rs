//! Ids of a vulnerability in other systems.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::export::statement::Standing;
use crate::export::statement::Subject;
use crate::model::vulnerability_id;

/// An id of a vulnerability in a system other than CVE.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Identifier {
    system_name: String,
    text: String,
}

/// Systems by how their ids begin. The European database is registered with the CSAF committee under its address; the
/// others have no registered name.
const SYSTEMS: [(&str, &str); 8] = [
    ("EUVD-", "https://euvd.enisa.europa.eu"),
    ("GHSA-", "GitHub Advisory Database"),
    ("GO-", "Go Vulnerability Database"),
    ("JVN", "Japan Vulnerability Notes"),
    ("OSV-", "OSV"),
    ("PYSEC-", "PyPI Advisory Database"),
    ("RUSTSEC-", "RustSec Advisory Database"),
    ("VU#", "CERT/CC Vulnerability Notes Database"),
];

impl Identifier {
    /// Lists the ids: the aliases of an advisory with one vulnerability; without any, and without a CVE id, the
    /// advisory's own id, so that there is one to refer to.
    pub(super) fn all(subject: &Subject<'_>, standing: &Standing<'_>) -> BTreeSet<Identifier> {
        let aliases = subject.advisory.aliases.iter().filter(|_| subject.is_of_one());
        let mut all: BTreeSet<Identifier> = aliases.filter_map(|alias| Identifier::of_alias(alias)).collect();
        if all.is_empty() && standing.vulnerability.cve.is_none() {
            let text = vulnerability_id(subject.advisory.id.as_str(), standing.place);
            all.insert(Identifier { system_name: subject.site().organization.name.clone(), text });
        }
        all
    }

    /// Returns the alias with its system; `None` for a CVE id, which has a place of its own, and for an alias that
    /// does not begin with the name of one.
    pub(super) fn of_alias(alias: &str) -> Option<Identifier> {
        let begins = |start: &str| alias.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start));
        if begins("CVE-") {
            return None;
        }
        let known = SYSTEMS.iter().find(|(start, _)| begins(start)).map(|(_, system)| *system);
        let word = || alias.split(|c: char| !c.is_ascii_alphabetic()).next().filter(|word| !word.is_empty());
        let system_name = known.or_else(word)?.to_owned();
        Some(Identifier { system_name, text: alias.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alias_has_the_system_that_its_beginning_names() {
        let system = |alias| Identifier::of_alias(alias).map(|id| id.system_name);
        assert_eq!(system("GHSA-2vqp-j94w-cm6x").as_deref(), Some("GitHub Advisory Database"));
        assert_eq!(system("JVN#12345678").as_deref(), Some("Japan Vulnerability Notes"));
        assert_eq!(system("SNYK-JS-APP-1").as_deref(), Some("SNYK"));
        assert_eq!([system("cve-2026-0001"), system("12345")], [None, None]);
    }
}
