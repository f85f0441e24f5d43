//! An advisory: what was wrong, and what became of it.

use std::collections::BTreeSet;

use crate::model::AdvisoryId;
use crate::model::Exploited;
use crate::model::Instant;
use crate::model::ProductId;
use crate::model::SeverityLevel;
use crate::model::Slug;
use crate::model::Vulnerability;
use crate::model::WebUrl;
use crate::model::words;

/// The facts of an advisory, which are the same in every language.
#[derive(Clone, Debug)]
pub struct Advisory {
    /// Its id.
    pub id: AdvisoryId,
    /// Where it is in its life.
    pub status: Status,
    /// When it became public, or will.
    pub published: Instant,
    /// Its ids in other databases, without the CVE ids of its vulnerabilities.
    pub aliases: Vec<String>,
    /// What was wrong; at least one.
    pub vulnerabilities: Vec<Vulnerability>,
    /// Who found, reported and mended it, in the order of the source.
    pub credits: Vec<Credit>,
    /// Where more is said.
    pub references: Vec<Reference>,
    /// What happened when, oldest first.
    pub timeline: Vec<TimelineEntry>,
    /// What changed since publication, oldest first; no two at one instant.
    pub revisions: Vec<Revision>,
}

/// Where an advisory is in its life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not public. Only in an edition that includes drafts.
    Draft,
    /// Public and in force.
    Published,
    /// Public and taken back.
    Withdrawn {
        /// When.
        on: Instant,
        /// Why.
        reason: WithdrawalReason,
    },
    /// Public and replaced.
    Superseded {
        /// The advisory that replaces it, where it names one.
        by: AdvisoryId,
    },
}

impl Status {
    /// Returns the word in `status`.
    pub fn name(&self) -> StatusName {
        match self {
            Status::Draft => StatusName::Draft,
            Status::Published => StatusName::Published,
            Status::Withdrawn { .. } => StatusName::Withdrawn,
            Status::Superseded { .. } => StatusName::Superseded,
        }
    }
}

words! {
    /// The word in `status`.
    StatusName {
        /// Not for the public yet.
        Draft = "draft",
        /// In force from its date on.
        Published = "published",
        /// Taken back.
        Withdrawn = "withdrawn",
        /// Replaced by another.
        Superseded = "superseded",
    }
}

words! {
    /// Why an advisory was taken back.
    WithdrawalReason {
        /// Another advisory says the same.
        Duplicate = "duplicate",
        /// It is no vulnerability.
        NotAVulnerability = "not-a-vulnerability",
        /// It could not be reproduced.
        NotReproducible = "not-reproducible",
        /// It is outside what this organisation answers for.
        OutOfScope = "out-of-scope",
        /// It named the wrong product.
        WrongProduct = "wrong-product",
        /// Anything else; the text says what.
        Other = "other",
    }
}

impl WithdrawalReason {
    /// Returns whether the advisory's products are not affected after all.
    pub fn clears_products(self) -> bool {
        match self {
            WithdrawalReason::NotAVulnerability
            | WithdrawalReason::NotReproducible
            | WithdrawalReason::OutOfScope
            | WithdrawalReason::WrongProduct => true,
            WithdrawalReason::Duplicate | WithdrawalReason::Other => false,
        }
    }
}

/// Somebody who helped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The name; `None` for somebody who wants no credit by name.
    pub name: Option<String>,
    /// What they did.
    pub role: CreditRole,
}

words! {
    /// What somebody did for an advisory (OSV 1.7, `credits[].type`, in lower case).
    CreditRole {
        /// Found the vulnerability.
        Finder = "finder",
        /// Told the vendor.
        Reporter = "reporter",
        /// Confirmed or described it.
        Analyst = "analyst",
        /// Brought people together.
        Coordinator = "coordinator",
        /// Wrote the fix.
        RemediationDeveloper = "remediation_developer",
        /// Reviewed the fix.
        RemediationReviewer = "remediation_reviewer",
        /// Tested the fix.
        RemediationVerifier = "remediation_verifier",
        /// A program that found it.
        Tool = "tool",
        /// Paid for the work.
        Sponsor = "sponsor",
        /// Anything else.
        Other = "other",
    }
}

/// An address where more is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What is there.
    pub kind: ReferenceKind,
    /// Where it is.
    pub url: WebUrl,
}

words! {
    /// What a reference leads to (OSV 1.7, `references[].type`, in lower case).
    ReferenceKind {
        /// Another advisory.
        Advisory = "advisory",
        /// An article.
        Article = "article",
        /// How to detect it.
        Detection = "detection",
        /// A discussion.
        Discussion = "discussion",
        /// A report, mostly in a tracker.
        Report = "report",
        /// The fix.
        Fix = "fix",
        /// The change that introduced it.
        Introduced = "introduced",
        /// The package.
        Package = "package",
        /// A demonstration.
        Evidence = "evidence",
        /// Anything else on the web.
        Web = "web",
    }
}

/// Something that happened to the vulnerability.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// Its name, by which translations add their note.
    pub id: Slug,
    /// When.
    pub on: Instant,
    /// What.
    pub event: TimelineEvent,
}

words! {
    /// What happened to a vulnerability.
    TimelineEvent {
        /// It was reported.
        Reported = "reported",
        /// The report was answered.
        Acknowledged = "acknowledged",
        /// It was confirmed.
        Confirmed = "confirmed",
        /// A version without it was released.
        FixReleased = "fix_released",
        /// A CVE id was given.
        CveAssigned = "cve_assigned",
        /// Somebody was told before the public.
        Notified = "notified",
        /// It was exploited.
        Exploited = "exploited",
        /// The public was told.
        Disclosed = "disclosed",
    }
}

/// A change of a published advisory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its name, which feeds' ids and translations use.
    pub id: Slug,
    /// When.
    pub on: Instant,
    /// Whether readers are alerted.
    pub kind: RevisionKind,
}

words! {
    /// Whether a change of an advisory alerts its readers.
    RevisionKind {
        /// It does: a feed entry of its own.
        Content = "content",
        /// It does not.
        Editorial = "editorial",
    }
}

impl Advisory {
    /// Returns the highest level of its vulnerabilities; `None` where none is rated.
    pub fn level(&self) -> Option<SeverityLevel> {
        self.vulnerabilities.iter().filter_map(Vulnerability::level).max()
    }

    /// Returns the products that it affects, without those not affected or under investigation.
    pub fn affected_products(&self) -> BTreeSet<&ProductId> {
        let affected = self.vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.affected);
        affected.map(|affected| &affected.product).collect()
    }

    /// Returns the last change: a revision, the withdrawal or the publication.
    pub fn updated(&self) -> Instant {
        let revised = self.revisions.iter().map(|revision| revision.on);
        let withdrawn = match &self.status {
            Status::Withdrawn { on, .. } => Some(*on),
            Status::Draft | Status::Published | Status::Superseded { .. } => None,
        };
        revised.chain(withdrawn).chain([self.published]).max().expect("publication is one of them")
    }

    /// Returns the gravest state of exploitation among its vulnerabilities.
    pub fn exploited(&self) -> Exploited {
        let states: BTreeSet<Exploited> =
            self.vulnerabilities.iter().map(|vulnerability| vulnerability.exploited).collect();
        let by_gravity = [Exploited::Yes, Exploited::ProofOfConcept, Exploited::Unknown];
        by_gravity.into_iter().find(|state| states.contains(state)).unwrap_or(Exploited::No)
    }

    /// Returns every other id by which it can be looked up: CVE ids, then aliases, each once.
    pub fn other_ids(&self) -> Vec<&str> {
        let cves =
            self.vulnerabilities.iter().filter_map(|vulnerability| vulnerability.cve.as_ref()).map(|cve| cve.as_str());
        let mut seen = BTreeSet::new();
        cves.chain(self.aliases.iter().map(String::as_str)).filter(|id| seen.insert(*id)).collect()
    }

    /// Returns whether it says of a product whether, or in which versions, it is affected.
    pub fn names_products(&self) -> bool {
        self.vulnerabilities.iter().any(Vulnerability::names_products)
    }

    /// Returns whether it is in force: neither withdrawn nor superseded.
    pub fn is_in_force(&self) -> bool {
        match self.status {
            Status::Draft | Status::Published => true,
            Status::Withdrawn { .. } | Status::Superseded { .. } => false,
        }
    }
}
