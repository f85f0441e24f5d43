//! The facts of an advisory's front matter.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Credit;
use crate::model::CreditRole;
use crate::model::Instant;
use crate::model::Reference;
use crate::model::ReferenceKind;
use crate::model::Revision;
use crate::model::RevisionKind;
use crate::model::Slug;
use crate::model::TimelineEntry;
use crate::model::TimelineEvent;
use crate::model::WithdrawalReason;
use crate::read::AdvisoryFields;
use crate::read::StatusFields;
use crate::read::fields::Fields;
use crate::read::imported;
use crate::read::imported::Material;
use crate::read::notes::Notes;
use crate::read::vulnerability;
use crate::text::Spanned;

/// Reads the facts of an advisory; `None` where one is missing without which nothing else makes sense.
pub(in crate::read) fn read(fields: &mut Fields<'_>, notes: &mut Notes, report: &mut Report) -> Option<AdvisoryFields> {
    let id = fields.require("id", report);
    let status = read_status(fields, report);
    fields_demand_published(fields, report);
    let published = fields.instant("published", report);
    let aliases = fields.texts("aliases", report);
    let vulnerabilities = vulnerability::read_all(fields, report);
    let credits = read_credits(fields, report);
    let references = read_references(fields, report);
    let timeline = read_timeline(fields, notes, report);
    let revisions = read_revisions(fields, notes, report);
    imported::read(fields, Material::Record, report);
    let (id, status, published) = (id?, status?, published?);
    Some(AdvisoryFields { id, status, published, aliases, vulnerabilities, credits, references, timeline, revisions })
}

fn fields_demand_published(fields: &Fields<'_>, report: &mut Report) {
    if !fields.has("published") {
        let hint = "add `published = 2026-03-14T14:00:00Z`, the moment from which it may be seen";
        report.push(Diagnostic::new(Code::FieldMissing, fields.span(), "`published` is missing").hint(hint));
    }
}

fn read_status(fields: &mut Fields<'_>, report: &mut Report) -> Option<StatusFields> {
    let name = fields.require("status", report);
    let withdrawn = fields.table("withdrawn", report).and_then(|mut table| {
        let span = table.span();
        let on = require_instant(&mut table, "on", report);
        let reason = table.require::<WithdrawalReason>("reason", report);
        table.finish(report);
        Some(Spanned::new((on?.value, reason?.value), span))
    });
    let superseded_by = fields.parse("superseded_by", report);
    Some(StatusFields { name: name?, withdrawn, superseded_by })
}

fn read_credits(fields: &mut Fields<'_>, report: &mut Report) -> Vec<Credit> {
    let mut credits = Vec::new();
    for mut table in fields.tables("credit", report) {
        let name = table.text("name", report).map(|name| name.value).filter(|name| !name.trim().is_empty());
        let is_anonymous = table.flag("anonymous", report).unwrap_or(false);
        let role = table.parse::<CreditRole>("role", report).map_or(CreditRole::Finder, |role| role.value);
        if name.is_none() && !is_anonymous {
            let hint = "add `name = \"…\"`, or `anonymous = true` where credit by name is declined";
            report.push(Diagnostic::new(Code::FieldMissing, table.span(), "`name` is missing").hint(hint));
        }
        if name.is_some() && is_anonymous {
            let message = "a credit is either by name or anonymous";
            report.push(Diagnostic::new(Code::FieldValue, table.span(), message).hint("remove `name` or `anonymous`"));
        }
        table.finish(report);
        credits.push(Credit { name: name.filter(|_| !is_anonymous), role });
    }
    credits
}

fn read_references(fields: &mut Fields<'_>, report: &mut Report) -> Vec<Reference> {
    let tables = fields.tables("reference", report).into_iter();
    let references = tables.filter_map(|mut table| {
        let kind = table.parse::<ReferenceKind>("kind", report).map_or(ReferenceKind::Web, |kind| kind.value);
        let url = table.require("url", report);
        table.finish(report);
        Some(Reference { kind, url: url?.value })
    });
    references.collect()
}

fn read_timeline(fields: &mut Fields<'_>, notes: &mut Notes, report: &mut Report) -> Vec<Spanned<TimelineEntry>> {
    let tables = fields.tables("timeline", report).into_iter();
    let entries: Vec<_> = tables
        .filter_map(|mut table| {
            let event = table.require::<TimelineEvent>("event", report);
            let id = table.parse::<Slug>("id", report);
            let on = require_instant(&mut table, "on", report);
            let note = table.text("note", report);
            table.finish(report);
            let event = event?.value;
            // An event that is told once needs no name of its own.
            let id = id.map_or_else(|| event.as_str().replace('_', "-").parse().ok(), |id| Some(id.value))?;
            if let Some(note) = note {
                notes.timeline.insert(id.as_str().to_owned(), note);
            }
            let on = on?;
            Some(Spanned::new(TimelineEntry { id, on: on.value, event }, on.span))
        })
        .collect();
    entries
}

/// Reads `[[revision]]`, of an advisory or below `[translation]`; the summaries go to the notes.
pub(in crate::read) fn read_revisions(
    fields: &mut Fields<'_>,
    notes: &mut Notes,
    report: &mut Report,
) -> Vec<Spanned<Revision>> {
    let tables = fields.tables("revision", report).into_iter();
    let revisions = tables.filter_map(|mut table| {
        let id = table.require::<Slug>("id", report);
        let on = require_instant(&mut table, "on", report);
        let kind = table.require::<RevisionKind>("kind", report);
        let summary = table.text("summary", report);
        table.finish(report);
        let (id, on, kind) = (id?, on?, kind?);
        if let Some(summary) = summary {
            notes.revisions.insert(id.value.as_str().to_owned(), summary);
        }
        Some(Spanned::new(Revision { id: id.value, on: on.value, kind: kind.value }, on.span))
    });
    revisions.collect()
}

fn require_instant(table: &mut Fields<'_>, name: &'static str, report: &mut Report) -> Option<Spanned<Instant>> {
    table.demand(name, report);
    table.instant(name, report)
}
