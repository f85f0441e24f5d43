//! What to do about a vulnerability.

use serde::Serialize;

use crate::export::csaf::cure::Cure;
use crate::export::csaf::leaf::Leaf;
use crate::export::csaf::standing::Standing;
use crate::export::csaf::subject::FIX;
use crate::export::csaf::subject::Subject;
use crate::export::csaf::subject::WORKAROUNDS;
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Category {
    NoFixPlanned,
    NoneAvailable,
    VendorFix,
    Workaround,
}

impl Remediation {
    /// Lists what becomes of the affected versions, then the workaround, then what is still looked at.
    pub(super) fn all(subject: &Subject<'_>, standing: &Standing<'_>) -> Result<Vec<Remediation>, PhraseError> {
        let mut all: Vec<Remediation> = Vec::new();
        for (leaf, cure) in &standing.affected {
            let (category, details) = in_words(subject, leaf, cure)?;
            match all.iter_mut().find(|known| known.category == category && known.details == details) {
                Some(known) => known.product_ids.push(leaf.id()),
                None => {
                    let url = (category == Category::VendorFix).then(|| subject.section_url(FIX)).flatten();
                    all.push(Remediation { category, details, product_ids: vec![leaf.id()], url });
                }
            }
        }
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

/// Returns what becomes of affected versions, in words.
pub(in crate::export) fn cure_in_words(
    subject: &Subject<'_>,
    leaf: &Leaf<'_>,
    cure: &Cure<'_>,
) -> Result<String, PhraseError> {
    in_words(subject, leaf, cure).map(|(_, details)| details)
}

fn in_words(subject: &Subject<'_>, leaf: &Leaf<'_>, cure: &Cure<'_>) -> Result<(Category, String), PhraseError> {
    Ok(match cure {
        Cure::Fixed { version, is_for_good } => {
            let message = if *is_for_good { "csaf-fix-or-later" } else { "csaf-fix" };
            let words = [("product", leaf.product.name.as_str()), ("version", version.as_str())];
            (Category::VendorFix, subject.words(message, &words)?)
        }
        Cure::InText => (Category::VendorFix, subject.section(FIX).unwrap_or_default().to_owned()),
        Cure::NonePlanned(None) => (Category::NoFixPlanned, subject.words("csaf-no-fix-planned", &[])?),
        Cure::NonePlanned(Some(series)) => {
            let date = series.support_until.map(|day| subject.phrases.day(day)).unwrap_or_default();
            let words = [("series", series.name.as_str()), ("date", &date)];
            (Category::NoFixPlanned, subject.words("csaf-no-fix-planned-ended", &words)?)
        }
        Cure::NoneYet => (Category::NoneAvailable, subject.words("csaf-no-fix-yet", &[])?),
    })
}
