//! Code spans, links and facts as things that a text has so many of.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::drift::code_span::plain;
use crate::check::drift::link;
use crate::check::drift::reading::Part;
use crate::diag::Code;
use crate::text::Span;
use crate::text::Spanned;

/// Among so many items that a translation adds, in its order, the one is looked for that stands for a missing one.
pub(in crate::check::drift) const CANDIDATES: usize = 100;

/// One code span, link or fact.
pub(in crate::check::drift) struct Item {
    /// What must be equal.
    pub(in crate::check::drift) key: String,
    /// As it is written.
    pub(in crate::check::drift) value: String,
    pub(in crate::check::drift) span: Span,
    /// The part it stands in.
    pub(in crate::check::drift) part: usize,
}

/// What is compared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::check::drift) enum Kind {
    Code,
    Link,
    Fact,
}

/// Returns the words in the code spans of a part.
pub(in crate::check::drift) fn words_of(part: &Part) -> BTreeSet<&str> {
    part.passage.codes.iter().flat_map(|code| code.value.split_whitespace()).collect()
}

/// Returns the first items that stand in a part, and how many stand before them.
pub(in crate::check::drift) fn beside(items: &[Item], part: Option<usize>) -> (usize, &[Item]) {
    // Items are in the order of their parts.
    let start = part.map_or(items.len(), |part| items.partition_point(|item| item.part < part));
    let end = part.map_or(items.len(), |part| items.partition_point(|item| item.part <= part));
    (start, &items[start..end.min(start + CANDIDATES)])
}

impl Kind {
    pub(in crate::check::drift) fn name(self) -> &'static str {
        match self {
            Kind::Code => "code",
            Kind::Link => "link to",
            Kind::Fact => "fact or block",
        }
    }

    pub(in crate::check::drift) fn code(self) -> Code {
        match self {
            Kind::Code => Code::DriftCode,
            Kind::Link => Code::DriftLink,
            Kind::Fact => Code::DriftFact,
        }
    }
}

pub(in crate::check::drift) fn items_of(part: &Part, kind: Kind, at: usize) -> Vec<Item> {
    let item =
        |key: String, value: &Spanned<String>| Item { key, value: value.value.clone(), span: value.span, part: at };
    let passage = &part.passage;
    match kind {
        // Two ways to write a method of JavaScript.
        Kind::Code => {
            passage.codes.iter().map(|code| item(plain(&code.value).replace(".prototype.", "#"), code)).collect()
        }
        Kind::Fact => passage.facts.iter().map(|fact| item(fact.value.clone(), fact)).collect(),
        Kind::Link => {
            let links = passage.links.iter().map(|link| &link.destination);
            links.map(|destination| item(link::normalise(&destination.value), destination)).collect()
        }
    }
}

/// Returns what must be equal of each code span, link and fact of a part.
pub(in crate::check::drift) fn keys(part: &Part) -> impl Iterator<Item = String> {
    [Kind::Code, Kind::Link, Kind::Fact].into_iter().flat_map(|kind| items_of(part, kind, 0)).map(|item| item.key)
}

/// Returns the links, and the names and paths among code spans: each may stand once on one side and more often on the
/// other.
pub(in crate::check::drift) fn names(items: &[Item], kind: Kind) -> BTreeSet<String> {
    let is_repeatable = |item: &&Item| match kind {
        Kind::Code => {
            let is_name = item.value.contains(char::is_alphabetic) || item.value.chars().count() == 1;
            is_name && !item.value.contains(char::is_whitespace)
        }
        Kind::Link => true,
        Kind::Fact => false,
    };
    items.iter().filter(is_repeatable).map(|item| item.key.clone()).collect()
}

/// Returns the names that are written as calls.
pub(in crate::check::drift) fn calls(items: &[Item]) -> BTreeSet<String> {
    items.iter().filter(|item| item.value.trim().ends_with(')')).map(|item| item.key.clone()).collect()
}

/// Whether a method, such as `.slice`, is among those written as calls.
pub(in crate::check::drift) fn has_call(calls: &BTreeSet<String>, key: &str) -> bool {
    key.strip_prefix('.').is_some_and(|name| calls.contains(name))
}

/// Takes away what both have, as often as both have it.
pub(in crate::check::drift) fn difference(own: Vec<Item>, other: Vec<Item>) -> (Vec<Item>, Vec<Item>) {
    let count = |items: &[Item]| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        items.iter().for_each(|item| *counts.entry(item.key.clone()).or_default() += 1);
        counts
    };
    let (mut first, mut second) = (count(&own), count(&other));
    (rest(own, &mut second), rest(other, &mut first))
}

/// Returns the items beyond so many of each.
pub(in crate::check::drift) fn rest(items: Vec<Item>, common: &mut BTreeMap<String, usize>) -> Vec<Item> {
    items.into_iter().filter(|item| !take_one(common, &item.key)).collect()
}

/// Takes one away from what there is so many of, and returns whether there was one.
pub(in crate::check::drift) fn take_one(counts: &mut BTreeMap<String, usize>, key: &str) -> bool {
    let left = counts.get_mut(key).filter(|count| **count > 0);
    left.map(|count| *count -= 1).is_some()
}
