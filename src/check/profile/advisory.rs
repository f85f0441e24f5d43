//! Rules about advisories.

use jiff::ToSpan;

use crate::check::EditionDocument;
use crate::check::TextState;
use crate::check::history;
use crate::check::profile::reading::Reading;
use crate::check::profile::reading::has_heading;
use crate::check::profile::reading::top;
use crate::check::profile::text;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::diag::Level;
use crate::model::Advisory;
use crate::model::AffectedRange;
use crate::model::Exploited;
use crate::model::FixPlan;
use crate::model::Instant;
use crate::model::Product;
use crate::model::RangeEnd;
use crate::model::Support;
use crate::model::TimelineEvent;
use crate::model::Version;
use crate::model::Vulnerability;

/// Looks at each advisory in force; without any there is nothing to look at.
fn each<F>(reading: &Reading<'_>, faults: impl Fn(&EditionDocument, &Advisory) -> F) -> Verdict
where
    F: IntoIterator<Item = Fault>,
{
    let mut advisories = reading.advisories().peekable();
    match advisories.peek() {
        None => Verdict::NotApplicable,
        Some(_) => Verdict::of(advisories.flat_map(|(document, advisory)| faults(document, advisory))),
    }
}

/// Looks at each vulnerability of each advisory in force.
fn each_vulnerability(
    reading: &Reading<'_>,
    is_broken: impl Fn(&EditionDocument, &Vulnerability) -> bool,
    field: &str,
    message: &str,
    hint: &str,
) -> Verdict {
    each(reading, |document, advisory| {
        let is_broken = advisory.vulnerabilities.iter().any(|vulnerability| is_broken(document, vulnerability));
        is_broken.then(|| {
            let message = format!("`{}`: {message}", advisory.id);
            Fault::new(reading.field(document, field), message, hint)
        })
    })
}

/// A part of an advisory, and how bad it is to miss it.
type Part = (bool, Option<Level>, &'static str);

fn missing(document: &EditionDocument, advisory: &Advisory, parts: &[Part]) -> Vec<Fault> {
    let missing = parts.iter().filter(|(is_there, ..)| !is_there);
    let faults = missing.map(|(_, level, part)| {
        let fault = Fault::new(top(document), format!("`{}` has no {part}", advisory.id), format!("add {part}"));
        Fault { level: *level, ..fault }
    });
    faults.collect()
}

fn has_products(vulnerability: &Vulnerability) -> bool {
    !vulnerability.affected.is_empty()
        || !vulnerability.not_affected.is_empty()
        || !vulnerability.under_investigation.is_empty()
}

fn ranges(vulnerability: &Vulnerability) -> impl Iterator<Item = &AffectedRange> {
    vulnerability.affected.iter().flat_map(|affected| &affected.ranges)
}

/// Returns whether readers are told what to do: by a section, or a fixed version of everything that is affected.
fn has_remedy(document: &EditionDocument, vulnerability: &Vulnerability) -> bool {
    let is_told = has_heading(document, "fix") || has_heading(document, "workarounds");
    is_told || vulnerability.affected.is_empty() || ranges(vulnerability).any(|range| range.fixed().is_some())
}

fn is_whole(advisory: &Advisory, has: impl Fn(&Vulnerability) -> bool) -> bool {
    advisory.vulnerabilities.iter().all(has)
}

/// An advisory has the parts of ISO/IEC 29147.
pub(super) fn iso_parts(reading: &Reading<'_>) -> Verdict {
    each(reading, |document, advisory| {
        let weak = Some(Level::Warning);
        let parts = [
            (document.source().summary.is_some(), None, "overview: `summary`"),
            (is_whole(advisory, has_products), None, "affected products: `[[affected]]`"),
            (is_whole(advisory, |fields| has_remedy(document, fields)), None, "remediation: a section `{#fix}`"),
            (has_heading(document, "impact"), weak, "impact: a section `{#impact}`"),
            (is_whole(advisory, |fields| fields.rating.is_some()), weak, "severity: `cvss`"),
            (!advisory.references.is_empty(), weak, "references: `[[reference]]`"),
            (!advisory.credits.is_empty(), weak, "credit: `[[credit]]`"),
        ];
        missing(document, advisory, &parts)
    })
}

/// An advisory tells what CERT-FR and JVN tell: summary, products, impact, and what to do.
pub(super) fn cert_parts(reading: &Reading<'_>) -> Verdict {
    each(reading, |document, advisory| {
        let parts = [
            (document.source().summary.is_some(), None, "summary: `summary`"),
            (is_whole(advisory, has_products), None, "affected products: `[[affected]]`"),
            (has_heading(document, "impact"), None, "impact: a section `{#impact}`"),
            (is_whole(advisory, |fields| has_remedy(document, fields)), None, "solution: a section `{#fix}`"),
        ];
        missing(document, advisory, &parts)
    })
}

/// An advisory says what was fixed, and comes with the fix, or within customers' head start, or says why not.
pub(super) fn after_update(reading: &Reading<'_>) -> Verdict {
    each(reading, |document, advisory| {
        let parts = [
            (document.source().summary.is_some(), None, "description: `summary`"),
            (is_whole(advisory, has_products), None, "products: `[[affected]]`"),
            (has_heading(document, "impact"), None, "impact: a section `{#impact}`"),
            (is_whole(advisory, |fields| fields.rating.is_some()), None, "severity: `cvss`"),
            (is_whole(advisory, |fields| has_remedy(document, fields)), None, "remediation: a section `{#fix}`"),
        ];
        missing(document, advisory, &parts).into_iter().chain(delay(reading, document, advisory)).collect::<Vec<_>>()
    })
}

fn delay(reading: &Reading<'_>, document: &EditionDocument, advisory: &Advisory) -> Option<Fault> {
    let fixed = event(advisory, TimelineEvent::FixReleased)?;
    let head_start = reading.site().disclosure.as_ref().and_then(|disclosure| disclosure.customer_head_start);
    let fifths = head_start.map_or(0, super::reading::length);
    let days = i64::try_from(fifths.div_ceil(120)).unwrap_or(i64::MAX);
    let is_late = advisory.published.date() > fixed.date().saturating_add(days.days());
    (is_late && !has_heading(document, "delay")).then(|| {
        let message = format!("`{}` came later than its fix and the head start of customers", advisory.id);
        Fault::new(reading.field(document, "published"), message, "say why in a section `{#delay}`")
    })
}

fn event(advisory: &Advisory, event: TimelineEvent) -> Option<Instant> {
    advisory.timeline.iter().find(|entry| entry.event == event).map(|entry| entry.on)
}

/// An advisory of something that is exploited says what users should do, in a machine-readable form too.
pub(super) fn exploited(reading: &Reading<'_>) -> Verdict {
    let exploited = reading.advisories().filter(|(_, advisory)| advisory.exploited() == Exploited::Yes);
    let exploited: Vec<_> = exploited.collect();
    if exploited.is_empty() {
        return Verdict::NotApplicable;
    }
    Verdict::of(exploited.into_iter().filter_map(|(document, advisory)| {
        let is_told = has_heading(document, "fix") || has_heading(document, "workarounds");
        let is_machine_readable = !reading.edition.csaf(&document.id).is_empty();
        (!is_told || !is_machine_readable).then(|| {
            let message = format!("`{}` is exploited, and does not tell users what to do", advisory.id);
            Fault::new(reading.field(document, "exploited"), message, "add a section `{#fix}` or `{#workarounds}`")
        })
    }))
}

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

/// A report is acknowledged, confirmed and fixed in this order.
pub(super) fn ordered(reading: &Reading<'_>) -> Verdict {
    const ORDER: [TimelineEvent; 4] =
        [TimelineEvent::Reported, TimelineEvent::Acknowledged, TimelineEvent::Confirmed, TimelineEvent::FixReleased];
    each(reading, |document, advisory| {
        let told: Vec<_> = ORDER.iter().filter_map(|name| Some((*name, event(advisory, *name)?))).collect();
        let disordered = told.windows(2).filter(|pair| history::is_before(pair[1].1, pair[0].1));
        let faults = disordered.map(|pair| {
            let (first, second) = (pair[0].0.as_str(), pair[1].0.as_str());
            let message = format!("`{}`: `{second}` came before `{first}`", advisory.id);
            Fault::new(reading.field(document, "timeline"), message, "correct the days of the timeline")
        });
        faults.collect::<Vec<_>>()
    })
}

/// Translations of advisories are up to date.
pub(super) fn translated(reading: &Reading<'_>) -> Verdict {
    each(reading, |document, advisory| {
        let stale =
            document.texts.values().filter(|text| matches!(text.state, TextState::Translation { is_stale: true, .. }));
        let faults = stale.map(|text| {
            let message = format!("the translation of `{}` into `{}` is not up to date", advisory.id, text.locale);
            Fault::new(
                crate::text::Span::top(text.body.file),
                message,
                "`lucarne translate status --diff` shows what changed",
            )
        });
        faults.collect::<Vec<_>>()
    })
}

/// Every vulnerability names a product.
pub(super) fn names_products(reading: &Reading<'_>) -> Verdict {
    let is_broken = |_: &EditionDocument, vulnerability: &Vulnerability| !has_products(vulnerability);
    each_vulnerability(reading, is_broken, "id", "no product is named", "add `[[affected]]`")
}

/// Of every vulnerability one product is affected, or looked at.
pub(super) fn affects(reading: &Reading<'_>) -> Verdict {
    let is_broken = |_: &EditionDocument, vulnerability: &Vulnerability| {
        has_products(vulnerability) && vulnerability.affected.is_empty() && vulnerability.under_investigation.is_empty()
    };
    each_vulnerability(reading, is_broken, "not_affected", "no product is affected", "add `[[affected]]`")
}

/// Every range of affected versions ends, or says that no fix is planned.
pub(super) fn fixed(reading: &Reading<'_>) -> Verdict {
    let is_open = |range: &AffectedRange| {
        matches!(range.end, RangeEnd::Open(FixPlan::Undecided) | RangeEnd::LastAffected(_, FixPlan::Undecided))
    };
    let is_broken = |_: &EditionDocument, vulnerability: &Vulnerability| ranges(vulnerability).any(is_open);
    let hint = "add `fixed`, or `fix = \"none-planned\"`";
    each_vulnerability(reading, is_broken, "ranges", "no fixed version is stated", hint)
}

/// What is looked at is settled after 90 days.
pub(super) fn settled(reading: &Reading<'_>) -> Verdict {
    each(reading, |document, advisory| {
        let is_open = advisory.vulnerabilities.iter().any(|fields| !fields.under_investigation.is_empty());
        let is_old = advisory.published.date().saturating_add(90.days()) < reading.today;
        (is_open && is_old).then(|| {
            let message = format!("`{}` has looked at a product for more than 90 days", advisory.id);
            let hint = "say whether the product is affected, with a `[[revision]]`";
            Fault::new(reading.field(document, "under_investigation"), message, hint).by_time()
        })
    })
}

/// Every vulnerability has a weakness.
pub(super) fn weakness(reading: &Reading<'_>) -> Verdict {
    let is_broken = |_: &EditionDocument, vulnerability: &Vulnerability| vulnerability.cwe.is_empty();
    each_vulnerability(reading, is_broken, "id", "no weakness is named", "add `cwe = [\"CWE-…\"]`")
}

/// Every advisory is described in a sentence.
pub(super) fn described(reading: &Reading<'_>) -> Verdict {
    each(reading, |document, advisory| {
        missing(document, advisory, &[(document.source().summary.is_some(), None, "description: `summary`")])
    })
}

/// Every advisory has a public reference.
pub(super) fn referenced(reading: &Reading<'_>) -> Verdict {
    each(reading, |document, advisory| {
        missing(document, advisory, &[(!advisory.references.is_empty(), None, "reference: `[[reference]]`")])
    })
}

/// Descriptions name nobody who is credited.
pub(super) fn uncredited(reading: &Reading<'_>) -> Verdict {
    each(reading, |document, advisory| {
        let summary = document.source().summary.as_deref().unwrap_or_default();
        let named = advisory.credits.iter().filter_map(|credit| credit.name.as_deref());
        let faults = named.filter(|name| summary.contains(name)).map(|name| {
            let message = format!("the summary of `{}` credits {name}", advisory.id);
            Fault::new(reading.field(document, "summary"), message, "leave credit to `[[credit]]`")
        });
        faults.collect::<Vec<_>>()
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

/// Ids of JVN have the form that JVN gives them.
pub(super) fn jvn_ids(reading: &Reading<'_>) -> Verdict {
    let mut ids = reading.advisories().flat_map(|(document, advisory)| {
        advisory.aliases.iter().filter(|alias| alias.starts_with("JVN")).map(move |alias| (document, alias))
    });
    let ids: Vec<_> = ids.by_ref().collect();
    if ids.is_empty() {
        return Verdict::NotApplicable;
    }
    Verdict::of(ids.into_iter().filter(|(_, id)| !is_jvn_id(id)).map(|(document, id)| {
        let message = format!("`{id}` is no id of JVN");
        let hint = "ids are JVN#, JVNVU# or JVNTA# and 8 digits, or JVNDB-, a year and 6 digits";
        Fault::new(reading.field(document, "aliases"), message, hint)
    }))
}

fn is_jvn_id(id: &str) -> bool {
    let is_number = |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let short = ["JVN#", "JVNVU#", "JVNTA#"].iter().find_map(|prefix| id.strip_prefix(prefix));
    let long = id.strip_prefix("JVNDB-").and_then(|rest| rest.split_once('-'));
    short.is_some_and(|number| is_number(number, 8))
        || long.is_some_and(|(year, number)| is_number(year, 4) && is_number(number, 6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_jvn_have_eight_digits_or_a_year_and_six() {
        for id in ["JVN#12345678", "JVNVU#98765432", "JVNTA#12345678", "JVNDB-2026-000001"] {
            assert!(is_jvn_id(id), "{id}");
        }
        for id in ["JVN#1234567", "JVN12345678", "JVNDB-26-000001"] {
            assert!(!is_jvn_id(id), "{id}");
        }
    }

    #[test]
    fn version_is_three_numbers() {
        assert!(has_version("npm install app@4.6.2"));
        assert!(!has_version("Install the new release 4.6 on 2026-11-01."));
    }
}
