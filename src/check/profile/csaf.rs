//! Rules about CSAF documents.

use crate::check::profile::advisory::has_remedy;
use crate::check::profile::reading::Reading;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::model::KeyKind;

/// Advisories are there as CSAF documents, each with its hashes.
pub(super) fn written(reading: &Reading<'_>) -> Verdict {
    if reading.advisories().next().is_none() {
        return Verdict::NotApplicable;
    }
    Verdict::when(reading.edition.csaf_documents().next().is_some(), || {
        let message = "no CSAF document is written, because the base address is not secure";
        Fault::new(reading.site().base_url.span, message, "publish at an `https:` address")
    })
}

/// The provider's metadata stand where programs look for them first.
pub(super) fn well_known(reading: &Reading<'_>) -> Verdict {
    Verdict::when(reading.site().base_url.value.is_host_root(), || {
        let message = "the base address has a path, so `/.well-known/csaf/` is not written";
        Fault::new(reading.site().base_url.span, message, "serve the site at the root of its host")
    })
}

/// There is a key that documents can be signed with.
pub(super) fn key(reading: &Reading<'_>) -> Verdict {
    let has_key = reading.site().keys.iter().any(|key| key.kind == KeyKind::Openpgp);
    Verdict::when(has_key, || {
        let message = "no OpenPGP key is published that documents could be signed with";
        Fault::new(reading.place("key"), message, "add a `[[key]]` of kind `openpgp`")
    })
}

/// Everything that is affected has a remediation.
pub(super) fn remediation(reading: &Reading<'_>) -> Verdict {
    let mut advisories = reading.advisories().peekable();
    if advisories.peek().is_none() {
        return Verdict::NotApplicable;
    }
    Verdict::of(advisories.filter_map(|(document, advisory)| {
        let is_helpless = advisory.vulnerabilities.iter().any(|fields| !has_remedy(document, fields));
        is_helpless.then(|| {
            let message = format!("`{}` has no remediation", advisory.id);
            Fault::new(reading.field(document, "id"), message, "add `fixed`, or a section `{#fix}` or `{#workarounds}`")
        })
    }))
}
