//! Rules about what reporters are promised in law.

use crate::check::profile::policy;
use crate::check::profile::reading::Reading;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::model::SafeHarbor;

fn promise(reading: &Reading<'_>) -> SafeHarbor {
    reading.site().safe_harbor.unwrap_or_default()
}

/// Something is promised, and a section of a policy says what.
pub(super) fn stated(reading: &Reading<'_>) -> Verdict {
    let promise = promise(reading);
    if !promise.authorized && !promise.no_legal_action {
        let hint = "add `[safe_harbor]` with `authorized = true` and `no_legal_action = true`";
        return Verdict::of([Fault::new(reading.place("safe_harbor"), "no safe harbor is promised", hint)]);
    }
    Verdict::of(policy::lacking(reading, &["safe-harbor"]))
}

/// Research counts as authorised, and no legal action is taken over it.
pub(super) fn authorized(reading: &Reading<'_>) -> Verdict {
    let promise = promise(reading);
    let parts = [
        (promise.authorized, "authorized", "research is not said to be authorized"),
        (promise.no_legal_action, "no_legal_action", "legal action is not ruled out"),
    ];
    lacking(reading, &parts)
}

/// All four elements of a full safe harbor are promised.
pub(super) fn full(reading: &Reading<'_>) -> Verdict {
    let promise = promise(reading);
    let parts = [
        (promise.anti_circumvention, "anti_circumvention", "nothing is said of the law on circumvention"),
        (promise.tos_waiver, "tos_waiver", "terms of use are not waived"),
        (promise.third_party_statement, "third_party_statement", "nothing is promised where others take action"),
    ];
    lacking(reading, &parts)
}

fn lacking(reading: &Reading<'_>, parts: &[(bool, &str, &str)]) -> Verdict {
    Verdict::of(parts.iter().filter(|(is_promised, ..)| !is_promised).map(|(_, name, message)| {
        let place = reading.place(&format!("safe_harbor.{name}"));
        Fault::new(place, *message, format!("write `{name} = true` in `[safe_harbor]`, if it is so"))
    }))
}

/// The level that is claimed is not above what is promised.
pub(super) fn level(reading: &Reading<'_>) -> Verdict {
    let Some(claimed) = promise(reading).level else { return Verdict::NotApplicable };
    let derived = derived_level(reading);
    Verdict::when(claimed <= derived, || {
        let message = format!("level {claimed} is claimed, and what is promised amounts to {derived}");
        Fault::new(
            reading.place("safe_harbor.level"),
            message,
            format!("write `level = {derived}`, or promise the rest"),
        )
    })
}

/// The levels of diostatus: contact, policy, partial, full, full with a window that can be extended.
fn derived_level(reading: &Reading<'_>) -> u8 {
    let promise = promise(reading);
    let is_full = promise.authorized
        && promise.no_legal_action
        && promise.anti_circumvention
        && promise.tos_waiver
        && promise.third_party_statement;
    let disclosure = reading.site().disclosure.as_ref();
    let has_window = disclosure.is_some_and(|rule| rule.window.is_some() && rule.extension.is_some());
    match (reading.disclosure().is_some(), promise.no_legal_action, is_full, has_window) {
        (false, ..) => 1,
        (true, false, ..) => 2,
        (true, true, false, _) => 3,
        (true, true, true, false) => 4,
        (true, true, true, true) => 5,
    }
}
