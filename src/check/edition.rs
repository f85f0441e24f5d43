//! All that will be published, with every reference resolved.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::check::CsafDocument;
use crate::check::Headings;
use crate::check::Signing;
use crate::check::fact;
use crate::check::link;
use crate::check::release;
use crate::diag::RuleId;
use crate::model::Advisory;
use crate::model::AdvisoryId;
use crate::model::Announcement;
use crate::model::Commitment;
use crate::model::Contact;
use crate::model::DocumentId;
use crate::model::FactValue;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::Lock;
use crate::model::OutputPath;
use crate::model::PolicyVersion;
use crate::model::Quantity;
use crate::model::Revision;
use crate::model::Route;
use crate::model::Site;
use crate::model::TranslationMethod;
use crate::read::Allow;
use crate::read::CheckSettings;
use crate::read::Theme;
use crate::text::FileId;
use crate::text::SitePath;
use crate::text::Snapshot;
use crate::text::Span;

/// All that will be published.
///
/// Invariant: every link, fact and block of a text resolves; every word that a template may ask for exists in every
/// locale; no two outputs share an address. It holds nothing of a document that is not public.
#[derive(Clone, Debug)]
pub struct Edition {
    pub(in crate::check) snapshot: Arc<Snapshot>,
    pub(in crate::check) site: Site,
    pub(in crate::check) time: BuildTime,
    pub(in crate::check) drafts: Drafts,
    pub(in crate::check) documents: BTreeMap<DocumentId, EditionDocument>,
    pub(in crate::check) sources: BTreeMap<SitePath, DocumentId>,
    pub(in crate::check) advisories: Vec<DocumentId>,
    pub(in crate::check) advisory_documents: BTreeMap<AdvisoryId, DocumentId>,
    pub(in crate::check) aliases: BTreeMap<String, Vec<DocumentId>>,
    pub(in crate::check) catalogs: BTreeMap<Locale, Vec<FileId>>,
    pub(in crate::check) theme: Theme,
    pub(in crate::check) statics: BTreeMap<OutputPath, FileId>,
    pub(in crate::check) code: BTreeSet<(String, String)>,
    pub(in crate::check) lock: Lock,
    pub(in crate::check) csaf: BTreeMap<DocumentId, Vec<CsafDocument>>,
    pub(in crate::check) signing: Signing,
    pub(in crate::check) signatures: BTreeMap<String, FileId>,
    pub(in crate::check) settings: CheckSettings,
    pub(in crate::check) rule_allows: BTreeMap<(FileId, RuleId), Allow>,
}

/// The time of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuildTime {
    /// The time that the build states: `--at`, else `SOURCE_DATE_EPOCH`, else the machine's clock.
    pub at: Timestamp,
    /// The time that decides what is public: the earlier of `at` and the machine's clock.
    pub public_until: Timestamp,
}

/// Whether drafts and embargoed documents are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafts {
    /// They are not there.
    Hidden,
    /// They are, and every page says so.
    Shown,
}

/// One published document.
#[derive(Clone, Debug)]
pub struct EditionDocument {
    /// Its name below `content`.
    pub id: DocumentId,
    /// Its address below the locale, without slashes: empty for the home page.
    pub path: Vec<String>,
    /// What it is, with its facts.
    pub content: Content,
    /// False for a draft or an embargoed document, which only an edition with drafts has.
    pub is_public: bool,
    /// Its texts by locale; the source locale is always there.
    pub texts: BTreeMap<Locale, EditionText>,
    /// The files published beside it, by their path below its own address.
    pub attachments: BTreeMap<String, FileId>,
}

/// What a document is.
#[derive(Clone, Debug)]
pub enum Content {
    /// The document `index`.
    Home,
    /// A page.
    Page(Page),
    /// A policy.
    Policy(Policy),
    /// What a policy said as one of its versions.
    PolicyText(PolicyText),
    /// An announcement.
    Announcement(Announcement),
    /// An advisory.
    Advisory(Box<Advisory>),
}

/// The facts of a page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The day somebody last read it through.
    pub reviewed: Option<Date>,
}

/// The facts of a policy.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Its version.
    pub version: Option<String>,
    /// The day this version came into force.
    pub issued: Option<Date>,
    /// The day somebody last read it through.
    pub reviewed: Option<Date>,
    /// How often that is done.
    pub review_every: Option<Quantity>,
    /// Its versions, newest first; what changed stands in the texts' `revision_summaries`, by version.
    pub versions: Vec<PolicyVersion>,
}

/// What a policy said as one of its versions.
#[derive(Clone, Debug)]
pub struct PolicyText {
    /// The policy.
    pub policy: DocumentId,
    /// The version's number or name.
    pub version: String,
    /// The day it came into force; absent where the policy does not list it, which only an edition with drafts shows.
    pub issued: Option<Date>,
    /// The day the next version came into force.
    pub until: Option<Date>,
    /// The nearest older version whose text is there.
    pub previous: Option<DocumentId>,
}

/// One published text in one locale.
#[derive(Clone, Debug)]
pub struct EditionText {
    /// The locale.
    pub locale: Locale,
    /// The title.
    pub title: String,
    /// A sentence that says what it is about.
    pub summary: Option<String>,
    /// Summaries of revisions by their id; of a policy's versions by their number.
    pub revision_summaries: BTreeMap<String, String>,
    /// Notes on the timeline, by its entries' id.
    pub timeline_notes: BTreeMap<String, String>,
    /// How it stands to the source.
    pub state: TextState,
    /// The text below the front matter, in Markdown.
    pub body: Span,
    /// The headings with their final ids.
    pub headings: Headings,
}

/// A heading with its final id, the same in every locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionHeading {
    /// 1 to 6.
    pub level: u8,
    /// The id, unique in the document.
    pub id: String,
    /// The text without marks.
    pub text: String,
    /// Whether anything stands below it before the next heading that is not below it.
    pub has_text: bool,
}

/// How a text stands to the source.
#[derive(Clone, Debug)]
pub enum TextState {
    /// It is the source.
    Source,
    /// It is a translation.
    Translation {
        /// How it was made.
        method: TranslationMethod,
        /// How old it is, held against its source.
        age: TranslationAge,
        /// Its first publication, where that came later than the source's.
        on: Option<Instant>,
        /// Later changes of this translation alone, with what changed.
        revisions: Vec<(Revision, Option<String>)>,
    },
}

/// How old a translation is, held against its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TranslationAge {
    /// It was made from the source as it is.
    Current,
    /// The source has changed since.
    Stale,
    /// Nothing says which source it was made from.
    Unknown,
}

/// A change of an advisory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RevisionRef {
    /// The revision of the advisory with this index.
    Source(usize),
    /// The revision of the translation alone with this index.
    Translation(usize),
    /// It was taken back.
    Withdrawal,
}

/// Where a link in a text leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A document of the site, perhaps at a heading's id; in the reader's locale.
    Document(DocumentId, Option<String>),
    /// The index of advisories, in the reader's locale.
    Advisories,
    /// A heading of the same document.
    Here(String),
    /// A file published beside a document or from `static`, by its route.
    File(Route),
    /// An address elsewhere: http, https, mailto or tel.
    External(String),
    /// A fact that can be followed, such as a contact.
    Fact(String),
}

/// A datum that `<fact:NAME>` prints.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// A value of its own.
    Value(FactValue),
    /// A promise, printed with its word: "within 3 business days".
    Commitment(Commitment),
    /// A moment.
    Instant(Instant),
    /// A contact; can be followed.
    Contact(Contact),
    /// An address on the web; can be followed.
    Url(String),
    /// Text in fixed-width letters, such as a fingerprint or an id.
    Code(String),
    /// A word of the catalog, by its message id.
    Word(String),
    /// Words of the catalog, printed as a list.
    Words(Vec<String>),
    /// Countries by ISO 3166-1 code, printed as a list.
    Countries(Vec<String>),
    /// Locales, printed as a list of languages.
    Languages(Vec<Locale>),
}

impl Edition {
    /// Returns the input bytes.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Returns the facts of the site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Returns the time of the build.
    pub fn time(&self) -> BuildTime {
        self.time
    }

    /// Returns whether drafts are shown.
    pub fn drafts(&self) -> Drafts {
        self.drafts
    }

    /// Returns the published documents by id.
    pub fn documents(&self) -> impl Iterator<Item = &EditionDocument> {
        self.documents.values()
    }

    /// Returns a document by its id.
    pub fn document(&self, id: &DocumentId) -> Option<&EditionDocument> {
        self.documents.get(id)
    }

    /// Returns the stored text of a policy's version, where there is one.
    pub fn policy_text(&self, policy: &DocumentId, version: &str) -> Option<(&EditionDocument, &PolicyText)> {
        let document = self.documents.get(&release::stored_id(policy, version)?)?;
        Some((document, document.policy_text()?))
    }

    /// Returns the two texts that tell a reader of a locale what a version changed, the older one first.
    ///
    /// Both are in the reader's locale, or both in the source's; `None` where no older text is there.
    pub fn compared<'e>(&'e self, document: &'e EditionDocument, locale: &Locale) -> Option<[&'e EditionText; 2]> {
        let older = self.documents.get(document.policy_text()?.previous.as_ref()?)?;
        match (older.texts.get(locale), document.texts.get(locale)) {
            (Some(old), Some(new)) => Some([old, new]),
            _ => Some([older.source(), document.source()]),
        }
    }

    /// Returns the advisories, newest publication first and then by id.
    pub fn advisories(&self) -> impl Iterator<Item = (&EditionDocument, &Advisory)> {
        self.advisories.iter().map(|id| self.documents[id].with_advisory().expect("the list holds advisories"))
    }

    /// Returns an advisory by its id.
    pub fn advisory(&self, id: &AdvisoryId) -> Option<(&EditionDocument, &Advisory)> {
        self.documents[self.advisory_documents.get(id)?].with_advisory()
    }

    /// Returns the other ids of advisories, each with the advisories that have it, newest first.
    ///
    /// An alias that is itself the id of an advisory, without regard to case, is left out.
    pub fn aliases(&self) -> &BTreeMap<String, Vec<DocumentId>> {
        &self.aliases
    }

    /// Returns the Fluent files of each locale, in the order in which they override each other.
    pub fn catalogs(&self) -> &BTreeMap<Locale, Vec<FileId>> {
        &self.catalogs
    }

    /// Returns the theme.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Returns the files of `static`, by where they are published.
    pub fn statics(&self) -> &BTreeMap<OutputPath, FileId> {
        &self.statics
    }

    /// Returns the code blocks of all texts, the words behind the fence and the text, each pair once.
    pub fn code(&self) -> impl Iterator<Item = (&str, &str)> {
        self.code.iter().map(|(info, text)| (info.as_str(), text.as_str()))
    }

    /// Returns what `lucarne.lock` must hold once this edition is published, but for the hashes of new CSAF documents.
    pub fn lock(&self) -> &Lock {
        &self.lock
    }

    /// Returns the CSAF documents of an advisory, the source's first; none of what is not public.
    pub fn csaf(&self, advisory: &DocumentId) -> &[CsafDocument] {
        self.csaf.get(advisory).map_or(&[], Vec::as_slice)
    }

    /// Returns every CSAF document, by the advisories' documents.
    pub fn csaf_documents(&self) -> impl Iterator<Item = &CsafDocument> {
        self.csaf.values().flatten()
    }

    /// Returns where the signatures of the documents come from.
    pub fn signing(&self) -> Signing {
        self.signing
    }

    /// Returns the signature of a CSAF document that was made elsewhere and is published with it.
    pub fn signature_file(&self, document: &CsafDocument) -> Option<FileId> {
        self.signatures.get(&document.id).copied().filter(|_| self.signing == Signing::Files)
    }

    /// Returns whether a CSAF document is published with a signature.
    pub fn is_signed(&self, document: &CsafDocument) -> bool {
        self.signing == Signing::Key || self.signature_file(document).is_some()
    }

    /// Returns the Markdown of a text.
    pub fn body(&self, text: &EditionText) -> &str {
        let file = self.snapshot.file(text.body.file).text().expect("texts are UTF-8");
        &file[text.body.range()]
    }

    /// Returns where a link of a document's text leads; never `None` for a link that stands in one.
    pub fn resolve_link(&self, from: &EditionDocument, destination: &str) -> Option<Target> {
        link::resolve(self, from, destination).ok()
    }

    /// Returns the datum that `<fact:NAME>` prints in a document's text; never `None` for one that stands in one.
    pub fn fact(&self, from: &EditionDocument, name: &str) -> Option<Fact> {
        fact::find(&self.site, from, name)
    }

    /// Returns the route of a document in a locale.
    pub fn route(&self, document: &EditionDocument, locale: &Locale) -> Route {
        let parts: Vec<&str> = document.path.iter().map(String::as_str).collect();
        Route::page(self.site.prefix(locale), &parts)
    }
}

impl EditionDocument {
    /// Returns the text for a reader of a locale: the translation, or the source where there is none.
    pub fn text(&self, locale: &Locale) -> &EditionText {
        self.texts.get(locale).unwrap_or_else(|| self.source())
    }

    /// Returns the source text.
    pub fn source(&self) -> &EditionText {
        let is_source = |text: &&EditionText| matches!(text.state, TextState::Source);
        self.texts.values().find(is_source).expect("the source text is always there")
    }

    /// Returns the advisory, if it is one.
    pub fn advisory(&self) -> Option<&Advisory> {
        match &self.content {
            Content::Advisory(advisory) => Some(advisory),
            Content::Home
            | Content::Page(_)
            | Content::Policy(_)
            | Content::PolicyText(_)
            | Content::Announcement(_) => None,
        }
    }

    /// Returns the facts of a policy's version, if it is the text of one.
    pub fn policy_text(&self) -> Option<&PolicyText> {
        match &self.content {
            Content::PolicyText(text) => Some(text),
            Content::Home | Content::Page(_) | Content::Policy(_) | Content::Announcement(_) | Content::Advisory(_) => {
                None
            }
        }
    }

    /// Returns the announcement, if it is one.
    pub fn announcement(&self) -> Option<&Announcement> {
        match &self.content {
            Content::Announcement(announcement) => Some(announcement),
            Content::Home | Content::Page(_) | Content::Policy(_) | Content::PolicyText(_) | Content::Advisory(_) => {
                None
            }
        }
    }

    fn with_advisory(&self) -> Option<(&EditionDocument, &Advisory)> {
        Some((self, self.advisory()?))
    }
}
