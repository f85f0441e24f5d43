//! What a document calls itself, and what became of it.

use std::collections::BTreeMap;

use crate::author::import::document::Publication;
use crate::author::import::document::Scene;
use crate::author::import::identity::advisory_id;
use crate::author::import::identity::is_alias;
use crate::author::import::json::Json;
use crate::author::import::moment::read_moment;
use crate::author::import::problem::Problem;
use crate::model::AdvisoryId;
use crate::model::Instant;
use crate::model::Revision;
use crate::model::RevisionKind;
use crate::model::Slug;

/// The table `tracking`.
pub(super) struct Tracking {
    pub id: AdvisoryId,
    pub aliases: Vec<String>,
    pub published: Publication,
    pub is_draft: bool,
    pub revisions: Vec<(Revision, Option<String>)>,
}

pub(super) fn read(scene: &mut Scene, document: &Json) -> Result<Tracking, Problem> {
    let tracking = scene.reading.require_table(document, "tracking")?;
    let (id, mut aliases) = read_id(scene, tracking)?;
    for (place, name) in scene.reading.texts(tracking, "aliases")? {
        if is_alias(name) {
            aliases.push(name.to_owned());
        } else {
            scene.reading.leave(place, "no name that an advisory can have");
        }
    }
    let mut entries = read_entries(scene, tracking)?;
    let initial = read_moment(&mut scene.reading, tracking, "initial_release_date")?;
    let current = read_moment(&mut scene.reading, tracking, "current_release_date")?;
    let dates = [initial, entries.first().map(|entry| entry.on), current];
    let publication = scene.publication(&dates, "document.tracking.initial_release_date", id.as_str());
    let published = publication.on;
    check_newest(scene, tracking, &entries, current, published)?;
    entries.retain(|entry| is_revision(scene, entry, published));
    let revisions = revisions(scene, &entries)?;
    Ok(Tracking { id, aliases, published: publication, is_draft: read_is_draft(scene, tracking)?, revisions })
}

/// Reads the id; a document without one is called by the name of its file.
fn read_id(scene: &mut Scene, tracking: &Json) -> Result<(AdvisoryId, Vec<String>), Problem> {
    let stated = scene.reading.text(tracking, "id")?;
    let file = scene.record.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let file = file.strip_suffix(".json").unwrap_or(file);
    let name = stated.map_or(file, |(_, name)| name.trim());
    let place = stated.map_or(tracking, |(place, _)| place);
    let id = advisory_id(name, "CSAF");
    let id = id.ok_or_else(|| scene.reading.problem(place, "no letter and no digit is in this id"))?;
    if id.as_str() == name {
        return Ok((id, Vec::new()));
    }
    scene.reading.leave(place, format!("an id that no advisory can have: it is `{id}` here"));
    Ok((id, stated.map(|_| name.to_owned()).filter(|name| is_alias(name)).into_iter().collect()))
}

/// An entry of the history.
struct Entry<'j> {
    place: &'j Json,
    on: Instant,
    number: &'j str,
}

/// Reads the history by time.
fn read_entries<'j>(scene: &mut Scene, tracking: &'j Json) -> Result<Vec<Entry<'j>>, Problem> {
    let mut entries = Vec::new();
    for place in scene.reading.tables(tracking, "revision_history")? {
        let number = scene.reading.text(place, "number")?.map(|(_, number)| number).unwrap_or_default();
        match read_moment(&mut scene.reading, place, "date")? {
            Some(on) => entries.push(Entry { place, on, number }),
            None => scene.reading.leave(place, "a change without its date"),
        }
    }
    entries.sort_by_key(|entry| entry.on.timestamp());
    Ok(entries)
}

/// The version and the date of the newest entry go without saying.
fn check_newest(
    scene: &mut Scene,
    tracking: &Json,
    entries: &[Entry],
    current: Option<Instant>,
    published: Instant,
) -> Result<(), Problem> {
    let newest = entries.last();
    if let Some((place, version)) = scene.reading.text(tracking, "version")?
        && newest.is_none_or(|newest| newest.number != version)
    {
        scene.reading.leave(place, "not the number of the newest change");
    }
    let newest = newest.map_or(published, |newest| newest.on);
    if let Some(place) = tracking.get("current_release_date")
        && current.is_some_and(|current| current != newest && current != published)
    {
        scene.reading.leave(place, "not the date of the newest change");
    }
    Ok(())
}

/// The first entry is the publication, and what came before it nobody saw.
fn is_revision(scene: &mut Scene, entry: &Entry, published: Instant) -> bool {
    if entry.on.timestamp() > published.timestamp() {
        return true;
    }
    let is_first = entry.on.timestamp() == published.timestamp();
    let why = if is_first { "the publication has no words of its own" } else { "a change before the publication" };
    let keys: &[&str] = if is_first { &["summary"] } else { &["date", "number", "summary"] };
    keys.iter().filter_map(|key| entry.place.get(key)).for_each(|json| scene.reading.leave(json, why));
    false
}

/// Makes revisions of the entries; of several at one moment the last counts.
fn revisions(scene: &mut Scene, entries: &[Entry]) -> Result<Vec<(Revision, Option<String>)>, Problem> {
    let mut revisions: BTreeMap<_, (&Entry, Revision, Option<String>)> = BTreeMap::new();
    let mut ids: BTreeMap<Slug, usize> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        let summary = scene.reading.line(entry.place, "summary")?;
        let kind = match index.checked_sub(1).map(|before| entries[before].number) {
            Some(before) if is_patch(before, entry.number) => RevisionKind::Editorial,
            _ => RevisionKind::Content,
        };
        let revision = Revision { id: revision_id(entry.number, &mut ids), on: entry.on, kind };
        if let Some((other, ..)) = revisions.insert(entry.on.timestamp(), (entry, revision, summary)) {
            scene.reading.leave(other.place, "another change at the same moment stands for it");
        }
    }
    Ok(revisions.into_values().map(|(_, revision, summary)| (revision, summary)).collect())
}

/// CSAF 2.0, section 3.1.11.2: a higher third number is a correction of spelling.
fn is_patch(before: &str, number: &str) -> bool {
    match (before.parse::<semver::Version>(), number.parse::<semver::Version>()) {
        (Ok(before), Ok(number)) => (before.major, before.minor) == (number.major, number.minor),
        _ => false,
    }
}

fn revision_id(number: &str, ids: &mut BTreeMap<Slug, usize>) -> Slug {
    let words = crate::author::import::shelf::product_id(&format!("version {}", number.get(..40).unwrap_or(number)));
    let id = words.unwrap_or_else(|| "version".parse().expect("a plain word is an id"));
    let count = ids.entry(id.clone()).or_default();
    *count += 1;
    if *count == 1 { id } else { format!("{id}-again-{count}").parse().unwrap_or(id) }
}

fn read_is_draft(scene: &mut Scene, tracking: &Json) -> Result<bool, Problem> {
    let Some((place, status)) = scene.reading.text(tracking, "status")? else { return Ok(false) };
    if status == "interim" {
        scene.reading.leave(place, "an advisory does not say that it will change soon");
    }
    Ok(status == "draft")
}
