//! One report for a translation that follows another text than its source.
//!
//! A translation of an older source differs in most of its passages. Each difference is one consequence of that, and
//! where passages stand for other ones, some are none at all.

use crate::check::drift::align::SectionPair;
use crate::check::drift::reading::Reading;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Place;
use crate::diag::Report;

/// Fewer differences are told one by one.
const MANY: usize = 8;
/// A text differs as a whole where there is a difference for so many passages.
const PASSAGES: usize = 3;
/// So many of them are listed.
const LISTED: usize = 20;

/// Puts one report in the place of many, where they are too many for a translation of its source.
pub(in crate::check::drift) fn gather(report: Report, translation: &Reading<'_>, pairs: &[SectionPair]) -> Report {
    let passages: usize = pairs.iter().map(|pair| pair.parts.len()).sum();
    let differences = report.iter().filter(|diagnostic| is_difference(diagnostic.code)).count();
    if differences < MANY || differences * PASSAGES < passages {
        return report;
    }
    let message = format!("the translation differs from its source in {differences} places");
    let title = translation.parts[0].passage.span;
    let mut digest = Diagnostic::new(Code::DriftText, title, message)
        .hint("see whether it follows an older source; the places are listed with this");
    let mut rest = Report::new();
    for diagnostic in report.iter() {
        match diagnostic.place {
            Place::Span(_) if is_difference(diagnostic.code) && digest.related.len() == LISTED => {}
            Place::Span(span) if is_difference(diagnostic.code) => {
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
