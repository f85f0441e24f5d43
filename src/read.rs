//! Snapshot to corpus: every source is parsed, nothing is compared.
//!
//! The front matter and `site.toml` are read field by field with their places, the Markdown is scanned for its
//! headings, links, facts and blocks, catalogs and themes are listed. What one file says of another is left to
//! `check`.

mod advisory;
mod allow;
mod announcement;
mod catalog;
mod corpus;
mod document;
mod encoding;
mod fields;
mod front_matter;
mod imported;
mod memo;
mod moment;
mod notes;
mod outline;
mod passage;
mod policy;
mod site;
mod strings;
mod term;
mod text;
mod theme;
mod unread;
mod visibility;
mod vulnerability;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Outcome;
use crate::diag::Report;
use crate::model::Lock;
use crate::model::OutputPath;
use crate::text::FileId;
use crate::text::RefusalCause;
use crate::text::Snapshot;
use crate::text::Span;

pub use corpus::AdvisoryFields;
pub use corpus::AffectedFields;
pub use corpus::Allow;
pub use corpus::AnnouncementFields;
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
pub use corpus::MessagePart;
pub use corpus::NotAffectedFields;
pub use corpus::Outline;
pub use corpus::PageFields;
pub use corpus::PolicyFields;
pub use corpus::RangeFields;
pub use corpus::ReleasedFields;
pub use corpus::StatusFields;
pub use corpus::Text;
pub use corpus::Theme;
pub use corpus::TranslationFields;
pub use corpus::TranslationRevision;
pub use corpus::Visibility;
pub use corpus::VulnerabilityFields;
pub(crate) use document::is_set_aside;
pub(crate) use document::released_of;
pub(crate) use encoding::LARGEST_SOURCE;
pub(crate) use fields::LONGEST_TEXT;
pub(crate) use fields::excerpt;
pub use front_matter::Parts;
pub use front_matter::split;
pub use memo::Readings;
pub use memo::read_again;
pub(crate) use moment::FIRST_YEAR;
pub use outline::markdown_options;
pub(crate) use passage::OBJECT;
pub(crate) use passage::Passage;
pub(crate) use passage::PassageKind;
pub(crate) use passage::PassageLink;
pub(crate) use passage::passages;
pub(crate) use site::cpe_parts;
pub(crate) use site::is_cpe;
pub(crate) use site::split_package;
pub use strings::published_strings;
pub use text::source_digest;

/// Reads a snapshot. There is no corpus where `site.toml` lacks what everything else stands on.
pub fn read(snapshot: &Snapshot) -> Outcome<Option<Corpus>> {
    let Outcome { value: mut corpus, mut report } = read_surroundings(snapshot);
    if let Some(corpus) = &mut corpus {
        corpus.documents = document::read_all(snapshot, &corpus.site.locales, &mut report);
    }
    Outcome { value: corpus, report }
}

/// Reads all but the documents.
fn read_surroundings(snapshot: &Snapshot) -> Outcome<Option<Corpus>> {
    let mut report = Report::new();
    report_refused(snapshot, &mut report);
    let corpus = read_corpus(snapshot, &mut report);
    Outcome { value: corpus, report }
}

fn read_corpus(snapshot: &Snapshot, report: &mut Report) -> Option<Corpus> {
    let path = "site.toml".parse().expect("a plain name is a path");
    let Some(file) = snapshot.find(&path) else {
        let message = "the file is not there";
        let hint = "write `site.toml` with `[site]`, `[organization]` and a `[[contact]]`";
        report.push(Diagnostic::at_path(Code::FieldMissing, "site.toml", message).hint(hint));
        return None;
    };
    let (site, settings) = site::read(snapshot, file, report)?;
    let catalogs = catalog::read_all(snapshot, &site.locales, report);
    let catalogs = catalogs.into_iter().map(|(locale, catalog)| (locale, Arc::new(catalog))).collect();
    let reference = Arc::new(catalog::read_reference(snapshot));
    let theme = theme::read(snapshot, &site.theme, report);
    let lock = read_lock(snapshot, report);
    let documents = Vec::new();
    Some(Corpus { site, settings, documents, catalogs, reference, theme, statics: list_statics(snapshot), lock })
}

fn report_refused(snapshot: &Snapshot, report: &mut Report) {
    for refusal in snapshot.refused() {
        let (message, hint) = match refusal.cause {
            RefusalCause::LeavesSite => ("the link leads out of the site", "copy the file into the site"),
            RefusalCause::KeptBack => {
                ("the link leads to what is not for readers as it is", "put a copy here, if it may be published")
            }
            RefusalCause::DanglingLink => ("the link leads nowhere", "remove it, or mend what it points to"),
            RefusalCause::NestedLink => {
                ("the link to a folder lies in a folder that is linked itself", "copy one of the two into the site")
            }
            RefusalCause::TooDeep => ("the folder lies below too many others", "move it up"),
            RefusalCause::NotAFile => ("not a file that can be read", "remove it from the site"),
            RefusalCause::OddName => ("the name cannot be published", "use letters, digits, `-`, `_` and `.`"),
            RefusalCause::TooLarge => {
                ("the file is larger than a site's files may be", "publish it elsewhere and link to it")
            }
        };
        let is_too_large = refusal.cause == RefusalCause::TooLarge;
        let code = if is_too_large { Code::SourceTooLarge } else { Code::SourceRefused };
        report.push(Diagnostic::at_path(code, &refusal.path, message).hint(hint));
    }
}

fn list_statics(snapshot: &Snapshot) -> BTreeMap<OutputPath, FileId> {
    snapshot.under("static").filter_map(|(id, path, _)| Some((OutputPath::new(path)?, id))).collect()
}

fn read_lock(snapshot: &Snapshot, report: &mut Report) -> Lock {
    let Some(file) = snapshot.lock() else { return Lock::default() };
    match serde_json::from_slice(&snapshot.file(file).bytes) {
        Ok(lock) => lock,
        Err(error) => {
            let text = error.to_string();
            let reason = text.split(" at line ").next().unwrap_or_default();
            let message = format!("the lock file cannot be read: {reason}");
            let hint = match has_conflict(&snapshot.file(file).bytes) {
                true => {
                    "two branches have changed it: take that of the branch that is published, and run `lucarne build`"
                }
                false => "take the file from your version control; without it, addresses that vanish are not noticed",
            };
            let place = line_and_column(&snapshot.file(file).bytes, error.line(), error.column());
            report.push(Diagnostic::new(Code::LockInvalid, Span::new(file, place..place), message).hint(hint));
            Lock::default()
        }
    }
}

/// Returns whether a file holds the marks of a conflict that Git could not solve.
fn has_conflict(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == b'\n').any(|line| line.starts_with(b"<<<<<<< "))
}

/// Finds the offset of a line, from 1, and a column in bytes, from 0.
pub(crate) fn line_and_column(bytes: &[u8], line: usize, column: usize) -> usize {
    let before: usize =
        bytes.split_inclusive(|&byte| byte == b'\n').take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    (before + column.saturating_sub(1)).min(bytes.len())
}
