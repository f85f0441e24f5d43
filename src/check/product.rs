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
            None => diagnostic.hint(format!("write `products/{}.toml`", id.value)),
        });
    }
    product
}
