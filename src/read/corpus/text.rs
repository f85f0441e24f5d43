//! A document in one locale, and what a scan of its Markdown finds.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diag::Subject;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::Revision;
use crate::model::TranslationMethod;
use crate::text::FileId;
use crate::text::Span;
use crate::text::Spanned;

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

impl Text {
    /// Returns whether a translation says that it was made from a source as it is now.
    pub fn is_current(&self, source: &Text) -> bool {
        self.made_from() == Some(&source.digest)
    }

    /// Returns whether a translation states another digest than its source has: that of the source as it was once.
    pub fn is_stale(&self, source: &Text) -> bool {
        let is_digest = |hash: &str| hash.len() == source.digest.len() && hash.bytes().all(|b| b.is_ascii_hexdigit());
        self.made_from().is_some_and(|hash| is_digest(hash) && *hash != source.digest)
    }

    /// Returns whether the stored translation of a policy's version was made of other words than the policy's has now.
    ///
    /// Of one that does not say what it was made of, nothing is known.
    pub fn is_corrected_by(&self, now: &Text) -> bool {
        let released = self.translation.as_ref().and_then(|own| own.released.as_ref());
        released.is_some_and(|released| *released != now.wording)
    }

    /// Returns the digest of the source that a translation says it was made from.
    fn made_from(&self) -> Option<&String> {
        Some(&self.translation.as_ref()?.source.as_ref()?.value)
    }
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
    /// Of the stored text of a policy's version: the hash of the translation it was made of, as [`Text::wording`].
    pub released: Option<String>,
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
    /// Comments and tags of HTML, which is printed as text; those that end an element aside.
    pub raw_html: Vec<Span>,
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
    /// Braces behind a heading that hold something beside its id, which is dropped.
    pub crowded_braces: Vec<Span>,
    /// `{#` in a heading that is no id, and is printed as it is.
    pub stray_braces: Vec<Span>,
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
