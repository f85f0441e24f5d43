//! What `site.toml` says of keys, reviews and its own address.

use jiff::civil::Date;

use crate::check::Edition;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model;
use crate::model::PublicKey;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::text::FileId;
use crate::text::Snapshot;

/// Checks what the site states about itself.
pub(in crate::check) fn check(edition: &Edition, documents: &[Document], report: &mut Report) {
    let site = edition.site();
    let today = edition.time().at.to_zoned(jiff::tz::TimeZone::UTC).date();
    if !site.base_url.value.is_host_root() {
        let message = "the base address has a path, so what must stand at the root of its host is left out";
        let hint = "`.well-known`, security.txt, robots.txt and _headers are not written";
        report.push(Diagnostic::new(Code::BaseUrlPath, site.base_url.span, message).hint(hint));
    }
    for key in &site.keys {
        check_key(edition.snapshot(), key, today, report);
    }
    check_security_txt(edition, documents, report);
}

/// Finds the file of a key: below `static`, or below `keys` at the root of the site.
///
/// No other file of the site is ever published as a key: it could be a draft.
pub fn key_file(snapshot: &Snapshot, key: &PublicKey) -> Option<FileId> {
    let own = Some(key.file.value.clone()).filter(|file| file.starts_with("keys/"));
    let candidates = [Some(format!("static/{}", key.file.value)), own];
    candidates.into_iter().flatten().find_map(|path| snapshot.find(&path.parse().ok()?))
}

fn check_key(snapshot: &Snapshot, key: &PublicKey, today: Date, report: &mut Report) {
    let is_safe = |c: char| c.is_ascii_alphanumeric() || "-._~/".contains(c);
    if key_file(snapshot, key).is_none() || !key.file.value.chars().all(is_safe) {
        let message = format!("the key file `{}` is not in the site", key.file.value);
        let hint = "put the public key in `keys`, and write `file = \"keys/security.asc\"`";
        report.push(Diagnostic::new(Code::KeyMissing, key.file.span, message).hint(hint));
    }
    if let Some(expires) = key.expires.as_ref().filter(|expires| expires.value < today) {
        let message = format!("the key expired on {}", expires.value);
        report.push(Diagnostic::new(Code::KeyExpired, expires.span, message).hint("publish a new key"));
    }
}

/// The policy that security.txt names.
const DISCLOSURE: &str = "policies/disclosure";

fn check_security_txt(edition: &Edition, documents: &[Document], report: &mut Report) {
    let site = edition.site();
    if !site.base_url.value.is_host_root() {
        return;
    }
    let diagnostic = |span, message: String| Diagnostic::new(Code::SecurityTxtMissing, span, message);
    let Some(document) = documents.iter().find(|document| document.id.as_str() == DISCLOSURE) else {
        let message = "no policy is named `disclosure`, so no security.txt is written".to_owned();
        let hint = "write content/policies/disclosure.md with `reviewed`";
        report.push(diagnostic(crate::text::Span::top(site.file), message).hint(hint));
        return;
    };
    let DocumentFields::Policy(policy) = &document.fields else { return };
    match &policy.reviewed {
        None => {
            let message = "the policy has no `reviewed`, so no security.txt is written".to_owned();
            let place = document.source.title.span;
            report.push(diagnostic(place, message).hint("add `reviewed = ` and the day somebody last read it through"));
        }
        Some(reviewed) if model::expires(reviewed.value) <= edition.time().at => {
            let message = format!("security.txt expired 364 days after the review on {}", reviewed.value);
            let hint = "read the policy through, and set `reviewed` to that day";
            report.push(Diagnostic::new(Code::SecurityTxtExpired, reviewed.span, message).hint(hint));
        }
        Some(_) => {}
    }
}
