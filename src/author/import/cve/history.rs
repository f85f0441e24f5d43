//! When a record was published, and what happened before and after.

use crate::author::import::body::Body;
use crate::author::import::body::Section;
use crate::author::import::body::Words;
use crate::author::import::cve::Parts;
use crate::author::import::document::Publication;
use crate::author::import::document::Scene;
use crate::author::import::json::Json;
use crate::author::import::json::one_line;
use crate::author::import::moment::read_moment;
use crate::author::import::problem::Problem;
use crate::author::import::timeline::Timeline;
use crate::model::Revision;
use crate::model::RevisionKind;
use crate::model::Status;
use crate::model::TimelineEntry;
use crate::model::TimelineEvent;
use crate::model::WithdrawalReason;

/// What happened to a record.
pub(super) struct History {
    pub published: Publication,
    pub status: Status,
    pub timeline: Vec<(TimelineEntry, Option<String>)>,
    pub revisions: Vec<(Revision, Option<String>)>,
    /// Events that are none of a site's, a line for each.
    others: Vec<String>,
}

/// Reads the dates of a record. Where it does not say when it was published, it is when the public was told of the
/// vulnerability, or when the record was rejected.
pub(super) fn read(scene: &mut Scene, parts: &Parts) -> Result<History, Problem> {
    let Parts { metadata, own, .. } = parts;
    let stated = read_moment(&mut scene.reading, metadata, "datePublished")?;
    let updated = read_moment(&mut scene.reading, metadata, "dateUpdated")?;
    let reserved = read_moment(&mut scene.reading, metadata, "dateReserved")?;
    let disclosed = read_moment(&mut scene.reading, own, "datePublic")?;
    let state = scene.reading.text(metadata, "state")?;
    let is_rejected = matches!(state, Some((_, "REJECTED")));
    let rejected = read_moment(&mut scene.reading, metadata, "dateRejected")?.or(updated).filter(|_| is_rejected);
    let name = metadata.get("cveId").and_then(Json::as_text).unwrap_or_default();
    let publication = scene.publication(&[stated, disclosed, rejected], "cveMetadata.datePublished", name);
    let published = publication.on;
    let status = match state {
        None | Some((_, "PUBLISHED")) => Status::Published,
        Some((_, "REJECTED")) => {
            Status::Withdrawn { on: rejected.unwrap_or(published).max(published), reason: rejection(scene, own)? }
        }
        Some((place, _)) => {
            scene.reading.leave(place, "no state of a public record: the advisory is a draft");
            Status::Draft
        }
    };
    let mut timeline = Timeline::default();
    timeline.extend(reserved.map(|on| (on, TimelineEvent::CveAssigned, None)));
    timeline.extend(disclosed.filter(|on| *on != published).map(|on| (on, TimelineEvent::Disclosed, None)));
    let mut others = read_timeline(scene, own, &mut timeline)?;
    let later = updated.filter(|on| on.timestamp() > published.timestamp() && Some(*on) != rejected);
    let id = "modified".parse().expect("a plain word is an id");
    let revision = later.map(|on| (Revision { id, on, kind: RevisionKind::Editorial }, None));
    let (timeline, late) = timeline.into_entries();
    others.extend(late);
    Ok(History { published: publication, status, timeline, revisions: revision.into_iter().collect(), others })
}

/// A record that another one replaces was one too many.
fn rejection(scene: &mut Scene, own: &Json) -> Result<WithdrawalReason, Problem> {
    let is_replaced = !scene.reading.list(own, "replacedBy")?.is_empty();
    Ok(if is_replaced { WithdrawalReason::Duplicate } else { WithdrawalReason::Other })
}

/// Reads the events whose words leave no doubt of what happened; the others are returned as lines.
fn read_timeline(scene: &mut Scene, own: &Json, timeline: &mut Timeline) -> Result<Vec<String>, Problem> {
    let mut others = Vec::new();
    for entry in scene.reading.tables(own, "timeline")? {
        let on = read_moment(&mut scene.reading, entry, "time")?;
        let words = scene.reading.text(entry, "value")?.map(|(_, words)| one_line(words)).unwrap_or_default();
        match (on, event(&words)) {
            (Some(on), Some(event)) => timeline.add(on, event, Some(words)),
            (Some(on), None) => others.push(format!("- {on}: {words}")),
            (None, _) => others.push(format!("- {words}")),
        }
    }
    Ok(others)
}

fn event(words: &str) -> Option<TimelineEvent> {
    match words.trim_end_matches('.').to_lowercase().as_str() {
        "made public" | "public disclosure" | "disclosed" => Some(TimelineEvent::Disclosed),
        "reported" | "vulnerability reported" | "reported to vendor" | "reported to red hat" => {
            Some(TimelineEvent::Reported)
        }
        _ => None,
    }
}

impl History {
    /// Tells the events that are none of a site's.
    pub fn tell(&self, body: &mut Body) {
        if !self.others.is_empty() {
            body.add(Section::Timeline, None, Words::Plain(self.others.join("\n")));
        }
    }
}
