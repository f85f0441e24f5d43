//! What happened to an advisory, before and after its publication.

use serde::Serialize;

use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::model::Advisory;
use crate::model::Instant;
use crate::model::Revision;
use crate::model::Status;
use crate::model::TimelineEntry;
use crate::plan::RevisionRef;
use crate::plan::Viewpoint;
use crate::plan::feed::WITHDRAWAL;
use crate::plan::feed::translation_revisions;
use crate::plan::view::MomentView;

/// Something that happened.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineView {
    /// When.
    pub on: MomentView,
    /// What; words: message `timeline-WORD` with hyphens for underscores.
    pub event: &'static str,
    /// What the author adds.
    pub note: Option<String>,
    /// The locale of the note, where it is not the frame's.
    pub text_lang: Option<String>,
}

impl TimelineView {
    /// Makes the views of what happened, oldest first.
    pub fn all(viewpoint: Viewpoint<'_>, document: &EditionDocument, advisory: &Advisory) -> Vec<TimelineView> {
        let view = |entry: &TimelineEntry| {
            let (note, text_lang) = words(viewpoint, document, |text| text.timeline_notes.get(entry.id.as_str()));
            TimelineView { on: MomentView::new(&entry.on), event: entry.event.as_str(), note, text_lang }
        };
        advisory.timeline.iter().map(view).collect()
    }
}

/// Returns words of the reader's text, or the source's with their locale where it lacks them.
pub(in crate::plan::view) fn words<'a>(
    viewpoint: Viewpoint<'_>,
    document: &'a EditionDocument,
    find: impl Fn(&'a EditionText) -> Option<&'a String>,
) -> (Option<String>, Option<String>) {
    let texts = [document.text(viewpoint.locale), document.source()];
    let Some((text, words)) = texts.into_iter().find_map(|text| Some((text, find(text)?))) else { return (None, None) };
    (Some(words.clone()), (text.locale != *viewpoint.locale).then(|| text.locale.to_string()))
}

/// A change.
#[derive(Clone, Debug, Serialize)]
pub struct RevisionView {
    /// Its id; the feed entry `tag:` ends with it. Empty for the publication.
    pub id: String,
    /// When.
    pub on: MomentView,
    /// `published`, `content`, `editorial` or `withdrawn`.
    pub kind: &'static str,
    /// What changed.
    pub summary: Option<String>,
    /// The locale of the summary, where it is not the frame's.
    pub text_lang: Option<String>,
}

impl RevisionView {
    /// Makes the views of the changes, newest first, publication last.
    pub fn all(viewpoint: Viewpoint<'_>, document: &EditionDocument, advisory: &Advisory) -> Vec<RevisionView> {
        let withdrawal = match advisory.status {
            Status::Withdrawn { .. } => Some(RevisionRef::Withdrawal),
            Status::Draft | Status::Published | Status::Superseded { .. } => None,
        };
        let changes = revisions(viewpoint, document).chain(withdrawal);
        let mut views: Vec<RevisionView> =
            changes.map(|change| RevisionView::of(viewpoint, document, change)).collect();
        views.reverse();
        views.sort_by_key(|view| std::cmp::Reverse(view.on.seconds));
        views.push(RevisionView::plain("", &advisory.published, "published"));
        views
    }

    /// Makes the views of the changes of an announcement, newest first; none where nothing changed.
    pub fn all_of_announcement(viewpoint: Viewpoint<'_>, document: &EditionDocument) -> Vec<RevisionView> {
        let changes = revisions(viewpoint, document);
        let mut views: Vec<RevisionView> =
            changes.map(|change| RevisionView::of(viewpoint, document, change)).collect();
        views.sort_by_key(|view| std::cmp::Reverse(view.on.seconds));
        views
    }

    fn of_source(viewpoint: Viewpoint<'_>, document: &EditionDocument, revision: &Revision) -> RevisionView {
        let (summary, text_lang) = words(viewpoint, document, |text| text.revision_summaries.get(revision.id.as_str()));
        let plain = RevisionView::plain(revision.id.as_str(), &revision.on, revision.kind.as_str());
        RevisionView { summary, text_lang, ..plain }
    }

    /// Makes the view of one change.
    ///
    /// # Panics
    ///
    /// Where the document has no such change.
    pub fn of(viewpoint: Viewpoint<'_>, document: &EditionDocument, change: RevisionRef) -> RevisionView {
        match change {
            RevisionRef::Source(index) => RevisionView::of_source(viewpoint, document, &document.revisions()[index]),
            RevisionRef::Translation(index) => {
                let (revision, summary) = &translation_revisions(document, viewpoint.locale)[index];
                let plain = RevisionView::plain(revision.id.as_str(), &revision.on, revision.kind.as_str());
                RevisionView { summary: summary.clone(), ..plain }
            }
            RevisionRef::Withdrawal => RevisionView::plain(
                WITHDRAWAL,
                &document.advisory().and_then(withdrawn_on).expect("only what was withdrawn has a withdrawal"),
                WITHDRAWAL,
            ),
        }
    }

    fn plain(id: &str, on: &Instant, kind: &'static str) -> RevisionView {
        RevisionView { id: id.to_owned(), on: MomentView::new(on), kind, summary: None, text_lang: None }
    }
}

/// Lists the revisions of a source, and then those of its translation.
fn revisions(viewpoint: Viewpoint<'_>, document: &EditionDocument) -> impl Iterator<Item = RevisionRef> {
    let source = (0..document.revisions().len()).map(RevisionRef::Source);
    let translation = (0..translation_revisions(document, viewpoint.locale).len()).map(RevisionRef::Translation);
    source.chain(translation)
}

fn withdrawn_on(advisory: &Advisory) -> Option<Instant> {
    match &advisory.status {
        Status::Withdrawn { on, .. } => Some(*on),
        Status::Draft | Status::Published | Status::Superseded { .. } => None,
    }
}
