//! Amounts of money: `$500` and `500 €`.

use std::collections::BTreeSet;

use crate::check::drift::adjacent::Adjacent;
use crate::check::drift::claim::Claim;
use crate::check::drift::claim::What;
use crate::check::drift::opposed::Said;
use crate::check::drift::opposed::Side;
use crate::check::drift::opposed::tell;
use crate::check::script;
use crate::diag::Report;

/// The lists of signs and words for each currency; all dollars are one.
pub(in crate::check::drift::opposed) const CURRENCIES: [&str; 4] =
    ["currency-dollar", "currency-euro", "currency-pound", "currency-yen"];

/// Reports an amount that is of another currency in each text, which the other one does not speak of at all.
pub(in crate::check::drift::opposed) fn compare(
    (own, a): (Side<'_>, &Claim),
    (other, b): (Side<'_>, &Claim),
    report: &mut Report,
) {
    let Some((currency, said)) = amount(own, a) else { return };
    let Some((instead, there)) = amount(other, b) else { return };
    if currency != instead && !currencies(own).contains(instead) && !currencies(other).contains(currency) {
        report.push(tell(b, &said, &there));
    }
}

/// Returns the currency whose sign or name stands right beside a number.
fn amount<'s>((part, lexicon): Side<'s>, claim: &Claim) -> Option<(&'static str, Said<'s>)> {
    if !matches!(claim.what, What::Number(_, None, None)) {
        return None;
    }
    let adjacent = Adjacent::of(&part.folded, &claim.range);
    let mut found = None;
    for currency in CURRENCIES {
        let length = |words: &str| words.chars().count();
        let left = lexicon.list(currency).filter(|words| adjacent.before(words).is_some()).map(length).max();
        let right = lexicon.list(currency).filter(|words| adjacent.behind(words).is_some()).map(length).max();
        let Some(said) = Said::with(part, claim, [left, right]) else { continue };
        if found.is_some() {
            return None;
        }
        found = Some((currency, said));
    }
    found
}

/// Returns the currencies that a passage speaks of.
fn currencies((part, lexicon): Side<'_>) -> BTreeSet<&'static str> {
    let text = part.lower();
    let is_said = |currency: &&str| lexicon.list(currency).any(|form| script::has_word(&text, form));
    CURRENCIES.into_iter().filter(is_said).collect()
}
