//! What lists and feeds are cut from, sorted once.

mod answers;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::Content;
use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::Notes;
use crate::check::Topic;
use crate::model::Advisory;
use crate::model::AdvisoryId;
use crate::model::CveId;
use crate::model::DocumentId;
use crate::model::FeedScope;
use crate::model::ListScope;
use crate::model::Locale;
use crate::model::Product;
use crate::model::ProductId;
use crate::model::SeverityLevel;
use crate::model::Status;
use crate::model::address;
use crate::plan::Asset;
use crate::plan::CveCase;
use crate::plan::OsvRecord;
use crate::plan::ReleaseTable;
use crate::plan::asset::assets;
use crate::plan::cve;
use crate::plan::feed;
use crate::plan::feed::Event;
use crate::plan::feed::events;
use crate::plan::osv;
use crate::plan::release;
use crate::plan::urgent::urgent;

/// The advisories of an edition by list and feed, and what else pages look up.
///
/// Made in one pass over the advisories, so that a page costs no more than what it shows. It is a handle, as the edition
/// is: what a job asks of it is noted.
#[derive(Clone, Debug)]
pub struct Index {
    tables: Arc<Tables>,
    notes: Notes,
}

/// What an index holds.
#[derive(Debug)]
struct Tables {
    lists: BTreeMap<ListScope, Vec<DocumentId>>,
    feeds: BTreeMap<FeedScope, BTreeMap<Locale, Vec<Event>>>,
    supersedes: BTreeMap<AdvisoryId, Vec<DocumentId>>,
    products: BTreeMap<ProductId, usize>,
    assets: Vec<Asset>,
    osv: BTreeMap<DocumentId, Vec<OsvRecord>>,
    cves: BTreeMap<CveId, Vec<CveCase>>,
    bearers: BTreeMap<String, BTreeSet<DocumentId>>,
    releases: BTreeMap<ProductId, ReleaseTable>,
    urgent: Vec<DocumentId>,
    has_thanks: bool,
}

impl Index {
    pub(in crate::plan) fn new(edition: &Edition) -> Index {
        let mut index = Index { tables: Arc::new(Tables::new(edition)), notes: Notes::default() };
        let records = |document: &EditionDocument| (document.id.clone(), osv::records(edition, &index, document));
        let mut osv: BTreeMap<_, _> = edition.advisories().map(|(document, _)| records(document)).collect();
        osv.retain(|_, records| !records.is_empty());
        Arc::get_mut(&mut index.tables).expect("an index that is being made is shared with nobody").osv = osv;
        index
    }

    /// Returns a handle of the same index that notes what it is asked.
    pub(in crate::plan) fn noting(&self, notes: &Notes) -> Index {
        Index { tables: Arc::clone(&self.tables), notes: notes.clone() }
    }

    /// Returns the lists that have a page: all, and every other that is not empty, in their order.
    pub fn lists(&self) -> impl Iterator<Item = (&ListScope, &[DocumentId])> {
        self.notes.add(Topic::Lists, "");
        self.tables.lists.iter().map(|(scope, documents)| (scope, documents.as_slice()))
    }

    /// Returns the advisories of a list, newest first.
    pub fn list(&self, scope: &ListScope) -> &[DocumentId] {
        self.notes.add(Topic::List, format_args!("{scope:?}"));
        self.tables.lists.get(scope).map_or(&[], Vec::as_slice)
    }

    /// Returns whether a list has an advisory.
    pub fn has_list(&self, scope: &ListScope) -> bool {
        self.notes.add(Topic::HasList, format_args!("{scope:?}"));
        self.tables.lists.get(scope).is_some_and(|list| !list.is_empty())
    }

    /// Returns how many pages a list has; at least one.
    pub fn list_pages(&self, scope: &ListScope) -> usize {
        page_count(self.list(scope).len(), address::LIST_LENGTH)
    }

    /// Returns the feeds that there are: all, the levels of the site and of its advisories, the products, the policies.
    pub fn feeds(&self) -> impl Iterator<Item = &FeedScope> {
        self.notes.add(Topic::Feeds, "");
        self.tables.feeds.keys()
    }

    /// Returns whether there is such a feed.
    pub fn has_feed(&self, scope: &FeedScope) -> bool {
        self.notes.add(Topic::Feeds, "");
        self.tables.feeds.contains_key(scope)
    }

    /// Returns what happened, newest first, for the readers of a feed in a locale.
    pub(in crate::plan) fn events(&self, scope: &FeedScope, locale: &Locale) -> &[Event] {
        self.notes.add(Topic::Events, format_args!("{scope:?} {locale}"));
        self.tables.feeds.get(scope).and_then(|feed| feed.get(locale)).map_or(&[], Vec::as_slice)
    }

    /// Returns the advisories that another one replaces, newest first.
    pub fn superseded_by(&self, id: &AdvisoryId) -> &[DocumentId] {
        self.notes.add(Topic::Superseded, id);
        self.tables.supersedes.get(id).map_or(&[], Vec::as_slice)
    }

    /// Returns a product by its id.
    pub fn product<'a>(&self, edition: &'a Edition, id: &ProductId) -> Option<&'a Product> {
        self.tables.products.get(id).map(|place| &edition.site().products[*place])
    }

    /// Returns the files of the theme by name.
    pub fn assets(&self) -> &[Asset] {
        &self.tables.assets
    }

    /// Returns the OSV records of an advisory, by the places of its vulnerabilities; none of what is not public.
    pub fn osv(&self, advisory: &DocumentId) -> &[OsvRecord] {
        self.notes.add(Topic::Osv, advisory);
        self.tables.osv.get(advisory).map_or(&[], Vec::as_slice)
    }

    /// Returns the advisories that have OSV records, with their records.
    pub fn osv_records(&self) -> impl Iterator<Item = (&DocumentId, &[OsvRecord])> {
        self.notes.add(Topic::OsvRecords, "");
        self.tables.osv.iter().map(|(document, records)| (document, records.as_slice()))
    }

    /// Returns whether there is an OSV record.
    pub fn has_osv_records(&self) -> bool {
        self.notes.add(Topic::HasOsv, "");
        !self.tables.osv.is_empty()
    }

    /// Returns the public vulnerabilities with a CVE id, by that id, oldest publication first.
    pub fn cves(&self) -> &BTreeMap<CveId, Vec<CveCase>> {
        self.notes.add(Topic::Cves, "");
        &self.tables.cves
    }

    /// Returns the public vulnerabilities with a CVE id, oldest publication first; `None` where there are none.
    pub fn cve(&self, id: &CveId) -> Option<&[CveCase]> {
        self.notes.add(Topic::Cve, id);
        self.tables.cves.get(id).map(Vec::as_slice)
    }

    /// Returns whether a container of a CVE record is written.
    pub fn has_cve_container(&self, edition: &Edition, id: &CveId) -> bool {
        let is_cna = edition.site().organization.cve_org_id.is_some();
        is_cna && self.cve(id).is_some_and(|cases| cve::gap(edition, cases).is_none())
    }

    /// Returns how many public advisories have an id, as their own or another one, without regard to case.
    pub fn bearers(&self, id: &str) -> usize {
        self.notes.add(Topic::Bearers, id.to_lowercase());
        self.tables.bearers.get(&id.to_lowercase()).map_or(0, BTreeSet::len)
    }

    /// Returns the releases of a product and what is known of them; `None` for what is no product of the site.
    pub fn releases(&self, product: &ProductId) -> Option<&ReleaseTable> {
        self.notes.add(Topic::Releases, product);
        self.tables.releases.get(product)
    }

    /// Returns how many pages the releases of a product have; at least one.
    pub fn release_pages(&self, product: &ProductId) -> usize {
        page_count(self.releases(product).map_or(0, |table| table.rows().len()), address::LIST_LENGTH)
    }

    /// Returns the advisories that every page announces, the latest news first; at most three.
    pub fn urgent(&self) -> &[DocumentId] {
        self.notes.add(Topic::Urgent, "");
        &self.tables.urgent
    }

    /// Returns whether there is an advisory that is not withdrawn.
    pub fn has_advisories(&self) -> bool {
        self.has_list(&ListScope::All)
    }

    /// Returns whether somebody is credited, by name or not, in an advisory that is not withdrawn.
    pub fn has_thanks(&self) -> bool {
        self.notes.add(Topic::HasThanks, "");
        self.tables.has_thanks
    }
}

impl Tables {
    fn new(edition: &Edition) -> Tables {
        let products = edition.site().products.iter().enumerate();
        let mut tables = Tables {
            lists: BTreeMap::from([(ListScope::All, Vec::new())]),
            feeds: empty_feeds(edition),
            supersedes: BTreeMap::new(),
            products: products.map(|(place, product)| (product.id.value.clone(), place)).collect(),
            assets: assets(edition),
            osv: BTreeMap::new(),
            cves: cve::cases(edition),
            bearers: bearers(edition),
            releases: release::tables(edition),
            urgent: urgent(edition),
            has_thanks: false,
        };
        for (document, advisory) in edition.advisories() {
            tables.add(edition, document, advisory);
        }
        for document in edition.documents() {
            tables.add_news(edition, document);
        }
        let feeds = tables.feeds.values_mut().flat_map(BTreeMap::values_mut);
        feeds.for_each(|events| events.sort_by(Event::newest_first));
        tables
    }

    fn add(&mut self, edition: &Edition, document: &EditionDocument, advisory: &Advisory) {
        for scope in list_scopes(advisory) {
            self.lists.entry(scope).or_default().push(document.id.clone());
        }
        for locale in &edition.site().locales {
            let events = events(advisory, document, locale);
            for scope in feed_scopes(advisory) {
                let feed = self.feeds.entry(scope).or_default();
                feed.entry(locale.clone()).or_default().extend(events.iter().cloned());
            }
        }
        if let Status::Superseded { by } = &advisory.status {
            self.supersedes.entry(by.clone()).or_default().push(document.id.clone());
        }
        self.has_thanks |= edition.site().thanks_page && !is_withdrawn(advisory) && !advisory.credits.is_empty();
    }

    /// Adds what feeds tell of documents that are no advisories: versions of policies, announced releases.
    fn add_news(&mut self, edition: &Edition, document: &EditionDocument) {
        let scopes = match &document.content {
            Content::Policy(policy) if !policy.versions.is_empty() => vec![FeedScope::Policies],
            Content::Announcement(announcement) => {
                let products = announcement.products.iter().cloned().map(FeedScope::Product);
                [FeedScope::All].into_iter().chain(products).collect()
            }
            Content::Home | Content::Page(_) | Content::Policy(_) | Content::PolicyText(_) | Content::Advisory(_) => {
                return;
            }
        };
        for locale in &edition.site().locales {
            let events = match &document.content {
                Content::Policy(policy) => feed::version_events(policy, document),
                Content::Announcement(announcement) => feed::announcement_events(announcement, document, locale),
                Content::Home | Content::Page(_) | Content::PolicyText(_) | Content::Advisory(_) => Vec::new(),
            };
            for scope in &scopes {
                let feed = self.feeds.entry(scope.clone()).or_default();
                feed.entry(locale.clone()).or_default().extend(events.iter().cloned());
            }
        }
    }
}

/// Returns how many pages of a length hold so many things; an empty list has one.
pub(in crate::plan) fn page_count(things: usize, length: usize) -> usize {
    things.div_ceil(length.max(1)).max(1)
}

/// Returns the things of one page; the first page is number 1.
pub(in crate::plan) fn page_of<T>(things: &[T], length: usize, number: usize) -> &[T] {
    let length = length.max(1);
    let start = (number.max(1) - 1).saturating_mul(length).min(things.len());
    &things[start..things.len().min(start + length)]
}

/// Returns whether an advisory is taken back.
pub(in crate::plan) fn is_withdrawn(advisory: &Advisory) -> bool {
    match advisory.status {
        Status::Withdrawn { .. } => true,
        Status::Draft | Status::Published | Status::Superseded { .. } => false,
    }
}

fn bearers(edition: &Edition) -> BTreeMap<String, BTreeSet<DocumentId>> {
    let mut bearers: BTreeMap<String, BTreeSet<DocumentId>> = BTreeMap::new();
    for (document, advisory) in edition.advisories().filter(|(document, _)| document.is_public) {
        for id in advisory.other_ids().into_iter().chain([advisory.id.as_str()]) {
            bearers.entry(id.to_lowercase()).or_default().insert(document.id.clone());
        }
    }
    bearers
}

fn empty_feeds(edition: &Edition) -> BTreeMap<FeedScope, BTreeMap<Locale, Vec<Event>>> {
    // An advisory that turns graver leaves its level, and its level's readers must not find their feed gone.
    let levels = SeverityLevel::ALL.iter().filter(|level| **level != SeverityLevel::None);
    let levels = levels.map(|level| FeedScope::Severity(*level));
    let products = edition.site().products.iter().map(|product| FeedScope::Product(product.id.value.clone()));
    // A feed without entries can be subscribed to before the first advisory.
    [FeedScope::All].into_iter().chain(levels).chain(products).map(|scope| (scope, BTreeMap::new())).collect()
}

fn list_scopes(advisory: &Advisory) -> BTreeSet<ListScope> {
    if is_withdrawn(advisory) {
        return BTreeSet::from([ListScope::Withdrawn]);
    }
    let year = ListScope::Year(advisory.published.date().year());
    feed_scopes(advisory).iter().filter_map(FeedScope::list).chain([year]).collect()
}

fn feed_scopes(advisory: &Advisory) -> BTreeSet<FeedScope> {
    let level = advisory.level().map(FeedScope::Severity);
    let products = advisory.affected_products().into_iter().map(|product| FeedScope::Product(product.clone()));
    [FeedScope::All].into_iter().chain(level).chain(products).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_hold_all_things_once() {
        let things: Vec<usize> = (0..101).collect();
        assert_eq!(page_count(things.len(), 50), 3);
        let pages: Vec<usize> = (1..=3).flat_map(|number| page_of(&things, 50, number)).copied().collect();
        assert_eq!(pages, things);
        assert_eq!(page_of(&things, 50, 3), [100]);
        assert!(page_of(&things, 50, 4).is_empty());
    }

    #[test]
    fn empty_list_has_one_page_and_full_pages_are_not_followed_by_an_empty_one() {
        assert_eq!(page_count(0, 50), 1);
        assert_eq!(page_count(50, 50), 1);
        assert_eq!(page_count(51, 50), 2);
    }
}
