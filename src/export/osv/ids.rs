//! The other ids of a record.

use std::collections::BTreeSet;

use crate::check::EditionDocument;
use crate::export::Material;
use crate::model::Advisory;
use crate::model::DocumentId;
use crate::model::Status;
use crate::plan::OsvRecord;

/// The other ids of a record, no spelling of one twice and none its own.
pub(super) struct Ids {
    /// Of the same vulnerability in other databases.
    pub(super) aliases: Vec<String>,
    /// Of vulnerabilities that have to do with it.
    pub(super) related: Vec<String>,
}

impl Ids {
    /// Lists the ids of a record.
    ///
    /// An id that stands for several vulnerabilities is related to each.
    pub(super) fn new(
        material: Material<'_>,
        document: &EditionDocument,
        advisory: &Advisory,
        record: &OsvRecord,
    ) -> Ids {
        let cve = advisory.vulnerabilities[record.vulnerability].cve.iter().map(ToString::to_string);
        let own = material.own_aliases(advisory);
        let records = |document: &DocumentId| {
            material.plan.index.osv(document).iter().map(|record| record.id.clone()).collect::<Vec<_>>()
        };
        let kin = kin(material, advisory);
        let mut seen = BTreeSet::from([record.id.to_lowercase()]);
        let mut unseen = |id: &String| seen.insert(id.to_lowercase());
        Ids {
            aliases: cve.chain(own.into_iter().cloned()).filter(|id| unseen(id)).collect(),
            related: [&document.id]
                .into_iter()
                .chain(kin)
                .flat_map(records)
                .chain(advisory.aliases.iter().cloned())
                .filter(|id| unseen(id))
                .collect(),
        }
    }
}

/// Lists the public advisories that an advisory replaces, and the one that replaces it.
pub(super) fn kin<'a>(material: Material<'a>, advisory: &'a Advisory) -> impl Iterator<Item = &'a DocumentId> {
    let newer = match &advisory.status {
        Status::Superseded { by } => material.edition.advisory(by),
        Status::Draft | Status::Published | Status::Withdrawn { .. } => None,
    };
    let older = material.plan.index.superseded_by(&advisory.id);
    let kin = newer.map(|(document, _)| &document.id).into_iter().chain(older);
    kin.filter(move |id| material.edition.document(id).is_some_and(|document| document.is_public))
}
