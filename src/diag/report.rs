//! All problems of a run.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Level;
use crate::diag::Place;
use crate::diag::ProfileResult;
use crate::diag::RuleResult;
use crate::diag::Subject;
use crate::diag::Violation;
use crate::text::FileId;

/// The diagnostics of a run, in the order in which they came until they are sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    profiles: Vec<ProfileResult>,
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
        self.profiles.extend(other.profiles);
    }

    /// Adds what rule profiles say. It is no diagnostic: nothing of it keeps a site from being published.
    pub fn add_profiles(&mut self, profiles: Vec<ProfileResult>) {
        self.profiles.extend(profiles);
    }

    /// Returns what rule profiles say.
    pub fn profiles(&self) -> &[ProfileResult] {
        &self.profiles
    }

    /// Returns the places where rules of chosen profiles are not kept; a rule of several profiles tells its own once.
    pub fn findings(&self) -> impl Iterator<Item = (&RuleResult, &Violation)> {
        let mut tellers = BTreeMap::new();
        let findings =
            self.profiles.iter().flat_map(|profile| profile.findings().map(move |found| (profile.name, found)));
        let findings = findings.filter(move |(name, (rule, _))| tellers.entry(rule.id).or_insert(*name) == name);
        findings.map(|(_, finding)| finding)
    }

    /// Returns the diagnostics.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    /// Returns the same report with its errors before everything else, each part in the order that it had.
    pub fn errors_first(&self) -> Report {
        let mut report = self.clone();
        report.diagnostics.sort_by_key(|diagnostic| diagnostic.level != Level::Error);
        report
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

    /// Counts the places of a level where rules of chosen profiles are not kept.
    pub fn count_findings(&self, level: Level) -> usize {
        self.findings().filter(|(_, violation)| violation.level == level).count()
    }

    /// Changes how loud the diagnostics of a code are, or the places where a rule is not kept; `None` drops them.
    ///
    /// Diagnostics that are errors stay errors.
    pub fn override_level(&mut self, subject: Subject, level: Option<Level>) {
        match subject {
            Subject::Diagnostic(code) => self.override_code(code, level),
            Subject::Rule(rule) => self.profiles.iter_mut().for_each(|profile| profile.override_level(rule, level)),
        }
    }

    fn override_code(&mut self, code: Code, level: Option<Level>) {
        let is_meant = |diagnostic: &Diagnostic| diagnostic.code == code && diagnostic.level != Level::Error;
        match level {
            None => self.diagnostics.retain(|diagnostic| !is_meant(diagnostic)),
            Some(level) => {
                let meant = self.diagnostics.iter_mut().filter(|diagnostic| is_meant(diagnostic));
                meant.for_each(|diagnostic| diagnostic.level = level);
            }
        }
    }

    /// Makes each warning a reminder.
    pub fn soften(&mut self) {
        let warnings = self.diagnostics.iter_mut().filter(|diagnostic| diagnostic.level == Level::Warning);
        warnings.for_each(|diagnostic| diagnostic.level = Level::Reminder);
    }

    /// Drops every diagnostic that is not to be kept. Errors stay.
    pub fn retain(&mut self, mut is_kept: impl FnMut(&Diagnostic) -> bool) {
        self.diagnostics.retain(|diagnostic| diagnostic.level == Level::Error || is_kept(diagnostic));
    }

    /// Puts the diagnostics in the order of their places and drops those said twice.
    pub fn sort(&mut self) {
        self.diagnostics.sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
        self.diagnostics.dedup();
    }

    /// Keeps silent about documents that are not public, and about their related places.
    ///
    /// Of those that are known to be private nothing is said. Of those whose front matter does not tell, what is
    /// redacted stays: it shows a place and no text.
    pub fn silence(&mut self, hidden: &Hidden) {
        self.diagnostics.retain(|diagnostic| match &diagnostic.place {
            Place::Span(span) if hidden.private.contains(&span.file) => false,
            Place::Span(span) if hidden.unclear.contains(&span.file) => diagnostic.is_redacted,
            Place::Span(_) => true,
            Place::Path(path) => !hidden.folders.iter().any(|folder| path.starts_with(folder)),
        });
        for diagnostic in &mut self.diagnostics {
            diagnostic.related.retain(|related| !hidden.has(related.span.file));
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

/// What a report must not speak of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Files of drafts and of documents under embargo.
    pub private: BTreeSet<FileId>,
    /// Files of documents whose front matter does not tell whether they are public.
    pub unclear: BTreeSet<FileId>,
    /// Folders of both, each with a slash at its end.
    pub folders: Vec<String>,
}

impl Hidden {
    /// Returns whether a file is one of them.
    pub fn has(&self, file: FileId) -> bool {
        self.private.contains(&file) || self.unclear.contains(&file)
    }
}
