//! All problems of a run.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diag::Choice;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Level;
use crate::diag::Place;
use crate::diag::ProfileResult;
use crate::diag::RuleId;
use crate::diag::RuleResult;
use crate::diag::Subject;
use crate::diag::Violation;
use crate::diag::digest::Fate;
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

    /// Takes the diagnostics out.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// Stops telling of places where a rule is not kept that a diagnostic of the same file tells of, as loud or louder.
    pub fn tell_once(&mut self) {
        let mut told: BTreeMap<(Code, FileId), Level> = BTreeMap::new();
        for diagnostic in &self.diagnostics {
            if let Some(file) = diagnostic.file() {
                let level = told.entry((diagnostic.code, file)).or_insert(diagnostic.level);
                *level = diagnostic.level.min(*level);
            }
        }
        for rule in self.profiles.iter_mut().flat_map(|profile| &mut profile.rules) {
            let Some(code) = rule.told_by else { continue };
            let is_told = |violation: &Violation| {
                told.get(&(code, violation.place.file)).is_some_and(|level| *level <= violation.level)
            };
            rule.outcome.retain(|violation| !is_told(violation));
        }
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

    /// Returns whether a chosen profile has a rule.
    pub fn decides(&self, rule: RuleId) -> bool {
        let chosen = self.profiles.iter().filter(|profile| profile.choice == Choice::Chosen);
        chosen.flat_map(|profile| &profile.rules).any(|result| result.id == rule.as_str())
    }

    /// Counts the places of a level where rules of chosen profiles are not kept.
    pub fn count_findings(&self, level: Level) -> usize {
        self.findings().filter(|(_, violation)| violation.level == level).count()
    }

    /// Changes how loud the diagnostics of a code are, or the places where a rule is not kept; `None` drops them.
    ///
    /// Diagnostics that are errors stay errors. What a digest stands for is looked at as well: it leaves the digest.
    pub fn override_level(&mut self, subject: Subject, level: Option<Level>) {
        match subject {
            Subject::Diagnostic(code) => self.override_code(code, level),
            Subject::Rule(rule) => self.profiles.iter_mut().for_each(|profile| profile.override_level(rule, level)),
        }
    }

    fn override_code(&mut self, code: Code, level: Option<Level>) {
        let is_meant = |diagnostic: &Diagnostic| diagnostic.code == code && diagnostic.level != Level::Error;
        self.sift(|diagnostic| match level {
            _ if !is_meant(diagnostic) => Fate::Stays,
            None => Fate::Goes,
            Some(level) => {
                diagnostic.level = level;
                Fate::Leaves
            }
        });
    }

    fn sift(&mut self, mut judge: impl FnMut(&mut Diagnostic) -> Fate) {
        let (mut kept, mut left) = (Vec::new(), Vec::new());
        for diagnostic in std::mem::take(&mut self.diagnostics) {
            kept.extend(diagnostic.sift(&mut judge, &mut left));
        }
        kept.extend(left);
        self.diagnostics = kept;
    }

    /// Makes each warning a reminder.
    pub fn soften(&mut self) {
        let mut soften = |diagnostic: &mut Diagnostic| {
            if diagnostic.level == Level::Warning {
                diagnostic.level = Level::Reminder;
            }
        };
        self.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.change(&mut soften));
    }

    /// Drops every diagnostic that is not to be kept, and what digests stand for. Errors stay.
    pub fn retain(&mut self, mut is_kept: impl FnMut(&Diagnostic) -> bool) {
        self.sift(|diagnostic| match diagnostic.level == Level::Error || is_kept(diagnostic) {
            true => Fate::Stays,
            false => Fate::Goes,
        });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Choice;
    use crate::diag::Proof;
    use crate::diag::RuleOutcome;
    use crate::text::Origin;
    use crate::text::Snapshot;
    use crate::text::SourceFile;
    use crate::text::Span;

    fn span() -> Span {
        let file = SourceFile { path: "site.toml".parse().unwrap(), origin: Origin::Site, bytes: Vec::new().into() };
        let snapshot = Snapshot::new(vec![file], Vec::new());
        Span::new(snapshot.find(&"site.toml".parse().unwrap()).unwrap(), 0..0)
    }

    #[test]
    fn what_a_diagnostic_tells_a_rule_does_not_tell_again() {
        let check = |told: Code, level: Level, expected: usize| {
            let violation =
                Violation { level, place: span(), message: "no such release".to_owned(), hint: String::new() };
            let rule = RuleResult {
                id: "X-08",
                text: "Fixed versions are among the releases.",
                origin: String::new(),
                proof: Proof::Checkable,
                told_by: Some(Code::VersionUnreleased),
                outcome: RuleOutcome::Violated(vec![violation]),
            };
            let mut report = Report::new();
            report.push(Diagnostic::new(told, span(), "no release"));
            report.add_profiles(vec![ProfileResult { name: "core", choice: Choice::Chosen, rules: vec![rule] }]);
            report.tell_once();
            assert_eq!(report.findings().count(), expected);
            assert_eq!(report.profiles()[0].rules[0].outcome.as_str(), "violated");
        };
        check(Code::VersionUnreleased, Level::Warning, 0);
        check(Code::VersionUnreleased, Level::Error, 1);
        check(Code::FixOverdue, Level::Warning, 1);
    }

    #[test]
    fn what_is_denied_leaves_a_digest_and_what_is_allowed_goes() {
        let check = |change: fn(&mut Report), expected: &[(Code, Level, usize)]| {
            let codes = [Code::DriftNumber, Code::DriftNumber, Code::DriftCode, Code::DriftCode, Code::DriftLink];
            let parts = codes.map(|code| Diagnostic::new(code, span(), "another"));
            let mut report = Report::new();
            report.push(Diagnostic::digest((Code::DriftText, span()), "the text differs", 3, parts));
            change(&mut report);
            let told = report.iter().map(|diagnostic| (diagnostic.code, diagnostic.level, diagnostic.count()));
            assert_eq!(told.collect::<Vec<_>>(), expected);
        };
        let (text, code, link) = (Code::DriftText, Code::DriftCode, Code::DriftLink);
        check(|_| {}, &[(text, Level::Warning, 5)]);
        check(|report| report.retain(|diagnostic| diagnostic.code != Code::DriftText), &[]);
        check(|report| report.retain(|diagnostic| diagnostic.code != Code::DriftNumber), &[(text, Level::Warning, 3)]);
        check(
            |report| {
                report.retain(|diagnostic| diagnostic.code != Code::DriftNumber);
                report.retain(|diagnostic| diagnostic.code != Code::DriftLink);
            },
            &[(code, Level::Warning, 1), (code, Level::Warning, 1)],
        );
        let deny: fn(&mut Report) =
            |report| report.override_level(Subject::Diagnostic(Code::DriftLink), Some(Level::Error));
        check(deny, &[(text, Level::Warning, 4), (link, Level::Error, 1)]);
        check(Report::soften, &[(text, Level::Reminder, 5)]);
    }
}
