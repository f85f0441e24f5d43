//! The home page.

use serde::Serialize;

use crate::check::EditionDocument;
use crate::plan::Viewpoint;
use crate::plan::view::AdvisoryRowView;
use crate::plan::view::AnnouncementRowView;
use crate::plan::view::CommitmentView;
use crate::plan::view::DisclosureView;
use crate::plan::view::ProductView;
use crate::plan::view::ProseView;
use crate::plan::view::SafeHarborView;
use crate::plan::view::ScopeView;
use crate::plan::view::SeverityRowView;

/// View of `home.html`.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// The sentence of the front matter.
    pub summary: Option<String>,
    /// The text.
    pub html: String,
    /// The newest advisories, at most five.
    pub latest: Vec<AdvisoryRowView>,
    /// The announced releases that are to come, the next first, then those of the last 30 days.
    pub announcements: Vec<AnnouncementRowView>,
    /// The promises.
    pub commitments: Vec<CommitmentView>,
    /// The promise named `acknowledge`, for the report box.
    pub acknowledge: Option<CommitmentView>,
    /// When reports become public.
    pub disclosure: Option<DisclosureView>,
    /// What may be tested.
    pub scope: Option<ScopeView>,
    /// What reporters are promised in law.
    pub safe_harbor: Option<SafeHarborView>,
    /// The levels with their times.
    pub severity: Vec<SeverityRowView>,
    /// The products and their support.
    pub products: Vec<ProductView>,
}

impl HomeView {
    /// Makes the view of `home.html`.
    pub fn new(viewpoint: Viewpoint<'_>, document: &EditionDocument, prose: &ProseView) -> HomeView {
        let site = viewpoint.edition.site();
        let commitments = CommitmentView::all(site);
        HomeView {
            summary: document.text(viewpoint.locale).summary.clone(),
            html: prose.whole(),
            latest: AdvisoryRowView::latest(viewpoint),
            announcements: AnnouncementRowView::current(viewpoint),
            acknowledge: commitments.iter().find(|commitment| commitment.name == "acknowledge").cloned(),
            commitments,
            disclosure: site.disclosure.as_ref().map(DisclosureView::new),
            scope: site.scope.as_ref().map(|scope| ScopeView::new(viewpoint, scope)),
            safe_harbor: site.safe_harbor.as_ref().map(SafeHarborView::new),
            severity: SeverityRowView::all(site),
            products: ProductView::all(viewpoint),
        }
    }
}
