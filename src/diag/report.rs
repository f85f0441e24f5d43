//! All problems of a run.

use std::collections::BTreeSet;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Level;
use crate::text::FileId;

/// The diagnostics of a run, in the order in which they came until they are sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Makes an empty report.
    pub fn new() -> Report {
        Report::default()
    }

    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds all of another report.
    pub fn extend(&mut self, other: Report) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// Returns the diagnostics.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Returns whether one of them keeps the site from being published.
    pub fn has_errors(&self) -> bool {
        self.count(Level::Error) > 0
    }

    /// Counts the diagnostics of a level.
    pub fn count(&self, level: Level) -> usize {
        self.iter().filter(|diagnostic| diagnostic.level == level).count()
    }

    /// Changes how loud the diagnostics of a code are; `None` drops them.
    pub fn override_level(&mut self, code: Code, level: Option<Level>) {
        match level {
            None => self.diagnostics.retain(|diagnostic| diagnostic.code != code),
            Some(level) => {
                let of_code = self.diagnostics.iter_mut().filter(|diagnostic| diagnostic.code == code);
                of_code.for_each(|diagnostic| diagnostic.level = level);
            }
        }
    }

    /// Puts the diagnostics in the order of their places and drops those said twice.
    pub fn sort(&mut self) {
        self.diagnostics.sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
        self.diagnostics.dedup();
    }

    /// Keeps silent about files that are not public.
    ///
    /// What was said of them is dropped, and a related place in one of them is too. Diagnostics that are redacted
    /// stay: they show a place and no text.
    pub fn silence(&mut self, hidden: &BTreeSet<FileId>) {
        let is_hidden = |file: Option<FileId>| file.is_some_and(|file| hidden.contains(&file));
        self.diagnostics.retain(|diagnostic| diagnostic.is_redacted || !is_hidden(diagnostic.file()));
        for diagnostic in &mut self.diagnostics {
            diagnostic.related.retain(|related| !hidden.contains(&related.span.file));
        }
    }
}

/// A value, and the problems met on the way to it.
#[derive(Clone, Debug)]
pub struct Outcome<T> {
    /// The value, as far as it could be made.
    pub value: T,
    /// The problems.
    pub report: Report,
}
