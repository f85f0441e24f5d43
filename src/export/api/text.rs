//! The words of an advisory in one locale.

use serde::Serialize;

use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::check::TextState;
use crate::check::TranslationAge;
use crate::export::Material;
use crate::model::Revision;

/// The words of one locale.
#[derive(Serialize)]
pub(super) struct ApiText<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    translation: Option<ApiTranslation<'a>>,
}

#[derive(Serialize)]
struct ApiTranslation<'a> {
    method: &'static str,
    stale: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    revisions: Vec<ApiChange<'a>>,
}

/// A change of a translation alone.
#[derive(Serialize)]
struct ApiChange<'a> {
    id: &'a str,
    on: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
}

impl<'a> ApiText<'a> {
    pub(super) fn new(material: Material<'a>, document: &EditionDocument, text: &'a EditionText) -> ApiText<'a> {
        ApiText {
            title: &text.title,
            summary: text.summary.as_deref(),
            url: material.url(&material.edition.route(document, &text.locale)),
            translation: ApiTranslation::new(&text.state),
        }
    }
}

impl<'a> ApiTranslation<'a> {
    fn new(state: &'a TextState) -> Option<ApiTranslation<'a>> {
        let TextState::Translation { method, age, on, revisions } = state else { return None };
        Some(ApiTranslation {
            method: method.as_str(),
            stale: *age != TranslationAge::Current,
            on: on.map(|on| on.to_string()),
            revisions: revisions
                .iter()
                .map(|(revision, summary)| ApiChange::new(revision, summary.as_deref()))
                .collect(),
        })
    }
}

impl<'a> ApiChange<'a> {
    fn new(revision: &'a Revision, summary: Option<&'a str>) -> ApiChange<'a> {
        ApiChange {
            id: revision.id.as_str(),
            on: revision.on.to_string(),
            kind: revision.kind.as_str(),
            summary: summary.filter(|summary| !summary.is_empty()),
        }
    }
}
