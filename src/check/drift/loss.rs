//! Passages that one side has and the other lacks, told by what is left of a section's length.

use std::collections::BTreeSet;

use crate::check::drift::align::Role;
use crate::check::drift::align::SectionPair;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::drift::untranslated::is_written_in_signs;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::PassageKind;

/// Shorter passages say too little to be missed by their length.
const LONG: usize = 40;
/// So many letters tell how much longer one language is than another.
const ENOUGH: usize = 200;
/// A section below this share of its expected length, in hundredths, lacks something.
const SHORT: usize = 75;
/// A section above this share has something of its own.
const ABUNDANT: usize = 135;
/// The same for a short section, of which a few words more are a greater share.
const VERY_ABUNDANT: usize = 180;
/// A passage of several sentences below this share was cut.
const CUT: usize = 45;

/// How long a translation is for each letter of its source, in thousandths.
#[derive(Clone, Copy, Debug)]
pub(in crate::check::drift) struct Proportion(usize);

impl Proportion {
    /// Measures the passages that stand for each other; `None` where they are too few to tell.
    pub(in crate::check::drift) fn measure(
        source: &Reading<'_>,
        translation: &Reading<'_>,
        pairs: &[SectionPair],
    ) -> Option<Proportion> {
        let (mut own, mut other) = (0, 0);
        for (a, b) in pairs.iter().skip(1).flat_map(|pair| &pair.parts) {
            if let (Some(a), Some(b)) = (a, b) {
                own += prose_letters(&source.parts[*a]);
                other += prose_letters(&translation.parts[*b]);
            }
        }
        let usual = usual([source, translation].map(|reading| is_written_in_signs(reading.lexicon)));
        (own >= ENOUGH && other > 0).then(|| Proportion((other * 1000 / own).clamp(usual.0, usual.1)))
    }

    fn expected(self, letters: usize) -> usize {
        letters * self.0 / 1000
    }
}

/// Returns the bounds of what most translations need for each letter of their source, in thousandths, by whether the
/// source and the translation are written in signs that stand for syllables or words.
///
/// Of 368 manuals and lessons, nine in ten had between 0.93 and 1.29 letters in French, and between 0.41 and 0.79 in
/// Japanese, for each English one. Where passages were split or joined, those that are paired tell too little or too much.
fn usual(are_signs: [bool; 2]) -> (usize, usize) {
    match are_signs {
        [false, true] => (550, 780),
        [true, false] => (1280, 1820),
        [false, false] | [true, true] => (850, 1300),
    }
}

fn prose_letters(part: &Part) -> usize {
    if part.is_code() { 0 } else { part.letters() }
}

/// Reports passages that are missing or were added; returns the parts that have been told of, of each side.
pub(in crate::check::drift) fn compare(
    source: &Reading<'_>,
    translation: &Reading<'_>,
    pair: &SectionPair,
    proportion: Option<Proportion>,
    report: &mut Report,
) -> [BTreeSet<usize>; 2] {
    let mut told = [BTreeSet::new(), BTreeSet::new()];
    let Some(proportion) = proportion else { return told };
    let letters = |reading: &Reading<'_>, parts: Vec<usize>| {
        parts.iter().map(|at| prose_letters(&reading.parts[*at])).sum::<usize>()
    };
    let own = letters(source, pair.parts.iter().filter_map(|(own, _)| *own).collect());
    let other = letters(translation, pair.parts.iter().filter_map(|(_, other)| *other).collect());
    let expected = proportion.expected(own);
    if other * 100 < expected * SHORT {
        if pair.spare(Role::Translation).has_prose || says_as_much(source, translation, pair) {
            return told;
        }
        let lost = pair.parts.iter().filter_map(|(own, other)| own.filter(|_| other.is_none()));
        let lost = lost.filter(|at| is_paragraph(&source.parts[*at]) && source.parts[*at].letters() >= LONG);
        told[0].extend(lost);
        if let Some(first) = told[0].first().map(|at| &source.parts[*at]) {
            let here = pair.beginning(Role::Translation).unwrap_or(first.passage.span);
            let message = format!("the translation lacks {} of the source", paragraphs(told[0].len()));
            report.push(Diagnostic::new(Code::DriftPassage, here, message).related(first.first_line(), "this one"));
        }
    } else if other * 100 > expected * if expected < ENOUGH { VERY_ABUNDANT } else { ABUNDANT }
        && !pair.spare(Role::Source).has_prose
    {
        let gained = pair.parts.iter().filter_map(|(own, other)| other.filter(|_| own.is_none()));
        let is_long = |part: &Part| part.letters() >= proportion.expected(LONG);
        told[1].extend(gained.filter(|at| is_paragraph(&translation.parts[*at]) && is_long(&translation.parts[*at])));
        if let Some(first) = told[1].first().map(|at| &translation.parts[*at]) {
            let message = format!("the translation has {} that the source lacks", paragraphs(told[1].len()));
            let diagnostic = Diagnostic::new(Code::DriftPassage, first.first_line(), message);
            report.push(match pair.beginning(Role::Source) {
                Some(there) => diagnostic.related(there, "the source's section"),
                None => diagnostic,
            });
        }
    }
    report_cuts(source, translation, pair, proportion, report);
    told
}

/// Whether the translation has as many sentences as its source, which has several: then passages were joined, and none
/// is missing.
fn says_as_much(source: &Reading<'_>, translation: &Reading<'_>, pair: &SectionPair) -> bool {
    let count = |reading: &Reading<'_>, role: Role| {
        let parts = pair.parts.iter().filter_map(|parts| role.of(*parts)).map(|at| &reading.parts[at]);
        parts.filter(|part| !part.is_code()).map(sentences).sum::<usize>()
    };
    let own = count(source, Role::Source);
    own > 1 && count(translation, Role::Translation) >= own
}

/// Reports lines that seem to be headings and stand in one of two texts alone.
pub(in crate::check::drift) fn report_sections(
    source: &Reading<'_>,
    translation: &Reading<'_>,
    lonely: &[(Option<usize>, Option<usize>)],
    report: &mut Report,
) {
    let top = |reading: &Reading<'_>| reading.parts[0].passage.span;
    for (own, other) in lonely {
        if let Some(own) = own.map(|at| &source.parts[at]) {
            let message = format!("the translation lacks the source's heading `{}`", own.passage.text.trim());
            report.push(
                Diagnostic::new(Code::DriftPassage, top(translation), message).related(own.first_line(), "this one"),
            );
        }
        if let Some(other) = other.map(|at| &translation.parts[at]) {
            let message = format!("the source has no heading `{}`", other.passage.text.trim());
            let diagnostic = Diagnostic::new(Code::DriftPassage, other.first_line(), message);
            report.push(diagnostic.related(top(source), "the source"));
        }
    }
}

fn paragraphs(count: usize) -> String {
    if count == 1 { "a paragraph".to_owned() } else { format!("{count} paragraphs") }
}

fn is_paragraph(part: &Part) -> bool {
    part.passage.kind == PassageKind::Paragraph
}

/// Reports passages that are far shorter than their source.
fn report_cuts(
    source: &Reading<'_>,
    translation: &Reading<'_>,
    pair: &SectionPair,
    proportion: Proportion,
    report: &mut Report,
) {
    // What was split into several passages is not cut.
    if pair.parts.iter().any(|(own, other)| own.is_none() || other.is_none()) {
        return;
    }
    for (own, other) in pair.parts.iter().filter_map(|(own, other)| own.zip(*other)) {
        let (own, other) = (&source.parts[own], &translation.parts[other]);
        let is_cut = other.letters() * 100 < proportion.expected(own.letters()) * CUT;
        if prose_letters(own) >= 2 * LONG && is_cut && sentences(own) > sentences(other) {
            let message = "the translation says far less here than the source";
            report.push(
                Diagnostic::new(Code::DriftPassage, other.first_line(), message)
                    .related(own.first_line(), "the source's passage"),
            );
        }
    }
}

fn sentences(part: &Part) -> usize {
    let chars = &part.folded.chars;
    let is_end = |at: usize| match chars[at] {
        '。' | '！' | '？' => true,
        '.' | '!' | '?' | ';' => chars.get(at + 1).is_none_or(|next| next.is_whitespace()),
        _ => false,
    };
    (0..chars.len()).filter(|at| is_end(*at)).count()
}
