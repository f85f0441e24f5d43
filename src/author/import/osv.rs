//! Records of OSV 1.7 and older, as Go, GitHub and many others publish them.
//!
//! The words are English, for which the format has no field. A record without a time of publication takes that of its
//! last modification. The names of a weakness and of a level stand in `database_specific`, where GitHub puts them.

mod affected;

use crate::author::import::body::Body;
use crate::author::import::body::Words;
use crate::author::import::document::Format;
use crate::author::import::document::Publication;
use crate::author::import::document::Reader;
use crate::author::import::document::Scene;
use crate::author::import::draft::Draft;
use crate::author::import::draft::DraftVulnerability;
use crate::author::import::identity::advisory_id;
use crate::author::import::identity::is_alias;
use crate::author::import::identity::other_ids;
use crate::author::import::json::Json;
use crate::author::import::markdown::Origin;
use crate::author::import::moment::read_moment;
use crate::author::import::moment::to_instant;
use crate::author::import::problem::Problem;
use crate::author::import::prose;
use crate::author::import::reference::References;
use crate::author::import::weakness::read_weakness;
use crate::model::AdvisoryId;
use crate::model::Credit;
use crate::model::CreditRole;
use crate::model::CvssVector;
use crate::model::CweId;
use crate::model::RecordFormat;
use crate::model::ReferenceKind;
use crate::model::Revision;
use crate::model::RevisionKind;
use crate::model::SeverityLevel;
use crate::model::Status;
use crate::model::WithdrawalReason;

/// OSV records.
pub(super) const FORMAT: Format = Format { name: RecordFormat::Osv, reader: Reader::Json { read, why } };

/// Whose habits records follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Those of the specification.
    Osv,
    /// Those of GitHub: references have no kind, and packages tell the last known affected version.
    Github,
}

fn read(scene: &mut Scene, json: &Json) -> Result<Draft, Problem> {
    read_as(scene, json, Dialect::Osv)
}

/// Makes a draft of a record.
pub(super) fn read_as(scene: &mut Scene, json: &Json, dialect: Dialect) -> Result<Draft, Problem> {
    let (id, mut names) = read_id(scene, json)?;
    names.extend(read_names(scene, json)?);
    let (cve, aliases) = other_ids(id.as_str(), names.iter().map(String::as_str));
    let times = read_times(scene, json, &id)?;
    let mut references = References::default();
    let page = read_references(scene, json, &id, dialect, &mut references)?;
    let affected = affected::read(scene, json, dialect)?;
    let cvss = read_scores(scene, json)?;
    let vulnerability = DraftVulnerability {
        name: id.to_string(),
        severity: read_level(scene, json, &cvss)?,
        cwe: read_weaknesses(scene, json)?,
        cve,
        cvss,
        affected: affected.claims,
        ..DraftVulnerability::default()
    };
    let title = scene.reading.line(json, "summary")?.map(|summary| prose::title(&summary));
    let (body, status) = read_text(scene, json, times.status)?;
    Ok(Draft {
        title: title.unwrap_or_else(|| id.to_string()),
        id,
        status,
        published: times.published,
        aliases,
        vulnerabilities: vec![vulnerability],
        credits: read_credits(scene, json)?,
        references,
        timeline: Vec::new(),
        revisions: times.revision.map(|revision| (revision, None)).into_iter().collect(),
        body,
        origin: Origin { source: page.clone(), page },
        names: affected.names,
    })
}

/// Reads the id; a name that cannot be one is an alias of the advisory too.
fn read_id(scene: &mut Scene, json: &Json) -> Result<(AdvisoryId, Vec<String>), Problem> {
    scene.reading.text(json, "schema_version")?;
    let (place, name) = scene.reading.text(json, "id")?.ok_or_else(|| scene.reading.missing(json, "id"))?;
    let id = advisory_id(name, "OSV");
    let id = id.ok_or_else(|| scene.reading.problem(place, "no letter and no digit is in this id"))?;
    if id.as_str() == name {
        return Ok((id, Vec::new()));
    }
    scene.reading.leave(place, format!("an id that no advisory can have: it is `{id}` here"));
    Ok((id, Some(name.to_owned()).filter(|name| is_alias(name)).into_iter().collect()))
}

fn read_names(scene: &mut Scene, json: &Json) -> Result<Vec<String>, Problem> {
    let mut names = Vec::new();
    for (place, name) in scene.reading.texts(json, "aliases")? {
        if is_alias(name) {
            names.push(name.to_owned());
        } else {
            scene.reading.leave(place, "no name that an advisory can have");
        }
    }
    Ok(names)
}

/// What became of a record.
struct Times {
    published: Publication,
    status: Status,
    /// Its last modification.
    revision: Option<Revision>,
}

fn read_times(scene: &mut Scene, json: &Json, id: &AdvisoryId) -> Result<Times, Problem> {
    let stated = read_moment(&mut scene.reading, json, "published")?;
    let modified = read_moment(&mut scene.reading, json, "modified")?;
    let withdrawn = read_moment(&mut scene.reading, json, "withdrawn")?;
    let chosen =
        scene.choices.published.map(to_instant).zip(withdrawn).map(|(chosen, withdrawn)| chosen.min(withdrawn));
    let published = scene.publication(&[stated, modified, chosen], "published", id.as_str());
    let status = match withdrawn {
        None => Status::Published,
        Some(on) if published.is_known && on.timestamp() < published.on.timestamp() => {
            let place = json.get("withdrawn").unwrap_or(json);
            let message = format!("withdrawn before its publication, {}", published.on);
            return Err(scene.reading.problem(place, message));
        }
        Some(on) => Status::Withdrawn { on, reason: WithdrawalReason::Other },
    };
    let later = modified.filter(|on| on.timestamp() > published.on.timestamp());
    let id = "modified".parse().expect("a plain word is an id");
    let revision = later.map(|on| Revision { id, on, kind: RevisionKind::Editorial });
    Ok(Times { published, status, revision })
}

/// Reads the references, and returns the address of the record's own page.
fn read_references(
    scene: &mut Scene,
    json: &Json,
    id: &AdvisoryId,
    dialect: Dialect,
    references: &mut References,
) -> Result<String, Problem> {
    for reference in scene.reading.tables(json, "references")? {
        let kind = scene.reading.text(reference, "type")?;
        let kind = kind.and_then(|(_, kind)| kind.to_ascii_lowercase().parse::<ReferenceKind>().ok());
        let kind = kind.filter(|kind| dialect == Dialect::Osv || *kind != ReferenceKind::Web);
        let url = scene.reading.text(reference, "url")?.map(|(_, url)| url).unwrap_or_default();
        if !references.add(url.trim(), kind) {
            scene.reading.leave(reference, "no address on the web");
        }
    }
    let mut page = match dialect {
        Dialect::Osv => format!("https://osv.dev/vulnerability/{id}"),
        Dialect::Github => format!("https://github.com/advisories/{id}"),
    };
    if dialect == Dialect::Github {
        let is_address = references.add(&page, Some(ReferenceKind::Advisory));
        debug_assert!(is_address, "the page of an id is an address on the web");
    }
    if let Some(own) = scene.reading.table(json, "database_specific")?
        && let Some((place, url)) = scene.reading.text(own, "url")?
    {
        if references.add(url, Some(ReferenceKind::Advisory)) {
            page = url.to_owned();
        } else {
            scene.reading.leave(place, "no address on the web");
        }
    }
    Ok(page)
}

fn read_scores(scene: &mut Scene, json: &Json) -> Result<Vec<CvssVector>, Problem> {
    let mut vectors: Vec<CvssVector> = Vec::new();
    for severity in scene.reading.tables(json, "severity")? {
        let kind = scene.reading.text(severity, "type")?.map(|(_, kind)| kind).unwrap_or_default();
        let score = scene.reading.text(severity, "score")?.map(|(_, score)| score).unwrap_or_default();
        match score.parse::<CvssVector>() {
            Ok(vector) if kind.starts_with("CVSS_") => {
                if vectors.iter().any(|other| other.version() == vector.version()) {
                    scene.reading.leave(severity, "another vector of this version of CVSS");
                } else {
                    vectors.push(vector);
                }
            }
            _ => scene.reading.leave(severity, "no vector of CVSS 3.0, 3.1 or 4.0"),
        }
    }
    Ok(vectors)
}

/// Reads the level that GitHub states: it decides where there is no vector.
fn read_level(scene: &mut Scene, json: &Json, cvss: &[CvssVector]) -> Result<Option<SeverityLevel>, Problem> {
    let Some(own) = scene.reading.table(json, "database_specific")? else { return Ok(None) };
    let Some(place) = own.get("severity") else { return Ok(None) };
    let level = place.as_text().and_then(severity_level);
    match (level, cvss.first()) {
        (None, _) => Ok(None),
        (Some(level), None) => {
            scene.reading.carry(place);
            Ok(Some(level))
        }
        (Some(level), Some(vector)) if level == vector.level() => {
            scene.reading.carry(place);
            Ok(None)
        }
        (Some(_), Some(_)) => {
            scene.reading.leave(place, "not what the vector gives");
            Ok(None)
        }
    }
}

/// Returns the level that a word means: the levels of CVSS, of which many call the middle one `moderate`.
pub(super) fn severity_level(word: &str) -> Option<SeverityLevel> {
    let word = word.trim().to_ascii_lowercase();
    if word == "moderate" { Some(SeverityLevel::Medium) } else { word.parse().ok() }
}

fn read_weaknesses(scene: &mut Scene, json: &Json) -> Result<Vec<CweId>, Problem> {
    let Some(own) = scene.reading.table(json, "database_specific")? else { return Ok(Vec::new()) };
    let mut weaknesses = Vec::new();
    for (place, name) in scene.reading.texts(own, "cwe_ids")? {
        read_weakness(&mut scene.reading, place, name, &mut weaknesses);
    }
    Ok(weaknesses)
}

fn read_credits(scene: &mut Scene, json: &Json) -> Result<Vec<Credit>, Problem> {
    let mut credits = Vec::new();
    for credit in scene.reading.tables(json, "credits")? {
        let name = scene.reading.line(credit, "name")?;
        let kind = scene.reading.text(credit, "type")?.map(|(_, kind)| kind.to_ascii_lowercase());
        let role = kind.and_then(|kind| kind.parse().ok()).unwrap_or(CreditRole::Other);
        credits.extend(name.map(|name| Credit { name: Some(name), role }));
    }
    Ok(credits)
}

fn read_text(scene: &mut Scene, json: &Json, status: Status) -> Result<(Body, Status), Problem> {
    let mut body = Body::default();
    let Some((place, details)) = scene.reading.text(json, "details")? else { return Ok((body, status)) };
    body.begin(Words::Marked(details.to_owned()));
    Ok((body, scene.check_language(place, "en", status)))
}

/// Says of a path why nothing is made of it.
pub(super) fn why(path: &str) -> &'static str {
    match path {
        "related[]" => "a related advisory is no other name of this one",
        "upstream[]" => "the vulnerability of another package is no other name of this one",
        "credits[].contact[]" => "a credit has no address",
        "affected[].package.ecosystem" | "affected[].package.name" => "no versions are stated",
        _ if path.starts_with("affected[].severity") => "a severity is that of the whole vulnerability",
        _ if path.starts_with("affected[].ecosystem_specific") => "affected versions are those of the whole package",
        _ if path.contains("database_specific") => "known to its database alone",
        _ => "not known to this import",
    }
}

#[cfg(test)]
mod tests;
