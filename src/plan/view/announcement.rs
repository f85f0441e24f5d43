//! Announcements of releases with security fixes.

use jiff::SignedDuration;
use jiff::Timestamp;
use serde::Serialize;

use crate::check::Edition;
use crate::check::EditionDocument;
use crate::model::Announcement;
use crate::plan::Viewpoint;
use crate::plan::view::AdvisoryRowView;
use crate::plan::view::DocumentView;
use crate::plan::view::MomentView;
use crate::plan::view::ProseView;
use crate::plan::view::RevisionView;

/// How long the home page leads to what a release fixed.
const SHOWN_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Where an announced release stands at the time of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReleaseStage {
    /// It is to come.
    Coming,
    /// It has come, and the home page leads to what it fixed.
    Recent,
    /// It came longer ago.
    Past,
}

impl ReleaseStage {
    /// Tells where a release stands.
    pub fn new(announcement: &Announcement, at: Timestamp) -> ReleaseStage {
        let release = announcement.release_on.timestamp();
        if at < release {
            ReleaseStage::Coming
        } else if at.duration_since(release) < SHOWN_FOR {
            ReleaseStage::Recent
        } else {
            ReleaseStage::Past
        }
    }

    /// Returns where the announced releases of an edition stand, in the order of its documents.
    pub fn all(edition: &Edition) -> Vec<ReleaseStage> {
        let announcements = edition.documents().filter_map(EditionDocument::announcement);
        announcements.map(|announcement| ReleaseStage::new(announcement, edition.time().at)).collect()
    }
}

/// An announcement, as the home page shows it.
#[derive(Clone, Debug, Serialize)]
pub struct AnnouncementRowView {
    /// Its title.
    pub title: String,
    /// The locale of the title, where it is not the frame's.
    pub text_lang: Option<String>,
    /// Its page.
    pub href: String,
    /// When it became public.
    pub published: MomentView,
    /// When the release comes, or came.
    pub release_on: MomentView,
    /// Whether that has come.
    pub is_past: bool,
    /// The names of the products that get fixes.
    pub products: Vec<String>,
    /// The highest level among the fixes.
    pub level: Option<&'static str>,
    /// The public advisories that it led to.
    pub advisories: Vec<AdvisoryRowView>,
    /// True for one that is not public yet.
    pub is_draft: bool,
}

impl AnnouncementRowView {
    /// Makes the rows of the home page: what is to come, the next first, then what came in the last 30 days.
    pub fn current(viewpoint: Viewpoint<'_>) -> Vec<AnnouncementRowView> {
        let documents = viewpoint.edition.documents();
        let mut current: Vec<(&EditionDocument, &Announcement)> =
            documents.filter_map(|document| Some((document, document.announcement()?))).collect();
        // A site without announcements does not ask for the time, so that its home page stays.
        if current.is_empty() {
            return Vec::new();
        }
        let at = viewpoint.edition.time().at;
        let stage = |announcement: &Announcement| ReleaseStage::new(announcement, at);
        current.retain(|(_, announcement)| stage(announcement) != ReleaseStage::Past);
        current.sort_by_key(|(document, announcement)| (announcement.release_on.timestamp(), document.id.clone()));
        let (coming, recent): (Vec<_>, Vec<_>) =
            current.into_iter().partition(|(_, announcement)| stage(announcement) == ReleaseStage::Coming);
        let all = coming.into_iter().chain(recent.into_iter().rev());
        all.map(|(document, announcement)| AnnouncementRowView::new(viewpoint, document, announcement)).collect()
    }

    /// Makes the row of one announcement.
    pub fn new(
        viewpoint: Viewpoint<'_>,
        document: &EditionDocument,
        announcement: &Announcement,
    ) -> AnnouncementRowView {
        let edition = viewpoint.edition;
        let rows = announcement.advisories.iter().filter_map(|id| edition.advisory(id));
        AnnouncementRowView {
            title: document.text(viewpoint.locale).title.clone(),
            text_lang: viewpoint.text_lang(document),
            href: viewpoint.document_href(document),
            published: MomentView::new(&announcement.published),
            release_on: MomentView::new(&announcement.release_on),
            is_past: ReleaseStage::new(announcement, edition.time().at) != ReleaseStage::Coming,
            products: announcement.products.iter().map(|id| viewpoint.product_name(id)).collect(),
            level: announcement.severity.map(|level| level.as_str()),
            advisories: rows.map(|(document, advisory)| AdvisoryRowView::new(viewpoint, document, advisory)).collect(),
            is_draft: !document.is_public,
        }
    }
}

/// View of `announcement.html` and `feed/announcement.html`.
#[derive(Clone, Debug, Serialize)]
pub struct AnnouncementView {
    /// Its facts.
    pub announcement: AnnouncementRowView,
    /// Its text; in a feed with full addresses.
    pub document: DocumentView,
    /// What changed since it was published, newest first.
    pub revisions: Vec<RevisionView>,
    /// The change that an entry of a feed tells of; absent where it tells of the publication, and on the page.
    pub revision: Option<RevisionView>,
    /// The full address of its page.
    pub url: String,
}

impl AnnouncementView {
    /// Makes the view of `announcement.html`, or of a feed's entry for a viewpoint of a feed's reader.
    pub fn new(
        viewpoint: Viewpoint<'_>,
        document: &EditionDocument,
        announcement: &Announcement,
        prose: ProseView,
    ) -> AnnouncementView {
        AnnouncementView {
            announcement: AnnouncementRowView::new(viewpoint, document, announcement),
            document: DocumentView::new(viewpoint, document, prose),
            revisions: RevisionView::all_of_announcement(viewpoint, document),
            revision: None,
            url: viewpoint.url(&viewpoint.edition.route(document, viewpoint.locale)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Instant;

    use super::*;

    #[test]
    fn release_comes_at_its_instant_and_is_recent_for_thirty_days() {
        let instant = |text: &str| Instant::from_timestamp(text.parse().unwrap());
        let announcement = Announcement {
            revisions: Vec::new(),
            published: instant("2026-03-01T00:00:00Z"),
            release_on: instant("2026-03-14T14:00:00Z"),
            products: Vec::new(),
            severity: None,
            advisories: Vec::new(),
        };
        let stage = |at: &str| ReleaseStage::new(&announcement, at.parse().unwrap());
        assert_eq!(stage("2026-03-14T13:59:59Z"), ReleaseStage::Coming);
        assert_eq!(stage("2026-03-14T14:00:00Z"), ReleaseStage::Recent);
        assert_eq!(stage("2026-04-13T13:59:59Z"), ReleaseStage::Recent);
        assert_eq!(stage("2026-04-13T14:00:00Z"), ReleaseStage::Past);
    }
}
