//! One problem in the input.

use crate::diag::Code;
use crate::diag::Digest;
use crate::diag::Level;
use crate::text::FileId;
use crate::text::Span;

/// One problem in the input: what is wrong, where, and what to do.
///
/// The message is one clause without a full stop; values from the input stand in backticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it is about.
    pub code: Code,
    /// How loud it is: its code's level, where nothing overrides it.
    pub level: Level,
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What stands beside the underlined text, if the message alone does not say it.
    pub label: Option<String>,
    /// What to do, most likely first.
    pub hints: Vec<String>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// True where the source's text must not be shown, because the document is not known to be public.
    pub is_redacted: bool,
    /// The diagnostics that it stands for, where these are told as one.
    pub digest: Option<Box<Digest>>,
}

impl Diagnostic {
    /// Makes a diagnostic at a span.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::at(code, Place::Span(span), message)
    }

    /// Makes a diagnostic at a path that is not in the snapshot.
    pub fn at_path(code: Code, path: impl Into<String>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::at(code, Place::Path(path.into()), message)
    }

    fn at(code: Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            level: code.level(),
            place,
            message: message.into(),
            label: None,
            hints: Vec::new(),
            related: Vec::new(),
            is_redacted: false,
            digest: None,
        }
    }

    /// Adds the text beside the underlined place.
    pub fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = Some(label.into());
        self
    }

    /// Adds a step that would help.
    pub fn hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hints.push(hint.into());
        self
    }

    /// Adds a second place, with what it has to do with the first.
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Diagnostic {
        self.related.push(Related { span, message: message.into() });
        self
    }

    /// Hides the source's text.
    pub fn redacted(mut self) -> Diagnostic {
        self.is_redacted = true;
        self
    }

    /// Returns the file it is in, if that is in the snapshot.
    pub fn file(&self) -> Option<FileId> {
        match self.place {
            Place::Span(span) => Some(span.file),
            Place::Path(_) => None,
        }
    }
}

/// Where a problem is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// At something that was not taken in, by its path.
    Path(String),
    /// In a file of the snapshot.
    Span(Span),
}

/// Another place that belongs to a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where it is.
    pub span: Span,
    /// What it has to do with the problem.
    pub message: String,
}
