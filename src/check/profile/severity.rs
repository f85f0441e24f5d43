//! Rules about the table of severity levels.

use crate::check::profile::reading::Reading;
use crate::check::profile::reading::length;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::diag::Level;
use crate::model::SeverityLevel;

const LEVELS: [SeverityLevel; 4] =
    [SeverityLevel::Critical, SeverityLevel::High, SeverityLevel::Medium, SeverityLevel::Low];

/// The table has every level, and what is less severe is not resolved sooner.
pub(super) fn complete(reading: &Reading<'_>) -> Verdict {
    let rows = &reading.site().severity;
    if rows.is_empty() {
        return Verdict::NotApplicable;
    }
    let has = |level: &SeverityLevel| rows.iter().any(|row| row.level.value == *level);
    let missing = LEVELS.iter().filter(|level| !has(level)).map(|level| {
        let message = format!("the severity table has no level `{}`", level.as_str());
        Fault::new(reading.place("severity"), message, "add a `[[severity]]` for it")
    });
    let timed: Vec<_> = rows.iter().filter_map(|row| Some((row, row.resolve_within?))).collect();
    let pairs = timed.windows(2).filter_map(|pair| {
        let ((upper, sooner), (lower, later)) = (pair[0], pair[1]);
        let (upper, name) = (upper.level.value.as_str(), lower.level.value.as_str());
        if length(later) < length(sooner) {
            let message = format!("`{name}` is resolved within {later}, sooner than `{upper}`, within {sooner}");
            Some(Fault::new(lower.level.span, message, "give what is less severe no less time"))
        } else if length(later) == length(sooner) {
            let message = format!("`{name}` and `{upper}` are both resolved within {later}");
            Some(Fault::new(lower.level.span, message, "give what is more severe less time").at(Level::Note))
        } else {
            None
        }
    });
    Verdict::of(missing.chain(pairs))
}

/// The most severe level stands first, and no score belongs to two.
pub(super) fn ordered(reading: &Reading<'_>) -> Verdict {
    let rows = &reading.site().severity;
    if rows.is_empty() {
        return Verdict::NotApplicable;
    }
    Verdict::of(rows.windows(2).filter_map(|pair| {
        let (upper, lower) = (&pair[0], &pair[1]);
        let is_ordered = upper.level.value > lower.level.value;
        let is_apart = upper.cvss.zip(lower.cvss).is_none_or(|(upper, lower)| upper.from > lower.to);
        let message = match (is_ordered, is_apart) {
            (true, true) => return None,
            (false, _) => "is not below the level before it",
            (true, false) => "has scores of the level before it",
        };
        let message = format!("`{}` {message}", lower.level.value.as_str());
        Some(Fault::new(lower.level.span, message, "list the levels from the most severe to the least"))
    }))
}
