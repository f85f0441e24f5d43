//! Those who helped.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::ListScope;
use crate::plan::Viewpoint;
use crate::plan::view::LinkView;
use crate::plan::view::list::advisory_link;

/// View of `thanks.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ThanksView {
    /// Those who helped, by name; each with the advisories.
    pub people: Vec<PersonView>,
    /// How many credits are without a name.
    pub anonymous: usize,
}

impl ThanksView {
    /// Makes the view of `thanks.html`, with the names in the order of the reader's locale; advisories that were withdrawn
    /// do not count.
    pub fn new(viewpoint: Viewpoint<'_>, order: impl Fn(&str, &str) -> Ordering) -> ThanksView {
        let mut people: BTreeMap<&str, Vec<LinkView>> = BTreeMap::new();
        let mut anonymous = 0;
        for id in viewpoint.index.list(&ListScope::All) {
            let advisory = viewpoint.edition.document(id).and_then(|document| document.advisory());
            let credits = advisory.map_or(&[][..], |advisory| &advisory.credits);
            let names: BTreeSet<&str> = credits.iter().filter_map(|credit| credit.name.as_deref()).collect();
            for name in names {
                people.entry(name).or_default().extend(advisory_link(viewpoint, id));
            }
            anonymous += credits.iter().filter(|credit| credit.name.is_none()).count();
        }
        let person = |(name, advisories): (&str, Vec<LinkView>)| PersonView { name: name.to_owned(), advisories };
        let mut people: Vec<PersonView> = people.into_iter().map(person).collect();
        people.sort_by(|one, other| order(&one.name, &other.name));
        ThanksView { people, anonymous }
    }
}

/// Somebody who helped, on the thanks page.
#[derive(Clone, Debug, Serialize)]
pub struct PersonView {
    /// The name.
    pub name: String,
    /// What they helped with, newest first.
    pub advisories: Vec<LinkView>,
}
