//! An advisory.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::export::Material;
use crate::export::api::document::ApiDocuments;
use crate::export::api::text::ApiText;
use crate::export::api::vulnerability::ApiVulnerability;
use crate::model::Advisory;
use crate::model::Revision;
use crate::model::Status;
use crate::model::TimelineEntry;

/// An advisory with its facts.
#[derive(Serialize)]
pub(super) struct ApiAdvisory<'a> {
    id: &'a str,
    url: String,
    status: &'static str,
    published: String,
    updated: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn: Option<ApiWithdrawal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    superseded_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    supersedes: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    severity: Option<&'static str>,
    exploited: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<&'a str>,
    texts: BTreeMap<&'a str, ApiText<'a>>,
    vulnerabilities: Vec<ApiVulnerability<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    credits: Vec<ApiCredit<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    references: Vec<ApiReference<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    timeline: Vec<ApiEvent<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    revisions: Vec<ApiRevision<'a>>,
    documents: ApiDocuments<'a>,
}

#[derive(Serialize)]
struct ApiWithdrawal {
    on: String,
    reason: &'static str,
}

#[derive(Serialize)]
struct ApiCredit<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    role: &'static str,
}

#[derive(Serialize)]
struct ApiReference<'a> {
    kind: &'static str,
    url: &'a str,
}

#[derive(Serialize)]
struct ApiEvent<'a> {
    id: &'a str,
    on: String,
    event: &'static str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    notes: BTreeMap<&'a str, &'a str>,
}

#[derive(Serialize)]
struct ApiRevision<'a> {
    id: &'a str,
    on: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    summaries: BTreeMap<&'a str, &'a str>,
}

impl<'a> ApiAdvisory<'a> {
    pub(super) fn new(
        material: Material<'a>,
        document: &'a EditionDocument,
        advisory: &'a Advisory,
    ) -> ApiAdvisory<'a> {
        let texts = document.texts.iter();
        ApiAdvisory {
            id: advisory.id.as_str(),
            url: material.page_url(document),
            status: advisory.status.name().as_str(),
            published: advisory.published.to_string(),
            updated: advisory.updated().to_string(),
            withdrawn: ApiWithdrawal::new(&advisory.status),
            superseded_by: superseded_by(&advisory.status),
            supersedes: supersedes(material, advisory),
            severity: advisory.level().map(|level| level.as_str()),
            exploited: advisory.exploited().as_str(),
            aliases: advisory.aliases.iter().map(String::as_str).collect(),
            texts: texts.map(|(locale, text)| (locale.as_str(), ApiText::new(material, document, text))).collect(),
            vulnerabilities: vulnerabilities(material, document, advisory),
            credits: credits(advisory),
            references: references(advisory),
            timeline: advisory.timeline.iter().map(|entry| ApiEvent::new(document, entry)).collect(),
            revisions: advisory.revisions.iter().map(|revision| ApiRevision::new(document, revision)).collect(),
            documents: ApiDocuments::new(material, document, advisory),
        }
    }
}

fn superseded_by(status: &Status) -> Option<&str> {
    match status {
        Status::Superseded { by } => Some(by.as_str()),
        Status::Draft | Status::Published | Status::Withdrawn { .. } => None,
    }
}

fn supersedes<'a>(material: Material<'a>, advisory: &Advisory) -> Vec<&'a str> {
    let older = material.plan.index.superseded_by(&advisory.id).iter();
    let older = older.filter_map(|id| material.edition.document(id)).filter(|document| document.is_public);
    older.filter_map(|document| Some(document.advisory()?.id.as_str())).collect()
}

fn vulnerabilities<'a>(
    material: Material<'a>,
    document: &EditionDocument,
    advisory: &'a Advisory,
) -> Vec<ApiVulnerability<'a>> {
    let records = material.plan.index.osv(&document.id);
    let vulnerabilities = advisory.vulnerabilities.iter().enumerate();
    let with_record = vulnerabilities
        .map(|(place, vulnerability)| (vulnerability, records.iter().find(|record| record.vulnerability == place)));
    with_record.map(|(vulnerability, record)| ApiVulnerability::new(material, vulnerability, record)).collect()
}

fn credits(advisory: &Advisory) -> Vec<ApiCredit<'_>> {
    let credits = advisory.credits.iter();
    credits.map(|credit| ApiCredit { name: credit.name.as_deref(), role: credit.role.as_str() }).collect()
}

fn references(advisory: &Advisory) -> Vec<ApiReference<'_>> {
    let references = advisory.references.iter();
    references.map(|reference| ApiReference { kind: reference.kind.as_str(), url: reference.url.as_str() }).collect()
}

impl ApiWithdrawal {
    fn new(status: &Status) -> Option<ApiWithdrawal> {
        match status {
            Status::Withdrawn { on, reason } => Some(ApiWithdrawal { on: on.to_string(), reason: reason.as_str() }),
            Status::Draft | Status::Published | Status::Superseded { .. } => None,
        }
    }
}

impl<'a> ApiEvent<'a> {
    fn new(document: &'a EditionDocument, entry: &'a TimelineEntry) -> ApiEvent<'a> {
        ApiEvent {
            id: entry.id.as_str(),
            on: entry.on.to_string(),
            event: entry.event.as_str(),
            notes: in_locales(document, |text| text.timeline_notes.get(entry.id.as_str())),
        }
    }
}

impl<'a> ApiRevision<'a> {
    fn new(document: &'a EditionDocument, revision: &'a Revision) -> ApiRevision<'a> {
        ApiRevision {
            id: revision.id.as_str(),
            on: revision.on.to_string(),
            kind: revision.kind.as_str(),
            summaries: in_locales(document, |text| text.revision_summaries.get(revision.id.as_str())),
        }
    }
}

/// Returns words by locale, where a text has some.
fn in_locales<'a>(
    document: &'a EditionDocument,
    words: impl Fn(&'a EditionText) -> Option<&'a String>,
) -> BTreeMap<&'a str, &'a str> {
    let texts = document.texts.iter();
    let words = texts.filter_map(|(locale, text)| Some((locale.as_str(), words(text)?.as_str())));
    words.collect()
}
