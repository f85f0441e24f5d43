//! What a passage says in code, or as part of something else, so that its counterpart's claim is not lost.

use std::cell::LazyCell;

use crate::check::drift::claim::Claim;
use crate::check::drift::claim::What;
use crate::check::drift::fold;
use crate::check::drift::likeness::distance;
use crate::check::drift::link;
use crate::check::drift::reading::Part;
use crate::check::script::has_word;
use crate::check::script::is_unspaced;

/// Returns those of a counterpart's claims that a part says neither in code nor as part of something else.
pub(in crate::check::drift) fn unmentioned<'r>(
    part: &Part,
    counterpart: &'r Part,
    claims: Vec<usize>,
) -> Vec<&'r Claim> {
    let texts = part.passage.codes.iter().map(|code| code.value.as_str()).chain([part.passage.text.as_str()]);
    let squeezed: LazyCell<Vec<String>, _> = LazyCell::new(|| texts.map(fold::squeeze).collect());
    let claims = claims.into_iter().map(|at| &counterpart.claims[at]).enumerate();
    let claims = claims.filter(|(place, claim)| {
        *place >= SOUGHT
            || !is_mentioned(part, counterpart, claim, &|name| squeezed.iter().any(|text| text.contains(name)))
    });
    claims.map(|(_, claim)| claim).collect()
}

/// So many claims of a part are looked for in all of its counterpart; where more are lost, the two say other things.
pub(in crate::check::drift) const SOUGHT: usize = 64;

/// Whether a part says in code, or as part of something else, what a claim of its counterpart states.
///
/// `says` tells whether it has a squeezed name.
fn is_mentioned(part: &Part, counterpart: &Part, claim: &Claim, says: &dyn Fn(&str) -> bool) -> bool {
    let mut codes = part.passage.codes.iter().map(|code| code.value.as_str());
    match &claim.what {
        What::Number(text, _, _) | What::Version(text, _) => {
            codes.any(|code| has_number(code, text))
                || part.claims.iter().any(|other| is_in_name(&other.what, text))
                || is_joined(part, counterpart, claim)
                || is_same_name(part, &counterpart.shown(claim))
                || is_hyphened(part, counterpart, claim)
        }
        What::Id(text) | What::Name(text) => {
            let says = |name: &str| says(&fold::squeeze(name));
            says(text)
                || is_range(text) && text.split('-').all(says)
                || matches!(claim.what, What::Name(_)) && is_label_of(part, &counterpart.shown(claim))
                || without_ending(text).is_some_and(|name| has_word(&part.lower(), name))
        }
        What::Address(text) => {
            let mut destinations = part.passage.links.iter().map(|link| &link.destination.value);
            // An address may be written without its scheme.
            let whole = if text.starts_with("www.") { format!("http://{text}") } else { text.clone() };
            codes.any(|code| code.contains(text.as_str()))
                || destinations.any(|other| link::normalise(other) == link::normalise(&whole))
        }
        // A language may leave a date in the words of another.
        What::Date(_) => is_named_date(part, &counterpart.shown(claim)),
        What::Time(..) | What::Quarter(_) | What::Place(_) | What::Always => false,
    }
}

/// Whether a part has a date with a word in it as it is written.
fn is_named_date(part: &Part, shown: &str) -> bool {
    shown.contains(|c: char| c.is_ascii_alphabetic()) && has_word(&part.passage.text, shown)
}

/// Returns a name with digits without the letters behind these, which may be a word or its ending: `md5sums`, `320pp`, `20mm`.
fn without_ending(name: &str) -> Option<&str> {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let is_long = stem.len() >= 3 || stem.len() == 2 && name.len() <= 2 * stem.len();
    (stem.len() < name.len() && is_long && stem.ends_with(|c: char| c.is_ascii_digit())).then_some(stem)
}

/// Whether a part has another word with the number of a label, such as `Plage1` for `Range1`.
fn is_label_of(part: &Part, label: &str) -> bool {
    let stem = label.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &label[stem.len()..];
    let is_other = |word: &str| {
        let is_word = word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
        is_word && 2 * distance(&word.to_lowercase(), &stem.to_lowercase()) >= stem.chars().count()
    };
    let mut words = part.passage.text.split(|c: char| !c.is_alphanumeric());
    // Where words have no spaces between them, more of them stand around the label.
    let is_behind_sign = |text: &str| {
        text.match_indices(digits).any(|(at, _)| {
            let is_longer = text[at + digits.len()..].starts_with(|c: char| c.is_ascii_digit());
            !is_longer && text[..at].ends_with(is_unspaced)
        })
    };
    stem.chars().count() >= LABEL
        && (1..=3).contains(&digits.len())
        && stem.chars().all(char::is_alphabetic)
        && words.any(|word| word.strip_suffix(digits).is_some_and(is_other) || is_behind_sign(word))
}

/// The word of a label has so many letters.
const LABEL: usize = 4;

/// Whether a name is a number with letters behind it.
fn is_in_name(what: &What, number: &str) -> bool {
    matches!(what, What::Name(name) if without_ending(name) == Some(number))
}

/// Whether a name is that of a first and a last thing, such as `VT1-VT6`.
fn is_range(name: &str) -> bool {
    let is_numbered = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.ends_with(|c: char| c.is_ascii_digit())
    };
    name.contains('-') && name.split('-').all(is_numbered)
}

/// Whether a part has a number with letters behind it as it is written, such as `802.1d`: each language may take it for
/// another thing.
fn is_same_name(part: &Part, shown: &str) -> bool {
    shown.contains('.') && shown.ends_with(|c: char| c.is_ascii_alphabetic()) && has_word(&part.passage.text, shown)
}

/// Whether a part writes a number and the name before it, perhaps as one word: `HTML5` for `HTML 5`.
pub(in crate::check::drift) fn is_joined(part: &Part, counterpart: &Part, claim: &Claim) -> bool {
    let before = counterpart.folded.string(0..claim.range.start);
    let Some(name) = before.strip_suffix(' ').and_then(|before| before.rsplit(' ').next()) else { return false };
    let digits = counterpart.shown(claim);
    let is_name = name.len() > 1 && name.chars().all(|c| c.is_ascii_alphabetic());
    let says = |joint: &str| has_word(&part.passage.text, &format!("{name}{joint}{digits}"));
    is_name && (says("") || says(" ") || has_initials(part, name, &digits))
}

/// Whether a part writes a number behind the initials of the name before it: `ES6` for `ECMAScript 6`.
fn has_initials(part: &Part, name: &str, digits: &str) -> bool {
    part.passage.text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
        word.strip_suffix(digits).is_some_and(|initials| {
            let is_short = (2..=4).contains(&initials.len()) && initials.bytes().all(|byte| byte.is_ascii_uppercase());
            is_short && name.to_uppercase().starts_with(&initials[..1])
        })
    })
}

/// Whether a part writes a number and the word behind its hyphen as one: `7zip` for `7-zip`.
fn is_hyphened(part: &Part, counterpart: &Part, claim: &Claim) -> bool {
    let behind = counterpart.folded.string(claim.range.end..counterpart.folded.chars.len());
    let Some(rest) = behind.strip_prefix('-') else { return false };
    let word: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
    let name = format!("{}{word}", counterpart.shown(claim)).to_lowercase();
    !word.is_empty() && part.claims.iter().any(|other| matches!(&other.what, What::Name(other) if *other == name))
}

fn has_number(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + number.len()..].chars().next();
        !before.is_some_and(|c| c.is_ascii_digit() || c == '.') && !after.is_some_and(|c| c.is_ascii_digit())
    })
}
