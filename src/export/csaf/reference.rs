//! Where more is said.

use serde::Serialize;

use crate::check::CsafDocument;
use crate::export::csaf::source;
use crate::export::statement::Subject;
use crate::export::uri::uri;
use crate::model::CsafProfile;
use crate::model::Status;
use crate::phrase::Argument;
use crate::phrase::PhraseError;

/// An address where more is said.
#[derive(Serialize)]
pub(super) struct Reference {
    category: Category,
    summary: String,
    url: String,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Category {
    External,
    #[serde(rename = "self")]
    Own,
}

impl Reference {
    /// Lists the original of a translation, the document itself, its page, what replaces it, then what the author names.
    pub(super) fn all(subject: &Subject<'_>, csaf: &CsafDocument) -> Result<Vec<Reference>, PhraseError> {
        let mut references = Vec::new();
        references.extend(original(subject, csaf)?);
        references.push(Reference {
            category: Category::Own,
            summary: subject.words("csaf-reference-self", &[])?,
            url: document_url(subject, csaf),
        });
        references.push(page(subject, csaf)?);
        references.extend(superseding(subject)?);
        for reference in &subject.advisory.references {
            let summary = subject.words(&format!("reference-{}", reference.kind.as_str()), &[])?;
            let url = uri(reference.url.as_str());
            references.push(Reference { category: Category::External, summary, url });
        }
        Ok(references)
    }
}

fn document_url(subject: &Subject<'_>, document: &CsafDocument) -> String {
    subject.material.url(&document.route(&subject.site().base_url.value))
}

/// Returns the document that this one is a translation of, or that tells of the same vulnerabilities in full.
fn original(subject: &Subject<'_>, csaf: &CsafDocument) -> Result<Option<Reference>, PhraseError> {
    let source = source(subject.material, csaf);
    let summary = if subject.is_translation() {
        let language = subject.phrases.language(subject.site().source_locale());
        subject.phrases.message("csaf-reference-original", &[("language", Argument::Text(language))])?
    } else if csaf.profile == CsafProfile::Vex {
        subject.words("csaf-reference-advisory", &[("id", &source.id)])?
    } else {
        return Ok(None);
    };
    Ok(Some(Reference { category: Category::External, summary, url: document_url(subject, source) }))
}

/// Returns the page, which is the advisory itself in another form, and something beside a VEX document.
fn page(subject: &Subject<'_>, csaf: &CsafDocument) -> Result<Reference, PhraseError> {
    let category = match csaf.profile {
        CsafProfile::SecurityAdvisory => Category::Own,
        CsafProfile::Vex => Category::External,
    };
    let summary = subject.words("csaf-reference-page", &[])?;
    Ok(Reference { category, summary, url: subject.page(subject.document) })
}

fn superseding(subject: &Subject<'_>) -> Result<Option<Reference>, PhraseError> {
    let Status::Superseded { by } = &subject.advisory.status else { return Ok(None) };
    let Some((document, _)) = subject.material.edition.advisory(by) else { return Ok(None) };
    let summary = subject.words("csaf-reference-superseding", &[("id", by.as_str())])?;
    Ok(Some(Reference { category: Category::External, summary, url: subject.page(document) }))
}
