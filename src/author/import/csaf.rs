//! Documents of CSAF 2.0.
//!
//! A document is about the products of its tree; a site has a product with versions, so what the branches of the tree
//! say of a version becomes a version. What a document says of a component of another product is said of the versions
//! of that product. Texts are plain text (CSAF 2.0, section 3.1.7), each told once where vulnerabilities share it.

mod acknowledgment;
mod exploitation;
mod product;
mod prose;
mod remedy;
mod status;
mod tracking;
mod tree;
mod vulnerability;

use crate::author::import::body::Body;
use crate::author::import::body::Section;
use crate::author::import::body::Words;
use crate::author::import::csaf::acknowledgment::read_acknowledgments;
use crate::author::import::csaf::prose::read_notes;
use crate::author::import::csaf::tracking::Tracking;
use crate::author::import::csaf::tree::Tree;
use crate::author::import::document::Format;
use crate::author::import::document::Reader;
use crate::author::import::document::Scene;
use crate::author::import::draft::Draft;
use crate::author::import::draft::DraftVulnerability;
use crate::author::import::draft::ProductName;
use crate::author::import::json::Json;
use crate::author::import::markdown::Origin;
use crate::author::import::osv::severity_level;
use crate::author::import::problem::Problem;
use crate::author::import::reference::References;
use crate::author::import::timeline::Timeline;
use crate::model::Credit;
use crate::model::RecordFormat;
use crate::model::ReferenceKind;
use crate::model::Status;

/// CSAF documents; one that is not for the public becomes a draft.
pub(super) const FORMAT: Format = Format { name: RecordFormat::Csaf, reader: Reader::Json { read, why } };

/// What is gathered from all over a document.
#[derive(Default)]
struct Gathered {
    body: Body,
    references: References,
    credits: Vec<Credit>,
    timeline: Timeline,
    aliases: Vec<String>,
    names: Vec<ProductName>,
}

fn read(scene: &mut Scene, json: &Json) -> Result<Draft, Problem> {
    let document = scene.reading.require_table(json, "document")?;
    check_version(scene, document)?;
    let tracking = tracking::read(scene, document)?;
    let title = scene.reading.line(document, "title")?.unwrap_or_else(|| tracking.id.to_string());
    let mut gathered = Gathered { aliases: tracking.aliases.clone(), ..Gathered::default() };
    let page = read_references(scene, document, &mut gathered.references)?;
    read_notes(scene, document, 2, &mut gathered.body)?;
    read_acknowledgments(scene, document, &mut gathered)?;
    let tree = Tree::read(scene, json)?;
    let mut vulnerabilities = vulnerability::read_all(scene, json, &tree, tracking.published.on, &mut gathered)?;
    read_severity(scene, document, &mut vulnerabilities)?;
    let status = read_status(scene, document, &tracking, &mut gathered.body)?;
    let (timeline, late) = gathered.timeline.into_entries();
    if !late.is_empty() {
        gathered.body.add(Section::Timeline, None, Words::Plain(late.join("\n")));
    }
    Ok(Draft {
        id: tracking.id,
        title: crate::author::import::prose::title(&title),
        status,
        published: tracking.published,
        aliases: gathered.aliases,
        vulnerabilities,
        credits: gathered.credits,
        references: gathered.references,
        timeline,
        revisions: tracking.revisions,
        body: gathered.body,
        origin: Origin { source: page.clone(), page },
        names: gathered.names,
    })
}

fn check_version(scene: &mut Scene, document: &Json) -> Result<(), Problem> {
    match scene.reading.text(document, "csaf_version")? {
        Some((_, "2.0")) => {}
        Some((place, _)) => return Err(scene.reading.problem(place, "only CSAF 2.0 is read")),
        None => return Err(scene.reading.missing(document, "csaf_version")),
    }
    if let Some(place) = document.get("category")
        && matches!(place.as_text(), Some("csaf_security_advisory" | "csaf_vex"))
    {
        // The documents of a site follow from what its advisories say.
        scene.reading.carry(place);
    }
    Ok(())
}

/// Reads the references, and returns the address of the document's own page.
fn read_references(scene: &mut Scene, document: &Json, references: &mut References) -> Result<String, Problem> {
    let mut page = None;
    for (category, url) in read_urls(scene, document, references)? {
        if category == Some("self") && !url.ends_with(".json") {
            page.get_or_insert(url);
        }
    }
    Ok(page.unwrap_or("https://www.cve.org/").to_owned())
}

/// Reads the references of a document or of a vulnerability, and returns the good ones.
fn read_urls<'j>(
    scene: &mut Scene,
    parent: &'j Json,
    references: &mut References,
) -> Result<Vec<(Option<&'j str>, &'j str)>, Problem> {
    let mut urls = Vec::new();
    for reference in scene.reading.tables(parent, "references")? {
        let category = scene.reading.text(reference, "category")?.map(|(_, category)| category);
        let url = scene.reading.text(reference, "url")?.map(|(_, url)| url.trim()).unwrap_or_default();
        let kind = Some(ReferenceKind::Advisory).filter(|_| category == Some("self"));
        if references.add(url, kind) {
            urls.push((category, url));
        } else {
            scene.reading.leave(reference, "no address on the web");
        }
    }
    Ok(urls)
}

/// Reads the severity of the whole document: it is that of a single vulnerability without a vector.
fn read_severity(
    scene: &mut Scene,
    document: &Json,
    vulnerabilities: &mut [DraftVulnerability],
) -> Result<(), Problem> {
    let Some(severity) = scene.reading.table(document, "aggregate_severity")? else { return Ok(()) };
    let Some(place) = severity.get("text") else { return Ok(()) };
    let Some(level) = place.as_text().and_then(severity_level) else { return Ok(()) };
    if let [single] = vulnerabilities
        && single.cvss.is_empty()
    {
        single.severity.get_or_insert(level);
    }
    let highest = vulnerabilities.iter().filter_map(|one| one.severity.or(one.cvss.first().map(|first| first.level())));
    if highest.max() == Some(level) {
        scene.reading.carry(place);
    }
    Ok(())
}

/// Reads whom a document is for. What is not for everybody, and what is not in the language of the site's sources, is
/// a draft.
fn read_status(scene: &mut Scene, document: &Json, tracking: &Tracking, body: &mut Body) -> Result<Status, Problem> {
    let mut status = if tracking.is_draft { Status::Draft } else { Status::Published };
    if let Some(distribution) = scene.reading.table(document, "distribution")? {
        if let Some((place, text)) = scene.reading.text(distribution, "text")? {
            if is_restricted(text) {
                scene.reading.leave(place, "not for the public: the advisory is a draft");
                status = Status::Draft;
            }
            body.add(Section::Distribution, None, Words::Plain(text.to_owned()));
        }
        if let Some(tlp) = scene.reading.table(distribution, "tlp")?
            && let Some((place, label)) = scene.reading.text(tlp, "label")?
            && !matches!(label, "WHITE" | "CLEAR")
        {
            scene.reading.leave(place, "not for the public: the advisory is a draft");
            status = Status::Draft;
        }
    }
    if let Some((place, language)) = scene.reading.text(document, "lang")? {
        status = scene.check_language(place, language, status);
    }
    Ok(status)
}

/// Returns whether words state a level of the Traffic Light Protocol that is not for everybody.
fn is_restricted(words: &str) -> bool {
    let words = words.to_ascii_uppercase();
    let mut levels = words.split("TLP:").skip(1).map(str::trim_start);
    levels.any(|level| !level.starts_with("CLEAR") && !level.starts_with("WHITE"))
}

fn why(path: &str) -> &'static str {
    match path {
        "document.category" => "an advisory has no such kind",
        "document.source_lang" => "an advisory does not say what it was translated from",
        "document.distribution.tlp.url" => "an advisory of a site is public",
        "document.tracking.revision_history[].legacy_version" => "a revision has one name",
        "document.aggregate_severity.text" => "not what the vectors give, or a level of others",
        "vulnerabilities[].cwe.name" => "a weakness has the name of the CWE list",
        "vulnerabilities[].discovery_date" => "a timeline does not tell of the discovery",
        _ if path.starts_with("document.publisher") => "the site has a publisher of its own",
        _ if path.starts_with("document.tracking.generator") => "an advisory does not say what wrote its record",
        _ if path.starts_with("document.aggregate_severity") => "a severity has the words of CVSS",
        _ if path.ends_with("references[].summary") => "a reference has no words of its own",
        _ if path.contains("notes[].audience") => "a text is for everybody",
        _ if path.ends_with("threats[].date") || path.ends_with("remediations[].date") => "a text has no date",
        _ if path.ends_with("flags[].date") => "a justification has no date",
        _ if path.starts_with("vulnerabilities[].ids[]") => "no name that an advisory can have",
        _ if path.contains("product_identification_helper") => "a product is known by package URL and CPE name",
        _ if path.starts_with("product_tree.") => "no vulnerability names it",
        _ => "not known to this import",
    }
}

#[cfg(test)]
mod tests;
