//! Diagnostics as a SARIF 2.1.0 log (OASIS Standard, 27 March 2020).

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde_json::Value;
use serde_json::json;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Level;
use crate::diag::Place;
use crate::diag::Report;
use crate::diag::RuleResult;
use crate::diag::Violation;
use crate::diag::explain;
use crate::diag::print::fingerprint::Fingerprints;
use crate::diag::print::ruler::Ruler;
use crate::text::Span;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Returns the log, ended by a line break: one run, with the rules that have a result.
pub(super) fn sarif(report: &Report, ruler: &mut Ruler<'_>, base: &str) -> String {
    let codes: BTreeSet<Code> = report.iter().map(|diagnostic| diagnostic.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let findings: Vec<(&RuleResult, &Violation)> = report.findings().collect();
    let broken: BTreeMap<&str, &RuleResult> = findings.iter().map(|(rule, _)| (rule.id, *rule)).collect();
    let rules: Vec<Value> =
        codes.iter().map(|code| rule(*code)).chain(broken.values().map(|rule| profile_rule(rule))).collect();
    let index =
        |id: &str| codes.len() + broken.keys().position(|known| *known == id).expect("every finding has a rule");
    let (mut results, mut fingerprints) = (Vec::new(), Fingerprints::default());
    for diagnostic in report.iter() {
        let mut result = result(diagnostic, &codes, ruler, base);
        let file = match &diagnostic.place {
            Place::Path(path) => path.clone(),
            Place::Span(span) => ruler.path(*span),
        };
        // Hints name what stands elsewhere, and change with it.
        result["partialFingerprints"] = fingerprints.next(diagnostic.code.as_str(), &file, &diagnostic.message);
        results.push(result);
    }
    for (rule, violation) in findings {
        let place = physical(violation.place, ruler, base);
        let mut result = profile_result(rule, violation, index(rule.id), &place);
        let file = ruler.path(violation.place);
        result["partialFingerprints"] = fingerprints.next(rule.id, &file, &violation.message);
        results.push(result);
    }
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "lucarne", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).expect("texts and numbers are JSON") + "\n"
}

fn rule(code: Code) -> Value {
    let text = explain(code);
    let short = text.split_inclusive(". ").next().unwrap_or(text).trim_end();
    json!({
        "id": code.as_str(),
        "shortDescription": { "text": short },
        "fullDescription": { "text": text },
        "help": { "text": text },
        "defaultConfiguration": { "level": level(code.level()) },
    })
}

fn result(diagnostic: &Diagnostic, codes: &[Code], ruler: &mut Ruler<'_>, base: &str) -> Value {
    let hints = diagnostic.hints.iter().map(|hint| format!("\nhint: {hint}")).collect::<String>();
    let location = match &diagnostic.place {
        Place::Path(path) => json!({ "artifactLocation": artifact(base, path) }),
        Place::Span(span) => physical(*span, ruler, base),
    };
    let mut result = json!({
        "ruleId": diagnostic.code.as_str(),
        "ruleIndex": codes.binary_search(&diagnostic.code).expect("every code has a rule"),
        "level": level(diagnostic.level),
        "message": { "text": format!("{}{hints}", diagnostic.message) },
        "locations": [{ "physicalLocation": location }],
    });
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .enumerate()
        .map(|(id, related)| {
            let location = physical(related.span, ruler, base);
            json!({ "id": id, "physicalLocation": location, "message": { "text": related.message } })
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    result
}

fn profile_rule(rule: &RuleResult) -> Value {
    let text = format!("{} ({})", rule.text, rule.origin);
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.text },
        "fullDescription": { "text": text },
        "help": { "text": text },
    })
}

fn profile_result(rule: &RuleResult, violation: &Violation, index: usize, location: &Value) -> Value {
    json!({
        "ruleId": rule.id,
        "ruleIndex": index,
        "level": level(violation.level),
        "message": { "text": format!("{} ({})\nhint: {}", violation.message, rule.origin, violation.hint) },
        "locations": [{ "physicalLocation": location }],
    })
}

fn physical(span: Span, ruler: &mut Ruler<'_>, base: &str) -> Value {
    let (start, end) = (ruler.location(span), ruler.end(span));
    json!({
        "artifactLocation": artifact(base, &ruler.path(span)),
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}

/// A file, relative to the folder that is searched for it (section 3.4).
fn artifact(base: &str, path: &str) -> Value {
    json!({ "uri": encoded(&format!("{base}{path}")), "uriBaseId": "%SRCROOT%" })
}

/// Encodes what cannot stand in a relative reference (RFC 3986, section 4.2).
fn encoded(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/()@!$&'*+,;=".contains(&byte);
    let encode = |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(encode).collect()
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning | Level::Reminder => "warning",
        Level::Note => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_references() {
        assert_eq!(encoded("docs/content/a b:é.md"), "docs/content/a%20b%3A%C3%A9.md");
    }
}
