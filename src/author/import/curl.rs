//! Advisories of the curl project: Markdown written by hand, in English, with the same sections in each.
//!
//! Lists and lines of a known form become facts: versions, CVE id, weakness, severity, commits, credits, the dated
//! sentences of the timeline. All other sentences stay in the text, below their headings.

mod day;
mod facts;
mod history;
mod section;
mod versions;

use crate::author::import::body::Body;
use crate::author::import::body::Section;
use crate::author::import::body::Words;
use crate::author::import::curl::facts::Facts;
use crate::author::import::curl::section::Parts;
use crate::author::import::document::Format;
use crate::author::import::document::Publication;
use crate::author::import::document::Reader;
use crate::author::import::document::Scene;
use crate::author::import::draft::Draft;
use crate::author::import::draft::DraftVulnerability;
use crate::author::import::identity::advisory_id;
use crate::author::import::identity::other_ids;
use crate::author::import::json::Leftover;
use crate::author::import::markdown::Origin;
use crate::author::import::problem::Problem;
use crate::author::import::timeline::Timeline;
use crate::model::AdvisoryId;
use crate::model::CveId;
use crate::model::RecordFormat;
use crate::model::Status;
use crate::model::TimelineEntry;

/// Advisories of curl.
pub(super) const FORMAT: Format = Format { name: RecordFormat::Curl, reader: Reader::Text(read) };

/// What the line below the title begins with.
const PROJECT: &str = "Project curl Security Advisory";

/// The sections that every advisory has.
const SECTIONS: [&str; 7] =
    ["VULNERABILITY", "INFO", "AFFECTED VERSIONS", "SOLUTION", "RECOMMENDATIONS", "TIMELINE", "CREDITS"];

/// Returns whether a text says of itself that it is such an advisory.
pub(super) fn is_advisory(text: &str) -> bool {
    text.lines().any(|line| line.starts_with(PROJECT))
}

fn read(scene: &mut Scene) -> Result<Draft, Problem> {
    let parts = Parts::of(&scene.record.text)?;
    check_sections(&scene.record.text, &parts)?;
    let head = read_head(scene, &parts)?;
    let Gathered { facts, body, timeline } = Gathered::of(head.rest, &parts);
    let names: Vec<String> = facts.cve.iter().map(CveId::to_string).collect();
    let (cve, aliases) = other_ids(head.id.as_str(), names.iter().map(String::as_str));
    let vulnerability = DraftVulnerability {
        name: head.id.to_string(),
        cve,
        severity: facts.severity,
        affected: versions::read(scene, &facts)?,
        cwe: facts.weaknesses,
        ..DraftVulnerability::default()
    };
    Ok(Draft {
        title: parts.title,
        status: read_status(scene),
        published: head.published,
        aliases,
        vulnerabilities: vec![vulnerability],
        credits: facts.credits,
        references: facts.references,
        timeline,
        revisions: Vec::new(),
        body,
        origin: origin(&head.id),
        names: Vec::new(),
        id: head.id,
    })
}

fn check_sections(text: &str, parts: &Parts) -> Result<(), Problem> {
    let has = |name: &str| parts.sections.iter().any(|part| part.heading == name && !part.text.trim().is_empty());
    match SECTIONS.iter().find(|name| !has(name)) {
        Some(name) => Err(Problem::new(text.len(), format!("the section `{name}` is missing, or empty"))),
        None => Ok(()),
    }
}

/// What the sections of an advisory say.
struct Gathered {
    facts: Facts,
    body: Body,
    timeline: Vec<(TimelineEntry, Option<String>)>,
}

impl Gathered {
    /// Gathers it; `front` stands above all of them.
    fn of(front: Option<String>, parts: &Parts) -> Gathered {
        let (mut facts, mut body, mut timeline) = (Facts::default(), Body::default(), Timeline::default());
        front.into_iter().for_each(|front| body.begin(Words::Marked(front)));
        for section in &parts.sections {
            let rest = facts.take(section);
            let rest = if section.heading == "TIMELINE" { history::take(&rest, &mut timeline) } else { rest };
            place(&mut body, &section.heading, rest.trim_matches('\n'));
        }
        let (timeline, late) = timeline.into_entries();
        if !late.is_empty() {
            body.add(Section::Timeline, None, Words::Plain(late.join("\n")));
        }
        Gathered { facts, body, timeline }
    }
}

/// Relative links are those of the page at curl.se; links to `.md` files are those of the repository.
fn origin(id: &AdvisoryId) -> Origin {
    Origin {
        page: format!("https://curl.se/docs/{id}.html"),
        source: format!("https://github.com/curl/curl-www/blob/master/docs/{id}.md"),
    }
}

fn read_status(scene: &mut Scene) -> Status {
    match scene.why_foreign("en", &Status::Published) {
        Some(why) => {
            scene.remarks.push(Leftover::of_line(&scene.record.text, 0, &why));
            Status::Draft
        }
        None => Status::Published,
    }
}

/// What stands between the title and the first section.
struct Head {
    id: AdvisoryId,
    published: Publication,
    /// What is neither the date nor the address of the page.
    rest: Option<String>,
}

fn read_head(scene: &mut Scene, parts: &Parts) -> Result<Head, Problem> {
    let mut published = None;
    let mut page = None;
    let mut rest = Vec::new();
    for line in parts.head.text.lines() {
        if let Some(behind) = line.strip_prefix(PROJECT) {
            published = day::days(behind).first().copied();
        } else if let Some(link) = line.trim().strip_prefix("[Permalink](") {
            page = link.strip_suffix(')');
        } else {
            rest.push(line);
        }
    }
    if !is_advisory(parts.head.text) {
        return Err(Problem::new(parts.head.start, format!("no line that begins with `{PROJECT}` is below the title")));
    }
    let place = page.unwrap_or(&scene.record.path);
    let file = place.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = file.strip_suffix(".html").or_else(|| file.strip_suffix(".md")).unwrap_or(file);
    let id = advisory_id(name, "CURL");
    let id =
        id.ok_or_else(|| Problem::new(parts.head.start, "no letter and no digit is in the name of this advisory"))?;
    let published = scene.publication(&[published], "date", id.as_str());
    let rest = Some(rest.join("\n")).filter(|rest| !rest.trim().is_empty());
    Ok(Head { id, published, rest })
}

/// Puts what is left of a section where readers of a site look for it.
fn place(body: &mut Body, heading: &str, rest: &str) {
    if rest.trim().is_empty() {
        return;
    }
    let words = Words::Marked(rest.to_owned());
    match heading {
        "VULNERABILITY" => body.begin(words),
        "TIMELINE" => body.add(Section::Timeline, None, words),
        "CREDITS" => body.add(Section::Acknowledgments, None, words),
        heading => {
            body.head(2, &section::in_sentence_case(heading));
            body.say(2, words);
        }
    }
}

#[cfg(test)]
mod tests;
