//! What a record says, before it is known how its products order their versions.

mod list;
mod settle;

use std::collections::BTreeSet;

use crate::author::import::body::Body;
use crate::author::import::document::Publication;
use crate::author::import::extent::Extent;
use crate::author::import::markdown::Origin;
use crate::author::import::reference::References;
use crate::author::import::shelf::Handle;
use crate::model::AdvisoryId;
use crate::model::Credit;
use crate::model::CveId;
use crate::model::CvssVector;
use crate::model::CweId;
use crate::model::Exploited;
use crate::model::Justification;
use crate::model::Revision;
use crate::model::SeverityLevel;
use crate::model::Status;
use crate::model::TimelineEntry;

pub(super) use list::list_products;
pub(super) use settle::SettledDraft;
pub(super) use settle::settle;

/// An advisory of another database.
pub(super) struct Draft {
    pub id: AdvisoryId,
    pub title: String,
    pub status: Status,
    pub published: Publication,
    pub aliases: Vec<String>,
    pub vulnerabilities: Vec<DraftVulnerability>,
    pub credits: Vec<Credit>,
    pub references: References,
    pub timeline: Vec<(TimelineEntry, Option<String>)>,
    pub revisions: Vec<(Revision, Option<String>)>,
    pub body: Body,
    /// Where its texts come from.
    pub origin: Origin,
    /// The names by which its products are known elsewhere.
    pub names: Vec<ProductName>,
}

/// A package URL or a CPE name that the record gives a product.
pub(super) struct ProductName {
    pub product: Handle,
    /// The number of the value.
    pub number: usize,
    /// The package URL or CPE name, as it would be written.
    pub name: String,
}

/// A vulnerability of another database.
#[derive(Default)]
pub(super) struct DraftVulnerability {
    /// What the text calls it: its CVE id, or a number among several.
    pub name: String,
    pub cve: Option<CveId>,
    pub cvss: Vec<CvssVector>,
    pub severity: Option<SeverityLevel>,
    pub cwe: Vec<CweId>,
    pub exploited: Option<Exploited>,
    pub affected: Vec<Claim>,
    /// Versions with the fix; told in the text where no range ends with them.
    pub fixed: Vec<Claim>,
    /// In the order of the record, as all that is written: a product's handle depends on what the site has.
    pub not_affected: Vec<(Handle, Option<Justification>)>,
    pub under_investigation: Vec<Handle>,
    /// Products for which no fix is planned.
    pub without_fix: BTreeSet<Handle>,
}

/// What a record says of some versions of a product.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub product: Handle,
    pub extent: Extent,
    /// The number of the value that says so.
    pub number: usize,
}
