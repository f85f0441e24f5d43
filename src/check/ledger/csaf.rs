//! The CSAF documents that were published before, compared with those of this edition.
//!
//! Their bytes are not known yet: those that make them compare the hashes, and add the new ones to the lock.

use std::collections::BTreeMap;

use crate::check::CsafDocument;
use crate::check::Edition;
use crate::check::ledger::Past;
use crate::check::ledger::Places;
use crate::check::ledger::is_later;
use crate::check::revision_ids;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Level;
use crate::diag::Report;
use crate::model::Lock;
use crate::model::LockedCsaf;
use crate::model::address;
use crate::text::Span;
use crate::text::Spanned;

/// Lists the CSAF documents of this edition; the hash is there where the lock knows it for the same version.
pub(super) fn present(edition: &Edition, old: &Lock) -> BTreeMap<String, LockedCsaf> {
    edition.csaf_documents().map(|document| (document.id.clone(), locked(document, old))).collect()
}

fn locked(document: &CsafDocument, old: &Lock) -> LockedCsaf {
    let version = document.version();
    let before = old.csaf.get(&document.id).filter(|before| before.version == version);
    LockedCsaf {
        path: address::csaf_path(document.year(), &document.id),
        public_since: document.released().rfc3339(),
        sha256: before.map_or_else(String::new, |before| before.sha256.clone()),
        version,
    }
}

/// Reports published CSAF documents that nothing answers for any more. Where this edition has none at all, because its
/// address is not secure, the lock keeps them, and a warning says that readers lose them.
pub(super) fn keep(past: &Past<'_>, new: &mut Lock, report: &mut Report) {
    let Spanned { value: base_url, span } = &past.edition.site().base_url;
    if !base_url.is_https() && !past.old.csaf.is_empty() {
        let message = "the CSAF documents that lucarne.lock holds would be gone, since the base address is not secure";
        let warning = Diagnostic::new(Code::CsafInsecure, *span, message).hint("publish at an `https:` address");
        // In the place of the note that none is written.
        report.retain(|known| known.code != Code::CsafInsecure);
        report.push(Diagnostic { level: Level::Warning, ..warning });
    }
    for (id, before) in &past.old.csaf {
        if let Some(now) = new.csaf.get(id).filter(|now| now.path == before.path) {
            report_older(&past.places, id, before, now, report);
            continue;
        }
        let address = address::csaf_folder(base_url, &[]).to_string() + &before.path;
        let is_kept = !base_url.is_https() || is_later(past.edition, Some(&before.public_since));
        if !is_kept && !past.is_redirected(&address) && !past.taken_back.has_csaf(id) {
            let hint = if new.csaf.contains_key(id) {
                "put `published` back, or `on` of the translation: the year in the address is that of the first publication"
            } else {
                "put back what it was made from as it was, and withdraw it with `lucarne advisory withdraw`: documents are \
                 never deleted"
            };
            report.push(vanished(past, id, &address).hint(hint));
        }
        new.csaf.entry(id.clone()).or_insert_with(|| before.clone());
    }
}

fn vanished(past: &Past<'_>, id: &str, address: &str) -> Diagnostic {
    let message = format!("the CSAF document `{id}`, which lucarne.lock holds, would vanish from `{address}`");
    Diagnostic::new(Code::CsafVanished, past.places.of(id), message)
}

/// Reports a document that had a higher version.
fn report_older(places: &Places<'_>, id: &str, before: &LockedCsaf, now: &LockedCsaf, report: &mut Report) {
    if now.version < before.version {
        let message = format!(
            "lucarne.lock holds version {} of the CSAF document `{id}`, and it would be {}",
            before.version, now.version
        );
        let hint = "put the revision back that is gone";
        report.push(Diagnostic::new(Code::CsafChanged, places.of(id), message).hint(hint));
    }
}

/// Reports documents of which a released version would have another number: a revision was put before one that readers
/// know.
pub(super) fn report_inserted(edition: &Edition, old: &Lock, report: &mut Report) {
    for document in edition.csaf_documents() {
        let Some(before) = old.csaf.get(&document.id).filter(|before| before.version < document.version()) else {
            continue;
        };
        let Some(made) = edition.document(&document.advisory) else { continue };
        let text = made.text(&document.locale);
        let locked = old.documents.get(made.id.as_str()).and_then(|known| known.texts.get(document.locale.as_str()));
        let Some(locked) = locked.and_then(|known| known.revision.as_deref()) else { continue };
        let mut known = document.history().iter().enumerate().filter(|(_, change)| {
            change.revision.is_some_and(|revision| revision_ids::is_locked(made, text, revision, locked))
        });
        let Some((at, last)) = known.next_back().filter(|(at, _)| *at >= before.version) else { continue };
        let message = format!(
            "version {} of the CSAF document `{}` would be version {}: a revision stands before it that lucarne.lock \
             does not hold",
            before.version,
            document.id,
            at + 1
        );
        let hint = format!("date the new revision later than {}", last.on);
        report.push(Diagnostic::new(Code::CsafChanged, Span::top(text.body.file), message).hint(hint));
    }
}

/// Names the CSAF documents that the lock must learn of, but for those that time alone made public.
pub(super) fn outdated(old: &Lock, new: &Lock, came_by_time: impl Fn(Option<&str>) -> bool) -> Vec<String> {
    let is_news = |(id, now): &(&String, &LockedCsaf)| match old.csaf.get(*id) {
        Some(before) => before != *now || before.sha256.is_empty(),
        None => !came_by_time(Some(&now.public_since)),
    };
    new.csaf.iter().filter(is_news).map(|(id, _)| id.clone()).collect()
}
