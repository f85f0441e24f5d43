//! What a passage says of a version: that it is affected, or that it has the fix.
//!
//! The numbers of a translation may all be right where it calls the fixed version an affected one.

use std::collections::BTreeMap;

use crate::check::drift::adjacent::Adjacent;
use crate::check::drift::claim::Claim;
use crate::check::drift::claim::What;
use crate::check::drift::fold::Folded;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::reading::Part;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;

/// What is said of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check::drift) enum Standing {
    /// It is affected.
    Affected,
    /// It has the fix.
    Fixed,
}

/// The lists of words that say each behind a version.
const BEHIND: [(Standing, &str); 2] = [(Standing::Affected, "affected-behind"), (Standing::Fixed, "fixed-behind")];

/// The same before it.
const BEFORE: [(Standing, &str); 2] = [(Standing::Affected, "affected-before"), (Standing::Fixed, "fixed-before")];

/// So many words before them may negate them: `has not been fixed in`.
const NEGATING: usize = 3;

/// Reports versions that the source calls fixed and the translation affected, or the other way round, each everywhere in
/// the passage.
pub(in crate::check::drift) fn compare(
    (own, own_lexicon): (&Part, &Lexicon),
    (other, other_lexicon): (&Part, &Lexicon),
    report: &mut Report,
) {
    let said = standings(own, own_lexicon);
    if said.is_empty() {
        return;
    }
    for (version, (standing, claim)) in standings(other, other_lexicon) {
        let Some((Some(source), there)) = said.get(version) else { continue };
        if standing.is_some_and(|standing| standing != *source) {
            let [says, instead] = match source {
                Standing::Fixed => ["has the fix", "is affected"],
                Standing::Affected => ["is affected", "has the fix"],
            };
            let message = format!("the source says that `{version}` {says}, and the translation that it {instead}");
            let diagnostic = Diagnostic::new(Code::DriftVersion, other.place(claim), message);
            report.push(diagnostic.related(own.place(there), "the source's text"));
        }
    }
}

/// Returns what a passage says of each version, `None` where it says both, with the first place.
pub(in crate::check::drift) fn standings<'p>(
    part: &'p Part,
    lexicon: &Lexicon,
) -> BTreeMap<&'p str, (Option<Standing>, &'p Claim)> {
    let mut standings = BTreeMap::new();
    for claim in &part.claims {
        let (What::Version(version, None) | What::Number(version, None, None)) = &claim.what else { continue };
        if !version.contains('.') {
            continue;
        }
        let Some(standing) = standing(&part.folded, lexicon, claim) else { continue };
        let (known, _) = standings.entry(version.as_str()).or_insert((Some(standing), claim));
        *known = known.filter(|known| *known == standing);
    }
    standings
}

/// Reads the words right behind a version, else those right before it.
fn standing(text: &Folded, lexicon: &Lexicon, claim: &Claim) -> Option<Standing> {
    let adjacent = Adjacent::of(text, &claim.range);
    let is_negated = |rest: &str| {
        let before = rest.split(|c: char| c.is_whitespace() || c == ',').rev().filter(|word| !word.is_empty());
        before.take(NEGATING).any(|word| lexicon.has("standing-negation", word))
    };
    let follows = |words: &str| adjacent.behind(words).is_some();
    let precedes = |words: &str| adjacent.before(words).is_some_and(|rest| !is_negated(rest));
    longest(lexicon, BEHIND, follows).or_else(|| longest(lexicon, BEFORE, precedes))
}

/// Returns what the longest words say that fit: `は影響を受けませ` begins as `は影響を受け` does.
fn longest(lexicon: &Lexicon, lists: [(Standing, &str); 2], fits: impl Fn(&str) -> bool) -> Option<Standing> {
    let words = lists.into_iter().flat_map(|(standing, list)| lexicon.list(list).map(move |words| (words, standing)));
    let fitting = words.filter(|(words, _)| fits(words));
    fitting.max_by_key(|(words, _)| words.len()).map(|(_, standing)| standing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::drift::adjacent::LONGEST;
    use crate::check::drift::fold::fold;

    #[test]
    fn words_of_the_lexicons_can_be_met() {
        for language in ["en", "fr", "ja"] {
            let lexicon = Lexicon::new(&language.parse().unwrap());
            for list in
                ["affected-behind", "affected-before", "fixed-behind", "fixed-before", "standing-negation", "run"]
            {
                for words in lexicon.list(list) {
                    let folded: String = words.chars().filter_map(fold).flat_map(char::to_lowercase).collect();
                    assert_eq!(words, folded);
                    assert!(words.chars().count() <= LONGEST, "{words}");
                }
            }
        }
    }
}
