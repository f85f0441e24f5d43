//! The released texts of policies: when each is public, what the policy's page shows, and whether a release is due.

mod early;
pub(in crate::check) mod printed;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::check::Content;
use crate::check::Edition;
use crate::check::PolicyText;
use crate::check::visibility::Now;
use crate::check::visibility::is_public;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::DocumentId;
use crate::model::PolicyVersion;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::read::ReleasedFields;
use crate::read::Text;
use crate::read::Visibility;
use crate::read::released_of;
use crate::text::Span;

use early::HeldBack;
use printed::printed_facts;

/// The released texts of a site, by their documents.
pub(in crate::check) type Releases = BTreeMap<DocumentId, PolicyText>;

/// Settles which stored texts are public, and what policies show whose newest version has not come into force.
pub(in crate::check) fn settle(documents: &mut [Arc<Document>], now: Now, report: &mut Report) -> Releases {
    let listed = listed(documents);
    let mut releases = Releases::new();
    for document in documents.iter_mut().filter(|document| document.is_released()) {
        let document = Arc::make_mut(document);
        let Some((policy, version)) = released_of(&document.id) else { continue };
        let versions = listed.get(&policy).map_or(&[][..], Vec::as_slice);
        let issued = versions.iter().find(|listed| listed.version == version).map(|listed| listed.issued);
        document.visibility = issued.map_or(Visibility::Draft, Visibility::from_day);
        if issued.is_none() {
            report.push(unlisted(document, &policy, version));
        }
        let release = PolicyText { policy, version: version.to_owned(), issued, until: None, previous: None };
        releases.insert(document.id.clone(), release);
    }
    for (policy, versions) in &listed {
        chain(&mut releases, policy, versions, now);
        hold_back(documents, policy, versions, now, report);
    }
    releases
}

/// Returns the versions of each policy, oldest first.
fn listed(documents: &[Arc<Document>]) -> BTreeMap<DocumentId, Vec<PolicyVersion>> {
    let versions = |document: &Arc<Document>| {
        let DocumentFields::Policy(fields) = &document.fields else { return None };
        Some((document.id.clone(), fields.oldest_first()))
    };
    documents.iter().filter_map(versions).collect()
}

fn unlisted(document: &Document, policy: &DocumentId, version: &str) -> Diagnostic {
    let message = format!("`{policy}` lists no version `{version}`, so its text is not published");
    let hint = format!("add `[[policy_version]]` with `version = \"{version}\"` and `issued` to content/{policy}.md");
    // The path alone: what stands in a file that is not public is told to nobody.
    Diagnostic::at_path(Code::PolicyVersionUnlisted, format!("content/{}.md", document.id), message).hint(hint)
}

/// Fills in what came before each stored text, and until when it was in force.
fn chain(releases: &mut Releases, policy: &DocumentId, versions: &[PolicyVersion], now: Now) {
    let mut previous: Option<DocumentId> = None;
    for (place, version) in versions.iter().enumerate() {
        let Some(id) = stored_id(policy, &version.version) else { continue };
        let Some(release) = releases.get_mut(&id) else { continue };
        let next = versions.get(place + 1).filter(|next| is_public(Visibility::from_day(next.issued), now.time));
        release.until = next.map(|next| next.issued);
        release.previous = previous.replace(id);
    }
}

/// Returns the document that holds the text of a version.
pub(in crate::check) fn stored_id(policy: &DocumentId, version: &str) -> Option<DocumentId> {
    let id: DocumentId = format!("{policy}/versions/{version}").parse().ok()?;
    released_of(&id).is_some().then_some(id)
}

/// Lets a policy say what its newest version in force says, where a later one is listed.
///
/// A policy none of whose versions is in force is not there yet.
fn hold_back(
    documents: &mut [Arc<Document>],
    policy: &DocumentId,
    versions: &[PolicyVersion],
    now: Now,
    report: &mut Report,
) {
    let is_shown = |version: &&PolicyVersion| now.shows(Visibility::from_day(version.issued));
    let Some(early) = versions.iter().find(|version| !is_shown(version)) else { return };
    let in_force = versions.iter().rev().find(is_shown);
    let shown: BTreeSet<&str> = versions.iter().filter(is_shown).map(|version| version.version.as_str()).collect();
    let find = |id: &DocumentId| documents.iter().position(|document| document.id == *id);
    let Some(place) = find(policy) else { return };
    let Some(in_force) = in_force else {
        Arc::make_mut(&mut documents[place]).visibility = Visibility::from_day(early.issued);
        return;
    };
    match stored_id(policy, &in_force.version).and_then(|id| find(&id)) {
        Some(stored) => {
            let (source, translations) = (documents[stored].source.clone(), documents[stored].translations.clone());
            let document = Arc::make_mut(&mut documents[place]);
            document.source = with_summaries(source, &document.source, &shown);
            let texts = std::mem::take(&mut document.translations);
            let translations = translations.into_iter().map(|(locale, text)| {
                let text = match texts.get(&locale) {
                    Some(own) => with_summaries(text, own, &shown),
                    None => text,
                };
                (locale, text)
            });
            document.translations = translations.collect();
        }
        None => report.push(too_early(&documents[place], early.issued, &early.version, &in_force.version)),
    }
}

/// Puts what the versions that are shown are said to change into a stored text, and what the policy allows.
fn with_summaries(stored: Text, own: &Text, shown: &BTreeSet<&str>) -> Text {
    let mut revision_summaries = own.revision_summaries.clone();
    revision_summaries.retain(|version, _| shown.contains(version.as_str()));
    // What the policy allows is allowed of the words that it shows.
    Text { revision_summaries, allows: own.allows.clone(), ..stored }
}

fn too_early(document: &Document, issued: Date, version: &str, in_force: &str) -> Diagnostic {
    let message =
        format!("version `{version}` is in force from {issued}, and what version `{in_force}` says is not stored");
    let path = format!("content/{}/versions/{in_force}.md", document.id);
    let hint = format!("put the text of version {in_force} back, and run `lucarne policy release` before you edit it");
    let diagnostic = Diagnostic::new(Code::PolicyVersionEarly, Span::top(document.source.file), message);
    diagnostic.hint(hint).hint(format!("or store that text as `{path}`"))
}

/// Warns where a policy says something else than its newest version, or prints another datum.
pub(in crate::check) fn report_due(edition: &Edition, documents: &[Arc<Document>], report: &mut Report) {
    let stored: BTreeMap<&DocumentId, &Document> = documents
        .iter()
        .filter(|document| document.is_released())
        .map(|document| (&document.id, &**document))
        .collect();
    for document in documents {
        let Some(made) = edition.document(&document.id) else { continue };
        let Content::Policy(policy) = &made.content else { continue };
        let Some(newest) = policy.versions.first() else { continue };
        let known = stored_id(&document.id, &newest.version).and_then(|id| stored.get(&id).copied());
        let released = known.and_then(Document::released);
        // Where the page shows a stored text, no words could differ.
        if edition.is_stored(made.source()) {
            if let (Some(released), Some(next)) = (released, next(document, newest)) {
                let in_force = (newest.version.as_str(), released);
                HeldBack { policy: made, in_force, next }.report(edition, documents, report);
            }
            continue;
        }
        let reason = match released {
            None => has_older(&document.id, policy.versions.iter().skip(1), &stored)
                .then(|| format!("version `{}` is listed, and what it says is not stored", newest.version)),
            Some(released) => {
                difference(released, &document.source, || printed_facts(edition.site(), made, &document.source.outline))
                    .map(|what| format!("{what} since version `{}` was released", newest.version))
            }
        };
        let name = document.id.as_str().strip_prefix("policies/").unwrap_or_default();
        if let Some(reason) = reason {
            let hint = format!("run `lucarne policy release {name}` once the new text stands, or take the change back");
            report.push(Diagnostic::new(Code::PolicyUnreleased, document.source.title.span, reason).hint(hint));
            continue;
        }
        let Some(known) = known else { continue };
        for text in document.translations.values().filter(|text| text.is_current(&document.source)) {
            let version = &newest.version;
            let (message, hint) = match known.translations.get(&text.locale) {
                Some(stored) if stored.is_corrected_by(text) => (
                    format!("the translation has changed since version `{version}` was released"),
                    format!("run `lucarne policy release {name}`, which stores it anew, or take the change back"),
                ),
                None => (
                    format!("version `{version}` is stored, and not this translation of it"),
                    format!("run `lucarne policy release {name}`, which stores it"),
                ),
                Some(_) => continue,
            };
            report.push(Diagnostic::new(Code::PolicyUnreleased, text.title.span, message).hint(hint));
        }
    }
}

/// Returns the version behind another one, and its day.
fn next<'d>(policy: &'d Document, in_force: &PolicyVersion) -> Option<(&'d str, Date)> {
    let DocumentFields::Policy(fields) = &policy.fields else { return None };
    let later = fields.versions.iter().filter(|version| version.value.issued > in_force.issued);
    later.map(|later| (later.value.version.as_str(), later.value.issued)).min_by_key(|(_, day)| *day)
}

fn has_older<'v>(
    policy: &DocumentId,
    mut versions: impl Iterator<Item = &'v PolicyVersion>,
    stored: &BTreeMap<&DocumentId, &Document>,
) -> bool {
    versions.any(|version| stored_id(policy, &version.version).is_some_and(|id| stored.contains_key(&id)))
}

/// Says what has changed since a release; a text that no release made is compared with nothing.
fn difference(
    released: &ReleasedFields,
    source: &Text,
    printed: impl FnOnce() -> BTreeMap<String, String>,
) -> Option<String> {
    if *released.source.as_ref()? != source.wording {
        return Some("the text has changed".to_owned());
    }
    let now = printed();
    let (name, before) = released.first_changed(&now)?;
    Some(if name.starts_with("block:") {
        format!("what `<{name}>` prints has changed")
    } else {
        format!("`<fact:{name}>` was `{before}` and is `{}`", now[name])
    })
}
