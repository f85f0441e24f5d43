//! How products stand to a vulnerability.

use crate::export::statement::Cure;
use crate::export::statement::Extent;
use crate::export::statement::Leaf;
use crate::export::statement::Subject;
use crate::export::statement::cure::fixed_versions;
use crate::model::Affected;
use crate::model::Justification;
use crate::model::Status;
use crate::model::Vulnerability;

/// How products stand to a vulnerability.
///
/// No leaf stands in two of the lists, or twice in one: an edition states a product once in a
/// vulnerability, and its affected versions do not overlap.
pub(in crate::export) struct Standing<'a> {
    /// The vulnerability.
    pub(in crate::export) vulnerability: &'a Vulnerability,
    /// Its place among those of the advisory.
    pub(in crate::export) place: usize,
    /// What is affected, and what becomes of it.
    pub(in crate::export) affected: Vec<(Leaf<'a>, Cure<'a>)>,
    /// The first fixed versions.
    pub(in crate::export) fixed: Vec<Leaf<'a>>,
    /// What is stated not to be affected.
    pub(in crate::export) not_affected: Vec<(Leaf<'a>, Option<Justification>)>,
    /// What the advisory named before it was taken back.
    pub(in crate::export) cleared: Vec<Leaf<'a>>,
    /// What is still looked at.
    pub(in crate::export) under_investigation: Vec<Leaf<'a>>,
}

impl<'a> Standing<'a> {
    /// Returns how products stand to each vulnerability of the advisory.
    pub(in crate::export) fn all(subject: &Subject<'a>) -> Vec<Standing<'a>> {
        (0..subject.advisory.vulnerabilities.len()).map(|place| Standing::of(subject, place)).collect()
    }

    /// Returns how products stand to the vulnerability of the advisory at a place.
    pub(in crate::export) fn of(subject: &Subject<'a>, place: usize) -> Standing<'a> {
        let mut standing = Standing::as_stated(subject, place);
        if let Status::Withdrawn { reason, .. } = subject.advisory.status
            && reason.clears_products()
        {
            standing.clear();
        }
        standing
    }

    fn as_stated(subject: &Subject<'a>, place: usize) -> Standing<'a> {
        let vulnerability = &subject.advisory.vulnerabilities[place];
        let mut standing = Standing {
            vulnerability,
            place,
            affected: Vec::new(),
            fixed: Vec::new(),
            not_affected: Vec::new(),
            cleared: Vec::new(),
            under_investigation: Vec::new(),
        };
        for affected in &vulnerability.affected {
            standing.add_affected(subject, affected);
        }
        for entry in &vulnerability.not_affected {
            let leaves = Leaf::of_product(subject.product(&entry.product), Extent::All);
            standing.not_affected.extend(leaves.into_iter().map(|leaf| (leaf, entry.justification)));
        }
        for product in &vulnerability.under_investigation {
            standing.under_investigation.extend(Leaf::of_product(subject.product(product), Extent::All));
        }
        standing
    }

    fn add_affected(&mut self, subject: &Subject<'a>, affected: &'a Affected) {
        let product = subject.product(&affected.product);
        let cures = Cure::of_ranges(subject, product, affected);
        let ranges = affected.ranges.iter().map(Extent::of_range).zip(cures);
        let versions = affected.versions.iter().map(|version| (Extent::Version(version), Cure::of_version(subject)));
        for (extent, cure) in ranges.chain(versions) {
            self.affected.extend(Leaf::of_product(product, extent).into_iter().map(|leaf| (leaf, cure)));
        }
        for version in fixed_versions(affected) {
            self.fixed.extend(Leaf::of_product(product, Extent::Version(version.as_str())));
        }
    }

    /// Moves what was affected, fixed or looked at to what is not affected.
    fn clear(&mut self) {
        self.cleared.extend(self.affected.drain(..).map(|(leaf, _)| leaf));
        self.cleared.append(&mut self.fixed);
        self.cleared.append(&mut self.under_investigation);
    }

    /// Returns whether nothing is said of any product.
    pub(in crate::export) fn is_empty(&self) -> bool {
        self.leaves().next().is_none()
    }

    /// Returns everything that something is said of.
    pub(in crate::export) fn leaves(&self) -> impl Iterator<Item = Leaf<'a>> {
        let affected = self.affected.iter().map(|(leaf, _)| leaf);
        let not_affected = self.not_affected.iter().map(|(leaf, _)| leaf);
        let others = [&self.cleared, &self.under_investigation].into_iter().flatten();
        affected.chain(&self.fixed).chain(not_affected).chain(others).copied()
    }
}
