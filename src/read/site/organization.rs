//! Who publishes, and how to reach them.

use std::collections::BTreeSet;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Category;
use crate::model::Contact;
use crate::model::ContactKind;
use crate::model::Coordinator;
use crate::model::KeyKind;
use crate::model::KeyUse;
use crate::model::Organization;
use crate::model::PublicKey;
use crate::read::fields::Fields;
use crate::text::Spanned;

/// Reads `[organization]`.
pub(super) fn read(fields: &mut Fields<'_>, report: &mut Report) -> Option<Organization> {
    fields.demand("organization", report);
    let mut table = fields.table("organization", report)?;
    let name = table.require_text("name", report);
    let url = table.parse("url", report);
    let namespace = table.parse("namespace", report);
    let category = table.parse("category", report).map_or(Category::Vendor, |category| category.value);
    let cve_org_id = table.text("cve_org_id", report).and_then(|id| read_org_id(&id, report));
    let address = table.text("address", report).map(|address| address.value);
    let role = table.parse("role", report).map(|role| role.value);
    let privacy_contact = read_privacy_contact(&mut table, report);
    table.finish(report);
    Some(Organization {
        name: name?.value,
        url: url.map(|url| url.value),
        namespace: namespace.map(|namespace| namespace.value),
        category,
        cve_org_id,
        address,
        role,
        privacy_contact,
    })
}

fn read_privacy_contact(table: &mut Fields<'_>, report: &mut Report) -> Option<String> {
    let text = table.text("privacy_contact", report)?;
    let is_sound = [ContactKind::Email, ContactKind::Web].iter().any(|kind| kind.broken_rule(&text.value).is_none());
    if !is_sound {
        let message = "`privacy_contact` is an e-mail address or an `https://` address";
        report.push(Diagnostic::new(Code::FieldValue, text.span, message));
    }
    is_sound.then_some(text.value)
}

/// Reads `[[coordinator]]`.
pub(super) fn read_coordinators(fields: &mut Fields<'_>, report: &mut Report) -> Vec<Coordinator> {
    let tables = fields.tables("coordinator", report).into_iter();
    let coordinators = tables.filter_map(|mut table| {
        let id = table.require("id", report);
        let name = table.require_text("name", report);
        let url = table.require("url", report);
        table.finish(report);
        Some(Coordinator { id: id?, name: name?.value, url: url?.value })
    });
    coordinators.collect()
}

/// Reads the id of a CNA: a UUID of version 4 (CVE record format 5.1).
fn read_org_id(text: &Spanned<String>, report: &mut Report) -> Option<String> {
    let id = text.value.to_ascii_lowercase();
    let parts: Vec<&str> = id.split('-').collect();
    let is_hex = id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let is_version_4 = |parts: &[&str]| parts[2].starts_with('4') && parts[3].starts_with(['8', '9', 'a', 'b']);
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    if is_hex && lengths == [8, 4, 4, 4, 12] && is_version_4(&parts) {
        return Some(id);
    }
    let message = "the id of a CNA is a UUID of version 4";
    let hint = "write the `orgId` that the CVE services know the organisation by";
    report.push(Diagnostic::new(Code::FieldValue, text.span, message).hint(hint));
    None
}

/// Stands in for an organisation that could not be read; it is never published.
pub(super) fn placeholder() -> Organization {
    Organization {
        name: String::new(),
        url: None,
        namespace: None,
        category: Category::Vendor,
        cve_org_id: None,
        address: None,
        role: None,
        privacy_contact: None,
    }
}

/// Reads `[[contact]]`; at least one must be there.
pub(super) fn read_contacts(fields: &mut Fields<'_>, report: &mut Report) -> Vec<Contact> {
    fields.demand("contact", report);
    let tables = fields.tables("contact", report);
    if let (true, Some(span)) = (tables.is_empty(), fields.span_of("contact")) {
        report.push(Diagnostic::new(Code::FieldMissing, span, "a site has at least one `[[contact]]`"));
    }
    tables.into_iter().filter_map(|table| read_contact(table, report)).collect()
}

/// Stands in for contacts that could not be read; it is never published.
pub(super) fn placeholder_contact() -> Contact {
    let value = "placeholder@placeholder.invalid".to_owned();
    Contact { kind: ContactKind::Email, value, private: false, preferred: false, locales: Vec::new() }
}

fn read_contact(mut table: Fields<'_>, report: &mut Report) -> Option<Contact> {
    let kind = table.require::<ContactKind>("kind", report);
    let value = table.require_text("value", report);
    let private = table.flag("private", report).unwrap_or(false);
    let preferred = table.flag("preferred", report).unwrap_or(false);
    let locales = table.parse_all("locales", Code::FieldValue, report);
    table.finish(report);
    let (kind, value) = (kind?.value, value?);
    if let Some(rule) = kind.broken_rule(&value.value) {
        report.push(Diagnostic::new(Code::FieldValue, value.span, rule));
        return None;
    }
    let locales = locales.into_iter().map(|locale| locale.value).collect();
    Some(Contact { kind, value: value.value, private, preferred, locales })
}

/// Reads `[[key]]`.
pub(super) fn read_keys(fields: &mut Fields<'_>, report: &mut Report) -> Vec<PublicKey> {
    let tables = fields.tables("key", report).into_iter();
    tables.filter_map(|table| read_key(table, report)).collect()
}

fn read_key(mut table: Fields<'_>, report: &mut Report) -> Option<PublicKey> {
    let kind = table.require::<KeyKind>("kind", report);
    let file = table.require_text("file", report);
    let fingerprint = table.text("fingerprint", report).and_then(|fingerprint| read_fingerprint(&fingerprint, report));
    let expires = table.date("expires", report);
    let uses = read_uses(&mut table, kind.as_ref().map(|kind| kind.value), report);
    table.finish(report);
    Some(PublicKey { kind: kind?.value, file: file?, fingerprint, expires, uses })
}

/// Reads what a key is for: all that its kind can do, where nothing is stated.
fn read_uses(table: &mut Fields<'_>, kind: Option<KeyKind>, report: &mut Report) -> BTreeSet<KeyUse> {
    let stated = table.parse_all::<KeyUse>("use", Code::FieldValue, report);
    let signing = stated.iter().find(|usage| usage.value == KeyUse::Documents);
    if let (Some(KeyKind::Age), Some(signing)) = (kind, signing) {
        let message = "documents cannot be signed with an age key";
        report.push(Diagnostic::new(Code::FieldValue, signing.span, message).hint("write `use = [\"reports\"]`"));
    }
    if table.has("use") {
        return stated.into_iter().map(|usage| usage.value).collect();
    }
    KeyUse::ALL.iter().copied().filter(|usage| kind != Some(KeyKind::Age) || *usage == KeyUse::Reports).collect()
}

fn read_fingerprint(text: &Spanned<String>, report: &mut Report) -> Option<String> {
    let digits: String = text.value.chars().filter(|c| !c.is_whitespace()).collect();
    let is_fingerprint = matches!(digits.len(), 40 | 64) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_fingerprint {
        let message = "a fingerprint has 40 or 64 hexadecimal digits";
        report.push(
            Diagnostic::new(Code::FieldValue, text.span, message).hint("see `gpg --show-keys --fingerprint FILE`"),
        );
        return None;
    }
    Some(digits.to_ascii_uppercase())
}
