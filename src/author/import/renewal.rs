//! A public advisory that is written anew: its address and what readers have seen of its history stay.
//!
//! Feeds and documents count its revisions, so none of them goes or moves; what is new stands behind the last.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use jiff::Timestamp;
use toml_edit::DocumentMut;
use toml_edit::Item;
use toml_edit::Table;

use crate::author::front_matter::FrontMatter;
use crate::author::import::Reason;
use crate::author::import::advisory::AdvisoryFile;
use crate::author::import::json::Leftover;
use crate::author::import::moment;
use crate::model::Instant;
use crate::model::Revision;
use crate::model::RevisionKind;
use crate::model::Slug;
use crate::model::Status;
use crate::model::StatusName;

/// What readers act on: a change of one of these is for all of them to know.
const FACTS: [&str; 7] =
    ["severity", "cvss", "exploited", "affected", "not_affected", "under_investigation", "vulnerability"];

/// Gives an advisory the history of the file in whose place it comes, and returns what of the record the file does not
/// say; the error says why the file has to stay as it is.
pub(super) fn renew(file: &mut AdvisoryFile, old: &str, now: Timestamp) -> Result<Vec<Leftover>, Reason> {
    let past = Past::read(old).ok_or(Reason::Edited)?;
    if past.status == StatusName::Draft || past.published.timestamp() > now {
        return Ok(Vec::new());
    }
    let withdrawal = match &file.status {
        Status::Draft => return Err(Reason::NoLongerPublic),
        Status::Published | Status::Superseded { .. } if past.withdrawn.is_some() => return Err(Reason::BackInForce),
        Status::Published | Status::Superseded { .. } => None,
        Status::Withdrawn { on, .. } => Some(*on).filter(|_| past.withdrawn.is_none()),
    };
    let mut remarks = past.keep_publication(file);
    let last = past.last();
    let is_withdrawal_last = withdrawal.is_some_and(|on| on.timestamp() > last);
    let added = past.add_revisions(file, last, &mut remarks);
    let new = Past::read(&file.to_text()).expect("an import writes what it reads");
    if new.visible != past.visible && added == 0 && !is_withdrawal_last {
        file.revisions.push((past.revision_of_import(last, now), None));
    }
    let is_new = added > 0 || file.revisions.len() > past.revisions.len();
    if let Some((revision, _)) = file.revisions.last_mut().filter(|_| is_new && new.facts() != past.facts()) {
        revision.kind = RevisionKind::Content;
    }
    Ok(remarks)
}

/// An advisory that a site has, as an import wrote it.
struct Past {
    fields: DocumentMut,
    /// The whole text but for `[imported]`.
    visible: String,
    status: StatusName,
    published: Instant,
    withdrawn: Option<Instant>,
    revisions: Vec<(Revision, Option<String>)>,
}

impl Past {
    /// Reads the text of an advisory; nothing where it is none.
    fn read(text: &str) -> Option<Past> {
        let text = text.replace("\r\n", "\n");
        let mut document = FrontMatter::of(&text).ok()?;
        document.fields.remove("imported");
        let fields = document.fields.clone();
        let tables = fields.get("revision").and_then(Item::as_array_of_tables).into_iter().flatten();
        Some(Past {
            visible: document.into_text(),
            status: fields.get("status")?.as_str()?.parse().ok()?,
            published: instant(fields.get("published")?)?,
            withdrawn: fields.get("withdrawn").and_then(|withdrawn| instant(withdrawn.get("on")?)),
            revisions: tables.map(revision).collect::<Option<_>>()?,
            fields,
        })
    }

    /// Returns the moment of the last change that readers know of.
    fn last(&self) -> Timestamp {
        let revisions = self.revisions.iter().map(|(revision, _)| revision.on);
        let moments = revisions.chain(self.withdrawn).chain([self.published]);
        moments.map(|on| on.timestamp()).max().unwrap_or_default()
    }

    fn facts(&self) -> Vec<Option<String>> {
        FACTS.iter().map(|name| self.fields.get(name).map(Item::to_string)).collect()
    }

    /// An address and the age of an advisory do not change any more.
    fn keep_publication(&self, file: &mut AdvisoryFile) -> Vec<Leftover> {
        let other = std::mem::replace(&mut file.published, self.published);
        file.is_published_known = true;
        let why = "the site has published it at another time, which stays";
        let is_other = other != self.published;
        Some(Leftover::of("published", other.to_string(), why)).filter(|_| is_other).into_iter().collect()
    }

    /// Puts the revisions that are later than the last one behind those that are there; returns how many.
    fn add_revisions(&self, file: &mut AdvisoryFile, last: Timestamp, remarks: &mut Vec<Leftover>) -> usize {
        let known: BTreeSet<Timestamp> = self.revisions.iter().map(|(revision, _)| revision.on.timestamp()).collect();
        let stated = std::mem::replace(&mut file.revisions, self.revisions.clone());
        let mut ids = self.ids();
        let mut added = 0;
        for (revision, summary) in stated {
            let on = revision.on.timestamp();
            if on > last {
                added += 1;
                let id = free_id(revision.id.as_str(), &mut ids);
                file.revisions.push((Revision { id, ..revision }, summary));
            } else if !known.contains(&on) && Some(on) != self.withdrawn.map(|on| on.timestamp()) {
                let why = "a change before the last one that readers of the site know of";
                remarks.push(Leftover::of("revision", revision.on.to_string(), why));
            }
        }
        added
    }

    /// Makes the revision of a change for which the record has no moment.
    fn revision_of_import(&self, last: Timestamp, now: Timestamp) -> Revision {
        let next = last.checked_add(SignedDuration::from_secs(1)).unwrap_or(last);
        let whole = Timestamp::from_second(now.as_second()).unwrap_or(now);
        let id = free_id("imported", &mut self.ids());
        Revision { id, on: Instant::from_timestamp(whole.max(next)), kind: RevisionKind::Editorial }
    }

    fn ids(&self) -> BTreeSet<Slug> {
        self.revisions.iter().map(|(revision, _)| revision.id.clone()).collect()
    }
}

/// Takes an id, with a number behind it where it is taken.
fn free_id(wanted: &str, taken: &mut BTreeSet<Slug>) -> Slug {
    let numbers = (2..).map(|number| format!("{wanted}-{number}"));
    let mut ids = [wanted.to_owned()].into_iter().chain(numbers).map(|id| id.parse::<Slug>());
    let free = ids.find_map(|id| id.ok().filter(|id| taken.insert(id.clone())));
    free.expect("one of all numbers is free")
}

fn instant(item: &Item) -> Option<Instant> {
    moment::parse(&item.as_datetime()?.to_string()).ok()?
}

fn revision(table: &Table) -> Option<(Revision, Option<String>)> {
    let word = |key: &str| table.get(key)?.as_str();
    let revision =
        Revision { id: word("id")?.parse().ok()?, on: instant(table.get("on")?)?, kind: word("kind")?.parse().ok()? };
    Some((revision, word("summary").map(str::to_owned)))
}

#[cfg(test)]
mod tests;
