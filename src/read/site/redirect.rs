//! Addresses that have moved.

use std::collections::BTreeSet;

use crate::diag::Report;
use crate::model::FeedFormat;
use crate::model::FeedScope;
use crate::model::ListScope;
use crate::model::ProductId;
use crate::model::Redirect;
use crate::model::Route;
use crate::model::address;
use crate::read::fields::Fields;
use crate::text::Spanned;

/// Reads the redirects as they are stated, and behind them those that follow from them.
pub(in crate::read) fn read_all(fields: &mut Fields<'_>, report: &mut Report) -> Vec<Redirect> {
    let tables = fields.tables("redirect", report).into_iter();
    let redirects = tables.filter_map(|mut table| {
        let from = table.require_text("from", report);
        let to = table.require_text("to", report);
        table.finish(report);
        Some(Redirect { from: from?, to: to?, is_derived: false })
    });
    let stated: Vec<Redirect> = redirects.collect();
    // Neither case nor a slash at the end makes a difference.
    let folded = |redirect: &Redirect| redirect.from.value.trim_end_matches('/').to_ascii_lowercase();
    let taken: BTreeSet<String> = stated.iter().map(folded).collect();
    let followers = stated.iter().flat_map(follow_product);
    let derived: Vec<Redirect> = followers.filter(|redirect| !taken.contains(&folded(redirect))).collect();
    stated.into_iter().chain(derived).collect()
}

/// Returns the redirects that follow where the page of a product has moved: its advisories and its feeds are elsewhere
/// too.
fn follow_product(redirect: &Redirect) -> Vec<Redirect> {
    let product = |address: &Spanned<String>| {
        let id = address.value.strip_prefix("/versions/")?;
        id.strip_suffix('/').unwrap_or(id).parse::<ProductId>().ok()
    };
    let (Some(from), Some(to)) = (product(&redirect.from), product(&redirect.to)) else { return Vec::new() };
    let list = |product: &ProductId| address::list(None, &ListScope::Product(product.clone()), 1);
    let feed = |product: &ProductId, format| address::feed(None, &FeedScope::Product(product.clone()), 1, format);
    let feeds = FeedFormat::ALL.iter().map(|format| [&from, &to].map(|product| feed(product, *format)));
    let moved = [[list(&from), list(&to)]].into_iter().chain(feeds);
    let derive = |[from, to]: [Route; 2]| Redirect {
        from: Spanned::new(from.to_string(), redirect.from.span),
        to: Spanned::new(to.to_string(), redirect.to.span),
        is_derived: true,
    };
    moved.map(derive).collect()
}
