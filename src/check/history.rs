//! What happened to an advisory or an announcement: dates in order, ids of its changes, words for them.

use std::collections::BTreeMap;

use crate::check::BuildTime;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Instant;
use crate::model::Precision;
use crate::model::Revision;
use crate::model::Site;
use crate::model::TimelineEntry;
use crate::model::TimelineEvent;
use crate::read::AdvisoryFields;
use crate::read::AnnouncementFields;
use crate::read::Document;
use crate::read::Text;
use crate::text::Span;
use crate::text::Spanned;
use crate::text::nearest;

/// Checks the revisions, the timeline, the withdrawal and the exploitation of an advisory, and what its translations
/// say of them.
pub(in crate::check) fn check(
    site: &Site,
    document: &Document,
    fields: &AdvisoryFields,
    time: BuildTime,
    report: &mut Report,
) {
    check_source(site, &fields.revisions, (&fields.published, Code::AdvisoryDatesDisordered), time, report);
    check_timeline(fields, time, report);
    if let Some(withdrawn) = &fields.status.withdrawn {
        warn_future(withdrawn.value.0, withdrawn.span, time, report);
    }
    for since in fields.vulnerabilities.iter().filter_map(|fields| fields.exploited_since.as_ref()) {
        warn_future(since.value, since.span, time, report);
    }
    for text in document.translations.values() {
        check_translation(site, text, &fields.revisions, time, report);
        let entries: Vec<&str> = fields.timeline.iter().map(|entry| entry.value.id.as_str()).collect();
        report_unknown(&text.timeline_notes, "timeline", &entries, report);
    }
}

/// Checks the revisions of an announcement, and what its translations say of them.
pub(in crate::check) fn check_announcement(
    site: &Site,
    document: &Document,
    fields: &AnnouncementFields,
    time: BuildTime,
    report: &mut Report,
) {
    check_source(site, &fields.revisions, (&fields.published, Code::AnnouncementDatesDisordered), time, report);
    for text in document.translations.values() {
        check_translation(site, text, &fields.revisions, time, report);
    }
}

/// Checks the revisions of a source; `disorder` is what one from before its publication is called.
fn check_source(
    site: &Site,
    revisions: &[Spanned<Revision>],
    (published, disorder): (&Spanned<Instant>, Code),
    time: BuildTime,
    report: &mut Report,
) {
    check_revisions(site, revisions, &[], report);
    for revision in revisions {
        check_after_publication(revision, (published, disorder), report);
        warn_future(revision.value.on, revision.span, time, report);
    }
}

/// Checks the revisions of a translation alone, and its words for those of the source.
fn check_translation(site: &Site, text: &Text, revisions: &[Spanned<Revision>], time: BuildTime, report: &mut Report) {
    let own = text.translation.iter().flat_map(|translation| &translation.revisions);
    let own: Vec<Spanned<Revision>> = own.map(|own| Spanned::new(own.value.revision.clone(), own.span)).collect();
    check_revisions(site, &own, revisions, report);
    own.iter().for_each(|revision| warn_future(revision.value.on, revision.span, time, report));
    let ids: Vec<&str> = revisions.iter().map(|revision| revision.value.id.as_str()).collect();
    report_unknown(&text.revision_summaries, "revision", &ids, report);
}

/// Returns whether a moment is before another; days are compared where one of the two is only a day.
pub(in crate::check) fn is_before(a: Instant, b: Instant) -> bool {
    let is_exact = [a, b].iter().all(|on| on.precision() == Precision::Second);
    if is_exact { a.timestamp() < b.timestamp() } else { a.date() < b.date() }
}

/// Warns of a moment that has not come: readers would be told of it now.
pub(in crate::check) fn warn_future(on: Instant, place: Span, time: BuildTime, report: &mut Report) {
    if is_before(Instant::from_timestamp(time.at), on) {
        let message = format!("{on} has not come yet, and is published now");
        report.push(Diagnostic::new(Code::DateFuture, place, message).hint("correct the date, or add it on that day"));
    }
}

/// Checks the ids and instants of one list of revisions; feeds name them all beside those of the source.
fn check_revisions(site: &Site, revisions: &[Spanned<Revision>], source: &[Spanned<Revision>], report: &mut Report) {
    let mut ids: BTreeMap<&str, Span> =
        source.iter().map(|revision| (revision.value.id.as_str(), revision.span)).collect();
    let mut instants = BTreeMap::new();
    for revision in revisions {
        let id = revision.value.id.as_str();
        let diagnostic = |message: String| Diagnostic::new(Code::IdDuplicate, revision.span, message);
        if let Some(first) = ids.insert(id, revision.span) {
            let hint =
                "give a new id to the revision that nobody has read yet, in the translations' `[revision.ID]` too";
            let twice = diagnostic(format!("another revision has the id `{id}`")).related(first, "here");
            report.push(twice.hint(hint));
        }
        // The ids of feed entries end with that of the revision, and a withdrawal and a locale have such ids too.
        if id == "withdrawn" || site.locales.iter().any(|locale| locale.path_segment() == id) {
            let message = format!("feeds use `{id}` for something else");
            report.push(diagnostic(message).hint("give the revision another id"));
        }
        if let Some(first) = instants.insert(revision.value.on.timestamp(), revision.span) {
            let message = "two revisions are of the same instant, so that none of them is the last";
            report.push(Diagnostic::new(Code::RevisionInstant, revision.span, message).related(first, "first here"));
        }
    }
}

fn check_after_publication(
    revision: &Spanned<Revision>,
    (published, disorder): (&Spanned<Instant>, Code),
    report: &mut Report,
) {
    let Revision { id, on, .. } = &revision.value;
    if is_before(*on, published.value) {
        let message = format!("the revision `{id}` is of {on}, before the publication on {}", published.value);
        let diagnostic = Diagnostic::new(disorder, revision.span, message);
        report.push(diagnostic.related(published.span, "published here"));
    }
}

fn check_timeline(fields: &AdvisoryFields, time: BuildTime, report: &mut Report) {
    let mut ids = BTreeMap::new();
    for entry in &fields.timeline {
        warn_future(entry.value.on, entry.span, time, report);
        if let Some(first) = ids.insert(&entry.value.id, entry.span) {
            let message = format!("two entries of the timeline have the id `{}`", entry.value.id);
            let diagnostic = Diagnostic::new(Code::IdDuplicate, entry.span, message).related(first, "first here");
            report.push(diagnostic.hint("give each an `id` of its own"));
        }
    }
    let is_report = |entry: &&Spanned<TimelineEntry>| entry.value.event == TimelineEvent::Reported;
    let Some(reported) = fields.timeline.iter().find(is_report) else { return };
    for entry in &fields.timeline {
        let TimelineEntry { on, event, .. } = &entry.value;
        // A vulnerability may be exploited, and its CVE id given, before anybody reports it to the vendor.
        let may_precede = matches!(event, TimelineEvent::Exploited | TimelineEvent::CveAssigned);
        if !may_precede && is_before(*on, reported.value.on) {
            let message = format!("`{}` is of {on}, before the report on {}", event.as_str(), reported.value.on);
            let diagnostic = Diagnostic::new(Code::AdvisoryDatesDisordered, entry.span, message);
            report.push(diagnostic.related(reported.span, "reported here"));
        }
    }
}

/// Reports the words of one table whose ids are not known.
pub(in crate::check) fn report_unknown(
    words: &BTreeMap<String, Spanned<String>>,
    table: &str,
    known: &[&str],
    report: &mut Report,
) {
    for (id, words) in words.iter().filter(|(id, _)| !known.contains(&id.as_str())) {
        let message = format!("the source has no `{table}` with the id `{id}`");
        let diagnostic = Diagnostic::new(Code::FieldUnknown, words.span, message);
        report.push(match nearest(id, known.iter().copied()) {
            Some(known) => diagnostic.hint(format!("did you mean `[{table}.{known}]`?")),
            None => diagnostic,
        });
    }
}
