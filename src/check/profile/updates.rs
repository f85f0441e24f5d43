//! Rules about how updates reach their users.

use crate::check::profile::reading::Reading;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;

fn when(reading: &Reading<'_>, is_kept: bool, name: &str, message: &str) -> Verdict {
    Verdict::when(is_kept, || {
        let hint = format!("if it is so, add `{name}` to `[updates]`");
        Fault::new(reading.place(&format!("updates.{name}")), message, hint)
    })
}

/// Security updates cost nothing.
pub(super) fn free(reading: &Reading<'_>) -> Verdict {
    let is_free = reading.site().updates.free == Some(true);
    when(reading, is_free, "free", "nothing says that security updates are free of charge")
}

/// Whether updates install themselves is stated.
pub(super) fn automatic(reading: &Reading<'_>) -> Verdict {
    let is_stated = reading.site().updates.automatic.is_some();
    when(reading, is_stated, "automatic", "nothing says whether updates install themselves")
}

/// Security updates come apart from new features.
pub(super) fn separate(reading: &Reading<'_>) -> Verdict {
    let is_separate = reading.site().updates.separate == Some(true);
    when(reading, is_separate, "separate", "nothing says that security updates come apart from new features")
}

/// How to check a release is stated.
pub(super) fn verifiable(reading: &Reading<'_>) -> Verdict {
    let is_stated = reading.site().updates.verify.is_some();
    when(reading, is_stated, "verify", "nothing says how to check that a release is genuine")
}
