//! What the organisation promises, and what it states about data.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Basis;
use crate::model::Commitment;
use crate::model::CvssBand;
use crate::model::Disclosure;
use crate::model::Eligibility;
use crate::model::Encryption;
use crate::model::Location;
use crate::model::Quantity;
use crate::model::ReportForm;
use crate::model::Retention;
use crate::model::Rewards;
use crate::model::SafeHarbor;
use crate::model::Scope;
use crate::model::SeverityLevel;
use crate::model::SeverityRow;
use crate::model::Slug;
use crate::model::Updates;
use crate::read::fields::Fields;
use crate::read::site::twice::report_twice;
use crate::read::term::read_term;
use crate::text::Spanned;

/// The tables of `site.toml` that policies print.
pub(super) struct Promises {
    pub(super) disclosure: Option<Disclosure>,
    pub(super) report: Option<ReportForm>,
    pub(super) commitments: Vec<Commitment>,
    pub(super) retention: Vec<Retention>,
    pub(super) locations: Vec<Location>,
    pub(super) encryption: Vec<Encryption>,
    pub(super) severity: Vec<SeverityRow>,
    pub(super) scope: Option<Scope>,
    pub(super) safe_harbor: Option<SafeHarbor>,
    pub(super) updates: Updates,
}

/// Reads all of them.
pub(super) fn read_all(fields: &mut Fields<'_>, report: &mut Report) -> Promises {
    let promises = Promises {
        disclosure: fields.table("disclosure", report).map(|table| read_disclosure(table, report)),
        report: fields.table("report", report).map(|table| read_form(table, report)),
        commitments: read_commitments(fields, report),
        retention: fields
            .tables("retention", report)
            .into_iter()
            .filter_map(|table| read_retention(table, report))
            .collect(),
        locations: fields
            .tables("location", report)
            .into_iter()
            .filter_map(|table| read_location(table, report))
            .collect(),
        encryption: fields
            .tables("encryption", report)
            .into_iter()
            .filter_map(|table| read_encryption(table, report))
            .collect(),
        severity: fields
            .tables("severity", report)
            .into_iter()
            .filter_map(|table| read_severity(table, report))
            .collect(),
        scope: fields.table("scope", report).map(|table| read_scope(table, report)),
        safe_harbor: fields.table("safe_harbor", report).map(|table| read_safe_harbor(table, report)),
        updates: fields.table("updates", report).map_or_else(Updates::default, |table| read_updates(table, report)),
    };
    report_twice(promises.retention.iter().map(|row| Spanned::new(row.id.value.as_str(), row.id.span)), report);
    report_twice(promises.encryption.iter().map(|row| Spanned::new(row.what.value.as_str(), row.what.span)), report);
    let levels = promises.severity.iter().map(|row| Spanned::new(row.level.value.as_str(), row.level.span));
    report_twice(levels, report);
    promises
}

fn read_disclosure(mut table: Fields<'_>, report: &mut Report) -> Disclosure {
    let disclosure = Disclosure {
        window: read_term(&mut table, "window", report),
        extension: quantity(&mut table, "extension", report),
        customer_head_start: quantity(&mut table, "customer_head_start", report),
        consent_required: table.flag("consent_required", report).unwrap_or(false),
        coordinated_date: table.flag("coordinated_date", report).unwrap_or(false),
    };
    table.finish(report);
    disclosure
}

fn read_form(mut table: Fields<'_>, report: &mut Report) -> ReportForm {
    let form = ReportForm {
        fields: table.parse_all("fields", Code::FieldValue, report),
        anonymous: table.flag("anonymous", report).unwrap_or(false),
        rewards: table.parse("rewards", report).map_or(Rewards::None, |rewards| rewards.value),
        requires_identity: table.flag("requires_identity", report).unwrap_or(false),
        requires_nda: table.flag("requires_nda", report).unwrap_or(false),
        eligibility: table.parse("eligibility", report).map_or(Eligibility::Anyone, |who| who.value),
        tracking_id: table.flag("tracking_id", report).unwrap_or(false),
        components: table.flag("components", report).unwrap_or(false),
    };
    table.finish(report);
    form
}

fn read_commitments(fields: &mut Fields<'_>, report: &mut Report) -> Vec<Commitment> {
    let named = fields.named("commitments", report).into_iter();
    named.filter_map(|(name, table)| read_commitment(name, table, report)).collect()
}

fn read_commitment(name: Spanned<String>, mut table: Fields<'_>, report: &mut Report) -> Option<Commitment> {
    let slug = match name.value.parse::<Slug>() {
        Ok(slug) => Some(Spanned::new(slug, name.span)),
        Err(rule) => {
            report.push(Diagnostic::new(Code::FieldValue, name.span, rule.to_string()));
            None
        }
    };
    table.demand("within", report);
    let within = read_term(&mut table, "within", report);
    let from = table.parse("from", report);
    let to = table.parse("to", report);
    let basis = table.parse("basis", report).map_or(Basis::Commitment, |basis| basis.value);
    let source = table.text("source", report).map(|source| source.value);
    if basis == Basis::Law && source.is_none() {
        let message = "a duty by law names its `source`";
        report.push(
            Diagnostic::new(Code::FieldMissing, table.span(), message).hint("add `source = \"GDPR, Article 33(1)\"`"),
        );
    }
    table.finish(report);
    Some(Commitment { name: slug?, within: within?, from, to, basis, source })
}

fn read_retention(mut table: Fields<'_>, report: &mut Report) -> Option<Retention> {
    let id = table.require("id", report);
    let trigger = table.require("trigger", report);
    let delete_after = table.require("delete_after", report);
    table.finish(report);
    Some(Retention { id: id?, trigger: trigger?, delete_after: delete_after?.value })
}

fn read_location(mut table: Fields<'_>, report: &mut Report) -> Option<Location> {
    let country = table.require_text("country", report);
    let purpose = table.parse_all("purpose", Code::FieldValue, report);
    table.finish(report);
    let country = country?;
    let is_code = country.value.len() == 2 && country.value.bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_code {
        let message = "a country is two capital letters of ISO 3166-1";
        report.push(Diagnostic::new(Code::FieldValue, country.span, message).hint("write `FR` for France"));
        return None;
    }
    Some(Location { country, purpose })
}

fn read_encryption(mut table: Fields<'_>, report: &mut Report) -> Option<Encryption> {
    let what = table.require("what", report);
    let algorithm = table.require_text("algorithm", report);
    let place = table.text("where", report).map(|place| place.value);
    table.finish(report);
    Some(Encryption { what: what?, algorithm: algorithm?.value, place })
}

fn read_severity(mut table: Fields<'_>, report: &mut Report) -> Option<SeverityRow> {
    let level = table.require::<SeverityLevel>("level", report);
    let cvss = read_band(&mut table, report);
    let resolve_within = read_term(&mut table, "resolve_within", report);
    let characteristics = table.parse_all("characteristics", Code::FieldValue, report);
    table.finish(report);
    Some(SeverityRow { level: level?, cvss, resolve_within, characteristics })
}

/// Reads `cvss = [9.0, 10.0]`.
fn read_band(table: &mut Fields<'_>, report: &mut Report) -> Option<CvssBand> {
    let (value, span) = table.any("cvss")?;
    let tenths = |value: &toml::de::DeValue<'_>| {
        let text =
            value.as_float().map(|float| float.as_str()).or(value.as_integer().map(|integer| integer.as_str()))?;
        let score: f64 = text.parse().ok()?;
        (0.0..=10.0).contains(&score).then(|| (score * 10.0).round() as u8)
    };
    let ends = value.as_array().filter(|ends| ends.len() == 2);
    let band =
        ends.and_then(|ends| Some(CvssBand { from: tenths(ends[0].get_ref())?, to: tenths(ends[1].get_ref())? }));
    let band = band.filter(|band| band.from <= band.to);
    if band.is_none() {
        let message = "`cvss` is the lowest and the highest score";
        report.push(Diagnostic::new(Code::FieldValue, span, message).hint("write `cvss = [9.0, 10.0]`"));
    }
    band
}

fn read_scope(mut table: Fields<'_>, report: &mut Report) -> Scope {
    let inside = table.parse_all("in", Code::FieldValue, report);
    let outside = table.parse_all("out", Code::FieldValue, report);
    let allowed_methods = table.parse_all("allowed_methods", Code::FieldValue, report);
    let forbidden_methods = table.parse_all("forbidden_methods", Code::FieldValue, report);
    table.finish(report);
    Scope { inside, outside, allowed_methods, forbidden_methods }
}

fn read_safe_harbor(mut table: Fields<'_>, report: &mut Report) -> SafeHarbor {
    let mut flag = |name| table.flag(name, report).unwrap_or(false);
    let (authorized, no_legal_action) = (flag("authorized"), flag("no_legal_action"));
    let (anti_circumvention, tos_waiver) = (flag("anti_circumvention"), flag("tos_waiver"));
    let third_party_statement = flag("third_party_statement");
    let level = read_level(&mut table, report);
    table.finish(report);
    SafeHarbor { authorized, no_legal_action, anti_circumvention, tos_waiver, third_party_statement, level }
}

fn read_level(table: &mut Fields<'_>, report: &mut Report) -> Option<u8> {
    let level = table.count("level", report)?;
    let span = table.span_of("level")?;
    if level > 5 {
        report.push(Diagnostic::new(Code::FieldValue, span, "the levels of disclose.io are 0 to 5"));
    }
    u8::try_from(level).ok().filter(|level| *level <= 5)
}

fn read_updates(mut table: Fields<'_>, report: &mut Report) -> Updates {
    let updates = Updates {
        free: table.flag("free", report),
        automatic: table.flag("automatic", report),
        separate: table.flag("separate", report),
        verify: table.parse("verify", report).map(|verify| verify.value),
    };
    table.finish(report);
    updates
}

fn quantity(table: &mut Fields<'_>, name: &'static str, report: &mut Report) -> Option<Quantity> {
    table.parse(name, report).map(|quantity| quantity.value)
}
