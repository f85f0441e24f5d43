//! What stands in sections without a counterpart: it may be what another section seems to lack.
//!
//! That the headings of two texts differ is said elsewhere. Until they agree, what has moved into a section that the
//! other text does not have is no loss, and what is told of it would only repeat that.

use std::collections::BTreeSet;

use crate::check::drift::claim::What;
use crate::check::drift::concordance::Concordance;
use crate::check::drift::item;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::drift::settle::statement;
use crate::check::drift::settle::subject;
use crate::read::PassageKind;

/// What sections of one text hold that stand for none of the other.
#[derive(Clone, Debug, Default)]
pub(in crate::check::drift) struct Spare {
    said: BTreeSet<String>,
    /// Its prose.
    prose: Concordance,
    /// Whether there is prose among it.
    pub(in crate::check::drift) has_prose: bool,
    /// Whether there is a code block.
    pub(in crate::check::drift) has_code: bool,
    /// Whether there are items of a list or cells of a table.
    pub(in crate::check::drift) has_items: bool,
}

impl Spare {
    /// Gathers what the parts of a text hold.
    pub(in crate::check::drift) fn of(reading: &Reading<'_>, parts: impl Iterator<Item = usize>) -> Spare {
        let (mut spare, mut prose) = (Spare::default(), String::new());
        for part in parts.map(|at| &reading.parts[at]) {
            spare.said.extend(item::keys(part));
            spare.said.extend(part.claims.iter().map(|claim| statement(&claim.what)));
            if !part.is_code() {
                prose.push_str(&part.passage.text);
                prose.push('\n');
            }
            spare.has_code |= part.is_code();
            spare.has_items |= is_item(part);
            spare.has_prose |= !part.is_code() && !part.is_heading();
        }
        Spare { prose: Concordance::new(prose), ..spare }
    }

    /// Whether it states something, in its claims or anywhere in its prose.
    pub(in crate::check::drift) fn states(&self, what: &What) -> bool {
        self.says(&statement(what)) || self.says(&subject(what))
    }

    /// Whether it holds a statement, the key of a code span, link or fact, or the words of one.
    pub(in crate::check::drift) fn says(&self, what: &str) -> bool {
        self.said.contains(what) || what.len() > 1 && self.prose.has(what)
    }
}

fn is_item(part: &Part) -> bool {
    matches!(part.passage.kind, PassageKind::Item(_) | PassageKind::Cell(..))
}
