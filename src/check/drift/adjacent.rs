//! What stands right before a claim and right behind it.

use std::ops::Range;

use crate::check::drift::fold::Folded;
use crate::check::script::is_spaced_letter;

/// No words that say something of a claim are longer, in characters.
pub(in crate::check::drift) const LONGEST: usize = 32;

/// The text around a claim, as far as words reach that say something of it, with plain spaces.
pub(in crate::check::drift) struct Adjacent {
    before: String,
    behind: String,
}

impl Adjacent {
    /// Reads what stands around a range of characters, but for the spaces right at it.
    pub(in crate::check::drift) fn of(text: &Folded, range: &Range<usize>) -> Adjacent {
        let plain = |chars: &[char]| -> String {
            chars.iter().take(2 * LONGEST).map(|c| if c.is_whitespace() { ' ' } else { *c }).collect()
        };
        let before = plain(&text.lower[range.start.saturating_sub(2 * LONGEST)..range.start]);
        let behind = plain(&text.lower[text.skip_spaces(range.end)..]);
        Adjacent { before: before.trim_end().to_owned(), behind }
    }

    /// Returns what stands before words that the claim follows.
    pub(in crate::check::drift) fn before(&self, words: &str) -> Option<&str> {
        let rest = self.before.strip_suffix(words)?;
        (!(words.starts_with(is_spaced_letter) && rest.ends_with(is_spaced_letter))).then_some(rest)
    }

    /// Returns what stands behind words that follow the claim.
    pub(in crate::check::drift) fn behind(&self, words: &str) -> Option<&str> {
        let rest = self.behind.strip_prefix(words)?;
        (!(words.ends_with(is_spaced_letter) && rest.starts_with(is_spaced_letter))).then_some(rest)
    }
}
