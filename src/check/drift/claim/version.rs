//! Versions, and how far a range of them goes.

use crate::check::drift::claim::Claim;
use crate::check::drift::claim::Demand;
use crate::check::drift::claim::Reader;
use crate::check::drift::claim::What;
use crate::check::drift::lexicon::Bound;
use crate::check::drift::lexicon::Meaning;
use crate::check::drift::lexicon::Side;
use crate::check::script::is_spaced_letter;
use crate::check::script::is_unspaced;

impl Reader<'_> {
    /// Reads `1.4.2`, `3.1.0-rc1`, `1.4.x`; two parts alone are a number.
    pub(in crate::check::drift::claim) fn version(&mut self, at: usize) -> Option<usize> {
        let chars = &self.text.chars;
        let part = |start: usize| {
            let rest = &chars[start.min(chars.len())..];
            let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
            let is_any =
                matches!(rest.first(), Some('x' | 'X' | '*')) && !rest.get(1).is_some_and(|c| is_word_sign(*c));
            if is_any { 1 } else { digits }
        };
        let (mut end, mut parts) = (at + part(at), 1);
        while chars.get(end) == Some(&'.') && part(end + 1) > 0 {
            end += 1 + part(end + 1);
            parts += 1;
        }
        let has_any = matches!(chars[end - 1], 'x' | 'X' | '*');
        let patch = self.patch_level(end).filter(|_| parts > 2);
        let suffix = self.suffix(end).or_else(|| self.letter(end).filter(|_| parts > 2)).filter(|_| parts > 1);
        if parts < 3 && !has_any && suffix.is_none() {
            return None;
        }
        let end = suffix.unwrap_or(end);
        let mut text: String = self.text.lower[at..end].iter().map(|c| if *c == '*' { 'x' } else { *c }).collect();
        let end = patch.map_or(end, |(level, end)| {
            text.push_str(&format!("-p{level}"));
            end
        });
        let bound = self.bound(at, end).or_else(|| self.ends_run(at).then_some(Bound::AtMost));
        let demand = if self.is_of_title(at, end) { Demand::Optional } else { Demand::Required };
        Some(self.push(What::Version(text, bound), demand, at..end))
    }

    /// Finds `-rc1`, `+build5`, `b2` behind the parts of a version: a suffix has digits.
    fn suffix(&self, end: usize) -> Option<usize> {
        let chars = &self.text.chars;
        let start = if matches!(chars.get(end), Some('-' | '+' | '_')) { end + 1 } else { end };
        chars.get(start).filter(|c| c.is_ascii_alphabetic())?;
        let is_part = |c: &&char| c.is_ascii_alphanumeric();
        let stop = start + chars[start..].iter().take_while(is_part).count();
        let letters = chars[start..stop].iter().take_while(|c| c.is_ascii_alphabetic()).count();
        let digits = &chars[start + letters..stop];
        let is_suffix = !digits.is_empty() && digits.iter().all(char::is_ascii_digit) && letters <= 8;
        is_suffix.then_some(stop)
    }

    /// Finds the letter of a version such as `1.0.1f`.
    fn letter(&self, end: usize) -> Option<usize> {
        let is_letter = self.text.at(end).is_some_and(|c| c.is_ascii_lowercase() && c != 'x');
        (is_letter && !self.text.at(end + 1).is_some_and(is_word_sign)).then_some(end + 1)
    }

    /// Reads ` patchlevel 426` behind a version, which others write as `-p426`.
    fn patch_level(&self, end: usize) -> Option<(u32, usize)> {
        let start = self.expect(self.text.skip_spaces(end), "patchlevel ")?;
        self.digits(start).filter(|(_, end)| *end > start)
    }

    /// Finds what bounds a version: `before 1.4`, `1.4 and later`, `1.4より前`.
    pub(in crate::check::drift::claim) fn bound(&self, at: usize, end: usize) -> Option<Bound> {
        let choose = |side: Side| {
            move |meaning: &Meaning| match meaning {
                Meaning::Bound(bound, own) if *own == side => Some(*bound),
                _ => None,
            }
        };
        let filler = |meaning: &Meaning| matches!(meaning, Meaning::Filler).then_some(());
        let lower = &self.text.lower;
        let mut behind = self.text.skip_spaces(end);
        for _ in 0..3 {
            let is_aside = self.text.at(behind) == Some('(');
            if matches!(self.text.at(behind), Some('(' | ',' | ')' | '、')) {
                behind = self.text.skip_spaces(behind + 1);
            }
            if let Some((bound, after)) = self.lexicon.longest(lower, behind, choose(Side::Right)) {
                // An aside such as `1.5（以前は1.1）` tells of an earlier time, and not of earlier versions.
                let is_past = is_aside && self.text.at(after) == Some('は');
                // `et antérieures à la 3.8.6` bounds the version behind it.
                let begins =
                    (behind + 1..after).find_map(|start| self.lexicon.longest(lower, start, choose(Side::Left)));
                if !is_past && begins.is_none_or(|(_, end)| end <= after) {
                    return Some(bound);
                }
                break;
            }
            let Some((_, after)) = self.lexicon.longest(lower, behind, filler) else { break };
            behind = self.text.skip_spaces(after);
        }
        let mut before = self.trim_before(at);
        for _ in 0..4 {
            if let Some((bound, _)) = self.lexicon.longest_before(lower, before, choose(Side::Left)) {
                return Some(bound);
            }
            let Some(start) = self
                .lexicon
                .longest_before(lower, before, filler)
                .map(|(_, start)| start)
                .or_else(|| self.name_before(before))
            else {
                break;
            };
            before = self.trim_before(start);
        }
        None
    }

    /// Finds the beginning of a name of one word that ends at an index: that of the product whose version it is.
    fn name_before(&self, end: usize) -> Option<usize> {
        let letters = self.text.chars[..end].iter().rev().take_while(|c| is_spaced_letter(**c)).count();
        self.text.chars[end - letters..end].first().is_some_and(|c| c.is_uppercase()).then_some(end - letters)
    }

    /// Whether a version ends a run that begins with the version before it, as in `1.0.0 to 1.4.1`: it is in the run, as
    /// long as nothing else is said.
    fn ends_run(&self, at: usize) -> bool {
        let is_version = |claim: &&Claim| match &claim.what {
            What::Version(_, None) => true,
            What::Number(number, None, None) => number.contains('.'),
            _ => false,
        };
        let Some(first) = self.claims.last().filter(is_version) else { return false };
        let between: String = self.text.lower[first.range.end.min(at)..at].iter().collect();
        self.lexicon.has("run", between.trim())
    }

    fn trim_before(&self, at: usize) -> usize {
        at - self.text.chars[..at].iter().rev().take_while(|c| c.is_whitespace()).count()
    }
}

/// Whether a sign continues a word: languages without spaces put theirs right behind `5.x`.
fn is_word_sign(c: char) -> bool {
    c.is_alphanumeric() && !is_unspaced(c)
}
