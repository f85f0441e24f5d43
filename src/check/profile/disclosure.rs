//! Rules about when reports become public.

use crate::check::profile::policy;
use crate::check::profile::reading::Reading;
use crate::check::profile::reading::length;
use crate::check::profile::reading::quantity;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::model::Quantity;
use crate::model::SeverityLevel;

fn window(reading: &Reading<'_>) -> Option<Quantity> {
    reading.site().disclosure.as_ref()?.window
}

/// The time for which reporters are asked to wait is stated, and they need no consent after it.
pub(super) fn limited(reading: &Reading<'_>) -> Verdict {
    if window(reading).is_none() {
        let message = "the policy does not say how long reporters are asked to wait";
        return Verdict::of([Fault::new(reading.place("disclosure"), message, "add `window = \"90 days\"`")]);
    }
    let needs_consent = reading.site().disclosure.as_ref().is_some_and(|disclosure| disclosure.consent_required);
    Verdict::when(!needs_consent, || {
        let message = "reporters need consent to publish, so the request has no end";
        Fault::new(reading.place("disclosure.consent_required"), message, "write `consent_required = false`")
    })
}

/// The time for which reporters are asked to wait is at most this: `["90 days"]`.
pub(super) fn at_most(reading: &Reading<'_>, with: &[&str]) -> Verdict {
    let Some(window) = window(reading) else {
        let message = "the policy does not say how long reporters are asked to wait";
        return Verdict::of([Fault::new(
            reading.place("disclosure"),
            message,
            format!("add `window = \"{}\"`", with[0]),
        )]);
    };
    Verdict::when(length(window) <= length(quantity(with[0])), || {
        let message = format!("reporters are asked to wait {window}, and at most {} is usual", with[0]);
        Fault::new(reading.place("disclosure.window"), message, format!("write `window = \"{}\"`", with[0]))
    })
}

/// When an advisory comes is stated: after a window or a head start of customers.
pub(super) fn timed(reading: &Reading<'_>) -> Verdict {
    let head_start = reading.site().disclosure.as_ref().and_then(|disclosure| disclosure.customer_head_start);
    Verdict::when(window(reading).is_some() || head_start.is_some(), || {
        let message = "nothing says when an advisory is published";
        Fault::new(reading.place("disclosure"), message, "add `[disclosure]` with `window` or `customer_head_start`")
    })
}

/// The policy tells what the law means for reporters, and a time is stated after which a vulnerability is disclosed.
pub(super) fn legal_and_timed(reading: &Reading<'_>) -> Verdict {
    if reading.disclosure().is_none() {
        return Verdict::NotApplicable;
    }
    // Where no time at all is stated, that is missed by another rule.
    let timeless = (window(reading).is_none() && timed(reading).is_kept()).then(|| {
        let message = "no time is stated after which a vulnerability is disclosed";
        Fault::new(reading.place("disclosure"), message, "add `window`, such as `window = \"90 days\"`")
    });
    Verdict::of(policy::lacking(reading, &["safe-harbor"]).into_iter().chain(timeless))
}

/// Everybody concerned publishes on one day.
pub(super) fn coordinated(reading: &Reading<'_>) -> Verdict {
    let is_stated = reading.site().disclosure.as_ref().is_some_and(|disclosure| disclosure.coordinated_date);
    Verdict::when(is_stated, || {
        let message = "nothing says that everybody concerned publishes on one day";
        Fault::new(reading.place("disclosure"), message, "add `coordinated_date = true` to `[disclosure]`")
    })
}

/// The window is not shorter than the time to resolve what is critical, or can be extended.
pub(super) fn long_enough(reading: &Reading<'_>) -> Verdict {
    let critical = reading.site().severity.iter().find(|row| row.level.value == SeverityLevel::Critical);
    let resolve = critical.and_then(|row| row.resolve_within);
    let (Some(window), Some(resolve)) = (window(reading), resolve) else { return Verdict::NotApplicable };
    let is_extended = reading.site().disclosure.as_ref().is_some_and(|disclosure| disclosure.extension.is_some());
    Verdict::when(is_extended || length(window) >= length(resolve), || {
        let message = format!("reporters are asked to wait {window}, and a critical fix may take {resolve}");
        Fault::new(reading.place("disclosure.window"), message, "add `extension`, or resolve sooner")
    })
}

/// Nobody is promised safe harbor and then held to consent, or to using no tool at all.
pub(super) fn free(reading: &Reading<'_>) -> Verdict {
    let site = reading.site();
    if !site.safe_harbor.is_some_and(|promise| promise.authorized || promise.no_legal_action) {
        return Verdict::NotApplicable;
    }
    let needs_consent = site.disclosure.as_ref().is_some_and(|disclosure| disclosure.consent_required);
    let consent = needs_consent.then(|| {
        let message = "safe harbor is promised, and yet nothing may be published without consent";
        Fault::new(reading.place("disclosure.consent_required"), message, "write `consent_required = false`")
    });
    let methods = site.scope.iter().flat_map(|scope| &scope.forbidden_methods);
    let blanket = methods.filter(|method| ["scanners", "tools", "automated-tools"].contains(&method.value.as_str()));
    let blanket = blanket.map(|method| {
        let message = format!("safe harbor is promised, and yet `{}` are forbidden altogether", method.value);
        Fault::new(method.span, message, "forbid what does harm, not every tool")
    });
    Verdict::of(consent.into_iter().chain(blanket))
}
