//! `lucarne explain`.

use crate::cli::arguments::ExplainArguments;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::diag::Code;
use crate::diag::explain;

/// How alike two codes are, from 0 to 1, for one to be meant by the other.
const ALIKE: f64 = 0.7;

pub(in crate::cli) fn run(terminal: &Terminal, arguments: &ExplainArguments) -> Result<(), Failure> {
    let Some(text) = &arguments.code else { return list(terminal) };
    let text = plain_code(text);
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
        .try_for_each(|code| terminal.result(format_args!("{:width$}  {}", code.as_str(), code.level().as_str())))
}

/// Returns the code in what was copied out of a report, such as `error[link-broken]`.
fn plain_code(text: &str) -> String {
    let text = text.trim().trim_end_matches(':');
    let inner = text.strip_suffix(']').and_then(|text| text.split_once('[')).map(|(_, code)| code);
    inner.unwrap_or(text).to_ascii_lowercase()
}

/// Reads a code that is given to a flag.
pub(in crate::cli) fn parse_code(text: &str) -> Result<Code, String> {
    let plain = plain_code(text);
    plain.parse().map_err(|_| match nearest(&plain) {
        Some(code) => format!("there is no such diagnostic; there is `{code}`"),
        None => "there is no such diagnostic; `lucarne explain` lists all".to_owned(),
    })
}

fn nearest(text: &str) -> Option<Code> {
    let likeness = |code: &Code| strsim::jaro_winkler(code.as_str(), text);
    let nearest = Code::ALL.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    nearest.filter(|code| likeness(code) >= ALIKE)
}

fn unknown(text: &str) -> Failure {
    let failure = Failure::usage(format!("there is no diagnostic `{}`", text.escape_debug()));
    match nearest(text) {
        Some(code) => failure.hint(format!("there is `{code}`")),
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
