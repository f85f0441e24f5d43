//! Which claims contradict each other, and how that is told.

use crate::check::drift::claim::Claim;
use crate::check::drift::claim::Demand;
use crate::check::drift::claim::What;
use crate::check::drift::lexicon::Bound;
use crate::check::drift::reading::Part;
use crate::check::drift::settle;
use crate::check::drift::unit::Unit;
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
        _ if is_other_day(&a.what, &b.what) => {
            format!("the source says `{says}`, and the translation `{instead}` of another day")
        }
        _ if says == instead => format!("the source means another `{says}` than the translation"),
        _ => format!("the source says `{says}`, and the translation `{instead}`"),
    };
    let code = if bound(&a.what).is_some() && bound(&b.what).is_some() { Code::DriftVersion } else { code(&a.what) };
    Diagnostic::new(code, other.place(b), message).related(own.place(a), format!("the source says `{says}`"))
}

/// Whether two times are the same minute in their zones, so that what differs is the day.
fn is_other_day(a: &What, b: &What) -> bool {
    match (a, b) {
        (What::Time(a, Some(zone)), What::Time(b, Some(other))) => (a - zone - b + other) % 1440 == 0,
        _ => false,
    }
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

/// Numbers in words may contradict each other, though neither had to be said in digits: returns the test that one lost and
/// one gained claim alone pass.
pub(in crate::check::drift) fn contradiction(lost: &[&Claim], gained: &[&Claim]) -> Option<fn(&Claim) -> bool> {
    if Only::of(lost, is_span).is_some() && Only::of(gained, is_span).is_some() {
        return Some(is_span);
    }
    // Of two small numbers, such as `two days` and `three days`, the unit tells that they speak of one thing; of `a week`
    // and `two weeks` too, but of `every other day` and `一日おき` it does not.
    let tests: [fn(&Claim) -> bool; 3] = [is_several, is_number_or_one, is_plain_number];
    let is_passed =
        |test: &fn(&Claim) -> bool| Only::of(lost, *test).is_some_and(|own| Only::of(gained, *test) == Some(own));
    tests.into_iter().find(is_passed)
}

/// The only claim that passes a test, by its unit.
#[derive(PartialEq, Eq)]
struct Only(Option<Unit>);

impl Only {
    fn of(claims: &[&Claim], test: fn(&Claim) -> bool) -> Option<Only> {
        let mut passing = claims.iter().filter(|claim| test(claim));
        passing.next().filter(|_| passing.next().is_none()).map(|claim| Only(settle::unit(&claim.what)))
    }
}

/// A number of things with a unit, and no article.
fn is_several(claim: &Claim) -> bool {
    settle::is_counted(claim) && !settle::is_one(claim)
}

/// The same in a proper number, or one, perhaps with an article.
fn is_number_or_one(claim: &Claim) -> bool {
    settle::is_counted(claim) && (settle::is_one(claim) || claim.demand != Demand::Loose)
}

/// A proper number above one without a unit.
fn is_plain_number(claim: &Claim) -> bool {
    matches!(&claim.what, What::Number(digits, None, None) if digits.parse::<u64>().is_ok_and(|value| value > 1))
        && claim.demand != Demand::Loose
}

/// A number above three with a unit.
fn is_span(claim: &Claim) -> bool {
    let What::Number(digits, Some(_), _) = &claim.what else { return false };
    digits.parse::<u64>().is_ok_and(|value| value > 3)
}
