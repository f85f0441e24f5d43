//! One text, read for a comparison: its passages, their claims and its sections.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::drift::aside;
use crate::check::drift::claim;
use crate::check::drift::claim::Claim;
use crate::check::drift::claim::What;
use crate::check::drift::flat;
use crate::check::drift::fold::Folded;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::link;
use crate::read::Passage;
use crate::read::PassageKind;
use crate::read::Text;
use crate::read::passages;
use crate::text::Snapshot;
use crate::text::Span;

/// One text, read for a comparison.
pub(in crate::check::drift) struct Reading<'t> {
    /// The words of its language.
    pub(in crate::check::drift) lexicon: &'t Lexicon,
    /// Its passages in order.
    pub(in crate::check::drift) parts: Vec<Part>,
    /// Its sections in order: the words of the front matter, what stands before the first heading, and one for each.
    pub(in crate::check::drift) sections: Vec<Section>,
    /// What its code spans hold.
    pub(in crate::check::drift) codes: BTreeSet<String>,
    /// The hosts that its links lead to.
    pub(in crate::check::drift) hosts: BTreeSet<String>,
    /// Whether its headings have no marks, so that short lines were taken for them.
    pub(in crate::check::drift) is_flat: bool,
}

/// A passage with what it states.
pub(in crate::check::drift) struct Part {
    /// The passage.
    pub(in crate::check::drift) passage: Passage,
    /// Its text made plain.
    pub(in crate::check::drift) folded: Folded,
    /// What it states.
    pub(in crate::check::drift) claims: Vec<Claim>,
    letters: usize,
}

/// A heading and what follows it up to the next one.
#[derive(Clone, Debug)]
pub(in crate::check::drift) struct Section {
    /// The part that is the heading, if there is one.
    pub(in crate::check::drift) heading: Option<usize>,
    /// The parts below it.
    pub(in crate::check::drift) parts: Range<usize>,
}

impl<'t> Reading<'t> {
    pub(in crate::check::drift) fn new(text: &Text, snapshot: &Snapshot, lexicon: &'t Lexicon) -> Reading<'t> {
        let words = words(text);
        let file = snapshot.file(text.file).text().expect("texts are UTF-8");
        let body = passages(file, text.body);
        let is_flat = flat::is_flat(&body);
        let body = if is_flat { flat::with_headings(body) } else { body };
        let count = words.len();
        let parts: Vec<Part> = words.into_iter().chain(body).map(|passage| Part::new(passage, lexicon)).collect();
        let sections = sections(&parts, count);
        let codes = parts.iter().flat_map(|part| &part.passage.codes).map(|code| code.value.clone()).collect();
        let links = parts.iter().flat_map(|part| &part.passage.links);
        let hosts = links.map(|link| link::host(&link.destination.value)).filter(|host| !host.is_empty()).collect();
        Reading { lexicon, parts, sections, codes, hosts, is_flat }
    }

    /// Returns the parts that are prose: neither code nor words of the front matter.
    pub(in crate::check::drift) fn prose(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| !matches!(part.passage.kind, PassageKind::Code(_) | PassageKind::Words))
    }
}

impl Part {
    pub(in crate::check::drift) fn new(passage: Passage, lexicon: &Lexicon) -> Part {
        let folded = Folded::new(&passage.text);
        let mut claims = match passage.kind {
            PassageKind::Code(_) => Vec::new(),
            _ => claim::read(&folded, lexicon),
        };
        let notes = aside::notes(&folded, lexicon);
        claims.retain(|claim| {
            let next = notes.partition_point(|note| note.end <= claim.range.start);
            notes.get(next).is_none_or(|note| !note.contains(&claim.range.start))
        });
        // An address that is its own link is compared as a link.
        claims.retain(|claim| {
            let bytes = folded.bytes(claim.range.clone());
            let is_linked =
                |link: &crate::read::PassageLink| link.covers.start <= bytes.start && bytes.end <= link.covers.end;
            !matches!(claim.what, What::Address(_)) || !passage.links.iter().any(is_linked)
        });
        let letters = folded.chars.iter().filter(|c| c.is_alphanumeric()).count();
        Part { passage, folded, claims, letters }
    }

    /// Returns where a claim stands.
    pub(in crate::check::drift) fn place(&self, claim: &Claim) -> Span {
        self.passage.place(self.folded.bytes(claim.range.clone()))
    }

    /// Returns the words of a claim.
    pub(in crate::check::drift) fn shown(&self, claim: &Claim) -> String {
        self.passage.text[self.folded.bytes(claim.range.clone())].replace('\n', " ").trim().to_owned()
    }

    /// Whether a claim stands behind a name and a stroke: `HTTP/1.0`.
    pub(in crate::check::drift) fn is_behind_name(&self, claim: &Claim) -> bool {
        let before = |distance: usize| self.folded.before((claim.range.start + 1).checked_sub(distance)?);
        before(1) == Some('/') && before(2).is_some_and(char::is_alphabetic)
    }

    /// Returns the first line of the passage, for what concerns it as a whole.
    pub(in crate::check::drift) fn first_line(&self) -> Span {
        let length = self.passage.text.lines().next().map_or(0, str::len);
        match self.passage.kind {
            PassageKind::Words | PassageKind::Code(_) => self.passage.span,
            _ if length == 0 => self.passage.span,
            _ => self.passage.place(0..length),
        }
    }

    /// Returns the first line of a code block, or all of a block that begins with an empty one.
    pub(in crate::check::drift) fn first_code_line(&self) -> Span {
        let line = self.passage.text.lines().next().unwrap_or_default();
        let start = line.len() - line.trim_start().len();
        let end = line.trim_end().len();
        if start < end { self.passage.place(start..end) } else { self.passage.span }
    }

    /// Whether it is a code block.
    pub(in crate::check::drift) fn is_code(&self) -> bool {
        matches!(self.passage.kind, PassageKind::Code(_))
    }

    /// Whether it is a heading.
    pub(in crate::check::drift) fn is_heading(&self) -> bool {
        matches!(self.passage.kind, PassageKind::Heading(_))
    }

    /// Returns its plain text in lower case.
    pub(in crate::check::drift) fn lower(&self) -> String {
        self.folded.lower.iter().collect()
    }

    /// Returns the number of letters and digits in the text.
    pub(in crate::check::drift) fn letters(&self) -> usize {
        self.letters
    }
}

fn words(text: &Text) -> Vec<Passage> {
    let notes = text.revision_summaries.values().chain(text.timeline_notes.values());
    [&text.title].into_iter().chain(&text.summary).chain(notes).map(Passage::of_words).collect()
}

fn sections(parts: &[Part], words: usize) -> Vec<Section> {
    let mut sections = vec![Section { heading: None, parts: 0..words }, Section { heading: None, parts: words..words }];
    for (index, part) in parts.iter().enumerate().skip(words) {
        if part.is_heading() {
            sections.push(Section { heading: Some(index), parts: index + 1..index + 1 });
        } else if let Some(section) = sections.last_mut() {
            section.parts.end = index + 1;
        }
    }
    sections
}
