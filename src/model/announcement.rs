//! The announcement of a release with security fixes.

use crate::model::AdvisoryId;
use crate::model::Instant;
use crate::model::ProductId;
use crate::model::Revision;
use crate::model::SeverityLevel;

/// The announcement of a release with security fixes, before the advisories are public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// When it became public.
    pub published: Instant,
    /// When the release comes; after `published`.
    pub release_on: Instant,
    /// The products that get fixes.
    pub products: Vec<ProductId>,
    /// The highest level among the fixes.
    pub severity: Option<SeverityLevel>,
    /// The advisories that the release led to; only those that are public.
    pub advisories: Vec<AdvisoryId>,
    /// What changed, such as the day, oldest first.
    pub revisions: Vec<Revision>,
}

impl Announcement {
    /// Returns when it last changed.
    pub fn updated(&self) -> Instant {
        let revisions = self.revisions.iter().map(|revision| revision.on);
        revisions.chain([self.published]).max_by_key(|on| on.timestamp()).unwrap_or(self.published)
    }
}
