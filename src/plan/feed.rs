//! The entries of feeds: what is worth an alert, in which order, under which id.
//!
//! An entry is a publication, a change of content or a withdrawal of an advisory, a version of a policy, or an announced
//! release. Editorial changes are none. The typed writers of the three formats stand elsewhere.

mod event;

use std::cmp::Reverse;

use crate::check::Content;
use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::RevisionRef;
use crate::model::DocumentId;
use crate::model::FeedFormat;
use crate::model::FeedScope;
use crate::model::Instant;
use crate::model::ListScope;
use crate::model::Locale;
use crate::model::Route;
use crate::model::address;
use crate::plan::Index;
use crate::plan::Plan;
use crate::plan::index::page_count;
use crate::plan::index::page_of;

pub(in crate::plan) use event::Event;
pub(in crate::plan) use event::announcement_events;
pub(in crate::plan) use event::events;
pub(in crate::plan) use event::translation_revisions;
pub(in crate::plan) use event::version_events;

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

/// What is new of a document, in the order in which it became so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum News {
    /// That it is there.
    Publication,
    /// A change of an advisory.
    Revision(RevisionRef),
    /// The version of a policy with this index, of which the newest is 0.
    Version(Reverse<usize>),
}

impl Plan {
    /// Returns one page of a feed.
    pub fn feed_page(&self, edition: &Edition, locale: &Locale, scope: &FeedScope, number: usize) -> FeedPage {
        let events = self.index.events(scope, locale);
        let length = edition.site().feed.entries;
        let prefix = edition.site().prefix(locale);
        let home = match scope.list() {
            Some(list) if !self.index.has_list(&list) => address::list(prefix, &ListScope::All, 1),
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
}

impl Index {
    /// Returns how many pages a feed has; at least one.
    pub(in crate::plan) fn feed_pages(&self, edition: &Edition, locale: &Locale, scope: &FeedScope) -> usize {
        page_count(self.events(scope, locale).len(), edition.site().feed.entries)
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
    let id = match &document.content {
        Content::Advisory(advisory) => advisory.id.to_string(),
        Content::Policy(_) => own_id(document, "policy"),
        Content::Announcement(_) => own_id(document, "announcement"),
        Content::Home | Content::Page(_) | Content::PolicyText(_) => unreachable!("no feed tells of these"),
    };
    let change = match (&document.content, event.news) {
        (Content::Policy(policy), News::Version(Reverse(index))) => Some(policy.versions[index].version.as_str()),
        (_, News::Revision(revision)) => Some(revision_id(document, locale, revision)),
        (_, News::Publication | News::Version(_)) => None,
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

fn revision_id<'a>(document: &'a EditionDocument, locale: &Locale, revision: RevisionRef) -> &'a str {
    match revision {
        RevisionRef::Source(index) => document.revisions()[index].id.as_str(),
        RevisionRef::Translation(index) => translation_revisions(document, locale)[index].0.id.as_str(),
        RevisionRef::Withdrawal => WITHDRAWAL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tag_names_the_locale_and_the_change_where_there_is_one() {
        let fr: Locale = "fr".parse().unwrap();
        assert_eq!(entry_tag("example.org,2026", "EX-1", None, None), "tag:example.org,2026:EX-1");
        assert_eq!(entry_tag("example.org,2026", "EX-1", Some(&fr), Some("more")), "tag:example.org,2026:EX-1/fr/more");
    }
}
