//! Rules about the ways to reach the security team.

use crate::check::EditionDocument;
use crate::check::profile::reading::Reading;
use crate::check::profile::reading::top;
use crate::check::profile::text;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::model::ContactKind;
use crate::text::Span;

/// The disclosure policy exists, and the way to report is the first thing that it lets readers do.
pub(super) fn leads(reading: &Reading<'_>) -> Verdict {
    let Some((document, _)) = reading.disclosure() else {
        return super::policy::exists(reading);
    };
    let second = text::headings(reading.body(document.source())).get(1).copied().unwrap_or(usize::MAX);
    let is_first = first_mention(reading, document).is_some_and(|at| at < second);
    Verdict::when(is_first, || {
        let message = "the policy does not say where to report before its second heading";
        Fault::new(top(document), message, "put `<block:contact-card>` below the first heading")
    })
}

/// The disclosure policy names a way to report.
pub(super) fn shown(reading: &Reading<'_>) -> Verdict {
    let Some((document, _)) = reading.disclosure() else { return super::policy::exists(reading) };
    Verdict::when(first_mention(reading, document).is_some(), || {
        let message = "the policy does not say where to report";
        Fault::new(top(document), message, "add `<block:contact-card>`")
    })
}

/// Returns where a source text first names a contact.
fn first_mention(reading: &Reading<'_>, document: &EditionDocument) -> Option<usize> {
    let body = reading.body(document.source());
    let values = reading.site().contacts.iter().map(|contact| contact.value.as_str());
    ["<block:contact-card>", "<fact:contact."].into_iter().chain(values).filter_map(|name| body.find(name)).min()
}

/// At least one contact is read by the security team alone.
pub(super) fn private(reading: &Reading<'_>) -> Verdict {
    Verdict::when(reading.site().contacts.iter().any(|contact| contact.private), || {
        let message = "no contact is marked as private";
        Fault::new(contacts(reading), message, "add `private = true` to one that only the security team reads")
    })
}

/// Exactly one contact is preferred.
pub(super) fn one_preferred(reading: &Reading<'_>) -> Verdict {
    let count = reading.site().contacts.iter().filter(|contact| contact.preferred).count();
    Verdict::when(count == 1, || {
        let message = format!("{count} contacts are marked as preferred, and one should be");
        Fault::new(contacts(reading), message, "add `preferred = true` to the best one alone")
    })
}

/// Reporters choose between kinds of contact, one of which is a person's.
pub(super) fn human(reading: &Reading<'_>) -> Verdict {
    let has = |kinds: &[ContactKind]| reading.site().contacts.iter().any(|contact| kinds.contains(&contact.kind));
    let kinds = ContactKind::ALL.iter().filter(|kind| has(&[**kind])).count();
    Verdict::when(kinds >= 2 && has(&[ContactKind::Email, ContactKind::Phone]), || {
        let message = "reporters cannot choose between two kinds of contact, one of which a person answers";
        Fault::new(contacts(reading), message, "add a `[[contact]]` of kind `email` or `phone` beside another kind")
    })
}

fn contacts(reading: &Reading<'_>) -> Span {
    reading.place("contact.0")
}
