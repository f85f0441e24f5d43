//! Rules about what a report needs.

use crate::check::profile::reading::Reading;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::model::Eligibility;
use crate::model::ReportForm;

fn form<'e>(reading: &Reading<'e>) -> Option<&'e ReportForm> {
    reading.site().report.as_ref()
}

/// Whether reports without a name are read is stated.
pub(super) fn anonymity(reading: &Reading<'_>) -> Verdict {
    Verdict::when(reading.states("report.anonymous"), || {
        let message = "nothing says whether reports without a name are read";
        Fault::new(reading.place("report"), message, "add `anonymous` to `[report]`, such as `anonymous = true`")
    })
}

/// Each report gets an id that its reporter is told.
pub(super) fn tracked(reading: &Reading<'_>) -> Verdict {
    Verdict::when(form(reading).is_some_and(|form| form.tracking_id), || {
        let message = "nothing says that a report gets an id";
        Fault::new(reading.place("report"), message, "add `tracking_id = true` to `[report]`")
    })
}

/// Reports on third-party components are taken too.
pub(super) fn components(reading: &Reading<'_>) -> Verdict {
    Verdict::when(form(reading).is_some_and(|form| form.components), || {
        let message = "nothing says that reports on third-party components are taken";
        Fault::new(reading.place("report"), message, "add `components = true` to `[report]`")
    })
}

/// What to include is said, and that no name is needed.
pub(super) fn explained(reading: &Reading<'_>) -> Verdict {
    let has_fields = form(reading).is_some_and(|form| !form.fields.is_empty());
    let fields = (!has_fields).then(|| {
        let message = "nothing says what a report should include";
        Fault::new(
            reading.place("report"),
            message,
            "add `fields` to `[report]`, such as `fields = [\"location\", \"steps\"]`",
        )
    });
    Verdict::of(fields.into_iter().chain(nameless(reading)))
}

fn nameless(reading: &Reading<'_>) -> Option<Fault> {
    let is_nameless = form(reading).is_some_and(|form| form.anonymous);
    (!is_nameless).then(|| {
        let message = "reports without a name are not said to be welcome";
        Fault::new(reading.place("report.anonymous"), message, "write `anonymous = true` in `[report]`")
    })
}

/// Reports can be encrypted, and need no name.
pub(super) fn confidential(reading: &Reading<'_>) -> Verdict {
    let key = reading.site().keys.is_empty().then(|| {
        let message = "reports cannot be encrypted";
        Fault::new(reading.place("key"), message, "add a `[[key]]`")
    });
    Verdict::of(key.into_iter().chain(nameless(reading)))
}

/// Anybody may report, without a name or a promise of silence, and publish after a while.
pub(super) fn open(reading: &Reading<'_>) -> Verdict {
    let Some(form) = form(reading) else { return Verdict::NotApplicable };
    let consent = reading.site().disclosure.as_ref().is_some_and(|disclosure| disclosure.consent_required);
    let barriers = [
        (form.requires_identity, "report.requires_identity", "reporters must say who they are"),
        (form.requires_nda, "report.requires_nda", "reporters must promise to be silent"),
        (form.eligibility == Eligibility::Invited, "report.eligibility", "only those who were asked may report"),
        (consent, "disclosure.consent_required", "reporters need consent to publish"),
    ];
    let barriers = barriers.into_iter().filter(|(is_there, ..)| *is_there);
    Verdict::of(barriers.map(|(_, path, message)| Fault::new(reading.place(path), message, "remove the condition")))
}

/// Whether reporters are paid is stated.
pub(super) fn rewards(reading: &Reading<'_>) -> Verdict {
    Verdict::when(reading.states("report.rewards"), || {
        let message = "nothing says whether reporters are paid";
        Fault::new(
            reading.place("report"),
            message,
            "add `rewards` to `[report]`, such as `rewards = \"thanks\"`; it may be none, thanks or bounty",
        )
    })
}
