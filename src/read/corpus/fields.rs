//! What front matters state, before products, versions and documents are looked up.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::AdvisoryId;
use crate::model::Credit;
use crate::model::CveId;
use crate::model::CvssVector;
use crate::model::CweId;
use crate::model::Exploited;
use crate::model::FixPlan;
use crate::model::Instant;
use crate::model::Justification;
use crate::model::PolicyVersion;
use crate::model::ProductId;
use crate::model::Quantity;
use crate::model::Reference;
use crate::model::Revision;
use crate::model::SeverityLevel;
use crate::model::StatusName;
use crate::model::TimelineEntry;
use crate::model::WithdrawalReason;
use crate::text::Span;
use crate::text::Spanned;

/// The facts of a page.
#[derive(Clone, Debug, Default)]
pub struct PageFields {
    /// The day somebody last read it through.
    pub reviewed: Option<Spanned<Date>>,
}

/// The facts of a policy.
#[derive(Clone, Debug, Default)]
pub struct PolicyFields {
    /// Its version.
    pub version: Option<String>,
    /// The day this version came into force.
    pub issued: Option<Date>,
    /// The day somebody last read it through.
    pub reviewed: Option<Spanned<Date>>,
    /// How often that is done.
    pub review_every: Option<Quantity>,
    /// Its versions, in the order of the source.
    pub versions: Vec<Spanned<PolicyVersion>>,
}

impl PolicyFields {
    /// Returns its versions, oldest first; of two of one day the one that is listed later is the newer.
    pub fn oldest_first(&self) -> Vec<PolicyVersion> {
        let mut versions: Vec<PolicyVersion> = self.versions.iter().map(|version| version.value.clone()).collect();
        versions.sort_by_key(|version| version.issued);
        versions
    }
}

/// What a stored version of a policy was made of.
#[derive(Clone, Debug, Default)]
pub struct ReleasedFields {
    /// The hash of the policy's wording, as [`Text::wording`](crate::read::Text::wording).
    pub source: Option<String>,
    /// What each fact and block of the policy stood for, by its name.
    pub facts: BTreeMap<String, String>,
}

impl ReleasedFields {
    /// Returns the first fact or block that stands for something else now, by name, and what it stood for.
    pub fn first_changed(&self, now: &BTreeMap<String, String>) -> Option<(&str, &str)> {
        let is_changed = |(name, before): &(&String, &String)| now.get(*name).is_some_and(|now| now != *before);
        self.facts.iter().find(is_changed).map(|(name, before)| (name.as_str(), before.as_str()))
    }
}

/// The facts of an announcement, before products and advisories are looked up.
#[derive(Clone, Debug)]
pub struct AnnouncementFields {
    /// When it became public, or will.
    pub published: Spanned<Instant>,
    /// When the release comes.
    pub release_on: Spanned<Instant>,
    /// The products that get fixes.
    pub products: Vec<Spanned<ProductId>>,
    /// The highest level among the fixes.
    pub severity: Option<SeverityLevel>,
    /// The advisories that the release led to, public or not.
    pub advisories: Vec<Spanned<AdvisoryId>>,
    /// What changed, in the order of the source.
    pub revisions: Vec<Spanned<Revision>>,
}

/// The facts of an advisory, before products and versions are looked up.
#[derive(Clone, Debug)]
pub struct AdvisoryFields {
    /// Its id.
    pub id: Spanned<AdvisoryId>,
    /// Its status, with what belongs to it.
    pub status: StatusFields,
    /// When it became public, or will.
    pub published: Spanned<Instant>,
    /// Its ids in other databases.
    pub aliases: Vec<Spanned<String>>,
    /// Its vulnerabilities; at least one.
    pub vulnerabilities: Vec<VulnerabilityFields>,
    /// Who helped.
    pub credits: Vec<Credit>,
    /// Where more is said.
    pub references: Vec<Reference>,
    /// What happened when, in the order of the source.
    pub timeline: Vec<Spanned<TimelineEntry>>,
    /// What changed, in the order of the source.
    pub revisions: Vec<Spanned<Revision>>,
}

impl AdvisoryFields {
    /// Returns the ids that others gave, and where they stand: its aliases, and the CVE ids of its vulnerabilities.
    pub fn ids_of_others(&self) -> impl Iterator<Item = (&str, Span)> {
        let cve = self.vulnerabilities.iter().filter_map(|vulnerability| vulnerability.cve.as_ref());
        let cve = cve.map(|cve| (cve.value.as_str(), cve.span));
        self.aliases.iter().map(|alias| (alias.value.as_str(), alias.span)).chain(cve)
    }
}

/// The status of an advisory as it was written; whether its parts fit is checked later.
#[derive(Clone, Debug)]
pub struct StatusFields {
    /// The word in `status`.
    pub name: Spanned<StatusName>,
    /// The table `withdrawn`.
    pub withdrawn: Option<Spanned<(Instant, WithdrawalReason)>>,
    /// The id in `superseded_by`.
    pub superseded_by: Option<Spanned<AdvisoryId>>,
}

/// The facts of one vulnerability.
#[derive(Clone, Debug)]
pub struct VulnerabilityFields {
    /// Where its table stands; of the top level, the top of the file.
    pub span: Span,
    /// Its CVE id.
    pub cve: Option<Spanned<CveId>>,
    /// Its vectors.
    pub cvss: Vec<Spanned<CvssVector>>,
    /// Whether a vector or a level is stated at all, though it may not have been understood.
    pub is_rated: bool,
    /// The level that is stated.
    pub severity: Option<Spanned<SeverityLevel>>,
    /// Why it differs from the vector's.
    pub severity_reason: Option<String>,
    /// Its weaknesses.
    pub cwe: Vec<Spanned<CweId>>,
    /// Whether it is exploited.
    pub exploited: Option<Spanned<Exploited>>,
    /// Since when.
    pub exploited_since: Option<Spanned<Instant>>,
    /// The products it affects.
    pub affected: Vec<AffectedFields>,
    /// The products it does not affect.
    pub not_affected: Vec<NotAffectedFields>,
    /// The products that are looked at.
    pub under_investigation: Vec<Spanned<ProductId>>,
}

/// The versions of one product that a vulnerability affects.
#[derive(Clone, Debug)]
pub struct AffectedFields {
    /// The product.
    pub product: Spanned<ProductId>,
    /// Its ranges.
    pub ranges: Vec<RangeFields>,
    /// Its exact versions.
    pub versions: Vec<Spanned<String>>,
}

/// One range as it was written.
#[derive(Clone, Debug)]
pub struct RangeFields {
    /// Where its table stands.
    pub span: Span,
    /// The first affected version; `0` is the beginning.
    pub introduced: Spanned<String>,
    /// The first version that is not affected.
    pub fixed: Option<Spanned<String>>,
    /// The last version that is.
    pub last_affected: Option<Spanned<String>>,
    /// What is planned where nothing is fixed.
    pub fix: Option<Spanned<FixPlan>>,
    /// The commit that introduced the fault.
    pub introduced_commit: Option<String>,
    /// The commit that removed it.
    pub fixed_commit: Option<String>,
}

/// A product that is not affected, as it was written.
#[derive(Clone, Debug)]
pub struct NotAffectedFields {
    /// The product.
    pub product: Spanned<ProductId>,
    /// Why.
    pub justification: Option<Justification>,
    /// Whether a reason is stated at all, though it may not have been understood.
    pub is_justified: bool,
}
