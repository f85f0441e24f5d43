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
    let report = gather_passages(gather_untranslated(report, translation), translation);
    let report = gather_sections(report, translation);
    let passages: usize = alignment.pairs.iter().map(|pair| pair.parts.len()).sum();
    let least = headings.limit(passages);
    let (mut rest, mut gathered) = split(report, |diagnostic| is_difference(diagnostic.code).then_some(()));
    let parts = gathered.remove(&()).unwrap_or_default();
    let place = (Code::DriftText, translation.parts[0].passage.span);
    push_gathered(&mut rest, least, parts, |parts| {
        Diagnostic::digest(place, "the translation differs from its source", least, parts)
            .hint("see whether it follows an older source")
    });
    rest
}

/// Tells once of a text of which most was left in its source's language.
fn gather_untranslated(report: Report, translation: &Reading<'_>) -> Report {
    let is_left = |diagnostic: &Diagnostic| diagnostic.code == Code::Untranslated;
    let passages = translation.parts.iter().filter(|part| !part.is_code()).count();
    let left = report.iter().filter(|diagnostic| is_left(diagnostic)).count();
    if left < MANY || left * PASSAGES < passages {
        return report;
    }
    let (mut rest, mut gathered) = split(report, |diagnostic| is_left(diagnostic).then_some(()));
    let message = format!("{left} of the text's {passages} passages are not translated");
    let digest = Diagnostic::new(Code::Untranslated, translation.parts[0].passage.span, message);
    rest.push(digest.standing_for(gathered.remove(&()).unwrap_or_default()));
    rest
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
    let (mut rest, gathered) = split(report, |diagnostic| match diagnostic.place {
        Place::Span(span) if is_difference(diagnostic.code) => beginning_before(&beginnings, span),
        _ => None,
    });
    for (section, parts) in gathered {
        let least = lengths[section].div_ceil(2).max(MANY_OF_SECTION);
        let place = (Code::DriftText, beginnings[section]);
        push_gathered(&mut rest, least, parts, |parts| {
            Diagnostic::digest(place, "the section differs from its source's", least, parts)
        });
    }
    rest
}

/// Tells once of differences of one kind in one passage, which one change has brought as a rule.
fn gather_passages(report: Report, translation: &Reading<'_>) -> Report {
    let is_body = |part: &&Part| !matches!(part.passage.kind, PassageKind::Words);
    let beginnings: Vec<Span> = translation.parts.iter().filter(is_body).map(|part| part.passage.span).collect();
    let (mut rest, gathered) = split(report, |diagnostic| match diagnostic.place {
        Place::Span(span) if is_repeatable(diagnostic.code) => {
            beginning_before(&beginnings, span).zip(Some(diagnostic.code))
        }
        _ => None,
    });
    for parts in gathered.into_values() {
        let mut first = parts[0].clone();
        if parts.len() > 1 {
            first.message.push_str(&format!(", and {} more such in the passage", parts.len() - 1));
            first = first.standing_for(parts);
        }
        rest.push(first);
    }
    rest
}

/// Adds one diagnostic for all, or each by itself where they tell of fewer places than `least`.
fn push_gathered(
    report: &mut Report,
    least: usize,
    parts: Vec<Diagnostic>,
    whole: impl FnOnce(Vec<Diagnostic>) -> Diagnostic,
) {
    if parts.iter().map(Diagnostic::count).sum::<usize>() < least {
        parts.into_iter().for_each(|part| report.push(part));
    } else {
        report.push(whole(parts));
    }
}

/// Parts a report: what has no key, and the rest by theirs, none of them empty.
fn split<K: Ord>(report: Report, key_of: impl Fn(&Diagnostic) -> Option<K>) -> (Report, BTreeMap<K, Vec<Diagnostic>>) {
    let (mut rest, mut gathered): (Report, BTreeMap<K, Vec<Diagnostic>>) = (Report::new(), BTreeMap::new());
    for diagnostic in report.into_diagnostics() {
        match key_of(&diagnostic) {
            Some(key) => gathered.entry(key).or_default().push(diagnostic),
            None => rest.push(diagnostic),
        }
    }
    (rest, gathered)
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
        Code::DriftText,
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
