//! Records of CVE 5, as the CVE Program publishes them.
//!
//! What the organisation says that gave the id counts. Of the containers that others add (ADP), references, scores,
//! weaknesses and the state of exploitation are taken too, and products only where the first names none.

mod affected;
mod facts;
mod history;
mod text;

use crate::author::import::cve::affected::AffectedProducts;
use crate::author::import::cve::facts::Facts;
use crate::author::import::document::Format;
use crate::author::import::document::Reader;
use crate::author::import::document::Scene;
use crate::author::import::draft::Draft;
use crate::author::import::draft::DraftVulnerability;
use crate::author::import::identity::is_alias;
use crate::author::import::json::Json;
use crate::author::import::markdown::Origin;
use crate::author::import::problem::Problem;
use crate::author::import::prose;
use crate::author::import::reference::References;
use crate::model::CveId;
use crate::model::RecordFormat;

/// CVE records.
pub(super) const FORMAT: Format = Format { name: RecordFormat::Cve, reader: Reader::Json { read, why } };

/// The parts of a record.
struct Parts<'j> {
    metadata: &'j Json,
    /// What the organisation says that gave the id.
    own: &'j Json,
    /// What others add.
    added: &'j [Json],
}

fn read(scene: &mut Scene, json: &Json) -> Result<Draft, Problem> {
    let parts = read_parts(scene, json)?;
    let cve = read_id(scene, parts.metadata)?;
    let history = history::read(scene, &parts)?;
    let mut references = References::default();
    let facts = read_facts(scene, &parts, &mut references)?;
    let text = text::read(scene, &parts, history.status.clone())?;
    let mut affected = read_affected(scene, &parts)?;
    let mut body = text.body;
    affected.tell(&mut body, scene.shelf);
    history.tell(&mut body);
    let title = scene.reading.line(parts.own, "title")?.map(|title| prose::title(&title));
    let page = format!("https://www.cve.org/CVERecord?id={cve}");
    Ok(Draft {
        id: cve.as_str().parse().expect("a CVE id is an id"),
        title: title.unwrap_or_else(|| cve.to_string()),
        status: text.status,
        published: history.published,
        aliases: read_aliases(scene, parts.own)?,
        names: std::mem::take(&mut affected.names),
        vulnerabilities: vec![vulnerability(scene, cve, facts, affected)],
        credits: facts::read_credits(scene, parts.own)?,
        references,
        timeline: history.timeline,
        revisions: history.revisions,
        body,
        origin: Origin { source: page.clone(), page },
    })
}

fn vulnerability(scene: &mut Scene, cve: CveId, facts: Facts, affected: AffectedProducts) -> DraftVulnerability {
    DraftVulnerability {
        name: cve.to_string(),
        severity: facts.scores.severity(&mut scene.reading, &facts.levels),
        cvss: facts.scores.into_vectors(),
        cwe: facts.weaknesses,
        exploited: facts.exploited,
        affected: affected.claims,
        not_affected: affected.not_affected.into_iter().map(|product| (product, None)).collect(),
        cve: Some(cve),
        ..DraftVulnerability::default()
    }
}

fn read_parts<'j>(scene: &mut Scene, json: &'j Json) -> Result<Parts<'j>, Problem> {
    let reading = &mut scene.reading;
    if let Some((place, kind)) = reading.text(json, "dataType")?
        && kind != "CVE_RECORD"
    {
        return Err(reading.problem(place, format!("no CVE record but `{}`", crate::read::excerpt(kind))));
    }
    if let Some((place, version)) = reading.text(json, "dataVersion")?
        && !version.starts_with("5.")
    {
        return Err(reading.problem(place, "only version 5 of the format is read"));
    }
    let metadata = reading.require_table(json, "cveMetadata")?;
    let containers = reading.require_table(json, "containers")?;
    let own = reading.require_table(containers, "cna")?;
    Ok(Parts { metadata, own, added: reading.tables(containers, "adp")? })
}

fn read_id(scene: &mut Scene, metadata: &Json) -> Result<CveId, Problem> {
    let id = scene.reading.text(metadata, "cveId")?;
    let (place, id) = id.ok_or_else(|| scene.reading.missing(metadata, "cveId"))?;
    id.parse().map_err(|rule: crate::model::IdError| scene.reading.problem(place, rule.to_string()))
}

/// The advisory of a vendor that a record was made from is another name of it.
fn read_aliases(scene: &mut Scene, own: &Json) -> Result<Vec<String>, Problem> {
    let Some(source) = own.get("source") else { return Ok(Vec::new()) };
    let Some(advisory) = source.get("advisory") else { return Ok(Vec::new()) };
    let Some(name) = advisory.as_text().filter(|name| is_alias(name) && !name.contains("://")) else {
        return Ok(Vec::new());
    };
    scene.reading.carry(advisory);
    Ok(vec![name.to_owned()])
}

fn read_facts<'j>(scene: &mut Scene, parts: &Parts<'j>, references: &mut References) -> Result<Facts<'j>, Problem> {
    let mut facts = Facts::default();
    for container in [parts.own].into_iter().chain(parts.added) {
        facts::read(scene, container, &mut facts, references)?;
    }
    Ok(facts)
}

fn read_affected(scene: &mut Scene, parts: &Parts) -> Result<AffectedProducts, Problem> {
    let mut affected = AffectedProducts::default();
    affected::read(scene, parts.own, &mut affected)?;
    if affected.is_empty() {
        for added in parts.added {
            affected::read(scene, added, &mut affected)?;
        }
    }
    Ok(affected)
}

fn why(path: &str) -> &'static str {
    let (_, field) = path.split_once(".adp[].").or_else(|| path.split_once(".cna.")).unwrap_or(("", path));
    match field {
        _ if field.starts_with("providerMetadata") => "an advisory does not say who wrote its record",
        _ if field.starts_with("cveMetadata.") => "an advisory does not say who gave its id",
        _ if path.contains(".adp[].affected") => "the versions that the first container states count",
        _ if field.ends_with("supportingMedia[].value") => "the same as plain text",
        _ if field.contains("supportingMedia[]") => "the text stands there as plain text",
        "references[].name" => "a reference has no words of its own",
        "references[].tags[]" => "a reference has one kind",
        "title" => "an advisory has one title",
        "tags[]" => "an advisory has no such words",
        "impacts[].capecId" => "an advisory names no patterns of attack",
        _ if field.starts_with("problemTypes[].") => "a weakness has the name of the CWE list",
        _ if field.starts_with("source.") => "an advisory does not say how it came about",
        _ if field.starts_with("metrics[].other") => "no vector of CVSS, and no state of exploitation",
        _ if field.starts_with("metrics[].") => "no vector of CVSS 3.0, 3.1 or 4.0",
        _ if field.starts_with("affected[].") => "affected versions are those of the whole product",
        _ => "not known to this import",
    }
}

#[cfg(test)]
mod tests;
