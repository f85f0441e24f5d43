//! What the command line does not say and a person is asked for.

use std::io;
use std::io::IsTerminal;

use dialoguer::Input;

use crate::cli::failure::Failure;

/// Asks on a terminal, and elsewhere collects the flags that are missing.
pub(in crate::cli) struct Questions {
    is_terminal: bool,
    missing: Vec<&'static str>,
}

impl Questions {
    /// Looks at whether there is somebody to ask.
    pub(in crate::cli) fn new() -> Questions {
        let is_terminal = io::stdin().is_terminal() && io::stderr().is_terminal();
        Questions { is_terminal, missing: Vec::new() }
    }

    /// Returns what the flag gives, or else what a person answers; asks again as long as the answer breaks a rule.
    ///
    /// `None` where nobody can be asked: then the flag counts as missing.
    pub(in crate::cli) fn answer<T>(
        &mut self,
        flag: &'static str,
        given: Option<T>,
        question: &str,
        proposal: Option<&str>,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Option<T>, Failure> {
        if given.is_some() {
            return Ok(given);
        }
        if !self.is_terminal {
            self.missing.push(flag);
            return Ok(None);
        }
        let rule = |text: &String| parse(text).map(|_| ());
        let mut input = Input::<String>::new().with_prompt(question).validate_with(rule);
        if let Some(proposal) = proposal {
            input = input.default(proposal.to_owned());
        }
        let text = input.interact_text().map_err(|error| unanswered(flag, &error))?;
        parse(&text).map(Some).map_err(Failure::usage)
    }

    /// Returns what the flag gives, or else what a person answers; the proposal where nobody can be asked.
    pub(in crate::cli) fn choice(
        &mut self,
        flag: &'static str,
        given: Option<String>,
        question: &str,
        proposal: String,
        parse: impl Fn(&str) -> Result<String, String>,
    ) -> Result<String, Failure> {
        if given.is_none() && !self.is_terminal {
            return Ok(proposal);
        }
        Ok(self.answer(flag, given, question, Some(&proposal), parse)?.unwrap_or(proposal))
    }

    /// Says which flags are missing.
    pub(in crate::cli) fn failure(&self) -> Failure {
        let flags: Vec<String> = self.missing.iter().map(|flag| format!("`{flag}`")).collect();
        let verb = if flags.len() == 1 { "is" } else { "are" };
        let failure = Failure::usage(format!("{} {verb} missing", flags.join(", ")));
        failure.hint("there is no terminal to ask on: say it on the command line")
    }
}

fn unanswered(flag: &str, error: &dialoguer::Error) -> Failure {
    Failure::usage(format!("there was no answer: {error}")).hint(format!("give `{flag}` on the command line"))
}
