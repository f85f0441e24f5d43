//! What rule profiles say, as text for people.

use std::fmt::Write;

use crate::diag::Choice;
use crate::diag::ProfileResult;
use crate::diag::RuleResult;
use crate::diag::Tally;
use crate::diag::Violation;
use crate::diag::print::ruler::Ruler;
use crate::diag::print::visible;

/// How many places of one rule are shown.
const MOST_PLACES: usize = 5;

/// Adds a profile: the rules that are not kept, with their places, and how many are.
pub(super) fn human(text: &mut String, profile: &ProfileResult, ruler: &mut Ruler<'_>) {
    let note = match profile.choice {
        Choice::Chosen => "",
        Choice::Default => " (no profile was chosen: this one decides nothing)",
    };
    let _ = writeln!(text, "profile {}{note}", profile.name);
    for rule in &profile.rules {
        let violations = rule.outcome.violations();
        for violation in violations.iter().take(MOST_PLACES) {
            line(text, rule, violation, ruler);
            let _ = writeln!(text, "  hint: {}", visible(&violation.hint));
        }
        let more = violations.len().saturating_sub(MOST_PLACES);
        if more > 0 {
            let _ = writeln!(text, "  and {} at {more} more places", rule.id);
        }
    }
    let Tally { satisfied, checkable, declared } = profile.tally();
    let _ = writeln!(text, "{satisfied} of {checkable} checkable rules satisfied, {declared} declared\n");
}

/// Adds one line for each place: `path:line:column: ID level: message (origin)`.
fn line(text: &mut String, rule: &RuleResult, violation: &Violation, ruler: &mut Ruler<'_>) {
    let (path, at) = (ruler.path(violation.place), ruler.location(violation.place));
    let (level, message) = (violation.level.as_str(), visible(&violation.message));
    let _ = writeln!(text, "{path}:{}:{}: {} {level}: {message} ({})", at.line, at.column, rule.id, rule.origin);
}

/// Adds the places of a profile that was asked for, one line each, as diagnostics are printed in short.
pub(super) fn short(text: &mut String, profile: &ProfileResult, ruler: &mut Ruler<'_>) {
    for (rule, violation) in profile.findings() {
        let (path, at) = (ruler.path(violation.place), ruler.location(violation.place));
        let (message, hint) = (visible(&violation.message), visible(&violation.hint));
        let level = violation.level.as_str();
        let _ = writeln!(text, "{path}:{}:{}: {level}[{}]: {message}; {hint}", at.line, at.column, rule.id);
    }
}
