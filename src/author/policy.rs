//! A policy is released: its version is listed, and what it says is stored.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml_edit::Datetime;
use toml_edit::DocumentMut;
use toml_edit::Item;
use toml_edit::Table;
use toml_edit::Value;
use toml_edit::value;

use crate::author::EditError;
use crate::author::NewFile;
use crate::author::front_matter::FrontMatter;
use crate::author::front_matter::add_revision;
use crate::author::front_matter::add_table;
use crate::author::front_matter::datetime;
use crate::author::front_matter::replace;
use crate::model::DocumentId;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::PolicyVersion;
use crate::read::Text;
use crate::read::TranslationRevision;
use crate::read::source_digest;

/// Returns the text of a policy with one more version, behind the others.
pub fn list_version(text: &str, version: &PolicyVersion, summary: &str) -> Result<String, EditError> {
    let mut document = FrontMatter::of(text)?;
    let parts: Vec<(&str, Value)> = vec![
        ("version", version.version.as_str().into()),
        ("issued", day(version.issued).into()),
        ("summary", summary.into()),
    ];
    add_table(&mut document.fields, "policy_version", parts)?;
    // Where they are stated beside the list, they are those of the newest version.
    for (name, stated) in [("version", Value::from(version.version.as_str())), ("issued", day(version.issued).into())] {
        if let Some(place) = document.fields.get_mut(name) {
            replace(place, stated);
        }
    }
    Ok(document.into_text())
}

/// Returns the version that follows another one: its last number is one higher, `2.1` after `2.0`, and as
/// long: `2.10` after `2.09`.
pub fn next_version(version: &str) -> String {
    let digits = version.len() - version.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (stem, number) = version.split_at(version.len() - digits);
    match number.parse::<u64>().ok().and_then(|number| number.checked_add(1)) {
        Some(number) => format!("{stem}{number:0digits$}"),
        None => format!("{version}.1"),
    }
}

/// What a policy says in one locale.
pub struct Wording<'a> {
    /// The text as it stands in the policy.
    pub text: &'a Text,
    /// Its body with facts and blocks in words.
    pub body: &'a str,
}

/// Returns the file that stores what a policy says in the source locale.
pub fn store(policy: &DocumentId, version: &str, wording: &Wording<'_>, facts: &BTreeMap<String, String>) -> NewFile {
    let mut fields = words(wording.text);
    let mut released = Table::new();
    released.insert("source", value(&wording.text.wording));
    released
        .decor_mut()
        .set_prefix("\n# What `lucarne policy release` made this of. What was released stays as it is.\n");
    if !facts.is_empty() {
        let table: Table = facts.iter().map(|(name, fact)| (name.as_str(), value(fact))).collect();
        released.insert("facts", Item::Table(table));
    }
    fields.insert("released", Item::Table(released));
    file(policy, version, None, &fields, wording.body)
}

/// Returns the file that stores what a policy says in a translation; `source` is the stored text in the source locale.
pub fn store_translation(
    policy: &DocumentId,
    version: &str,
    wording: &Wording<'_>,
    source: &NewFile,
    changes: &Changes<'_>,
) -> NewFile {
    let mut fields = words(wording.text);
    let mut translation = Table::new();
    let stored: Option<DocumentId> = format!("{policy}/versions/{version}").parse().ok();
    let digest = stored.and_then(|stored| source_digest(&stored, &source.text));
    translation.insert("source", value(digest.unwrap_or_default()));
    if let Some(own) = &wording.text.translation {
        translation.insert("method", value(own.method.as_str()));
        if let Some(by) = &own.by {
            translation.insert("by", value(by));
        }
    }
    if let Some(on) = changes.on {
        translation.insert("on", value(datetime(on)));
    }
    translation.insert("released", value(&wording.text.wording));
    for revision in changes.revisions {
        let summary = revision.summary.as_deref();
        add_revision(&mut translation, &revision.revision, summary).expect("the table is new");
    }
    let stored = changes.stored.and_then(|stored| FrontMatter::of(stored).ok());
    if let Some(allow) = stored.and_then(|stored| stored.fields.get("allow").cloned()) {
        fields.insert("allow", allow);
    }
    fields.insert("translation", Item::Table(translation));
    file(policy, version, Some(&wording.text.locale), &fields, wording.body)
}

/// What is said of the stored text of a translation beside its words.
pub struct Changes<'a> {
    /// When it was first published, where that was later than the version.
    pub on: Option<Instant>,
    /// What changed in it since, oldest first.
    pub revisions: &'a [TranslationRevision],
    /// The file that stands there, whose `[[allow]]` stay.
    pub stored: Option<&'a str>,
}

fn words(text: &Text) -> DocumentMut {
    let mut fields = DocumentMut::new();
    fields.insert("title", value(&text.title.value));
    if let Some(summary) = &text.summary {
        fields.insert("summary", value(&summary.value));
    }
    fields
}

fn file(policy: &DocumentId, version: &str, locale: Option<&Locale>, fields: &DocumentMut, body: &str) -> NewFile {
    let locale = locale.map(|locale| format!(".{locale}")).unwrap_or_default();
    let path = format!("content/{policy}/versions/{version}{locale}.md");
    NewFile::new(&path, format!("+++\n{fields}+++\n\n{}\n", body.trim()))
}

fn day(day: Date) -> Datetime {
    day.to_string().parse().expect("a day of these years is a TOML date")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_is_listed_behind_the_others_and_comments_stay() {
        let text = "+++\ntitle = \"T\" # Short.\nversion = \"1.0\" # now\n\n[[policy_version]]\nversion = \"1.0\"\n\
                    issued = 2026-01-01\n+++\n\nText.\n";
        let version = PolicyVersion { version: "1.1".to_owned(), issued: jiff::civil::date(2026, 3, 14) };
        let expected = "+++\ntitle = \"T\" # Short.\nversion = \"1.1\" # now\n\n[[policy_version]]\nversion = \"1.0\"\n\
                        issued = 2026-01-01\n\n[[policy_version]]\nversion = \"1.1\"\nissued = 2026-03-14\n\
                        summary = \"More.\"\n+++\n\nText.\n";
        assert_eq!(list_version(text, &version, "More.").unwrap(), expected);
    }

    #[test]
    fn next_version_counts_its_last_number() {
        let versions = ["2.0", "2.9", "2.09", "7", "draft", "18446744073709551615"];
        let next = ["2.1", "2.10", "2.10", "8", "draft.1", "18446744073709551615.1"];
        assert_eq!(versions.map(next_version), next);
    }
}
