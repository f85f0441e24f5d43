//! What each code means, for `lucarne explain`.

use crate::diag::Code;

/// Returns what a code means, why it matters and what to do, as a few sentences of plain text.
pub fn explain(code: Code) -> &'static str {
    match code {
        _ => "",
    }
}
