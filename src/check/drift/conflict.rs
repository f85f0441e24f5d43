//! How it is told that two claims contradict each other.

use crate::check::drift::claim::Claim;
use crate::check::drift::claim::What;
use crate::check::drift::lexicon::Bound;
use crate::check::drift::reading::Part;
use crate::diag::Code;
use crate::diag::Diagnostic;

pub(in crate::check::drift) fn conflict(own: &Part, a: &Claim, other: &Part, b: &Claim) -> Diagnostic {
    let (says, instead) = (own.shown(a), other.shown(b));
    let bound = |what: &What| match what {
        What::Number(_, _, bound) | What::Version(_, bound) => *bound,
        _ => None,
    };
    let message = match (bound(&a.what), bound(&b.what)) {
        (Some(x), Some(y)) if x != y => {
            format!("the source speaks of {}, and the translation of {}", range(x, &says), range(y, &instead))
        }
        _ if says == instead => format!("the source means another `{says}` than the translation"),
        _ => format!("the source says `{says}`, and the translation `{instead}`"),
    };
    let code = if bound(&a.what).is_some() && bound(&b.what).is_some() { Code::DriftVersion } else { code(&a.what) };
    Diagnostic::new(code, other.place(b), message).related(own.place(a), format!("the source says `{says}`"))
}

pub(in crate::check::drift) fn range(bound: Bound, version: &str) -> String {
    match bound {
        Bound::Before => format!("versions before `{version}`"),
        Bound::AtMost => format!("`{version}` and what came before it"),
        Bound::AtLeast => format!("`{version}` and what came after it"),
        Bound::After => format!("versions after `{version}`"),
    }
}

/// Returns the code under which a difference of such a claim is reported.
pub(in crate::check::drift) fn code(what: &What) -> Code {
    match what {
        What::Number(..) | What::Always => Code::DriftNumber,
        What::Version(..) => Code::DriftVersion,
        What::Date(_) | What::Time(..) | What::Quarter(_) => Code::DriftDate,
        What::Id(_) | What::Name(_) | What::Address(_) => Code::DriftToken,
        What::Place(_) => Code::DriftList,
    }
}
