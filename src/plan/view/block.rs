//! What the blocks in texts print.

use serde::Serialize;

use crate::check::Content;
use crate::check::EditionDocument;
use crate::model::Coordinator;
use crate::model::Encryption;
use crate::model::Location;
use crate::model::Retention;
use crate::plan::Viewpoint;
use crate::plan::view::AdvisoryRowView;
use crate::plan::view::CommitmentView;
use crate::plan::view::ContactView;
use crate::plan::view::KeyView;
use crate::plan::view::PolicyStateView;
use crate::plan::view::ProductView;
use crate::plan::view::QuantityView;
use crate::plan::view::ScopeView;
use crate::plan::view::SeverityRowView;

/// View of the templates in `block/`, one for each `<block:NAME>`: the data that the block prints.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum BlockView {
    /// `severity-table` and `response-times`.
    Severity(Vec<SeverityRowView>),
    /// `contact-card`.
    Contacts {
        /// The contacts.
        contacts: Vec<ContactView>,
        /// The keys that reports are encrypted to.
        keys: Vec<KeyView>,
        /// Who takes reports in their stead.
        coordinators: Vec<CoordinatorView>,
    },
    /// `scope`.
    Scope(ScopeView),
    /// `report-fields`: ids; words: message `report-field-ID`.
    ReportFields(Vec<String>),
    /// `commitments`.
    Commitments(Vec<CommitmentView>),
    /// `supported-versions`.
    Products(Vec<ProductView>),
    /// `locations`.
    Locations(Vec<LocationView>),
    /// `retention`.
    Retention(Vec<RetentionView>),
    /// `encryption`.
    Encryption(Vec<EncryptionView>),
    /// `latest-advisories`.
    Advisories(Vec<AdvisoryRowView>),
    /// `policy-history`: the state of the policy it stands in.
    Policy(PolicyStateView),
}

/// The names of all blocks; each has a template in `block/`.
pub const BLOCKS: &[&str] = &[
    "severity-table",
    "contact-card",
    "scope",
    "report-fields",
    "commitments",
    "supported-versions",
    "locations",
    "retention",
    "encryption",
    "latest-advisories",
    "response-times",
    "policy-history",
];

impl BlockView {
    /// Makes the view of a block in a document; `None` where the site has no such block or does not state its facts.
    pub fn new(viewpoint: Viewpoint<'_>, document: &EditionDocument, name: &str) -> Option<BlockView> {
        let site = viewpoint.edition.site();
        let view = match name {
            "severity-table" | "response-times" => BlockView::Severity(SeverityRowView::all(site)),
            "contact-card" => BlockView::Contacts {
                contacts: ContactView::all(viewpoint),
                keys: KeyView::all(viewpoint),
                coordinators: site.coordinators.iter().map(CoordinatorView::new).collect(),
            },
            "scope" => BlockView::Scope(ScopeView::new(viewpoint, site.scope.as_ref()?)),
            "report-fields" => {
                BlockView::ReportFields(site.report.as_ref()?.fields.iter().map(|id| id.to_string()).collect())
            }
            "commitments" => BlockView::Commitments(CommitmentView::all(site)),
            "supported-versions" => BlockView::Products(ProductView::all(viewpoint)),
            "locations" => BlockView::Locations(site.locations.iter().map(LocationView::new).collect()),
            "retention" => BlockView::Retention(site.retention.iter().map(RetentionView::new).collect()),
            "encryption" => BlockView::Encryption(site.encryption.iter().map(EncryptionView::new).collect()),
            "latest-advisories" => BlockView::Advisories(AdvisoryRowView::latest(viewpoint)),
            "policy-history" => BlockView::Policy(policy_state(viewpoint, document)?),
            _ => return None,
        };
        Some(view)
    }
}

fn policy_state(viewpoint: Viewpoint<'_>, document: &EditionDocument) -> Option<PolicyStateView> {
    let Content::Policy(policy) = &document.content else { return None };
    Some(PolicyStateView::new(viewpoint, document, policy))
}

/// Somebody who takes reports in the organisation's stead.
#[derive(Clone, Debug, Serialize)]
pub struct CoordinatorView {
    /// The name.
    pub name: String,
    /// Where it is reached.
    pub href: String,
}

impl CoordinatorView {
    fn new(coordinator: &Coordinator) -> CoordinatorView {
        CoordinatorView { name: coordinator.name.clone(), href: coordinator.url.to_string() }
    }
}

/// A country where data is kept.
#[derive(Clone, Debug, Serialize)]
pub struct LocationView {
    /// ISO 3166-1 code; the function `country` puts it into words.
    pub country: String,
    /// Ids; words: message `location-purpose-ID`.
    pub purposes: Vec<String>,
}

impl LocationView {
    fn new(location: &Location) -> LocationView {
        let purposes = location.purpose.iter().map(|id| id.value.to_string()).collect();
        LocationView { country: location.country.value.clone(), purposes }
    }
}

/// How long data of one kind is kept.
#[derive(Clone, Debug, Serialize)]
pub struct RetentionView {
    /// Words: message `retention-ID`.
    pub id: String,
    /// Words: message `retention-trigger-ID`.
    pub trigger: String,
    /// How long after that it is deleted.
    pub delete_after: QuantityView,
}

impl RetentionView {
    fn new(retention: &Retention) -> RetentionView {
        RetentionView {
            id: retention.id.value.to_string(),
            trigger: retention.trigger.value.to_string(),
            delete_after: QuantityView::new(&retention.delete_after),
        }
    }
}

/// Something that is encrypted.
#[derive(Clone, Debug, Serialize)]
pub struct EncryptionView {
    /// Words: message `encryption-what-ID`.
    pub what: String,
    /// With which algorithm.
    pub algorithm: String,
    /// Where it is kept.
    pub place: Option<String>,
}

impl EncryptionView {
    fn new(encryption: &Encryption) -> EncryptionView {
        EncryptionView {
            what: encryption.what.value.to_string(),
            algorithm: encryption.algorithm.clone(),
            place: encryption.place.clone(),
        }
    }
}
