//! Why a command did not do what it was asked for.

use std::process::ExitCode;

use crate::host::ClockError;
use crate::host::HostError;
use crate::host::PublicationError;
use crate::text::SitePath;

/// Why a command did not do what it was asked for.
#[derive(Debug)]
pub(in crate::cli) struct Failure {
    kind: Kind,
    message: Option<String>,
    hint: Option<String>,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Problems,
    Usage,
    Host,
}

impl Failure {
    /// The sources have problems, which were told already.
    pub(in crate::cli) fn problems() -> Failure {
        Failure { kind: Kind::Problems, message: None, hint: None }
    }

    /// The command line asks for what cannot be.
    pub(in crate::cli) fn usage(message: impl Into<String>) -> Failure {
        Failure { kind: Kind::Usage, message: Some(message.into()), hint: None }
    }

    /// The machine failed.
    pub(in crate::cli) fn host(message: impl Into<String>) -> Failure {
        Failure { kind: Kind::Host, message: Some(message.into()), hint: None }
    }

    /// A source has another text by now than the one that was read.
    pub(in crate::cli) fn changed_meanwhile(path: &SitePath) -> Failure {
        Failure::host(format!("`{path}` was changed meanwhile, and was left as it is"))
    }

    /// Adds what became of the command.
    pub(in crate::cli) fn told(mut self, message: impl Into<String>) -> Failure {
        self.message = Some(message.into());
        self
    }

    /// Adds what to do.
    pub(in crate::cli) fn hint(mut self, hint: impl Into<String>) -> Failure {
        self.hint = Some(hint.into());
        self
    }

    /// Returns what is wrong, unless it was told already.
    pub(in crate::cli) fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Returns what to do, if anything is known to help.
    pub(in crate::cli) fn next_step(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// Returns how the program ends.
    pub(in crate::cli) fn exit_code(&self) -> ExitCode {
        match self.kind {
            Kind::Problems => ExitCode::from(1),
            Kind::Usage => ExitCode::from(2),
            Kind::Host => ExitCode::from(3),
        }
    }
}

impl From<HostError> for Failure {
    fn from(error: HostError) -> Failure {
        Failure::host(error.to_string())
    }
}

impl From<ClockError> for Failure {
    fn from(error: ClockError) -> Failure {
        Failure::host(error.to_string())
    }
}

impl From<PublicationError> for Failure {
    fn from(error: PublicationError) -> Failure {
        match error {
            PublicationError::Refused { .. } => Failure::usage(error.to_string()),
            PublicationError::Host(error) => error.into(),
        }
    }
}
