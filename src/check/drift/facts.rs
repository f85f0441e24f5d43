//! What an advisory's own words say of a version, beside its facts: which version has the fix is stated as data.

use std::collections::BTreeMap;

use crate::check::drift::reading::Reading;
use crate::check::drift::standing::Standing;
use crate::check::drift::standing::standings;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::AdvisoryFields;
use crate::text::Span;

/// Reports versions of which every word of a passage says that they are affected where `fixed` names them, or that they
/// have the fix where `last_affected` does.
pub(in crate::check::drift) fn check(fields: &AdvisoryFields, source: &Reading<'_>, report: &mut Report) {
    let ends = ends(fields);
    if ends.is_empty() {
        return;
    }
    for part in source.parts.iter().filter(|part| !part.is_code()) {
        for (version, (said, claim)) in standings(part, source.lexicon) {
            let Some((stated, place)) = ends.get(version) else { continue };
            let [says, field] = match (said, stated) {
                (Some(Standing::Affected), Standing::Fixed) => ["is affected", "fixed"],
                (Some(Standing::Fixed), Standing::Affected) => ["has the fix", "last_affected"],
                _ => continue,
            };
            let message = format!("the text says that `{version}` {says}, and the front matter has it as `{field}`");
            let diagnostic = Diagnostic::new(Code::FactContradicted, part.place(claim), message);
            let hint =
                "correct whichever is wrong; the advisory's page and its documents say what the front matter does";
            report.push(diagnostic.hint(hint).related(*place, format!("`{field}` here")));
        }
    }
}

/// Returns the ends of the affected ranges. Products may share numbers, so that of several of them the words do not tell
/// which they mean; nor do they where one vulnerability is fixed in the last version that another one affects.
fn ends(fields: &AdvisoryFields) -> BTreeMap<&str, (Standing, Span)> {
    let affected = || fields.vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.affected);
    let mut products = affected().map(|affected| &affected.product.value);
    let first = products.next();
    if products.any(|product| Some(product) != first) {
        return BTreeMap::new();
    }
    let ranges = || affected().flat_map(|affected| &affected.ranges);
    let fixed = ranges().filter_map(|range| Some((Standing::Fixed, range.fixed.as_ref()?)));
    let last = ranges().filter_map(|range| Some((Standing::Affected, range.last_affected.as_ref()?)));
    let mut ends: BTreeMap<&str, (Standing, Span)> = BTreeMap::new();
    let mut unclear = Vec::new();
    for (standing, version) in fixed.chain(last) {
        let end = ends.entry(&version.value).or_insert((standing, version.span));
        if end.0 != standing {
            unclear.push(version.value.as_str());
        }
    }
    ends.retain(|version, _| !unclear.contains(version));
    ends
}
