//! Rules about promises with a time.

use crate::check::profile::reading::Reading;
use crate::check::profile::reading::length;
use crate::check::profile::reading::quantity;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::diag::Level;
use crate::model::Commitment;
use crate::model::Quantity;
use crate::model::SeverityLevel;

/// Each of these promises is made.
pub(super) fn stated(reading: &Reading<'_>, names: &[&str]) -> Verdict {
    Verdict::of(names.iter().filter(|name| reading.promise(name).is_none()).map(|name| missing(reading, name)))
}

fn missing(reading: &Reading<'_>, name: &str) -> Fault {
    let hint = format!("add `[commitments.{name}]` with `within`, such as `within = \"5 business days\"`");
    Fault::new(reading.place("commitments"), format!("no promise `{name}` is made"), hint)
}

/// Each of these promises is made and within its bound: `["acknowledge", "7 days"]`.
pub(super) fn at_most(reading: &Reading<'_>, bounds: &[&str]) -> Verdict {
    Verdict::of(bounds.chunks_exact(2).filter_map(|pair| {
        let Some(promise) = reading.promise(pair[0]) else { return Some(missing(reading, pair[0])) };
        exceeding(reading, promise, quantity(pair[1]))
    }))
}

fn exceeding(reading: &Reading<'_>, promise: &Commitment, most: Quantity) -> Option<Fault> {
    (length(promise.within) > length(most)).then(|| {
        let name = &promise.name.value;
        let message = format!("`{name}` is promised within {}, and at most {most} are asked for", promise.within);
        let place = reading.place(&format!("commitments.{name}.within"));
        Fault::new(place, message, format!("promise it within {most}"))
    })
}

/// The time to acknowledge a report is stated and at most 14 days; three business days are advised.
pub(super) fn acknowledged(reading: &Reading<'_>) -> Verdict {
    let Some(promise) = reading.promise("acknowledge") else {
        return Verdict::of([missing(reading, "acknowledge")]);
    };
    let advised = exceeding(reading, promise, quantity("3 business days")).map(|fault| fault.at(Level::Warning));
    Verdict::of(exceeding(reading, promise, quantity("14 days")).or(advised))
}

/// Duties with a clock are promised no later than this where they are stated: `["cra-early-warning", "24 hours"]`.
pub(super) fn clock(reading: &Reading<'_>, times: &[&str]) -> Verdict {
    let stated = times.chunks_exact(2).filter_map(|pair| Some((reading.promise(pair[0])?, quantity(pair[1]))));
    let stated: Vec<(&Commitment, Quantity)> = stated.collect();
    if stated.is_empty() {
        return Verdict::NotApplicable;
    }
    let late = stated.into_iter().filter(|(promise, time)| length(promise.within) > length(*time));
    Verdict::of(late.map(|(promise, time)| {
        let name = &promise.name.value;
        let message = format!("`{name}` is within {}, and the law allows {time}", promise.within);
        Fault::new(
            reading.place(&format!("commitments.{name}.within")),
            message,
            format!("write `within = \"{time}\"`"),
        )
    }))
}

/// A clock starts at this moment, where it is stated: `["breach-authority", "aware"]`.
pub(super) fn starts(reading: &Reading<'_>, with: &[&str]) -> Verdict {
    let Some(promise) = reading.promise(with[0]) else { return Verdict::NotApplicable };
    let from = promise.from.as_ref().map(|from| from.value.as_str());
    Verdict::when(from == Some(with[1]), || {
        let name = &promise.name.value;
        let message =
            format!("`{name}` is counted from `{}`, and the law says `{}`", from.unwrap_or("nothing"), with[1]);
        Fault::new(
            reading.place(&format!("commitments.{name}.from")),
            message,
            format!("write `from = \"{}\"`", with[1]),
        )
    })
}

/// Each of these promises says who is told, where it is made.
pub(super) fn told(reading: &Reading<'_>, names: &[&str]) -> Verdict {
    let made: Vec<&Commitment> = names.iter().filter_map(|name| reading.promise(name)).collect();
    if made.is_empty() {
        return Verdict::NotApplicable;
    }
    Verdict::of(made.into_iter().filter(|promise| promise.to.is_none()).map(|promise| {
        let message = format!("`{}` does not say who is told", promise.name.value);
        Fault::new(promise.name.span, message, "add `to`: the authority and the customers are two promises")
    }))
}

/// Reports are acknowledged, assessed and resolved within the targets of BOD 20-01.
pub(super) fn bod_targets(reading: &Reading<'_>) -> Verdict {
    let targets = [("acknowledge", "3 business days"), ("assess", "7 days")];
    let promised = targets.iter().filter_map(|(name, most)| match reading.promise(name) {
        Some(promise) => exceeding(reading, promise, quantity(most)),
        // Whether a report is acknowledged at all is a rule of its own.
        None if *name == "acknowledge" => None,
        None => Some(missing(reading, name)),
    });
    let rows = reading.site().severity.iter().filter(|row| row.level.value == SeverityLevel::Critical);
    let late = rows.filter(|row| row.resolve_within.is_some_and(|time| length(time) > length(quantity("90 days"))));
    let late = late.map(|row| {
        let message = "critical vulnerabilities are resolved after more than 90 days";
        Fault::new(row.level.span, message, "write `resolve_within = \"90 days\"`")
    });
    Verdict::of(promised.chain(late))
}

/// A report is acknowledged no later than its first status update is due.
pub(super) fn acknowledged_first(reading: &Reading<'_>) -> Verdict {
    let (Some(first), Some(next)) = (reading.promise("acknowledge"), reading.promise("update")) else {
        return Verdict::NotApplicable;
    };
    Verdict::when(length(first.within) <= length(next.within), || {
        let message = format!(
            "a report is acknowledged within {}, and the first update is due within {}",
            first.within, next.within
        );
        Fault::new(reading.place("commitments.acknowledge.within"), message, "promise the acknowledgement sooner")
    })
}
