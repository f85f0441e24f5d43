//! The text of a record.

use crate::check::EditionDocument;
use crate::export::Material;
use crate::model::Advisory;
use crate::model::Status;
use crate::phrase::Argument;
use crate::phrase::PhraseError;
use crate::prose;

/// Returns the text of an advisory in Markdown: what became of it, its summary and all that follows.
pub(super) fn details(
    material: Material<'_>,
    document: &EditionDocument,
    advisory: &Advisory,
) -> Result<String, PhraseError> {
    let text = document.source();
    let mut parts: Vec<String> = notice(material, advisory)?.into_iter().collect();
    parts.extend(text.summary.as_deref().map(prose::markdown_of_text));
    parts.push(prose::markdown(material.edition, material.phrasebook, document, text));
    parts.retain(|part| !part.is_empty());
    Ok(parts.join("\n\n"))
}

/// Says why an advisory was taken back, or what replaces it.
fn notice(material: Material<'_>, advisory: &Advisory) -> Result<Option<String>, PhraseError> {
    let phrases = material.source_phrases();
    let sentence = |id: &str, arguments: &[(&str, Argument)]| {
        phrases.message(id, arguments).map(|text| prose::markdown_of_text(&text))
    };
    match &advisory.status {
        Status::Draft | Status::Published => Ok(None),
        Status::Withdrawn { on, reason } => {
            let date = Argument::Text(phrases.date(on));
            let withdrawn = sentence("notice-withdrawn", &[("date", date)])?;
            let reason = sentence(&format!("withdrawn-{}", reason.as_str()), &[])?;
            Ok(Some(format!("**{withdrawn}** {reason}")))
        }
        Status::Superseded { by } => {
            let superseded = sentence("notice-superseded", &[])?;
            let Some((newer, _)) = material.edition.advisory(by) else { return Ok(Some(format!("**{superseded}**"))) };
            let words = sentence("notice-superseded-by", &[])?;
            let link = prose::markdown_link(&material.page_url(newer), by.as_str());
            Ok(Some(format!("**{superseded}** {words} {link}")))
        }
    }
}
