//! The releases of a product that an advisory affects, to scale.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::check::EditionDocument;
use crate::model::Advisory;
use crate::model::ProductId;
use crate::model::address;
use crate::plan::Standing;
use crate::plan::Viewpoint;
use crate::plan::view::ReleaseTickView;
use crate::plan::view::RunView;
use crate::plan::view::figure::runs;
use crate::plan::view::scale::WIDTH;
use crate::plan::view::version::product_and_table;

/// How far two labels are apart at least, in units of the picture.
const LABEL: i64 = 16;

/// The releases of a product, and which of them an advisory affects; the lowest version on the left.
#[derive(Clone, Debug, Serialize)]
pub struct AffectedFigureView {
    /// The product's name.
    pub product: String,
    /// The page of its releases.
    pub href: String,
    /// The releases that are named: where a run begins, the first and the last, and others where there is room.
    pub releases: Vec<ReleaseTickView>,
    /// The runs of releases that are affected.
    pub affected: Vec<RunView>,
    /// The runs of releases that are not.
    pub clear: Vec<RunView>,
}

impl AffectedFigureView {
    /// Makes the views of an advisory, in the order of its source; none of a product with less than two releases that
    /// are out, or none affected.
    pub fn all(viewpoint: Viewpoint<'_>, document: &EditionDocument, advisory: &Advisory) -> Vec<AffectedFigureView> {
        let affected = advisory.vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.affected);
        let mut seen = BTreeSet::new();
        let products = affected.map(|affected| &affected.product).filter(|product| seen.insert(*product));
        products.filter_map(|product| AffectedFigureView::new(viewpoint, document, product)).collect()
    }

    fn new(viewpoint: Viewpoint<'_>, document: &EditionDocument, product: &ProductId) -> Option<AffectedFigureView> {
        viewpoint.index.product(viewpoint.edition, product)?;
        let (product, table) = product_and_table(viewpoint, product);
        let column = table.column(&document.id)?;
        let rows = || table.rows().iter().rev();
        let standings: Vec<Option<Standing>> = rows().map(|row| row.standing(column)).collect();
        let is_affected = |standing: &Option<Standing>| *standing == Some(Standing::Affected);
        if standings.len() < 2 || !standings.iter().any(is_affected) {
            return None;
        }
        let versions: Vec<&str> = rows().map(|row| product.releases[row.release].version.as_str()).collect();
        let scale = Scale(standings.len());
        Some(AffectedFigureView {
            product: product.name.clone(),
            href: viewpoint.href(&address::product_versions(viewpoint.prefix(), &product.id.value, 1)),
            releases: scale.labels(&standings, &versions),
            affected: scale.runs(&standings.iter().map(is_affected).collect::<Vec<_>>()),
            clear: scale.runs(&standings.iter().map(Option::is_none).collect::<Vec<_>>()),
        })
    }
}

/// So many releases side by side.
struct Scale(usize);

impl Scale {
    /// Returns where the room of a release begins.
    fn x(&self, place: usize) -> i64 {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX / WIDTH);
        number(place) * WIDTH / number(self.0)
    }

    fn runs(&self, marks: &[bool]) -> Vec<RunView> {
        let run = |(start, end)| RunView { x: self.x(start), width: self.x(end) - self.x(start) };
        runs(marks).into_iter().map(run).collect()
    }

    /// Names the releases at which something changes, then the last one and the others, each where there is room.
    fn labels(&self, standings: &[Option<Standing>], versions: &[&str]) -> Vec<ReleaseTickView> {
        let middle = |place: usize| (self.x(place) + self.x(place + 1)) / 2;
        let is_change = |place: &usize| *place == 0 || standings[*place] != standings[*place - 1];
        let (changes, others): (Vec<usize>, Vec<usize>) = (0..versions.len()).partition(is_change);
        let mut taken: BTreeSet<(i64, usize)> = BTreeSet::new();
        for place in changes.into_iter().chain(others.into_iter().rev()) {
            let x = middle(place);
            if taken.range((x - LABEL + 1, 0)..(x + LABEL, 0)).next().is_none() {
                taken.insert((x, place));
            }
        }
        taken.into_iter().map(|(x, place)| ReleaseTickView { version: versions[place].to_owned(), x }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_where_something_changes_and_where_there_is_room() {
        let affected = Some(Standing::Affected);
        let versions: Vec<String> = (0..60).map(|number| number.to_string()).collect();
        let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
        // Eight units for each: one of two has a label at most.
        let standings: Vec<_> = (0..60).map(|place| affected.filter(|_| (11..20).contains(&place))).collect();
        let named: Vec<String> = Scale(60).labels(&standings, &versions).into_iter().map(|tick| tick.version).collect();
        assert_eq!(named[..7], ["0", "3", "5", "7", "9", "11", "14"]);
        assert!(named.contains(&"20".to_owned()) && named.contains(&"59".to_owned()));
    }

    #[test]
    fn runs_fill_their_room() {
        assert_eq!(Scale(3).runs(&[false, true, true]), [RunView { x: 160, width: 320 }]);
    }
}
