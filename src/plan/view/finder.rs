//! What the script of the index needs, and what it lets readers choose.

use serde::Serialize;

use crate::model::ListScope;
use crate::model::address;
use crate::plan::Viewpoint;

/// What the script of the index needs, and what it lets readers choose.
#[derive(Clone, Debug, Serialize)]
pub struct FinderView {
    /// The facts of all advisories.
    pub facts: String,
    /// Their texts.
    pub texts: String,
    /// The levels that there are, most severe first.
    pub levels: Vec<&'static str>,
    /// The products that are affected, by id.
    pub products: Vec<FinderProductView>,
    /// The years of publication, newest first.
    pub years: Vec<String>,
    /// Whether an advisory was withdrawn.
    pub has_withdrawn: bool,
}

/// A product to choose.
#[derive(Clone, Debug, Serialize)]
pub struct FinderProductView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl FinderView {
    /// Makes the view for the first page of the index; `None` for other pages, and where nothing can be chosen from.
    pub fn new(viewpoint: Viewpoint<'_>, scope: &ListScope, number: usize) -> Option<FinderView> {
        let is_index = *scope == ListScope::All && number == 1;
        let has_advisories = viewpoint.index.lists().any(|(_, documents)| !documents.is_empty());
        if !is_index || !has_advisories {
            return None;
        }
        let prefix = viewpoint.prefix();
        let mut view = FinderView {
            facts: viewpoint.href(&address::search_facts(prefix)),
            texts: viewpoint.href(&address::search_texts(prefix)),
            levels: Vec::new(),
            products: Vec::new(),
            years: Vec::new(),
            has_withdrawn: false,
        };
        for (scope, _) in viewpoint.index.lists() {
            match scope {
                ListScope::All => {}
                ListScope::Severity(level) => view.levels.push(level.as_str()),
                ListScope::Product(id) => {
                    view.products.push(FinderProductView { id: id.to_string(), name: viewpoint.product_name(id) });
                }
                ListScope::Year(year) => view.years.push(year.to_string()),
                ListScope::Withdrawn => view.has_withdrawn = true,
            }
        }
        view.levels.reverse();
        view.years.reverse();
        Some(view)
    }
}
