//! The data that `<fact:NAME>` can print.

use crate::check::Content;
use crate::check::EditionDocument;
use crate::check::Fact;
use crate::model::Contact;
use crate::model::Disclosure;
use crate::model::FactValue;
use crate::model::KeyUse;
use crate::model::PublicKey;
use crate::model::Quantity;
use crate::model::Site;
use crate::model::address;
use crate::text::Span;

/// Finds a datum of the document, or else of the site.
pub(in crate::check) fn find(site: &Site, document: &EditionDocument, name: &str) -> Option<Fact> {
    of_document(document, name).or_else(|| of_site(site, name))
}

/// Returns whether a datum is stated and could not be read, which is told where it stands.
pub(in crate::check) fn is_unread(site: &Site, name: &str) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    // Where a table of a list could not be read, it is any of them.
    let lacks_row = |list: &str, read: usize| site.places.has(&format!("{list}.{read}"));
    match parts.as_slice() {
        [table @ ("commitments" | "facts"), key, ..] => {
            let stated = format!("{table}.{key}");
            site.places.has(&stated) && of_site(site, &stated).is_none()
        }
        ["disclosure", _] => SITE_NAMES.contains(&name) && site.places.has(name) && of_site(site, name).is_none(),
        ["retention", ..] => lacks_row("retention", site.retention.len()),
        ["encryption", ..] => lacks_row("encryption", site.encryption.len()),
        ["locations", ..] => lacks_row("location", site.locations.len()),
        ["contact", ..] => lacks_row("contact", site.contacts.len()),
        ["key", ..] => lacks_row("key", site.keys.len()),
        ["severity", level, "resolve_within"] => {
            let row = site.severity.iter().position(|row| row.level.value.as_str() == *level);
            let is_unread = |row: usize| site.places.has(&format!("severity.{row}.resolve_within"));
            row.map_or_else(|| lacks_row("severity", site.severity.len()), is_unread)
        }
        _ => false,
    }
}

/// Returns where `site.toml` states a datum that `<fact:NAME>` prints, else the top of the file.
pub(in crate::check) fn place(site: &Site, name: &str) -> Span {
    let parts: Vec<&str> = name.split('.').collect();
    let row = match parts.as_slice() {
        ["severity", level, ..] => site.severity.iter().position(|row| row.level.value.as_str() == *level),
        ["retention", id, ..] => site.retention.iter().position(|row| row.id.value.as_str() == *id),
        ["encryption", what, ..] => site.encryption.iter().position(|row| row.what.value.as_str() == *what),
        ["contact", kind, ..] => site.contacts.iter().position(|contact| contact.kind.as_str() == *kind),
        ["key", kind, ..] => site.keys.iter().position(|key| key.kind.as_str() == *kind),
        _ => None,
    };
    match (row, parts.as_slice()) {
        (Some(row), [table, _, fields @ ..]) => {
            site.places.of(&[&[*table, &row.to_string()], fields].concat().join("."))
        }
        _ => site.places.of(name),
    }
}

/// Returns the address of a datum that can be followed.
pub(in crate::check) fn uri(fact: &Fact) -> Option<String> {
    match fact {
        Fact::Contact(contact) => Some(contact.uri()),
        Fact::Url(url) => Some(url.clone()),
        Fact::Value(_)
        | Fact::Commitment(_)
        | Fact::Instant(_)
        | Fact::Code(_)
        | Fact::Word(_)
        | Fact::Words(_)
        | Fact::Countries(_)
        | Fact::Languages(_) => None,
    }
}

/// Returns every name that a text of a document may print, for suggestions.
pub(in crate::check) fn names(site: &Site, document: &EditionDocument) -> Vec<String> {
    let mut names: Vec<String> = DOCUMENT_NAMES.iter().chain(&SITE_NAMES).map(|name| (*name).to_owned()).collect();
    for commitment in &site.commitments {
        let name = &commitment.name.value;
        names.extend([format!("commitments.{name}"), format!("commitments.{name}.within")]);
        names.extend([format!("commitments.{name}.from"), format!("commitments.{name}.to")]);
    }
    names.extend(site.facts.keys().map(|name| format!("facts.{name}")));
    names.extend(
        site.retention
            .iter()
            .flat_map(|row| ["delete_after", "trigger"].map(|field| format!("retention.{}.{field}", row.id.value))),
    );
    names.extend(
        site.encryption
            .iter()
            .flat_map(|row| ["algorithm", "where"].map(|field| format!("encryption.{}.{field}", row.what.value))),
    );
    names.extend(site.severity.iter().map(|row| format!("severity.{}.resolve_within", row.level.value.as_str())));
    names.extend(site.products.iter().map(|product| format!("product.{}.name", product.id.value)));
    names.extend(site.contacts.iter().map(|contact| format!("contact.{}", contact.kind.as_str())));
    names.extend(
        site.keys.iter().flat_map(|key| {
            ["file", "fingerprint", "expires"].map(|field| format!("key.{}.{field}", key.kind.as_str()))
        }),
    );
    let purposes = site.locations.iter().flat_map(|location| &location.purpose);
    names.extend(purposes.map(|purpose| format!("locations.{}", purpose.value)));
    names.retain(|name| find(site, document, name).is_some());
    names.sort();
    names.dedup();
    names
}

const DOCUMENT_NAMES: [&str; 7] = ["id", "published", "updated", "version", "issued", "reviewed", "review_every"];
const SITE_NAMES: [&str; 11] = [
    "organization.name",
    "organization.url",
    "site.base_url",
    "site.locales",
    "contact.preferred",
    "disclosure.window",
    "disclosure.extension",
    "disclosure.customer_head_start",
    "report.fields",
    "locations",
    "scope.in",
];

fn of_document(document: &EditionDocument, name: &str) -> Option<Fact> {
    let date = |date: Option<jiff::civil::Date>| date.map(|date| Fact::Value(FactValue::Date(date)));
    match (&document.content, name) {
        (Content::Page(page), "reviewed") => date(page.reviewed),
        (Content::Policy(policy), "version") => {
            policy.version.clone().map(|version| Fact::Value(FactValue::Text(version)))
        }
        (Content::Policy(policy), "issued") => date(policy.issued),
        (Content::Policy(policy), "reviewed") => date(policy.reviewed),
        (Content::Policy(policy), "review_every") => policy.review_every.map(quantity),
        (Content::Advisory(advisory), "id") => Some(Fact::Code(advisory.id.to_string())),
        (Content::Advisory(advisory), "published") => Some(Fact::Instant(advisory.published)),
        (Content::Advisory(advisory), "updated") => Some(Fact::Instant(advisory.updated())),
        _ => None,
    }
}

fn of_site(site: &Site, name: &str) -> Option<Fact> {
    let parts: Vec<&str> = name.split('.').collect();
    match parts.as_slice() {
        ["organization", "name"] => Some(Fact::Value(FactValue::Text(site.organization.name.clone()))),
        ["organization", "url"] => site.organization.url.as_ref().map(|url| Fact::Url(url.as_str().to_owned())),
        ["site", "base_url"] => Some(Fact::Url(site.base_url.value.as_str().to_owned())),
        ["site", "locales"] => Some(Fact::Languages(site.locales.clone())),
        ["contact", which] => contact(site, which).map(|contact| Fact::Contact(contact.clone())),
        ["contact", which, "locales"] => contact(site, which).map(|contact| Fact::Languages(contact.locales.clone())),
        ["key", kind, field] => key(site, kind).and_then(|key| of_key(site, key, field)),
        ["disclosure", field] => site.disclosure.as_ref().and_then(|disclosure| of_disclosure(disclosure, field)),
        ["report", "fields"] => {
            site.report.as_ref().map(|form| words("report-field", form.fields.iter().map(|field| field.value.as_str())))
        }
        ["commitments", rest @ ..] => of_commitment(site, rest),
        ["facts", name] => site.facts.get(*name).cloned().map(Fact::Value),
        ["retention", id, field] => of_retention(site, id, field),
        ["locations"] => {
            Some(Fact::Countries(site.locations.iter().map(|location| location.country.value.clone()).collect()))
        }
        ["locations", purpose] => countries(site, purpose),
        ["encryption", what, field] => of_encryption(site, what, field),
        ["severity", level, "resolve_within"] => {
            let row = site.severity.iter().find(|row| row.level.value.as_str() == *level)?;
            row.resolve_within.map(quantity)
        }
        ["scope", "in"] => site.scope.as_ref().map(|scope| in_scope(site, scope)),
        ["product", id, "name"] => {
            let product = site.products.iter().find(|product| product.id.value.as_str() == *id)?;
            Some(Fact::Value(FactValue::Text(product.name.clone())))
        }
        _ => None,
    }
}

/// Products by name and other ids by word cannot be one list of words, so only words are printed.
fn in_scope(site: &Site, scope: &crate::model::Scope) -> Fact {
    let is_word = |id: &&str| !site.products.iter().any(|product| product.id.value.as_str() == *id);
    words("scope-in", scope.inside.iter().map(|id| id.value.as_str()).filter(is_word))
}

fn contact<'s>(site: &'s Site, which: &str) -> Option<&'s Contact> {
    match which {
        "preferred" => Some(site.preferred_contact()),
        kind => site.contacts.iter().find(|contact| contact.kind.as_str() == kind),
    }
}

fn key<'s>(site: &'s Site, kind: &str) -> Option<&'s PublicKey> {
    // Texts name a key to write to; one that only signs is named where there is no other.
    let mut keys = site.keys_for(KeyUse::Reports).chain(&site.keys);
    keys.find(|key| key.kind.as_str() == kind)
}

fn of_key(site: &Site, key: &PublicKey, field: &str) -> Option<Fact> {
    match field {
        "fingerprint" => key.fingerprint.clone().map(Fact::Code),
        "expires" => key.expires.as_ref().map(|expires| Fact::Value(FactValue::Date(expires.value))),
        "file" => {
            let path = address::key(&key.file.value)?;
            Some(Fact::Url(site.base_url.value.join_path(&path)))
        }
        _ => None,
    }
}

fn of_disclosure(disclosure: &Disclosure, field: &str) -> Option<Fact> {
    match field {
        "window" => disclosure.window.map(quantity),
        "extension" => disclosure.extension.map(quantity),
        "customer_head_start" => disclosure.customer_head_start.map(quantity),
        _ => None,
    }
}

fn of_commitment(site: &Site, path: &[&str]) -> Option<Fact> {
    let (name, field) = path.split_first()?;
    let commitment = site.commitments.iter().find(|commitment| commitment.name.value.as_str() == *name)?;
    match field {
        [] => Some(Fact::Commitment(commitment.clone())),
        ["within"] => Some(quantity(commitment.within)),
        ["from"] => commitment.from.as_ref().map(|from| word("commitment-from", from.value.as_str())),
        ["to"] => commitment.to.as_ref().map(|to| word("commitment-to", to.value.as_str())),
        _ => None,
    }
}

fn of_retention(site: &Site, id: &str, field: &str) -> Option<Fact> {
    let row = site.retention.iter().find(|row| row.id.value.as_str() == id)?;
    match field {
        "delete_after" => Some(quantity(row.delete_after)),
        "trigger" => Some(word("retention-trigger", row.trigger.value.as_str())),
        _ => None,
    }
}

fn of_encryption(site: &Site, what: &str, field: &str) -> Option<Fact> {
    let row = site.encryption.iter().find(|row| row.what.value.as_str() == what)?;
    let text = match field {
        "algorithm" => Some(row.algorithm.clone()),
        "where" => row.place.clone(),
        _ => None,
    };
    text.map(|text| Fact::Value(FactValue::Text(text)))
}

fn countries(site: &Site, purpose: &str) -> Option<Fact> {
    let serves = |location: &&crate::model::Location| location.purpose.iter().any(|of| of.value.as_str() == purpose);
    let countries: Vec<String> =
        site.locations.iter().filter(serves).map(|location| location.country.value.clone()).collect();
    (!countries.is_empty()).then_some(Fact::Countries(countries))
}

fn quantity(quantity: Quantity) -> Fact {
    Fact::Value(FactValue::Quantity(quantity))
}

fn word(family: &str, id: &str) -> Fact {
    Fact::Word(format!("{family}-{id}"))
}

fn words<'i>(family: &str, ids: impl Iterator<Item = &'i str>) -> Fact {
    Fact::Words(ids.map(|id| format!("{family}-{id}")).collect())
}
