//! Rules about the versions that fix a vulnerability.

use crate::check::EditionDocument;
use crate::check::profile::advisory::each;
use crate::check::profile::reading::Reading;
use crate::check::profile::reading::top;
use crate::check::profile::text;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::model::Advisory;
use crate::model::AffectedRange;
use crate::model::Product;
use crate::model::Support;
use crate::model::Version;

/// Every fixed version is one of the product's releases.
pub(super) fn released(reading: &Reading<'_>) -> Verdict {
    each(reading, |document, advisory| {
        let fixed = fixed_versions(reading, advisory).into_iter();
        let is_unknown = |(product, version): &(&Product, &Version)| {
            let is_release = product.releases.iter().any(|release| release.version.as_str() == version.as_str());
            !product.releases.is_empty() && !is_release
        };
        let faults = fixed.filter(is_unknown).map(|(product, version)| {
            let message =
                format!("`{}` is fixed in {version}, and `{}` has no such release", advisory.id, product.id.value);
            let hint = "correct the version, or add it to `releases`";
            Fault::new(reading.field(document, "ranges"), message, hint)
        });
        faults.collect::<Vec<_>>()
    })
}

fn fixed_versions<'e>(reading: &Reading<'e>, advisory: &'e Advisory) -> Vec<(&'e Product, &'e Version)> {
    let affected = advisory.vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.affected);
    let pairs = affected.filter_map(|affected| Some((reading.site().product(&affected.product)?, affected)));
    let versions = pairs.flat_map(|(product, affected)| {
        affected.ranges.iter().filter_map(AffectedRange::fixed).map(move |version| (product, version))
    });
    versions.collect()
}

/// Of the versions that fix an advisory one was supported when it was published.
pub(super) fn supported_fix(reading: &Reading<'_>) -> Verdict {
    each(reading, |document, advisory| {
        let fixed = fixed_versions(reading, advisory);
        let day = advisory.published.date();
        let is_supported = |(product, version): &(&Product, &Version)| {
            let series = product.series_of(version);
            series.is_none_or(|series| matches!(series.support_on(day), Support::Supported(_)))
        };
        let is_stranded = !fixed.is_empty() && !fixed.iter().any(is_supported);
        is_stranded.then(|| {
            let message = format!("`{}` is fixed only in versions that were no longer supported", advisory.id);
            Fault::new(reading.field(document, "ranges"), message, "name a supported version to move to")
        })
    })
}

/// A section that says how to fix a vulnerability and names versions names a fixed one.
pub(super) fn fix_named(reading: &Reading<'_>) -> Verdict {
    each(reading, |document, advisory| {
        let fixed = fixed_versions(reading, advisory);
        let section = section(reading, document, "fix")?;
        let is_named = fixed.iter().any(|(_, version)| section.contains(version.as_str()));
        let is_contrary = !fixed.is_empty() && !is_named && has_version(section);
        is_contrary.then(|| {
            let message = format!("the section `{{#fix}}` of `{}` names versions, and none that is fixed", advisory.id);
            Fault::new(top(document), message, "name a version of `fixed`, or correct `fixed`")
        })
    })
}

fn section<'e>(reading: &Reading<'e>, document: &EditionDocument, id: &str) -> Option<&'e str> {
    let body = reading.body(document.source());
    let starts = text::headings(body);
    let index = document.source().headings.iter().position(|heading| heading.id == id)?;
    let (start, end) = (*starts.get(index)?, starts.get(index + 1).copied().unwrap_or(body.len()));
    body.get(start..end)
}

/// Returns whether a text has a number with two dots in it.
fn has_version(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit() && c != '.').any(|word| {
        let parts: Vec<&str> = word.trim_matches('.').split('.').collect();
        parts.len() == 3 && parts.iter().all(|part| !part.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_is_three_numbers() {
        assert!(has_version("npm install app@4.6.2"));
        assert!(!has_version("Install the new release 4.6 on 2026-11-01."));
    }
}
