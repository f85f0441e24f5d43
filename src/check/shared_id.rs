//! Ids of other databases that more than one advisory in force has.
//!
//! What was withdrawn or superseded may share its ids with what came in its place.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::Edition;
use crate::check::EditionDocument;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Advisory;
use crate::model::AdvisoryId;
use crate::read::AdvisoryFields;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::text::Span;

/// An advisory in force, as it was written and as it was made.
struct InForce<'e> {
    is_public: bool,
    advisory: &'e Advisory,
    fields: &'e AdvisoryFields,
}

/// Warns of each id that an earlier advisory in force has too. What is not public counts as later than what is: it may
/// name the other one, and never the other way round.
pub(in crate::check) fn report(edition: &Edition, documents: &[Arc<Document>], report: &mut Report) {
    let mut advisories: Vec<InForce<'_>> =
        documents.iter().filter_map(|document| in_force(edition, document)).collect();
    advisories.sort_by_key(|one| (!one.is_public, one.advisory.published, &one.advisory.id));
    let public = advisories.iter().filter(|one| one.is_public);
    let mut first: BTreeMap<String, (&AdvisoryId, Span)> =
        public.map(|one| (folded(one.advisory.id.as_str()), (&one.advisory.id, one.fields.id.span))).collect();
    for InForce { advisory, fields, .. } in &advisories {
        let mut seen = BTreeSet::new();
        let ids = fields.ids_of_others().filter(|(id, _)| names_one(id));
        for (id, place) in ids.filter(|(id, _)| seen.insert(folded(id))) {
            let (holder, there) = *first.entry(folded(id)).or_insert((&advisory.id, place));
            if *holder != advisory.id {
                report.push(shared(id, holder, (place, there)));
            }
        }
    }
}

fn in_force<'e>(edition: &'e Edition, document: &'e Document) -> Option<InForce<'e>> {
    let DocumentFields::Advisory(Some(fields)) = &document.fields else { return None };
    let made: &EditionDocument = edition.document(&document.id)?;
    let advisory = made.advisory().filter(|advisory| advisory.is_in_force())?;
    Some(InForce { is_public: made.is_public, advisory, fields })
}

/// Returns whether an id is one of a vulnerability; `JVN#12345678` and `VU#123456` are of a note, which may tell of many.
fn names_one(id: &str) -> bool {
    !id.contains('#')
}

/// Ids differ by more than their case.
fn folded(id: &str) -> String {
    id.to_lowercase()
}

fn shared(id: &str, holder: &AdvisoryId, (place, there): (Span, Span)) -> Diagnostic {
    let message = if folded(id) == folded(holder.as_str()) {
        format!("`{id}` is the own id of another advisory")
    } else {
        format!("`{id}` is an id of `{holder}` too")
    };
    Diagnostic::new(Code::AliasShared, place, message)
        .related(there, "the other one")
        .hint("correct the id, or supersede one of the two advisories")
        .hint("where both tell of it, add `[[allow]]` with `code = \"alias-shared\"` and `reason`")
}
