//! Corpus to edition: every rule that can fail.
//!
//! Only this module can make an [`Edition`]. In it every reference has a target, every locale exists and every
//! address is free; drafts and embargoed documents are not in it at all.

mod address;
mod advisory;
mod announcement;
mod assemble;
mod block;
mod csaf;
mod document;
mod drift;
mod edition;
mod fact;
mod fix;
mod head;
mod heading;
mod history;
mod key;
mod lapse;
mod ledger;
mod link;
mod overlap;
mod policy;
mod private_id;
mod product;
mod product_status;
mod profile;
mod prose;
mod question;
mod range;
mod release;
mod resolution;
mod revision_ids;
mod script;
mod security_txt;
mod shared_id;
mod signature;
mod site;
mod suppression;
mod translation;
mod visibility;
mod vulnerability;
mod weakness;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::diag::Level;
use crate::diag::Outcome;
use crate::diag::Report;
use crate::read::CheckSettings;
use crate::read::Corpus;
use crate::text::FileId;
use crate::text::Snapshot;

pub use crate::read::markdown_options;
pub use csaf::CsafChange;
pub use csaf::CsafDocument;
pub use document::Content;
pub use document::EditionDocument;
pub use document::EditionHeading;
pub use document::EditionText;
pub use document::Page;
pub use document::Policy;
pub use document::PolicyText;
pub use document::TextState;
pub use document::TranslationAge;
pub use drift::Comparisons;
pub use drift::SilenceKey;
pub use drift::untranslated_from;
pub use edition::BuildTime;
pub use edition::CodeBlocks;
pub use edition::Drafts;
pub use edition::Edition;
pub use edition::Fact;
pub use edition::RevisionRef;
pub use edition::Target;
pub use head::Head;
pub use heading::Headings;
pub use key::document_keys;
pub use key::key_file;
pub use ledger::Locking;
pub use profile::RULES;
pub use profile::Rule;
pub use profile::RuleBasis;
pub use profile::Sureness;
pub use profile::assess;
pub use profile::rules_of;
pub use prose::LARGEST_CODE_BLOCK;
pub use prose::LONGEST_CODE_LINE;
pub use question::Answer;
pub use question::Answers;
pub use question::Notes;
pub use question::Question;
pub use question::Sum;
pub use question::Topic;
pub use release::printed::policy_hash;
pub use release::printed::printed_facts;
pub use resolution::Resolutions;
pub use revision_ids::is_untold;
pub use revision_ids::last_locked;
pub use security_txt::SecurityTxtBasis;
pub use security_txt::SecurityTxtLack;
pub use security_txt::security_txt_basis;
pub use signature::SIGNATURE_FOLDER;
pub use signature::Signing;

/// What a check depends on beside the sources.
#[derive(Clone, Copy, Debug)]
pub struct Conditions<'a> {
    /// The time of the build.
    pub time: BuildTime,
    /// Whether drafts are shown.
    pub drafts: Drafts,
    /// Whether the lock file may change.
    pub locking: Locking,
    /// Where signatures come from.
    pub signing: Signing,
    /// The signatures of the site that have expired, and when. They are not published.
    pub expired: &'a BTreeMap<FileId, Timestamp>,
}

/// Checks a corpus, together with what reading it reported.
///
/// The report is sorted, and silent about documents that are not public. There is no edition where it has an error.
pub fn check(corpus: Outcome<Corpus>, snapshot: Arc<Snapshot>, conditions: Conditions<'_>) -> Outcome<Option<Edition>> {
    let before = Before { comparisons: &mut Comparisons::default(), resolutions: &mut Resolutions::default() };
    check_again(corpus, before, snapshot, conditions)
}

/// What earlier runs left, which then holds what this one leaves.
pub struct Before<'m> {
    /// What they said of translations.
    pub comparisons: &'m mut Comparisons,
    /// What they made of each document by itself.
    pub resolutions: &'m mut Resolutions,
}

/// Checks a corpus as [`check()`] does; what an earlier run looked at, and is the same, is not looked at again.
pub fn check_again(
    corpus: Outcome<Corpus>,
    before: Before<'_>,
    snapshot: Arc<Snapshot>,
    conditions: Conditions<'_>,
) -> Outcome<Option<Edition>> {
    let Outcome { value: corpus, mut report } = corpus;
    let edition = assemble::assemble((corpus, before), snapshot, conditions, &mut report);
    override_levels(edition.settings(), &mut report);
    report.sort();
    let edition = Some(edition).filter(|_| !report.has_errors());
    Outcome { value: edition, report }
}

/// Applies `[check]` of `site.toml`: an error stays an error, because an output would be wrong.
fn override_levels(settings: &CheckSettings, report: &mut Report) {
    let lists = [(&settings.allow, None), (&settings.warn, Some(Level::Warning)), (&settings.deny, Some(Level::Error))];
    for (codes, level) in lists {
        for subject in codes.iter().map(|subject| subject.value) {
            report.override_level(subject, level);
        }
    }
}
