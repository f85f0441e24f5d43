//! An advisory's facts, looked up and compared with each other.

use std::collections::BTreeMap;

use crate::check::BuildTime;
use crate::check::EditionHeading;
use crate::check::fix;
use crate::check::history;
use crate::check::vulnerability;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Advisory;
use crate::model::Exploited;
use crate::model::Instant;
use crate::model::ReferenceKind;
use crate::model::Site;
use crate::model::Status;
use crate::model::StatusName;
use crate::read::AdvisoryFields;
use crate::read::Document;
use crate::read::Heading;
use crate::read::StatusFields;
use crate::read::VulnerabilityFields;
use crate::text::Spanned;

/// Makes the advisory of a document; what is wrong is reported, and `None` where its status makes no sense.
pub(in crate::check) fn resolve(
    site: &Site,
    document: &Document,
    fields: &AdvisoryFields,
    headings: &[EditionHeading],
    time: BuildTime,
    report: &mut Report,
) -> Option<Advisory> {
    report_id(document, fields, report);
    let status = status(&fields.status, &fields.published, report);
    history::check(site, document, fields, time, report);
    report_aliases(fields, report);
    report_cves(fields, report);
    let vulnerabilities =
        fields.vulnerabilities.iter().map(|fields| vulnerability::resolve(site, fields, headings, report)).collect();
    let mut timeline: Vec<_> = fields.timeline.iter().map(|entry| entry.value.clone()).collect();
    timeline.sort_by_key(|entry| entry.on);
    let mut revisions: Vec<_> = fields.revisions.iter().map(|revision| revision.value.clone()).collect();
    revisions.sort_by_key(|revision| revision.on);
    let advisory = Advisory {
        id: fields.id.value.clone(),
        status: status?,
        published: fields.published.value,
        aliases: fields.aliases.iter().map(|alias| alias.value.clone()).collect(),
        vulnerabilities,
        credits: fields.credits.clone(),
        references: fields.references.clone(),
        timeline,
        revisions,
    };
    report_incomplete(&advisory, document, fields, headings, report);
    report_unproven(&advisory, fields, headings, report);
    fix::check(site, &advisory, fields, time.at, report);
    Some(advisory)
}

fn report_id(document: &Document, fields: &AdvisoryFields, report: &mut Report) {
    let name = document.id.as_str().rsplit('/').next().unwrap_or_default();
    let id = &fields.id;
    if id.value.as_str() != name {
        let message = format!("the id is `{}`, and the file is named `{name}`", id.value);
        let hint = format!("write `id = \"{name}\"`, or rename the file");
        report.push(Diagnostic::new(Code::AdvisoryIdDiffers, id.span, message).hint(hint));
    }
}

fn status(fields: &StatusFields, published: &Spanned<Instant>, report: &mut Report) -> Option<Status> {
    let name = fields.name.value;
    if let Some(withdrawn) = fields.withdrawn.as_ref().filter(|_| name != StatusName::Withdrawn) {
        let message = format!("`withdrawn` stands beside `status = \"{}\"`", name.as_str());
        report.push(
            Diagnostic::new(Code::AdvisoryStatus, withdrawn.span, message).hint("write `status = \"withdrawn\"`"),
        );
    }
    if let Some(by) = fields.superseded_by.as_ref().filter(|_| name != StatusName::Superseded) {
        let message = format!("`superseded_by` stands beside `status = \"{}\"`", name.as_str());
        report.push(Diagnostic::new(Code::AdvisoryStatus, by.span, message).hint("write `status = \"superseded\"`"));
    }
    match name {
        StatusName::Draft => Some(Status::Draft),
        StatusName::Published => Some(Status::Published),
        StatusName::Withdrawn => {
            let Some(withdrawn) = &fields.withdrawn else {
                let hint = "add `withdrawn = { on = 2026-04-01T09:00:00Z, reason = \"not-a-vulnerability\" }`";
                let message = "a withdrawn advisory says when and why";
                report.push(Diagnostic::new(Code::AdvisoryStatus, fields.name.span, message).hint(hint));
                return None;
            };
            let (on, reason) = withdrawn.value;
            if history::is_before(on, published.value) {
                let message = format!("withdrawn on {on}, before it was published on {}", published.value);
                report.push(
                    Diagnostic::new(Code::AdvisoryDatesDisordered, withdrawn.span, message)
                        .hint("set `on` to the day of the withdrawal"),
                );
            }
            Some(Status::Withdrawn { on, reason })
        }
        StatusName::Superseded => {
            let Some(by) = &fields.superseded_by else {
                let message = "a superseded advisory says what replaces it";
                report.push(
                    Diagnostic::new(Code::AdvisoryStatus, fields.name.span, message)
                        .hint("add `superseded_by = \"ID\"`"),
                );
                return None;
            };
            Some(Status::Superseded { by: by.value.clone() })
        }
    }
}

/// An alias that can be an address gets a page; others, such as `JVN#12345678`, are only printed.
fn report_aliases(fields: &AdvisoryFields, report: &mut Report) {
    for alias in &fields.aliases {
        let is_id = !alias.value.is_empty()
            && alias.value.len() <= 100
            && alias.value.bytes().all(|byte| byte.is_ascii_graphic());
        if !is_id {
            let message = "an alias has 1 to 100 characters of ASCII, and no space";
            report.push(Diagnostic::new(Code::FieldValue, alias.span, message));
        }
    }
}

/// Reports vulnerabilities with one CVE id (CSAF 2.0, section 6.1.23).
fn report_cves(fields: &AdvisoryFields, report: &mut Report) {
    let mut seen = BTreeMap::new();
    for cve in fields.vulnerabilities.iter().filter_map(|vulnerability| vulnerability.cve.as_ref()) {
        let first = *seen.entry(&cve.value).or_insert(cve.span);
        if first == cve.span {
            continue;
        }
        let message = format!("another vulnerability of the advisory has the id `{}`", cve.value);
        let hint = "join the two `[[vulnerability]]`, or correct one of the ids";
        report.push(Diagnostic::new(Code::CveDuplicate, cve.span, message).related(first, "first here").hint(hint));
    }
}

/// Warns of what a complete advisory has and this one lacks.
fn report_incomplete(
    advisory: &Advisory,
    document: &Document,
    fields: &AdvisoryFields,
    headings: &[EditionHeading],
    report: &mut Report,
) {
    if !advisory.is_in_force() {
        return;
    }
    for vulnerability in fields.vulnerabilities.iter().filter(|vulnerability| !vulnerability.is_rated) {
        let message = "neither `cvss` nor `severity` says how bad it is, so it stands in no severity archive";
        let hint = "add `cvss = [\"CVSS:4.0/…\"]`";
        report.push(Diagnostic::new(Code::SeverityMissing, vulnerability.span, message).hint(hint));
    }
    let has_section = |id: &str| headings.iter().any(|heading| heading.id == id && heading.has_text);
    let names_products = |vulnerability: &VulnerabilityFields| {
        let others = vulnerability.not_affected.is_empty() && vulnerability.under_investigation.is_empty();
        !vulnerability.affected.is_empty() || !others
    };
    let says_exploited =
        has_section("exploitation") || fields.vulnerabilities.iter().all(|fields| fields.exploited.is_some());
    let parts = [
        (has_section("impact"), "a section `{#impact}`"),
        (says_exploited, "`exploited` or a section `{#exploitation}`"),
        (fields.vulnerabilities.iter().all(names_products), "`[[affected]]`"),
        (has_section("fix") || has_section("workarounds"), "a section `{#fix}` or `{#workarounds}`"),
        (!advisory.credits.is_empty(), "`[[credit]]`"),
    ];
    let missing: Vec<&str> = parts.into_iter().filter(|(is_there, _)| !is_there).map(|(_, part)| part).collect();
    if !missing.is_empty() {
        let message = "readers will miss a part of the advisory";
        let hint = format!("add {}", missing.join(", "));
        let mut diagnostic = Diagnostic::new(Code::AdvisoryIncomplete, document.source.title.span, message).hint(hint);
        let is_meant = |heading: &&Heading| {
            let ids = ["impact", "exploitation", "fix", "workarounds"];
            !heading.has_text && heading.id.as_ref().is_some_and(|id| ids.contains(&id.value.as_str()))
        };
        for heading in document.source.outline.headings.iter().filter(is_meant) {
            diagnostic = diagnostic.related(heading.span, "this section has no text yet");
        }
        report.push(diagnostic);
    }
}

/// Reports exploitation that is claimed, and that nothing bears out.
fn report_unproven(advisory: &Advisory, fields: &AdvisoryFields, headings: &[EditionHeading], report: &mut Report) {
    let is_told = headings.iter().any(|heading| heading.id == "exploitation" && heading.has_text);
    // A fix and a package are about something else.
    let is_about_fix = |kind| matches!(kind, ReferenceKind::Fix | ReferenceKind::Introduced | ReferenceKind::Package);
    let is_borne_out = is_told || advisory.references.iter().any(|reference| !is_about_fix(reference.kind));
    if !advisory.is_in_force() || is_borne_out {
        return;
    }
    let claims = fields.vulnerabilities.iter().filter_map(|fields| fields.exploited.as_ref());
    for claim in claims.filter(|claim| claim.value == Exploited::Yes) {
        let message = "nothing says where it is known from that this is exploited";
        let hint =
            "add a section `{#exploitation}`, or a `[[reference]]` of the kind `evidence`, `article` or `report`";
        report.push(Diagnostic::new(Code::ClaimUnproven, claim.span, message).hint(hint));
    }
}
