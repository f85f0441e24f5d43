//! What `site.toml` says of reviews and its own address.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::check::Edition;
use crate::check::SecurityTxtLack;
use crate::check::key;
use crate::check::lapse;
use crate::check::security_txt::DISCLOSURE;
use crate::check::security_txt_basis;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::text::Span;

/// Checks what the site states about itself.
pub(in crate::check) fn check(edition: &Edition, documents: &[Arc<Document>], report: &mut Report) {
    let site = edition.site();
    let today = edition.today();
    if !site.base_url.value.is_host_root() {
        let message = "the base address has a path, so what must stand at the root of its host is left out";
        let hint = "`.well-known`, security.txt, robots.txt and _headers are not written";
        report.push(Diagnostic::new(Code::BaseUrlPath, site.base_url.span, message).hint(hint));
    }
    if !site.base_url.value.is_https() {
        let message = "the base address is not secure, so no CSAF document is written";
        let hint = "publish at an `https:` address";
        report.push(Diagnostic::new(Code::CsafInsecure, site.base_url.span, message).hint(hint));
    }
    key::check(edition, today, report);
    lapse::check(site, today, report);
    check_security_txt(edition, documents, today, report);
}

/// Says why there is no security.txt, or that it is past its end.
fn check_security_txt(edition: &Edition, documents: &[Arc<Document>], today: Date, report: &mut Report) {
    let site = edition.site();
    let top = Span::top(site.file);
    let document = documents.iter().map(Arc::as_ref).find(|document| document.id.as_str() == DISCLOSURE);
    let (place, message, hint) = match security_txt_basis(edition) {
        Ok(basis) => return check_expiry(edition, document, basis.reviewed, today, report),
        // The base address has a diagnostic of its own.
        Err(SecurityTxtLack::HostRoot) => return,
        Err(SecurityTxtLack::Policy) if document.is_some() => return,
        Err(SecurityTxtLack::Policy) => {
            (top, "no public policy is named `disclosure`", "write content/policies/disclosure.md with `reviewed`")
        }
        Err(SecurityTxtLack::Review) => (
            document.map_or(top, |document| document.source.title.span),
            "the policy has no `reviewed`",
            "add `reviewed = ` and the day somebody last read it through",
        ),
        Err(SecurityTxtLack::Contact) => (
            top,
            "no contact is an address of e-mail, telephone or `https:`",
            "RFC 9116 wants web addresses to be secure: write a `[[contact]]` with an `https:` address or of another kind",
        ),
    };
    let message = format!("{message}, so no security.txt is written");
    report.push(Diagnostic::new(Code::SecurityTxtMissing, place, message).hint(hint));
}

fn check_expiry(edition: &Edition, document: Option<&Document>, reviewed: Date, today: Date, report: &mut Report) {
    let Some(DocumentFields::Policy(fields)) = document.map(|document| &document.fields) else { return };
    let Some(place) = fields.reviewed.as_ref().map(|reviewed| reviewed.span) else { return };
    let (end, hint) = (model::expires(reviewed), "read the policy through, and set `reviewed` to that day");
    if end <= edition.time().at {
        let message = format!("security.txt expired 364 days after the review on {reviewed}");
        report.push(Diagnostic::new(Code::SecurityTxtExpired, place, message).hint(hint));
        return;
    }
    lapse::report_end("security.txt expires", end.to_zoned(TimeZone::UTC).date(), (today, place, hint), report);
}
