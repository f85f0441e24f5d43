//! The lines and paragraphs of an advisory that state facts.

use crate::author::import::curl::section::Part;
use crate::author::import::json::one_line;
use crate::author::import::osv::severity_level;
use crate::author::import::reference::References;
use crate::model::Credit;
use crate::model::CreditRole;
use crate::model::CveId;
use crate::model::CweId;
use crate::model::ReferenceKind;
use crate::model::SeverityLevel;
use crate::model::cwe_name;
use crate::read::LONGEST_TEXT;

/// What every advisory says of its CVE id.
const CVE: &str = "The Common Vulnerabilities and Exposures (CVE) project has assigned the name ";

/// What the sections state.
#[derive(Default)]
pub(super) struct Facts {
    pub cve: Option<CveId>,
    pub severity: Option<SeverityLevel>,
    pub weaknesses: Vec<CweId>,
    pub affected: Vec<Stated>,
    pub not_affected: Vec<Stated>,
    pub references: References,
    pub credits: Vec<Credit>,
}

/// What an item of a list states.
pub(super) struct Stated {
    pub text: String,
    /// The byte of the record where the item begins.
    pub start: usize,
}

impl Facts {
    /// Takes what a section states, and returns the rest of its text.
    pub fn take(&mut self, section: &Part) -> String {
        let mut rest = String::new();
        for (start, paragraph) in paragraphs(section.text) {
            if !self.take_paragraph(&one_line(paragraph)) {
                rest.push_str(&self.take_items(paragraph, section.start + start));
            }
        }
        rest
    }

    fn take_paragraph(&mut self, line: &str) -> bool {
        if let Some(name) = line.strip_prefix(CVE).and_then(|rest| rest.strip_suffix(" to this issue.")) {
            let cve = name.parse().ok();
            let is_taken = cve.is_some() && self.cve.is_none();
            self.cve = self.cve.take().or(cve);
            return is_taken;
        }
        if let Some(word) = line.strip_prefix("Severity: ") {
            let level = severity_level(word);
            let is_taken = level.is_some() && self.severity.is_none();
            self.severity = self.severity.or(level);
            return is_taken;
        }
        let id = line.split_once(": ").and_then(|(id, _)| id.parse::<CweId>().ok());
        let id = id.filter(|id| cwe_name(id).is_some() && !self.weaknesses.contains(id));
        let is_taken = id.is_some();
        self.weaknesses.extend(id);
        is_taken
    }

    /// Takes the items of lists that have a known name before a colon, and returns the other lines.
    fn take_items(&mut self, paragraph: &str, start: usize) -> String {
        let mut kept = String::new();
        let mut at = start;
        for item in items(paragraph) {
            let line = one_line(item);
            let named = line.strip_prefix("- ").and_then(|item| item.split_once(": "));
            if !named.is_some_and(|(name, value)| self.take_item(name, value, at)) {
                kept.push_str(item);
            }
            at += item.len();
        }
        if kept.trim().is_empty() { String::new() } else { kept }
    }

    fn take_item(&mut self, name: &str, value: &str, start: usize) -> bool {
        let stated = || Stated { text: value.to_owned(), start };
        match name {
            "Affected versions" => self.affected.push(stated()),
            "Not affected versions" => self.not_affected.push(stated()),
            "Introduced-in" => return self.references.add(value, Some(ReferenceKind::Introduced)),
            "Fixed-in" => return self.references.add(value, Some(ReferenceKind::Fix)),
            _ => {
                let role = name.strip_suffix("-by").map(role).filter(|_| value.len() <= LONGEST_TEXT);
                let Some(role) = role else { return false };
                let names = value.split(", ").map(|name| Credit { name: Some(name.to_owned()), role });
                self.credits.extend(names);
            }
        }
        true
    }
}

fn role(deed: &str) -> CreditRole {
    match deed {
        "Found" | "Discovered" => CreditRole::Finder,
        "Reported" => CreditRole::Reporter,
        "Analyzed" => CreditRole::Analyst,
        "Coordinated" => CreditRole::Coordinator,
        "Patched" | "Fixed" => CreditRole::RemediationDeveloper,
        "Reviewed" => CreditRole::RemediationReviewer,
        "Tested" => CreditRole::RemediationVerifier,
        "Sponsored" => CreditRole::Sponsor,
        _ => CreditRole::Other,
    }
}

/// Splits a text behind its blank lines; each paragraph with the byte where it begins.
pub(super) fn paragraphs(text: &str) -> Vec<(usize, &str)> {
    split_before(text, |before, line| before.trim().is_empty() && !line.trim().is_empty())
}

/// Splits a paragraph before each item of a list; further lines of an item begin with a space.
fn items(paragraph: &str) -> Vec<&str> {
    let parts = split_before(paragraph, |_, line| !line.starts_with([' ', '\t']));
    parts.into_iter().map(|(_, part)| part).collect()
}

/// Splits a text before the lines of which this is true, given the line before.
fn split_before(text: &str, is_first: impl Fn(&str, &str) -> bool) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let (mut start, mut at, mut before) = (0, 0, "");
    for line in text.split_inclusive('\n') {
        if at > start && is_first(before, line) {
            parts.push((start, &text[start..at]));
            start = at;
        }
        at += line.len();
        before = line;
    }
    parts.push((start, &text[start..]));
    parts
}
