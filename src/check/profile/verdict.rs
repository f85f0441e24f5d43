//! What a deciding function answers.

use crate::diag::Level;
use crate::text::Span;

/// Whether a rule is kept.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It is.
    Satisfied,
    /// There is nothing that it could be about, or what it is about is missed by another rule already.
    NotApplicable,
    /// It is not; at least one fault.
    Violated(Vec<Fault>),
}

/// One place where a rule is not kept.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Where.
    pub place: Span,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// How bad it is, where that is not the rule's own level.
    pub level: Option<Level>,
}

impl Fault {
    pub(in crate::check::profile) fn new(place: Span, message: impl Into<String>, hint: impl Into<String>) -> Fault {
        Fault { place, message: message.into(), hint: hint.into(), level: None }
    }

    /// Gives the fault a level of its own.
    pub(in crate::check::profile) fn at(self, level: Level) -> Fault {
        Fault { level: Some(level), ..self }
    }

    /// Says that time alone brought the fault, so that it never fails.
    pub(in crate::check::profile) fn by_time(self) -> Fault {
        self.at(Level::Reminder)
    }
}

impl Verdict {
    /// The rule is kept where nothing is wrong.
    pub(in crate::check::profile) fn of(faults: impl IntoIterator<Item = Fault>) -> Verdict {
        let faults: Vec<Fault> = faults.into_iter().collect();
        if faults.is_empty() { Verdict::Satisfied } else { Verdict::Violated(faults) }
    }

    /// Returns whether the rule is kept.
    pub(in crate::check::profile) fn is_kept(&self) -> bool {
        matches!(self, Verdict::Satisfied)
    }

    /// The rule is kept, or else there is this fault.
    pub(in crate::check::profile) fn when(is_kept: bool, fault: impl FnOnce() -> Fault) -> Verdict {
        Verdict::of((!is_kept).then(fault))
    }
}
