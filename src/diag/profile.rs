//! What sets of rules say of a site.

use crate::diag::Code;
use crate::diag::Level;
use crate::diag::RuleId;
use crate::text::Span;

/// What the rules of one profile say of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileResult {
    /// The name of the profile.
    pub name: &'static str,
    /// Whether it was asked for; only then it decides anything.
    pub choice: Choice,
    /// Its rules, in the order of the data.
    pub rules: Vec<RuleResult>,
}

/// Whether a profile was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// By `--profile` or `[check] profiles`: what it finds counts.
    Chosen,
    /// It is shown because none was.
    Default,
}

/// What one rule says of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleResult {
    /// The id of the rule.
    pub id: &'static str,
    /// What it asks for, in one sentence.
    pub text: &'static str,
    /// Where it comes from, such as `RFC 9116, 2.5.3`.
    pub origin: String,
    /// Whether files can prove it.
    pub proof: Proof,
    /// The diagnostic that tells of the same, and whose places are not told again.
    pub told_by: Option<Code>,
    /// What was found.
    pub outcome: RuleOutcome,
}

/// Whether files can prove that a rule is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// They can.
    Checkable,
    /// Somebody must declare it.
    Declarable,
}

/// What was found of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleOutcome {
    /// It is kept.
    Satisfied,
    /// Somebody declares that it is.
    Declared,
    /// There is nothing that it could be about.
    NotApplicable,
    /// It is not kept; the places that are told of, none where all of them are allowed.
    Violated(Vec<Violation>),
}

/// One place where a rule is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// How bad that is.
    pub level: Level,
    /// Where.
    pub place: Span,
    /// What is wrong: one clause without a full stop.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl RuleOutcome {
    /// Returns the word that programs are told.
    pub fn as_str(&self) -> &'static str {
        match self {
            RuleOutcome::Satisfied => "satisfied",
            RuleOutcome::Declared => "declared",
            RuleOutcome::NotApplicable => "not-applicable",
            RuleOutcome::Violated(_) => "violated",
        }
    }

    /// Stops telling of places where the rule is not kept; it is none the more kept for that.
    pub fn retain(&mut self, is_told: impl FnMut(&Violation) -> bool) {
        if let RuleOutcome::Violated(violations) = self {
            violations.retain(is_told);
        }
    }

    /// Returns the places where the rule is not kept, and that are told of.
    pub fn violations(&self) -> &[Violation] {
        match self {
            RuleOutcome::Violated(violations) => violations,
            RuleOutcome::Satisfied | RuleOutcome::Declared | RuleOutcome::NotApplicable => &[],
        }
    }
}

/// How many rules of a profile are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Those that files prove.
    pub satisfied: usize,
    /// Those that files can prove, without those that are about nothing here.
    pub checkable: usize,
    /// Those that somebody declares.
    pub declared: usize,
}

impl ProfileResult {
    /// Counts the rules.
    pub fn tally(&self) -> Tally {
        let count = |is_counted: fn(&&RuleResult) -> bool| self.rules.iter().filter(is_counted).count();
        Tally {
            satisfied: count(|rule| rule.outcome == RuleOutcome::Satisfied),
            checkable: count(|rule| rule.proof == Proof::Checkable && rule.outcome != RuleOutcome::NotApplicable),
            declared: count(|rule| rule.outcome == RuleOutcome::Declared),
        }
    }

    /// Changes how loud the places are where a rule is not kept; `None` drops them.
    pub fn override_level(&mut self, rule: RuleId, level: Option<Level>) {
        for result in self.rules.iter_mut().filter(|result| result.id == rule.as_str()) {
            result.outcome.retain(|_| level.is_some());
            if let (RuleOutcome::Violated(violations), Some(level)) = (&mut result.outcome, level) {
                violations.iter_mut().for_each(|violation| violation.level = level);
            }
        }
    }

    /// Returns the places where rules are not kept; none of a profile that was not asked for.
    pub fn findings(&self) -> impl Iterator<Item = (&RuleResult, &Violation)> {
        let rules = self.rules.iter().filter(|_| self.choice == Choice::Chosen);
        rules.flat_map(|rule| rule.outcome.violations().iter().map(move |violation| (rule, violation)))
    }
}
