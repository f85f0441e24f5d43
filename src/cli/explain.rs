//! `lucarne explain`.

use crate::cli::arguments::ExplainArguments;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::diag::Code;
use crate::diag::explain;

/// How alike two codes are, from 0 to 1, for one to be meant by the other.
const ALIKE: f64 = 0.7;

pub(in crate::cli) fn run(terminal: &Terminal, arguments: &ExplainArguments) -> Result<(), Failure> {
    let text = &arguments.code;
    let code: Code = text.parse().map_err(|_| unknown(text))?;
    terminal.result(format_args!("{}[{code}]\n\n{}", code.level().as_str(), explain(code)))
}

fn unknown(text: &str) -> Failure {
    let failure = Failure::usage(format!("there is no diagnostic `{}`", text.escape_debug()));
    let likeness = |code: &&Code| strsim::jaro_winkler(code.as_str(), text);
    let nearest = Code::ALL.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    match nearest.filter(|code| likeness(code) >= ALIKE) {
        Some(code) => failure.hint(format!("there is `{code}`")),
        None => failure.hint("a code stands in the brackets of a diagnostic: `error[link-broken]`"),
    }
}
