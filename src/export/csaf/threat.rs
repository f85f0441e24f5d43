//! Why products are not affected, and whether a vulnerability is exploited.

use serde::Serialize;

use crate::export::statement::NOT_AFFECTED;
use crate::export::statement::Standing;
use crate::export::statement::Subject;
use crate::model::Justification;
use crate::model::Vulnerability;
use crate::phrase::PhraseError;

/// Why products are not affected, as a word of the standard.
#[derive(Serialize)]
pub(super) struct Flag {
    label: &'static str,
    product_ids: Vec<String>,
}

/// What may happen, in words.
#[derive(Serialize)]
pub(super) struct Threat {
    category: Category,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    details: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    product_ids: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Category {
    ExploitStatus,
    Impact,
}

impl Flag {
    /// Lists the words for what is stated not to be affected, each once.
    pub(super) fn all(standing: &Standing<'_>) -> Vec<Flag> {
        let of = |word: &Justification| {
            let has_word = standing.not_affected.iter().filter(|(_, justification)| *justification == Some(*word));
            let product_ids: Vec<String> = has_word.map(|(leaf, _)| leaf.id()).collect();
            (!product_ids.is_empty()).then_some(Flag { label: word.as_str(), product_ids })
        };
        Justification::ALL.iter().filter_map(of).collect()
    }
}

impl Threat {
    /// Lists whether it is exploited, then why products are not affected.
    pub(super) fn all(subject: &Subject<'_>, standing: &Standing<'_>) -> Result<Vec<Threat>, PhraseError> {
        let mut all = vec![exploitation(subject, standing.vulnerability)?];
        all.extend(not_affected(subject, standing)?);
        if let Some(details) = subject.withdrawal_reason()?.filter(|_| !standing.cleared.is_empty()) {
            all.push(Threat::impact(details, standing.cleared.iter().map(|leaf| leaf.id()).collect()));
        }
        Ok(all)
    }

    fn impact(details: String, product_ids: Vec<String>) -> Threat {
        Threat { category: Category::Impact, date: None, details, product_ids }
    }
}

fn exploitation(subject: &Subject<'_>, vulnerability: &Vulnerability) -> Result<Threat, PhraseError> {
    let details = subject.exploitation(vulnerability)?;
    let date = vulnerability.exploited_since.map(|since| since.rfc3339());
    Ok(Threat { category: Category::ExploitStatus, date, details, product_ids: Vec::new() })
}

/// Says why products are not affected: in the words for the reason of each, else that they are not; then the section.
fn not_affected(subject: &Subject<'_>, standing: &Standing<'_>) -> Result<Vec<Threat>, PhraseError> {
    let section = subject.section(NOT_AFFECTED);
    let mut all = Vec::new();
    for (leaf, justification) in &standing.not_affected {
        let product = leaf.package_name();
        let details = match justification {
            Some(justification) => {
                let reason = format!("justification-{}", justification.as_str().replace('_', "-"));
                let reason = subject.words(&reason, &[])?;
                subject.words("not-affected-because", &[("product", &product), ("reason", &reason)])?
            }
            None if section.is_some() => continue,
            None => subject.words("csaf-not-affected", &[("product", &product)])?,
        };
        all.push(Threat::impact(details, vec![leaf.id()]));
    }
    let products: Vec<String> = standing.not_affected.iter().map(|(leaf, _)| leaf.id()).collect();
    if let Some(section) = section.filter(|_| !products.is_empty()) {
        all.push(Threat::impact(section.to_owned(), products));
    }
    Ok(all)
}
