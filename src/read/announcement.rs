//! The facts of an announcement's front matter.

use crate::diag::Code;
use crate::diag::Report;
use crate::read::AnnouncementFields;
use crate::read::advisory;
use crate::read::fields::Fields;
use crate::read::notes::Notes;

/// The fields that a translation does not state again.
pub(in crate::read) const FACTS: [&str; 5] = ["published", "release_on", "products", "severity", "advisories"];

/// Reads the facts of an announcement; `None` where a day is missing without which nothing else makes sense. `notes` takes
/// what its revisions are said to change.
pub(in crate::read) fn read(
    fields: &mut Fields<'_>,
    notes: &mut Notes,
    report: &mut Report,
) -> Option<AnnouncementFields> {
    fields.demand("published", report);
    let published = fields.instant("published", report);
    fields.demand("release_on", report);
    let release_on = fields.instant("release_on", report);
    let products = fields.parse_all("products", Code::FieldValue, report);
    let severity = fields.parse("severity", report).map(|severity| severity.value);
    let advisories = fields.parse_all("advisories", Code::FieldValue, report);
    let revisions = advisory::read_revisions(fields, notes, report);
    let (published, release_on) = (published?, release_on?);
    Some(AnnouncementFields { published, release_on, products, severity, advisories, revisions })
}
