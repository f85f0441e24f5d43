//! The announcement of a release, compared with the site.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::BuildTime;
use crate::check::Drafts;
use crate::check::Edition;
use crate::check::history;
use crate::check::product;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::AdvisoryId;
use crate::model::Announcement;
use crate::model::Instant;
use crate::model::Revision;
use crate::model::Site;
use crate::model::Status;
use crate::read::AnnouncementFields;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::read::Text;
use crate::text::nearest;

/// The ids of the advisories that an edition shows.
pub(in crate::check) type Shown = BTreeSet<AdvisoryId>;

/// Lists the advisories among the documents that are shown.
pub(in crate::check) fn shown(documents: &[Arc<Document>]) -> Shown {
    let id = |document: &Arc<Document>| {
        let DocumentFields::Advisory(Some(fields)) = &document.fields else { return None };
        Some(fields.id.value.clone())
    };
    documents.iter().filter_map(id).collect()
}

/// Makes the facts of an announcement. Advisories that are not shown are left out as if nobody had named them.
pub(in crate::check) fn resolve(
    site: &Site,
    (document, fields): (&Document, &AnnouncementFields),
    shown: &Shown,
    (time, drafts): (BuildTime, Drafts),
    report: &mut Report,
) -> Announcement {
    let (published, release_on) = (&fields.published, &fields.release_on);
    if history::is_before(release_on.value, published.value) {
        let message = format!("the release is of {}, before it is announced on {}", release_on.value, published.value);
        let diagnostic = Diagnostic::new(Code::AnnouncementDatesDisordered, release_on.span, message);
        report.push(diagnostic.related(published.span, "announced here"));
    }
    for id in &fields.products {
        product::find(site, id, report);
    }
    report_advisories(fields, shown, drafts, report);
    report_incomplete(fields, &document.source, report);
    history::check_announcement(site, document, fields, time, report);
    if fields.advisories.is_empty() && history::is_before(release_on.value, Instant::from_timestamp(time.at)) {
        let message = format!("the release of {} has come, and no advisory is named", release_on.value);
        let hint = "name what it fixed in `advisories = [\"…\"]`, or set `release_on` to the day it was put off to";
        report.push(Diagnostic::new(Code::AnnouncementPast, release_on.span, message).hint(hint));
    }
    let mut revisions: Vec<Revision> = fields.revisions.iter().map(|revision| revision.value.clone()).collect();
    revisions.sort_by_key(|revision| revision.on.timestamp());
    let advisories = fields.advisories.iter().map(|id| id.value.clone()).filter(|id| shown.contains(id));
    Announcement {
        published: published.value,
        release_on: release_on.value,
        products: fields.products.iter().map(|product| product.value.clone()).collect(),
        severity: fields.severity,
        advisories: advisories.collect(),
        revisions,
    }
}

/// Warns where an advisory is public before the release that an announcement names it for, or is graver than was announced.
pub(in crate::check) fn report_contradictions(edition: &Edition, documents: &[Arc<Document>], report: &mut Report) {
    for document in documents {
        let DocumentFields::Announcement(Some(fields)) = &document.fields else { continue };
        for id in &fields.advisories {
            let Some((_, advisory)) = edition.advisory(&id.value) else { continue };
            let mut tell = |message: String, hint: &str| {
                report.push(Diagnostic::new(Code::AnnouncementContradicted, id.span, message).hint(hint));
            };
            let (published, release_on) = (advisory.published, fields.release_on.value);
            if !matches!(advisory.status, Status::Draft) && history::is_before(published, release_on) {
                let message =
                    format!("`{}` is public from {published} on, before the release of {release_on}", id.value);
                tell(
                    message,
                    "set `published` of the advisory to the release, or `release_on` to the day on which it came",
                );
            }
            let graver = advisory.level().zip(fields.severity).filter(|(level, announced)| level > announced);
            if let Some((level, announced)) = graver {
                let (level, announced) = (level.as_str(), announced.as_str());
                let message = format!("`{}` is `{level}`, and at most `{announced}` was announced", id.value);
                tell(message, "set `severity` of the announcement to the highest level among the fixes");
            }
        }
    }
}

/// Warns of what readers plan by and are not told; once advisories are named, these tell it.
fn report_incomplete(fields: &AnnouncementFields, source: &Text, report: &mut Report) {
    if !fields.advisories.is_empty() {
        return;
    }
    let parts = [
        (source.summary.is_some(), "`summary`"),
        (!fields.products.is_empty(), "`products`"),
        (fields.severity.is_some(), "`severity`, the highest level among the fixes"),
    ];
    let missing: Vec<&str> = parts.into_iter().filter(|(is_there, _)| !is_there).map(|(_, part)| part).collect();
    if !missing.is_empty() {
        let message = "readers cannot plan for the release by what the announcement says";
        let hint = format!("add {}", missing.join(", "));
        report.push(Diagnostic::new(Code::AnnouncementIncomplete, source.title.span, message).hint(hint));
    }
}

/// Reports ids that no advisory has, where drafts are shown: elsewhere that would tell which ones are not public.
fn report_advisories(fields: &AnnouncementFields, shown: &Shown, drafts: Drafts, report: &mut Report) {
    if drafts == Drafts::Hidden {
        return;
    }
    for id in fields.advisories.iter().filter(|id| !shown.contains(&id.value)) {
        let message = format!("no advisory has the id `{}`", id.value);
        let diagnostic = Diagnostic::new(Code::AnnouncementAdvisory, id.span, message);
        report.push(match nearest(id.value.as_str(), shown.iter().map(AdvisoryId::as_str)) {
            Some(known) => diagnostic.hint(format!("did you mean `{known}`?")),
            None => diagnostic,
        });
    }
}
