//! Everything that was read, with its places.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::diag::Subject;
use crate::model::AdvisoryId;
use crate::model::Credit;
use crate::model::CveId;
use crate::model::CvssVector;
use crate::model::CweId;
use crate::model::DocumentId;
use crate::model::Exploited;
use crate::model::FixPlan;
use crate::model::Instant;
use crate::model::Justification;
use crate::model::Locale;
use crate::model::Lock;
use crate::model::OutputPath;
use crate::model::PolicyVersion;
use crate::model::ProductId;
use crate::model::Profile;
use crate::model::Quantity;
use crate::model::Reference;
use crate::model::Revision;
use crate::model::SeverityLevel;
use crate::model::Site;
use crate::model::StatusName;
use crate::model::TimelineEntry;
use crate::model::TranslationMethod;
use crate::model::WithdrawalReason;
use crate::text::FileId;
use crate::text::Span;
use crate::text::Spanned;

/// All that was read of a site: parsed, not yet compared.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// The facts of `site.toml` and `products/`.
    pub site: Site,
    /// What `site.toml` says about checking.
    pub settings: CheckSettings,
    /// The documents by id; drafts are among them.
    pub documents: Vec<Document>,
    /// The words by locale. The source locale is always there.
    pub catalogs: BTreeMap<Locale, Catalog>,
    /// The built-in English words: the messages that every locale must have.
    pub reference: Catalog,
    /// The theme, its own files over the default's.
    pub theme: Theme,
    /// Files that are published as they are.
    pub statics: BTreeMap<OutputPath, FileId>,
    /// What was published before.
    pub lock: Lock,
}

/// What `site.toml` says about checking.
#[derive(Clone, Debug, Default)]
pub struct CheckSettings {
    /// Names of rule profiles.
    pub profiles: Vec<Spanned<Profile>>,
    /// Whether a page prints what they say; never without any.
    pub conformance_page: bool,
    /// Codes and rules that count as errors.
    pub deny: Vec<Spanned<Subject>>,
    /// Codes and rules that count as warnings.
    pub warn: Vec<Spanned<Subject>>,
    /// Codes and rules that are not reported.
    pub allow: Vec<Spanned<Subject>>,
}

/// One document: its facts, its source text and its translations.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its name below `content`.
    pub id: DocumentId,
    /// What its front matter states.
    pub fields: DocumentFields,
    /// Whether its front matter says that the public may see it.
    pub visibility: Visibility,
    /// Its text in the source locale.
    pub source: Text,
    /// Its texts in other locales.
    pub translations: BTreeMap<Locale, Text>,
    /// A hash of its facts: the front matter without blank lines, lines of comment and words.
    pub facts_digest: String,
    /// The files of its folder that are published beside it, by their path in the folder.
    pub attachments: BTreeMap<String, FileId>,
    /// Every file that belongs to it, those that could not be read among them.
    pub files: Vec<FileId>,
}

/// Whether a document's own front matter says that the public may see it.
///
/// What cannot be read counts as not public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// From the first build on.
    Always,
    /// From a moment on.
    From(Instant),
    /// Not yet.
    Draft,
    /// The status or the date cannot be read.
    Unreadable,
}

impl Visibility {
    /// Returns the visibility of what comes into force on a day, at midnight UTC; of a day that no clock has, none.
    pub fn from_day(day: Date) -> Visibility {
        Instant::from_date(day).map_or(Visibility::Unreadable, Visibility::From)
    }
}

/// The facts of a document by its kind.
#[derive(Clone, Debug)]
pub enum DocumentFields {
    /// A page, `index.md` among them.
    Page(PageFields),
    /// A document below `content/policies`.
    Policy(PolicyFields),
    /// The text of a released version, below `content/policies/NAME/versions`.
    PolicyVersion(ReleasedFields),
    /// A document below `content/announcements`; `None` where its facts could not be read.
    Announcement(Option<AnnouncementFields>),
    /// A document below `content/advisories`; `None` where its facts could not be read.
    Advisory(Option<Box<AdvisoryFields>>),
}

/// The facts of a page.
#[derive(Clone, Debug, Default)]
pub struct PageFields {
    /// The day somebody last read it through.
    pub reviewed: Option<Spanned<Date>>,
}

/// The facts of a policy.
#[derive(Clone, Debug, Default)]
pub struct PolicyFields {
    /// Its version.
    pub version: Option<String>,
    /// The day this version came into force.
    pub issued: Option<Date>,
    /// The day somebody last read it through.
    pub reviewed: Option<Spanned<Date>>,
    /// How often that is done.
    pub review_every: Option<Quantity>,
    /// Its versions, in the order of the source.
    pub versions: Vec<Spanned<PolicyVersion>>,
}

impl PolicyFields {
    /// Returns its versions, oldest first; of two of one day the one that is listed later is the newer.
    pub fn oldest_first(&self) -> Vec<PolicyVersion> {
        let mut versions: Vec<PolicyVersion> = self.versions.iter().map(|version| version.value.clone()).collect();
        versions.sort_by_key(|version| version.issued);
        versions
    }
}

/// What a stored version of a policy was made of.
#[derive(Clone, Debug, Default)]
pub struct ReleasedFields {
    /// The hash of the policy's wording, as [`Text::wording`].
    pub source: Option<String>,
    /// What each fact and block of the policy stood for, by its name.
    pub facts: BTreeMap<String, String>,
}

/// The facts of an announcement, before products and advisories are looked up.
#[derive(Clone, Debug)]
pub struct AnnouncementFields {
    /// When it became public, or will.
    pub published: Spanned<Instant>,
    /// When the release comes.
    pub release_on: Spanned<Instant>,
    /// The products that get fixes.
    pub products: Vec<Spanned<ProductId>>,
    /// The highest level among the fixes.
    pub severity: Option<SeverityLevel>,
    /// The advisories that the release led to, public or not.
    pub advisories: Vec<Spanned<AdvisoryId>>,
}

/// The facts of an advisory, before products and versions are looked up.
#[derive(Clone, Debug)]
pub struct AdvisoryFields {
    /// Its id.
    pub id: Spanned<AdvisoryId>,
    /// Its status, with what belongs to it.
    pub status: StatusFields,
    /// When it became public, or will.
    pub published: Spanned<Instant>,
    /// Its ids in other databases.
    pub aliases: Vec<Spanned<String>>,
    /// Its vulnerabilities; at least one.
    pub vulnerabilities: Vec<VulnerabilityFields>,
    /// Who helped.
    pub credits: Vec<Credit>,
    /// Where more is said.
    pub references: Vec<Reference>,
    /// What happened when, in the order of the source.
    pub timeline: Vec<Spanned<TimelineEntry>>,
    /// What changed, in the order of the source.
    pub revisions: Vec<Spanned<Revision>>,
}

/// The status of an advisory as it was written; whether its parts fit is checked later.
#[derive(Clone, Debug)]
pub struct StatusFields {
    /// The word in `status`.
    pub name: Spanned<StatusName>,
    /// The table `withdrawn`.
    pub withdrawn: Option<Spanned<(Instant, WithdrawalReason)>>,
    /// The id in `superseded_by`.
    pub superseded_by: Option<Spanned<AdvisoryId>>,
}

/// The facts of one vulnerability.
#[derive(Clone, Debug)]
pub struct VulnerabilityFields {
    /// Where its table stands; of the top level, the top of the file.
    pub span: Span,
    /// Its CVE id.
    pub cve: Option<Spanned<CveId>>,
    /// Its vectors.
    pub cvss: Vec<Spanned<CvssVector>>,
    /// Whether a vector or a level is stated at all, though it may not have been understood.
    pub is_rated: bool,
    /// The level that is stated.
    pub severity: Option<Spanned<SeverityLevel>>,
    /// Why it differs from the vector's.
    pub severity_reason: Option<String>,
    /// Its weaknesses.
    pub cwe: Vec<Spanned<CweId>>,
    /// Whether it is exploited.
    pub exploited: Option<Spanned<Exploited>>,
    /// Since when.
    pub exploited_since: Option<Spanned<Instant>>,
    /// The products it affects.
    pub affected: Vec<AffectedFields>,
    /// The products it does not affect.
    pub not_affected: Vec<NotAffectedFields>,
    /// The products that are looked at.
    pub under_investigation: Vec<Spanned<ProductId>>,
}

/// The versions of one product that a vulnerability affects.
#[derive(Clone, Debug)]
pub struct AffectedFields {
    /// The product.
    pub product: Spanned<ProductId>,
    /// Its ranges.
    pub ranges: Vec<RangeFields>,
    /// Its exact versions.
    pub versions: Vec<Spanned<String>>,
}

/// One range as it was written.
#[derive(Clone, Debug)]
pub struct RangeFields {
    /// Where its table stands.
    pub span: Span,
    /// The first affected version; `0` is the beginning.
    pub introduced: Spanned<String>,
    /// The first version that is not affected.
    pub fixed: Option<Spanned<String>>,
    /// The last version that is.
    pub last_affected: Option<Spanned<String>>,
    /// What is planned where nothing is fixed.
    pub fix: Option<Spanned<FixPlan>>,
    /// The commit that introduced the fault.
    pub introduced_commit: Option<String>,
    /// The commit that removed it.
    pub fixed_commit: Option<String>,
}

/// A product that is not affected, as it was written.
#[derive(Clone, Debug)]
pub struct NotAffectedFields {
    /// The product.
    pub product: Spanned<ProductId>,
    /// Why.
    pub justification: Option<Justification>,
    /// Whether a reason is stated at all, though it may not have been understood.
    pub is_justified: bool,
}

/// One document in one locale.
#[derive(Clone, Debug)]
pub struct Text {
    /// The file.
    pub file: FileId,
    /// The locale.
    pub locale: Locale,
    /// The title.
    pub title: Spanned<String>,
    /// A sentence that says what it is about.
    pub summary: Option<Spanned<String>>,
    /// Summaries of revisions, by their id.
    pub revision_summaries: BTreeMap<String, Spanned<String>>,
    /// Notes on the timeline, by its entries' id.
    pub timeline_notes: BTreeMap<String, Spanned<String>>,
    /// Diagnostics that are not reported of this file.
    pub allows: Vec<Allow>,
    /// What a translation says of itself; `None` in the source.
    pub translation: Option<TranslationFields>,
    /// The text below the front matter.
    pub body: Span,
    /// The first 32 hexadecimal digits of a SHA-256 of title, summary, notes and text, the same after a reflow.
    pub digest: String,
    /// The same of title, summary and text alone: a policy's words, without what its versions are said to change.
    pub wording: String,
    /// What the text holds.
    pub outline: Outline,
}

/// A diagnostic or a rule that is not reported of a file: `[[allow]]` in its front matter.
#[derive(Clone, Debug)]
pub struct Allow {
    /// Which one.
    pub code: Spanned<Subject>,
    /// The last day on which it is not; without an end where it is absent.
    pub until: Option<Spanned<Date>>,
}

/// What a translation says of itself.
#[derive(Clone, Debug)]
pub struct TranslationFields {
    /// Where its table stands.
    pub span: Span,
    /// The hash of the source it was made from.
    pub source: Option<Spanned<String>>,
    /// How it was made.
    pub method: TranslationMethod,
    /// By whom.
    pub by: Option<String>,
    /// Its first publication, where that came later than the source's.
    pub on: Option<Instant>,
    /// Later changes of this translation alone.
    pub revisions: Vec<Spanned<TranslationRevision>>,
}

/// A change of a translation alone.
#[derive(Clone, Debug)]
pub struct TranslationRevision {
    /// The revision.
    pub revision: Revision,
    /// What changed, in the translation's language.
    pub summary: Option<String>,
}

/// What a scan of the Markdown finds; every span is in the file, in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The headings.
    pub headings: Vec<Heading>,
    /// Links and pictures.
    pub links: Vec<Link>,
    /// `<fact:NAME>`, without the scheme.
    pub facts: Vec<Spanned<String>>,
    /// `<block:NAME>` alone at the top level, without the scheme.
    pub blocks: Vec<Spanned<String>>,
    /// `<block:NAME>` anywhere else.
    pub misplaced_blocks: Vec<Spanned<String>>,
    /// `<fact:` and `<block:` that CommonMark left as text.
    pub unread: Vec<Span>,
    /// Emphasis marks that neither opened nor closed.
    pub stray_emphasis: Vec<Span>,
    /// Code blocks.
    pub code: Vec<CodeBlock>,
    /// The text in a form that no reflow changes, for hashing.
    pub normal_form: String,
}

/// A heading.
#[derive(Clone, Debug)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The id that was written behind it.
    pub id: Option<Spanned<String>>,
    /// Its text without marks.
    pub text: String,
    /// Whether anything stands below it before the next heading that is not below it.
    pub has_text: bool,
    /// Where it stands.
    pub span: Span,
}

/// A link or a picture.
#[derive(Clone, Debug)]
pub struct Link {
    /// Whether it leads somewhere or shows something.
    pub kind: LinkKind,
    /// Where to, as it was written.
    pub destination: Spanned<String>,
}

/// What a link does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// It leads somewhere.
    Link,
    /// It shows a picture.
    Image,
}

/// A code block.
#[derive(Clone, Debug)]
pub struct CodeBlock {
    /// The words behind the fence; empty where there are none.
    pub info: String,
    /// Its text, as it is shown.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// The words of one locale.
///
/// Invariant: no message has the name of a term, because in Fluent's bundles the later one replaces the other.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// Its files: the built-in one first, so that later ones override it.
    pub files: Vec<FileId>,
    /// Its messages by id, each from the last file that has it.
    pub messages: BTreeMap<String, Message>,
    /// Its terms by id, without the hyphen.
    pub terms: BTreeMap<String, Message>,
    /// The ids of messages that are not Fluent; terms have their hyphen.
    pub unread: BTreeSet<String>,
}

/// One Fluent message, or a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Where its id stands.
    pub span: Span,
    /// Its own variables, sorted.
    pub variables: Vec<String>,
    /// What its value holds; `None` where it has attributes alone.
    pub value: Option<Vec<MessagePart>>,
    /// What its attributes hold, by name.
    pub attributes: BTreeMap<String, Vec<MessagePart>>,
}

/// What a pattern of a message does beside its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessagePart {
    /// Braces; what they hold follows.
    Placeable,
    /// A message, term, attribute or function, as Fluent writes it: `title`, `title.short`, `-brand`, `NUMBER()`.
    Reference(Spanned<String>),
    /// The variants of a selection.
    Choice(Vec<Vec<MessagePart>>),
}

/// The files of the theme, its own over the default's.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// Templates by name, such as `advisory.html` or `feed/entry.html`.
    pub templates: BTreeMap<String, FileId>,
    /// Other files by name, such as `lucarne.css`.
    pub statics: BTreeMap<String, FileId>,
}
