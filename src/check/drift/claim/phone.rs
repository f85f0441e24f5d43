//! Telephone numbers: `+33 1 23 45 67 89`, `03-1234-5678`. Their groups are no thousands in any language.

use std::ops::RangeInclusive;

use crate::check::drift::claim::Demand;
use crate::check::drift::claim::Reader;
use crate::check::drift::claim::What;

/// So many digits has a number behind `+` (ITU-T E.164; the shortest are those of small countries).
const WITH_COUNTRY: RangeInclusive<usize> = 8..=15;
/// So many has one that begins with a zero.
const WITHIN_COUNTRY: RangeInclusive<usize> = 9..=11;
/// So many has one of its groups.
const GROUP: RangeInclusive<usize> = 2..=5;

/// Groups of digits, and the signs between them.
#[derive(Default)]
struct Groups {
    digits: Vec<String>,
    signs: String,
}

impl Reader<'_> {
    /// Reads a telephone number with its country, or one whose zero stands for it.
    pub(in crate::check::drift::claim) fn phone(&mut self, at: usize) -> Option<usize> {
        let has_country = self.text.at(at) == Some('+');
        let (groups, end) = self.groups(at + usize::from(has_country), if has_country { " -.()" } else { " -" });
        let is_phone = if has_country { groups.are_international() } else { groups.are_national() };
        // Part of an id, or a date with a time behind it.
        let is_id = !has_country && self.text.before(at).is_some_and(|before| "-./_:#,".contains(before));
        let goes_on = self.text.at(end).is_some_and(|next| next.is_ascii_alphanumeric() || ":/_".contains(next));
        (is_phone && !is_id && !goes_on).then(|| self.push(What::Id(groups.digits.concat()), Demand::Required, at..end))
    }

    /// Reads groups of digits with one or two signs between them.
    fn groups(&self, at: usize, signs: &str) -> (Groups, usize) {
        let (mut groups, mut end, mut count) = (Groups::default(), at, 0);
        while count <= *WITH_COUNTRY.end() {
            let run: String = self.text.chars[end..].iter().take_while(|c| c.is_ascii_digit()).collect();
            end += run.len();
            count += run.len();
            // The zero that is dialled within the country alone.
            if run != "0" || self.text.at(end) != Some(')') {
                groups.digits.push(run);
            }
            let gap: String = self.text.chars[end..].iter().take_while(|c| signs.contains(**c)).collect();
            let next = end + gap.len();
            if !(1..=2).contains(&gap.len()) || !self.text.at(next).is_some_and(|c| c.is_ascii_digit()) {
                break;
            }
            groups.signs.push_str(&gap);
            end = next;
        }
        (groups, end)
    }
}

impl Groups {
    fn count(&self) -> usize {
        self.digits.iter().map(String::len).sum()
    }

    /// Whether a number may stand behind `+`; `+10 000 000` is a sum.
    fn are_international(&self) -> bool {
        let is_sum =
            self.digits.len() > 1 && self.are_thousands() && self.signs.chars().all(|sign| " .".contains(sign));
        WITH_COUNTRY.contains(&self.count()) && !is_sum
    }

    /// Whether three groups or more with one sign between them are a number that begins with a zero; `0 10 20 30` are
    /// four numbers.
    fn are_national(&self) -> bool {
        let is_one = self.signs.chars().all(|sign| self.signs.starts_with(sign));
        let is_apart = self.digits.first().is_some_and(|first| first == "0") && self.are_thousands();
        let are_groups = is_apart || self.digits.iter().all(|group| GROUP.contains(&group.len()));
        WITHIN_COUNTRY.contains(&self.count()) && self.digits.len() > 2 && is_one && are_groups
    }

    /// Whether up to three digits have groups of three behind them.
    fn are_thousands(&self) -> bool {
        let (first, others) = self.digits.split_first().map_or((0, &[][..]), |(first, others)| (first.len(), others));
        first <= 3 && others.iter().all(|group| group.len() == 3)
    }
}
