//! Everything that was read, with its places.

mod catalog;
mod fields;
mod text;

pub use catalog::Catalog;
pub use catalog::Message;
pub use catalog::MessagePart;
pub use catalog::Theme;
pub use fields::AdvisoryFields;
pub use fields::AffectedFields;
pub use fields::AnnouncementFields;
pub use fields::NotAffectedFields;
pub use fields::PageFields;
pub use fields::PolicyFields;
pub use fields::RangeFields;
pub use fields::ReleasedFields;
pub use fields::StatusFields;
pub use fields::VulnerabilityFields;
pub use text::Allow;
pub use text::CodeBlock;
pub use text::Heading;
pub use text::Link;
pub use text::LinkKind;
pub use text::Outline;
pub use text::Text;
pub use text::TranslationFields;
pub use text::TranslationRevision;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diag::Subject;
use crate::model::DocumentId;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::Lock;
use crate::model::OutputPath;
use crate::model::Profile;
use crate::model::Site;
use crate::text::FileId;
use crate::text::Spanned;

/// All that was read of a site: parsed, not yet compared.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// The facts of `site.toml` and `products/`.
    pub site: Site,
    /// What `site.toml` says about checking.
    pub settings: CheckSettings,
    /// The documents by id; drafts are among them. Those that did not change are shared with an earlier run.
    pub documents: Vec<Arc<Document>>,
    /// The words by locale. The source locale is always there.
    pub catalogs: BTreeMap<Locale, Arc<Catalog>>,
    /// The built-in English words: the messages that every locale must have.
    pub reference: Arc<Catalog>,
    /// The theme, its own files over the default's.
    pub theme: Theme,
    /// Files that are published as they are.
    pub statics: BTreeMap<OutputPath, FileId>,
    /// What was published before.
    pub lock: Lock,
}

impl Corpus {
    /// Returns the documents by id.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.documents.iter().map(Arc::as_ref)
    }
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

impl Document {
    /// Returns whether it is the text of a released version: history, which nobody edits or translates.
    pub fn is_released(&self) -> bool {
        self.released().is_some()
    }

    /// Returns what a released text was made of; of another document nothing.
    pub fn released(&self) -> Option<&ReleasedFields> {
        match &self.fields {
            DocumentFields::PolicyVersion(released) => Some(released),
            DocumentFields::Page(_)
            | DocumentFields::Policy(_)
            | DocumentFields::Announcement(_)
            | DocumentFields::Advisory(_) => None,
        }
    }
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
