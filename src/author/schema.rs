//! JSON Schema of what authors write, for editors and scripts.
//!
//! `schema.json` holds the definitions, without the words of closed lists: those are taken from the model, so that a
//! new word is in both. `tests/schema.rs` holds the definitions against what the reader knows and demands.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::model;

/// What a schema describes: a file of TOML, or the front matter of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SchemaName {
    /// `site.toml`.
    Site,
    /// A file in `products`.
    Product,
    /// A page.
    Page,
    /// A policy.
    Policy,
    /// An announcement.
    Announcement,
    /// An advisory.
    Advisory,
    /// A page's translation.
    PageTranslation,
    /// A policy's translation.
    PolicyTranslation,
    /// An announcement's translation.
    AnnouncementTranslation,
    /// An advisory's translation.
    AdvisoryTranslation,
}

impl SchemaName {
    /// Every name, in the order of the source.
    pub const ALL: [SchemaName; 10] = [
        SchemaName::Site,
        SchemaName::Product,
        SchemaName::Page,
        SchemaName::Policy,
        SchemaName::Announcement,
        SchemaName::Advisory,
        SchemaName::PageTranslation,
        SchemaName::PolicyTranslation,
        SchemaName::AnnouncementTranslation,
        SchemaName::AdvisoryTranslation,
    ];

    /// Returns the name as it is given on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            SchemaName::Site => "site",
            SchemaName::Product => "product",
            SchemaName::Page => "page",
            SchemaName::Policy => "policy",
            SchemaName::Announcement => "announcement",
            SchemaName::Advisory => "advisory",
            SchemaName::PageTranslation => "page-translation",
            SchemaName::PolicyTranslation => "policy-translation",
            SchemaName::AnnouncementTranslation => "announcement-translation",
            SchemaName::AdvisoryTranslation => "advisory-translation",
        }
    }
}

const DEFINITIONS: &str = include_str!("schema.json");

/// Returns the schema of a file or a front matter (JSON Schema 2020-12), which stands by itself.
///
/// Dates of TOML are texts in it, as in every tool that applies a JSON Schema to TOML.
pub fn schema(name: SchemaName) -> Value {
    let mut definitions: Map<String, Value> = serde_json::from_str(DEFINITIONS).expect("the definitions are JSON");
    // Some editors do not follow a `$ref` at the top.
    let top = definitions.remove(name.as_str()).expect("every name has a definition");
    definitions.extend(closed_lists().map(|(name, words)| (name.to_owned(), json!({ "enum": words }))));
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("Lucarne: {}", name.as_str().replace('-', "’s ")),
        "$defs": definitions,
    });
    if let (Value::Object(schema), Value::Object(top)) = (&mut schema, top) {
        schema.extend(top);
    }
    schema
}

/// Lists the words that are known where only certain ones are, by the name of their definition.
fn closed_lists() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    macro_rules! lists {
        ($($name:literal: $list:ident,)*) => {
            [$(($name, model::$list::ALL.iter().map(|word| word.as_str()).collect()),)*]
        };
    }
    let lists: [(&str, Vec<&str>); 22] = lists! {
        "basis": Basis,
        "category": Category,
        "contact-kind": ContactKind,
        "credit-role": CreditRole,
        "eligibility": Eligibility,
        "exploited": Exploited,
        "fix-plan": FixPlan,
        "justification": Justification,
        "key-kind": KeyKind,
        "key-use": KeyUse,
        "profile": Profile,
        "record-format": RecordFormat,
        "reference-kind": ReferenceKind,
        "revision-kind": RevisionKind,
        "rewards": Rewards,
        "role": Role,
        "severity-level": SeverityLevel,
        "status": StatusName,
        "timeline-event": TimelineEvent,
        "translation-method": TranslationMethod,
        "version-scheme": VersionScheme,
        "withdrawal-reason": WithdrawalReason,
    };
    lists.into_iter()
}
