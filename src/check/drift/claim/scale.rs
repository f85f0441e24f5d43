//! Powers of ten behind digits: `5 million`, `2千万`, `4B`.

use crate::check::drift::claim::Demand;
use crate::check::drift::claim::Reader;
use crate::check::drift::claim::What;
use crate::check::drift::lexicon::Meaning;
use crate::check::script::is_unspaced;

/// The least power of ten that stands behind digits: `50 cents` are no hundreds.
const THOUSAND: u32 = 3;
/// The power of ten of a hundred.
const HUNDRED: u32 = 2;
/// The power of ten of a billion.
const BILLION: u32 = 9;

impl Reader<'_> {
    /// Reads `4B` and `0.5B`, as models are named by their parameters. Many bytes may be meant as well, and `M` and `K` are
    /// those of memory.
    pub(in crate::check::drift::claim) fn abbreviated(&mut self, at: usize, digits: &str, end: usize) -> Option<usize> {
        let is_small = digits.contains('.') || digits.len() == 1;
        let is_sign = self.text.at(end) == Some('B') && !self.text.at(end + 1).is_some_and(char::is_alphanumeric);
        let what = What::Number(shift(digits, BILLION), None, None);
        (is_small && is_sign).then(|| self.push(what, Demand::Optional, at..end + 1))
    }

    /// Reads the signs for powers of ten behind digits, and the smaller digits behind those: `1万5000`, `1万2千`.
    pub(in crate::check::drift::claim) fn summed(&self, digits: String, end: usize) -> (String, usize) {
        let (mut sum, mut end) = (digits, end);
        loop {
            let (scaled, after) = self.scaled(sum.clone(), end, THOUSAND);
            let is_sign = after > end && is_unspaced(self.text.chars[after - 1]);
            if !is_sign || !self.text.at(after).is_some_and(|c| c.is_ascii_digit()) {
                return (scaled, after);
            }
            let (more, behind) = self.decimal(after);
            let (more, last) = self.scaled(more, behind, THOUSAND);
            match (scaled.parse::<u64>(), more.parse::<u64>()) {
                (Ok(large), Ok(small)) if small < large => (sum, end) = ((large + small).to_string(), last),
                _ => return (scaled, after),
            }
            if last == behind {
                return (sum, end);
            }
        }
    }

    /// Reads `5 million` and, of two signs, `2千万`: powers of ten from one on.
    pub(in crate::check::drift::claim) fn scaled(
        &self,
        mut digits: String,
        mut end: usize,
        least: u32,
    ) -> (String, usize) {
        for _ in 0..2 {
            let start = self.text.skip_spaces(end);
            let scale = self.lexicon.longest(&self.text.lower, start, |meaning| match meaning {
                Meaning::Scale(power) => Some(*power),
                _ => None,
            });
            let is_counted = |power: &u32| *power >= least && (*power != HUNDRED || counts_hundreds(&digits));
            let Some((power, after)) = scale.filter(|(power, _)| is_counted(power)) else { break };
            (digits, end) = (shift(&digits, power), after);
        }
        (digits, end)
    }
}

/// Whether a number stands before hundreds, as in `douze cents`: `cinquante cents` are money.
fn counts_hundreds(digits: &str) -> bool {
    digits.parse::<u64>().is_ok_and(|number| (2..20).contains(&number) && number != 10)
}

/// Multiplies a decimal number by a power of ten.
fn shift(digits: &str, power: u32) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let power = power as usize;
    let moved: String = fraction.chars().chain(std::iter::repeat('0')).take(power).collect();
    let rest: String = fraction.chars().skip(power).collect();
    let whole = format!("{whole}{moved}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") }
}
