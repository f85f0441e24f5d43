//! All that will be published, with every reference resolved.

mod answers;
mod shape;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::check::CsafDocument;
use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::check::Head;
use crate::check::Notes;
use crate::check::PolicyText;
use crate::check::Signing;
use crate::check::Topic;
use crate::check::fact;
use crate::check::link;
use crate::check::release;
use crate::diag::RuleId;
use crate::model::Advisory;
use crate::model::AdvisoryId;
use crate::model::Commitment;
use crate::model::Contact;
use crate::model::DocumentId;
use crate::model::FactValue;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::Lock;
use crate::model::OutputPath;
use crate::model::Route;
use crate::model::Site;
use crate::read::Allow;
use crate::read::CheckSettings;
use crate::read::Theme;
use crate::text::FileId;
use crate::text::SitePath;
use crate::text::Snapshot;

/// All that will be published.
///
/// Invariant: every link, fact and block of a text resolves; every word that a template may ask for exists in every
/// locale; no two outputs share an address. It holds nothing of a document that is not public.
///
/// It is a handle: all that it is asked for is noted, where it is that of a job (docs/design.md, section 5). What it
/// holds is reached through it alone, so that nothing is read without being noted.
#[derive(Clone, Debug)]
pub struct Edition {
    contents: Arc<Contents>,
    notes: Notes,
}

/// What an edition holds.
#[derive(Debug)]
pub(in crate::check) struct Contents {
    pub(in crate::check) snapshot: Arc<Snapshot>,
    pub(in crate::check) site: Site,
    pub(in crate::check) time: BuildTime,
    pub(in crate::check) drafts: Drafts,
    pub(in crate::check) documents: BTreeMap<DocumentId, Arc<EditionDocument>>,
    pub(in crate::check) sources: BTreeMap<SitePath, DocumentId>,
    pub(in crate::check) advisories: Vec<DocumentId>,
    pub(in crate::check) advisory_documents: BTreeMap<AdvisoryId, DocumentId>,
    pub(in crate::check) aliases: BTreeMap<String, Vec<DocumentId>>,
    pub(in crate::check) catalogs: BTreeMap<Locale, Vec<FileId>>,
    pub(in crate::check) theme: Theme,
    pub(in crate::check) statics: BTreeMap<OutputPath, FileId>,
    pub(in crate::check) code: Arc<CodeBlocks>,
    pub(in crate::check) lock: Lock,
    pub(in crate::check) csaf: BTreeMap<DocumentId, Vec<CsafDocument>>,
    pub(in crate::check) signing: Signing,
    pub(in crate::check) signatures: BTreeMap<String, FileId>,
    pub(in crate::check) settings: CheckSettings,
    pub(in crate::check) rule_allows: BTreeMap<(FileId, RuleId), Allow>,
}

/// The code blocks of all texts: the words behind the fence and the text, each pair once.
pub type CodeBlocks = BTreeSet<(String, String)>;

/// The time of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuildTime {
    /// The time that the build states: `--at`, else `SOURCE_DATE_EPOCH`, else the machine's clock.
    pub at: Timestamp,
    /// The time that decides what is public: the earlier of `at` and the machine's clock.
    pub public_until: Timestamp,
}

impl BuildTime {
    /// Returns the day of the build, in UTC.
    pub fn today(self) -> Date {
        self.at.to_zoned(TimeZone::UTC).date()
    }
}

/// Whether drafts and embargoed documents are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafts {
    /// They are not there.
    Hidden,
    /// They are, and every page says so.
    Shown,
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
    pub(in crate::check) fn new(contents: Contents) -> Edition {
        Edition { contents: Arc::new(contents), notes: Notes::default() }
    }

    /// Returns what it holds, to be filled in.
    pub(in crate::check) fn contents_mut(&mut self) -> &mut Contents {
        Arc::get_mut(&mut self.contents).expect("an edition that is being assembled is shared with nobody")
    }

    /// Returns a handle of the same edition that notes what it is asked.
    pub fn noting(&self, notes: &Notes) -> Edition {
        Edition { contents: Arc::clone(&self.contents), notes: notes.clone() }
    }

    /// Returns where it notes what it is asked.
    pub fn notes(&self) -> &Notes {
        &self.notes
    }

    /// Returns the input bytes.
    pub fn snapshot(&self) -> &Snapshot {
        self.notes.add(Topic::Snapshot, "");
        &self.contents.snapshot
    }

    /// Returns the facts of the site.
    pub fn site(&self) -> &Site {
        &self.contents.site
    }

    /// Returns the time of the build.
    pub fn time(&self) -> BuildTime {
        self.notes.add(Topic::Moment, "");
        self.contents.time
    }

    /// Returns the day of the build, in UTC.
    pub fn today(&self) -> Date {
        self.notes.add(Topic::Day, "");
        self.contents.time.today()
    }

    /// Returns whether drafts are shown.
    pub fn drafts(&self) -> Drafts {
        self.contents.drafts
    }

    /// Returns the published documents by id.
    pub fn documents(&self) -> impl Iterator<Item = &EditionDocument> {
        self.notes.add(Topic::Documents, "");
        self.contents.documents.values().map(Arc::as_ref)
    }

    /// Returns a document by its id.
    pub fn document(&self, id: &DocumentId) -> Option<&EditionDocument> {
        self.notes.add(Topic::Document, id);
        self.contents.documents.get(id).map(Arc::as_ref)
    }

    /// Returns what other pages say of a document, by its id.
    pub fn head(&self, id: &DocumentId) -> Option<Head<'_>> {
        self.notes.add(Topic::Head, id);
        self.contents.documents.get(id).map(|document| Head::new(document))
    }

    /// Returns the stored text of a policy's version, where there is one.
    pub fn policy_text(&self, policy: &DocumentId, version: &str) -> Option<(&EditionDocument, &PolicyText)> {
        let document = self.document(&release::stored_id(policy, version)?)?;
        Some((document, document.policy_text()?))
    }

    /// Returns the two texts that tell a reader of a locale what a version changed, the older one first.
    ///
    /// Both are in the reader's locale, or both in the source's; `None` where no older text is there.
    pub fn compared<'e>(&'e self, document: &'e EditionDocument, locale: &Locale) -> Option<[&'e EditionText; 2]> {
        let older = self.document(document.policy_text()?.previous.as_ref()?)?;
        match (older.texts.get(locale), document.texts.get(locale)) {
            (Some(old), Some(new)) => Some([old, new]),
            _ => Some([older.source(), document.source()]),
        }
    }

    /// Returns the advisories, newest publication first and then by id.
    pub fn advisories(&self) -> impl Iterator<Item = (&EditionDocument, &Advisory)> {
        self.notes.add(Topic::Advisories, "");
        self.contents
            .advisories
            .iter()
            .map(|id| self.contents.documents[id].with_advisory().expect("the list holds advisories"))
    }

    /// Returns an advisory by its id.
    pub fn advisory(&self, id: &AdvisoryId) -> Option<(&EditionDocument, &Advisory)> {
        self.notes.add(Topic::Advisory, id);
        self.document(self.contents.advisory_documents.get(id)?)?.with_advisory()
    }

    /// Returns the other ids of advisories, each with the advisories that have it, newest first.
    ///
    /// An alias that is itself the id of an advisory, without regard to case, is left out.
    pub fn aliases(&self) -> &BTreeMap<String, Vec<DocumentId>> {
        self.notes.add(Topic::Aliases, "");
        &self.contents.aliases
    }

    /// Returns the advisories that have another id, newest first.
    pub fn alias(&self, alias: &str) -> &[DocumentId] {
        self.notes.add(Topic::Alias, alias);
        self.contents.aliases.get(alias).map_or(&[], Vec::as_slice)
    }

    /// Returns the Fluent files of each locale, in the order in which they override each other.
    pub fn catalogs(&self) -> &BTreeMap<Locale, Vec<FileId>> {
        &self.contents.catalogs
    }

    /// Returns the theme.
    pub fn theme(&self) -> &Theme {
        &self.contents.theme
    }

    /// Returns the files of `static`, by where they are published.
    pub fn statics(&self) -> &BTreeMap<OutputPath, FileId> {
        self.notes.add(Topic::Statics, "");
        &self.contents.statics
    }

    /// Returns the code blocks of all texts. An edition of an earlier run that has the same ones may share them.
    pub fn code(&self) -> &Arc<CodeBlocks> {
        self.notes.add(Topic::Documents, "");
        &self.contents.code
    }

    /// Returns what `lucarne.lock` must hold once this edition is published, but for the hashes of new CSAF documents.
    pub fn lock(&self) -> &Lock {
        self.notes.add(Topic::Lock, "");
        &self.contents.lock
    }

    /// Returns the CSAF documents of an advisory, the source's first; none of what is not public.
    pub fn csaf(&self, advisory: &DocumentId) -> &[CsafDocument] {
        self.notes.add(Topic::Csaf, advisory);
        self.contents.csaf.get(advisory).map_or(&[], Vec::as_slice)
    }

    /// Returns every CSAF document, by the advisories' documents.
    pub fn csaf_documents(&self) -> impl Iterator<Item = &CsafDocument> {
        self.notes.add(Topic::CsafDocuments, "");
        self.contents.csaf.values().flatten()
    }

    /// Returns whether there is a CSAF document.
    pub fn has_csaf_documents(&self) -> bool {
        self.notes.add(Topic::HasCsaf, "");
        self.contents.csaf.values().any(|documents| !documents.is_empty())
    }

    /// Returns where the signatures of the documents come from.
    pub fn signing(&self) -> Signing {
        self.contents.signing
    }

    /// Returns the signature of a CSAF document that was made elsewhere and is published with it.
    pub fn signature_file(&self, document: &CsafDocument) -> Option<FileId> {
        self.notes.add(Topic::Signatures, "");
        self.contents.signatures.get(&document.id).copied().filter(|_| self.contents.signing == Signing::Files)
    }

    /// Returns whether a CSAF document is published with a signature.
    pub fn is_signed(&self, document: &CsafDocument) -> bool {
        self.notes.add(Topic::Signatures, "");
        self.contents.signing == Signing::Key || self.signature_file(document).is_some()
    }

    /// Returns what other pages say of the document that a source file is of, and its id.
    pub(in crate::check) fn head_at(&self, path: &SitePath) -> Option<(&DocumentId, Head<'_>)> {
        self.notes.add(Topic::Source, path);
        let (id, document) = self.contents.documents.get_key_value(self.contents.sources.get(path)?)?;
        Some((id, Head::new(document)))
    }

    /// Returns the source files of documents.
    pub(in crate::check) fn sources(&self) -> impl Iterator<Item = &SitePath> {
        self.notes.add(Topic::Snapshot, "");
        self.contents.sources.keys()
    }

    /// Returns what `[check]` says of diagnostics.
    pub(in crate::check) fn settings(&self) -> &CheckSettings {
        &self.contents.settings
    }

    /// Returns what files of the site allow of rules.
    pub(in crate::check) fn rule_allows(&self) -> &BTreeMap<(FileId, RuleId), Allow> {
        self.notes.add(Topic::Snapshot, "");
        self.notes.add(Topic::Day, "");
        &self.contents.rule_allows
    }

    /// Returns where a text stands. What it stands in was asked for when the text was.
    pub fn path(&self, text: &EditionText) -> &SitePath {
        &self.contents.snapshot.file(text.body.file).path
    }

    /// Returns whether a text is what a version of a policy said, in words: no fact of today belongs in it.
    pub(in crate::check) fn is_stored(&self, text: &EditionText) -> bool {
        self.path(text).strip("content/policies").is_some_and(|path| path.contains("/versions/"))
    }

    /// Returns the Markdown of a text.
    pub fn body(&self, text: &EditionText) -> &str {
        self.contents.snapshot.written(text.body)
    }

    /// Returns where a link of a document's text leads; never `None` for a link that stands in one.
    pub fn resolve_link(&self, from: &EditionDocument, locale: &Locale, destination: &str) -> Option<Target> {
        link::resolve(self, (from, locale), destination).ok()
    }

    /// Returns the datum that `<fact:NAME>` prints in a document's text; never `None` for one that stands in one.
    pub fn fact(&self, from: &EditionDocument, name: &str) -> Option<Fact> {
        fact::find(self.site(), from, name)
    }

    /// Returns the route of a document in a locale.
    pub fn route(&self, document: &EditionDocument, locale: &Locale) -> Route {
        self.route_of(Head::new(document), locale)
    }

    /// Returns the route of the document that a head is of in a locale.
    pub fn route_of(&self, head: Head<'_>, locale: &Locale) -> Route {
        let parts: Vec<&str> = head.path().iter().map(String::as_str).collect();
        Route::page(self.contents.site.prefix(locale), &parts)
    }
}
