//! The entries of feeds: what is worth an alert, in which order, under which id.
//!
//! An entry is a publication, a change of content or a withdrawal of an advisory, a version of a policy, or an announced
//! release. Editorial changes are none. The typed writers of
//! the three formats stand elsewhere.

use std::cmp::Ordering;

use crate::check::Content;
use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::Policy;
use crate::check::RevisionRef;
use crate::check::TextState;
use crate::model::Advisory;
use crate::model::Announcement;
use crate::model::DocumentId;
use crate::model::FeedFormat;
use crate::model::FeedScope;
use crate::model::Instant;
use crate::model::ListScope;
use crate::model::Locale;
use crate::model::PolicyVersion;
use crate::model::Revision;
use crate::model::RevisionKind;
use crate::model::Route;
use crate::model::Status;
use crate::model::address;
use crate::plan::Plan;
use crate::plan::index::page_count;
use crate::plan::index::page_of;

/// The word for a withdrawal where a revision has its id.
pub(in crate::plan) const WITHDRAWAL: &str = "withdrawn";

/// One page of a feed, the same in its three formats.
#[derive(Clone, Debug)]
pub struct FeedPage {
    /// What it tells of.
    pub scope: FeedScope,
    /// The language of its entries.
    pub locale: Locale,
    /// The entries, newest first.
    pub entries: Vec<FeedEntry>,
    /// This page, from 1.
    pub number: usize,
    /// How many there are; at least one.
    pub pages: usize,
    /// The page for people that shows the same: its list, or the index where the list is empty; of policies the one that
    /// changed last.
    pub home: Route,
    prefix: Option<Locale>,
}

/// One entry of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEntry {
    /// The advisory, the policy or the announcement.
    pub document: DocumentId,
    /// What is new.
    pub news: News,
    /// When that was.
    pub on: Instant,
    /// Its id, which never changes: a `tag:` URI (RFC 4151).
    pub tag: String,
}

/// What is new of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum News {
    /// That it is there.
    Publication,
    /// A change of an advisory.
    Revision(RevisionRef),
    /// The version of a policy with this index, of which the newest is 0.
    Version(usize),
}

/// Something that happened to a document in a locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) struct Event {
    on: Instant,
    document: DocumentId,
    news: News,
}

impl Event {
    /// Orders newer before older; at one moment by document, and its later changes first.
    pub(in crate::plan) fn newest_first(&self, other: &Event) -> Ordering {
        let by_time = other.on.timestamp().cmp(&self.on.timestamp());
        let by_news = || match (self.news, other.news) {
            (News::Version(own), News::Version(other)) => own.cmp(&other),
            (own, other) => other.cmp(&own),
        };
        by_time.then_with(|| self.document.cmp(&other.document)).then_with(by_news)
    }
}

impl Plan {
    /// Returns one page of a feed.
    pub fn feed_page(&self, edition: &Edition, locale: &Locale, scope: &FeedScope, number: usize) -> FeedPage {
        let events = self.index.events(scope, locale);
        let length = edition.site().feed.entries;
        let prefix = edition.site().prefix(locale);
        let home = match scope.list() {
            Some(list) if self.index.list(&list).is_empty() => address::list(prefix, &ListScope::All, 1),
            Some(list) => address::list(prefix, &list, 1),
            None => newest_policy(edition, locale, events).unwrap_or_else(|| address::home(prefix)),
        };
        FeedPage {
            scope: scope.clone(),
            locale: locale.clone(),
            entries: page_of(events, length, number).iter().map(|event| entry(edition, locale, event)).collect(),
            number,
            pages: page_count(events.len(), length),
            home,
            prefix: prefix.cloned(),
        }
    }

    /// Returns how many pages a feed has; at least one.
    pub fn feed_pages(&self, edition: &Edition, locale: &Locale, scope: &FeedScope) -> usize {
        page_count(self.index.events(scope, locale).len(), edition.site().feed.entries)
    }
}

impl FeedPage {
    /// Returns this page's address in a format.
    pub fn this(&self, format: FeedFormat) -> Route {
        self.page(format, self.number)
    }

    /// Returns the address of the page with the newest entries in a format.
    pub fn first(&self, format: FeedFormat) -> Route {
        self.page(format, 1)
    }

    /// Returns the address of the page with older entries in a format.
    pub fn next(&self, format: FeedFormat) -> Option<Route> {
        (self.number < self.pages).then(|| self.page(format, self.number + 1))
    }

    /// Returns the address of the page with newer entries in a format.
    pub fn previous(&self, format: FeedFormat) -> Option<Route> {
        (self.number > 1).then(|| self.page(format, self.number - 1))
    }

    fn page(&self, format: FeedFormat, number: usize) -> Route {
        address::feed(self.prefix.as_ref(), &self.scope, number, format)
    }
}

/// Returns a feed entry's id: `tag:AUTHORITY:ID[/LOCALE][/REVISION]`, without the locale for the source's.
pub fn entry_tag(authority: &str, id: &str, prefix: Option<&Locale>, revision: Option<&str>) -> String {
    let locale = prefix.map(|locale| format!("/{locale}")).unwrap_or_default();
    let revision = revision.map(|revision| format!("/{revision}")).unwrap_or_default();
    format!("tag:{authority}:{id}{locale}{revision}")
}

/// Returns the page of the policy that changed last.
fn newest_policy(edition: &Edition, locale: &Locale, events: &[Event]) -> Option<Route> {
    Some(edition.route(edition.document(&events.first()?.document)?, locale))
}

fn entry(edition: &Edition, locale: &Locale, event: &Event) -> FeedEntry {
    let document = edition.document(&event.document).expect("events are of documents of the edition");
    let (id, change) = match &document.content {
        Content::Advisory(advisory) => match event.news {
            News::Revision(revision) => {
                (advisory.id.to_string(), Some(revision_id(document, advisory, locale, revision)))
            }
            News::Publication | News::Version(_) => (advisory.id.to_string(), None),
        },
        Content::Policy(policy) => match event.news {
            News::Version(index) => (own_id(document, "policy"), Some(policy.versions[index].version.as_str())),
            News::Publication | News::Revision(_) => (own_id(document, "policy"), None),
        },
        Content::Home | Content::Page(_) | Content::PolicyText(_) | Content::Announcement(_) => {
            (own_id(document, "announcement"), None)
        }
    };
    let authority = &edition.site().feed.authority;
    let tag = entry_tag(authority, &id, edition.site().prefix(locale), change);
    FeedEntry { document: event.document.clone(), news: event.news, on: event.on, tag }
}

/// Returns the id of a document that has none of its own: `policy:disclosure`. No advisory's has a colon.
fn own_id(document: &EditionDocument, kind: &str) -> String {
    let name = document.id.as_str().split_once('/').map_or(document.id.as_str(), |(_, name)| name);
    format!("{kind}:{name}")
}

/// Returns what readers of policies are told: each version, on the day it came into force.
pub(in crate::plan) fn version_events(policy: &Policy, document: &EditionDocument) -> Vec<Event> {
    let event = |(index, version): (usize, &PolicyVersion)| {
        let on = Instant::from_date(version.issued)?;
        Some(Event { on, document: document.id.clone(), news: News::Version(index) })
    };
    policy.versions.iter().enumerate().filter_map(event).collect()
}

/// Returns what readers are told of an announced release.
pub(in crate::plan) fn announcement_event(announcement: &Announcement, document: &EditionDocument) -> Event {
    Event { on: announcement.published, document: document.id.clone(), news: News::Publication }
}

fn revision_id<'a>(
    document: &'a EditionDocument,
    advisory: &'a Advisory,
    locale: &Locale,
    revision: RevisionRef,
) -> &'a str {
    match revision {
        RevisionRef::Source(index) => advisory.revisions[index].id.as_str(),
        RevisionRef::Translation(index) => translation_revisions(document, locale)[index].0.id.as_str(),
        RevisionRef::Withdrawal => WITHDRAWAL,
    }
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
    let translation: Vec<&Revision> =
        translation_revisions(document, locale).iter().map(|(revision, _)| revision).collect();
    let event = |(on, revision): (Instant, Option<RevisionRef>)| {
        let news = revision.map_or(News::Publication, News::Revision);
        Event { on, document: document.id.clone(), news }
    };
    moments(advisory, published, &translation).into_iter().map(event).collect()
}

fn moments(advisory: &Advisory, published: Instant, translation: &[&Revision]) -> Vec<(Instant, Option<RevisionRef>)> {
    let alerts = |revision: &Revision| revision.kind == RevisionKind::Content;
    let mut moments = vec![(published, None)];
    // What the text already told when it was first published is no news to its readers.
    let is_news = |revision: &Revision| alerts(revision) && revision.on.timestamp() > published.timestamp();
    let source = advisory.revisions.iter().enumerate().filter(|(_, revision)| is_news(revision));
    moments.extend(source.map(|(index, revision)| (revision.on, Some(RevisionRef::Source(index)))));
    let translation = translation.iter().enumerate().filter(|(_, revision)| alerts(revision));
    moments.extend(translation.map(|(index, revision)| (revision.on, Some(RevisionRef::Translation(index)))));
    match &advisory.status {
        Status::Withdrawn { on, .. } => moments.push((*on, Some(RevisionRef::Withdrawal))),
        Status::Draft | Status::Published | Status::Superseded { .. } => {}
    }
    moments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::WithdrawalReason;

    fn on(text: &str) -> Instant {
        Instant::from_timestamp(text.parse().unwrap())
    }

    fn revision(id: &str, day: &str, kind: RevisionKind) -> Revision {
        Revision { id: id.parse().unwrap(), on: on(day), kind }
    }

    fn advisory() -> Advisory {
        Advisory {
            id: "EX-2026-0001".parse().unwrap(),
            status: Status::Withdrawn { on: on("2026-03-04T00:00:00Z"), reason: WithdrawalReason::Duplicate },
            published: on("2026-03-01T00:00:00Z"),
            aliases: Vec::new(),
            vulnerabilities: Vec::new(),
            credits: Vec::new(),
            references: Vec::new(),
            timeline: Vec::new(),
            revisions: vec![
                revision("typo", "2026-03-02T00:00:00Z", RevisionKind::Editorial),
                revision("more", "2026-03-03T00:00:00Z", RevisionKind::Content),
            ],
        }
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

    #[test]
    fn tag_names_the_locale_and_the_change_where_there_is_one() {
        let fr: Locale = "fr".parse().unwrap();
        assert_eq!(entry_tag("example.org,2026", "EX-1", None, None), "tag:example.org,2026:EX-1");
        assert_eq!(entry_tag("example.org,2026", "EX-1", Some(&fr), Some("more")), "tag:example.org,2026:EX-1/fr/more");
    }
}
