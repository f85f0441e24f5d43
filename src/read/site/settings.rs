//! What the site declares of rules, and how loud its diagnostics are.

use std::collections::BTreeMap;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Attest;
use crate::model::Profile;
use crate::read::CheckSettings;
use crate::read::allow;
use crate::read::fields::Fields;
use crate::text::Spanned;

/// Reads `[attest]`; whether there are such rules is checked later.
pub(super) fn read_attests(fields: &mut Fields<'_>, report: &mut Report) -> BTreeMap<String, Spanned<Attest>> {
    let mut attests = BTreeMap::new();
    for (rule, mut table) in fields.named("attest", report) {
        ["value", "on"].iter().for_each(|name| table.demand(name, report));
        let (value, on) = (table.flag("value", report), table.date("on", report));
        let by = table.require_text("by", report);
        table.finish(report);
        if let (Some(value), Some(on), Some(by)) = (value, on, by) {
            let attest = Attest { value, on: on.value, by: by.value };
            attests.insert(rule.value, Spanned::new(attest, rule.span));
        }
    }
    attests
}

/// Returns the chosen profiles, each once, in the order of the source.
pub(super) fn distinct(settings: &CheckSettings) -> Vec<Profile> {
    let mut profiles = Vec::new();
    for profile in settings.profiles.iter().map(|profile| profile.value) {
        if !profiles.contains(&profile) {
            profiles.push(profile);
        }
    }
    profiles
}

/// Reads `[check]`.
pub(super) fn read(fields: &mut Fields<'_>, report: &mut Report) -> CheckSettings {
    let Some(mut table) = fields.table("check", report) else { return CheckSettings::default() };
    let profiles = table.parse_all::<Profile>("profiles", Code::FieldValue, report);
    let conformance_page = table.flag("conformance_page", report).unwrap_or(false);
    if conformance_page && !table.has("profiles") {
        let message = "`conformance_page` prints what the chosen profiles say, and none is chosen";
        let hint = "name those to print: `profiles = [\"core\", \"rfc9116\"]`";
        report.push(Diagnostic::new(Code::FieldMissing, table.span(), message).hint(hint));
    }
    let deny = allow::read_codes(&mut table, "deny", report);
    let warn = allow::read_codes(&mut table, "warn", report);
    let allow = allow::read_codes(&mut table, "allow", report);
    table.finish(report);
    let conformance_page = conformance_page && !profiles.is_empty();
    CheckSettings { profiles, conformance_page, deny, warn, allow }
}
