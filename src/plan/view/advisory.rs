//! An advisory.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::check::EditionDocument;
use crate::model::Advisory;
use crate::model::AffectedRange;
use crate::model::ProductId;
use crate::model::RangeEnd;
use crate::model::Status;
use crate::model::Vulnerability;
use crate::plan::Viewpoint;
use crate::plan::view::AffectedFigureView;
use crate::plan::view::FormatView;
use crate::plan::view::LinkView;
use crate::plan::view::MomentView;
use crate::plan::view::ProseView;
use crate::plan::view::RangeView;
use crate::plan::view::RevisionView;
use crate::plan::view::SectionView;
use crate::plan::view::TimelineFigureView;
use crate::plan::view::TimelineView;
use crate::plan::view::VulnerabilityView;
use crate::plan::view::list::advisory_link;
use crate::plan::view::row::fixed_versions;
use crate::plan::view::row::status_word;
use crate::plan::view::row::updated;

/// View of `advisory.html`, and of an entry's part in `feed/entry.html`.
#[derive(Clone, Debug, Serialize)]
pub struct AdvisoryView {
    /// Its id.
    pub id: String,
    /// The sentence of the front matter.
    pub summary: Option<String>,
    /// `published`, `withdrawn`, `superseded` or `draft`.
    pub status: &'static str,
    /// When and why it was taken back.
    pub withdrawn: Option<WithdrawnView>,
    /// What replaces it.
    pub superseded_by: Option<LinkView>,
    /// What it replaces.
    pub supersedes: Vec<LinkView>,
    /// When it was published.
    pub published: MomentView,
    /// When it last changed, where that is later.
    pub updated: Option<MomentView>,
    /// The highest level; absent where it is not rated.
    pub level: Option<&'static str>,
    /// The gravest state of exploitation.
    pub exploited: &'static str,
    /// Since when, the earliest.
    pub exploited_since: Option<MomentView>,
    /// Fixed versions by product, for "at a glance".
    pub fixed: Vec<FixedView>,
    /// The releases of each product, those that are affected among them; nothing once it is no longer in force.
    pub figures: Vec<AffectedFigureView>,
    /// Ids in other databases that are not CVE ids.
    pub aliases: Vec<String>,
    /// The vulnerabilities.
    pub vulnerabilities: Vec<VulnerabilityView>,
    /// The text before the first section.
    pub intro: String,
    /// The sections, in the order of the source.
    pub sections: Vec<SectionView>,
    /// Whether there is a section with the id `workarounds`.
    pub has_workaround: bool,
    /// Whether there is a section with the id `fix`.
    pub has_fix_section: bool,
    /// What happened when, oldest first.
    pub timeline: Vec<TimelineView>,
    /// The same to scale; absent where less than two things happened.
    pub timeline_figure: Option<TimelineFigureView>,
    /// What changed, newest first, publication last.
    pub revisions: Vec<RevisionView>,
    /// The newest of them that is told in words: a translation that follows its source may be told without any.
    pub latest_change: Option<RevisionView>,
    /// Who helped.
    pub credits: Vec<CreditView>,
    /// Where more is said.
    pub references: Vec<ReferenceView>,
    /// The formats for programs that it is published in.
    pub formats: Vec<FormatView>,
}

impl AdvisoryView {
    /// Makes the view of `advisory.html`.
    ///
    /// # Panics
    ///
    /// Where the document is no advisory.
    pub fn new(viewpoint: Viewpoint<'_>, document: &EditionDocument, prose: ProseView) -> AdvisoryView {
        let advisory = document.advisory().expect("the view is of an advisory");
        let vulnerabilities = &advisory.vulnerabilities;
        let has_section = |id: &str| prose.sections.iter().any(|section| section.id == id);
        let revisions = RevisionView::all(viewpoint, document, advisory);
        AdvisoryView {
            id: advisory.id.to_string(),
            summary: document.text(viewpoint.locale).summary.clone(),
            status: status_word(&advisory.status),
            withdrawn: WithdrawnView::new(&advisory.status),
            superseded_by: superseded_by(viewpoint, advisory),
            supersedes: supersedes(viewpoint, advisory),
            published: MomentView::new(&advisory.published),
            updated: updated(advisory),
            level: advisory.level().map(|level| level.as_str()),
            exploited: advisory.exploited().as_str(),
            exploited_since: exploited_since(vulnerabilities),
            fixed: FixedView::all(viewpoint, vulnerabilities),
            figures: AffectedFigureView::all(viewpoint, document, advisory),
            aliases: advisory.aliases.clone(),
            vulnerabilities: vulnerabilities.iter().map(|one| VulnerabilityView::new(viewpoint, one)).collect(),
            has_workaround: has_section("workarounds"),
            has_fix_section: has_section("fix"),
            intro: prose.intro,
            sections: prose.sections,
            timeline: TimelineView::all(viewpoint, document, advisory),
            timeline_figure: TimelineFigureView::new(advisory),
            latest_change: revisions.iter().find(|revision| revision.summary.is_some()).cloned(),
            revisions,
            credits: CreditView::all(advisory),
            references: ReferenceView::all(advisory),
            formats: FormatView::all(viewpoint, document, advisory),
        }
    }
}

fn superseded_by(viewpoint: Viewpoint<'_>, advisory: &Advisory) -> Option<LinkView> {
    match &advisory.status {
        Status::Superseded { by } => advisory_link(viewpoint, &viewpoint.edition.advisory(by)?.0.id),
        Status::Draft | Status::Published | Status::Withdrawn { .. } => None,
    }
}

fn supersedes(viewpoint: Viewpoint<'_>, advisory: &Advisory) -> Vec<LinkView> {
    let older = viewpoint.index.superseded_by(&advisory.id);
    older.iter().filter_map(|id| advisory_link(viewpoint, id)).collect()
}

fn exploited_since(vulnerabilities: &[Vulnerability]) -> Option<MomentView> {
    vulnerabilities
        .iter()
        .filter_map(|vulnerability| vulnerability.exploited_since)
        .min()
        .map(|since| MomentView::new(&since))
}

/// Why an advisory was taken back.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawnView {
    /// When.
    pub on: MomentView,
    /// A word of the sources; words: message `withdrawn-REASON`.
    pub reason: &'static str,
}

impl WithdrawnView {
    fn new(status: &Status) -> Option<WithdrawnView> {
        match status {
            Status::Withdrawn { on, reason } => {
                Some(WithdrawnView { on: MomentView::new(on), reason: reason.as_str() })
            }
            Status::Draft | Status::Published | Status::Superseded { .. } => None,
        }
    }
}

/// The fixed versions of a product.
#[derive(Clone, Debug, Serialize)]
pub struct FixedView {
    /// The product's name.
    pub product: String,
    /// Versions that are not affected any more, in the order of the source, none twice.
    pub versions: Vec<String>,
    /// Whether some affected versions get no fix.
    pub has_unfixed: bool,
    /// Where there are none: `none-yet`, `none-planned`, `none-named` where the last affected version is stated and none
    /// behind it, or `in-text` where the text alone says which is fixed; words: message `fix-WORD`.
    pub unfixed: Option<&'static str>,
}

impl FixedView {
    /// Makes the views of the affected products, in the order of the source.
    pub fn all(viewpoint: Viewpoint<'_>, vulnerabilities: &[Vulnerability]) -> Vec<FixedView> {
        let affected = || vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.affected);
        let mut seen = BTreeSet::new();
        let products = affected().map(|affected| &affected.product).filter(|product| seen.insert(*product));
        let view = |product: &ProductId| {
            let ranges =
                || affected().filter(|affected| affected.product == *product).flat_map(|affected| &affected.ranges);
            let versions = fixed_versions(ranges());
            let has_unfixed = ranges().any(|range| !matches!(range.end, RangeEnd::Fixed(_)));
            let is_open = || ranges().any(|range| matches!(range.end, RangeEnd::Open(_)));
            let unfixed = versions.is_empty().then(|| match has_unfixed {
                true if is_no_fix_planned(viewpoint, product, ranges()) => "none-planned",
                true if is_open() => "none-yet",
                true => "none-named",
                false => "in-text",
            });
            FixedView { product: viewpoint.product_name(product), versions, has_unfixed, unfixed }
        };
        products.map(view).collect()
    }
}

/// Returns whether no fix will come for any range of a product.
fn is_no_fix_planned<'a>(
    viewpoint: Viewpoint<'_>,
    product: &ProductId,
    ranges: impl Iterator<Item = &'a AffectedRange>,
) -> bool {
    let product = viewpoint.index.product(viewpoint.edition, product);
    let mut views = ranges.map(|range| RangeView::new(product, range, viewpoint.day()));
    views.all(|range| range.is_no_fix_planned)
}

/// Somebody who helped.
#[derive(Clone, Debug, Serialize)]
pub struct CreditView {
    /// The name; absent for somebody who wants no credit by name.
    pub name: Option<String>,
    /// What they did; words: message `credit-WORD` with hyphens for underscores.
    pub role: &'static str,
}

impl CreditView {
    fn all(advisory: &Advisory) -> Vec<CreditView> {
        let credits = advisory.credits.iter();
        credits.map(|credit| CreditView { name: credit.name.clone(), role: credit.role.as_str() }).collect()
    }
}

/// An address where more is said.
#[derive(Clone, Debug, Serialize)]
pub struct ReferenceView {
    /// What is there; words: message `reference-WORD`.
    pub kind: &'static str,
    /// Where it is.
    pub url: String,
}

impl ReferenceView {
    fn all(advisory: &Advisory) -> Vec<ReferenceView> {
        let references = advisory.references.iter();
        references
            .map(|reference| ReferenceView { kind: reference.kind.as_str(), url: reference.url.to_string() })
            .collect()
    }
}
