//! A published document: what it is, and its texts.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::Headings;
use crate::model::Advisory;
use crate::model::Announcement;
use crate::model::DocumentId;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::PolicyVersion;
use crate::model::Quantity;
use crate::model::Revision;
use crate::model::TranslationMethod;
use crate::text::FileId;
use crate::text::Span;

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

    /// Returns the revisions of an advisory or an announcement, oldest first; none of another document.
    pub fn revisions(&self) -> &[Revision] {
        match &self.content {
            Content::Advisory(advisory) => &advisory.revisions,
            Content::Announcement(announcement) => &announcement.revisions,
            Content::Home | Content::Page(_) | Content::Policy(_) | Content::PolicyText(_) => &[],
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

    pub(in crate::check) fn with_advisory(&self) -> Option<(&EditionDocument, &Advisory)> {
        Some((self, self.advisory()?))
    }
}
