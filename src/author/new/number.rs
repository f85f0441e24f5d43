//! The next free id of an advisory.

use std::collections::BTreeSet;

use crate::model::AdvisoryId;
use crate::model::IdError;
use crate::model::Lock;
use crate::read::Corpus;
use crate::read::DocumentFields;
use crate::text::Snapshot;

/// The ids that advisories of a site have or once had, without regard to case.
///
/// Those of drafts and of files that cannot be read are among them, as are aliases and what `lucarne.lock` remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenIds(BTreeSet<String>);

impl TakenIds {
    /// Lists the ids of a site.
    pub fn of(snapshot: &Snapshot, corpus: &Corpus) -> TakenIds {
        let mut ids = BTreeSet::new();
        for (_, path, _) in snapshot.under("content/advisories") {
            ids.extend(path.split('/').map(|part| part.strip_suffix(".md").unwrap_or(part).to_ascii_lowercase()));
        }
        for document in corpus.documents() {
            let DocumentFields::Advisory(Some(fields)) = &document.fields else { continue };
            ids.insert(fields.id.value.as_str().to_ascii_lowercase());
            ids.extend(fields.aliases.iter().map(|alias| alias.value.to_ascii_lowercase()));
        }
        ids.extend(locked(&corpus.lock));
        TakenIds(ids)
    }

    /// Returns whether an id is taken.
    pub fn has(&self, id: &AdvisoryId) -> bool {
        self.0.contains(&id.as_str().to_ascii_lowercase())
    }

    /// Returns the id behind the last one of a year: `EX-2026-0014`. Numbers that were left free stay so.
    ///
    /// The error is the rule that the prefix breaks.
    pub fn next(&self, prefix: &str, year: i16) -> Result<AdvisoryId, IdError> {
        let stem = format!("{prefix}-{year:04}-");
        let folded = stem.to_ascii_lowercase();
        let of_year = self.0.range(folded.clone()..).take_while(|id| id.starts_with(&folded));
        let last = of_year.filter_map(|id| number(&id[folded.len()..])).max().unwrap_or(0);
        format!("{stem}{:04}", last.saturating_add(1)).parse()
    }
}

/// Reads the number of an id, or of the name of its translation: `0002`, `0002.fr`.
fn number(text: &str) -> Option<u64> {
    let (digits, rest) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    if rest.is_empty() || rest.starts_with('.') { digits.parse().ok() } else { None }
}

/// Lists the last parts of the published addresses below `/advisories/`.
fn locked(lock: &Lock) -> impl Iterator<Item = String> {
    let addresses = lock.addresses.keys().filter_map(|address| address.strip_prefix("/advisories/"));
    addresses.map(|rest| rest.trim_end_matches('/').to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(ids: &[&str]) -> String {
        let taken = TakenIds(ids.iter().map(|id| id.to_ascii_lowercase()).collect());
        taken.next("EX", 2026).unwrap().to_string()
    }

    #[test]
    fn next_id_follows_the_highest_of_its_year_without_regard_to_case() {
        assert_eq!(next(&[]), "EX-2026-0001");
        assert_eq!(next(&["EX-2026-0001", "ex-2026-0007", "EX-2025-0009", "EXA-2026-0010"]), "EX-2026-0008");
        assert_eq!(next(&["EX-2026-0002.fr", "EX-2026-0003-draft"]), "EX-2026-0003");
        assert_eq!(next(&["EX-2026-9999"]), "EX-2026-10000");
    }

    #[test]
    fn prefix_that_begins_no_id_is_refused() {
        assert!(TakenIds::default().next("1", 2026).is_err());
    }
}
