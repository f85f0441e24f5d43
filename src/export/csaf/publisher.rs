//! Who publishes a document.

use serde::Serialize;

use crate::export::csaf::subject::Subject;
use crate::export::uri::uri;
use crate::model::Category;
use crate::model::Contact;
use crate::phrase::PhraseError;

#[derive(Serialize)]
pub(super) struct Publisher<'a> {
    category: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_details: Option<String>,
    name: &'a str,
    namespace: String,
}

impl<'a> Publisher<'a> {
    pub(super) fn new(subject: &Subject<'a>) -> Result<Publisher<'a>, PhraseError> {
        let site = subject.site();
        let organization = &site.organization;
        let category = if subject.is_translation() { Category::Translator } else { organization.category };
        let namespace = organization.namespace.as_ref().or(organization.url.as_ref());
        Ok(Publisher {
            category: category.as_str(),
            contact_details: contact_details(subject)?,
            name: &organization.name,
            namespace: uri(namespace.map_or(site.base_url.value.as_str(), |url| url.as_str())),
        })
    }
}

/// Returns how to reach the security team in the document's language, each way on a line.
fn contact_details(subject: &Subject<'_>) -> Result<Option<String>, PhraseError> {
    let is_understood =
        |contact: &&Contact| contact.locales.is_empty() || contact.locales.contains(&subject.csaf.locale);
    let line = |contact: &Contact| {
        let kind = subject.words(&format!("contact-{}", contact.kind.as_str()), &[])?;
        subject.words("csaf-contact", &[("kind", &kind), ("value", &contact.value)])
    };
    let lines: Result<Vec<String>, PhraseError> =
        subject.site().contacts.iter().filter(is_understood).map(line).collect();
    Ok(Some(lines?.join("\n")).filter(|text| !text.is_empty()))
}
