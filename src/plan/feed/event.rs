//! What happens to a document that is worth an entry in feeds.

use std::cmp::Ordering;
use std::cmp::Reverse;

use crate::check::EditionDocument;
use crate::check::Policy;
use crate::check::RevisionRef;
use crate::check::TextState;
use crate::model::Advisory;
use crate::model::Announcement;
use crate::model::DocumentId;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::PolicyVersion;
use crate::model::Revision;
use crate::model::RevisionKind;
use crate::model::Status;
use crate::plan::News;

/// Something that happened to a document in a locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) struct Event {
    /// When.
    pub(in crate::plan) on: Instant,
    /// To which.
    pub(in crate::plan) document: DocumentId,
    /// What.
    pub(in crate::plan) news: News,
}

impl Event {
    /// Orders newer before older; at one moment by document, and its later changes first.
    pub(in crate::plan) fn newest_first(&self, other: &Event) -> Ordering {
        let by_time = other.on.timestamp().cmp(&self.on.timestamp());
        by_time.then_with(|| self.document.cmp(&other.document)).then_with(|| other.news.cmp(&self.news))
    }
}

/// Returns what readers of policies are told: each version, on the day it came into force.
pub(in crate::plan) fn version_events(policy: &Policy, document: &EditionDocument) -> Vec<Event> {
    let event = |(index, version): (usize, &PolicyVersion)| {
        let on = Instant::from_date(version.issued)?;
        Some(Event { on, document: document.id.clone(), news: News::Version(Reverse(index)) })
    };
    policy.versions.iter().enumerate().filter_map(event).collect()
}

/// Returns what readers are told of an announced release: that it comes, and what changed since.
pub(in crate::plan) fn announcement_events(
    announcement: &Announcement,
    document: &EditionDocument,
    locale: &Locale,
) -> Vec<Event> {
    let moments = revision_moments(&announcement.revisions, announcement.published, &own_revisions(document, locale));
    events_at(document, moments)
}

/// Returns the changes of a translation alone; none of a source.
pub(in crate::plan) fn translation_revisions<'a>(
    document: &'a EditionDocument,
    locale: &Locale,
) -> &'a [(Revision, Option<String>)] {
    match &document.text(locale).state {
        TextState::Source => &[],
        TextState::Translation { revisions, .. } => revisions,
    }
}

/// Returns what readers of a locale are alerted of, in no order.
pub(in crate::plan) fn events(advisory: &Advisory, document: &EditionDocument, locale: &Locale) -> Vec<Event> {
    let translated_on = match &document.text(locale).state {
        TextState::Source => None,
        TextState::Translation { on, .. } => *on,
    };
    let published = translated_on.map_or(advisory.published, |on| on.max(advisory.published));
    events_at(document, moments(advisory, published, &own_revisions(document, locale)))
}

fn own_revisions<'a>(document: &'a EditionDocument, locale: &Locale) -> Vec<&'a Revision> {
    translation_revisions(document, locale).iter().map(|(revision, _)| revision).collect()
}

/// When something happened, and which revision it was; none of the publication.
type Moment = (Instant, Option<RevisionRef>);

fn events_at(document: &EditionDocument, moments: Vec<Moment>) -> Vec<Event> {
    let event = |(on, revision): Moment| {
        let news = revision.map_or(News::Publication, News::Revision);
        Event { on, document: document.id.clone(), news }
    };
    moments.into_iter().map(event).collect()
}

fn revision_moments(source: &[Revision], published: Instant, translation: &[&Revision]) -> Vec<Moment> {
    let mut moments = vec![(published, None)];
    let alerts = |revision: &Revision| revision.kind == RevisionKind::Content;
    // What the text already told when it was first published is no news to its readers.
    let is_news = |revision: &Revision| alerts(revision) && revision.on.timestamp() > published.timestamp();
    let source = source.iter().enumerate().filter(|(_, revision)| is_news(revision));
    moments.extend(source.map(|(index, revision)| (revision.on, Some(RevisionRef::Source(index)))));
    let translation = translation.iter().enumerate().filter(|(_, revision)| alerts(revision));
    moments.extend(translation.map(|(index, revision)| (revision.on, Some(RevisionRef::Translation(index)))));
    moments
}

fn moments(advisory: &Advisory, published: Instant, translation: &[&Revision]) -> Vec<Moment> {
    let mut moments = revision_moments(&advisory.revisions, published, translation);
    match &advisory.status {
        Status::Withdrawn { on, .. } => moments.push((*on, Some(RevisionRef::Withdrawal))),
        Status::Draft | Status::Published | Status::Superseded { .. } => {}
    }
    moments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::specimen::on;
    use crate::model::specimen::revision;
    use crate::model::specimen::withdrawn;

    fn advisory() -> Advisory {
        withdrawn(vec![
            revision("typo", "2026-03-02T00:00:00Z", RevisionKind::Editorial),
            revision("more", "2026-03-03T00:00:00Z", RevisionKind::Content),
        ])
    }

    #[test]
    fn content_and_withdrawal_are_entries_and_editorial_changes_are_not() {
        let advisory = advisory();
        let moments = moments(&advisory, advisory.published, &[]);
        let revisions: Vec<_> = moments.into_iter().map(|(_, revision)| revision).collect();
        assert_eq!(revisions, [None, Some(RevisionRef::Source(1)), Some(RevisionRef::Withdrawal)]);
    }

    #[test]
    fn changes_before_a_translation_are_no_entries_of_its_readers() {
        let advisory = advisory();
        for (published, expected) in [("2026-03-02T23:00:00Z", 3), ("2026-03-03T00:00:00Z", 2)] {
            assert_eq!(moments(&advisory, on(published), &[]).len(), expected, "{published}");
        }
    }

    #[test]
    fn entries_are_newest_first_and_then_by_id() {
        let event = |day: &str, document: &str, news| Event { on: on(day), document: document.parse().unwrap(), news };
        let mut events = [
            event("2026-03-01T00:00:00Z", "b", News::Publication),
            event("2026-03-01T00:00:00Z", "a", News::Publication),
            event("2026-03-02T00:00:00Z", "b", News::Publication),
            event("2026-03-01T00:00:00Z", "a", News::Revision(RevisionRef::Source(0))),
        ];
        events.sort_by(Event::newest_first);
        let order: Vec<_> = events.iter().map(|event| (event.document.as_str(), event.news)).collect();
        assert_eq!(
            order,
            [
                ("b", News::Publication),
                ("a", News::Revision(RevisionRef::Source(0))),
                ("a", News::Publication),
                ("b", News::Publication)
            ]
        );
    }
}
