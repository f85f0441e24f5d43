//! Facts of the edition to a page of a feed.

use crate::check::Content;
use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::check::TextState;
use crate::export::feed::FeedAddresses;
use crate::export::feed::FeedAuthor;
use crate::export::feed::FeedCategory;
use crate::export::feed::FeedDocument;
use crate::export::feed::FeedItem;
use crate::model::Advisory;
use crate::model::CveId;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::PolicyVersion;
use crate::model::ProductId;
use crate::model::Revision;
use crate::model::Route;
use crate::phrase::PhraseError;
use crate::plan::FeedScope;

/// What a page of a feed is filled from.
pub struct FeedSource<'a> {
    /// All that is published.
    pub edition: &'a Edition,
    /// The language of the feed's readers.
    pub locale: &'a Locale,
    /// Which advisories it tells of.
    pub scope: &'a FeedScope,
    /// The page for people that shows the same.
    pub home: &'a Route,
    /// The words of the locale.
    pub words: Words<'a>,
}

/// Something that readers are alerted of.
pub struct FeedEvent<'a> {
    /// The advisory, the policy or the announcement.
    pub document: &'a EditionDocument,
    /// What is new of it.
    pub change: FeedChange<'a>,
    /// When.
    pub on: Instant,
    /// Its id, a `tag:` URI.
    pub tag: String,
}

/// What is new of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedChange<'a> {
    /// It appeared.
    Publication,
    /// Its content changed.
    Revision(&'a Revision),
    /// It was taken back.
    Withdrawal,
    /// A version of a policy came into force.
    Version(&'a PolicyVersion),
}

/// Returns a message of a locale, by its id and arguments; the error says why it cannot be put into words.
pub type Words<'a> = &'a dyn Fn(&str, &[(&str, &str)]) -> Result<String, PhraseError>;

impl FeedSource<'_> {
    /// Returns a page of the feed with its entries, newest first.
    ///
    /// A feed without entries is as old as its ids: it states the day from which on they are minted, which is part of
    /// the site's facts and is the same in every build. Only an authority without a date leaves the time of the build.
    pub fn document(&self, addresses: FeedAddresses, entries: Vec<FeedItem>) -> Result<FeedDocument, PhraseError> {
        let site = self.edition.site();
        let organization = &site.organization;
        let newest = entries.iter().map(|entry| entry.updated).max().or_else(|| site.feed.since());
        Ok(FeedDocument {
            id: self.id(),
            title: self.title()?,
            description: (self.words)(self.description(), &[("organization", &organization.name)])?,
            language: self.locale.clone(),
            home_url: site.base_url.value.join(self.home),
            author: FeedAuthor {
                name: organization.name.clone(),
                url: organization.url.as_ref().map(|url| url.as_str().to_owned()),
            },
            updated: newest.unwrap_or_else(|| Instant::from_timestamp(self.edition.time().at)),
            addresses,
            entries,
        })
    }

    fn description(&self) -> &'static str {
        match self.scope {
            FeedScope::All | FeedScope::Severity(_) | FeedScope::Product(_) => "feed-description",
            FeedScope::Policies => "feed-description-policies",
        }
    }

    fn id(&self) -> String {
        let site = self.edition.site();
        feed_tag(&site.feed.authority, self.scope, site.prefix(self.locale))
    }

    fn title(&self) -> Result<String, PhraseError> {
        let organization = ("organization", self.edition.site().organization.name.as_str());
        match self.scope {
            FeedScope::All => (self.words)("feed-title-all", &[organization]),
            // The message chooses its words by the level's name in the sources.
            FeedScope::Severity(level) => {
                (self.words)("feed-title-severity", &[organization, ("name", level.as_str())])
            }
            FeedScope::Product(id) => {
                let name = self.product_name(id);
                (self.words)("feed-title-product", &[organization, ("name", &name)])
            }
            FeedScope::Policies => (self.words)("feed-title-policies", &[organization]),
        }
    }

    /// Returns an entry, with its text or with its summary alone.
    ///
    /// Its date is that of the event: what changes later is an event of its own or disturbs nobody.
    pub fn item(&self, event: FeedEvent, html: Option<String>) -> Result<FeedItem, PhraseError> {
        let text = event.document.text(self.locale);
        let (title, change) = match event.change {
            FeedChange::Publication => (text.title.clone(), None),
            FeedChange::Revision(revision) => {
                (self.words_about("feed-entry-updated", &text.title)?, summary_of(text, revision))
            }
            FeedChange::Withdrawal => (self.words_about("feed-entry-withdrawn", &text.title)?, None),
            FeedChange::Version(version) => {
                let arguments = [("title", text.title.as_str()), ("version", version.version.as_str())];
                let title = (self.words)("feed-entry-version", &arguments)?;
                (title, text.revision_summaries.get(&version.version))
            }
        };
        let route = self.route(&event);
        Ok(FeedItem {
            id: event.tag,
            title,
            url: self.edition.site().base_url.value.join(&route),
            summary: change.or(text.summary.as_ref()).cloned(),
            html,
            published: event.on,
            updated: event.on,
            language: text.locale.clone(),
            categories: self.categories(event.document)?,
        })
    }

    fn words_about(&self, message: &str, title: &str) -> Result<String, PhraseError> {
        (self.words)(message, &[("title", title)])
    }

    /// Returns the page that an entry leads to: of a policy's version, its own one.
    fn route(&self, event: &FeedEvent<'_>) -> Route {
        let stored = match event.change {
            FeedChange::Version(version) => self.edition.policy_text(&event.document.id, &version.version),
            FeedChange::Publication | FeedChange::Revision(_) | FeedChange::Withdrawal => None,
        };
        self.edition.route(stored.map_or(event.document, |(stored, _)| stored), self.locale)
    }

    fn categories(&self, document: &EditionDocument) -> Result<Vec<FeedCategory>, PhraseError> {
        let (level, products, cves) = match &document.content {
            Content::Advisory(advisory) => {
                (advisory.level(), Vec::from_iter(advisory.affected_products()), cves(advisory))
            }
            Content::Announcement(announcement) => {
                (announcement.severity, announcement.products.iter().collect(), Vec::new())
            }
            Content::Home | Content::Page(_) | Content::Policy(_) | Content::PolicyText(_) => return Ok(Vec::new()),
        };
        let level = level.map(|level| {
            let label = (self.words)(&format!("severity-{}", level.as_str()), &[])?;
            Ok(FeedCategory { term: level.as_str().to_owned(), label })
        });
        let products =
            products.into_iter().map(|id| FeedCategory { term: id.as_str().to_owned(), label: self.product_name(id) });
        let cves =
            cves.into_iter().map(|cve| FeedCategory { term: cve.as_str().to_owned(), label: cve.as_str().to_owned() });
        Ok(level.transpose()?.into_iter().chain(products).chain(cves).collect())
    }

    fn product_name(&self, id: &ProductId) -> String {
        let product = self.edition.site().product(id);
        product.expect("products that an edition names are there").name.clone()
    }
}

fn cves(advisory: &Advisory) -> Vec<&CveId> {
    advisory.vulnerabilities.iter().filter_map(|vulnerability| vulnerability.cve.as_ref()).collect()
}

/// Returns a feed's id, the same for all its pages; no entry's, since an advisory's id has no colon.
fn feed_tag(authority: &str, scope: &FeedScope, prefix: Option<&Locale>) -> String {
    let scope = match scope {
        FeedScope::All => "all".to_owned(),
        FeedScope::Severity(level) => format!("severity:{}", level.as_str()),
        FeedScope::Product(id) => format!("product:{id}"),
        FeedScope::Policies => "policies".to_owned(),
    };
    let locale = prefix.map(|locale| format!("/{locale}")).unwrap_or_default();
    format!("tag:{authority}:feed:{scope}{locale}")
}

/// What changed, in the language of the text.
fn summary_of<'a>(text: &'a EditionText, revision: &Revision) -> Option<&'a String> {
    let own = match &text.state {
        TextState::Source => None,
        TextState::Translation { revisions, .. } => revisions.iter().find(|(own, _)| own == revision),
    };
    own.map_or_else(|| text.revision_summaries.get(revision.id.as_str()), |(_, summary)| summary.as_ref())
}

#[cfg(test)]
mod tests {
    use crate::model::SeverityLevel;

    use super::*;

    #[test]
    fn feed_has_an_id_of_its_own_in_each_language() {
        let tag = |scope: FeedScope, prefix: Option<&Locale>| feed_tag("example.org,2026", &scope, prefix);
        let fr: Locale = "fr".parse().unwrap();
        assert_eq!(tag(FeedScope::All, Some(&fr)), "tag:example.org,2026:feed:all/fr");
        assert_eq!(tag(FeedScope::Severity(SeverityLevel::High), None), "tag:example.org,2026:feed:severity:high");
        assert_eq!(tag(FeedScope::Product("app".parse().unwrap()), None), "tag:example.org,2026:feed:product:app");
    }
}
