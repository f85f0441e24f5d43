//! What is missing and what was added, in pairs: the one stands for the other.

use crate::check::drift::align::Role;
use crate::check::drift::attached::Sections;
use crate::check::drift::code_span::is_like;
use crate::check::drift::code_span::paste;
use crate::check::drift::code_words;
use crate::check::drift::gloss;
use crate::check::drift::item::CANDIDATES;
use crate::check::drift::item::Item;
use crate::check::drift::item::Kind;
use crate::check::drift::item::beside;
use crate::check::drift::keyboard;
use crate::check::drift::likeness::distance;
use crate::check::drift::reading::Part;
use crate::check::drift::renaming::renamings;

impl Sections<'_> {
    /// Finds for what is missing the addition that stands for it, and takes that out of the additions.
    pub(in crate::check::drift::attached) fn pair_up(
        &self,
        missing: Vec<Item>,
        added: &mut Vec<Item>,
        kind: Kind,
    ) -> Vec<(Item, Option<Item>)> {
        let (mut pairs, mut open, mut left) = (Vec::new(), Vec::new(), Vec::new());
        // Of several names that were translated, the first that is like it is no other's.
        for lost in missing {
            let (start, items) = beside(added, self.counterpart_of(lost.part, Role::Source));
            let lexicons = [self.source.lexicon, self.translation.lexicon];
            let is_its = |item: &Item| {
                is_like(&lost.value, &item.value) || keyboard::is_same_key(&lost.value, &item.value, lexicons)
            };
            match items.iter().position(is_its) {
                Some(at) => pairs.push((lost, Some(added.remove(start + at)))),
                None => open.push(lost),
            }
        }
        for lost in open {
            match self.near(&lost, added, kind) {
                Some(at) => pairs.push((lost, Some(added.remove(at)))),
                None => left.push(lost),
            }
        }
        for (number, lost) in left.into_iter().enumerate() {
            let other = self.counterpart_of(lost.part, Role::Source);
            let is_term = |item: &Item| kind == Kind::Code && gloss::is_term(&item.value);
            // A term may stand for a term, but not for the name of a thing.
            let (start, items) = beside(added, other);
            let instead = items.iter().position(|item| !is_term(item) || is_term(&lost)).map(|at| start + at);
            let is_held = || other.is_some_and(|at| is_inside(&self.translation.parts[at], lost.value.trim()));
            if instead.is_some() || kind != Kind::Code || number >= CANDIDATES || !is_held() {
                pairs.push((lost, instead.map(|at| added.remove(at))));
            }
        }
        pairs
    }

    /// Finds what is almost the same as something that is missing, or is built like it and stands in the same passage.
    fn near(&self, lost: &Item, added: &[Item], kind: Kind) -> Option<usize> {
        if kind != Kind::Code {
            return None;
        }
        let other = self.counterpart_of(lost.part, Role::Source);
        let pasted = paste(&lost.value);
        let is_near = |item: &Item| paste(&item.value) == pasted;
        let is_chosen = |item: &Item| code_words::is_placeholder(&lost.value, &item.value);
        // The name of a thing may be said in several words of the language; a term is none.
        let may_stand = |code: &str| !gloss::is_term(code) || code_words::is_in(code, self.translation.lexicon);
        let is_alike = |item: &Item| {
            let is_able = gloss::is_term(&lost.value) || may_stand(&item.value);
            is_able && renamings(&lost.value, &item.value).is_some()
        };
        let (start, items) = beside(added, other);
        let find = |test: &dyn Fn(&Item) -> bool| items.iter().position(test).map(|at| start + at);
        let elsewhere = |test: &dyn Fn(&Item) -> bool| added.iter().take(CANDIDATES).position(test);
        let likest = || {
            let alike = items.iter().enumerate().filter(|(_, item)| is_alike(item));
            alike.min_by_key(|(_, item)| distance(&item.value, &lost.value)).map(|(at, _)| start + at)
        };
        let beside = || find(&is_near).or_else(|| elsewhere(&is_near)).or_else(|| find(&is_chosen));
        beside().or_else(likest).or_else(|| elsewhere(&is_chosen))
    }
}

/// Whether longer code of a part holds code: `~/public_html` for `public_html`, but not `1.2.3` for `1.2`.
fn is_inside(part: &Part, text: &str) -> bool {
    // What follows a sign in the direction away from the code.
    let is_end = |mut signs: std::iter::Peekable<&mut dyn Iterator<Item = char>>| match signs.next() {
        Some('.') => !signs.peek().is_some_and(char::is_ascii_digit),
        Some(c) => !(c.is_alphanumeric() || "_-".contains(c)),
        None => true,
    };
    let holds = |code: &str| {
        let mut places = code.match_indices(text);
        places.any(|(at, _)| {
            let (mut before, mut behind) = (code[..at].chars().rev(), code[at + text.len()..].chars());
            is_end((&mut before as &mut dyn Iterator<Item = char>).peekable())
                && is_end((&mut behind as &mut dyn Iterator<Item = char>).peekable())
        })
    };
    text.contains(char::is_alphanumeric)
        && part.passage.codes.iter().any(|code| code.value != text && holds(&code.value))
}
