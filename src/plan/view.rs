//! What each template sees.
//!
//! A page's template sees exactly four values: `lang` (the locale of the frame), `site` ([`SiteView`]), `page`
//! ([`PageView`]) and `view` (the struct named by its [`crate::plan::PageKind`]). All of it is data: dates, quantities
//! and ids are put into words by the functions that `render` registers. Addresses in `href` fields are absolute paths
//! that include the base address's path; `url` fields are full addresses. `html` fields are safe HTML.

use serde::Serialize;

/// What every page of a locale sees.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// The name of the organisation.
    pub organization: String,
    /// Its own site.
    pub organization_url: Option<String>,
    /// The home page in this locale.
    pub home: String,
    /// The index of advisories in this locale.
    pub advisories: String,
    /// The subscribe page in this locale.
    pub subscribe: String,
    /// The support page in this locale; absent without products.
    pub support: Option<String>,
    /// The thanks page in this locale; absent where nobody is credited.
    pub thanks: Option<String>,
    /// `security.txt`, where it is written.
    pub security_txt: Option<String>,
    /// The policy named `disclosure`, where there is one.
    pub disclosure: Option<LinkView>,
    /// Its version and date of review.
    pub policy: Option<PolicyStateView>,
    /// The contacts, the preferred one first.
    pub contacts: Vec<ContactView>,
    /// The keys.
    pub keys: Vec<KeyView>,
    /// The theme's files by name, with their fingerprinted addresses.
    pub assets: std::collections::BTreeMap<String, AssetView>,
    /// The day of the build.
    pub built: MomentView,
    /// The source locale.
    pub source_locale: String,
}

/// A file of the theme.
#[derive(Clone, Debug, Serialize)]
pub struct AssetView {
    /// Its address.
    pub href: String,
    /// Its hash for `integrity`, such as `sha256-...`.
    pub integrity: String,
}

/// What a page says of itself.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// Which template made it, such as `advisory`.
    pub kind: &'static str,
    /// The title; absent where the template has words of its own (lists, subscribe, 404).
    pub title: Option<String>,
    /// A sentence for search results.
    pub description: Option<String>,
    /// Its address.
    pub href: String,
    /// Its full address, or that of the source page where the text is not translated.
    pub canonical: Option<String>,
    /// Full addresses of the really translated versions, itself among them, and `x-default`.
    pub alternates: Vec<AlternateView>,
    /// The switcher: every locale of the site, in the site's order.
    pub languages: Vec<LanguageView>,
    /// The header's destinations.
    pub nav: Vec<NavView>,
    /// The feeds that fit this page.
    pub feeds: Vec<FeedView>,
    /// Whether search engines are asked to leave it out.
    pub is_noindex: bool,
    /// True for a page of a draft or embargoed document, and for every page of a build with drafts.
    pub is_draft: bool,
    /// The locale of the text, where it is not the frame's.
    pub text_lang: Option<String>,
    /// What readers must know of the translation.
    pub notice: Option<NoticeView>,
}

/// A translated version of a page.
#[derive(Clone, Debug, Serialize)]
pub struct AlternateView {
    /// The locale, or `x-default`.
    pub hreflang: String,
    /// The full address.
    pub url: String,
}

/// One entry of the language switcher.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageView {
    /// The locale.
    pub lang: String,
    /// The address of this page in it.
    pub href: String,
    /// Whether it is this page.
    pub is_current: bool,
    /// Whether the text is there in that locale.
    pub is_translated: bool,
}

/// One destination of the header.
#[derive(Clone, Debug, Serialize)]
pub struct NavView {
    /// Its title; absent for the index of advisories, which has words of its own.
    pub title: Option<String>,
    /// Its address.
    pub href: String,
    /// Whether this page is it or lies below it.
    pub is_current: bool,
}

/// A link.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// Its words.
    pub title: String,
    /// Its address.
    pub href: String,
}

/// A feed in three formats.
#[derive(Clone, Debug, Serialize)]
pub struct FeedView {
    /// `all`, `severity`, `product` or `policies`.
    pub scope: &'static str,
    /// The level's word in the sources, or the product's name.
    pub name: Option<String>,
    /// RSS 2.0.
    pub rss: String,
    /// Atom.
    pub atom: String,
    /// JSON Feed 1.1.
    pub json: String,
}

/// What readers must know of a translation.
#[derive(Clone, Debug, Serialize)]
pub struct NoticeView {
    /// `untranslated`, `stale`, `machine` or `stale-machine`.
    pub kind: &'static str,
    /// The source page.
    pub source_href: String,
    /// The source locale.
    pub source_lang: String,
}

/// A moment. The function `date` puts it into words.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct MomentView {
    /// Seconds since 1970 in UTC.
    pub seconds: i64,
    /// True where only a day was stated.
    pub is_day: bool,
}

/// A length of time. The function `quantity` puts it into words.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct QuantityView {
    /// How many.
    pub count: u32,
    /// `hours`, `days`, `business days`, `weeks`, `months` or `years`.
    pub unit: &'static str,
}

/// A contact.
#[derive(Clone, Debug, Serialize)]
pub struct ContactView {
    /// `email`, `web`, `phone` or `matrix`.
    pub kind: &'static str,
    /// What is shown.
    pub value: String,
    /// What is followed.
    pub href: String,
    /// Whether only the security team reads it.
    pub is_private: bool,
    /// The languages understood there.
    pub languages: Vec<String>,
}

/// A key.
#[derive(Clone, Debug, Serialize)]
pub struct KeyView {
    /// `openpgp` or `age`.
    pub kind: &'static str,
    /// Its file.
    pub href: String,
    /// Its fingerprint in groups of four.
    pub fingerprint: Option<String>,
    /// The last day it is valid.
    pub expires: Option<MomentView>,
}

/// The state of a policy.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyStateView {
    /// Its version.
    pub version: Option<String>,
    /// The day this version came into force.
    pub issued: Option<MomentView>,
    /// The day somebody last read it through.
    pub reviewed: Option<MomentView>,
    /// How often that is done.
    pub review_every: Option<QuantityView>,
}

/// A text as HTML, cut at its headings of level 2.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ProseView {
    /// What stands before the first heading of level 2.
    pub intro: String,
    /// The sections.
    pub sections: Vec<SectionView>,
}

/// A section of a text: a heading of level 2 and what follows it.
#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    /// The heading's id.
    pub id: String,
    /// The heading.
    pub title: String,
    /// What follows, with deeper headings in it.
    pub html: String,
}

/// One entry of a table of contents.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsView {
    /// The heading's id.
    pub id: String,
    /// The heading.
    pub title: String,
    /// Deeper headings.
    pub children: Vec<ContentsView>,
}

/// View of `home.html`.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// The sentence of the front matter.
    pub summary: Option<String>,
    /// The text.
    pub html: String,
    /// The newest advisories, at most five.
    pub latest: Vec<AdvisoryRowView>,
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

/// View of `page.html`.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentView {
    /// The sentence of the front matter.
    pub summary: Option<String>,
    /// What stands before the first heading of level 2.
    pub intro: String,
    /// The sections.
    pub sections: Vec<SectionView>,
    /// The headings of level 2 and 3.
    pub contents: Vec<ContentsView>,
    /// The day somebody last read it through.
    pub reviewed: Option<MomentView>,
}

/// View of `policy.html`.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyView {
    /// The text.
    pub document: DocumentView,
    /// Its version and dates.
    pub state: PolicyStateView,
    /// The promises, for "in short".
    pub commitments: Vec<CommitmentView>,
}

/// A promise.
#[derive(Clone, Debug, Serialize)]
pub struct CommitmentView {
    /// Its name; words: message `commitment-NAME`.
    pub name: String,
    /// How soon.
    pub within: QuantityView,
    /// From what on; words: message `commitment-from-ID`.
    pub from: Option<String>,
    /// Who is told; words: message `commitment-to-ID`.
    pub to: Option<String>,
    /// `commitment`, `target` or `law`.
    pub basis: &'static str,
    /// The law.
    pub source: Option<String>,
}

/// When reports become public.
#[derive(Clone, Debug, Serialize)]
pub struct DisclosureView {
    /// How long the reporter is asked to wait.
    pub window: Option<QuantityView>,
    /// By how much that may be extended.
    pub extension: Option<QuantityView>,
    /// How long customers have the fix before the public has the text.
    pub customer_head_start: Option<QuantityView>,
    /// Whether the reporter needs consent to publish.
    pub consent_required: bool,
}

/// What may be tested.
#[derive(Clone, Debug, Serialize)]
pub struct ScopeView {
    /// In scope.
    pub inside: Vec<ScopeItemView>,
    /// Out of scope.
    pub outside: Vec<ScopeItemView>,
}

/// One item of the scope.
#[derive(Clone, Debug, Serialize)]
pub struct ScopeItemView {
    /// Its id; words: message `scope-in-ID` or `scope-out-ID`, where it is no product.
    pub id: String,
    /// The product's name, where it is one.
    pub product: Option<String>,
}

/// What reporters are promised in law.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SafeHarborView {
    /// Whether research by the rules counts as authorised.
    pub authorized: bool,
    /// Whether no legal action is taken over it.
    pub no_legal_action: bool,
}

/// One level of the severity table.
#[derive(Clone, Debug, Serialize)]
pub struct SeverityRowView {
    /// The level; words: message `severity-LEVEL`.
    pub level: &'static str,
    /// Lowest and highest score.
    pub cvss: Option<(f64, f64)>,
    /// How soon it is resolved.
    pub resolve_within: Option<QuantityView>,
    /// Ids of characteristics; words: message `severity-characteristic-ID`.
    pub characteristics: Vec<String>,
}

/// A product and its support.
#[derive(Clone, Debug, Serialize)]
pub struct ProductView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its list of advisories; absent where it has none.
    pub href: Option<String>,
    /// How many advisories affect it.
    pub advisories: usize,
    /// Package URLs.
    pub packages: Vec<String>,
    /// Where its source is.
    pub repository: Option<String>,
    /// The newest release.
    pub latest_release: Option<ReleaseView>,
    /// Its branches.
    pub series: Vec<SeriesView>,
}

/// A release.
#[derive(Clone, Debug, Serialize)]
pub struct ReleaseView {
    /// The version.
    pub version: String,
    /// The day.
    pub on: Option<MomentView>,
}

/// A branch of a product.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesView {
    /// Its name.
    pub name: String,
    /// Whether it is supported on the day of the build.
    pub is_supported: bool,
    /// The last day of support.
    pub support_until: Option<MomentView>,
    /// Its newest release.
    pub latest_release: Option<ReleaseView>,
}

/// One row of a list of advisories.
#[derive(Clone, Debug, Serialize)]
pub struct AdvisoryRowView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The locale of the title, where it is not the frame's.
    pub text_lang: Option<String>,
    /// Its page.
    pub href: String,
    /// `critical`, `high`, `medium`, `low` or `none`; absent where it is not rated.
    pub level: Option<&'static str>,
    /// `published`, `withdrawn`, `superseded` or `draft`.
    pub status: &'static str,
    /// The gravest state: `no`, `proof-of-concept`, `yes` or `unknown`.
    pub exploited: &'static str,
    /// Names of the affected products.
    pub products: Vec<String>,
    /// Fixed versions, in the order of the source, none twice.
    pub fixed: Vec<String>,
    /// Its CVE ids.
    pub cves: Vec<String>,
    /// When it was published.
    pub published: MomentView,
    /// When it last changed, where that is later.
    pub updated: Option<MomentView>,
    /// True for a draft or embargoed one.
    pub is_draft: bool,
}

/// View of `advisories.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ListView {
    /// `all`, `severity`, `product`, `year` or `withdrawn`.
    pub scope: &'static str,
    /// The level, the year or the product's name.
    pub name: Option<String>,
    /// The advisories, newest first.
    pub rows: Vec<AdvisoryRowView>,
    /// How many there are on all pages.
    pub total: usize,
    /// This page, from 1.
    pub number: usize,
    /// How many pages there are.
    pub pages: usize,
    /// The page with newer ones.
    pub newer: Option<String>,
    /// The page with older ones.
    pub older: Option<String>,
    /// The other lists.
    pub archives: ArchivesView,
}

/// Every list of advisories.
#[derive(Clone, Debug, Serialize)]
pub struct ArchivesView {
    /// All.
    pub all: String,
    /// By level, most severe first; only those with advisories.
    pub severity: Vec<ArchiveView>,
    /// By product.
    pub product: Vec<ArchiveView>,
    /// By year, newest first.
    pub year: Vec<ArchiveView>,
    /// Withdrawn; absent where there are none.
    pub withdrawn: Option<ArchiveView>,
}

/// One list of advisories.
#[derive(Clone, Debug, Serialize)]
pub struct ArchiveView {
    /// The level, the product's name or the year; empty for withdrawn.
    pub name: String,
    /// Its address.
    pub href: String,
    /// How many advisories it has.
    pub count: usize,
    /// Whether this page is it.
    pub is_current: bool,
}

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
    /// What changed, newest first, publication last.
    pub revisions: Vec<RevisionView>,
    /// Who helped.
    pub credits: Vec<CreditView>,
    /// Where more is said.
    pub references: Vec<ReferenceView>,
}

/// Why an advisory was taken back.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawnView {
    /// When.
    pub on: MomentView,
    /// A word of the sources; words: message `withdrawn-REASON`.
    pub reason: &'static str,
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
}

/// One vulnerability.
#[derive(Clone, Debug, Serialize)]
pub struct VulnerabilityView {
    /// Its CVE id with the address of its record.
    pub cve: Option<LinkView>,
    /// Its level.
    pub level: Option<&'static str>,
    /// Why the level differs from the vector's, in the source language.
    pub level_reason: Option<String>,
    /// Its vectors; the first decides the level.
    pub cvss: Vec<CvssView>,
    /// Its weaknesses with the addresses of their pages.
    pub cwe: Vec<LinkView>,
    /// `no`, `proof-of-concept`, `yes` or `unknown`.
    pub exploited: &'static str,
    /// Since when.
    pub exploited_since: Option<MomentView>,
    /// The affected products.
    pub affected: Vec<AffectedView>,
    /// The products that are not affected.
    pub not_affected: Vec<NotAffectedView>,
    /// Names of the products that are looked at.
    pub under_investigation: Vec<String>,
}

/// A CVSS vector.
#[derive(Clone, Debug, Serialize)]
pub struct CvssView {
    /// `3.0`, `3.1` or `4.0`.
    pub version: &'static str,
    /// The vector.
    pub vector: String,
    /// The score.
    pub score: f64,
    /// Its level.
    pub level: &'static str,
    /// The calculator of its version.
    pub url: String,
}

/// The affected versions of a product.
#[derive(Clone, Debug, Serialize)]
pub struct AffectedView {
    /// The product's name.
    pub product: String,
    /// The product's list of advisories.
    pub href: String,
    /// The ranges.
    pub ranges: Vec<RangeView>,
    /// Exact versions.
    pub versions: Vec<String>,
    /// Whether the product's versions have an order.
    pub is_ordered: bool,
}

/// A range of affected versions.
#[derive(Clone, Debug, Serialize)]
pub struct RangeView {
    /// The first affected version; absent for the beginning.
    pub from: Option<String>,
    /// The first version that is not affected any more.
    pub fixed: Option<String>,
    /// The last version that is affected.
    pub last_affected: Option<String>,
    /// Whether no fix will come.
    pub is_no_fix_planned: bool,
    /// The branch that the range lies in.
    pub series: Option<String>,
    /// The last day of support of that branch, where it is past.
    pub ended: Option<MomentView>,
}

/// A product that is not affected.
#[derive(Clone, Debug, Serialize)]
pub struct NotAffectedView {
    /// The product's name.
    pub product: String,
    /// Why; words: message `justification-WORD` with hyphens for underscores.
    pub justification: Option<&'static str>,
}

/// Something that happened.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineView {
    /// When.
    pub on: MomentView,
    /// What; words: message `timeline-WORD` with hyphens for underscores.
    pub event: &'static str,
    /// What the author adds.
    pub note: Option<String>,
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
}

/// Somebody who helped.
#[derive(Clone, Debug, Serialize)]
pub struct CreditView {
    /// The name; absent for somebody who wants no credit by name.
    pub name: Option<String>,
    /// What they did; words: message `credit-WORD` with hyphens for underscores.
    pub role: &'static str,
}

/// An address where more is said.
#[derive(Clone, Debug, Serialize)]
pub struct ReferenceView {
    /// What is there; words: message `reference-WORD`.
    pub kind: &'static str,
    /// Where it is.
    pub url: String,
}

/// View of `alias.html`.
#[derive(Clone, Debug, Serialize)]
pub struct AliasView {
    /// The other id.
    pub alias: String,
    /// The only advisory that has it, where the page redirects to it.
    pub redirect: Option<LinkView>,
    /// The advisories that have it.
    pub rows: Vec<AdvisoryRowView>,
}

/// View of `subscribe.html`.
#[derive(Clone, Debug, Serialize)]
pub struct SubscribeView {
    /// Every feed of the locale.
    pub feeds: Vec<FeedView>,
}

/// View of `thanks.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ThanksView {
    /// Those who helped, by name; each with the advisories.
    pub people: Vec<PersonView>,
    /// How many credits are without a name.
    pub anonymous: usize,
}

/// Somebody who helped, on the thanks page.
#[derive(Clone, Debug, Serialize)]
pub struct PersonView {
    /// The name.
    pub name: String,
    /// What they helped with, newest first.
    pub advisories: Vec<LinkView>,
}

/// View of `support.html`.
#[derive(Clone, Debug, Serialize)]
pub struct SupportView {
    /// The products.
    pub products: Vec<ProductView>,
}

/// View of `404.html`.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundView {
    /// The home pages by locale, for readers of every language.
    pub homes: Vec<LanguageView>,
}

/// View of `feed/entry.html`.
#[derive(Clone, Debug, Serialize)]
pub struct EntryView {
    /// The advisory, with full addresses in its HTML.
    pub advisory: AdvisoryView,
    /// The change that the entry tells of; absent for the publication.
    pub revision: Option<RevisionView>,
    /// The full address of the page.
    pub url: String,
}

/// View of the templates in `block/`, one for each `<block:NAME>`: the data that the block prints.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum BlockView {
    /// `severity-table` and `response-times`.
    Severity(Vec<SeverityRowView>),
    /// `contact-card`.
    Contacts {
        /// The contacts.
        contacts: Vec<ContactView>,
        /// The keys.
        keys: Vec<KeyView>,
    },
    /// `scope`.
    Scope(ScopeView),
    /// `report-fields`: ids; words: message `report-field-ID`.
    ReportFields(Vec<String>),
    /// `commitments`.
    Commitments(Vec<CommitmentView>),
    /// `supported-versions`.
    Products(Vec<ProductView>),
    /// `locations`.
    Locations(Vec<LocationView>),
    /// `retention`.
    Retention(Vec<RetentionView>),
    /// `encryption`.
    Encryption(Vec<EncryptionView>),
    /// `latest-advisories`.
    Advisories(Vec<AdvisoryRowView>),
    /// `policy-history`: the state of the policy it stands in.
    Policy(PolicyStateView),
}

/// A country where data is kept.
#[derive(Clone, Debug, Serialize)]
pub struct LocationView {
    /// ISO 3166-1 code; the function `country` puts it into words.
    pub country: String,
    /// Ids; words: message `location-purpose-ID`.
    pub purposes: Vec<String>,
}

/// How long data of one kind is kept.
#[derive(Clone, Debug, Serialize)]
pub struct RetentionView {
    /// Words: message `retention-ID`.
    pub id: String,
    /// Words: message `retention-trigger-ID`.
    pub trigger: String,
    /// How long after that it is deleted.
    pub delete_after: QuantityView,
}

/// Something that is encrypted.
#[derive(Clone, Debug, Serialize)]
pub struct EncryptionView {
    /// Words: message `encryption-what-ID`.
    pub what: String,
    /// With which algorithm.
    pub algorithm: String,
    /// Where it is kept.
    pub place: Option<String>,
}
