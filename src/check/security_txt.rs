//! Whether `security.txt` (RFC 9116) can be written.

use jiff::civil::Date;

use crate::check::Content;
use crate::check::Edition;
use crate::check::EditionDocument;
use crate::model::Contact;
use crate::model::DocumentId;
use crate::model::Site;

/// The name of the policy whose review dates the file.
pub(in crate::check) const DISCLOSURE: &str = "policies/disclosure";

/// What a `security.txt` cannot be without.
#[derive(Clone, Debug)]
pub struct SecurityTxtBasis<'e> {
    /// The policy `disclosure`.
    pub policy: &'e EditionDocument,
    /// The day somebody last read it through.
    pub reviewed: Date,
    /// How to reach the team, the best way first; at least one.
    ///
    /// Invariant of each: a URI of printable ASCII, `https:` where it is one of the web.
    pub contacts: Vec<String>,
}

/// Why no `security.txt` is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecurityTxtLack {
    /// The site does not stand at the root of its host.
    HostRoot,
    /// No policy is named `disclosure`.
    Policy,
    /// The policy says no day of review.
    Review,
    /// None of the contacts is an address that RFC 9116 takes.
    Contact,
}

/// Returns what `security.txt` is made of, or why there is none.
pub fn security_txt_basis(edition: &Edition) -> Result<SecurityTxtBasis<'_>, SecurityTxtLack> {
    let site = edition.site();
    if !site.base_url.value.is_host_root() {
        return Err(SecurityTxtLack::HostRoot);
    }
    let id: DocumentId = DISCLOSURE.parse().expect("the policy has a plain name");
    let document = edition.document(&id).ok_or(SecurityTxtLack::Policy)?;
    let Content::Policy(policy) = &document.content else { return Err(SecurityTxtLack::Policy) };
    let reviewed = policy.reviewed.ok_or(SecurityTxtLack::Review)?;
    let contacts = contacts(site);
    if contacts.is_empty() {
        Err(SecurityTxtLack::Contact)
    } else {
        Ok(SecurityTxtBasis { policy: document, reviewed, contacts })
    }
}

/// The preferred contact, then the others in the order of the source.
fn contacts(site: &Site) -> Vec<String> {
    let preferred = site.contacts.iter().find(|contact| contact.preferred).or(site.contacts.first());
    let others = site.contacts.iter().filter(|contact| Some(*contact) != preferred);
    preferred.into_iter().chain(others).map(Contact::uri).filter(|uri| is_contact_uri(uri)).collect()
}

/// Section 2.5.3; what is not plain ASCII is no URI and could begin a line of its own.
fn is_contact_uri(uri: &str) -> bool {
    let has_scheme = ["mailto:", "https:", "tel:"].iter().any(|scheme| uri.starts_with(scheme));
    has_scheme && uri.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contact_is_a_secure_address_on_one_line() {
        assert!(is_contact_uri("tel:+1-201-555-0123"));
        for uri in
            ["http://example.org/report", "mailto:a@example.org\nContact: mailto:b@example.org", "xmpp:a@example.org"]
        {
            assert!(!is_contact_uri(uri), "{uri:?}");
        }
    }
}
