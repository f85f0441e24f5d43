//! Which CVE records the site has a container for.

use std::collections::BTreeMap;

use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::model::Advisory;
use crate::model::CveId;
use crate::model::DocumentId;
use crate::model::Locale;
use crate::model::Status;
use crate::model::Vulnerability;

/// A vulnerability of an advisory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CveCase {
    /// The advisory.
    pub document: DocumentId,
    /// The place of the vulnerability in it.
    pub vulnerability: usize,
}

/// Lists the public vulnerabilities with a CVE id, oldest publication first; two advisories may share an id.
pub(in crate::plan) fn cases(edition: &Edition) -> BTreeMap<CveId, Vec<CveCase>> {
    let mut cases: BTreeMap<CveId, Vec<CveCase>> = BTreeMap::new();
    let public: Vec<_> = edition.advisories().filter(|(document, _)| document.is_public).collect();
    for (document, advisory) in public.into_iter().rev() {
        for (place, vulnerability) in advisory.vulnerabilities.iter().enumerate() {
            if let Some(cve) = &vulnerability.cve {
                let case = CveCase { document: document.id.clone(), vulnerability: place };
                cases.entry(cve.clone()).or_default().push(case);
            }
        }
    }
    cases
}

/// A case with its facts.
#[derive(Clone, Copy, Debug)]
pub struct CveSource<'a> {
    /// The document of the advisory.
    pub document: &'a EditionDocument,
    /// The advisory.
    pub advisory: &'a Advisory,
    /// The vulnerability.
    pub vulnerability: &'a Vulnerability,
    /// Its place in the advisory.
    pub place: usize,
}

impl CveCase {
    /// Returns the case with its facts.
    pub fn source<'a>(&self, edition: &'a Edition) -> CveSource<'a> {
        let document = edition.document(&self.document).expect("cases are of documents of the edition");
        let advisory = document.advisory().expect("cases are of advisories");
        let place = self.vulnerability;
        CveSource { document, advisory, vulnerability: &advisory.vulnerabilities[place], place }
    }
}

/// Returns the cases that speak for a record: those in force, else those replaced, else those taken back.
pub fn cve_sources<'a>(edition: &'a Edition, cases: &[CveCase]) -> Vec<CveSource<'a>> {
    let sources: Vec<CveSource<'a>> = cases.iter().map(|case| case.source(edition)).collect();
    let rank = |source: &CveSource<'a>| match source.advisory.status {
        Status::Draft | Status::Published => 2,
        Status::Superseded { .. } => 1,
        Status::Withdrawn { .. } => 0,
    };
    let highest = sources.iter().map(rank).max();
    sources.into_iter().filter(|source| Some(rank(source)) == highest).collect()
}

/// Returns whether a record is to be rejected: all the cases that speak for it were taken back.
pub fn is_cve_rejected(sources: &[CveSource<'_>]) -> bool {
    sources.iter().all(|source| matches!(source.advisory.status, Status::Withdrawn { .. }))
}

/// Why a CVE id has no container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CveGap {
    /// None of its advisories has an English text.
    NoEnglish,
    /// None of its advisories says of a product how it stands, without which no record is accepted.
    NoProduct,
}

/// Returns why no container is written for the cases of an id; `None` where one is, if the site names its CNA.
pub(in crate::plan) fn gap(edition: &Edition, cases: &[CveCase]) -> Option<CveGap> {
    let sources = cve_sources(edition, cases);
    if !sources.iter().any(|source| english_text(source.document).is_some()) {
        return Some(CveGap::NoEnglish);
    }
    let is_told = is_cve_rejected(&sources) || sources.iter().any(|source| source.vulnerability.names_products());
    (!is_told).then_some(CveGap::NoProduct)
}

/// Returns the English text of a document, of several the first by its locale.
pub fn english_text(document: &EditionDocument) -> Option<&EditionText> {
    document.texts.values().find(|text| is_english(&text.locale))
}

fn is_english(locale: &Locale) -> bool {
    locale.as_str().split('-').next() == Some("en")
}
