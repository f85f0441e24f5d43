//! The words of a locale, and the files of a theme.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::text::FileId;
use crate::text::Span;
use crate::text::Spanned;

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
