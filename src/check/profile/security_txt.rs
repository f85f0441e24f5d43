//! Rules about `security.txt` and the keys that it names.

use jiff::ToSpan;
use jiff::tz::TimeZone;

use crate::check::SecurityTxtLack;
use crate::check::profile::reading::Reading;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::check::security_txt_basis;
use crate::model;
use crate::model::KeyKind;
use crate::text::Span;

/// Returns whether the file is written, so that something can be said of it.
pub(super) fn is_written(reading: &Reading<'_>) -> bool {
    security_txt_basis(reading.edition).is_ok()
}

/// The file is written.
pub(super) fn present(reading: &Reading<'_>) -> Verdict {
    let (place, message, hint) = match security_txt_basis(reading.edition) {
        Ok(_) => return Verdict::Satisfied,
        Err(SecurityTxtLack::HostRoot) => (
            reading.place("site.base_url"),
            "the base address has a path, so no security.txt is written",
            "serve the site at the root of its host, or write the file by hand there",
        ),
        Err(SecurityTxtLack::Policy) => (
            Span::top(reading.site().file),
            "no policy is named `disclosure`, so no security.txt is written",
            "write content/policies/disclosure.md with `reviewed`",
        ),
        Err(SecurityTxtLack::Review) => (
            reading.policy_place(),
            "nobody is said to have reviewed the policy, so no security.txt is written",
            "add `reviewed = ` and the day somebody last read it through",
        ),
        Err(SecurityTxtLack::Contact) => (
            reading.place("contact.0"),
            "no contact is an address of e-mail, telephone or `https:`, so no security.txt is written",
            "add such a contact",
        ),
    };
    Verdict::of([Fault::new(place, message, hint)])
}

/// Every contact of the site can stand in the file.
pub(super) fn contacts(reading: &Reading<'_>) -> Verdict {
    let Ok(basis) = security_txt_basis(reading.edition) else { return Verdict::NotApplicable };
    let contacts = reading.site().contacts.iter().enumerate();
    Verdict::of(contacts.filter(|(_, contact)| !basis.contacts.contains(&contact.uri())).map(|(index, contact)| {
        let message = format!("`{}` cannot stand in security.txt", contact.value);
        let place = reading.place(&format!("contact.{index}.value"));
        Fault::new(place, message, "web addresses begin with `https:`, and all have plain ASCII letters")
    }))
}

/// The file does not lapse within 14 days.
pub(super) fn fresh(reading: &Reading<'_>) -> Verdict {
    let Ok(basis) = security_txt_basis(reading.edition) else { return Verdict::NotApplicable };
    let expires = model::expires(basis.reviewed).to_zoned(TimeZone::UTC).date();
    Verdict::when(expires > reading.today.saturating_add(14.days()), || {
        let message = format!("security.txt lapses on {expires}");
        let place = reading.field(basis.policy, "reviewed");
        Fault::new(place, message, "read the policy through, and set `reviewed` to that day").by_time()
    })
}

/// The addresses that the file gives are secure.
pub(super) fn secure(reading: &Reading<'_>) -> Verdict {
    Verdict::when(reading.site().base_url.value.is_https(), || {
        let message = "the base address is not secure, so the file names none of the site's pages";
        Fault::new(reading.site().base_url.span, message, "publish at an `https:` address")
    })
}

/// OpenPGP keys have a fingerprint and an end that is more than 30 days away; those of age have neither.
pub(super) fn keys(reading: &Reading<'_>) -> Verdict {
    let keys = reading.site().keys.iter().enumerate();
    let mut keys = keys.filter(|(_, key)| key.kind == KeyKind::Openpgp).peekable();
    if keys.peek().is_none() {
        return Verdict::NotApplicable;
    }
    Verdict::of(keys.filter_map(|(index, key)| {
        let place = |name: &str| reading.place(&format!("key.{index}.{name}"));
        if key.fingerprint.is_none() {
            return Some(Fault::new(
                place("fingerprint"),
                "the key has no `fingerprint`",
                "add it, for readers to compare",
            ));
        }
        let Some(expires) = &key.expires else {
            return Some(Fault::new(place("expires"), "nothing says when the key expires", "add `expires`"));
        };
        (expires.value <= reading.today.saturating_add(30.days())).then(|| {
            let message = format!("the key expires on {}", expires.value);
            Fault::new(expires.span, message, "prolong it, or publish a new one").by_time()
        })
    }))
}
