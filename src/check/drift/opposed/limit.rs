//! Limits: the least of a number and the most of it, before a date or a version and after it.
//!
//! A limit can be said the other way round: what is refused below a number is taken from it on, and what ends after a day
//! holds until then. So nothing is told of a sentence with a word that may turn it.

use crate::check::drift::adjacent::Adjacent;
use crate::check::drift::claim::Claim;
use crate::check::drift::claim::What;
use crate::check::drift::conflict;
use crate::check::drift::lexicon::Bound;
use crate::check::drift::opposed::Said;
use crate::check::drift::opposed::Side;
use crate::check::drift::opposed::tell;
use crate::check::drift::reading::Part;
use crate::check::drift::sentence::sentences;
use crate::check::drift::stem;
use crate::check::drift::untranslated::is_written_in_signs;
use crate::check::script;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;

/// Which way a limit goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// More, or later.
    Up,
    /// Less, or earlier.
    Down,
}

/// The lists of words that say a way: before what they limit, and behind it.
type Lists = [(Way, [&'static str; 2]); 2];

const NUMBERS: Lists = [(Way::Up, ["least-before", "least-behind"]), (Way::Down, ["most-before", "most-behind"])];
const MOMENTS: Lists = [(Way::Up, ["later-before", "later-behind"]), (Way::Down, ["earlier-before", "earlier-behind"])];

/// Reports a claim that is a limit in each text, but not the same way.
pub(in crate::check::drift::opposed) fn compare(
    (own, a): (Side<'_>, &Claim),
    (other, b): (Side<'_>, &Claim),
    report: &mut Report,
) {
    let is_bounded = |claim: &Claim| bound(claim).is_some();
    // Two ranges of versions are held against each other as such.
    if is_bounded(a) && is_bounded(b) {
        return;
    }
    let Some((way, said)) = limit(own, a) else { return };
    let Some((instead, there)) = limit(other, b) else { return };
    if way != instead && ![(own, a), (other, b)].into_iter().any(|(side, claim)| is_turned(side, claim)) {
        report.push(if is_version(b) {
            tell_of_range((a, way, &said), (b, instead, &there))
        } else {
            tell(b, &said, &there)
        });
    }
}

/// Tells of a version that ends a range in one text and begins one in the other.
fn tell_of_range(
    (a, way, said): (&Claim, Way, &Said<'_>),
    (b, instead, there): (&Claim, Way, &Said<'_>),
) -> Diagnostic {
    let range = |claim: &Claim, way: Way, part: &Part| {
        let bound = bound(claim).unwrap_or(if way == Way::Up { Bound::After } else { Bound::Before });
        conflict::range(bound, &part.shown(claim))
    };
    let (says, other) = (range(a, way, said.part), range(b, instead, there.part));
    let message = format!("the source speaks of {says}, and the translation of {other}");
    let diagnostic = Diagnostic::new(Code::DriftVersion, there.place(), message);
    diagnostic.related(said.place(), format!("the source says `{}`", said.words()))
}

fn is_version(claim: &Claim) -> bool {
    match &claim.what {
        What::Version(..) => true,
        What::Number(digits, None, _) => digits.contains('.'),
        _ => false,
    }
}

fn bound(claim: &Claim) -> Option<Bound> {
    match claim.what {
        What::Version(_, bound) | What::Number(_, _, bound) => bound,
        _ => None,
    }
}

fn lists(claim: &Claim) -> Lists {
    if matches!(claim.what, What::Number(..)) && !is_version(claim) { NUMBERS } else { MOMENTS }
}

/// Returns which way the words right beside a claim limit it, if they say one way alone.
fn limit<'s>((part, lexicon): Side<'s>, claim: &Claim) -> Option<(Way, Said<'s>)> {
    let alone = Said { part, range: claim.range.clone() };
    match bound(claim) {
        Some(Bound::Before) => return Some((Way::Down, alone)),
        Some(Bound::AtLeast | Bound::After) => return Some((Way::Up, alone)),
        // So may be what ends a run of versions.
        Some(Bound::AtMost) => return None,
        None => {}
    }
    let adjacent = Adjacent::of(&part.folded, &claim.range);
    let is_interval = lexicon.list("interval-behind").any(|words| adjacent.behind(words).is_some());
    let mut found: Option<(Way, Said<'s>)> = None;
    for (way, [before, behind]) in lists(claim) {
        let precedes = |words: &&str| adjacent.before(words).is_some();
        // `90 days at least 3 times` says it of what follows.
        let ends = |rest: &str| !rest.trim_start().starts_with(|c: char| c.is_alphanumeric());
        let is_free = |words: &str| !lexicon.has(before, words) || is_written_in_signs(lexicon);
        let follows = |words: &&str| adjacent.behind(words).is_some_and(|rest| is_free(words) || ends(rest));
        let length = |words: &str| words.chars().count();
        let left = lexicon.list(before).filter(precedes).map(length).max();
        let right = lexicon.list(behind).filter(follows).map(length).max();
        let Some(said) = Said::with(part, claim, [left, right]) else { continue };
        if found.is_some() || is_interval {
            return None;
        }
        found = Some((way, said));
    }
    found
}

/// Whether the sentence of a claim may turn its limit round, or says both ways.
fn is_turned((part, lexicon): Side<'_>, claim: &Claim) -> bool {
    let lower = &part.folded.lower;
    let around = sentences(lower).into_iter().find(|range| range.contains(&claim.range.start));
    let around = around.unwrap_or(0..lower.len());
    let mut text: String = lower[around].iter().map(|c| if c.is_whitespace() { ' ' } else { *c }).collect();
    let lists = lists(claim);
    let words = |way: Way| lists.iter().filter(move |(own, _)| *own == way).flat_map(|(_, lists)| lists);
    let has = |way: Way| words(way).flat_map(|list| lexicon.list(list)).any(|form| script::has_word(&text, form));
    if lists == MOMENTS && has(Way::Up) && has(Way::Down) {
        return true;
    }
    // The words themselves turn nothing: `no more than`.
    let forms = lists.iter().flat_map(|(_, lists)| lists).flat_map(|list| lexicon.list(list));
    let mut forms: Vec<&str> = forms.filter(|form| form.chars().any(char::is_alphabetic)).collect();
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    for form in forms {
        let found: Vec<usize> = script::find_word(&text, form).collect();
        for at in found.into_iter().rev() {
            text.replace_range(at..at + form.len(), " ");
        }
    }
    stem::has(&text.chars().collect::<Vec<char>>(), lexicon, "turn")
}
