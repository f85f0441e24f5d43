//! What to do about a vulnerability.

use serde::Serialize;

use crate::export::statement::Cure;
use crate::export::statement::FIX;
use crate::export::statement::Standing;
use crate::export::statement::Subject;
use crate::export::statement::WORKAROUNDS;
use crate::model::grouped;
use crate::phrase::PhraseError;

/// What to do about a vulnerability.
#[derive(Serialize)]
pub(super) struct Remediation {
    category: Category,
    details: String,
    product_ids: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
enum Category {
    NoFixPlanned,
    NoneAvailable,
    VendorFix,
    Workaround,
}

impl Category {
    fn of(cure: &Cure<'_>) -> Category {
        match cure {
            Cure::Fixed { .. } | Cure::InText => Category::VendorFix,
            Cure::NonePlanned(_) => Category::NoFixPlanned,
            Cure::NoneYet => Category::NoneAvailable,
        }
    }
}

impl Remediation {
    /// Lists what becomes of the affected versions, then the workaround, then what is still looked at.
    pub(super) fn all(subject: &Subject<'_>, standing: &Standing<'_>) -> Result<Vec<Remediation>, PhraseError> {
        let mut cures = Vec::new();
        for (leaf, cure) in &standing.affected {
            cures.push(((Category::of(cure), cure.in_words(subject, leaf)?), leaf.id()));
        }
        let fix_url = subject.section_url(FIX);
        let cure = |((category, details), product_ids)| {
            let url = fix_url.clone().filter(|_| category == Category::VendorFix);
            Remediation { category, details, product_ids, url }
        };
        let mut all: Vec<Remediation> = grouped(cures).into_iter().map(cure).collect();
        all.extend(workaround(subject, standing));
        for leaf in &standing.under_investigation {
            let details = subject.words("csaf-under-investigation", &[("product", &leaf.package_name())])?;
            let product_ids = vec![leaf.id()];
            all.push(Remediation { category: Category::NoneAvailable, details, product_ids, url: None });
        }
        Ok(all)
    }
}

fn workaround(subject: &Subject<'_>, standing: &Standing<'_>) -> Option<Remediation> {
    let details = subject.section(WORKAROUNDS)?.to_owned();
    let product_ids = standing.affected_ids();
    let url = subject.section_url(WORKAROUNDS);
    (!product_ids.is_empty()).then_some(Remediation { category: Category::Workaround, details, product_ids, url })
}
