//! Products with their versions, as a list in a text.

use std::collections::BTreeMap;

use crate::author::import::extent::Extent;

/// Returns plain text with a line for each product, in the order in which they come, and its versions behind it.
pub(in crate::author::import) fn list_products<'p>(named: impl IntoIterator<Item = (&'p str, &'p Extent)>) -> String {
    let mut places = BTreeMap::new();
    let mut lines: Vec<(&str, Vec<String>)> = Vec::new();
    for (name, extent) in named {
        let place = *places.entry(name).or_insert(lines.len());
        if place == lines.len() {
            lines.push((name, Vec::new()));
        }
        lines[place].1.extend(Some(extent.text()).filter(|_| *extent != Extent::All));
    }
    let line = |(name, versions): (&str, Vec<String>)| match versions.as_slice() {
        [] => format!("- {name}"),
        versions => format!("- {name}: {}", versions.join(", ")),
    };
    lines.into_iter().map(line).collect::<Vec<_>>().join("\n")
}
