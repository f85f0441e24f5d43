//! Runs of versions whose ends were exchanged: `3.x to 3.9.7 and 4.x to 4.2.1`.

use std::collections::BTreeMap;

use crate::check::drift::claim::What;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::opposed::Said;
use crate::check::drift::opposed::Side;
use crate::check::drift::opposed::tell;
use crate::check::drift::reading::Part;
use crate::diag::Report;

/// Reports the first of the runs that begin and end as the source's do, but not as the same ones.
pub(in crate::check::drift::opposed) fn compare(own: Side<'_>, other: Side<'_>, report: &mut Report) {
    let (Some(runs), Some(others)) = (runs(own), runs(other)) else { return };
    let ends = |runs: &Runs<'_>| {
        let mut ends: Vec<String> = runs.values().map(|(end, _)| (*end).to_owned()).collect();
        ends.sort_unstable();
        ends
    };
    if runs.len() < 2 || !runs.keys().eq(others.keys()) || ends(&runs) != ends(&others) {
        return;
    }
    let mut pairs = runs.iter().zip(&others);
    if let Some(((_, (_, (_, said))), (_, (_, (at, there))))) = pairs.find(|((_, own), (_, other))| own.0 != other.0) {
        report.push(tell(&other.0.claims[*at], said, there));
    }
}

/// What ends the run that begins with a version: the version, its claim, and the run.
type Runs<'s> = BTreeMap<&'s str, (&'s str, (usize, Said<'s>))>;

/// Returns the runs of a passage; `None` where two begin or end with one version.
fn runs<'s>((part, lexicon): Side<'s>) -> Option<Runs<'s>> {
    let mut runs = Runs::new();
    for at in 1..part.claims.len() {
        let (first, last) = (&part.claims[at - 1], &part.claims[at]);
        let (Some(start), Some(end)) = (version(&first.what), version(&last.what)) else { continue };
        if !is_run(part, lexicon, first.range.end, last.range.start) {
            continue;
        }
        let said = Said { part, range: first.range.start..last.range.end };
        if runs.values().any(|(known, _)| *known == end) || runs.insert(start, (end, (at, said))).is_some() {
            return None;
        }
    }
    Some(runs)
}

fn version(what: &What) -> Option<&str> {
    match what {
        What::Version(text, _) => Some(text),
        What::Number(text, None, _) if text.contains('.') => Some(text),
        _ => None,
    }
}

/// Whether what stands between two versions makes them one run.
fn is_run(part: &Part, lexicon: &Lexicon, start: usize, end: usize) -> bool {
    let Some(between) = part.folded.lower.get(start..end) else { return false };
    let between: String = between.iter().map(|c| if c.is_whitespace() { ' ' } else { *c }).collect();
    lexicon.has("run", between.trim()) || lexicon.has("upgrade-run", between.trim())
}
