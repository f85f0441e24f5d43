//! How products stand to a vulnerability.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::export::csaf::cure::Cure;
use crate::export::csaf::cure::Reach;
use crate::export::csaf::leaf::Extent;
use crate::export::csaf::leaf::Leaf;
use crate::export::csaf::subject::Subject;
use crate::model::Justification;
use crate::model::ProductId;
use crate::model::Status;
use crate::model::Vulnerability;

/// How products stand to a vulnerability.
///
/// Invariant: no leaf stands in two of the lists, or twice in one (CSAF 2.0, section 6.1.6).
pub(super) struct Standing<'a> {
    /// The vulnerability.
    pub(super) vulnerability: &'a Vulnerability,
    /// Its number among those of the advisory, from 1.
    pub(super) number: usize,
    /// What is affected, and what becomes of it.
    pub(super) affected: Vec<(Leaf<'a>, Cure<'a>)>,
    /// The first fixed versions.
    pub(super) fixed: Vec<Leaf<'a>>,
    /// What is stated not to be affected.
    pub(super) not_affected: Vec<(Leaf<'a>, Option<Justification>)>,
    /// What the advisory named before it was taken back.
    pub(super) cleared: Vec<Leaf<'a>>,
    /// What is still looked at.
    pub(super) under_investigation: Vec<Leaf<'a>>,
}

/// The statuses as the standard has them.
#[derive(Serialize)]
pub(super) struct ProductStatus {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    first_fixed: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixed: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    known_affected: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    known_not_affected: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    under_investigation: Vec<String>,
}

impl<'a> Standing<'a> {
    /// Returns how products stand to each vulnerability of the advisory.
    pub(super) fn all(subject: &Subject<'a>) -> Vec<Standing<'a>> {
        let vulnerabilities = subject.advisory.vulnerabilities.iter().enumerate();
        let mut standings: Vec<Standing<'a>> =
            vulnerabilities.map(|(index, vulnerability)| Standing::new(subject, vulnerability, index + 1)).collect();
        if let Status::Withdrawn { reason, .. } = subject.advisory.status
            && reason.clears_products()
        {
            standings.iter_mut().for_each(Standing::clear);
        }
        standings
    }

    fn new(subject: &Subject<'a>, vulnerability: &'a Vulnerability, number: usize) -> Standing<'a> {
        let mut standing = Standing {
            vulnerability,
            number,
            affected: Vec::new(),
            fixed: Vec::new(),
            not_affected: Vec::new(),
            cleared: Vec::new(),
            under_investigation: Vec::new(),
        };
        let reaches = Reach::all(subject, vulnerability);
        let mut seen = BTreeSet::new();
        reaches.iter().for_each(|reach| standing.add_affected(subject, reach, &mut seen));
        reaches.iter().for_each(|reach| standing.add_fixed(reach, &mut seen));
        let mut named: BTreeSet<&ProductId> = reaches.iter().map(|reach| &reach.product.id.value).collect();
        // A product of which some versions are affected is not free of it as a whole, nor unknown as a whole.
        for entry in vulnerability.not_affected.iter().filter(|entry| named.insert(&entry.product)) {
            let leaves = Leaf::of_product(subject.product(&entry.product), Extent::All);
            standing.not_affected.extend(leaves.into_iter().map(|leaf| (leaf, entry.justification)));
        }
        for product in vulnerability.under_investigation.iter().filter(|product| named.insert(product)) {
            standing.under_investigation.extend(Leaf::of_product(subject.product(product), Extent::All));
        }
        standing
    }

    fn add_affected(&mut self, subject: &Subject<'a>, reach: &Reach<'a>, seen: &mut BTreeSet<String>) {
        let ranges = reach.ranges.iter();
        let ranges = ranges.map(|range| (Extent::of_range(range), Cure::of_range(subject, reach, range)));
        let versions = reach.versions.iter().map(|version| (Extent::Version(version), Cure::of_version(subject)));
        for (extent, cure) in ranges.chain(versions) {
            let leaves = Leaf::of_product(reach.product, extent).into_iter().filter(|leaf| seen.insert(leaf.id()));
            self.affected.extend(leaves.map(|leaf| (leaf, cure)));
        }
    }

    fn add_fixed(&mut self, reach: &Reach<'a>, seen: &mut BTreeSet<String>) {
        let fixed = reach.ranges.iter().filter_map(|range| range.fixed());
        for version in fixed.filter(|version| !reach.contains(version)) {
            let leaves = Leaf::of_product(reach.product, Extent::Version(version.as_str())).into_iter();
            self.fixed.extend(leaves.filter(|leaf| seen.insert(leaf.id())));
        }
    }

    /// Moves what was affected, fixed or looked at to what is not affected.
    fn clear(&mut self) {
        self.cleared.extend(self.affected.drain(..).map(|(leaf, _)| leaf));
        self.cleared.append(&mut self.fixed);
        self.cleared.append(&mut self.under_investigation);
    }

    /// Returns whether nothing is said of any product.
    pub(super) fn is_empty(&self) -> bool {
        self.leaves().next().is_none()
    }

    /// Returns everything that something is said of.
    pub(super) fn leaves(&self) -> impl Iterator<Item = Leaf<'a>> {
        let affected = self.affected.iter().map(|(leaf, _)| leaf);
        let not_affected = self.not_affected.iter().map(|(leaf, _)| leaf);
        let others = [&self.cleared, &self.under_investigation].into_iter().flatten();
        affected.chain(&self.fixed).chain(not_affected).chain(others).copied()
    }

    /// Returns the ids of what is affected.
    pub(super) fn affected_ids(&self) -> Vec<String> {
        self.affected.iter().map(|(leaf, _)| leaf.id()).collect()
    }

    /// Returns the statuses; `None` where nothing is said of any product.
    pub(super) fn product_status(&self) -> Option<ProductStatus> {
        let ids = |leaves: &[Leaf<'a>]| leaves.iter().map(Leaf::id).collect::<Vec<_>>();
        let fixed = ids(&self.fixed);
        let stated = self.not_affected.iter().map(|(leaf, _)| leaf);
        (!self.is_empty()).then(|| ProductStatus {
            first_fixed: fixed.clone(),
            fixed,
            known_affected: self.affected_ids(),
            known_not_affected: stated.chain(&self.cleared).map(Leaf::id).collect(),
            under_investigation: ids(&self.under_investigation),
        })
    }
}
