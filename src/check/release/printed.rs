//! The data that a text prints, in a form that no wording, language or version of the program changes.

use std::collections::BTreeMap;

use sha2::Digest;
use sha2::Sha256;

use crate::check::EditionDocument;
use crate::check::Fact;
use crate::check::fact;
use crate::model::Commitment;
use crate::model::Contact;
use crate::model::Coordinator;
use crate::model::FactValue;
use crate::model::KeyUse;
use crate::model::PublicKey;
use crate::model::Quantity;
use crate::model::Retention;
use crate::model::Scope;
use crate::model::SeverityRow;
use crate::model::Site;
use crate::model::Slug;
use crate::read::Outline;
use crate::read::Text;
use crate::text::Spanned;

/// Facts of the policy itself: each release changes them, and none of them is a promise.
const OWN: [&str; 4] = ["version", "issued", "reviewed", "review_every"];

/// Returns what each fact and block of a document's text stands for, by its name; a block's is a hash, under `block:NAME`.
///
/// Of what promises nothing, such as the latest advisories, there is none.
pub fn printed_facts(site: &Site, document: &EditionDocument, outline: &Outline) -> BTreeMap<String, String> {
    let linked = outline.links.iter().filter_map(|link| link.destination.value.strip_prefix("fact:"));
    let facts = outline.facts.iter().map(|name| name.value.as_str()).chain(linked).map(str::to_owned);
    let blocks = outline.blocks.iter().map(|name| format!("block:{}", name.value));
    let printed = |name: String| printed(site, document, &name).map(|now| (name, now));
    facts.chain(blocks).filter_map(printed).collect()
}

/// Returns a hash of what a policy says: that of its words, and behind it one of what [`printed_facts`] tells of it.
pub fn policy_hash(source: &Text, facts: &BTreeMap<String, String>) -> String {
    let facts: Vec<String> = facts.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{}{}", source.wording, hash(&facts))
}

/// Returns whether two hashes of [`policy_hash`] differ in their second part alone.
pub(in crate::check) fn is_same_wording(a: &str, b: &str) -> bool {
    a.get(..WORDING) == b.get(..WORDING)
}

/// How many digits the hash of a text's words has.
const WORDING: usize = 32;

/// Returns what a fact, or a block as `block:NAME`, stands for in a document's text.
pub(in crate::check) fn printed(site: &Site, document: &EditionDocument, name: &str) -> Option<String> {
    match name.strip_prefix("block:") {
        Some(block) => Some(hash(&of_block(site, block)?)),
        None if OWN.contains(&name) => None,
        None => Some(of_fact(&fact::find(site, document, name)?)),
    }
}

fn of_fact(fact: &Fact) -> String {
    match fact {
        Fact::Value(value) => of_value(value),
        Fact::Commitment(commitment) => of_commitment(commitment),
        Fact::Instant(instant) => instant.to_string(),
        Fact::Contact(contact) => contact.value.clone(),
        Fact::Url(text) | Fact::Code(text) | Fact::Word(text) => text.clone(),
        Fact::Words(texts) | Fact::Countries(texts) => texts.join(", "),
        Fact::Languages(locales) => locales.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    }
}

fn of_value(value: &FactValue) -> String {
    match value {
        FactValue::Quantity(quantity) => of_quantity(quantity),
        FactValue::Date(day) => day.to_string(),
        FactValue::Integer(number) => number.to_string(),
        FactValue::Decimal(number) => number.to_string(),
        FactValue::List(items) => items.join(", "),
        FactValue::Text(text) => text.clone(),
    }
}

fn of_quantity(quantity: &Quantity) -> String {
    format!("{} {}", quantity.count, quantity.unit.as_str())
}

fn of_commitment(commitment: &Commitment) -> String {
    let from = commitment.from.as_ref().map(|from| format!("from {}", from.value));
    let to = commitment.to.as_ref().map(|to| format!("to {}", to.value));
    let parts = [Some(of_quantity(&commitment.within)), from, to, Some(commitment.basis.as_str().to_owned())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn of_contact(contact: &Contact) -> String {
    format!("{} {}", contact.kind.as_str(), contact.value)
}

/// Returns the rows that a block prints; `None` for what shows the state of the site and promises nothing.
fn of_block(site: &Site, name: &str) -> Option<Vec<String>> {
    let optional = |quantity: Option<Quantity>| quantity.map_or_else(String::new, |quantity| of_quantity(&quantity));
    let severity =
        || site.severity.iter().map(|row| format!("{} {}", row.level.value.as_str(), optional(row.resolve_within)));
    Some(match name {
        "commitments" => site
            .commitments
            .iter()
            .map(|row| format!("{} {}{}", row.name.value, of_commitment(row), and(row.source.as_deref())))
            .collect(),
        "contact-card" => of_contact_card(site),
        "encryption" => {
            let place = |place: &Option<String>| place.clone().unwrap_or_default();
            site.encryption
                .iter()
                .map(|row| format!("{} {} {}", row.what.value, row.algorithm, place(&row.place)))
                .collect()
        }
        "locations" => {
            site.locations.iter().map(|row| format!("{} {}", row.country.value, joined(&row.purpose))).collect()
        }
        "report-fields" => site.report.iter().flat_map(|form| &form.fields).map(|id| id.value.to_string()).collect(),
        "response-times" => severity().collect(),
        "severity-table" => {
            let marks = |row: &SeverityRow| joined(&row.characteristics);
            let scores = |row: &SeverityRow| and(row.cvss.map(|band| format!("{}-{}", band.from, band.to)).as_deref());
            severity().zip(&site.severity).map(|(text, row)| format!("{text} {}{}", marks(row), scores(row))).collect()
        }
        "retention" => {
            let row =
                |row: &Retention| format!("{} {} {}", row.id.value, row.trigger.value, of_quantity(&row.delete_after));
            site.retention.iter().map(row).collect()
        }
        "scope" => of_scope(site.scope.as_ref()?),
        _ => return None,
    })
}

/// Contacts, the keys that reports are encrypted to, and who takes reports too; a longer life of a key is no news.
fn of_contact_card(site: &Site) -> Vec<String> {
    let key = |key: &PublicKey| {
        let which = key.fingerprint.as_deref().unwrap_or(&key.file.value);
        format!("key {} {which}", key.kind.as_str())
    };
    let coordinator = |other: &Coordinator| format!("coordinator {} {}", other.name, other.url);
    let keys = site.keys_for(KeyUse::Reports).map(key);
    site.contacts.iter().map(of_contact).chain(keys).chain(site.coordinators.iter().map(coordinator)).collect()
}

/// Returns what stands behind the rest of a row, where it is stated.
fn and(part: Option<&str>) -> String {
    part.map(|part| format!(" {part}")).unwrap_or_default()
}

fn of_scope(scope: &Scope) -> Vec<String> {
    let lists = [
        ("in", &scope.inside),
        ("out", &scope.outside),
        ("allowed", &scope.allowed_methods),
        ("forbidden", &scope.forbidden_methods),
    ];
    lists.into_iter().flat_map(|(list, ids)| ids.iter().map(move |id| format!("{list} {}", id.value))).collect()
}

fn joined(ids: &[Spanned<Slug>]) -> String {
    ids.iter().map(|id| id.value.to_string()).collect::<Vec<_>>().join(" ")
}

fn hash(rows: &[String]) -> String {
    let digest = Sha256::digest(rows.join("\n").as_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
