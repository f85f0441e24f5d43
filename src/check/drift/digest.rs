//! One report for what follows another text than its source.
//!
//! A translation of an older source differs in most of its passages. Each difference is one consequence of that, and
//! where passages stand for other ones, some are none at all. The same holds of a section, and of a text that was left
//! in its source's language.

use std::collections::BTreeMap;

use crate::check::drift::align::SectionPair;
use crate::check::drift::reading::Reading;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Place;
use crate::diag::Report;
use crate::text::Span;

/// Fewer differences of a text are told one by one.
const MANY: usize = 8;
/// A text differs as a whole where there is a difference for so many passages.
const PASSAGES: usize = 3;
/// Fewer differences of a section are told one by one.
const MANY_OF_SECTION: usize = 5;
/// So many of them are listed.
const LISTED: usize = 20;

/// Puts one report in the place of many, where they are too many for a translation of its source.
pub(in crate::check::drift) fn gather(report: Report, translation: &Reading<'_>, pairs: &[SectionPair]) -> Report {
    let report = gather_untranslated(report, translation);
    let passages: usize = pairs.iter().map(|pair| pair.parts.len()).sum();
    let differences = report.iter().filter(|diagnostic| is_difference(diagnostic.code)).count();
    if differences < MANY || differences * PASSAGES < passages {
        return gather_sections(report, translation);
    }
    let message = format!("the translation differs from its source in {differences} places");
    let digest = Diagnostic::new(Code::DriftText, translation.parts[0].passage.span, message)
        .hint("see whether it follows an older source; the places are listed with this");
    fold_into(digest, report, |diagnostic| is_difference(diagnostic.code))
}

/// Tells once of a text of which most was left in its source's language.
fn gather_untranslated(report: Report, translation: &Reading<'_>) -> Report {
    let count = report.iter().filter(|diagnostic| diagnostic.code == Code::Untranslated).count();
    let passages = translation.parts.iter().filter(|part| !part.is_code()).count();
    if count < MANY || count * 2 < passages {
        return report;
    }
    let message = format!("{count} of the text's {passages} passages are not translated");
    let digest = Diagnostic::new(Code::Untranslated, translation.parts[0].passage.span, message);
    fold_into(digest, report, |diagnostic| diagnostic.code == Code::Untranslated)
}

/// Tells once of each section that has a difference for every other passage.
fn gather_sections(mut report: Report, translation: &Reading<'_>) -> Report {
    let beginnings: Vec<(Span, usize)> = translation
        .sections
        .iter()
        .skip(1)
        .filter_map(|section| {
            let first = translation.parts.get(section.heading.unwrap_or(section.parts.start))?;
            Some((first.first_line(), section.parts.len()))
        })
        .collect();
    let section_of = |diagnostic: &Diagnostic| match diagnostic.place {
        Place::Span(span) if is_difference(diagnostic.code) => {
            beginnings.partition_point(|(beginning, _)| beginning.start <= span.start).checked_sub(1)
        }
        _ => None,
    };
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    report.iter().filter_map(section_of).for_each(|section| *counts.entry(section).or_default() += 1);
    for (section, count) in counts {
        let (beginning, passages) = beginnings[section];
        if count >= MANY_OF_SECTION && count * 2 >= passages {
            let message = format!("the section differs from its source's in {count} places");
            let digest =
                Diagnostic::new(Code::DriftPassage, beginning, message).hint("the places are listed with this");
            report = fold_into(digest, report, |diagnostic| section_of(diagnostic) == Some(section));
        }
    }
    report
}

fn fold_into(mut digest: Diagnostic, report: Report, is_meant: impl Fn(&Diagnostic) -> bool) -> Report {
    let mut rest = Report::new();
    for diagnostic in report.iter() {
        match diagnostic.place {
            Place::Span(_) if is_meant(diagnostic) && digest.related.len() == LISTED => {}
            Place::Span(span) if is_meant(diagnostic) => {
                digest = digest.related(span, diagnostic.message.clone());
            }
            _ => rest.push(diagnostic.clone()),
        }
    }
    rest.push(digest);
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
