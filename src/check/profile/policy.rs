//! Rules about the policies as documents.

use jiff::ToSpan;

use crate::check::profile::reading::Reading;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::text::Span;

/// The policy `disclosure` exists.
pub(super) fn exists(reading: &Reading<'_>) -> Verdict {
    Verdict::when(reading.disclosure().is_some(), || {
        let hint = "write content/policies/disclosure.md: where to report, what may be tested, what happens then";
        Fault::new(Span::top(reading.site().file), "no policy is named `disclosure`", hint)
    })
}

/// The policy has a version and a day of issue, tells its history, and was read through within twelve months.
pub(super) fn dated(reading: &Reading<'_>) -> Verdict {
    let Some((document, policy)) = reading.disclosure() else { return Verdict::NotApplicable };
    let undated = (policy.version.is_none() || policy.issued.is_none() || policy.versions.is_empty()).then(|| {
        let message = "the policy does not state its version, its day of issue and its history";
        Fault::new(reading.field(document, "title"), message, "add a `[[policy_version]]` for each version")
    });
    let place = reading.field(document, "reviewed");
    let review = match policy.reviewed {
        None => Some(Fault::new(
            place,
            "nobody is said to have reviewed the policy",
            "add `reviewed`, such as `reviewed = 2026-06-01`",
        )),
        Some(day) if day.saturating_add(12.months()) < reading.today => {
            let message = format!("the policy was last reviewed on {day}, more than 12 months ago");
            Some(Fault::new(place, message, "read it through, and set `reviewed` to that day").by_time())
        }
        Some(_) => None,
    };
    Verdict::of(undated.into_iter().chain(review))
}

/// The policy is in force: it has a day of issue.
pub(super) fn issued(reading: &Reading<'_>) -> Verdict {
    let Some((document, policy)) = reading.disclosure() else { return exists(reading) };
    Verdict::when(policy.issued.is_some(), || {
        let message = "the policy does not say when it was issued";
        Fault::new(
            reading.field(document, "title"),
            message,
            "add a `[[policy_version]]` with `issued`, such as `issued = 2026-06-01`",
        )
    })
}

/// Version and day of issue are those of the newest entry of the history.
pub(super) fn one_version(reading: &Reading<'_>) -> Verdict {
    use crate::check::Content;
    let faults = reading.prose().filter_map(|document| {
        let Content::Policy(policy) = &document.content else { return None };
        let newest = policy.versions.first()?;
        let name = match (policy.version.as_ref() == Some(&newest.version), policy.issued == Some(newest.issued)) {
            (true, true) => return None,
            (false, _) => "version",
            (true, false) => "issued",
        };
        let message = format!("`{name}` is not that of the newest entry of the history, `{}`", newest.version);
        Some(Fault::new(reading.field(document, name), message, format!("remove `{name}`: the history says it")))
    });
    Verdict::of(faults)
}

/// Policies have all of these sections.
pub(super) fn sections(reading: &Reading<'_>, ids: &[&str]) -> Verdict {
    if reading.disclosure().is_none() {
        return Verdict::NotApplicable;
    }
    Verdict::of(lacking(reading, ids))
}

/// Returns what is wrong where sections are missing: one fault that names them.
pub(super) fn lacking(reading: &Reading<'_>, ids: &[&str]) -> Option<Fault> {
    let missing: Vec<String> =
        ids.iter().filter(|id| !reading.has_section(id)).map(|id| format!("`{{#{id}}}`")).collect();
    (!missing.is_empty()).then(|| {
        let message = format!("no policy has a section {}", missing.join(", "));
        Fault::new(reading.policy_place(), message, "add the section, with this id behind its heading")
    })
}
