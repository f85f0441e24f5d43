//! Advisories that every page announces.
//!
//! One is announced while a vulnerability of it is exploited, it is in force, and its readers have not had the time to
//! act: for 30 days after they last had something new to learn, which is its publication, the begin of the exploitation
//! or a revision that alerts them. What lies behind the time of the build does not count.

use jiff::SignedDuration;
use jiff::Timestamp;

use crate::check::Edition;
use crate::model::Advisory;
use crate::model::DocumentId;
use crate::model::Exploited;
use crate::model::RevisionKind;

/// How long readers are given.
const ANNOUNCED_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How many are announced: more would hide the page.
const MOST: usize = 3;

/// Returns the advisories to announce, the latest news first.
pub(in crate::plan) fn urgent(edition: &Edition) -> Vec<DocumentId> {
    let at = edition.time().at;
    let news = |advisory: &Advisory| news(advisory, at).filter(|news| at.duration_since(*news) < ANNOUNCED_FOR);
    let advisories = edition.advisories().filter(|(_, advisory)| advisory.is_in_force());
    let exploited = advisories.filter(|(_, advisory)| advisory.exploited() == Exploited::Yes);
    let mut urgent: Vec<(Timestamp, &DocumentId)> =
        exploited.filter_map(|(document, advisory)| Some((news(advisory)?, &document.id))).collect();
    urgent.sort_by(|(one, first), (other, second)| other.cmp(one).then(first.cmp(second)));
    urgent.into_iter().take(MOST).map(|(_, id)| id.clone()).collect()
}

/// Returns when readers last had something new to learn; `None` before the publication.
fn news(advisory: &Advisory, at: Timestamp) -> Option<Timestamp> {
    let published = Some(advisory.published.timestamp()).filter(|published| *published <= at)?;
    let begun = advisory.vulnerabilities.iter().filter_map(|vulnerability| vulnerability.exploited_since);
    let alerts = advisory.revisions.iter().filter(|revision| revision.kind == RevisionKind::Content);
    let moments = begun.chain(alerts.map(|revision| revision.on)).map(|instant| instant.timestamp());
    moments.filter(|moment| *moment <= at).chain([published]).max()
}
