//! One record.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::check::EditionDocument;
use crate::export::Material;
use crate::export::osv::affected::AffectedPackage;
use crate::export::osv::affected::LeftOut;
use crate::export::osv::affected::Reach;
use crate::export::osv::details::details;
use crate::export::osv::ids::Ids;
use crate::export::osv::ids::kin;
use crate::export::uri::uri;
use crate::model::Advisory;
use crate::model::CvssVector;
use crate::model::CvssVersion;
use crate::model::Instant;
use crate::model::OSV_VERSION;
use crate::model::Status;
use crate::model::Vulnerability;
use crate::phrase::PhraseError;
use crate::plan::OsvRecord;

/// The record of one vulnerability.
#[derive(Serialize)]
pub(super) struct Record {
    schema_version: &'static str,
    pub(super) id: String,
    pub(super) modified: String,
    published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<String>,
    summary: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    details: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    severity: Vec<Severity>,
    affected: Vec<AffectedPackage>,
    references: Vec<Reference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    credits: Vec<Credit>,
    database_specific: Facts,
}

#[derive(Serialize)]
struct Severity {
    #[serde(rename = "type")]
    kind: &'static str,
    score: String,
}

#[derive(Serialize)]
struct Reference {
    #[serde(rename = "type")]
    kind: String,
    url: String,
}

#[derive(Serialize)]
struct Credit {
    name: String,
    #[serde(rename = "type")]
    role: String,
}

/// What the format has no field for, in the words of the site's own list of advisories.
#[derive(Serialize)]
struct Facts {
    advisory: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cwe_ids: Vec<String>,
    exploited: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    exploited_since: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<LeftOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    severity: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    superseded_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn_reason: Option<&'static str>,
}

impl Record {
    /// Makes a record of an advisory.
    pub(super) fn new(
        material: Material<'_>,
        document: &EditionDocument,
        record: &OsvRecord,
    ) -> Result<Record, PhraseError> {
        let advisory = document.advisory().expect("records are of advisories");
        let vulnerability = &advisory.vulnerabilities[record.vulnerability];
        let reach = Reach::new(material, advisory, vulnerability);
        let Ids { aliases, related } = Ids::new(material, document, advisory, record);
        let withdrawn = match &advisory.status {
            Status::Withdrawn { on, .. } => Some(on.rfc3339()),
            Status::Draft | Status::Published | Status::Superseded { .. } => None,
        };
        Ok(Record {
            schema_version: OSV_VERSION,
            id: record.id.clone(),
            modified: modified(material, advisory, &reach).rfc3339(),
            published: advisory.published.rfc3339(),
            withdrawn,
            aliases,
            related,
            summary: document.source().title.split_whitespace().collect::<Vec<_>>().join(" "),
            details: details(material, document, advisory)?,
            severity: vulnerability.cvss.iter().map(Severity::new).collect(),
            affected: reach.packages(),
            references: references(material, document, advisory),
            credits: credits(material, advisory)?,
            database_specific: Facts::new(advisory, vulnerability, &reach),
        })
    }
}

/// Returns when a record last changed: with its advisory, with one that it names, or with the last release that it lists.
fn modified(material: Material<'_>, advisory: &Advisory, reach: &Reach<'_>) -> Instant {
    let kin = kin(material, advisory).filter_map(|id| material.edition.document(id)?.advisory());
    let changes = kin.map(Advisory::updated).chain(reach.last_release());
    changes.fold(advisory.updated(), Instant::max)
}

impl Severity {
    fn new(vector: &CvssVector) -> Severity {
        let kind = match vector.version() {
            CvssVersion::V30 | CvssVersion::V31 => "CVSS_V3",
            CvssVersion::V40 => "CVSS_V4",
        };
        Severity { kind, score: vector.to_string() }
    }
}

impl Facts {
    fn new(advisory: &Advisory, vulnerability: &Vulnerability, reach: &Reach<'_>) -> Facts {
        let (superseded_by, withdrawn_reason) = match &advisory.status {
            Status::Superseded { by } => (Some(by.to_string()), None),
            Status::Withdrawn { reason, .. } => (None, Some(reason.as_str())),
            Status::Draft | Status::Published => (None, None),
        };
        Facts {
            advisory: advisory.id.to_string(),
            cwe_ids: vulnerability.cwe.iter().map(ToString::to_string).collect(),
            exploited: vulnerability.exploited.as_str(),
            exploited_since: vulnerability.exploited_since.map(|since| since.to_string()),
            left_out: reach.left_out(),
            severity: vulnerability.level().map(|level| level.as_str()),
            superseded_by,
            withdrawn_reason,
        }
    }
}

/// Lists where more is said: the advisory's page first, no address twice.
fn references(material: Material<'_>, document: &EditionDocument, advisory: &Advisory) -> Vec<Reference> {
    let page = material.page_url(document);
    let mut seen = BTreeSet::from([page.clone()]);
    let others = advisory
        .references
        .iter()
        .map(|reference| Reference { kind: reference.kind.as_str().to_uppercase(), url: uri(reference.url.as_str()) });
    let others = others.filter(|reference| seen.insert(reference.url.clone()));
    [Reference { kind: "ADVISORY".to_owned(), url: page }].into_iter().chain(others).collect()
}

fn credits(material: Material<'_>, advisory: &Advisory) -> Result<Vec<Credit>, PhraseError> {
    let mut credits = Vec::new();
    for credit in &advisory.credits {
        let name = match &credit.name {
            Some(name) => name.clone(),
            None => material.source_phrases().message("credit-anonymous", &[])?,
        };
        credits.push(Credit { name, role: credit.role.as_str().to_uppercase() });
    }
    Ok(credits)
}
