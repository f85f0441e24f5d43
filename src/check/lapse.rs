//! What ends soon: keys, and the support of products.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Product;
use crate::model::PublicKey;
use crate::model::Site;
use crate::text::Span;

/// How many days before its end something is told of.
const NOTICE: i64 = 30;

/// Tells of keys and supported series that end within 30 days.
pub(in crate::check) fn check(site: &Site, today: Date, report: &mut Report) {
    site.keys.iter().for_each(|key| check_key(key, today, report));
    site.products.iter().for_each(|product| check_support(product, today, report));
}

fn check_key(key: &PublicKey, today: Date, report: &mut Report) {
    let Some(expires) = &key.expires else { return };
    let hint = "prolong it, or publish a new key beside it";
    report_end("the key expires", expires.value, (today, expires.span, hint), report);
}

fn check_support(product: &Product, today: Date, report: &mut Report) {
    for series in &product.series {
        let Some(until) = series.support_until else { continue };
        let what = format!("support of `{}` {} ends", product.id.value, series.name);
        let hint = "tell its users what to move to";
        report_end(&what, until, (today, product.id.span, hint), report);
    }
}

/// Tells of what ends on a day, if that is soon.
pub(in crate::check) fn report_end(
    what: &str,
    end: Date,
    (today, place, hint): (Date, Span, &str),
    report: &mut Report,
) {
    if end < today || end > today.saturating_add(NOTICE.days()) {
        return;
    }
    let left = match (end - today).get_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    };
    report.push(Diagnostic::new(Code::ExpiresSoon, place, format!("{what} on {end}, {left}")).hint(hint));
}
