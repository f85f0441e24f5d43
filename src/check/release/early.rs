//! Data that a later version of a policy changes, and that readers are told already.
//!
//! Until that version is in force the policy's page shows the stored text of the one before; all else prints what
//! `site.toml` says.

use std::sync::Arc;

use jiff::civil::Date;

use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::fact;
use crate::check::release::printed::printed;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::Document;
use crate::read::Outline;
use crate::read::ReleasedFields;
use crate::text::Span;

/// The most places that are named of one datum.
const MOST_PLACES: usize = 6;

/// A policy whose page shows the stored text of a version, since a later one has not come into force.
pub(super) struct HeldBack<'e> {
    /// The policy.
    pub(super) policy: &'e EditionDocument,
    /// The version that is in force, and what its text was made of.
    pub(super) in_force: (&'e str, &'e ReleasedFields),
    /// The next one, and its day.
    pub(super) next: (&'e str, Date),
}

impl HeldBack<'_> {
    /// Warns of each datum that the version in force prints, and that is another one now.
    pub(super) fn report(&self, edition: &Edition, documents: &[Arc<Document>], report: &mut Report) {
        let site = edition.site();
        let ((in_force, released), (next, day)) = (self.in_force, self.next);
        for (name, before) in &released.facts {
            let Some(now) = printed(site, self.policy, name).filter(|now| now != before) else { continue };
            let what = match name.strip_prefix("block:") {
                Some(_) => format!("what `<{name}>` prints has changed"),
                None => format!("`<fact:{name}>` was `{before}` and is `{now}`"),
            };
            let message = format!("{what} since version `{in_force}`, and version `{next}` is in force from {day} on");
            let place = fact::place(site, name);
            let hint = format!("put the old value back until {day}: version {next} is stored with the new one");
            let mut diagnostic = Diagnostic::new(Code::PolicyUnreleased, place, message).hint(hint);
            for span in self.places(name, documents).take(MOST_PLACES) {
                diagnostic = diagnostic.related(span, "readers are told the new one here already");
            }
            report.push(diagnostic);
        }
    }

    /// Returns where sources print a datum beside the policy.
    fn places<'d>(&self, name: &'d str, documents: &'d [Arc<Document>]) -> impl Iterator<Item = Span> + 'd {
        let own = self.policy.id.clone();
        let others = documents.iter().filter(move |document| document.id != own && !document.is_released());
        others.filter_map(|document| place_in(&document.source.outline, name))
    }
}

/// Returns where a text first prints a fact, or a block as `block:NAME`.
fn place_in(outline: &Outline, name: &str) -> Option<Span> {
    if let Some(block) = name.strip_prefix("block:") {
        return outline.blocks.iter().find(|known| known.value == block).map(|known| known.span);
    }
    let fact = outline.facts.iter().find(|fact| fact.value == name).map(|fact| fact.span);
    let is_link = |destination: &str| destination.strip_prefix("fact:") == Some(name);
    let link = || outline.links.iter().find(|link| is_link(&link.destination.value));
    fact.or_else(|| link().map(|link| link.destination.span))
}
