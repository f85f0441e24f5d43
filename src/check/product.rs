//! Products that documents name.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Product;
use crate::model::ProductId;
use crate::model::Site;
use crate::model::Slug;
use crate::text::Spanned;
use crate::text::nearest;

/// The most products that a hint names.
const MOST_NAMES: usize = 4;

/// Looks a product up; an unknown one is reported with the nearest that is known.
///
/// Of one whose facts have faults nothing is said: these are told where they are.
pub(in crate::check) fn find<'s>(site: &'s Site, id: &Spanned<ProductId>, report: &mut Report) -> Option<&'s Product> {
    let product = site.product(&id.value);
    if product.is_none() && !site.faulty_products.contains(&id.value) {
        let diagnostic =
            Diagnostic::new(Code::ProductUnknown, id.span, format!("no product has the id `{}`", id.value));
        let known = nearest(
            id.value.as_str(),
            site.products.iter().map(|product| &product.id.value).chain(&site.faulty_products).map(Slug::as_str),
        );
        report.push(match known {
            Some(known) => diagnostic.hint(format!("did you mean `{known}`?")),
            None => diagnostic.hint(match names(site) {
                Some(names) => format!("name {names}, or write `products/{}.toml`", id.value),
                None => format!("write `products/{}.toml`", id.value),
            }),
        });
    }
    product
}

/// Lists the products of a site for a hint; `None` where it has none, or more than a hint can name.
fn names(site: &Site) -> Option<String> {
    let names: Vec<String> = site.products.iter().map(|product| format!("`{}`", product.id.value)).collect();
    (1..=MOST_NAMES).contains(&names.len()).then(|| names.join(" or "))
}
