//! Rules about addresses.

use crate::check::profile::reading::Reading;
use crate::check::profile::text;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::model::NavEntry;

const BOD_ADDRESS: &str = "vulnerability-disclosure-policy";

/// The policy is found at the address that BOD 20-01 sets.
pub(super) fn bod(reading: &Reading<'_>) -> Verdict {
    let is_there = |from: &str| from.trim_matches('/') == BOD_ADDRESS;
    let is_redirected = reading.site().redirects.iter().any(|redirect| is_there(&redirect.from.value));
    let is_page = reading.prose().any(|document| document.id.as_str() == BOD_ADDRESS);
    Verdict::when(is_redirected || is_page, || {
        let message = format!("nothing stands at `/{BOD_ADDRESS}`");
        let hint = format!("add a `[[redirect]]` from \"/{BOD_ADDRESS}/\" to the policy");
        Fault::new(reading.place("redirect"), message, hint)
    })
}

/// The list of advisories is one click away from every page.
pub(super) fn in_nav(reading: &Reading<'_>) -> Verdict {
    let is_there = reading.site().nav.iter().any(|entry| entry.value == NavEntry::Advisories);
    Verdict::when(is_there, || {
        let message = "the header does not lead to the advisories";
        Fault::new(reading.place("site.nav"), message, "add \"advisories\" to `nav`")
    })
}

/// No address of the site or in its texts is insecure.
pub(super) fn secure(reading: &Reading<'_>) -> Verdict {
    let site = reading.site();
    let base = (!site.base_url.value.is_https())
        .then(|| Fault::new(site.base_url.span, "the base address is not secure", "publish at an `https:` address"));
    let texts = reading.prose().flat_map(|document| document.texts.values());
    let links = texts.flat_map(|text| {
        let body = text::without_code(reading.body(text));
        let places: Vec<usize> = body.match_indices("http://").map(|(at, _)| at).collect();
        places.into_iter().map(|at| text::span(text, at, "http://".len()))
    });
    let links = links.map(|place| Fault::new(place, "the address is not secure", "write `https://`"));
    Verdict::of(base.into_iter().chain(links))
}
