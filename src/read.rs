//! Snapshot to corpus: every source is parsed, nothing is compared.
//!
//! The front matter and `site.toml` are read field by field with their places, the Markdown is scanned for its
//! headings, links, facts and blocks, catalogs and themes are listed. What one file says of another is left to
//! `check`.

mod corpus;

pub use corpus::AdvisoryFields;
pub use corpus::AffectedFields;
pub use corpus::Catalog;
pub use corpus::CheckSettings;
pub use corpus::CodeBlock;
pub use corpus::Corpus;
pub use corpus::Document;
pub use corpus::DocumentFields;
pub use corpus::Heading;
pub use corpus::Link;
pub use corpus::LinkKind;
pub use corpus::Message;
pub use corpus::NotAffectedFields;
pub use corpus::Outline;
pub use corpus::PageFields;
pub use corpus::PolicyFields;
pub use corpus::RangeFields;
pub use corpus::StatusFields;
pub use corpus::Text;
pub use corpus::Theme;
pub use corpus::TranslationFields;
pub use corpus::TranslationRevision;
pub use corpus::Visibility;
pub use corpus::VulnerabilityFields;
