//! Telephone numbers: `+33 1 23 45 67 89`, `0800 123 456`. Their groups are no thousands in any language.

use std::ops::RangeInclusive;

use crate::check::drift::claim::Demand;
use crate::check::drift::claim::Reader;
use crate::check::drift::claim::What;

/// So many digits has a number behind `+` (ITU-T E.164; the shortest are those of small countries).
const WITH_COUNTRY: RangeInclusive<usize> = 8..=15;
/// So many has one that begins with a zero.
const WITHIN_COUNTRY: RangeInclusive<usize> = 9..=11;
/// So many digits has a group of such a one: `0 10 20 30` are numbers.
const GROUP: RangeInclusive<usize> = 2..=5;

impl Reader<'_> {
    /// Reads a telephone number with its country, or one whose zero stands for it and whose groups have spaces between
    /// them.
    pub(in crate::check::drift::claim) fn phone(&mut self, at: usize) -> Option<usize> {
        let has_country = self.text.at(at) == Some('+');
        let signs = if has_country { " -.()" } else { " " };
        let (mut digits, mut groups, mut end) = (String::new(), 0, at + usize::from(has_country));
        while digits.len() <= *WITH_COUNTRY.end() {
            let run: String = self.text.chars[end..].iter().take_while(|c| c.is_ascii_digit()).collect();
            let is_other = !has_country && !GROUP.contains(&run.len());
            if run.is_empty() || is_other {
                break;
            }
            end += run.len();
            // The zero that is dialled within the country alone.
            let is_inner = run == "0" && self.text.at(end) == Some(')');
            digits.push_str(if is_inner { "" } else { &run });
            groups += 1;
            let gap = self.text.chars[end..].iter().take_while(|c| signs.contains(**c)).count();
            let goes_on = self.text.at(end + gap).is_some_and(|next| next.is_ascii_digit());
            if gap == 0 || gap > 2 || !goes_on {
                break;
            }
            end += gap;
        }
        let lengths = if has_country { WITH_COUNTRY } else { WITHIN_COUNTRY };
        let is_phone = lengths.contains(&digits.len()) && (groups > 2 || has_country);
        let goes_on = self.text.at(end).is_some_and(|next| next.is_ascii_digit());
        (is_phone && !goes_on).then(|| self.push(What::Id(digits), Demand::Required, at..end))
    }
}
