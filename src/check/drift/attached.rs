//! Code spans, links and facts of a section: the same in every language, in whatever order.

mod beside;
mod joined;
mod pairing;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::drift::align::Role;
use crate::check::drift::align::SectionPair;
use crate::check::drift::attached::beside::Beside;
use crate::check::drift::code_span::is_call_of;
use crate::check::drift::code_span::is_called;
use crate::check::drift::code_span::is_elided;
use crate::check::drift::code_span::is_name;
use crate::check::drift::code_span::line;
use crate::check::drift::code_span::paste;
use crate::check::drift::code_span::plain;
use crate::check::drift::code_span::unpasted;
use crate::check::drift::code_words;
use crate::check::drift::doubt::Doubt;
use crate::check::drift::item::Item;
use crate::check::drift::item::Kind;
use crate::check::drift::item::calls;
use crate::check::drift::item::difference;
use crate::check::drift::item::has_call;
use crate::check::drift::item::items_of;
use crate::check::drift::item::names;
use crate::check::drift::item::words_of;
use crate::check::drift::link;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::text::Span;

/// Compares the code spans, links and facts of two sections, but for the parts of each side that have been told of.
pub(in crate::check::drift) fn compare(
    source: &Reading<'_>,
    translation: &Reading<'_>,
    pair: &SectionPair,
    told: &[BTreeSet<usize>; 2],
    (doubts, report): (&mut Vec<Doubt>, &mut Report),
) {
    let headings = pair.headings.iter().copied();
    let pairs = headings.chain(pair.parts.iter().filter_map(|(own, other)| own.zip(*other)));
    let pairs: Vec<(usize, usize)> = pairs.collect();
    let counterparts = [pairs.iter().copied().collect(), pairs.iter().map(|(own, other)| (*other, *own)).collect()];
    let words = pairs.iter().map(|(own, _)| (*own, words_of(&source.parts[*own]))).collect();
    let sections = Sections { source, translation, pair, told, counterparts, words };
    for kind in [Kind::Code, Kind::Link, Kind::Fact] {
        sections.compare(kind, doubts, report);
    }
}

struct Sections<'r> {
    source: &'r Reading<'r>,
    translation: &'r Reading<'r>,
    pair: &'r SectionPair,
    told: &'r [BTreeSet<usize>; 2],
    /// For each part of the source the translation's, and the other way round.
    counterparts: [BTreeMap<usize, usize>; 2],
    /// The words in the code spans of each part of the source.
    words: BTreeMap<usize, BTreeSet<&'r str>>,
}

impl Sections<'_> {
    fn compare(&self, kind: Kind, doubts: &mut Vec<Doubt>, report: &mut Report) {
        let (own, other) = (self.items(kind, Role::Source), self.items(kind, Role::Translation));
        if own.is_empty() && other.is_empty() {
            return;
        }
        let named = [names(&own, kind), names(&other, kind)];
        let calls = [calls(&own), calls(&other)];
        let (mut missing, mut added) = difference(own, other);
        // How often a name or a link is repeated is a matter of style; the source's may stand for a word such as `it`.
        missing.retain(|item| !named[1].contains(&item.key) && !has_call(&calls[1], &item.key));
        added.retain(|item| !has_call(&calls[0], &item.key));
        added.retain(|item| !(named[0].contains(&item.key) || kind == Kind::Code && self.is_named_by_source(item)));
        let beside = [self.beside(&missing, Role::Source), self.beside(&added, Role::Translation)];
        if kind != Kind::Fact {
            let says = |beside: &Beside<'_>, item: &Item| beside.says(item) || beside.has_method(item);
            missing.retain(|item| !beside[0].get(&item.part).is_some_and(|other| says(other, item)));
            // In lower case, what stands behind a point may be the ending of a file.
            let is_class = |item: &Item| item.value.starts_with(char::is_uppercase);
            let says = |other: &Beside<'_>, item: &Item| other.says(item) || is_class(item) && other.has_method(item);
            added.retain(|item| !beside[1].get(&item.part).is_some_and(|other| says(other, item)));
        }
        // The source tells of its translation.
        missing.retain(|item| kind == Kind::Fact || !link::is_file_in(&item.value, self.translation.lexicon));
        missing.retain(|item| !self.pair.spare(Role::Translation).says(&item.key));
        added.retain(|item| !self.pair.spare(Role::Source).says(&item.key));
        let codes = [self.codes_beside(&missing, Role::Source), self.codes_beside(&added, Role::Translation)];
        // The other text's passage has the same code, though less often.
        let is_repeated = |item: &Item, codes: &BTreeMap<usize, BTreeSet<&str>>| {
            codes.get(&item.part).is_some_and(|codes| codes.contains(item.key.as_str()))
        };
        if kind == Kind::Code {
            self.take_apart(&mut missing, &mut added, Role::Source);
            self.take_apart(&mut added, &mut missing, Role::Translation);
        }
        for (lost, instead) in self.pair_up(missing, &mut added, kind) {
            if instead.is_some() || !is_repeated(&lost, &codes[0]) {
                let there = beside[0].get(&lost.part).map(|other| other.first_line);
                self.judge_lost((kind, there), &lost, instead, doubts, report);
            }
        }
        for gained in added.into_iter().filter(|gained| !is_repeated(gained, &codes[1])) {
            self.judge_added(kind, &gained, doubts, report);
        }
    }

    /// Reports what is missing, or leaves it to the whole of the texts.
    fn judge_lost(
        &self,
        (kind, place): (Kind, Option<Span>),
        lost: &Item,
        instead: Option<Item>,
        doubts: &mut Vec<Doubt>,
        report: &mut Report,
    ) {
        let other = instead.as_ref().map(|gained| gained.value.clone());
        let Some(diagnostic) = self.tell((kind, place), lost, instead) else { return };
        match (kind, other) {
            (Kind::Code, Some(other)) => {
                let doubt = Doubt::differing(diagnostic, &lost.value, &other);
                doubts.push(if self.is_argument(lost) { doubt.within_command() } else { doubt });
            }
            (Kind::Code, None) => {
                doubts.push(Doubt::lost(diagnostic, &lost.value, self.counterpart_of(lost.part, Role::Source)));
            }
            (Kind::Link | Kind::Fact, _) => report.push(diagnostic),
        }
    }

    /// Reports what was added, or leaves it to the whole of the texts.
    fn judge_added(&self, kind: Kind, gained: &Item, doubts: &mut Vec<Doubt>, report: &mut Report) {
        if kind == Kind::Code && (code_words::is_worded(&gained.value) || self.is_put_together(gained)) {
            return;
        }
        // What tells of one of the languages is for the readers of the translation alone.
        let lexicons = [self.source.lexicon, self.translation.lexicon];
        let is_near =
            kind == Kind::Code || kind == Kind::Link && self.source.hosts.contains(&link::host(&gained.value));
        if is_near && lexicons.into_iter().any(|lexicon| link::names_language(&gained.value, lexicon)) {
            return;
        }
        let message = format!("the source has no {} `{}` here", kind.name(), line(&gained.value));
        let diagnostic = Diagnostic::new(kind.code(), gained.span, message);
        let diagnostic = match self.pair.beginning(Role::Source) {
            Some(there) => diagnostic.related(there, "the source's section"),
            None => diagnostic,
        };
        match kind {
            Kind::Code => doubts.push(Doubt::added(diagnostic, &gained.value)),
            Kind::Link | Kind::Fact => report.push(diagnostic),
        }
    }

    /// Whether a code span stands behind another one in a line of nothing but code: `-w` `width`, `--width` `width`.
    fn is_argument(&self, item: &Item) -> bool {
        let passage = &self.source.parts[item.part].passage;
        let is_first = passage.codes.first().is_none_or(|first| first.span == item.span);
        !is_first && !passage.text.contains(char::is_alphanumeric)
    }

    /// Returns for each part of some items what the other text has in its place.
    fn beside(&self, items: &[Item], role: Role) -> BTreeMap<usize, Beside<'_>> {
        let parts: BTreeSet<usize> = items.iter().map(|item| item.part).collect();
        let others = role.of((&self.translation.parts, &self.source.parts));
        let found = parts.into_iter().filter_map(|part| Some((part, self.counterpart_of(part, role)?)));
        found.map(|(part, other)| (part, Beside::new(&others[other]))).collect()
    }

    /// Returns for each part of some items the code spans that the other text has in its place, without what makes no
    /// difference.
    fn codes_beside(&self, items: &[Item], role: Role) -> BTreeMap<usize, BTreeSet<&str>> {
        let parts = items.iter().filter_map(|item| Some((item.part, self.other_part(item, role)?)));
        let parts: BTreeMap<usize, &Part> = parts.collect();
        let codes = parts.into_iter().map(|(at, part)| (at, &part.passage.codes));
        codes.map(|(at, codes)| (at, codes.iter().map(|code| plain(&code.value)).collect())).collect()
    }

    /// Whether all words of code stand in code spans of the source's passage, and no span is the same.
    fn is_put_together(&self, item: &Item) -> bool {
        let Some(own) = self.counterpart_of(item.part, Role::Translation) else { return false };
        let words = || item.value.split_whitespace();
        self.words.get(&own).is_some_and(|own| words().all(|word| own.contains(word)))
            && words().next().is_some()
            && !self.source.codes.contains(&item.value)
    }

    /// Whether the source has a name in another section.
    fn is_named_by_source(&self, item: &Item) -> bool {
        is_name(&item.value) && self.source.codes.contains(&item.value)
    }

    /// Returns what stands in the other text for the part of an item.
    fn other_part(&self, item: &Item, role: Role) -> Option<&Part> {
        let parts = role.of((&self.translation.parts, &self.source.parts));
        self.counterpart_of(item.part, role).map(|at| &parts[at])
    }

    /// Returns the part of the other text that stands for a part of one.
    pub(in crate::check::drift::attached) fn counterpart_of(&self, part: usize, role: Role) -> Option<usize> {
        role.of((&self.counterparts[0], &self.counterparts[1])).get(&part).copied()
    }

    fn tell(&self, (kind, place): (Kind, Option<Span>), lost: &Item, instead: Option<Item>) -> Option<Diagnostic> {
        let name = kind.name();
        let there = format!("the source's {name}");
        let Some(gained) = instead else {
            let here = place.or_else(|| self.pair.beginning(Role::Translation)).unwrap_or(lost.span);
            let message = format!("the translation lacks the source's {name} `{}`", line(&lost.value));
            return Some(Diagnostic::new(kind.code(), here, message).related(lost.span, there));
        };
        let lexicons = [self.source.lexicon, self.translation.lexicon];
        let is_localised = kind != Kind::Fact && link::is_localised(&lost.value, &gained.value, lexicons);
        if is_localised
            || kind == Kind::Code && code_words::is_translated(&lost.value, &gained.value, lexicons)
            || kind == Kind::Code && (is_call_of(&lost.value, &gained.value) || is_elided(&lost.value, &gained.value))
            || kind == Kind::Code && is_called(&lost.value, &gained.value)
            || kind == Kind::Link && link::is_same_page(&lost.value, &gained.value)
            || kind == Kind::Link && link::is_other_language(&lost.value, &gained.value)
        {
            return None;
        }
        let (value, own) = (line(&gained.value), line(&lost.value));
        let message = match kind {
            Kind::Code if paste(&gained.value) == paste(&lost.value) => unpasted(&gained.value, &lost.value),
            Kind::Code => format!("the code is `{value}`, and the source's `{own}`"),
            Kind::Link => format!("the link leads to `{value}`, and the source's to `{own}`"),
            Kind::Fact => format!("this prints `{value}`, and the source `{own}`"),
        };
        Some(Diagnostic::new(kind.code(), gained.span, message).related(lost.span, there))
    }

    fn items(&self, kind: Kind, role: Role) -> Vec<Item> {
        let reading = role.of((self.source, self.translation));
        let told = role.of((&self.told[0], &self.told[1]));
        let headings = self.pair.headings.map(|headings| role.of(headings));
        let parts = headings.into_iter().chain(self.pair.parts.iter().filter_map(|parts| role.of(*parts)));
        parts.filter(|at| !told.contains(at)).flat_map(|at| items_of(&reading.parts[at], kind, at)).collect()
    }
}
