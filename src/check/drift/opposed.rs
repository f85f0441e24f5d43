//! What is said of one and the same number, date or version in both texts, where one says the opposite of the other.
//!
//! Only what stands once in each of two passages is looked at, so that it is known which of them speaks of which.

mod currency;
mod limit;
mod run;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::drift::claim::Claim;
use crate::check::drift::claim::Day;
use crate::check::drift::claim::Demand;
use crate::check::drift::claim::What;
use crate::check::drift::conflict;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::reading::Part;
use crate::check::drift::settle;
use crate::check::drift::unit::Unit;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::text::Span;

/// A passage, and the words of its language.
type Side<'s> = (&'s Part, &'s Lexicon);

/// Reports what two passages that stand for each other say otherwise of one thing.
pub(in crate::check::drift) fn compare(own: Side<'_>, other: Side<'_>, report: &mut Report) {
    // What was left in the source's language says the same.
    if own.0.is_code() || other.0.is_code() || own.0.passage.text == other.0.passage.text {
        return;
    }
    run::compare(own, other, report);
    let sole = [sole(own.0), sole(other.0)];
    let shared = sole[0].iter().filter_map(|(name, claim)| Some((*claim, *sole[1].get(name)?)));
    for (a, b) in shared.filter(|(a, b)| is_same(a, b)) {
        limit::compare((own, a), (other, b), report);
        currency::compare((own, a), (other, b), report);
    }
}

/// Returns the claims of which a passage has no other one with the same digits.
fn sole(part: &Part) -> BTreeMap<String, &Claim> {
    let mut claims: BTreeMap<String, Vec<&Claim>> = BTreeMap::new();
    for claim in &part.claims {
        if let Some(name) = name(&claim.what) {
            claims.entry(name).or_default().push(claim);
        }
    }
    let sole = claims.into_iter().filter(|(_, claims)| claims.len() == 1 && claims[0].demand != Demand::Loose);
    sole.map(|(name, claims)| (name, claims[0])).collect()
}

fn name(what: &What) -> Option<String> {
    match what {
        What::Number(digits, ..) => (digits != "0").then(|| digits.clone()),
        What::Version(..) | What::Date(Day { month: Some(_), .. }) => Some(settle::statement(what)),
        What::Date(_)
        | What::Time(..)
        | What::Quarter(_)
        | What::Id(_)
        | What::Name(_)
        | What::Address(_)
        | What::Place(_)
        | What::Always => None,
    }
}

/// Whether two claims are of one kind, and a number of no other unit.
fn is_same(a: &Claim, b: &Claim) -> bool {
    let units: [Option<Unit>; 2] = [settle::unit(&a.what), settle::unit(&b.what)];
    conflict::code(&a.what) == conflict::code(&b.what) && (units[0] == units[1] || units.contains(&None))
}

/// Words beside a claim, with it.
struct Said<'s> {
    part: &'s Part,
    /// The characters of both.
    range: Range<usize>,
}

impl<'s> Said<'s> {
    /// Joins a claim with words before it and behind it, of so many characters; `None` where there are neither.
    fn with(part: &'s Part, claim: &Claim, [left, right]: [Option<usize>; 2]) -> Option<Said<'s>> {
        left.or(right)?;
        let blanks = part.folded.lower[..claim.range.start].iter().rev().take_while(|c| c.is_whitespace()).count();
        let start = left.map_or(claim.range.start, |length| claim.range.start - blanks - length);
        let end = right.map_or(claim.range.end, |length| part.folded.skip_spaces(claim.range.end) + length);
        Some(Said { part, range: start..end })
    }

    fn place(&self) -> Span {
        self.part.passage.place(self.part.folded.bytes(self.range.clone()))
    }

    fn words(&self) -> String {
        self.part.passage.text[self.part.folded.bytes(self.range.clone())].replace('\n', " ").trim().to_owned()
    }
}

/// Tells of what the two texts say of a claim.
fn tell(claim: &Claim, own: &Said<'_>, other: &Said<'_>) -> Diagnostic {
    let says = format!("the source says `{}`", own.words());
    let message = format!("{says}, and the translation `{}`", other.words());
    Diagnostic::new(conflict::code(&claim.what), other.place(), message).related(own.place(), says)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::drift::adjacent::LONGEST;
    use crate::check::drift::fold::fold;

    #[test]
    fn words_of_the_lexicons_can_be_met() {
        let sides = ["least", "most", "earlier", "later"].map(|way| [format!("{way}-before"), format!("{way}-behind")]);
        let others = ["interval-behind", "upgrade-run", "turn"].map(str::to_owned);
        let currencies = currency::CURRENCIES.map(str::to_owned);
        let lists: Vec<String> = sides.into_iter().flatten().chain(others).chain(currencies).collect();
        for language in ["en", "fr", "ja"] {
            let lexicon = Lexicon::new(&language.parse().unwrap());
            for words in lists.iter().flat_map(|list| lexicon.list(list)) {
                let folded: String = words.chars().filter_map(fold).flat_map(char::to_lowercase).collect();
                assert_eq!(words, folded);
                assert!(words.chars().count() <= LONGEST, "{words}");
            }
        }
    }
}
