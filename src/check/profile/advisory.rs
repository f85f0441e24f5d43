//! Rules about the parts of advisories.

use jiff::ToSpan;

use crate::check::EditionDocument;
use crate::check::TextState;
use crate::check::TranslationAge;
use crate::check::history;
use crate::check::profile::reading::Reading;
use crate::check::profile::reading::has_heading;
use crate::check::profile::reading::top;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::diag::Level;
use crate::model::Advisory;
use crate::model::Affected;
use crate::model::AffectedRange;
use crate::model::Exploited;
use crate::model::Instant;
use crate::model::Quantity;
use crate::model::TimelineEvent;
use crate::model::Vulnerability;

/// Looks at each advisory in force; without any there is nothing to look at.
pub(super) fn each<F>(reading: &Reading<'_>, faults: impl Fn(&EditionDocument, &Advisory) -> F) -> Verdict
where
    F: IntoIterator<Item = Fault>,
{
    let mut advisories = reading.advisories().peekable();
    match advisories.peek() {
        None => Verdict::NotApplicable,
        Some(_) => Verdict::of(advisories.flat_map(|(document, advisory)| faults(document, advisory))),
    }
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

pub(super) fn has_products(vulnerability: &Vulnerability) -> bool {
    !vulnerability.affected.is_empty()
        || !vulnerability.not_affected.is_empty()
        || !vulnerability.under_investigation.is_empty()
}

pub(super) fn ranges(vulnerability: &Vulnerability) -> impl Iterator<Item = &AffectedRange> {
    vulnerability.affected.iter().flat_map(|affected| &affected.ranges)
}

/// Returns whether readers are told what to do in words: by a section on the fix or on workarounds.
pub(super) fn is_told(document: &EditionDocument) -> bool {
    has_heading(document, "fix") || has_heading(document, "workarounds")
}

/// Returns whether readers are told what to do: in words, or by a fixed version of everything that is affected.
pub(super) fn has_remedy(document: &EditionDocument, vulnerability: &Vulnerability) -> bool {
    let is_fixed = |affected: &Affected| {
        !affected.ranges.is_empty() && affected.ranges.iter().all(|range| range.fixed().is_some())
    };
    is_told(document) || vulnerability.affected.iter().all(is_fixed)
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
    let days = head_start.map_or(0, Quantity::most_days);
    let is_late = advisory.published.date() > fixed.date().saturating_add(i64::from(days).days());
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
        let is_told = is_told(document);
        let is_machine_readable = !reading.edition.csaf(&document.id).is_empty();
        (!is_told || !is_machine_readable).then(|| {
            let message = format!("`{}` is exploited, and does not tell users what to do", advisory.id);
            Fault::new(reading.field(document, "exploited"), message, "add a section `{#fix}` or `{#workarounds}`")
        })
    }))
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
        let is_current = |state: &TextState| match state {
            TextState::Source => true,
            TextState::Translation { age, .. } => *age == TranslationAge::Current,
        };
        let stale = document.texts.values().filter(|text| !is_current(&text.state));
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
