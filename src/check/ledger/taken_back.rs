//! Advisories that were public and are hidden now, by what their own files say.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::BuildTime;
use crate::check::Edition;
use crate::check::ledger::is_later;
use crate::check::visibility::is_public;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::AdvisoryId;
use crate::model::Lock;
use crate::model::StatusName;
use crate::model::address;
use crate::read::AdvisoryFields;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::text::Span;

/// Advisories that the lock file knows and that the public may not see any more.
#[derive(Default)]
pub(in crate::check) struct TakenBack {
    advisories: BTreeMap<String, Hiding>,
    /// Their addresses and those of their other ids.
    addresses: BTreeSet<String>,
}

/// Why an advisory is hidden.
struct Hiding {
    id: AdvisoryId,
    is_draft: bool,
    /// What hides it.
    place: Span,
}

impl TakenBack {
    /// Looks for them among all documents.
    pub(in crate::check) fn new(documents: &[Arc<Document>], lock: &Lock, time: BuildTime) -> TakenBack {
        let mut found = TakenBack::default();
        let hidden = documents.iter().filter(|document| !is_public(document.visibility, time));
        for document in hidden.filter(|document| lock.documents.contains_key(document.id.as_str())) {
            let DocumentFields::Advisory(Some(fields)) = &document.fields else { continue };
            let is_draft = fields.status.name.value == StatusName::Draft;
            let place = if is_draft { fields.status.name.span } else { fields.published.span };
            let id = fields.id.value.clone();
            found.addresses.extend(addresses(fields));
            found.advisories.insert(document.id.to_string(), Hiding { id, is_draft, place });
        }
        found
    }

    /// Returns whether an address is that of one of them.
    pub(in crate::check::ledger) fn has_address(&self, address: &str) -> bool {
        self.addresses.contains(address)
    }

    /// Returns whether a CSAF document is of one of them, by its tracking id.
    pub(in crate::check::ledger) fn has_csaf(&self, tracking_id: &str) -> bool {
        let is_of =
            |id: &str| tracking_id.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        self.advisories.values().any(|hiding| is_of(hiding.id.as_str()))
    }

    /// Reports each where it is hidden, with what to do there.
    pub(in crate::check::ledger) fn report(&self, edition: &Edition, old: &Lock, report: &mut Report) {
        for (document, Hiding { id, is_draft, place }) in &self.advisories {
            let since = old.documents[document].public_since.as_deref();
            if is_later(edition, since) {
                continue;
            }
            let message = format!("`{id}` is public by lucarne.lock, and would be hidden again");
            let back = match (is_draft, since) {
                (false, Some(since)) => format!("put `published` back to {since}"),
                _ => "write `status = \"published\"` again".to_owned(),
            };
            let hint = format!("{back}; what was published in error is withdrawn: `lucarne advisory withdraw {id}`");
            report.push(Diagnostic::new(Code::AddressVanished, *place, message).hint(hint).redacted());
        }
    }
}

/// Lists the addresses of an advisory in the source locale.
fn addresses(fields: &AdvisoryFields) -> impl Iterator<Item = String> {
    let ids = fields.ids_of_others().map(|(id, _)| id).chain([fields.id.value.as_str()]);
    ids.filter_map(|id| Some(address::alias(None, id)?.to_string()))
}
