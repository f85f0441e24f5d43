//! The facts of an announcement's front matter.

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::AnnouncementFields;
use crate::read::Visibility;
use crate::read::fields::Fields;
use crate::read::text::line_at;
use crate::text::Span;

/// The fields that a translation does not state again.
pub(in crate::read) const FACTS: [&str; 5] = ["published", "release_on", "products", "severity", "advisories"];

/// Reads the facts of an announcement; `None` where a day is missing without which nothing else makes sense.
pub(in crate::read) fn read(fields: &mut Fields<'_>, report: &mut Report) -> Option<AnnouncementFields> {
    fields.demand("published", report);
    let published = fields.instant("published", report);
    fields.demand("release_on", report);
    let release_on = fields.instant("release_on", report);
    let products = fields.parse_all("products", Code::FieldValue, report);
    let severity = fields.parse("severity", report).map(|severity| severity.value);
    let advisories = fields.parse_all("advisories", Code::FieldValue, report);
    let (published, release_on) = (published?, release_on?);
    Some(AnnouncementFields { published, release_on, products, severity, advisories })
}

/// Reads from when on the public may see an announcement.
///
/// A line that names `published` and does not parse says nothing for certain.
pub(in crate::read) fn read_visibility(
    fields: &Fields<'_>,
    text: &str,
    faults: &[Span],
    report: &mut Report,
) -> Visibility {
    let doubt = faults.iter().copied().find(|fault| line_at(text, fault.start).contains("published"));
    let published = fields.probe().instant("published", &mut Report::new());
    if let (Some(published), None) = (published, doubt) {
        return Visibility::From(published.value);
    }
    let what = if fields.has("published") { "cannot be read" } else { "is missing" };
    let message = format!("`published` {what}, so the announcement counts as not public");
    let place = doubt.or(fields.span_of("published")).or(faults.first().copied()).unwrap_or(fields.span());
    let hint = "it is a day such as 2026-03-14, or an instant such as 2026-03-14T14:00:00Z, without quotes";
    report.push(Diagnostic::new(Code::VisibilityUnreadable, place, message).hint(hint).redacted());
    Visibility::Unreadable
}
