//! Rule profiles: what standards, laws and good practice ask of a site.
//!
//! The rules are data, `profile/rules.toml`: `build.rs` makes the table [`RULES`] of it, in which the name of each
//! deciding function is the function itself. The functions stand in the modules below, by subject. Each looks at an
//! edition and says where a rule is not kept; none of them looks at an output, since outputs say what the edition
//! says. What files cannot prove is declared in `[attest]`.

mod address;
mod advisory;
mod allow;
mod attest;
mod construction;
mod contact;
mod csaf;
mod disclosure;
mod glossary;
mod harbor;
mod jvn;
mod organization;
mod policy;
mod promise;
mod reading;
mod release;
mod report;
mod rule;
mod scope;
mod security_txt;
mod severity;
mod support;
mod text;
mod updates;
mod verdict;
mod vex;
mod vulnerability;

use crate::check::Edition;
use crate::check::override_levels;
use crate::check::profile::reading::Reading;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::diag::Choice;
use crate::diag::ProfileResult;
use crate::diag::Proof;
use crate::diag::Report;
use crate::diag::RuleOutcome;
use crate::diag::RuleResult;
use crate::diag::Violation;
use crate::model::Profile;

pub(in crate::check) use attest::check as check_attests;
pub use rule::Basis as RuleBasis;
pub use rule::RULES;
pub use rule::Rule;
pub use rule::Sureness;

/// Holds an edition against the rules of profiles: those of the command line, else those of `site.toml`, else `core`.
///
/// The result of `core` decides nothing where nobody chose it. The report holds the results at the levels that the site
/// gives them, and names each `[[allow]]` of a rule that allows nothing.
pub fn assess(edition: &Edition, asked: &[Profile]) -> Report {
    let mut report = Report::new();
    let mut results = assess_all(edition, asked);
    allow::apply(edition, &mut results, &mut report);
    report.add_profiles(results);
    override_levels(edition.settings(), &mut report);
    report
}

fn assess_all(edition: &Edition, asked: &[Profile]) -> Vec<ProfileResult> {
    let chosen = if asked.is_empty() { &edition.site().profiles } else { asked };
    let reading = Reading::new(edition);
    if chosen.is_empty() {
        return vec![assess_one(&reading, Profile::Core, Choice::Default)];
    }
    let mut results: Vec<ProfileResult> = Vec::new();
    for profile in chosen {
        if !results.iter().any(|result| result.name == profile.as_str()) {
            results.push(assess_one(&reading, *profile, Choice::Chosen));
        }
    }
    results
}

/// Returns the rules of a profile, in the order of the data.
pub fn rules_of(profile: Profile) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(move |rule| rule.profiles.contains(&profile))
}

fn assess_one(reading: &Reading<'_>, profile: Profile, choice: Choice) -> ProfileResult {
    let rules = rules_of(profile).map(|rule| result(reading, rule)).collect();
    ProfileResult { name: profile.as_str(), choice, rules }
}

fn result(reading: &Reading<'_>, rule: &Rule) -> RuleResult {
    let is_declarable = matches!(rule.basis, RuleBasis::Declaration);
    RuleResult {
        id: rule.id,
        text: rule.en,
        origin: rule.origin(),
        proof: if is_declarable { Proof::Declarable } else { Proof::Checkable },
        told_by: rule.told_by,
        outcome: outcome(reading, rule),
    }
}

fn outcome(reading: &Reading<'_>, rule: &Rule) -> RuleOutcome {
    if !rule.concerns(reading) {
        return RuleOutcome::NotApplicable;
    }
    let verdict = match rule.basis {
        RuleBasis::Function(decide) => decide(reading),
        // An edition exists only where the diagnostic was not reported.
        RuleBasis::Diagnostic(_) | RuleBasis::Construction(_) => Verdict::Satisfied,
        RuleBasis::Declaration => match attest::decide(reading, rule.id) {
            None => return RuleOutcome::Declared,
            Some(fault) => Verdict::Violated(vec![fault]),
        },
    };
    match verdict {
        Verdict::Satisfied => RuleOutcome::Satisfied,
        Verdict::NotApplicable => RuleOutcome::NotApplicable,
        Verdict::Violated(faults) => {
            RuleOutcome::Violated(faults.into_iter().map(|fault| violation(rule, fault)).collect())
        }
    }
}

fn violation(rule: &Rule, fault: Fault) -> Violation {
    Violation { level: fault.level.unwrap_or(rule.level), place: fault.place, message: fault.message, hint: fault.hint }
}
