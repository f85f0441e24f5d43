//! `lucarne explain`.

use crate::check::RULES;
use crate::check::Rule;
use crate::check::RuleBasis;
use crate::cli::arguments::ExplainArguments;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::diag::Code;
use crate::diag::Subject;
use crate::diag::explain;
use crate::text::nearest;

pub(in crate::cli) fn run(terminal: &Terminal, arguments: &ExplainArguments) -> Result<(), Failure> {
    let Some(text) = &arguments.code else { return list(terminal) };
    let text = plain_code(text);
    if let Some(rule) = RULES.iter().find(|rule| rule.id.eq_ignore_ascii_case(&text)) {
        return terminal.result(format_args!("{}[{}]\n\n{}", rule.level.as_str(), rule.id, explanation(rule)));
    }
    let code: Code = text.parse().map_err(|_| unknown(&text))?;
    terminal.result(format_args!("{}[{code}]\n\n{}", code.level().as_str(), explain(code)))
}

/// Prints every code with its level.
fn list(terminal: &Terminal) -> Result<(), Failure> {
    let width = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap_or_default();
    let mut codes = Code::ALL.to_vec();
    codes.sort_by_key(|code| code.as_str());
    codes
        .iter()
        .try_for_each(|code| terminal.result(format_args!("{:width$}  {}", code.as_str(), code.level().as_str())))?;
    RULES.iter().try_for_each(|rule| terminal.result(format_args!("{:width$}  {}", rule.id, rule.levels())))
}

/// Says what a rule asks for, where it comes from and what decides it.
fn explanation(rule: &Rule) -> String {
    let profiles: Vec<&str> = rule.profiles.iter().map(|profile| profile.as_str()).collect();
    let also = if rule.also.is_empty() { String::new() } else { format!(" Also: {}.", rule.also) };
    let decided = match rule.basis {
        RuleBasis::Function(_) => "The files of the site decide it.".to_owned(),
        RuleBasis::Diagnostic(code) => {
            format!("A site that breaks it is not published: the error is `{code}`, which `lucarne explain` tells.")
        }
        RuleBasis::Construction(reason) => format!("No site that Lucarne builds can break it: {reason}."),
        RuleBasis::Declaration => format!(
            "Files cannot prove it. Somebody declares it in site.toml:\n\n    \
             [attest.\"{}\"]\n    value = true\n    on = 2026-11-01\n    by = \"psirt\"",
            rule.id
        ),
    };
    let (origin, sureness) = (rule.origin(), rule.sureness.sentence());
    let lesser = rule
        .lesser
        .map_or(String::new(), |level| format!(" What is advised alone, or comes by time, is a {}.", level.as_str()));
    format!("{} {decided}{lesser}\n\nSource: {origin}.{also} {sureness}\nProfiles: {}", rule.en, profiles.join(", "))
}

/// Returns the code in what was copied out of a report, such as `error[link-broken]`.
fn plain_code(text: &str) -> String {
    let text = text.trim().trim_end_matches(':');
    let inner = text.strip_suffix(']').and_then(|text| text.split_once('[')).map(|(_, code)| code);
    inner.unwrap_or(text).to_ascii_lowercase()
}

/// Reads a code or a rule that is given to a flag.
pub(in crate::cli) fn parse_subject(text: &str) -> Result<Subject, String> {
    let plain = plain_code(text);
    plain.parse().map_err(|_| match nearest(&plain, Subject::names()) {
        Some(name) => format!("there is no such diagnostic or rule; there is `{name}`"),
        None => "there is no such diagnostic or rule; `lucarne explain` lists all".to_owned(),
    })
}

fn unknown(text: &str) -> Failure {
    let failure = Failure::usage(format!("there is no diagnostic and no rule `{}`", text.escape_debug()));
    match nearest(text, Subject::names()) {
        Some(name) => failure.hint(format!("there is `{name}`")),
        None => failure.hint("a code stands in the brackets of a diagnostic: `error[link-broken]`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_found_in_what_a_report_prints() {
        for text in ["link-broken", "Link-Broken", "error[link-broken]", "error[link-broken]:", "[link-broken]"] {
            assert_eq!(plain_code(text), "link-broken");
        }
    }
}
