//! One report for what follows another text than its source.
//!
//! A translation of an older source differs in most of its passages. Each difference is one consequence of that, and
//! where passages stand for other ones, some are none at all. The same holds of a section, and of a text that was left
//! in its source's language.

use std::collections::BTreeMap;

use crate::check::drift::align::Alignment;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Place;
use crate::diag::Related;
use crate::diag::Report;
use crate::read::PassageKind;
use crate::text::Span;

/// Fewer differences of a text are told one by one.
const MANY: usize = 8;
/// A text differs as a whole where there is a difference for so many passages.
const PASSAGES: usize = 3;
/// Where the headings are others, from so many on.
const MANY_OF_OTHER: usize = 3;
/// So many differences are told as one, however long the text is.
const TOO_MANY: usize = 30;
/// Fewer differences of a section are told one by one.
const MANY_OF_SECTION: usize = 5;
/// So many of them are listed.
const LISTED: usize = 20;

/// Whether two texts have the same headings; where they do not, that has been reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check::drift) enum Headings {
    /// As many, of the same levels.
    Same,
    /// Others: the texts follow different sources, of which each difference is a consequence.
    Other,
}

impl Headings {
    /// Compares the headings of two texts that are aligned.
    pub(in crate::check::drift) fn compare(
        source: &Reading<'_>,
        translation: &Reading<'_>,
        Alignment { pairs, lonely }: &Alignment,
    ) -> Headings {
        let kind = |reading: &Reading<'_>, at: usize| reading.parts[at].passage.kind.clone();
        let is_same = |(own, other): (usize, usize)| kind(source, own) == kind(translation, other);
        let is_flat = source.is_flat || translation.is_flat;
        let same = lonely.is_empty() && pairs.iter().filter_map(|pair| pair.headings).all(is_same);
        if same || is_flat { Headings::Same } else { Headings::Other }
    }

    /// Returns from how many differences on a text with so many passages is told of as a whole.
    fn limit(self, passages: usize) -> usize {
        match self {
            Headings::Same => passages.div_ceil(PASSAGES).clamp(MANY, TOO_MANY),
            Headings::Other => MANY_OF_OTHER,
        }
    }
}

/// Puts one report in the place of many, where they are too many for a translation of its source.
pub(in crate::check::drift) fn gather(
    report: Report,
    translation: &Reading<'_>,
    (alignment, headings): (&Alignment, Headings),
) -> Report {
    let report = gather_untranslated(report, translation);
    let passages: usize = alignment.pairs.iter().map(|pair| pair.parts.len()).sum();
    let differences = report.iter().filter(|diagnostic| is_difference(diagnostic.code)).count();
    if differences < headings.limit(passages) {
        return gather_passages(gather_sections(report, translation), translation);
    }
    let message = format!("the translation differs from its source in {differences} places");
    let digest = Diagnostic::new(Code::DriftText, translation.parts[0].passage.span, message)
        .hint("see whether it follows an older source; the places are listed with this");
    fold_into(BTreeMap::from([(0, digest)]), report, |diagnostic| is_difference(diagnostic.code).then_some(0))
}

/// Tells once of a text of which most was left in its source's language.
fn gather_untranslated(report: Report, translation: &Reading<'_>) -> Report {
    let count = report.iter().filter(|diagnostic| diagnostic.code == Code::Untranslated).count();
    let passages = translation.parts.iter().filter(|part| !part.is_code()).count();
    if count < MANY || count * PASSAGES < passages {
        return report;
    }
    let message = format!("{count} of the text's {passages} passages are not translated");
    let digest = Diagnostic::new(Code::Untranslated, translation.parts[0].passage.span, message);
    fold_into(BTreeMap::from([(0, digest)]), report, |diagnostic| (diagnostic.code == Code::Untranslated).then_some(0))
}

/// Tells once of each section that has a difference for every other passage.
fn gather_sections(report: Report, translation: &Reading<'_>) -> Report {
    let sections = translation.sections.iter().skip(1);
    let (beginnings, lengths): (Vec<Span>, Vec<usize>) = sections
        .filter_map(|section| {
            let first = translation.parts.get(section.heading.unwrap_or(section.parts.start))?;
            Some((first.first_line(), section.parts.len()))
        })
        .unzip();
    let section_of = |diagnostic: &Diagnostic| match diagnostic.place {
        Place::Span(span) if is_difference(diagnostic.code) => beginning_before(&beginnings, span),
        _ => None,
    };
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    report.iter().filter_map(section_of).for_each(|section| *counts.entry(section).or_default() += 1);
    let digests = counts.into_iter().filter_map(|(section, count)| {
        let (beginning, passages) = (beginnings[section], lengths[section]);
        let message = format!("the section differs from its source's in {count} places");
        let digest = Diagnostic::new(Code::DriftPassage, beginning, message).hint("the places are listed with this");
        (count >= MANY_OF_SECTION && count * 2 >= passages).then_some((section, digest))
    });
    fold_into(digests.collect(), report, section_of)
}

/// Tells once of differences of one kind in one passage, which one change has brought as a rule.
fn gather_passages(report: Report, translation: &Reading<'_>) -> Report {
    let is_body = |part: &&Part| !matches!(part.passage.kind, PassageKind::Words);
    let beginnings: Vec<Span> = translation.parts.iter().filter(is_body).map(|part| part.passage.span).collect();
    let mut gathered: Vec<(Diagnostic, usize)> = Vec::new();
    let mut firsts: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for diagnostic in report.iter() {
        let passage = match diagnostic.place {
            Place::Span(span) if is_repeatable(diagnostic.code) => beginning_before(&beginnings, span).zip(Some(span)),
            _ => None,
        };
        let Some((passage, span)) = passage else {
            gathered.push((diagnostic.clone(), 0));
            continue;
        };
        match firsts.get(&(passage, diagnostic.code.as_str())) {
            Some(first) => {
                let (first, more) = &mut gathered[*first];
                *more += 1;
                if first.related.len() < LISTED {
                    first.related.push(Related { span, message: diagnostic.message.clone() });
                }
            }
            None => {
                firsts.insert((passage, diagnostic.code.as_str()), gathered.len());
                gathered.push((diagnostic.clone(), 0));
            }
        }
    }
    let mut report = Report::new();
    for (mut diagnostic, more) in gathered {
        if more > 0 {
            diagnostic.message.push_str(&format!(", and {more} more such in the passage"));
        }
        report.push(diagnostic);
    }
    report
}

/// Whether a code tells of something that passages have many of.
fn is_repeatable(code: Code) -> bool {
    matches!(code, Code::DriftCode | Code::DriftLink | Code::DriftToken | Code::DriftNumber)
}

/// Returns the last of what begins at or before a place; `None` for a place before the first, or in another text.
fn beginning_before(beginnings: &[Span], place: Span) -> Option<usize> {
    let last = beginnings.partition_point(|beginning| beginning.start <= place.start).checked_sub(1)?;
    (beginnings[last].file == place.file).then_some(last)
}

/// Lists what is meant with the digests that it belongs to; these come behind the rest, in order.
fn fold_into(
    mut digests: BTreeMap<usize, Diagnostic>,
    report: Report,
    digest_of: impl Fn(&Diagnostic) -> Option<usize>,
) -> Report {
    let mut rest = Report::new();
    for diagnostic in report.iter() {
        match (&diagnostic.place, digest_of(diagnostic).and_then(|at| digests.get_mut(&at))) {
            (Place::Span(_), Some(digest)) if digest.related.len() == LISTED => {}
            (Place::Span(span), Some(digest)) => {
                digest.related.push(Related { span: *span, message: diagnostic.message.clone() });
            }
            _ => rest.push(diagnostic.clone()),
        }
    }
    digests.into_values().for_each(|digest| rest.push(digest));
    rest
}

/// Whether a code tells of something that one text states and the other does not.
fn is_difference(code: Code) -> bool {
    let codes = [
        Code::DriftNumber,
        Code::DriftVersion,
        Code::DriftDate,
        Code::DriftToken,
        Code::DriftLink,
        Code::DriftCode,
        Code::DriftList,
        Code::DriftPassage,
    ];
    codes.contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;
    use crate::text::Origin;
    use crate::text::Snapshot;
    use crate::text::SourceFile;

    #[test]
    fn a_place_in_another_text_is_behind_no_beginning() {
        let file =
            |path: &str| SourceFile { path: path.parse().unwrap(), origin: Origin::Site, bytes: Vec::new().into() };
        let snapshot = Snapshot::new(vec![file("content/page.md"), file("content/page.fr.md")], Vec::new());
        let [own, other] =
            ["content/page.md", "content/page.fr.md"].map(|path| snapshot.find(&path.parse().unwrap()).unwrap());
        let beginnings = [10, 50].map(|start| Span::new(other, start..start + 5));
        let check = |file: FileId, start: usize, expected: Option<usize>| {
            assert_eq!(beginning_before(&beginnings, Span::new(file, start..start + 1)), expected, "{start}");
        };
        check(other, 5, None);
        check(other, 10, Some(0));
        check(other, 60, Some(1));
        check(own, 60, None);
    }
}
