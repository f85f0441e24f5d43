//! What the passages of a section state, held against what the source's state.

mod loose;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::drift::align::Role;
use crate::check::drift::align::SectionPair;
use crate::check::drift::claim::Claim;
use crate::check::drift::claim::Demand;
use crate::check::drift::claim::What;
use crate::check::drift::compare::loose::Loose;
use crate::check::drift::compare::loose::without_repeated;
use crate::check::drift::conflict::code;
use crate::check::drift::conflict::conflict;
use crate::check::drift::conflict::contradiction;
use crate::check::drift::item::take_one;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::link;
use crate::check::drift::mention::unmentioned;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::drift::sample;
use crate::check::drift::settle;
use crate::check::drift::settle::settle;
use crate::check::drift::settle::statement;
use crate::check::drift::standing;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::PassageKind;

/// Compares what two sections state.
///
/// `told` says whether lists of different lengths have been reported, and which parts of each side have been.
pub(in crate::check::drift) fn compare(
    source: &Reading<'_>,
    translation: &Reading<'_>,
    pair: &SectionPair,
    told: (bool, &[BTreeSet<usize>; 2]),
    report: &mut Report,
) {
    let (mut missing, mut added) = (Vec::new(), Vec::new());
    let mut worded = [Worded::new(), Worded::new()];
    let mut silent = [BTreeSet::new(), BTreeSet::new()];
    let headings = pair.headings.map(|(own, other)| (Some(own), Some(other)));
    let (is_listed, [told_own, told_other]) = told;
    let is_item = |part: &Part| matches!(part.passage.kind, PassageKind::Item(_) | PassageKind::Cell(..));
    for (own, other) in headings.iter().chain(&pair.parts) {
        let is_told = own.is_some_and(|at| told_own.contains(&at)) || other.is_some_and(|at| told_other.contains(&at));
        let own = own.map(|at| &source.parts[at]);
        let other = other.map(|at| &translation.parts[at]);
        let is_lonely_item = own.is_some() != other.is_some() && own.or(other).is_some_and(is_item);
        if is_told || is_listed && is_lonely_item {
            for (claims, part) in silent.iter_mut().zip([own, other]) {
                claims.extend(part.into_iter().flat_map(required).map(|loose| statement(&loose.claim.what)));
            }
            continue;
        }
        match (own.filter(|part| !part.is_code()), other.filter(|part| !part.is_code())) {
            (Some(own), Some(other)) => {
                standing::compare((own, source.lexicon), (other, translation.lexicon), report);
                pair_of_parts(own, other, (&mut missing, &mut added), &mut worded, report);
            }
            (Some(own), None) => {
                missing.extend(required(own));
                add_worded(&mut worded[0], &own.claims);
            }
            (None, Some(other)) => {
                added.extend(required(other));
                add_worded(&mut worded[1], &other.claims);
            }
            (None, None) => {}
        }
    }
    cancel_moved(&mut missing, &mut added);
    let [of_source, of_translation] = worded;
    cancel(&mut missing, of_translation);
    cancel(&mut added, of_source);
    cancel_localised(&mut missing, &mut added);
    let own: Vec<&Part> = pair.parts.iter().filter_map(|(own, _)| Some(&source.parts[(*own)?])).collect();
    let other: Vec<&Part> = pair.parts.iter().filter_map(|(_, other)| Some(&translation.parts[(*other)?])).collect();
    without_repeated(&mut missing, &own, &other);
    without_repeated(&mut added, &other, &own);
    // What has been told of may be what an item of a list became.
    missing.retain(|loose| !silent[1].contains(&statement(&loose.claim.what)));
    added.retain(|loose| !silent[0].contains(&statement(&loose.claim.what)));
    missing.retain(|loose| !pair.spare(Role::Translation).states(&loose.claim.what));
    added.retain(|loose| !pair.spare(Role::Source).states(&loose.claim.what));
    tell(&missing, &added, (pair, [source.lexicon, translation.lexicon]), report);
}

fn required(part: &Part) -> impl Iterator<Item = Loose<'_>> {
    let claims = part.claims.iter().filter(|claim| claim.demand == Demand::Required);
    claims.map(move |claim| Loose { part, claim, counterpart: None })
}

fn pair_of_parts<'r>(
    own: &'r Part,
    other: &'r Part,
    (missing, added): (&mut Vec<Loose<'r>>, &mut Vec<Loose<'r>>),
    worded: &mut [Worded; 2],
    report: &mut Report,
) {
    // What was left in the source's language says the same.
    if own.passage.text == other.passage.text {
        return;
    }
    let remainder = settle(&own.claims, &other.claims);
    for (a, b) in remainder.conflicts {
        report.push(conflict(own, &own.claims[a], other, &other.claims[b]));
    }
    let lost = unmentioned(other, own, remainder.missing);
    let gained = unmentioned(own, other, remainder.added);
    let contradicts = contradiction(&lost, &gained);
    // The same holds of two sections of which each text gives the number.
    let has_part = |claims: &[&Claim]| claims.iter().any(|claim| is_part(claim));
    let is_other_part = has_part(&lost) && has_part(&gained);
    let keeps = |claim: &&Claim| {
        claim.demand == Demand::Required
            || contradicts.is_some_and(|is_span| is_span(claim))
            || is_other_part && is_part(claim)
    };
    for (claims, worded) in [&lost, &gained].into_iter().zip(worded) {
        add_worded(worded, claims.iter().copied().filter(|claim| !keeps(claim)));
    }
    missing.extend(lost.into_iter().filter(keeps).map(|claim| Loose { part: own, claim, counterpart: Some(other) }));
    added.extend(gained.into_iter().filter(keeps).map(|claim| Loose { part: other, claim, counterpart: Some(own) }));
}

/// A number of several parts, as sections have.
fn is_part(claim: &Claim) -> bool {
    matches!(&claim.what, What::Version(..)) || matches!(&claim.what, What::Number(digits, ..) if digits.contains('.'))
}

/// Takes away what stands in another passage of the same section.
fn cancel_moved(missing: &mut Vec<Loose<'_>>, added: &mut Vec<Loose<'_>>) {
    let mut index: BTreeMap<String, usize> = BTreeMap::new();
    for loose in added.iter() {
        *index.entry(statement(&loose.claim.what)).or_default() += 1;
    }
    let mut moved: BTreeMap<String, usize> = BTreeMap::new();
    missing.retain(|loose| {
        let statement = statement(&loose.claim.what);
        if !take_one(&mut index, &statement) {
            return true;
        }
        *moved.entry(statement).or_default() += 1;
        false
    });
    cancel(added, moved);
}

/// Takes away so many of each statement.
fn cancel(loose: &mut Vec<Loose<'_>>, mut counts: BTreeMap<String, usize>) {
    loose.retain(|loose| !take_one(&mut counts, &statement(&loose.claim.what)));
}

/// Numbers that a text says in words, and that stand for none of their passage's counterpart: how many of each, since each
/// word stands for one number.
type Worded = BTreeMap<String, usize>;

fn add_worded<'c>(worded: &mut Worded, claims: impl IntoIterator<Item = &'c Claim>) {
    let is_worded = |claim: &&Claim| claim.demand != Demand::Required && matches!(claim.what, What::Number(..));
    for claim in claims.into_iter().filter(is_worded) {
        *worded.entry(statement(&claim.what)).or_default() += 1;
    }
}

/// Takes away addresses of one host that choose a language, wherever in the section they stand.
fn cancel_localised(missing: &mut Vec<Loose<'_>>, added: &mut Vec<Loose<'_>>) {
    missing.retain(|lost| {
        let What::Address(own) = &lost.claim.what else { return true };
        let is_own = |gained: &Loose<'_>| {
            matches!(&gained.claim.what, What::Address(other) if link::is_other_language(own, other))
        };
        match added.iter().position(is_own) {
            Some(at) => {
                added.remove(at);
                false
            }
            None => true,
        }
    });
}

fn tell(
    missing: &[Loose<'_>],
    added: &[Loose<'_>],
    (pair, lexicons): (&SectionPair, [&Lexicon; 2]),
    report: &mut Report,
) {
    let mut instead = Replacements::new(added);
    // Of a passage without a counterpart one claim speaks for all.
    let speaks_for = |a: &Loose<'_>, b: &Loose<'_>| a.is_alone() && b.is_alone() && std::ptr::eq(a.part, b.part);
    for run in missing.chunk_by(speaks_for) {
        let lost = &run[0];
        match instead.take(lost) {
            Some(gained) if is_localised(lost, gained, lexicons) => {}
            Some(gained) => report.push(replaced(lost, gained)),
            None if lost.is_repeated() => {}
            None => report.push(lacking(lost, run.len() - 1, pair)),
        }
    }
    let left: Vec<&Loose<'_>> = instead.into_left();
    for run in left.chunk_by(|a, b| speaks_for(a, b)).filter(|run| !run[0].is_repeated()) {
        report.push(unsaid(run[0], pair));
    }
}

/// Whether two addresses are those of a thing in each language, such as a list of its own for each.
fn is_localised(lost: &Loose<'_>, gained: &Loose<'_>, lexicons: [&Lexicon; 2]) -> bool {
    match (&lost.claim.what, &gained.claim.what) {
        (What::Address(own), What::Address(other)) => {
            link::is_localised(own, other, lexicons) || sample::is_address(own, other, lexicons[0])
        }
        _ => false,
    }
}

/// What the translation says of its own, by the part of the source that it stands for.
struct Replacements<'l, 'r> {
    added: Vec<Option<&'l Loose<'r>>>,
    by_part: BTreeMap<*const Part, Vec<usize>>,
}

impl<'l, 'r> Replacements<'l, 'r> {
    fn new(added: &'l [Loose<'r>]) -> Replacements<'l, 'r> {
        let mut by_part: BTreeMap<*const Part, Vec<usize>> = BTreeMap::new();
        for (at, gained) in added.iter().enumerate() {
            if let Some(part) = gained.counterpart {
                by_part.entry(std::ptr::from_ref(part)).or_default().push(at);
            }
        }
        Replacements { added: added.iter().map(Some).collect(), by_part }
    }

    /// Takes what stands in the place of something that is missing, best in the same unit.
    fn take(&mut self, lost: &Loose<'_>) -> Option<&'l Loose<'r>> {
        let candidates = self.by_part.get(&std::ptr::from_ref(lost.part)).into_iter().flatten().copied();
        let is_alike =
            |at: &usize| self.added[*at].is_some_and(|gained| code(&gained.claim.what) == code(&lost.claim.what));
        let same_unit = |at: &usize| {
            self.added[*at].is_some_and(|gained| settle::unit(&gained.claim.what) == settle::unit(&lost.claim.what))
        };
        let alike: Vec<usize> = candidates.filter(is_alike).collect();
        let best = alike.iter().copied().find(same_unit).or(alike.first().copied())?;
        self.added[best].take()
    }

    fn into_left(self) -> Vec<&'l Loose<'r>> {
        self.added.into_iter().flatten().collect()
    }
}

fn replaced(lost: &Loose<'_>, gained: &Loose<'_>) -> Diagnostic {
    let said = format!("the source says `{}`", lost.part.shown(lost.claim));
    let message = format!("{said}, and the translation `{}`", gained.part.shown(gained.claim));
    let place = gained.part.place(gained.claim);
    Diagnostic::new(code(&lost.claim.what), place, message).related(lost.part.place(lost.claim), said)
}

fn lacking(lost: &Loose<'_>, more: usize, pair: &SectionPair) -> Diagnostic {
    let says = lost.part.shown(lost.claim);
    let place = lost.part.place(lost.claim);
    let here = lost.counterpart.map(Part::first_line).or_else(|| pair.beginning(Role::Translation)).unwrap_or(place);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    let message = format!("the translation lacks the source's `{says}`{more}");
    Diagnostic::new(code(&lost.claim.what), here, message).related(place, format!("the source says `{says}`"))
}

fn unsaid(gained: &Loose<'_>, pair: &SectionPair) -> Diagnostic {
    let message = format!("the source does not say `{}`", gained.part.shown(gained.claim));
    let diagnostic = Diagnostic::new(code(&gained.claim.what), gained.part.place(gained.claim), message);
    match gained.counterpart.map(Part::first_line).or_else(|| pair.beginning(Role::Source)) {
        Some(there) => diagnostic.related(there, "the source's text"),
        None => diagnostic,
    }
}
