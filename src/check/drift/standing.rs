//! What a passage says of a version: that it is affected, or that it has the fix.
//!
//! The numbers of a translation may all be right where it calls the fixed version an affected one.

use std::collections::BTreeMap;

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
enum Standing {
    Affected,
    Fixed,
}

/// The words behind a version and before it that say each.
const WORDS: [(Standing, &str, &str); 2] =
    [(Standing::Affected, "affected-behind", "affected-before"), (Standing::Fixed, "fixed-behind", "fixed-before")];

/// No such word is longer, in characters.
const LONGEST: usize = 32;

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
            let words = if *source == Standing::Fixed {
                ["has the fix", "is affected"]
            } else {
                ["is affected", "has the fix"]
            };
            let [says, instead] = words;
            let message = format!("the source says that `{version}` {says}, and the translation that it {instead}");
            let diagnostic = Diagnostic::new(Code::DriftVersion, other.place(claim), message);
            report.push(diagnostic.related(own.place(there), "the source's text"));
        }
    }
}

/// Returns what a passage says of each version, `None` where it says both, with the first place.
fn standings<'p>(part: &'p Part, lexicon: &Lexicon) -> BTreeMap<&'p str, (Option<Standing>, &'p Claim)> {
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
    let start = text.skip_spaces(claim.range.end);
    let behind: String = text.lower[start..].iter().take(LONGEST).collect();
    let before: String = text.lower[claim.range.start.saturating_sub(LONGEST)..claim.range.start].iter().collect();
    let before = before.trim_end();
    // The longest words decide: `is affected` begins as `is affected no longer` does.
    let longest = |fits: &dyn Fn(&str) -> bool, list: fn(&(Standing, &'static str, &'static str)) -> &'static str| {
        let words = WORDS.iter().flat_map(|words| lexicon.list(list(words)).map(|form| (form.len(), words.0, form)));
        let fitting = words.filter(|(.., form)| fits(form));
        fitting.max_by_key(|(length, ..)| *length).map(|(_, standing, _)| standing)
    };
    let follows = |form: &str| behind.strip_prefix(form).is_some_and(|rest| !continues(form, rest.chars().next()));
    let precedes = |form: &str| {
        let rest = before.strip_suffix(form);
        rest.is_some_and(|rest| !rest.ends_with(char::is_alphabetic) || !form.is_ascii())
    };
    longest(&follows, |words| words.1).or_else(|| longest(&precedes, |words| words.2))
}

/// Whether a word goes on behind a form of a language with spaces.
fn continues(form: &str, next: Option<char>) -> bool {
    let is_spaced = form.chars().last().is_some_and(crate::check::script::is_spaced_letter);
    is_spaced && next.is_some_and(crate::check::script::is_spaced_letter)
}
