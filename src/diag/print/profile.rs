//! What rule profiles say, as text for people.

use std::collections::BTreeMap;
use std::fmt::Write;

use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level as PrintLevel;
use annotate_snippets::Origin as PrintOrigin;
use annotate_snippets::Title;

use crate::diag::Choice;
use crate::diag::ProfileResult;
use crate::diag::Report;
use crate::diag::RuleResult;
use crate::diag::Tally;
use crate::diag::Violation;
use crate::diag::print::Excerpt;
use crate::diag::print::Style;
use crate::diag::print::level;
use crate::diag::print::origin;
use crate::diag::print::render;
use crate::diag::print::ruler::Ruler;
use crate::diag::print::visible;
use crate::text::Span;

/// How many places of one problem are shown.
const MOST_PLACES: usize = 5;

/// Adds each profile: the rules that are not kept, the gravest first, and how many are.
///
/// A rule of several profiles is told of in the first one, and named in the others.
pub(super) fn human(text: &mut String, report: &Report, ruler: &mut Ruler<'_>, style: Style) {
    let mut tellers: BTreeMap<&str, &str> = BTreeMap::new();
    for profile in report.profiles() {
        let note = match profile.choice {
            Choice::Chosen => "",
            Choice::Default => " (no profile was chosen: this one decides nothing)",
        };
        let _ = writeln!(text, "profile {}{note}", profile.name);
        let problems = problems(profile);
        text.push_str(if problems.is_empty() { "" } else { "\n" });
        for problem in problems {
            if *tellers.entry(problem.rule.id).or_insert(profile.name) == profile.name {
                text.push_str(&render(problem.group(profile.choice, ruler), style));
                text.push_str("\n\n");
            }
        }
        text.push_str(&told(profile, &tellers));
        let Tally { satisfied, checkable, declared } = profile.tally();
        let _ = writeln!(text, "{satisfied} of {checkable} checkable rules satisfied, {declared} declared\n");
    }
}

/// Names the rules that an earlier profile told of.
fn told(profile: &ProfileResult, tellers: &BTreeMap<&str, &str>) -> String {
    let broken = profile.rules.iter().filter(|rule| !rule.outcome.violations().is_empty());
    let told = broken.filter(|rule| tellers.get(rule.id).is_some_and(|teller| *teller != profile.name));
    let told: Vec<&str> = told.map(|rule| rule.id).collect();
    if told.is_empty() {
        String::new()
    } else {
        format!("not satisfied either, as said above: {}\n\n", told.join(", "))
    }
}

/// Adds the places of the profiles that were asked for, one line each, as diagnostics are printed in short.
pub(super) fn short(text: &mut String, report: &Report, ruler: &mut Ruler<'_>) {
    for (rule, violation) in report.findings() {
        let (path, at) = (ruler.path(violation.place), ruler.location(violation.place));
        let (message, hint) = (visible(&violation.message), visible(&violation.hint));
        let level = violation.level.as_str();
        let _ = writeln!(text, "{path}:{}:{}: {level}[{}]: {message}; {hint}", at.line, at.column, rule.id);
    }
}

/// The places of one rule that are mended in the same way; at least one.
struct Problem<'r> {
    rule: &'r RuleResult,
    places: &'r [Violation],
}

fn problems(profile: &ProfileResult) -> Vec<Problem<'_>> {
    let problems = profile.rules.iter().flat_map(problems_of);
    let mut problems: Vec<Problem<'_>> = problems.collect();
    problems.sort_by_key(|problem| problem.places[0].level);
    problems
}

fn problems_of(rule: &RuleResult) -> impl Iterator<Item = Problem<'_>> {
    let is_alike = |a: &Violation, b: &Violation| (a.level, &a.hint) == (b.level, &b.hint);
    rule.outcome.violations().chunk_by(is_alike).map(move |places| Problem { rule, places })
}

impl Problem<'_> {
    /// A profile that nobody chose decides nothing, so that its rules are notes.
    fn group<'a>(&self, choice: Choice, ruler: &mut Ruler<'a>) -> Group<'a> {
        let first = &self.places[0];
        let level = match choice {
            Choice::Chosen => level(first.level),
            Choice::Default => PrintLevel::NOTE,
        };
        let message = match self.places.len() - 1 {
            0 => visible(&first.message),
            more => format!("{}, and {more} more like this", visible(&first.message)),
        };
        let title = level.primary_title(message).id(self.rule.id);
        let mut group = self.located(title, ruler);
        let rule = format!("{} ({})", self.rule.text.trim_end_matches('.'), self.rule.origin);
        group = group.element(PrintLevel::NOTE.with_name("rule").message(rule));
        group.element(PrintLevel::HELP.with_name("hint").message(visible(&first.hint)))
    }

    /// Adds the line of a single place, and the addresses of several.
    fn located<'a>(&self, title: Title<'a>, ruler: &mut Ruler<'a>) -> Group<'a> {
        let excerpt = match self.places {
            [only] if !is_top(only.place) => Excerpt::of(only.place, ruler),
            _ => None,
        };
        match excerpt {
            Some(excerpt) => title.element(excerpt.snippet(None, AnnotationKind::Primary)),
            None => {
                let shown = self.places.iter().take(MOST_PLACES);
                title.elements(shown.map(|violation| address(violation.place, ruler)).collect::<Vec<_>>())
            }
        }
    }
}

/// Returns whether a span stands for its file as a whole.
fn is_top(span: Span) -> bool {
    span.start == 0 && span.end == 0
}

fn address<'a>(place: Span, ruler: &mut Ruler<'_>) -> PrintOrigin<'a> {
    if is_top(place) { PrintOrigin::path(ruler.path(place)) } else { origin(place, ruler) }
}
