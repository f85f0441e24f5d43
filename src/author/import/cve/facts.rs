//! The facts of a container: scores, weaknesses, references, exploitation and credits.

use crate::author::import::document::Scene;
use crate::author::import::json::Json;
use crate::author::import::json::Reading;
use crate::author::import::osv::severity_level;
use crate::author::import::problem::Problem;
use crate::author::import::reference::References;
use crate::author::import::score::Scores;
use crate::author::import::weakness::read_weakness;
use crate::model::Credit;
use crate::model::CreditRole;
use crate::model::CweId;
use crate::model::Exploited;
use crate::model::ReferenceKind;
use crate::model::SeverityLevel;

/// What the containers of a record say in data.
#[derive(Default)]
pub(super) struct Facts<'j> {
    pub scores: Scores<'j>,
    /// The levels that are stated in a word, and where.
    pub levels: Vec<(&'j Json, SeverityLevel)>,
    pub weaknesses: Vec<CweId>,
    pub exploited: Option<Exploited>,
}

/// Reads the facts of a container into those of the record.
pub(super) fn read<'j>(
    scene: &mut Scene,
    container: &'j Json,
    facts: &mut Facts<'j>,
    references: &mut References,
) -> Result<(), Problem> {
    let reading = &mut scene.reading;
    for reference in reading.tables(container, "references")? {
        read_reference(reading, reference, references)?;
    }
    for kinds in reading.tables(container, "problemTypes")? {
        for description in reading.tables(kinds, "descriptions")? {
            read_problem_type(reading, description, &mut facts.weaknesses)?;
        }
    }
    for metric in reading.tables(container, "metrics")? {
        for key in ["cvssV4_0", "cvssV3_1", "cvssV3_0"] {
            if let Some(object) = metric.get(key) {
                facts.scores.read(reading, object)?;
                metric.get("format").into_iter().for_each(|format| reading.carry(format));
            }
        }
        if let Some(other) = reading.table(metric, "other")? {
            read_other(reading, other, facts)?;
        }
    }
    Ok(())
}

/// A tag that says what is there becomes the kind; any other is left.
fn read_reference(reading: &mut Reading, reference: &Json, references: &mut References) -> Result<(), Problem> {
    let mut kind = None;
    for tag in reading.list(reference, "tags")? {
        let meant = tag.as_text().and_then(reference_kind);
        if meant.is_some() && kind.is_none_or(|kind| meant == Some(kind)) {
            reading.carry(tag);
            kind = meant;
        }
    }
    let url = reading.text(reference, "url")?.map(|(_, url)| url).unwrap_or_default();
    if !references.add(url.trim(), kind) {
        reading.leave(reference, "no address on the web");
    }
    Ok(())
}

/// The tags of CVE records (CVE record format 5.1, "Reference Tags") that say the same as a kind.
fn reference_kind(tag: &str) -> Option<ReferenceKind> {
    match tag {
        "vendor-advisory" | "third-party-advisory" | "government-resource" => Some(ReferenceKind::Advisory),
        "patch" => Some(ReferenceKind::Fix),
        "issue-tracking" => Some(ReferenceKind::Report),
        "exploit" => Some(ReferenceKind::Evidence),
        "technical-description" | "media-coverage" => Some(ReferenceKind::Article),
        "mailing-list" => Some(ReferenceKind::Discussion),
        "product" => Some(ReferenceKind::Package),
        _ => None,
    }
}

/// Reads a weakness from its own field, else from the front of the description.
fn read_problem_type(reading: &mut Reading, description: &Json, weaknesses: &mut Vec<CweId>) -> Result<(), Problem> {
    let stated = reading.text(description, "cweId")?;
    let words = description.get("description");
    let named = words.and_then(Json::as_text).and_then(weakness_name);
    let (place, id) = match (stated, words, named) {
        (Some((place, id)), ..) => (place, id.to_owned()),
        (None, Some(words), Some(named)) => (words, named),
        _ => {
            // `n/a` stands where a field has to be there and nothing is known.
            let nothing = words.filter(|words| words.as_text().is_some_and(|words| words.eq_ignore_ascii_case("n/a")));
            nothing.into_iter().for_each(|_| reading.carry_all(description));
            return Ok(());
        }
    };
    reading.carry(place);
    let is_same = weakness_name(&id) == words.and_then(Json::as_text).and_then(weakness_name);
    words.filter(|_| is_same && stated.is_some()).into_iter().for_each(|words| reading.carry(words));
    description.get("type").into_iter().for_each(|kind| reading.carry(kind));
    read_weakness(reading, description, &id, weaknesses);
    Ok(())
}

/// Returns the weakness that words begin with: `CWE-22: Path Traversal`, `CWE 400 ...`.
fn weakness_name(words: &str) -> Option<String> {
    let rest = words.trim_start().strip_prefix("CWE")?.trim_start_matches(['-', ' ']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then(|| format!("CWE-{}", &rest[..digits]))
}

/// Reads what is no CVSS object: a level in a word, the catalog of exploited vulnerabilities, a decision by SSVC.
fn read_other<'j>(reading: &mut Reading, other: &'j Json, facts: &mut Facts<'j>) -> Result<(), Problem> {
    let kind = other.get("type").and_then(Json::as_text).unwrap_or_default();
    let Some(content) = other.get("content") else { return Ok(()) };
    match kind {
        "kev" => {
            other.get("type").into_iter().for_each(|place| reading.carry(place));
            facts.exploited = Some(Exploited::Yes);
        }
        "ssvc" => {
            for option in reading.list(content, "options")? {
                let Some(place) = option.get("Exploitation") else { continue };
                let Some(state) = place.as_text().and_then(exploitation) else { continue };
                reading.carry(place);
                facts.exploited = facts.exploited.or(Some(state));
            }
        }
        _ => {
            let words = ["text", "value"].into_iter().filter_map(|key| content.get(key));
            let levels = words.filter_map(|place| Some((place, severity_level(place.as_text()?)?)));
            facts.levels.extend(levels);
        }
    }
    Ok(())
}

/// The states of exploitation of SSVC 2 ("Exploitation").
fn exploitation(word: &str) -> Option<Exploited> {
    match word.to_ascii_lowercase().as_str() {
        "none" => Some(Exploited::No),
        "poc" | "public poc" => Some(Exploited::ProofOfConcept),
        "active" => Some(Exploited::Yes),
        _ => None,
    }
}

/// Reads who helped; without a word for what they did it is not known.
pub(super) fn read_credits(scene: &mut Scene, container: &Json) -> Result<Vec<Credit>, Problem> {
    let mut credits = Vec::new();
    for credit in scene.reading.tables(container, "credits")? {
        let name = scene.reading.line(credit, "value")?;
        let kind = scene.reading.text(credit, "type")?.map(|(_, kind)| kind.to_ascii_lowercase().replace(' ', "_"));
        let role = kind.and_then(|kind| kind.parse().ok()).unwrap_or(CreditRole::Other);
        credits.extend(name.map(|name| Credit { name: Some(name), role }));
    }
    Ok(credits)
}
