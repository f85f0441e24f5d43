//! Lists, tables and enumerations: as many items as the source has, and the same countries.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::drift::align::Role;
use crate::check::drift::align::SectionPair;
use crate::check::drift::claim::What;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::PassageKind;

/// Compares the lists and tables of two sections; returns whether each side's unpaired items have been told of.
pub(in crate::check::drift) fn compare(
    source: &Reading<'_>,
    translation: &Reading<'_>,
    pair: &SectionPair,
    report: &mut Report,
) -> bool {
    let (own, other) = (lists(source, pair, Role::Source), lists(translation, pair, Role::Translation));
    let total = |lists: &[List]| lists.iter().map(|list| list.count).sum::<usize>();
    // A list may have moved into a section that the other text does not have.
    let is_moved = |more: &[List], less: &[List], to: Role| total(more) > total(less) && pair.spare(to).has_items;
    if is_moved(&own, &other, Role::Translation) || is_moved(&other, &own, Role::Source) {
        return true;
    }
    if own.len() == other.len() {
        let differing = own.iter().zip(&other).filter(|(a, b)| a.count != b.count);
        let found: Vec<Diagnostic> = differing.map(|(a, b)| tell(source, a, translation, b, pair)).collect();
        let is_told = !found.is_empty();
        found.into_iter().for_each(|diagnostic| report.push(diagnostic));
        return is_told;
    }
    // A list in the place of paragraphs says the same.
    let passages = |role: Role| pair.parts.iter().filter(|parts| role.of(**parts).is_some()).count();
    if own.is_empty() || total(&own) == total(&other) || passages(Role::Source) == passages(Role::Translation) {
        return false;
    }
    let here = pair.beginning(Role::Translation).or_else(|| pair.beginning(Role::Source));
    let Some(here) = here else { return false };
    let message =
        format!("the lists of the section have {} items in all, and the source's {}", total(&other), total(&own));
    let diagnostic = Diagnostic::new(Code::DriftList, here, message);
    report.push(match pair.beginning(Role::Source) {
        Some(there) => diagnostic.related(there, "the source's section"),
        None => diagnostic,
    });
    true
}

/// A list or a table of a section.
struct List {
    is_table: bool,
    first: usize,
    /// Items, or rows.
    count: usize,
    members: Vec<usize>,
}

fn lists(reading: &Reading<'_>, pair: &SectionPair, role: Role) -> Vec<List> {
    let mut lists: BTreeMap<usize, List> = BTreeMap::new();
    for at in pair.parts.iter().filter_map(|parts| role.of(*parts)) {
        let (number, is_table) = match reading.parts[at].passage.kind {
            PassageKind::Item(list) => (list, false),
            PassageKind::Cell(table, ..) => (table, true),
            PassageKind::Heading(_) | PassageKind::Paragraph | PassageKind::Code(_) | PassageKind::Words => continue,
        };
        let list = lists.entry(number).or_insert(List { is_table, first: at, count: 0, members: Vec::new() });
        let is_row = matches!(reading.parts[at].passage.kind, PassageKind::Cell(_, _, 0));
        list.count += usize::from(!is_table || is_row);
        list.members.push(at);
    }
    lists.into_values().collect()
}

fn tell(source: &Reading<'_>, own: &List, translation: &Reading<'_>, other: &List, pair: &SectionPair) -> Diagnostic {
    let (thing, item) = if own.is_table { ("table", "row") } else { ("list", "item") };
    let plural = if other.count == 1 { "" } else { "s" };
    let message = format!("the {thing} has {} {item}{plural}, and the source's {}", other.count, own.count);
    let lonely = |members: &[usize], role: Role| {
        let alone = pair.parts.iter().filter(|(own, other)| own.is_none() || other.is_none());
        let alone: BTreeSet<usize> = alone.filter_map(|parts| role.of(*parts)).collect();
        members.iter().copied().find(|at| alone.contains(at))
    };
    let (lost, gained) = (lonely(&own.members, Role::Source), lonely(&other.members, Role::Translation));
    let here = gained.filter(|_| other.count > own.count).unwrap_or(other.first);
    let there = lost.filter(|_| own.count > other.count).unwrap_or(own.first);
    let words = if own.count > other.count && lost.is_some() { "this seems to be missing" } else { "the source's" };
    Diagnostic::new(Code::DriftList, translation.parts[here].first_line(), message)
        .related(source.parts[there].first_line(), words)
}

/// Compares the countries that two passages enumerate, if both do.
pub(in crate::check::drift) fn compare_places(own: &Part, other: &Part, report: &mut Report) {
    let (first, second) = (places(own), places(other));
    let shared = first.intersection(&second).count();
    if shared == 0 || first.len().max(second.len()) < 2 {
        return;
    }
    let claim =
        |part: &Part, code: &str| part.claims.iter().position(|claim| claim.what == What::Place(code.to_owned()));
    for code in second.difference(&first) {
        if let Some(at) = claim(other, code) {
            let message = format!("the source does not name `{}`", other.shown(&other.claims[at]));
            report.push(
                Diagnostic::new(Code::DriftList, other.place(&other.claims[at]), message)
                    .related(own.first_line(), "the source's list"),
            );
        }
    }
    for code in first.difference(&second) {
        if let Some(at) = claim(own, code) {
            let message = format!("the translation does not name `{}`", own.shown(&own.claims[at]));
            report.push(
                Diagnostic::new(Code::DriftList, other.first_line(), message)
                    .related(own.place(&own.claims[at]), "the source does"),
            );
        }
    }
}

fn places(part: &Part) -> BTreeSet<&str> {
    let codes = part.claims.iter().map(|claim| match &claim.what {
        What::Place(code) => Some(code.as_str()),
        _ => None,
    });
    codes.flatten().collect()
}
