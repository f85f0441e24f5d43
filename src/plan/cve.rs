//! Which CVE records the site has a container for.

use std::collections::BTreeMap;

use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::model::CveId;
use crate::model::DocumentId;
use crate::model::Locale;

/// A vulnerability of an advisory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CveCase {
    /// The advisory.
    pub document: DocumentId,
    /// The place of the vulnerability in it.
    pub vulnerability: usize,
}

/// Lists the public vulnerabilities with a CVE id, newest publication first; two advisories may share an id.
pub(in crate::plan) fn cases(edition: &Edition) -> BTreeMap<CveId, Vec<CveCase>> {
    let mut cases: BTreeMap<CveId, Vec<CveCase>> = BTreeMap::new();
    for (document, advisory) in edition.advisories().filter(|(document, _)| document.is_public) {
        for (place, vulnerability) in advisory.vulnerabilities.iter().enumerate() {
            if let Some(cve) = &vulnerability.cve {
                let case = CveCase { document: document.id.clone(), vulnerability: place };
                cases.entry(cve.clone()).or_default().push(case);
            }
        }
    }
    cases
}

/// Returns whether a container is written: the site names its CNA, and an advisory has an English text, without which
/// no record is accepted.
pub(in crate::plan) fn has_container(edition: &Edition, cases: &[CveCase]) -> bool {
    let is_english = |case: &CveCase| edition.document(&case.document).is_some_and(|it| english_text(it).is_some());
    edition.site().organization.cve_org_id.is_some() && cases.iter().any(is_english)
}

/// Returns the English text of a document, of several the first by its locale.
pub fn english_text(document: &EditionDocument) -> Option<&EditionText> {
    let is_english = |locale: &Locale| locale.as_str().split('-').next() == Some("en");
    document.texts.values().find(|text| is_english(&text.locale))
}
