//! Claims of a section that have no counterpart.

use std::collections::BTreeMap;

use crate::check::drift::claim::Claim;
use crate::check::drift::claim::What;
use crate::check::drift::reading::Part;

/// A claim without a counterpart, and the part that would hold one.
pub(in crate::check::drift::compare) struct Loose<'r> {
    /// The part that states it.
    pub(in crate::check::drift::compare) part: &'r Part,
    /// What is stated.
    pub(in crate::check::drift::compare) claim: &'r Claim,
    /// The part that stands for it on the other side.
    pub(in crate::check::drift::compare) counterpart: Option<&'r Part>,
}

impl Loose<'_> {
    /// Whether nothing stands for the passage on the other side.
    pub(in crate::check::drift::compare) fn is_alone(&self) -> bool {
        self.counterpart.is_none()
    }

    /// Whether the other side states it as well, only not as often: languages differ in what they say again and what
    /// they say with a word such as `it`. Of a version each time counts, since what is said of it differs.
    pub(in crate::check::drift::compare) fn is_repeated(&self) -> bool {
        let is_plain = match &self.claim.what {
            // The version of a protocol is part of its name: `HTTP/1.0`.
            What::Number(digits, _, _) => !digits.contains('.') || self.part.is_behind_name(self.claim),
            What::Id(_) | What::Name(_) | What::Address(_) => true,
            What::Version(..) | What::Date(_) | What::Time(..) | What::Quarter(_) | What::Place(_) | What::Always => {
                false
            }
        };
        let says = |part: &Part| part.claims.iter().any(|claim| claim.what == self.claim.what);
        is_plain && self.counterpart.is_some_and(says)
    }
}

/// Leaves out the ids that one section states in several passages and the other in at least one: a text that is cut at
/// another place names a thing anew.
pub(in crate::check::drift::compare) fn without_repeated(loose: &mut Vec<Loose<'_>>, own: &[&Part], other: &[&Part]) {
    let id = |claim: &Claim| if let What::Id(id) = &claim.what { Some(id.clone()) } else { None };
    if !loose.iter().any(|loose| id(loose.claim).is_some()) {
        return;
    }
    let count = |parts: &[&Part]| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for id in parts.iter().flat_map(|part| part.claims.iter().filter_map(id)) {
            *counts.entry(id).or_default() += 1;
        }
        counts
    };
    let (own, other) = (count(own), count(other));
    let is_repeated = |id: String| own.get(&id).is_some_and(|count| *count > 1) && other.contains_key(&id);
    loose.retain(|loose| !id(loose.claim).is_some_and(is_repeated));
}
