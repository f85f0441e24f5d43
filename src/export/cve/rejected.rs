//! The container of a record that is to be rejected.

use serde::Serialize;

use crate::export::Material;
use crate::export::cve::words::Words;
use crate::export::cve::words::in_english;
use crate::model::Status;
use crate::phrase::PhraseError;
use crate::plan::CveCase;
use crate::plan::cve_sources;

/// Who says what about a record.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Provider {
    pub(super) org_id: String,
}

/// A record that no vulnerability stands behind.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Rejected {
    provider_metadata: Provider,
    rejected_reasons: Vec<Words>,
}

impl Rejected {
    pub(super) fn new(material: Material<'_>, org_id: &str, cases: &[CveCase]) -> Result<Rejected, PhraseError> {
        let mut reasons = Vec::new();
        for source in cve_sources(material.edition, cases) {
            let Some(english) = in_english(material, source.document) else { continue };
            let Status::Withdrawn { on, .. } = &source.advisory.status else { continue };
            let notice = english.words("notice-withdrawn", &[("date", &english.phrases.date(on))])?;
            let reason = english.withdrawal_reason()?.unwrap_or_default();
            let words = Words::new(&english.text.locale, &format!("{notice} {reason}"));
            if !reasons.contains(&words) {
                reasons.push(words);
            }
        }
        Ok(Rejected { provider_metadata: Provider { org_id: org_id.to_owned() }, rejected_reasons: reasons })
    }
}
