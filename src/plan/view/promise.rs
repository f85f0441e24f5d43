//! What the organisation promises.

use serde::Serialize;

use crate::model::Commitment;
use crate::model::CvssBand;
use crate::model::Disclosure;
use crate::model::SafeHarbor;
use crate::model::Scope;
use crate::model::SeverityRow;
use crate::model::Site;
use crate::model::Slug;
use crate::plan::Viewpoint;
use crate::plan::view::QuantityView;
use crate::text::Spanned;

/// A promise.
#[derive(Clone, Debug, Serialize)]
pub struct CommitmentView {
    /// Its name; words: message `commitment-NAME`.
    pub name: String,
    /// How soon.
    pub within: QuantityView,
    /// From what on; words: message `commitment-from-ID`.
    pub from: Option<String>,
    /// Who is told; words: message `commitment-to-ID`.
    pub to: Option<String>,
    /// `commitment`, `target` or `law`.
    pub basis: &'static str,
    /// The law.
    pub source: Option<String>,
}

impl CommitmentView {
    /// Makes the views of the promises, in the order of the source.
    pub fn all(site: &Site) -> Vec<CommitmentView> {
        site.commitments.iter().map(CommitmentView::new).collect()
    }

    fn new(commitment: &Commitment) -> CommitmentView {
        CommitmentView {
            name: commitment.name.to_string(),
            within: QuantityView::new(&commitment.within),
            from: commitment.from.as_ref().map(|from| from.value.to_string()),
            to: commitment.to.as_ref().map(|to| to.value.to_string()),
            basis: commitment.basis.as_str(),
            source: commitment.source.clone(),
        }
    }
}

/// When reports become public.
#[derive(Clone, Debug, Serialize)]
pub struct DisclosureView {
    /// How long the reporter is asked to wait.
    pub window: Option<QuantityView>,
    /// By how much that may be extended.
    pub extension: Option<QuantityView>,
    /// How long customers have the fix before the public has the text.
    pub customer_head_start: Option<QuantityView>,
    /// Whether the reporter needs consent to publish.
    pub consent_required: bool,
}

impl DisclosureView {
    /// Makes the view of when reports become public.
    pub fn new(disclosure: &Disclosure) -> DisclosureView {
        DisclosureView {
            window: disclosure.window.as_ref().map(QuantityView::new),
            extension: disclosure.extension.as_ref().map(QuantityView::new),
            customer_head_start: disclosure.customer_head_start.as_ref().map(QuantityView::new),
            consent_required: disclosure.consent_required,
        }
    }
}

/// What may be tested.
#[derive(Clone, Debug, Serialize)]
pub struct ScopeView {
    /// In scope.
    pub inside: Vec<ScopeItemView>,
    /// Out of scope.
    pub outside: Vec<ScopeItemView>,
    /// Ids of ways of testing that are welcome; words: message `method-ID`.
    pub allowed_methods: Vec<String>,
    /// Ids of ways of testing that are not.
    pub forbidden_methods: Vec<String>,
}

impl ScopeView {
    /// Makes the view of what may be tested.
    pub fn new(viewpoint: Viewpoint<'_>, scope: &Scope) -> ScopeView {
        let items = |ids: &[Spanned<Slug>]| ids.iter().map(|id| ScopeItemView::new(viewpoint, id)).collect();
        let ids = |ids: &[Spanned<Slug>]| ids.iter().map(|id| id.value.to_string()).collect();
        ScopeView {
            inside: items(&scope.inside),
            outside: items(&scope.outside),
            allowed_methods: ids(&scope.allowed_methods),
            forbidden_methods: ids(&scope.forbidden_methods),
        }
    }
}

/// One item of the scope.
#[derive(Clone, Debug, Serialize)]
pub struct ScopeItemView {
    /// Its id; words: message `scope-in-ID` or `scope-out-ID`, where it is no product.
    pub id: String,
    /// The product's name, where it is one.
    pub product: Option<String>,
}

impl ScopeItemView {
    fn new(viewpoint: Viewpoint<'_>, id: &Slug) -> ScopeItemView {
        let product = viewpoint.index.product(viewpoint.edition, id).map(|product| product.name.clone());
        ScopeItemView { id: id.to_string(), product }
    }
}

/// What reporters are promised in law.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SafeHarborView {
    /// Whether research by the rules counts as authorised.
    pub authorized: bool,
    /// Whether no legal action is taken over it.
    pub no_legal_action: bool,
}

impl SafeHarborView {
    /// Makes the view of what reporters are promised in law.
    pub fn new(promise: &SafeHarbor) -> SafeHarborView {
        SafeHarborView { authorized: promise.authorized, no_legal_action: promise.no_legal_action }
    }
}

/// One level of the severity table.
#[derive(Clone, Debug, Serialize)]
pub struct SeverityRowView {
    /// The level; words: message `severity-LEVEL`.
    pub level: &'static str,
    /// Lowest and highest score.
    pub cvss: Option<(f64, f64)>,
    /// How soon it is resolved.
    pub resolve_within: Option<QuantityView>,
    /// Ids of characteristics; words: message `severity-characteristic-ID`.
    pub characteristics: Vec<String>,
}

impl SeverityRowView {
    /// Makes the views of the severity levels, most severe first.
    pub fn all(site: &Site) -> Vec<SeverityRowView> {
        site.severity.iter().map(SeverityRowView::new).collect()
    }

    fn new(row: &SeverityRow) -> SeverityRowView {
        let scores = |band: &CvssBand| (f64::from(band.from) / 10.0, f64::from(band.to) / 10.0);
        SeverityRowView {
            level: row.level.as_str(),
            cvss: row.cvss.as_ref().map(scores),
            resolve_within: row.resolve_within.as_ref().map(QuantityView::new),
            characteristics: row.characteristics.iter().map(|id| id.to_string()).collect(),
        }
    }
}
