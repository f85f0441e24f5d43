//! The container of a published record.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::export::Material;
use crate::export::cve::affected::AffectedProduct;
use crate::export::cve::affected::affected;
use crate::export::cve::history::Credit;
use crate::export::cve::history::Event;
use crate::export::cve::rating::Metric;
use crate::export::cve::rating::ProblemType;
use crate::export::cve::reference::Reference;
use crate::export::cve::rejected::Provider;
use crate::export::cve::words::Words;
use crate::export::cve::words::descriptions;
use crate::export::cve::words::exploits;
use crate::export::cve::words::in_english;
use crate::export::cve::words::section;
use crate::export::cve::words::solutions;
use crate::export::statement::Subject;
use crate::export::statement::WORKAROUNDS;
use crate::model::Affected;
use crate::model::Instant;
use crate::model::Product;
use crate::model::TimelineEvent;
use crate::model::Vulnerability;
use crate::phrase::PhraseError;
use crate::plan::CveCase;
use crate::plan::CveSource;
use crate::plan::cve_sources;

/// The longest title, in characters (CVE record format 5.1).
const LONGEST_TITLE: usize = 256;

/// What a CNA says of a vulnerability.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Container {
    provider_metadata: Provider,
    title: String,
    date_public: String,
    descriptions: Vec<Words>,
    affected: Vec<AffectedProduct>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problem_types: Vec<ProblemType>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    metrics: Vec<Metric>,
    references: Vec<Reference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    credits: Vec<Credit>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    timeline: Vec<Event>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    solutions: Vec<Words>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    workarounds: Vec<Words>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    exploits: Vec<Words>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'static str>,
    source: Source,
}

/// Where the vulnerability was first told of.
#[derive(Serialize)]
struct Source {
    advisory: String,
}

impl Container {
    pub(super) fn new(material: Material<'_>, org_id: &str, cases: &[CveCase]) -> Result<Container, PhraseError> {
        let sources = cve_sources(material.edition, cases);
        let vulnerabilities: Vec<&Vulnerability> = sources.iter().map(|source| source.vulnerability).collect();
        let told: Vec<(&CveSource<'_>, Subject<'_>)> =
            sources.iter().filter_map(|source| Some((source, in_english(material, source.document)?))).collect();
        let first = sources.first().expect("a record has an advisory").advisory;
        let english = || told.iter().map(|(_, english)| english);
        let title = english().next().map_or("", |english| english.text.title.as_str());
        let exploits = told.iter().map(|(source, english)| exploits(english, source.vulnerability));
        Ok(Container {
            provider_metadata: Provider { org_id: org_id.to_owned() },
            title: title.chars().take(LONGEST_TITLE).collect(),
            date_public: first.published.rfc3339(),
            descriptions: unique(english().flat_map(descriptions)),
            affected: affected(material, &vulnerabilities),
            problem_types: ProblemType::all(&vulnerabilities),
            metrics: Metric::all(&vulnerabilities),
            references: Reference::all(material, cases),
            credits: unique(flat(english().map(Credit::all))?),
            timeline: unique(flat(english().map(Event::all))?),
            solutions: unique(flat(told.iter().map(|(source, english)| solutions(english, source.place)))?),
            workarounds: unique(english().filter_map(|english| section(english, WORKAROUNDS))),
            exploits: unique(exploits.collect::<Result<Vec<_>, _>>()?.into_iter().flatten()),
            tags: tags(material, &sources),
            source: Source { advisory: first.id.to_string() },
        })
    }
}

fn flat<T>(parts: impl Iterator<Item = Result<Vec<T>, PhraseError>>) -> Result<Vec<T>, PhraseError> {
    Ok(parts.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// Leaves out what is there already: the format takes nothing twice.
fn unique<T: Clone + Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    items.into_iter().filter(|item| seen.insert(item.clone())).collect()
}

/// Says so where support of everything affected had ended when the id was assigned.
fn tags(material: Material<'_>, sources: &[CveSource<'_>]) -> Vec<&'static str> {
    let mut products = sources.iter().flat_map(|source| {
        let day = assigned(source);
        source.vulnerability.affected.iter().map(move |affected| (affected, day))
    });
    let is_unsupported = |(affected, day): (&Affected, Instant)| {
        let product = material.plan.index.product(material.edition, &affected.product);
        product.is_some_and(|product| is_past_support(product, affected, day))
    };
    let has_products = sources.iter().any(|source| !source.vulnerability.affected.is_empty());
    let is_tagged = has_products && products.all(is_unsupported);
    is_tagged.then_some("unsupported-when-assigned").into_iter().collect()
}

fn is_past_support(product: &Product, affected: &Affected, day: Instant) -> bool {
    let mut ranges = affected.ranges.iter();
    affected.versions.is_empty()
        && !affected.ranges.is_empty()
        && ranges.all(|range| product.is_unsupported(range, day.date()))
}

/// Returns when the id was assigned, as far as the advisory tells, else when it was published.
fn assigned(source: &CveSource<'_>) -> Instant {
    let mut timeline = source.advisory.timeline.iter();
    let assigned = timeline.find(|entry| entry.event == TimelineEvent::CveAssigned);
    assigned.map_or(source.advisory.published, |entry| entry.on)
}
