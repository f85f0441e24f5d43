//! Rules about products and how long they are supported.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::check::profile::reading::Reading;
use crate::check::profile::verdict::Fault;
use crate::check::profile::verdict::Verdict;
use crate::model::Product;

/// Looks at each product; without any there is nothing to look at.
fn each(reading: &Reading<'_>, fault: impl Fn(&Product) -> Option<Fault>) -> Verdict {
    let products = &reading.site().products;
    if products.is_empty() { Verdict::NotApplicable } else { Verdict::of(products.iter().filter_map(fault)) }
}

fn fault_when(product: &Product, is_lacking: bool, what: &str, hint: &str) -> Option<Fault> {
    is_lacking.then(|| Fault::new(product.id.span, format!("`{}` {what}", product.id.value), hint))
}

/// Each product has branches.
pub(super) fn branches(reading: &Reading<'_>) -> Verdict {
    let hint = "add `series` with the versions that are supported";
    each(reading, |product| {
        fault_when(product, product.series.is_empty(), "does not say which versions are supported", hint)
    })
}

/// Each branch of a product says when its support ends.
pub(super) fn ends(reading: &Reading<'_>) -> Verdict {
    each(reading, |product| {
        let endless = product.series.iter().find(|series| series.support_until.is_none())?;
        let message = format!("`{}` does not say until when {} is supported", product.id.value, endless.name);
        Some(Fault::new(
            product.id.span,
            message,
            "add `support_until` to the series, such as `support_until = 2031-12-31`",
        ))
    })
}

/// Each product has branches, and each branch says when its support ends.
pub(super) fn branches_and_ends(reading: &Reading<'_>) -> Verdict {
    match branches(reading) {
        Verdict::Satisfied => ends(reading),
        verdict => verdict,
    }
}

/// Each product is named in a way that programs know.
pub(super) fn identified(reading: &Reading<'_>) -> Verdict {
    each(reading, |product| {
        let is_nameless = product.packages.is_empty() && product.cpe.is_none();
        fault_when(
            product,
            is_nameless,
            "has neither a package URL nor a CPE",
            "add `packages`, such as `packages = [\"pkg:cargo/example-tool\"]`, or `cpe`",
        )
    })
}

/// Each product says where its bill of materials is.
pub(super) fn sbom(reading: &Reading<'_>) -> Verdict {
    each(reading, |product| {
        fault_when(
            product,
            product.papers.sbom.is_none(),
            "does not say where its SBOM is",
            "add `sbom`, such as `sbom = \"https://example.org/tool/sbom.json\"`",
        )
    })
}

/// Each product says where its declaration of conformity is.
pub(super) fn declaration(reading: &Reading<'_>) -> Verdict {
    let hint = "add `declaration`";
    each(reading, |product| {
        fault_when(
            product,
            product.papers.declaration.is_none(),
            "does not say where its declaration of conformity is",
            hint,
        )
    })
}

/// Each product says where its instructions are.
pub(super) fn instructions(reading: &Reading<'_>) -> Verdict {
    let hint = "add `instructions`: commissioning, updates, decommissioning";
    each(reading, |product| {
        fault_when(product, product.papers.instructions.is_none(), "does not say where its instructions are", hint)
    })
}

/// Each product is supported for five years from the day it was placed on the market, or says why not.
pub(super) fn five_years(reading: &Reading<'_>) -> Verdict {
    each(reading, |product| {
        let Some(begin) = product.papers.market_date else {
            return fault_when(
                product,
                true,
                "does not say when it was placed on the market",
                "add `market_date`, such as `market_date = 2026-01-10`",
            );
        };
        // A branch without an end is a matter of another rule.
        let end = product.series.iter().map(|series| series.support_until.unwrap_or(Date::MAX)).max()?;
        let is_short = end < begin.saturating_add(5.years()) && product.papers.support_reason.is_none();
        fault_when(
            product,
            is_short,
            "is supported for less than five years",
            "support it longer, or say why in `support_reason`",
        )
    })
}
