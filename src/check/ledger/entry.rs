//! What the lock file says of a document by itself.

use std::collections::BTreeMap;

use crate::check::Content;
use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::ledger::time_of;
use crate::check::release::printed::policy_hash;
use crate::check::release::printed::printed_facts;
use crate::check::revision_ids::RevisionIds;
use crate::model::AddressKind;
use crate::model::Instant;
use crate::model::LockedAddress;
use crate::model::LockedDocument;
use crate::model::LockedText;
use crate::read::Document;

/// What the lock file says of a document by itself.
#[derive(Clone, Debug)]
pub(in crate::check) struct LockEntry {
    /// Its address in the source locale.
    pub(in crate::check::ledger) route: String,
    pub(in crate::check::ledger) address: LockedAddress,
    /// What it says of its texts, where readers are told of each change of them.
    pub(in crate::check::ledger) texts: Option<LockedDocument>,
}

impl LockEntry {
    /// Makes that of a public document.
    pub(in crate::check::ledger) fn new(edition: &Edition, made: &EditionDocument, document: &Document) -> LockEntry {
        let public_since = public_since(made).map(|since| since.rfc3339());
        let route = edition.route(made, edition.site().source_locale()).to_string();
        let is_told = made.advisory().is_some() || made.policy_text().is_some();
        let texts =
            is_told.then(|| LockedDocument { public_since: public_since.clone(), texts: texts(made, document) });
        LockEntry { route, address: LockedAddress { kind: AddressKind::Document, public_since }, texts }
    }
}

/// Says what a policy that lists versions, and of which none is stored, says as its newest one; nothing else keeps that.
///
/// Its translations are left out: that they say the same is told of otherwise.
pub(in crate::check::ledger) fn of_policy(
    edition: &Edition,
    made: &EditionDocument,
    document: &Document,
    known: Option<&LockedDocument>,
) -> Option<LockedDocument> {
    let Content::Policy(policy) = &made.content else { return None };
    let newest = policy.versions.first()?;
    if policy.versions.iter().any(|version| edition.policy_text(&made.id, &version.version).is_some()) {
        return None;
    }
    let hash = policy_hash(&document.source, &printed_facts(edition.site(), made, &document.source.outline));
    let text = LockedText { revision: Some(newest.version.clone()), hash };
    let texts = BTreeMap::from([(document.source.locale.to_string(), text)]);
    let public_since = match known {
        Some(known) => known.public_since.clone(),
        None => Some(time_of(edition)),
    };
    Some(LockedDocument { public_since, texts })
}

/// Returns from when on a document is public; `None` for what always is.
fn public_since(document: &EditionDocument) -> Option<Instant> {
    match &document.content {
        Content::Advisory(advisory) => Some(advisory.published),
        Content::Announcement(announcement) => Some(announcement.published),
        Content::PolicyText(text) => text.issued.and_then(Instant::from_date),
        Content::Home | Content::Page(_) | Content::Policy(_) => None,
    }
}

/// Lists the texts of a document, each with a hash of what is public of it: of the source with its facts.
fn texts(made: &EditionDocument, document: &Document) -> BTreeMap<String, LockedText> {
    let source = (&document.source.locale, format!("{}{}", document.source.digest, document.facts_digest));
    let translations = document.translations.values().map(|text| (&text.locale, text.digest.clone()));
    let texts = translations.chain([source]).filter_map(|(locale, hash)| {
        let revision = RevisionIds::new(made, made.texts.get(locale)?).last();
        Some((locale.to_string(), LockedText { revision, hash }))
    });
    texts.collect()
}
