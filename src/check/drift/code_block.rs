//! Code blocks: the same byte for byte, comments aside.

use std::collections::BTreeSet;

use crate::check::drift::align::Role;
use crate::check::drift::align::SectionPair;
use crate::check::drift::code_span;
use crate::check::drift::doubt::Doubt;
use crate::check::drift::lines;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;

/// Compares the code blocks of two sections.
pub(in crate::check::drift) fn compare(
    source: &Reading<'_>,
    translation: &Reading<'_>,
    pair: &SectionPair,
    (doubts, report): (&mut Vec<Doubt>, &mut Report),
) {
    let code = |reading: &Reading<'_>, at: Option<usize>| at.filter(|at| reading.parts[*at].is_code());
    for (own, other) in &pair.parts {
        match (code(source, *own), code(translation, *other)) {
            (Some(own), Some(other)) if has_moved(pair, &source.parts[own], &translation.parts[other]) => {}
            (Some(own), Some(other)) => {
                let lexicons = [source.lexicon, translation.lexicon];
                doubts.extend(lines::compare(&source.parts[own], &translation.parts[other], lexicons));
            }
            (Some(_), None) if pair.spare(Role::Translation).has_code => {}
            (None, Some(_)) if pair.spare(Role::Source).has_code => {}
            (Some(own), None) => {
                let own = &source.parts[own];
                let here = pair.beginning(Role::Translation).unwrap_or(own.passage.span);
                let message = format!("the translation lacks the source's code `{}`", first(own));
                report.push(
                    Diagnostic::new(Code::DriftCode, here, message).related(own.first_code_line(), "the source's code"),
                );
            }
            (None, Some(other)) => {
                let other = &translation.parts[other];
                let message = format!("the source has no code `{}` here", first(other));
                let diagnostic = Diagnostic::new(Code::DriftCode, other.first_code_line(), message);
                report.push(match pair.beginning(Role::Source) {
                    Some(there) => diagnostic.related(there, "the source's section"),
                    None => diagnostic,
                });
            }
            (None, None) => {}
        }
    }
}

/// Whether two blocks that share no line may each be that of a section that the other text does not have.
fn has_moved(pair: &SectionPair, own: &Part, other: &Part) -> bool {
    if ![Role::Source, Role::Translation].into_iter().any(|role| pair.spare(role).has_code) {
        return false;
    }
    let lines = |part: &'_ Part| -> BTreeSet<String> {
        part.passage.text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    lines(own).is_disjoint(&lines(other))
}

fn first(part: &Part) -> String {
    code_span::line(part.passage.text.trim())
}
