//! Words that belong to single facts of an advisory.

use std::collections::BTreeMap;

use crate::diag::Report;
use crate::read::fields::Fields;
use crate::text::Spanned;

/// The summaries of revisions and the notes on the timeline, in one language.
#[derive(Default)]
pub(in crate::read) struct Notes {
    /// By the revision's id, or by the version of a policy.
    pub(in crate::read) revisions: BTreeMap<String, Spanned<String>>,
    /// By the entry's id.
    pub(in crate::read) timeline: BTreeMap<String, Spanned<String>>,
}

/// Reads `[revision.ID] summary` and `[timeline.ID] note` of an advisory's translation.
pub(in crate::read) fn of_advisory(fields: &mut Fields<'_>, report: &mut Report) -> Notes {
    let revisions = named_texts(fields, "revision", "summary", report);
    let timeline = named_texts(fields, "timeline", "note", report);
    Notes { revisions, timeline }
}

/// Reads `[revision.ID] summary` of an announcement's translation.
pub(in crate::read) fn of_announcement(fields: &mut Fields<'_>, report: &mut Report) -> Notes {
    Notes { revisions: named_texts(fields, "revision", "summary", report), timeline: BTreeMap::new() }
}

/// Reads `[policy_version.VERSION] summary` of a policy's translation.
pub(in crate::read) fn of_policy(fields: &mut Fields<'_>, report: &mut Report) -> Notes {
    Notes { revisions: named_texts(fields, "policy_version", "summary", report), timeline: BTreeMap::new() }
}

fn named_texts(
    fields: &mut Fields<'_>,
    table: &'static str,
    field: &'static str,
    report: &mut Report,
) -> BTreeMap<String, Spanned<String>> {
    let mut texts = BTreeMap::new();
    for (id, mut entry) in fields.named(table, report) {
        let text = entry.require_text(field, report);
        entry.finish(report);
        texts.extend(text.map(|text| (id.value, text)));
    }
    texts
}
