//! Who publishes a document.

use serde::Serialize;

use crate::export::uri::uri;
use crate::model::Category;
use crate::model::Contact;
use crate::model::Site;
use crate::phrase::Argument;
use crate::phrase::PhraseError;
use crate::phrase::Phrases;

#[derive(Serialize)]
pub(in crate::export) struct Publisher<'a> {
    category: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_details: Option<String>,
    name: &'a str,
    namespace: String,
}

impl<'a> Publisher<'a> {
    /// Returns who publishes; without a namespace an organisation is known by its address.
    ///
    /// A document does not say how to reach it: a new address would ask each for a revision. The provider does.
    pub(in crate::export) fn new(site: &'a Site, category: Category) -> Publisher<'a> {
        let organization = &site.organization;
        let namespace = organization.namespace.as_ref().or(organization.url.as_ref());
        Publisher {
            category: category.as_str(),
            contact_details: None,
            name: &organization.name,
            namespace: uri(namespace.map_or(site.base_url.value.as_str(), |url| url.as_str())),
        }
    }

    /// Returns the provider, and for the readers of a language how to reach it.
    pub(in crate::export) fn provider(site: &'a Site, phrases: &Phrases) -> Result<Publisher<'a>, PhraseError> {
        let publisher = Publisher::new(site, site.organization.category);
        Ok(Publisher { contact_details: contact_details(site, phrases)?, ..publisher })
    }
}

/// Returns how to reach the security team in a language, each way on a line.
fn contact_details(site: &Site, phrases: &Phrases) -> Result<Option<String>, PhraseError> {
    let is_understood = |contact: &&Contact| contact.locales.is_empty() || contact.locales.contains(phrases.locale());
    let line = |contact: &Contact| {
        let kind = phrases.message(&format!("contact-{}", contact.kind.as_str()), &[])?;
        let arguments = [("kind", Argument::Text(kind)), ("value", Argument::Text(contact.value.clone()))];
        phrases.message("csaf-contact", &arguments)
    };
    let lines: Result<Vec<String>, PhraseError> = site.contacts.iter().filter(is_understood).map(line).collect();
    Ok(Some(lines?.join("\n")).filter(|text| !text.is_empty()))
}
