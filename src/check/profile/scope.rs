//! Rules about what may be tested, and how.

use crate::check::profile::policy;
use crate::check::profile::reading::Reading;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::model::Slug;
use crate::text::Spanned;

/// Both lists of the scope have something in them, and nothing stands in both.
pub(super) fn both(reading: &Reading<'_>) -> Verdict {
    let Some(scope) = &reading.site().scope else {
        let fault = Fault::new(reading.place("scope"), "no scope is stated", "add `[scope]` with `in` and `out`");
        return Verdict::of([fault]);
    };
    let empty = [(&scope.inside, "in"), (&scope.outside, "out")].into_iter().filter(|(list, _)| list.is_empty());
    let empty = empty.map(|(_, name)| {
        let place = reading.place(&format!("scope.{name}"));
        Fault::new(place, format!("the scope has no `{name}`"), format!("add `{name}` to `[scope]`"))
    });
    let is_twice = |id: &&Spanned<Slug>| scope.inside.iter().any(|inside| inside.value == id.value);
    let twice = scope.outside.iter().filter(is_twice).map(|id| {
        Fault::new(id.span, format!("`{}` is in scope and out of it", id.value), "remove it from one of the lists")
    });
    Verdict::of(empty.chain(twice))
}

/// At least one system is in scope.
pub(super) fn inside(reading: &Reading<'_>) -> Verdict {
    Verdict::when(reading.site().scope.as_ref().is_some_and(|scope| !scope.inside.is_empty()), || {
        Fault::new(reading.place("scope.in"), "nothing is in scope", "add `in` to `[scope]`")
    })
}

/// What is out of scope is listed.
pub(super) fn outside(reading: &Reading<'_>) -> Verdict {
    Verdict::when(reading.site().scope.as_ref().is_some_and(|scope| !scope.outside.is_empty()), || {
        Fault::new(reading.place("scope.out"), "nothing is said to be out of scope", "add `out` to `[scope]`")
    })
}

/// Ways of testing are allowed or forbidden by name, and rules say what to do with data of others.
pub(super) fn methods(reading: &Reading<'_>) -> Verdict {
    let scope = reading.site().scope.as_ref();
    let is_stated = scope.is_some_and(|scope| !scope.allowed_methods.is_empty() || !scope.forbidden_methods.is_empty());
    let unstated = (!is_stated).then(|| {
        let message = "no way of testing is allowed or forbidden by name";
        Fault::new(reading.place("scope"), message, "add `allowed_methods` or `forbidden_methods` to `[scope]`")
    });
    Verdict::of(unstated.into_iter().chain(policy::lacking(reading, &["rules"])))
}

/// What testers must not do is listed.
pub(super) fn forbidden(reading: &Reading<'_>) -> Verdict {
    let is_stated = reading.site().scope.as_ref().is_some_and(|scope| !scope.forbidden_methods.is_empty());
    Verdict::when(is_stated, || {
        let message = "nothing says what testers must not do";
        Fault::new(reading.place("scope"), message, "add `forbidden_methods` to `[scope]`")
    })
}
