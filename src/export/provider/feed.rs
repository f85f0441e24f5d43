//! The ROLIE feed of all documents, and the categories of its entries (RFC 8322; CSAF 2.0, sections 7.1.15 and 7.1.17).

use std::borrow::Cow;
use std::cmp::Reverse;

use serde::Serialize;

use crate::check::CsafDocument;
use crate::check::Edition;
use crate::export::Material;
use crate::export::csaf;
use crate::export::json::to_bytes;
use crate::export::json::to_bytes_as_declared;
use crate::export::provider::document_route;
use crate::export::provider::url;
use crate::model::SeverityLevel;
use crate::model::Status;
use crate::model::address::CSAF_LABEL;
use crate::model::address::CsafFile;
use crate::phrase::Argument;
use crate::phrase::PhraseError;

// It lists every document, so that its fields are declared in the order of the alphabet and none of it is sorted when it is
// written.
#[derive(Serialize)]
struct Document<'a> {
    feed: Feed<'a>,
}

#[derive(Serialize)]
struct Feed<'a> {
    category: [Category; 1],
    entry: Vec<Entry<'a>>,
    id: String,
    link: [Link; 2],
    title: String,
    updated: String,
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    category: Vec<Category>,
    content: Content,
    format: Format,
    id: &'a str,
    link: Vec<Link>,
    published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Summary<'a>>,
    title: String,
    updated: String,
}

#[derive(Serialize)]
struct Link {
    href: String,
    rel: &'static str,
}

#[derive(Serialize)]
struct Summary<'a> {
    content: &'a str,
}

#[derive(Serialize)]
struct Content {
    src: String,
    #[serde(rename = "type")]
    media_type: &'static str,
}

#[derive(Serialize)]
struct Format {
    schema: &'static str,
    version: &'static str,
}

const FORMAT: Format =
    Format { schema: "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json", version: "2.0" };

/// A category of the feed or of an entry.
#[derive(Serialize)]
pub(super) struct Category {
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    scheme: Cow<'static, str>,
    term: &'static str,
}

/// What every CSAF feed is.
pub(super) const CSAF_CATEGORY: Category =
    Category { scheme: Cow::Borrowed("urn:ietf:params:rolie:category:information-type"), term: "csaf", label: None };

/// Returns the feed, the document that changed last first.
pub(super) fn feed(material: Material<'_>) -> Result<Vec<u8>, PhraseError> {
    let edition = material.edition;
    let mut documents: Vec<&CsafDocument> = edition.csaf_documents().collect();
    documents.sort_by_key(|document| (Reverse(document.updated().timestamp()), &document.id));
    let link = |rel, file| Link { rel, href: url(material, file) };
    let entries: Result<Vec<Entry<'_>>, PhraseError> =
        documents.iter().map(|document| entry(material, document)).collect();
    Ok(to_bytes_as_declared(&Document {
        feed: Feed {
            category: [CSAF_CATEGORY],
            entry: entries?,
            id: id(&edition.site().feed.authority),
            link: [link("self", CsafFile::Feed), link("service", CsafFile::Service)],
            title: title(material)?,
            updated: documents.first().map_or_else(String::new, |newest| newest.updated().rfc3339()),
        },
    }))
}

/// Returns the category document: the levels of severity, the most severe first.
pub(super) fn severities(material: Material<'_>) -> Result<Vec<u8>, PhraseError> {
    #[derive(Serialize)]
    struct Document {
        categories: Categories,
    }
    #[derive(Serialize)]
    struct Categories {
        category: Vec<Category>,
        fixed: &'static str,
    }
    let phrases = material.source_phrases();
    let category = |level: &SeverityLevel| {
        let label = phrases.message(&format!("severity-{}", level.as_str()), &[])?;
        Ok(Category { label: Some(label), ..severity(material, *level) })
    };
    let category = SeverityLevel::ALL.iter().rev().map(category).collect::<Result<_, PhraseError>>()?;
    Ok(to_bytes(&Document { categories: Categories { category, fixed: "yes" } }))
}

/// Returns the title of the feed.
pub(super) fn title(material: Material<'_>) -> Result<String, PhraseError> {
    let organization = Argument::Text(material.edition.site().organization.name.clone());
    material.source_phrases().message("csaf-feed-title", &[("organization", organization)])
}

/// The id stays when the site moves, as those of the other feeds do.
fn id(authority: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "+-_.".contains(c);
    let authority: String = authority.chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
    format!("{authority}-csaf-feed-tlp-{CSAF_LABEL}")
}

/// The document that defines the levels stands for their scheme.
fn severity(material: Material<'_>, level: SeverityLevel) -> Category {
    Category { scheme: Cow::Owned(url(material, CsafFile::Severities)), term: level.as_str(), label: None }
}

fn entry<'a>(material: Material<'a>, document: &'a CsafDocument) -> Result<Entry<'a>, PhraseError> {
    let edition = material.edition;
    let source = edition.document(&document.advisory).expect("CSAF documents are of the edition");
    let text = source.text(&document.locale);
    let address = material.url(&document_route(edition, document));
    let link = |rel, ending| Link { rel, href: format!("{address}{ending}") };
    let mut links = vec![link("self", ""), link("hash", ".sha256"), link("hash", ".sha512")];
    links.extend(edition.is_signed(document).then(|| link("signature", ".asc")));
    Ok(Entry {
        id: &document.id,
        title: csaf::title(document.profile, &text.title, material.phrasebook.locale(&document.locale))?,
        link: links,
        published: document.released().rfc3339(),
        updated: document.updated().rfc3339(),
        summary: text.summary.as_deref().map(|content| Summary { content }),
        content: Content { media_type: "application/json", src: address.clone() },
        format: FORMAT,
        category: level(edition, document).map(|level| severity(material, level)).into_iter().collect(),
    })
}

/// What was taken back has no severity any more.
fn level(edition: &Edition, document: &CsafDocument) -> Option<SeverityLevel> {
    let advisory = edition.document(&document.advisory)?.advisory()?;
    match advisory.status {
        Status::Withdrawn { .. } => None,
        Status::Draft | Status::Published | Status::Superseded { .. } => advisory.level(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_declared_in_the_order_of_the_alphabet() {
        let category = || Category { label: Some("a".into()), scheme: "b".into(), term: "c" };
        let link = || Link { href: "a".into(), rel: "self" };
        let entry = Entry {
            category: vec![category()],
            content: Content { src: "a".into(), media_type: "b" },
            format: FORMAT,
            id: "a",
            link: vec![link()],
            published: "a".into(),
            summary: Some(Summary { content: "a" }),
            title: "a".into(),
            updated: "a".into(),
        };
        let feed = Feed {
            category: [category()],
            entry: vec![entry],
            id: "a".into(),
            link: [link(), link()],
            title: "a".into(),
            updated: "a".into(),
        };
        let document = Document { feed };
        assert_eq!(to_bytes_as_declared(&document), to_bytes(&document));
    }

    #[test]
    fn id_has_no_character_that_the_schema_forbids() {
        assert_eq!(id("security.example.org,2026"), "security.example.org-2026-csaf-feed-tlp-white");
    }
}
