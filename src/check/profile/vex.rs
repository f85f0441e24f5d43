//! Rules about statements that a product is, or is not, affected (VEX).

use std::collections::BTreeSet;

use crate::check::EditionDocument;
use crate::check::profile::advisory::has_remedy;
use crate::check::profile::reading::Reading;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::model::ProductId;
use crate::model::Vulnerability;

/// A vulnerability of a document that states something of products.
type Statement<'e> = (&'e EditionDocument, &'e Vulnerability);

fn statements<'e>(reading: &Reading<'e>) -> Vec<Statement<'e>> {
    let advisories = reading.advisories();
    let all = advisories.flat_map(|(document, advisory)| {
        advisory.vulnerabilities.iter().map(move |vulnerability| (document, vulnerability))
    });
    all.filter(|(_, vulnerability)| !products(vulnerability).is_empty()).collect()
}

fn products(vulnerability: &Vulnerability) -> BTreeSet<&ProductId> {
    let affected = vulnerability.affected.iter().map(|affected| &affected.product);
    let not_affected = vulnerability.not_affected.iter().map(|fields| &fields.product);
    affected.chain(not_affected).chain(&vulnerability.under_investigation).collect()
}

fn each<'e>(reading: &Reading<'e>, fault: impl Fn(Statement<'e>) -> Option<Fault>) -> Verdict {
    let statements = statements(reading);
    if statements.is_empty() { Verdict::NotApplicable } else { Verdict::of(statements.into_iter().filter_map(fault)) }
}

/// The products of statements are named in a way that programs know.
pub(super) fn products_identified(reading: &Reading<'_>) -> Verdict {
    let statements = statements(reading);
    if statements.is_empty() {
        return Verdict::NotApplicable;
    }
    let named: BTreeSet<&ProductId> =
        statements.iter().flat_map(|(_, vulnerability)| products(vulnerability)).collect();
    let named = named.into_iter().filter_map(|id| reading.site().product(id));
    let nameless = named.filter(|product| product.packages.is_empty() && product.cpe.is_none());
    Verdict::of(nameless.map(|product| {
        let message = format!("`{}` has neither a package URL nor a CPE", product.id.value);
        Fault::new(product.id.span, message, "add `packages` or `cpe`")
    }))
}

/// The vulnerability of a statement has a CVE id.
pub(super) fn vulnerability_identified(reading: &Reading<'_>) -> Verdict {
    each(reading, |(document, vulnerability)| {
        vulnerability.cve.is_none().then(|| {
            let message = "the vulnerability has no CVE id by which statements could be matched";
            Fault::new(reading.field(document, "id"), message, "add `cve`")
        })
    })
}

/// Whoever says that a product is affected says what to do.
pub(super) fn actionable(reading: &Reading<'_>) -> Verdict {
    each(reading, |(document, vulnerability)| {
        (!has_remedy(document, vulnerability)).then(|| {
            let message = "a product is affected, and nothing says what to do";
            Fault::new(reading.field(document, "id"), message, "add a section `{#fix}` or `{#workarounds}`")
        })
    })
}
