//! Rules about who publishes, and who helps to coordinate.

use crate::check::profile::policy;
use crate::check::profile::reading::Reading;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;

/// The organisation has an address and a site of its own.
pub(super) fn identified(reading: &Reading<'_>) -> Verdict {
    let organization = &reading.site().organization;
    let parts = [
        (organization.address.is_some(), "address", "1 Example Street, 75001 Paris, France"),
        (organization.url.is_some(), "url", "https://www.example.org"),
    ];
    Verdict::of(parts.into_iter().filter(|(is_stated, ..)| !is_stated).map(|(_, name, example)| {
        let message = format!("the organization has no `{name}`");
        Fault::new(
            reading.place("organization"),
            message,
            format!("add `{name}` to `[organization]`, such as `{name} = \"{example}\"`"),
        )
    }))
}

/// Publishers of advisories have a namespace.
pub(super) fn namespace(reading: &Reading<'_>) -> Verdict {
    Verdict::when(reading.site().organization.namespace.is_some(), || {
        let message = "the publisher of the documents has no namespace";
        Fault::new(reading.place("organization"), message, "add `namespace` to `[organization]`: an address of yours")
    })
}

/// Who answers for personal data can be reached.
pub(super) fn privacy_contact(reading: &Reading<'_>) -> Verdict {
    Verdict::when(reading.site().organization.privacy_contact.is_some(), || {
        let message = "nothing says how to reach who answers for personal data";
        Fault::new(
            reading.place("organization"),
            message,
            "add `privacy_contact` to `[organization]`, such as `privacy_contact = \"privacy@example.org\"`",
        )
    })
}

/// A steward of open-source software has a policy that encourages reports.
pub(super) fn steward(reading: &Reading<'_>) -> Verdict {
    Verdict::of(policy::lacking(reading, &["report", "recognition"]))
}

/// Somebody takes reports in the organisation's stead.
pub(super) fn coordinator(reading: &Reading<'_>) -> Verdict {
    Verdict::when(!reading.site().coordinators.is_empty(), || {
        let message = "no coordinator is named";
        Fault::new(reading.place("coordinator"), message, "add a `[[coordinator]]`, such as the national CSIRT")
    })
}

/// Each of these coordinators is named; of ids with a bar between them one is enough.
pub(super) fn coordinators(reading: &Reading<'_>, ids: &[&str]) -> Verdict {
    let known = |id: &str| reading.site().coordinators.iter().any(|coordinator| coordinator.id.value.as_str() == id);
    Verdict::of(ids.iter().filter(|ids| !ids.split('|').any(known)).map(|ids| {
        let ids = ids.replace('|', "` or `");
        let message = format!("no coordinator has the id `{ids}`");
        Fault::new(reading.place("coordinator"), message, format!("add a `[[coordinator]]` with the id `{ids}`"))
    }))
}
