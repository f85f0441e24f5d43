//! What an organisation promises, and what it asks of reporters.

use crate::model::CvssBand;
use crate::model::Quantity;
use crate::model::SeverityLevel;
use crate::model::Slug;
use crate::model::WebUrl;
use crate::model::words;
use crate::text::Spanned;

/// When reports become public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosure {
    /// How long the reporter is asked to wait.
    pub window: Option<Quantity>,
    /// By how much that may be extended.
    pub extension: Option<Quantity>,
    /// How long customers have the fix before the public has the text.
    pub customer_head_start: Option<Quantity>,
    /// Whether the reporter needs consent to publish.
    pub consent_required: bool,
    /// Whether everybody concerned publishes on one day.
    pub coordinated_date: bool,
}

/// What a report should hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportForm {
    /// Ids of its parts.
    pub fields: Vec<Spanned<Slug>>,
    /// Whether reports without a name are read.
    pub anonymous: bool,
    /// What a reporter gets.
    pub rewards: Rewards,
    /// Whether a reporter must say who they are.
    pub requires_identity: bool,
    /// Whether a reporter must sign a promise of silence.
    pub requires_nda: bool,
    /// Who may report.
    pub eligibility: Eligibility,
    /// Whether each report gets an id that its reporter is told.
    pub tracking_id: bool,
    /// Whether reports on third-party components are taken.
    pub components: bool,
}

words! {
    /// Who may report.
    Eligibility {
        /// Anybody.
        Anyone = "anyone",
        /// Those who were asked to.
        Invited = "invited",
    }
}

words! {
    /// What a reporter gets.
    Rewards {
        /// Nothing.
        None = "none",
        /// A word of thanks in public.
        Thanks = "thanks",
        /// Money.
        Bounty = "bounty",
    }
}

/// A promise with a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// Its name.
    pub name: Spanned<Slug>,
    /// How soon.
    pub within: Quantity,
    /// From what on.
    pub from: Option<Spanned<Slug>>,
    /// Who is told.
    pub to: Option<Spanned<Slug>>,
    /// How binding it is.
    pub basis: Basis,
    /// The law, where the basis is one.
    pub source: Option<String>,
}

words! {
    /// How binding a promise is.
    Basis {
        /// A promise.
        Commitment = "commitment",
        /// An aim.
        Target = "target",
        /// A duty by law.
        Law = "law",
    }
}

/// How long data of one kind is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Which data.
    pub id: Spanned<Slug>,
    /// What starts the clock.
    pub trigger: Spanned<Slug>,
    /// How long after that it is deleted.
    pub delete_after: Quantity,
}

/// One level of the severity table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeverityRow {
    /// The level.
    pub level: Spanned<SeverityLevel>,
    /// Its scores.
    pub cvss: Option<CvssBand>,
    /// How soon it is resolved.
    pub resolve_within: Option<Quantity>,
    /// Ids of what makes a vulnerability one of this level.
    pub characteristics: Vec<Spanned<Slug>>,
}

/// What may be tested.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Ids in scope: products or words.
    pub inside: Vec<Spanned<Slug>>,
    /// Ids out of scope.
    pub outside: Vec<Spanned<Slug>>,
    /// Ids of ways of testing that are welcome.
    pub allowed_methods: Vec<Spanned<Slug>>,
    /// Ids of ways of testing that are not.
    pub forbidden_methods: Vec<Spanned<Slug>>,
}

/// What reporters are promised in law.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SafeHarbor {
    /// Whether research by the rules counts as authorised.
    pub authorized: bool,
    /// Whether no legal action is taken over it.
    pub no_legal_action: bool,
    /// Whether it is authorised under the law on technical protection measures too.
    pub anti_circumvention: bool,
    /// Whether terms of use that forbid it do not hold for it.
    pub tos_waiver: bool,
    /// Whether they say in public that it was authorised, where others take action.
    pub third_party_statement: bool,
    /// The level of disclose.io that is claimed, 0 to 5.
    pub level: Option<u8>,
}

/// How updates reach their users; `None` where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Updates {
    /// Whether security updates cost nothing.
    pub free: Option<bool>,
    /// Whether they install themselves.
    pub automatic: Option<bool>,
    /// Whether security updates come apart from new features.
    pub separate: Option<bool>,
    /// How to check that a release is theirs.
    pub verify: Option<WebUrl>,
}
