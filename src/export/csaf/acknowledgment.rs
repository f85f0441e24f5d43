//! Who helped.

use serde::Serialize;

use crate::export::statement::Subject;
use crate::model::grouped;
use crate::phrase::PhraseError;

/// Those who did the same, or one who wants no credit by name.
#[derive(Serialize)]
pub(super) struct Acknowledgment<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    names: Vec<&'a str>,
    summary: String,
}

impl<'a> Acknowledgment<'a> {
    /// Lists who helped, by what they did, in the order of the source.
    pub(super) fn all(subject: &Subject<'a>) -> Result<Vec<Acknowledgment<'a>>, PhraseError> {
        let mut all = Vec::new();
        for (role, credits) in grouped(subject.advisory.credits.iter().map(|credit| (credit.role, credit))) {
            let summary = subject.words(&format!("credit-{}", role.as_str().replace('_', "-")), &[])?;
            let names = credits.iter().filter_map(|credit| credit.name.as_deref());
            let names: Vec<&str> = names.filter(|name| !name.trim().is_empty()).collect();
            let is_anonymous = names.len() < credits.len();
            let unnamed =
                is_anonymous.then(|| subject.words("csaf-credit-anonymous", &[("role", &summary)])).transpose()?;
            all.extend((!names.is_empty()).then_some(Acknowledgment { names, summary }));
            all.extend(unnamed.map(|summary| Acknowledgment { names: Vec::new(), summary }));
        }
        Ok(all)
    }
}
