//! One diagnostic in the place of many that have one cause.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Place;
use crate::diag::Related;
use crate::text::Span;

/// So many places are listed with a digest.
const LISTED: usize = 20;

/// What a diagnostic stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    parts: Vec<Diagnostic>,
    telling: Telling,
}

/// How a digest is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    /// As it is worded: its parts have one code, so that none of them is allowed or denied without the others.
    Whole,
    /// In how many places something is; fewer than `least` are told one by one.
    Places { clause: &'static str, least: usize },
}

/// What becomes of a diagnostic that is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::diag) enum Fate {
    /// It stays where it is.
    Stays,
    /// It is told by itself, in no digest.
    Leaves,
    /// It is not told.
    Goes,
}

impl Diagnostic {
    /// Makes one diagnostic of many: `clause` says what there is in so many places.
    ///
    /// It stands for them until so many are allowed or denied by their own codes that fewer than `least` are left; these
    /// are told one by one.
    pub fn digest(
        (code, span): (Code, Span),
        clause: &'static str,
        least: usize,
        parts: impl IntoIterator<Item = Diagnostic>,
    ) -> Diagnostic {
        Diagnostic::new(code, span, "").gather(Telling::Places { clause, least }, parts.into_iter().collect())
    }

    /// Makes the diagnostic stand for others of its code, the first of which it may be itself.
    pub fn standing_for(self, parts: Vec<Diagnostic>) -> Diagnostic {
        self.gather(Telling::Whole, parts)
    }

    /// Returns of how many places it tells.
    pub fn count(&self) -> usize {
        self.digest.as_ref().map_or(1, |digest| digest.parts.iter().map(Diagnostic::count).sum())
    }

    fn gather(mut self, telling: Telling, parts: Vec<Diagnostic>) -> Diagnostic {
        let digest = Digest { parts, telling };
        let own = self.place.clone();
        let others = digest.leaves().into_iter().filter(|part| telling != Telling::Whole || part.place != own);
        let places = others.filter_map(|part| match part.place {
            Place::Span(span) => Some(Related { span, message: part.message.clone() }),
            Place::Path(_) => None,
        });
        self.related.extend(places.take(LISTED));
        self.digest = Some(Box::new(digest));
        if let Telling::Places { clause, .. } = telling {
            self.message = format!("{clause} in {} places", self.count());
        }
        self
    }

    /// Changes a diagnostic and all that it stands for.
    pub(in crate::diag) fn change(&mut self, change: &mut impl FnMut(&mut Diagnostic)) {
        change(self);
        self.digest.iter_mut().flat_map(|digest| &mut digest.parts).for_each(|part| part.change(change));
    }

    /// Looks at a diagnostic and at what it stands for: returns what stays, and adds what leaves a digest to `left`.
    pub(in crate::diag) fn sift(
        mut self,
        judge: &mut dyn FnMut(&mut Diagnostic) -> Fate,
        left: &mut Vec<Diagnostic>,
    ) -> Vec<Diagnostic> {
        match judge(&mut self) {
            Fate::Goes => Vec::new(),
            Fate::Leaves => {
                left.push(self);
                Vec::new()
            }
            Fate::Stays => self.sift_parts(judge, left),
        }
    }

    fn sift_parts(
        mut self,
        judge: &mut dyn FnMut(&mut Diagnostic) -> Fate,
        left: &mut Vec<Diagnostic>,
    ) -> Vec<Diagnostic> {
        let Some(Telling::Places { least, .. }) = self.digest.as_ref().map(|digest| digest.telling) else {
            return vec![self];
        };
        let Digest { parts, telling } = *self.digest.take().expect("there is one, as was just seen");
        let mut kept = Vec::new();
        for mut part in parts {
            if part.code == self.code {
                // A digest of a part of a text is allowed and denied with that of the whole.
                part.level = self.level;
                kept.extend(part.sift_parts(judge, left));
            } else {
                kept.extend(part.sift(judge, left));
            }
        }
        if kept.iter().map(Diagnostic::count).sum::<usize>() < least {
            return kept;
        }
        self.related.clear();
        vec![self.gather(telling, kept)]
    }
}

impl Digest {
    /// Returns what it stands for that stands for nothing else.
    fn leaves(&self) -> Vec<&Diagnostic> {
        self.parts
            .iter()
            .flat_map(|part| part.digest.as_ref().map_or_else(|| vec![part], |digest| digest.leaves()))
            .collect()
    }
}
